"""The bars of issue 3, and what was measured against them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from tests.benchmarks.search.measuring import Bench
from tests.benchmarks.search.visiting import ONCE

KB = 1000


@dataclass(frozen=True)
class Bar:
    """Limits by the number of reports, one for each figure that ``measure`` gives."""

    name: str
    unit: str
    limits: dict[int, tuple[float, ...]]
    measure: Callable[[Bench], tuple[float, ...]]
    is_time: bool = False


def share(numbers: Sequence[float], part: float) -> float:
    """The number below or at which that part of them lies; 1 is the worst."""
    return sorted(numbers)[max(0, ceil(part * len(numbers)) - 1)]


def _first(bench: Bench) -> tuple[float, ...]:
    sizes = [visit.bytes / KB for visit in bench.visits]
    return share(sizes, 0.5), share(sizes, 1)


def _columns(bench: Bench) -> tuple[float, ...]:
    return (sum(bench.made["parts"][part][1] for part in ONCE) / KB,)


def _later(bench: Bench) -> tuple[float, ...]:
    sizes = [visit.later_bytes / KB for visit in bench.visits]
    return share(sizes, 0.5), share(sizes, 0.9)


def _requests(bench: Bench) -> tuple[float, ...]:
    return (max(visit.requests for visit in bench.visits),)


def _there(bench: Bench) -> tuple[float, ...]:
    times = [visit.there for visit in bench.times]
    return share(times, 0.5), share(times, 0.95)


def _fetched(bench: Bench) -> tuple[float, ...]:
    times = [visit.fetched for visit in bench.times]
    return share(times, 0.5), share(times, 0.95)


def _memory(bench: Bench) -> tuple[float, ...]:
    return (bench.memory.after_all,) if bench.memory else ()


def _disk(bench: Bench) -> tuple[float, ...]:
    parts = bench.made["parts"]
    texts = parts["t"][1]
    return (sum(size for _, size in parts.values()) - texts) / KB**2, texts / KB**2


def _making(bench: Bench) -> tuple[float, ...]:
    """Time and memory of the same thing: what is made once the archive is loaded.

    A build makes its pages of the same objects; the whole process is told below the table.
    """
    made = bench.made
    return made["seconds"] * 1000 / made["reports"], made["peak"] - made["loaded"]


BARS = (
    Bar("câu hỏi đầu: mười kết quả, tổng, số theo năm, tổ chức, kể cả mã: giữa / nhiều nhất",
        "kB", {1_000: (55, 80), 10_000: (130, 240)}, _first),
    Bar("cột của các mặt lọc khác hiện ngay, một lần",
        "kB", {1_000: (10,), 10_000: (80,)}, _columns),
    Bar("câu hỏi sau: giữa / 90 %", "kB", {1_000: (25, 35), 10_000: (70, 130)}, _later),
    Bar("yêu cầu cho câu hỏi đầu, nhiều nhất", "", {1_000: (25,), 10_000: (40,)}, _requests),
    Bar("tìm khi các phần đã có sẵn: p50 / p95", "ms",
        {1_000: (3, 12), 10_000: (10, 40)}, _there, is_time=True),
    Bar("tìm khi phải tải các phần từ máy chủ tại chỗ: p50 / p95", "ms",
        {1_000: (50, 150), 10_000: (110, 280)}, _fetched, is_time=True),
    Bar("bộ nhớ hơn trang trống, sau mọi câu hỏi", "MB", {1_000: (50,), 10_000: (100,)}, _memory),
    Bar("trên đĩa: danh sách / văn bản", "MB", {1_000: (2, 2.6), 10_000: (17, 25)}, _disk),
    Bar("làm chỉ mục: thời gian xử lý mỗi báo cáo (ms) / bộ nhớ thêm vào kho (MB)",
        "",
        {1_000: (4, 200), 10_000: (4, 500)}, _making),
)  # fmt: skip
