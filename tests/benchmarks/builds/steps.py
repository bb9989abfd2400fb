"""The steps of the bench, in order; each measures one thing and leaves it in the ``Bench``."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.builds import live, ours, peers
from tests.benchmarks.builds.bench import AbsentError, Bench, without
from tests.benchmarks.builds.edits import Reports, put
from tests.benchmarks.builds.spending import size, spend

Step = Callable[[Bench], None]


def sample(bench: Bench) -> None:
    """Tạo kho mẫu"""
    if bench.pristine.exists():
        return
    bench.folder.mkdir(parents=True, exist_ok=True)
    making = bench.folder / "content.new"
    shutil.rmtree(making, ignore_errors=True)
    command = [sys.executable, "scripts/sample.py", str(bench.count), "--out", str(making)]
    subprocess.run(command, cwd=bench.root, check=True, capture_output=True)
    making.rename(bench.pristine)


def texts(bench: Bench) -> None:
    """Chép kho cho mỗi chương trình"""
    bench.copy()
    peers.for_material(bench.pristine, bench.peer("material"))
    peers.for_hugo(bench.pristine, bench.peer("hugo"))


def hugo(bench: Bench) -> None:
    """Hugo với một giao diện nhỏ nhất"""
    if not peers.has_hugo():
        raise AbsentError("chưa có Hugo: sudo apt-get install hugo")
    folder = bench.peer("hugo")
    if not folder.exists():
        peers.for_hugo(bench.pristine, folder)
    command = [*peers.HUGO, "--cacheDir", str(folder / "cache")]
    with without(folder / "public"):
        bench.spent["hugo"].append(spend(command, folder, bounds=bench.bounds))
    bench.sizes["hugo"] = size(folder / "public")


def material(bench: Bench) -> None:
    """MkDocs với Material, điều hướng ngắn"""
    folder, runs = bench.peer("material"), bench.spent["material"]
    if not folder.exists():
        peers.for_material(bench.pristine, folder)
    with without(folder / "site"):
        runs.append(spend(peers.MATERIAL, folder, environment=peers.QUIET, bounds=bench.bounds))
    bench.sizes["material"] = size(folder / "site")


def profile(bench: Bench) -> None:
    """Xem thời gian đi vào đâu, trên một lõi: dựng từ đầu, rồi khi một con số được sửa"""
    folder = bench.folder / "builds/profile"
    shutil.rmtree(folder, ignore_errors=True)
    content = folder / "content"
    shutil.copytree(bench.pristine, content, copy_function=os.link)
    bench.profile["fresh"] = _profiled(bench, folder)
    put(*Reports(content, bench.count).figure(), folder)
    bench.profile["figure"] = _profiled(bench, folder)


def _profiled(bench: Bench, folder: Path) -> Any:
    told = folder / "told.json"
    module = "tests.benchmarks.builds.profiling"
    build = ("scripts/build.py", "--content", folder / "content")
    places = ("--site-dir", folder / "site", "--docs-dir", folder / "docs")
    command = (sys.executable, "-m", module, told, *build, *places)
    spend(command, bench.root, environment=bench.environment, bounds=bench.bounds)
    return json.loads(told.read_text(encoding="utf-8"))


ONCE: dict[str, Step] = {"sample": sample, "texts": texts}
"""What all others need; who asks only for others gets it where a former run has not left it."""

ROUNDS: tuple[dict[str, Step], ...] = (
    {
        "ours-fresh": ours.fresh,
        "hugo": hugo,
        "material": material,
        "check-fresh": ours.check_fresh,
    },
    {"ours-same": ours.same, "check-same": ours.check_same},
    {"ours-figure": ours.figure, "ours-title": ours.title, "ours-added": ours.added},
)
"""Each row goes round as often as is asked for: what is compared runs side by side."""

LAST: dict[str, Step] = {"serve": live.served, "profile": profile}
"""What goes round by itself, or once is enough."""

NAMES = [*ONCE, *(name for row in ROUNDS for name in row), *LAST]
