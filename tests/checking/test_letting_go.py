"""What a process read to check it is gone at once, without a search for garbage."""

import gc
import weakref
from pathlib import Path

import pytest

from archive.checking import recheck
from archive.checking.met import Brought
from archive.checking.together import brought
from archive.model.archive import Archive
from archive.model.records import Activity, Report
from archive.reading.content_file import ContentFile
from archive.reading.snapshot import take

TOY = Path(__file__).resolve().parents[1] / "archive" / "content"
HELD = 2
"""Files of which the rules remember what they found out."""


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
