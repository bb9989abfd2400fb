"""How what was measured grows with the archive: figures kept from run to run, and their fit."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from math import log
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.builds.bench import Bench
from tests.benchmarks.builds.spending import middle
from tests.benchmarks.search.tables import head, number, row

Figures = dict[str, Any]
"""By step: ``wall``, ``processor``, ``memory``, and of sites what stands in ``Size``."""

TOLD = {
    "ours-fresh": "kho này, từ đầu",
    "hugo": "Hugo",
    "material": "Material, điều hướng ngắn",
    "check-fresh": "kiểm tra từ đầu",
    "ours-figure": "kho này, sửa một con số",
    "ours-same": "kho này, không có gì đổi",
}
"""What grows, in the order of the table and of the plot."""
LEAST = 1_000
"""Reports from which on growth and ratios are told: below, what every build does hides them."""

Points = Sequence[tuple[float, float]]
"""Numbers of reports, each with a figure."""

WHAT = {
    "processor": "Thời gian xử lý, giây",
    "wall": "Thời gian đồng hồ, giây",
    "memory": "Bộ nhớ nhiều nhất, MB",
    "bytes": "Trang làm ra, byte",
}


PICTURE = "builds-growth.svg"
"""The file of the plot, beside the tables."""
DRAWN = "Thời gian xử lý theo số báo cáo, giây"


def save(bench: Bench, folder: Path) -> None:
    """Keep the figures of a run; a step not run keeps its former ones."""
    file = folder / f"builds-{bench.count}.json"
    before: Figures = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    now: Figures = {}
    for name, runs in bench.spent.items():
        if not runs:
            continue  # a step that failed
        now[name] = asdict(middle(runs)) | {"times": len(runs)}
        if name in bench.sizes:
            now[name] |= asdict(bench.sizes[name])
    for name, shown in bench.shown.items():
        now[name] = {"wall": median(shown), "times": len(shown)}
    file.write_text(json.dumps({**before, **now}, indent=1), encoding="utf-8")


def kept(folder: Path) -> dict[int, Figures]:
    """The figures of all sizes measured so far, by the number of reports, the fewest first."""
    files = {int(f.stem.split("-")[1]): f for f in folder.glob("builds-[0-9]*.json")}
    return {n: json.loads(f.read_text(encoding="utf-8")) for n, f in sorted(files.items())}


def power(points: Points) -> float | None:
    """The exponent of the points from ``LEAST`` reports on; None where there are not two."""
    large = [point for point in points if point[0] >= LEAST]
    return exponent(large) if len(large) > 1 else None


def exponent(points: Points) -> float:
    """The power with which the second figure grows by the first: least squares of the logarithms.

    1 is linear. At least two points with different first figures, all above 0.
    """
    logs = [(log(x), log(y)) for x, y in points]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    above = sum((x - mean_x) * (y - mean_y) for x, y in logs)
    return above / sum((x - mean_x) ** 2 for x, _ in logs)


def series(figures: dict[int, Figures], what: str) -> dict[str, list[tuple[float, float]]]:
    """For each step of ``TOLD`` its points: reports, and the figure ``what``."""
    found = {
        name: [(float(n), told[name][what]) for n, told in figures.items()
               if told.get(name, {}).get(what)]
        for name in TOLD
    }  # fmt: skip
    return {name: points for name, points in found.items() if points}


def growth(figures: dict[int, Figures]) -> str:
    """Tables of processor time, wall time and memory by size; empty where there is but one size."""
    if len(figures) < 2:
        return ""
    lines = ["# Lớn lên theo số báo cáo", "", f"![{DRAWN}]({PICTURE})", ""]
    for what, title in WHAT.items():
        lines += [f"## {title}", ""]
        lines += head("", *(number(n, 0) for n in figures), "số mũ", "số mũ chặng cuối")
        for name, points in series(figures, what).items():
            by_count = dict(points)
            cells = [_number(by_count.get(float(n))) for n in figures]
            powers = [_number(power(some)) for some in (points, points[-2:])]
            lines.append(row(TOLD[name], *cells, *powers))
        lines.append("")
    lines.append(
        f"Số mũ: bình phương nhỏ nhất trên lô-ga của mọi cỡ từ {number(LEAST, 0)} báo cáo; "
        "1 là lớn lên đúng theo số báo cáo. "
        "Mỗi cỡ là lần đo mới nhất của cỡ ấy."
    )
    return "\n".join(lines) + "\n"


def _number(figure: float | None) -> str:
    return "–" if figure is None else number(figure, 0 if figure >= 100 else 2)
