"""An archive read on demand is the archive that is read at once."""

from pathlib import Path

import pytest

from archive.reading import on_demand
from archive.reading.content_file import ContentFile
from archive.reading.folder import FoundFile
from archive.reading.load import load, read_file, read_markdown
from archive.reading.on_demand import look

DRAFT = "to-chuc/tinh-doan-thu/2031.md"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are read, in order."""
    paths: list[str] = []

    def noted(root: Path, found: FoundFile) -> ContentFile:
        paths.append(found.path)
        return read_file(root, found)

    monkeypatch.setattr(on_demand, "read_file", noted)
    return paths


def test_only_lists_and_bodies_are_read_at_first(toy_content: Path, read: list[str]) -> None:
    archive = look(toy_content).archive

    assert archive.organizations
    assert archive.lists.provinces
    assert {path.split("/")[0] for path in read} == {"danh-muc", "doi-tac", "to-chuc"}
    assert all(path.endswith("/index.md") for path in read if path.startswith("to-chuc/"))


def test_asked_for_everything_it_is_the_whole_archive(toy_content: Path, read: list[str]) -> None:
    whole, reading = load(toy_content), look(toy_content)
    archive = reading.archive

    assert list(reading.files) == list(whole.files)
    assert [r.path for r in archive.reports] == [r.path for r in whole.archive.reports]
    assert [r.entries for r in archive.reports] == [r.entries for r in whole.archive.reports]
    assert [p.path for p in archive.pages] == [p.path for p in whole.archive.pages]
    assert [d.path for d in archive.dossiers] == [d.path for d in whole.archive.dossiers]
    assert list(archive.organizations) == list(whole.archive.organizations)
    assert list(archive.partners) == list(whole.archive.partners)
    assert archive.lists == whole.archive.lists
    assert archive.years == whole.archive.years
    assert len(read) == len(set(read)) == len(whole.files)


def test_chosen_reports_come_without_the_others(toy_content: Path, read: list[str]) -> None:
    archive = look(toy_content).archive
    chosen = load(toy_content).archive.reports[0].path

    assert [r.path for r in archive.with_reports(lambda path: path == chosen).reports] == [chosen]
    assert read.count(chosen) == 1


def test_a_draft_stands_beside_all_that_is_there(toy_content: Path) -> None:
    reading = look(toy_content)
    before = [report.path for report in reading.archive.reports]
    beside = reading.beside(read_markdown(DRAFT, "report", "---\ntitle: Bản nháp\n---\n"))

    assert sorted(report.path for report in beside.archive.reports) == sorted([*before, DRAFT])
    assert [report.path for report in reading.archive.reports] == before
    assert DRAFT not in reading.files


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        look(tmp_path / "khong-co")
