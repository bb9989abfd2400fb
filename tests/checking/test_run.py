"""Every rule over an archive, in one process or several."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from archive.checking.run import LIMIT, check
from archive.reading.content_file import Reading
from archive.reading.load import join, read_markdown

Step = TypeVar("Step")
DREADFUL = Path(__file__).parents[1] / "dreadful/content"
REPORT = "to-chuc/tinh-doan-thu/2021.md"


def test_any_number_of_processes_finds_the_same(overlaid: Callable[[Path], Reading]) -> None:
    reading = overlaid(DREADFUL)

    alone = check(reading, jobs=1)

    assert len(alone) > 100
    assert check(reading, jobs=2) == alone
    assert check(reading, jobs=3) == alone


def test_a_flood_of_one_kind_is_cut_and_says_so(toy: Reading) -> None:
    text = toy.files[REPORT].source.text
    file = read_markdown(REPORT, "report", text + "\nMẬT\n" * (LIMIT + 50))
    files = {**toy.files, REPORT: file}
    reading = Reading(toy.root, join(files.values()), files)

    found = [problem for problem in check(reading) if problem.code == "dau-mat"]

    assert len(found) == LIMIT + 1
    assert sum("còn nhiều chỗ nữa như thế" in problem.message for problem in found) == 1


def test_whoever_looks_on_sees_every_file_go_by(toy: Reading) -> None:
    seen: list[object] = []

    def watch(steps: Iterable[Step], name: str) -> Iterable[Step]:
        assert name == "Kiểm tra"
        for step in steps:
            seen.append(step)
            yield step

    check(toy, watch)

    assert seen == list(toy.files)
