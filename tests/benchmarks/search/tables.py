"""What was measured, as Markdown."""

import os
import platform
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.search.asking import CLASSES
from tests.benchmarks.search.bars import BARS, KB, share
from tests.benchmarks.search.judging import judged
from tests.benchmarks.search.measuring import Bench
from tests.benchmarks.search.timing_host import AGAIN
from tests.benchmarks.search.visiting import ONCE, OPENED, TOTALS

WORST = 6


def tables(bench: Bench) -> str:
    """All tables of what was measured so far."""
    found: list[str] = [
        f"# Tìm kiếm trong {number(bench.count, 0)} báo cáo mẫu",
        "",
        machine(),
        "",
    ]
    if bench.visits and bench.made:
        found += [
            "## Mức phải đạt",
            "",
            *_bars(bench),
            "",
            "## Byte của câu hỏi đầu, theo phần",
            "",
        ]
        found += [*_parts(bench), "", "## Chỉ mục trên đĩa", "", *_disk(bench), ""]
    if bench.answers:
        found += ["## Trả lời đúng", "", *_classes(bench), ""]
    if bench.pages:
        found += ["## Bên cạnh Material và Pagefind, trong Chromium", "", *_peers(bench), ""]
    if bench.fts:
        found += ["## SQLite FTS5 đọc từng phần", "", *_fts(bench), ""]
    return "\n".join(found)


def machine() -> str:
    """Where and when it was measured."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        named = [
            row.split(":")[1].strip()
            for row in info.read_text().splitlines()
            if "model name" in row
        ]
        model = named[0] if named else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    return (
        f"Đo lúc {datetime.now(UTC):%Y-%m-%d %H:%M} UTC: {model}, {os.cpu_count()} lõi, "
        f"{memory:.0f} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}; tải của máy lúc xong {load:.1f}."
    )


def _bars(bench: Bench) -> Iterator[str]:
    yield from head("", "đo được", "phải đạt", "")
    for bar in BARS:
        if bar.is_time and not bench.times:
            continue
        measured, limits = bar.measure(bench), bar.limits.get(bench.count)
        said = " / ".join(number(n, int(n < 100)) for n in measured) + f" {bar.unit}"
        wanted = "≤ " + " / ".join(number(n, int(n % 1 > 0)) for n in limits) if limits else "–"
        met = limits and all(n <= most for n, most in zip(measured, limits, strict=True))
        yield row(
            bar.name, said, wanted, "" if limits is None else "đạt" if met else "**chưa đạt**"
        )
    yield ""
    yield (
        f"{len(bench.visits)} câu hỏi, mỗi câu trong một ngữ cảnh trình duyệt mới; byte là phần "
        "thân đã nén, không kể trang HTML và giao diện chung. Bộ nhớ: usedSize và "
        "backingStorageSize của Runtime.getHeapUsage sau khi thu dọn (sau một câu hỏi: "
        f"{number(bench.memory.after_one if bench.memory else 0)} MB). "
        f"Khi làm chỉ mục, cả tiến trình dùng nhiều nhất {number(bench.made['peak'], 0)} MB, "
        f"trong đó kho đã đọc {number(bench.made['loaded'], 0)} MB."
    )
    if bench.times:
        yield ""
        yield (
            "Thời gian do chính trang bấm, trong trình duyệt không ai điều khiển, máy chủ là một "
            "tiến trình riêng đã đọc sẵn mọi tệp; mỗi lượt một tên máy, nên kho đệm trống. "
            "Từ lúc mở trang đến khi có kết quả: p50 "
            f"{number(share([v.opened for v in bench.times], 0.5), 0)} ms. "
            "Cùng các câu hỏi khi Playwright điều khiển: phải tải các phần "
            f"{_two([v.took for v in bench.visits], 0.95)} ms, mở trang "
            f"{number(share([v.opened for v in bench.visits], 0.5), 0)} ms. "
            f"Khi các phần đã có sẵn (nhanh nhất trong {AGAIN} lần), p50 / p95: riêng máy tìm "
            f"{_two([v.found for v in bench.times], 0.95)} ms, kết quả hiện trên màn hình "
            f"{_two([v.painted for v in bench.times], 0.95)} ms, mọi mặt lọc và tổng "
            f"cũng đã tính xong {_two([v.settled for v in bench.times], 0.95)} ms."
        )


def _parts(bench: Bench) -> Iterator[str]:
    every = sum((v.first for v in bench.visits), Counter())
    parts = [part for part, _ in every.most_common() if part not in ONCE | TOTALS]
    yield from head("câu hỏi", "kB", "lần hỏi", *parts)
    middle = [share([v.first[part] for v in bench.visits], 0.5) for part in parts]
    sizes = [v.bytes for v in bench.visits]
    requests = share([v.requests for v in bench.visits], 0.5)
    yield row(
        "*giữa của mọi câu hỏi*", _kb(share(sizes, 0.5)), number(requests, 0), *map(_kb, middle)
    )
    for visit in sorted(bench.visits, key=lambda v: -v.bytes)[:WORST]:
        told = [_kb(visit.first[part]) for part in parts]
        yield row(f"`{visit.text}`", _kb(visit.bytes), str(visit.requests), *told)
    after = sum((v.once for v in bench.visits), Counter())
    told = [f"{part} {_kb(share([v.once[part] for v in bench.visits], 1))}" for part in after]
    yield ""
    yield f"Khi kết quả đã hiện, cho các mặt lọc khác và tổng, nhiều nhất (kB): {'; '.join(told)}."
    opened = [f"{part} {_kb(bench.made['parts'][part][1])}" for part in OPENED]
    yield f"Khi người đọc mở thêm đối tác, chủ đề (kB): {'; '.join(opened)}."


def _disk(bench: Bench) -> Iterator[str]:
    yield from head("phần", "tệp", "kB")
    for part, (count, size) in bench.made["parts"].items():
        yield row(part, number(count, 0), _kb(size))


def _classes(bench: Bench) -> Iterator[str]:
    systems = list(bench.answers)
    rights = {
        system: {
            query.text: judged(told[query.text], right)
            for query, right in zip(bench.queries, bench.expected, strict=True)
            if query.text in told
        }
        for system, told in bench.answers.items()
    }
    yield from head("loại câu hỏi", "câu", *systems)
    for kind, name in CLASSES.items():
        texts = [q.text for q in bench.queries if q.kind == kind]
        yield row(name, str(len(texts)), *(_right(rights[s], texts, all) for s in systems))
    texts = bench.texts
    yield row(
        "**đúng cả**", str(len(texts)), *(f"**{_right(rights[s], texts, all)}**" for s in systems)
    )
    yield row("đúng tập kết quả", "", *(_right(rights[s], texts, lambda j: j[0]) for s in systems))
    yield row("đúng kết quả đầu", "", *(_right(rights[s], texts, lambda j: j[1]) for s in systems))
    yield ""
    yield (
        "Đúng: có mọi báo cáo mà một đoạn đủ điều được hỏi, không có báo cáo nào khác ngoài những "
        "báo cáo có đủ nhưng rải rác hay chỉ có trong hồ sơ; và kết quả đầu là một trong những "
        "đoạn sát nhất với điều đã gõ. Số sau dấu / là số câu kịp hỏi, khi không kịp hỏi hết."
    )
    ours = rights.get("tim-kiem", {})
    wrong = [text for text, right in ours.items() if not all(right)]
    if wrong:
        yield ""
        yield "tim-kiem còn sai: " + "; ".join(f"`{text}`" for text in wrong) + "."


def _right(rights: dict[str, tuple[bool, bool]], texts: list[str], kept: object) -> str:
    asked = [rights[text] for text in texts if text in rights]
    good = sum(bool(kept(right)) for right in asked) if callable(kept) else 0
    return str(good) if len(asked) == len(texts) else f"{good}/{len(asked)}"


def _peers(bench: Bench) -> Iterator[str]:
    yield from head("", "tim-kiem", *bench.pages)
    ours, pages = bench.visits, list(bench.pages.values())
    if not ours:
        return
    first = [float(v.bytes) for v in ours]
    memory = bench.memory.process if bench.memory else None
    rows: list[tuple[str, str, list[str]]] = [
        ("câu hỏi đầu, kB: giữa / nhiều nhất", _two(first, 1, 1 / KB),
         [_two([float(n) for n in p.first_bytes], 1, 1 / KB) for p in pages]),
        ("số lần hỏi máy chủ, nhiều nhất", str(max(v.requests for v in ours)),
         [str(max(p.requests, default=0)) for p in pages]),
        ("sẵn sàng sau, ms", number(share([v.opened for v in ours], 0.5), 0) + " (có kết quả)",
         [number(p.opened, 0) for p in pages]),
        ("một câu hỏi sau đó, ms: p50 / p95", _two([v.took for v in ours], 0.95),
         [_two(p.took, 0.95) for p in pages]),
        ("bộ nhớ của tiến trình hơn trang trống, MB", number(memory or 0, 0),
         [number(p.memory or 0, 0) for p in pages]),
        ("trên đĩa, MB", number(sum(size for _, size in bench.made["parts"].values()) / KB**2),
         [number(p.disk / KB**2) for p in pages]),
    ]  # fmt: skip
    for name, own, others in rows:
        yield row(name, own, *others)
    yield ""
    yield (
        "Material và Pagefind ở đây không đếm theo năm hay tổ chức. Mọi chương trình trong bảng "
        "này chạy trong trình duyệt do Playwright điều khiển, nên chậm hơn với người đọc."
    )


def _fts(bench: Bench) -> Iterator[str]:
    said = {"unranked": "mười kết quả, không xếp hạng", "ranked": "mười kết quả, xếp hạng (bm25)",
            "counted": "mười kết quả, xếp hạng, tổng và số theo năm, tổ chức"}  # fmt: skip
    yield from head("cách làm", "giữa, kB", "nhiều nhất, kB")
    for way, name in said.items():
        sizes = [float(n) for n in bench.fts[way]]
        yield row(f"FTS5: {name}", _kb(share(sizes, 0.5)), _kb(share(sizes, 1)))
    if bench.visits:
        own = [v.bytes - v.first["script"] for v in bench.visits]
        yield row(
            "tim-kiem: như dòng trên, không kể chương trình",
            _kb(share(own, 0.5)),
            _kb(share(own, 1)),
        )
    yield ""
    yield (
        f"FTS5 đọc các trang 4 KiB của một tệp {number(bench.fts['disk'] / KB**2)} MB; không kể "
        "thư viện (chừng 400 kB), và không tìm được đ khi gõ d."
    )


def _two(numbers: list[float], part: float, scale: float = 1) -> str:
    if not numbers:
        return "–"
    return f"{number(share(numbers, 0.5) * scale, 0)} / {number(share(numbers, part) * scale, 0)}"


def _kb(size: float) -> str:
    return number(size / KB)


def number(number: float, digits: int = 1) -> str:
    """As Vietnamese writes it: 1.234,5."""
    return f"{number:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def head(*names: str) -> Iterable[str]:
    return row(*names), "|---" + "|--:" * (len(names) - 1) + "|"


def row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
