"""What the index tells of a report beside its words, as plain values.

They can be kept from one making to the next, and are a fraction of the report itself.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from archive.model.archive import Archive
from archive.model.records import Activity, Report
from archive.model.totals import gifts

OPEN, APPROXIMATE = 1, 2
"""Marks of a gift: nobody knows who got how much of it; its figure is about so."""


class Gift(NamedTuple):
    """A row of what was given: ``quantity`` counts each recipient where the report says so."""

    what: str
    unit: str
    quantity: int | float | None
    marks: int
    way: str


class ActivityFacts(NamedTuple):
    """What an activity has for itself; of several values their codes with blanks between.

    ``day`` is that of its year, from 1 on; 0 where it has no date, or one that is no more exact
    than its year.
    """

    uid: str
    year: int
    day: int
    partners: str
    kinds: str
    themes: str
    way: str
    status: str
    same_as: tuple[str, ...]
    gifts: tuple[Gift, ...]


class ReportFacts(NamedTuple):
    """A report: its activities in the order of its text, and how many other units it has."""

    organization: str
    year: int
    slug: str
    others: int
    activities: tuple[ActivityFacts, ...]

    @property
    def units(self) -> int:
        """How many it has."""
        return len(self.activities) + self.others


def numbered(reports: Sequence[ReportFacts]) -> Iterator[tuple[int, ActivityFacts]]:
    """Each activity with the number of its unit."""
    first = 0
    for report in reports:
        yield from enumerate(report.activities, first)
        first += report.units


def report_facts(
    archive: Archive, report: Report, activities: Sequence[Activity], others: int
) -> ReportFacts:
    """The facts of ``report``, whose activities are given in the order of its text."""
    told = tuple(_activity(archive, activity) for activity in activities)
    return ReportFacts(report.organization, report.year, report.slug or "", others, told)


def from_json(told: Any) -> ReportFacts:
    """The facts as they were before they became JSON."""
    organization, year, slug, others, activities = told
    return ReportFacts(
        organization,
        year,
        slug,
        others,
        tuple(
            ActivityFacts._make((*own, tuple(map(Gift._make, gifts)))) for *own, gifts in activities
        ),
    )


def _activity(archive: Archive, activity: Activity) -> ActivityFacts:
    e = activity.entries
    return ActivityFacts(
        activity.uid,
        activity.year,
        _day(activity),
        " ".join(p for p in activity.partners if p in archive.partners),
        " ".join(e.kind),
        " ".join(e.themes),
        activity.gift_direction or "",
        e.status or "",
        tuple(e.same_as),
        tuple(
            Gift(
                gift.what,
                gift.unit,
                _plain(gift.quantity, gift.times),
                OPEN * (gift.share == "khong-ro") + APPROXIMATE * (gift.item.qualifier is not None),
                gift.direction or "",
            )
            for gift in gifts([activity])
        ),
    )


def _day(activity: Activity) -> int:
    when = activity.entries.date
    exact = when is not None and when.precision != "year"
    return when.earliest.timetuple().tm_yday if when and exact else 0


def _plain(value: Decimal | None, times: int) -> int | float | None:
    if value is None:
        return None
    product = value * times
    return int(product) if product == product.to_integral_value() else float(product)
