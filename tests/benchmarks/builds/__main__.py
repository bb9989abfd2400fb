"""Measures builds of made-up archives beside their peers: ``make bench WHAT=builds N=10000``.

The tables go to build/bench/, as far as measuring came, and are printed at the end. A step that
fails is told with its traceback, the others go on, and the exit status is 1.
"""

# ruff: noqa: T201  a command prints

import argparse
import signal
import sys
import time
import traceback
from collections.abc import Collection
from math import inf
from pathlib import Path

from tests.benchmarks.builds.bench import AbsentError, Bench
from tests.benchmarks.builds.growth import DRAWN, PICTURE, growth, kept, save, series
from tests.benchmarks.builds.memory import Bounds
from tests.benchmarks.builds.plot import plot
from tests.benchmarks.builds.steps import LAST, NAMES, ONCE, ROUNDS, Step
from tests.benchmarks.builds.tables import tables

ROOT = Path(__file__).resolve().parents[3]
BUILD = ROOT / "build/bench"


def main() -> int:
    """Measure; 0 when every step went well, 1 when one failed, 2 for wrong usage."""
    asked = _arguments()
    failed = False
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # and end what runs
    asked.out.mkdir(parents=True, exist_ok=True)
    for count in asked.counts:
        bounds = Bounds(asked.memory, asked.spare, asked.out)
        bench = Bench(ROOT, asked.out, count, asked.times, bounds)
        failed |= not measured(bench, asked.only or NAMES)
        print(f"\n{_written(bench).read_text(encoding='utf-8')}")
    print(growth(kept(asked.out)))
    return 1 if failed else 0


def measured(bench: Bench, names: Collection[str]) -> bool:
    """Take the steps of these names; whether all went well.

    What failed once is not tried again in the next round. What is absent is told, and no failure.
    """
    failed: set[str] = set()
    rounds = [(ONCE, 1), *((row, bench.times) for row in ROUNDS), (LAST, 1)]
    for steps, times in rounds:
        for number in range(times):
            for name, step in steps.items():
                if name in names and name not in bench.told:
                    failed |= _done(bench, name, step, f"{number + 1}/{times}")
            _written(bench)
    return not failed


def _done(bench: Bench, name: str, step: Step, turn: str) -> set[str]:
    started = time.monotonic()
    print(f"[{bench.count} báo cáo, {turn}] {name}: {step.__doc__}", end=" … ", flush=True)
    try:
        step(bench)
    except AbsentError as error:
        print(error)
        bench.told[name] = str(error)
        return set()
    except Exception as error:  # noqa: BLE001  an hour of measuring must not be lost to one mishap
        print("HỎNG", flush=True)
        traceback.print_exc()
        bench.told[name] = f"hỏng: {type(error).__name__}: {str(error).partition(chr(10))[0]}"
        return {name}
    print(f"{time.monotonic() - started:.1f} giây")
    return set()


def _written(bench: Bench) -> Path:
    """The file of the tables, with the growth of all sizes measured so far beside it."""
    save(bench, bench.build)
    figures = kept(bench.build)
    file = bench.build / f"builds-{bench.count}.md"
    file.write_text(tables(bench, figures), encoding="utf-8")
    grown = growth(figures)
    if grown:
        (bench.build / "builds-growth.md").write_text(grown, encoding="utf-8")
        drawn = plot(dict(series(figures, "processor")), DRAWN)
        (bench.build / PICTURE).write_text(drawn, encoding="utf-8")
    return file


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench WHAT=builds", description="Đo việc dựng trang, cạnh Hugo và Material."
    )
    add = parser.add_argument
    add("counts", nargs="*", type=int, default=[1000], metavar="N", help="bao nhiêu báo cáo (1000)")
    add("--times", type=int, default=3, metavar="K", help="đo mỗi việc mấy lần (3)")
    add("--only", action="append", choices=NAMES, help="chỉ làm bước này (lặp lại được)")
    add("--memory", type=float, default=inf, metavar="MB",
        help="dừng chương trình nào dùng quá chừng này bộ nhớ")  # fmt: skip
    add("--spare", type=float, default=500, metavar="MB",
        help="dừng khi ổ đĩa không còn trống chừng này (500)")  # fmt: skip
    add("--out", type=Path, default=BUILD, metavar="THƯ_MỤC", help="để mọi thứ ở đâu")
    asked = parser.parse_args()
    if any(count < 10 for count in asked.counts):
        parser.error("số báo cáo phải từ 10 trở lên")
    if asked.times < 1:
        parser.error("phải đo ít nhất một lần")
    return asked


if __name__ == "__main__":
    sys.exit(main())
