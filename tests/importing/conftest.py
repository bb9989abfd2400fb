"""The archive that the papers of the tests belong to, and the checks over a draft of one."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.checking.run import check_file
from archive.importing.activities.in_text import ActivityReader
from archive.importing.document import Span
from archive.importing.extract import unit_words
from archive.importing.names.bodies import Bodies
from archive.importing.paper.blocks import Block
from archive.importing.settling import Complaint
from archive.reading.content_file import Reading
from archive.reading.load import join, load, read_markdown
from tests.importing.programs import convert
from tests.importing.report import write_report

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases"
UNSEEN = Path(__file__).parent / "unseen"
NOT_CLEARED = "thieu-xac-nhan"

Check = Callable[[str], Iterator[Complaint]]


@pytest.fixture(scope="session")
def papers_archive(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The controlled lists of the project, and a record for each body that wrote a test paper."""
    root = tmp_path_factory.mktemp("kho")
    shutil.copytree(ROOT / "content/danh-muc", root / "danh-muc")
    for name in ("to-chuc", "doi-tac"):
        shutil.copytree(CASES / "kho" / name, root / name)
    shutil.copytree(UNSEEN / "kho/to-chuc", root / "to-chuc", dirs_exist_ok=True)
    return load(root)


@pytest.fixture(scope="session")
def live_archive() -> Reading:
    """The project's own archive: the two real papers are of bodies in it."""
    return load(ROOT / "content")


@pytest.fixture(scope="session")
def errors_at() -> Callable[[Reading, str], Check]:
    """The errors that the checks find in a draft at a path, but for the missing clearance."""

    def at(reading: Reading, path: str) -> Check:
        def check(text: str) -> Iterator[Complaint]:
            file = read_markdown(path, "report", text)
            files = {**reading.files, path: file}
            for problem in check_file(file, Reading(reading.root, join(files.values()), files)):
                if problem.level == "error" and problem.code != NOT_CLEARED:
                    start = file.source.span_of_line(problem.line).start + problem.column - 1
                    yield Complaint(start, problem.code, problem.message)

        return check

    return at


@pytest.fixture
def read(live_archive: Reading) -> Callable[..., list[dict[str, Any]]]:
    """The activities that a paragraph of the Youth Union's report on 2021 tells of."""

    def acts(text: str, role: str = "ket-qua") -> list[dict[str, Any]]:
        bodies = Bodies(live_archive.archive, "tinh-doan-tay-ninh", 2021)
        reader = ActivityReader(bodies, unit_words(live_archive.archive), 2021)
        block = Block("paragraph", (Span(text),), role=role, number=1)
        return [act.entries for act in reader.read([block])]

    return acts


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report as LibreOffice prints it."""
    return convert(write_report(tmp_path_factory.mktemp("pdf") / "report.docx"), "pdf")
