"""An activity is found by its uid, and nobody looks at other reports for it."""

from types import SimpleNamespace
from typing import cast

import pytest

from archive.model.activity_by_uid import ActivityByUid
from archive.model.records import Activity, Report
from archive.reading.load import load
from tests.conftest import ROOT

TOY = load(ROOT / "tests/archive/content").archive


def test_every_activity_is_found() -> None:
    by_uid = ActivityByUid(TOY.report_by_key)

    for activity in TOY.activities:
        assert by_uid[activity.uid] is activity
        assert activity.uid in by_uid
    assert [*by_uid] == [activity.uid for activity in TOY.activities]
    assert len(by_uid) == len(TOY.activities)


@pytest.mark.parametrize("uid", ["", "#", "khong-co/2021#viec", "tinh-doan-thu/2021#khong-co"])
def test_what_is_not_there_is_not_found(uid: str) -> None:
    by_uid = ActivityByUid(TOY.report_by_key)

    assert uid not in by_uid
    assert by_uid.get(uid) is None
    assert by_uid.get(TOY.reports[0].key) is None


def test_of_two_with_one_id_the_first_stands() -> None:
    first, second = (cast("Activity", SimpleNamespace(uid="a/2021#viec")) for _ in range(2))
    report = cast("Report", SimpleNamespace(activities=(first, second)))
    by_uid = ActivityByUid({"a/2021": report})

    assert by_uid["a/2021#viec"] is first


def test_other_reports_are_not_asked() -> None:
    asked = next(report for report in TOY.reports if report.activities)
    by_uid = ActivityByUid({"khac/2021": cast("Report", None), asked.key: asked})

    assert by_uid[asked.activities[0].uid] is asked.activities[0]
