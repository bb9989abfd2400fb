"""Names are as from nothing when reports come or go: their parts, and what they lead to."""

import shutil
from pathlib import Path

import pytest

from archive.composing.search import again, index
from archive.reading.load import load
from tests.search.edited import Edited, Making

pytestmark = pytest.mark.usefixtures("same_dictionary")


@pytest.fixture
def edited(twins: Path, tmp_path: Path) -> Edited:
    return Edited(twins, tmp_path, 0)


@pytest.fixture
def making(edited: Edited, tmp_path: Path) -> Making:
    making = Making(edited.content, tmp_path / "kept")
    making.make(known=False)
    return making


def test_parts_grow_with_the_reports(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(index, "REPORTS", 2)
    monkeypatch.setattr(index, "NAME_PARTS", 300)
    for module in (index, again):
        monkeypatch.setattr(module, "most_beside", lambda _: 300)
    making, edited = request.getfixturevalue("making"), request.getfixturevalue("edited")
    before = _parts(making)
    making.make(edited.come_or_go())
    assert _parts(making) != before
    assert making.files == making.fresh()
    assert not making.anew


def test_names_that_stand_elsewhere_now_are_made_from_nothing(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    for module in (index, again):
        monkeypatch.setattr(module, "most_beside", lambda reports: 40 * (reports % 2))
    making, edited = request.getfixturevalue("making"), request.getfixturevalue("edited")
    before = _parts(making)
    making.make(edited.come_or_go())
    assert _parts(making) != before
    assert making.files == making.fresh()
    assert making.anew


def test_they_lead_to_a_province_while_reports_come_from_it(edited: Edited, making: Making) -> None:
    """The text of the report is that of another one: nothing but its province comes and goes."""
    archive = load(edited.content).archive
    come_from = {archive.province_of(report) for report in archive.reports}
    reporting = {report.organization for report in archive.reports}
    body = next(
        id_
        for id_, one in archive.organizations.items()
        if id_ not in reporting and one.entries.province not in (*come_from, None)
    )
    source = min(edited.content.glob("to-chuc/*/20*.md"))
    report = edited.content / f"to-chuc/{body}/2012.md"
    before = making.files
    shutil.copy(source, report)
    path = report.relative_to(edited.content).as_posix()
    making.make(path)
    assert making.files == making.fresh()
    report.unlink()
    making.make(path)
    assert making.files == before


def _parts(making: Making) -> list[bytes]:
    """The parts of names; the directory tells which of them stand there."""
    return [
        data for path, data in making.files.items() if "/n/" in path or path.endswith("muc-luc.bin")
    ]
