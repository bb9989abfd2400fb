"""A report that goes, or becomes one of another year, is nowhere what it was."""

from pathlib import Path

import pytest

from tests.rendering.small import Small, differing, small


@pytest.fixture
def archive(tmp_path: Path) -> Small:
    return small(tmp_path)


def test_a_report_that_goes_takes_its_files_along(archive: Small) -> None:
    archive.build()
    (archive.content / "to-chuc/so-ngoai-vu-thu/2021.md").unlink()
    archive.build()

    site = archive.places().site
    assert not (site / "to-chuc/so-ngoai-vu-thu/2021").exists()
    assert (site / "to-chuc/so-ngoai-vu-thu/index.html").exists()


def test_a_report_that_becomes_one_of_another_year_is_that_everywhere(archive: Small) -> None:
    """The path is data: with the same words in it the downloads and the search are others."""
    archive.build()
    report = archive.content / "to-chuc/tinh-doan-thu/2021.md"
    report.rename(report.with_name("2019.md"))

    archive.build()

    archive.build("hai", fresh=True)
    assert differing(archive.places().site, archive.places("hai").site) == []
