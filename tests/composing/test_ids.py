"""Ids of a report's page: those of its activities are never taken by the page's own parts."""

import re
from pathlib import Path

import pytest

from archive.composing.pages.report import report_page
from archive.composing.site import Site
from archive.composing.templates import compose_page
from archive.language.slugs import is_id
from archive.reading.content_file import Reading
from archive.reading.load import load


@pytest.fixture(scope="module")
def reading(toy_content: Path) -> Reading:
    return load(toy_content)


def ids(page: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', page) + re.findall(r"\{: #([^ }]+) \}", page)


def test_no_id_stands_twice_on_any_report(reading: Reading) -> None:
    site = Site(reading.archive)
    for report in reading.archive.reports:
        found = ids(compose_page(site, report_page(site, report)))
        assert len(found) == len(set(found)), report.key


def test_what_the_page_itself_names_could_be_no_activity(reading: Reading) -> None:
    """But for the rows of the ledger, which are named after the activities."""
    site = Site(reading.archive)
    for report in reading.archive.reports:
        activities = {activity.id for activity in report.activities}
        written = set(report.body.anchors)
        own = set(ids(compose_page(site, report_page(site, report)))) - activities - written
        own -= {f"so-{activity}" for activity in activities}
        assert own
        assert [name for name in own if is_id(name)] == []
