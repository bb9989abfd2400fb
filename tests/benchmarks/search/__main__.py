"""Measures search over made-up archives, beside its peers: ``make bench``, ``make bench N=10000``.

The tables go to build/bench/, as far as measuring came, and are printed at the end. A step that
fails is told with its traceback, the others go on, and the exit status is 1.
"""

# ruff: noqa: T201  a command prints

import argparse
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.search.growth import growth, save
from tests.benchmarks.search.measuring import STEPS, Bench
from tests.benchmarks.search.tables import tables

ROOT = Path(__file__).resolve().parents[3]
BUILD = ROOT / "build/bench"


def main() -> int:
    """Measure; 0 when every step went well, 1 when one failed, 2 for wrong usage."""
    asked = _arguments()
    failed = 0
    for count in asked.counts:
        bench = Bench(ROOT, BUILD, count, asked.each, asked.seed, asked.engine_alone)
        out = BUILD / f"search-{count}.md"
        for name, step in STEPS.items():
            if asked.only and name not in asked.only:
                continue
            failed += not _done(bench, step)
            out.write_text(tables(bench), encoding="utf-8")
        save(bench, BUILD)
        print(f"\n{out.read_text(encoding='utf-8')}\nBảng ở {out.relative_to(ROOT)}.")
    grown = growth(BUILD)
    if grown:
        (BUILD / "search-growth.md").write_text(grown, encoding="utf-8")
        print(f"\n{grown}")
    return 1 if failed else 0


def _done(bench: Bench, step: Callable[[Bench], None]) -> bool:
    started = time.monotonic()
    print(f"[{bench.count} báo cáo] {step.__doc__}", end=" … ", flush=True)
    try:
        step(bench)
    except Exception:  # noqa: BLE001  an hour of measuring must not be lost to one peer's mishap
        print("HỎNG")
        traceback.print_exc()
        return False
    print(f"{time.monotonic() - started:.0f} giây")
    return True


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description="Đo việc tìm kiếm, cạnh các chương trình khác."
    )
    add = parser.add_argument
    add("counts", nargs="*", type=int, default=[1000], metavar="N", help="bao nhiêu báo cáo (1000)")
    add("--each", type=int, default=5, metavar="K", help="bao nhiêu câu hỏi mỗi loại (5)")
    add("--seed", type=int, default=2021, metavar="S", help="hạt giống của các câu hỏi (2021)")
    add("--only", action="append", choices=list(STEPS), help="chỉ làm bước này (lặp lại được)")
    add("--engine-alone", action="store_true", help="đo máy tìm trên một trang trống trơn")
    asked = parser.parse_args()
    if any(count < 10 for count in asked.counts):
        parser.error("số báo cáo phải từ 10 trở lên")
    return asked


if __name__ == "__main__":
    sys.exit(main())
