"""Joined files are as large as the archive: those of former builds do not stay."""

from pathlib import Path

import pytest

from archive.composing.site import Site, assets_stamp
from archive.reading.load import load
from archive.rendering.making import make_site
from archive.rendering.places import Places, Way
from archive.rendering.state import read_state
from tests.rendering.small import SETTINGS, Small, small, tree

REPORT = "to-chuc/tinh-doan-thu/2021.md"


@pytest.fixture
def archive(tmp_path: Path) -> Small:
    return small(tmp_path)


def build(archive: Small, site: str) -> Places:
    """Build one of several sites that share a cache."""
    below = archive.home / site
    places = Places(archive.content, below / "site", below / "docs", archive.home / "cache")
    reading = load(archive.content)
    made = Site(reading.archive, SETTINGS, (), assets_stamp())
    make_site(reading, made, archive.engine, places, program="p", way=Way(1))
    return places


def joined(places: Places) -> set[str]:
    """The paths of the joined files of the last build."""
    return {places.store.path(file.digest) for file in read_state(places.state).joined.files}


def there(paths: set[str]) -> set[str]:
    return {path for path in paths if Path(path).is_file()}


def test_former_ones_go_with_the_next_build(archive: Small) -> None:
    places, former = build(archive, "mot"), set[str]()
    for number in range(3):
        former |= joined(places)
        archive.edit(REPORT, "title: ", f"title: {number} ")
        build(archive, "mot")

        now = joined(places)
        assert there(now) == now
        assert there(former - now) == set()
    site = tree(places.site)
    archive.build("moi", fresh=True)
    assert site == tree(archive.places("moi").site)


def test_those_of_another_site_stay(archive: Small) -> None:
    build(archive, "mot")
    other = joined(build(archive, "hai"))
    archive.edit(REPORT, "title: ", "title: Khác ")

    places = build(archive, "mot")

    assert joined(places) != other
    assert there(other) == other


def test_what_was_before_comes_back(archive: Small) -> None:
    places = build(archive, "mot")
    before, site = joined(places), tree(places.site)
    archive.edit(REPORT, "title: ", "title: Khác ")
    build(archive, "mot")
    archive.edit(REPORT, "title: Khác ", "title: ")

    build(archive, "mot")

    assert joined(places) == before
    assert tree(places.site) == site
