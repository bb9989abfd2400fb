"""What is found by an index is what grouping everything finds."""

import pytest

from archive.composing.facts import Facts
from archive.composing.groups import Groups, Index
from archive.composing.report_facts import ReportFacts
from archive.model.archive import Archive
from archive.reading.load import load
from archive.sampling.archives import sample
from tests.conftest import ROOT

NAMES = sorted(vars(Groups(load(ROOT / "tests/archive/content").archive)))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Archive, Index]:
    content = tmp_path_factory.mktemp("kho") / "content"
    sample(120, content, 3, ROOT / "content/danh-muc")
    reading = load(content)
    facts = Facts(reading.archive)
    digests = {path: file.digest for path, file in reading.files.items()}
    reports = ReportFacts(reading.archive, facts, digests)
    reports.learn()
    return reading.archive, reports.index()


@pytest.mark.parametrize("name", NAMES)
def test_by_the_index_the_same_is_found(told: tuple[Archive, Index], name: str) -> None:
    archive, index = told
    all_groups, narrow = getattr(Groups(archive), name), getattr(Groups(archive), name)
    narrow.narrow(index)

    # of delegations also those with bodies that have no record, and with none
    keys = {key for key in all_groups.keys() if key != ""}  # noqa: SIM118  no mapping

    assert len(keys) > 3
    assert {key: narrow.of(key) for key in keys} == {key: all_groups.of(key) for key in keys}
    assert narrow.of_each(keys) == all_groups.of_each(keys)
    again = getattr(Groups(archive), name)
    again.narrow(index)
    assert again.of_each(keys) == all_groups.of_each(keys)
    assert narrow.of(type(next(iter(keys)))("1")) == ()


@pytest.mark.parametrize("name", ["activities_of_year", "delegations_of_country"])
def test_an_index_tells_the_keys_too(told: tuple[Archive, Index], name: str) -> None:
    archive, index = told
    all_groups, narrow = getattr(Groups(archive), name), getattr(Groups(archive), name)
    narrow.narrow(index)

    assert narrow.keys() == all_groups.keys()
    known = sorted(all_groups.keys())[:2]
    assert narrow.keys(known) == all_groups.keys(known)


def test_only_the_reports_of_a_key_are_looked_at(told: tuple[Archive, Index]) -> None:
    archive, index = told
    report = archive.reports[0]
    groups = Groups(archive)
    groups.narrow({f"nam/{report.year}": [0]})

    found = groups.activities_of_year.of(report.year)

    assert {activity.report for activity in found} <= {report}
    assert groups.activities_of_year.of(report.year + 1) == ()
    assert index[f"nam/{report.year}"]
