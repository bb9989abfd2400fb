"""What only checks need is let go: each file at once, the rest when all is checked."""

import gc
import shutil
import weakref
from pathlib import Path

import pytest

from archive.checking import recheck
from archive.checking.met import Brought
from archive.checking.together import brought
from archive.model.archive import Archive
from archive.model.records import Activity, Report
from archive.reading.content_file import ContentFile
from archive.reading.load import load
from archive.reading.recall import RecalledFile
from archive.reading.snapshot import take
from tests.checking.rechecked import cached, change

TOY = Path(__file__).resolve().parents[1] / "archive" / "content"
REPORT = "to-chuc/tinh-doan-thu/2021.md"
HELD = 2
"""Files of which the rules remember what they found out."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A toy archive of one's own."""
    return Path(shutil.copytree(TOY, tmp_path / "kho"))


@pytest.fixture
def caches(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_activities_are_gone_without_a_search_for_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[list[weakref.ref[Activity]]] = []

    def watched(file: ContentFile, around: Archive) -> Brought:
        if isinstance(file.record, Report) and file.record.activities:
            met.append([weakref.ref(activity) for activity in file.record.activities])
        return brought(file, around)

    monkeypatch.setattr(recheck, "brought", watched)
    gc.collect()
    gc.disable()
    try:
        recheck.begin(TOY, take(TOY), jobs=1)
        alive = [any(one() is not None for one in activities) for activities in met]
    finally:
        gc.enable()

    assert len(met) > HELD + 1
    assert not any(alive[: -HELD - 1])


@pytest.mark.parametrize("again", [False, True], ids=["first", "again"])
def test_what_only_checks_need_is_let_go(content: Path, caches: Path, again: bool) -> None:
    if again:
        cached(content, caches)
        change(content, REPORT, "**1.000** chai", "**1.000** lọ")
    begun = recheck.begin(content, take(content), caches, worth_keeping=0)
    archive = begun.reading.archive
    recalled = [f for f in begun.reading.files.values() if isinstance(f, RecalledFile)]
    told = begun.problems()
    begun.forget()

    assert len(recalled) > len(archive.reports)
    assert not any(file.__dict__["_kept"] for file in recalled)  # the gist, of which it was made
    assert begun.reading.archive is archive
    assert cached(content, caches) == told  # what was kept is still there
    files = load(content).files
    assert [file.may_link for file in recalled] == [files[file.path].may_link for file in recalled]


def test_a_file_is_still_found_when_all_was_let_go(content: Path, caches: Path) -> None:
    begun = recheck.begin(content, take(content), caches, worth_keeping=0)
    begun.problems()
    begun.forget()

    whole = load(content)
    assert {path: file.record is not None for path, file in begun.reading.files.items()} == {
        path: file.record is not None for path, file in whole.files.items()
    }
    assert [r.entries for r in begun.reading.archive.reports] == [
        r.entries for r in whole.archive.reports
    ]
