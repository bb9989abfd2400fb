"""What the index tells of a report beside its words, as plain values.

They can be kept from one making to the next, and are a fraction of the report itself.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from archive.composing.search.packing import json_bytes
from archive.model.archive import Archive
from archive.model.records import Activity, Report
from archive.model.totals import gifts

_TOGETHER = 1_000
"""Reports whose JSON is read in one step."""

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


class ReportHead(NamedTuple):
    """What the table of reports tells: how many units, and the years of the activities.

    Of the ``others`` the first are told by ``entries`` of the report, the rest by its text.
    ``planned`` of the last ``activities`` are of the next year; ``odd_years`` are the place and
    year of those before that are not of the report's year.
    """

    organization: str
    year: int
    slug: str
    activities: int
    others: int
    entries: int
    planned: int
    odd_years: tuple[tuple[int, int], ...]

    @property
    def units(self) -> int:
        """How many it has."""
        return self.activities + self.others


@dataclass(frozen=True, eq=False, slots=True)
class ReportFacts:
    """A report: its head, and its activities in the order of its text.

    These are JSON, unless ``opened``: they take a quarter of the room, and few are asked for when
    something else has changed.
    """

    head: ReportHead
    told: tuple[ActivityFacts, ...] | bytes | memoryview

    @property
    def activities(self) -> tuple[ActivityFacts, ...]:
        """The activities, read if need be."""
        if isinstance(self.told, tuple):
            return self.told
        return _read(json.loads(bytes(self.told)))

    def closed(self) -> bytes | memoryview:
        """The activities as JSON."""
        return json_bytes(self.told) if isinstance(self.told, tuple) else self.told


def opened(reports: Sequence[ReportFacts]) -> list[ReportFacts]:
    """The same with their activities read."""
    found: list[ReportFacts] = []
    for first in range(0, len(reports), _TOGETHER):
        some = reports[first : first + _TOGETHER]
        told = json.loads(b"[" + b",".join([own.closed() for own in some]) + b"]")
        found += [ReportFacts(own.head, _read(one)) for own, one in zip(some, told, strict=True)]
    return found


def _read(told: list[list[Any]]) -> tuple[ActivityFacts, ...]:
    """Activities from what JSON says of them."""
    make, gift = ActivityFacts._make, Gift._make
    return tuple(
        [
            make((*own, tuple(same), tuple(map(gift, gifts)) if gifts else ()))
            for *own, same, gifts in told
        ]
    )


def numbered(reports: Sequence[ReportFacts]) -> Iterator[tuple[int, ActivityFacts]]:
    """Each activity with the number of its unit."""
    first = 0
    for report in reports:
        yield from enumerate(report.activities, first)
        first += report.head.units


def report_facts(
    archive: Archive, report: Report, activities: Sequence[Activity], others: int, entries: int
) -> ReportFacts:
    """The facts of ``report``, whose activities are given in the order of its text.

    It has so many other units, of which its ``entries`` tell the first.
    """
    told = tuple(_activity(archive, activity) for activity in activities)
    planned = 0
    while planned < len(told) and told[-1 - planned].year == report.year + 1:
        planned += 1
    odd_years = tuple(
        (number, activity.year)
        for number, activity in enumerate(told[: len(told) - planned])
        if activity.year != report.year
    )
    counts = len(told), others, entries, planned
    head = ReportHead(report.organization, report.year, report.slug or "", *counts, odd_years)
    return ReportFacts(head, json_bytes(told))


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
    if when is None or when.precision == "year":
        return 0
    return when.earliest.toordinal() - date(when.earliest.year, 1, 1).toordinal() + 1


def _plain(value: Decimal | None, times: int) -> int | float | None:
    if value is None:
        return None
    product = value * times
    return int(product) if product == product.to_integral_value() else float(product)
