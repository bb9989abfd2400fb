"""How what was measured grows with the archive, and what a larger one would cost."""

import json
from collections.abc import Iterator
from math import log
from pathlib import Path

from tests.benchmarks.search.bars import KB, share
from tests.benchmarks.search.measuring import Bench
from tests.benchmarks.search.tables import head, number, row
from tests.benchmarks.search.visiting import OPENED

FURTHER = 100_000
"""Reports for which the figures are drawn on."""


def save(bench: Bench, folder: Path) -> None:
    """Keep the figures of a run beside its tables; a step not run keeps its former figures."""
    file = folder / f"search-{bench.count}.json"
    before = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    file.write_text(json.dumps({**before, **dict(_figures(bench))}, ensure_ascii=False, indent=1))


def growth(folder: Path) -> str:
    """A table of all sizes measured so far, with exponents; empty where there is but one.

    The exponent is that between the smallest and the largest size; ``FURTHER`` goes on from the
    largest with the exponent of the last step.
    """
    runs = {int(f.stem.split("-")[1]): f for f in folder.glob("search-[0-9]*.json")}
    told = {n: json.loads(f.read_text(encoding="utf-8")) for n, f in sorted(runs.items())}
    if len(told) < 2:
        return ""
    sizes = list(told)
    names = [name for name in told[sizes[0]] if all(name in told[n] for n in sizes)]
    titles = [number(n, 0) for n in sizes]
    lines = ["# Lớn lên theo số báo cáo", ""]
    lines += head("", *titles, "số mũ", "số mũ chặng cuối", f"{number(FURTHER, 0)} (ước)")
    for name in names:
        values = [told[n][name] for n in sizes]
        whole = _exponent(sizes[0], values[0], sizes[-1], values[-1])
        last = _exponent(sizes[-2], values[-2], sizes[-1], values[-1])
        guess = values[-1] * (FURTHER / sizes[-1]) ** last
        cells = [number(v) for v in values]
        lines.append(row(name, *cells, number(whole, 2), number(last, 2), number(guess, 0)))
    return "\n".join(lines) + "\n"


def _exponent(n: int, value: float, more: int, then: float) -> float:
    return log(then / value) / log(more / n) if value > 0 and then > 0 else 0.0


def _figures(bench: Bench) -> Iterator[tuple[str, float]]:
    if bench.visits:
        sizes = [v.bytes - v.first["script"] for v in bench.visits]
        yield "câu hỏi đầu, không kể chương trình: giữa, kB", share(sizes, 0.5) / KB
        yield "câu hỏi đầu, không kể chương trình: nhiều nhất, kB", share(sizes, 1) / KB
        for part in ("muc-luc.bin", "l", "p", "t"):
            yield (
                f"trong đó {part}: giữa, kB",
                share([v.first[part] for v in bench.visits], 0.5) / KB,
            )
        yield "câu hỏi sau: giữa, kB", share([v.later_bytes for v in bench.visits], 0.5) / KB
        yield "yêu cầu cho câu hỏi đầu, nhiều nhất", max(v.requests for v in bench.visits)
        yield "bộ nhớ sau mọi câu hỏi, MB", bench.memory.after_all if bench.memory else 0
    if bench.times:
        yield "tìm khi đã có sẵn: p50, ms", share([v.there for v in bench.times], 0.5)
        yield "tìm khi phải tải: p50, ms", share([v.fetched for v in bench.times], 0.5)
    if bench.made:
        made, parts = bench.made, bench.made["parts"]
        texts = parts["t"][1]
        yield "cột mặt lọc, kB", parts["cot.bin"][1] / KB
        yield "… khi mở đối tác và chủ đề thêm, kB", sum(parts[p][1] for p in OPENED) / KB
        yield "danh sách trên đĩa, MB", (sum(s for _, s in parts.values()) - texts) / KB**2
        yield "văn bản trên đĩa, MB", texts / KB**2
        yield "tệp", sum(count for count, _ in parts.values())
        yield "làm chỉ mục: ms mỗi báo cáo", made["seconds"] * 1000 / made["reports"]
        yield "làm chỉ mục: bộ nhớ, MB", made["peak"]
    for way, name in (
        ("unranked", "không xếp hạng"),
        ("ranked", "xếp hạng"),
        ("counted", "và đếm"),
    ):
        if bench.fts:
            sizes = bench.fts[way]
            yield f"FTS5 {name}: giữa, kB", share(sizes, 0.5) / KB
            yield f"FTS5 {name}: nhiều nhất, kB", share(sizes, 1) / KB
