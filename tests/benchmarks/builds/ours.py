"""The steps that measure our own build and checks; each call measures once."""

import sys
from pathlib import Path

from tests.benchmarks.builds.bench import Bench, without
from tests.benchmarks.builds.edits import put
from tests.benchmarks.builds.spending import Spent, size, spend


def fresh(bench: Bench) -> None:
    """Dựng từ đầu"""
    if not bench.content.exists():
        bench.copy()
    with without(*(bench.ours / made for made in ("site", "docs", "cache"))):
        bench.spent["ours-fresh"].append(_build(bench))
    bench.sizes["ours-fresh"] = size(bench.ours / "site")
    bench.sizes["ours-kept"] = size(bench.ours)
    bench.ready.add("build")


def same(bench: Bench) -> None:
    """Dựng lại khi không có gì đổi"""
    _built(bench)
    bench.spent["ours-same"].append(_build(bench))


def figure(bench: Bench) -> None:
    """Dựng lại khi một con số được sửa"""
    _built(bench)
    put(*bench.reports.figure(), bench.ours)
    bench.spent["ours-figure"].append(_build(bench))


def title(bench: Bench) -> None:
    """Dựng lại khi tên một báo cáo được sửa"""
    _built(bench)
    put(*bench.reports.title("và việc làm thêm"), bench.ours)
    bench.spent["ours-title"].append(_build(bench))


def added(bench: Bench) -> None:
    """Dựng lại khi một báo cáo bị xóa, rồi khi nó được thêm vào"""
    _built(bench)
    file, text = bench.reports.removable()
    file.unlink()
    bench.spent["ours-removed"].append(_build(bench))
    put(file, text, bench.ours)
    bench.spent["ours-added"].append(_build(bench))


def check_fresh(bench: Bench) -> None:
    """Kiểm tra từ đầu"""
    bench.spent["check-fresh"].append(_check(bench, "--fresh"))
    bench.ready.discard("check")


def check_same(bench: Bench) -> None:
    """Kiểm tra lại khi không có gì đổi"""
    if "check" not in bench.ready:
        _check(bench)
        bench.ready.add("check")
    bench.spent["check-same"].append(_check(bench))


def _built(bench: Bench) -> None:
    if "build" not in bench.ready:
        if not bench.content.exists():
            bench.copy()
        _build(bench)
        bench.ready.add("build")


def _build(bench: Bench) -> Spent:
    places = ("--site-dir", bench.ours / "site", "--docs-dir", bench.ours / "docs")
    return _spend(bench, "scripts/build.py", "--content", bench.content, *places)


def _check(bench: Bench, *options: str) -> Spent:
    if not bench.content.exists():
        bench.copy()
    return _spend(bench, "scripts/check.py", "--content", bench.content, *options)


def _spend(bench: Bench, *command: str | Path) -> Spent:
    return spend(
        [sys.executable, *command], bench.root, environment=bench.environment, bounds=bench.bounds
    )
