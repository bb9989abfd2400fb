"""Times of folders from build to build: whatever they spare, what is amiss is mended."""

import shutil
import time
from pathlib import Path

import pytest

from archive.rendering import looks
from archive.rendering.folder_times import FolderTimes, read_times, write_times
from tests.rendering.small import Small, differing, small, tree

REPORT = "to-chuc/tinh-doan-thu/2021.md"
IN_A_FOLDER = "to-chuc/tinh-doan-thu/2021"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    """A small archive, of whose folders the time is believed as soon as they are changed."""
    monkeypatch.setattr(looks, "_FINE", 0)
    monkeypatch.setattr(looks, "_COARSE", 0)
    return small(tmp_path)


def trees(archive: Small) -> tuple[Path, Path, Path]:
    places = archive.places()
    return places.docs, places.site, places.making


def as_made_fresh(archive: Small) -> None:
    archive.build("mới", fresh=True)
    here, fresh = archive.places(), archive.places("mới")
    assert differing(here.site, fresh.site) == []
    assert differing(here.docs, fresh.docs) == []


def test_most_folders_have_a_time_after_two_builds(archive: Small) -> None:
    archive.build()
    archive.edit(REPORT, "title: Kết quả", "title: Tổng kết")
    archive.build()

    times = read_times(archive.places().state)

    folders = {path.parent for path in archive.places().site.rglob("*.html")}
    assert len(times.site) > len(folders) / 2
    assert len(times.docs) > len(folders) / 2
    for folder, told in zip(trees(archive), times, strict=True):
        assert all((folder / path).stat().st_ctime_ns == at for path, at in told.items())


def test_edits_give_what_a_fresh_build_gives(archive: Small) -> None:
    report = archive.content / REPORT
    text = report.read_text(encoding="utf-8")
    archive.build()
    for new in ("title: Tổng kết", "title: Báo cáo kết quả"):
        archive.edit(REPORT, text[text.index("title:") : text.index("title:") + 14], new)
        archive.build()
        as_made_fresh(archive)
        report.write_text(text, encoding="utf-8")
    shutil.move(report, report.with_name("2020.md"))
    archive.build()
    as_made_fresh(archive)
    shutil.move(report.with_name("2020.md"), report)
    archive.build()
    as_made_fresh(archive)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_what_somebody_puts_in_a_folder_goes(archive: Small, number: int) -> None:
    archive.build()
    for title in ("Tổng kết", "Kết quả"):  # now all three are there, and looked at
        archive.edit(REPORT, "title: ", f"title: {title} ")
        archive.build()
    time.sleep(0.02)  # clocks tick a few hundred times a second
    folder = trees(archive)[number]
    (folder / IN_A_FOLDER / "la.txt").write_text("?")
    (folder / "to-chuc/la/la").mkdir(parents=True)
    (folder / "to-chuc/la/la/la.txt").write_text("?")

    archive.edit(REPORT, "title: ", "title: Lại ")
    archive.build()
    archive.edit(REPORT, "title: Lại ", "title: ")
    archive.build()

    left = [path for one in trees(archive) for path in tree(one) if "la.txt" in path]
    assert left == []
    as_made_fresh(archive)


def test_times_are_those_of_one_state(tmp_path: Path) -> None:
    state = tmp_path / "x.json"
    state.write_bytes(b"abc\nrest")
    times = FolderTimes({"a": 1, "đ/\udcff": 2}, {}, {"c": 3})
    write_times(state, times)

    assert read_times(state) == times
    state.write_bytes(b"abd\nrest")
    assert read_times(state) == FolderTimes()


def test_times_that_are_damaged_are_none(tmp_path: Path) -> None:
    state = tmp_path / "x.json"
    state.write_bytes(b"abc\nrest")
    write_times(state, FolderTimes({"a": 1}))
    file = tmp_path / "x.muc"
    file.write_bytes(file.read_bytes()[:-1] + b"b")

    assert read_times(state) == FolderTimes()
