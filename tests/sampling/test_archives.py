"""A made-up archive as a whole: the same each time, nested, clean, of the sizes of real reports."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.checking.examine import examine
from archive.sampling.archives import sample
from archive.sampling.schedule import TWIN_PLACE, ScheduleEndsError
from archive.sampling.sections import MADE_UP


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def reports(folder: Path) -> list[Path]:
    return [path for path in folder.glob("to-chuc/*/*.md") if path.stem != "index"]


Make = Callable[..., Path]


@pytest.mark.parametrize("hash_seed", ["0", "4321"])
def test_the_same_bytes_in_any_process(
    forty: Path, root: Path, tmp_path: Path, hash_seed: str
) -> None:
    command = [sys.executable, "scripts/sample.py", "40", "--out", str(tmp_path / "a")]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)

    assert contents(tmp_path / "a") == contents(forty)


@pytest.mark.parametrize("count", [1, 10, 33, 39])
def test_a_smaller_archive_is_part_of_a_larger_one(make: Make, forty: Path, count: int) -> None:
    small, large = contents(make(count)), contents(forty)

    assert {path for path, text in small.items() if large.get(path) != text} == set()
    assert len(small) < len(large)


def test_an_archive_that_ends_between_twins_differs_in_the_one_report_only(
    make: Make, forty: Path
) -> None:
    small, large = contents(make(20 + TWIN_PLACE)), contents(forty)

    other = [path for path, text in small.items() if large.get(path) != text]
    assert len(other) == 1
    assert b"same_as" not in small[other[0]]
    assert b"same_as" in large[other[0]]


def test_another_seed_is_another_archive(make: Make, forty: Path) -> None:
    other = contents(make(40, seed=2))

    assert {p.name for p in reports(forty)} != set()
    assert contents(forty).keys() != other.keys()


@pytest.mark.parametrize("seed", [1, 2])
def test_the_checks_find_nothing(make: Make, seed: int) -> None:
    findings, _ = examine(make(40, seed=seed))

    assert findings.counts["error"] == 0
    assert findings.counts["warning"] == 0


def test_the_checks_find_nothing_where_an_archive_ends_between_twins(make: Make) -> None:
    findings, _ = examine(make(20 + TWIN_PLACE))

    assert findings.counts["error"] == 0


def test_there_are_as_many_reports_as_were_asked_for(make: Make, forty: Path) -> None:
    assert len(reports(forty)) == 40
    assert len(reports(make(7))) == 7


def test_reports_are_of_the_size_of_real_ones(make: Make) -> None:
    sizes = sorted(path.stat().st_size for path in reports(make(150)))

    assert sizes[0] >= 6_000
    assert sizes[-1] <= 11_000
    assert sizes[-15] - sizes[15] > 2_000  # not all alike


def test_every_page_says_that_it_is_made_up(forty: Path) -> None:
    for path in forty.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        _, front, body = text.split("---\n", 2)
        assert body.lstrip().startswith(f"*{MADE_UP}*"), path
        if path.parent.parent.name == "to-chuc" or path.parent.name == "doi-tac":
            assert MADE_UP in front, path


def test_a_folder_that_holds_something_is_left_alone(lists: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/thu.txt").write_text("của tôi", encoding="utf-8")

    with pytest.raises(FileExistsError):
        sample(3, tmp_path / "a", 1, lists)
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "thu.txt"]


def test_an_empty_folder_is_filled(lists: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    sample(2, tmp_path / "a", 1, lists)

    assert (tmp_path / "a/index.md").is_file()


def test_nothing_is_left_behind_when_it_goes_wrong(
    lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ScheduleEndsError(0)

    monkeypatch.setattr("archive.sampling.archives.report", breaks)
    with pytest.raises(ScheduleEndsError):
        sample(3, tmp_path / "a", 1, lists)

    assert list(tmp_path.iterdir()) == []
