"""An index whose reports were read in other processes is the index of reports read here."""

from pathlib import Path

import pytest

from archive.composing.earlier import Earlier
from archive.composing.search import gathering
from archive.composing.search.files import files, files_again
from archive.composing.search.units import Unit, report_units
from archive.model.archive import Archive
from archive.model.records import Report
from archive.reading.load import load
from archive.rendering.apart import apart
from archive.sampling.archives import sample
from tests.search.conftest import LISTS

REPORTS, TOGETHER = 10, 3


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Some reports as the sampler makes them."""
    folder = tmp_path_factory.mktemp("apart") / "content"
    sample(REPORTS, folder, 5, LISTS)
    return load(folder).archive


def test_the_files_are_the_same_and_no_report_is_read_here(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = dict(files(archive))
    read_here: list[str] = []

    def watched(archive: Archive, report: Report) -> list[Unit]:
        read_here.append(report.path)
        return report_units(archive, report)

    monkeypatch.setattr(gathering, "report_units", watched)
    monkeypatch.setattr(gathering, "TOGETHER", TOGETHER)
    made = dict(files_again(archive, Earlier(tmp_path, None, apart)))

    assert made == expected
    assert read_here == []
    assert dict(files(archive)) == expected
    assert read_here == [report.path for report in archive.reports]
