"""The bars of issue 4, and what was measured against them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from tests.benchmarks.builds.bench import Bench
from tests.benchmarks.builds.growth import LEAST, Figures, power, series
from tests.benchmarks.builds.spending import Spent, middle

ANY = 0
"""The key of a limit that holds for every number of reports from ``LEAST`` on."""

Measured = tuple[float, ...]
Limits = dict[int, Measured]


@dataclass(frozen=True)
class Bar:
    """What must be reached and what is aimed at, by the number of reports.

    ``measure`` gives one figure for each of a limit's; nothing when it was not measured.
    """

    name: str
    unit: str
    measure: Callable[[Bench, dict[int, Figures]], Measured]
    limits: Limits
    aims: Limits = field(default_factory=dict)

    def limit(self, count: int) -> Measured:
        """What must be reached with so many reports; empty when nothing was set for them."""
        return _of(self.limits, count)

    def aim(self, count: int) -> Measured:
        """What is aimed at with so many reports."""
        return _of(self.aims, count)


def _of(limits: Limits, count: int) -> Measured:
    return limits.get(count) or (limits.get(ANY, ()) if count >= LEAST else ())


def met(measured: Measured, limit: Measured) -> bool | None:
    """Whether every figure is at or below its limit; None where one of the two is lacking."""
    if not measured or not limit:
        return None
    return all(figure <= most for figure, most in zip(measured, limit, strict=True))


def _middle(bench: Bench, name: str) -> Spent | None:
    return middle(bench.spent[name]) if bench.spent.get(name) else None


def _against(name: str) -> Callable[[Bench, dict[int, Figures]], Measured]:
    def measure(bench: Bench, _: dict[int, Figures]) -> Measured:
        own, other = _middle(bench, "ours-fresh"), _middle(bench, name)
        return (own.wall / other.wall,) if own and other else ()

    return measure


def _processor_against(*names: str) -> Callable[[Bench, dict[int, Figures]], Measured]:
    def measure(bench: Bench, _: dict[int, Figures]) -> Measured:
        own, others = _middle(bench, "ours-fresh"), [_middle(bench, name) for name in names]
        if own is None or not all(others):
            return ()
        return tuple(own.processor / other.processor for other in others if other)

    return measure


def _walls(*names: str) -> Callable[[Bench, dict[int, Figures]], Measured]:
    def measure(bench: Bench, _: dict[int, Figures]) -> Measured:
        found = [_middle(bench, name) for name in names]
        return tuple(one.wall for one in found if one) if all(found) else ()

    return measure


def _shown(name: str) -> Callable[[Bench, dict[int, Figures]], Measured]:
    return lambda bench, _: (median(bench.shown[name]),) if bench.shown.get(name) else ()


def _memory(bench: Bench, _: dict[int, Figures]) -> Measured:
    own = _middle(bench, "ours-fresh")
    return (own.memory,) if own and own.memory is not None else ()


def _growth(_: Bench, figures: dict[int, Figures]) -> Measured:
    found = power(series(figures, "processor").get("ours-fresh", []))
    return () if found is None else (found,)


BARS = (
    Bar("dựng từ đầu, so với Hugo (thời gian đồng hồ)", "lần",
        _against("hugo"), {ANY: (1.5,)}, {ANY: (1.0,)}),
    Bar("dựng từ đầu, so với Material điều hướng ngắn", "lần",
        _against("material"), {ANY: (0.4,)}, {ANY: (0.2,)}),
    Bar("thời gian xử lý, so với Hugo / Material (không đặt mức)", "lần",
        _processor_against("hugo", "material"), {}),
    Bar("dựng lại, không có gì đổi", "giây", _walls("ours-same"), {10_000: (3,)}, {10_000: (1,)}),
    Bar("dựng lại, sửa một con số / tên một báo cáo", "giây",
        _walls("ours-figure", "ours-title"), {10_000: (4, 4)}, {10_000: (1.5, 1.5)}),
    Bar("dựng lại, xóa / thêm một báo cáo", "giây",
        _walls("ours-removed", "ours-added"), {10_000: (4, 4)}, {10_000: (1.5, 1.5)}),
    Bar("số mũ của thời gian xử lý, mọi cỡ từ 1.000 báo cáo", "",
        _growth, {ANY: (1.03,)}, {ANY: (1.0,)}),
    Bar("bộ nhớ nhiều nhất của mọi tiến trình, dựng từ đầu", "MB",
        _memory, {10_000: (1500,), 100_000: (8000,)}, {10_000: (600,)}),
    Bar("make serve: từ lúc lưu đến lúc hiện trên màn hình", "giây",
        _shown("screen"), {1_000: (1,), 10_000: (4,)}, {1_000: (0.4,), 10_000: (1.5,)}),
    Bar("kiểm tra từ đầu / khi không có gì đổi", "giây",
        _walls("check-fresh", "check-same"), {10_000: (25, 3)}, {10_000: (12, 1)}),
)  # fmt: skip
