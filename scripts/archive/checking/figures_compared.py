"""What the figures of one report are held against in others: one thing of one body, by year."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from archive.checking.meeting import Facts, Meeting, facts
from archive.language.folding import nfc
from archive.model.archive import Archive
from archive.model.entry import Location
from archive.model.records import Activity, GiftDirection, Report
from archive.reading.content_file import ContentFile


class Kind(NamedTuple):
    """What may be compared: one thing in one unit, or one currency, going one way."""

    what: str
    unit: str
    direction: GiftDirection | None


class Figure(NamedTuple):
    """A figure of an activity, with its place."""

    kind: Kind
    value: Decimal
    activity: Activity
    location: Location


@lru_cache(maxsize=4096)  # the same things are given again and again
def _named(what: str) -> str:
    return nfc(what).casefold().strip()


@lru_cache(maxsize=2)  # what one report is held against, and what it brings to others
def figures(report: Report) -> tuple[Figure, ...]:
    """Every quantity and sum of money of what ``report`` says was done."""
    return tuple(_figures(report))


def _figures(report: Report) -> Iterator[Figure]:
    for activity in report.activities:
        if not activity.is_done:
            continue
        here: Location = ("activities", activity.index)
        direction = activity.gift_direction
        for index, item in enumerate(activity.entries.items):
            if item.quantity is not None:
                kind = Kind(_named(item.what), item.unit or "", direction)
                location = (*here, "items", index, "quantity")
                yield Figure(kind, item.quantity, activity, location)
        for index, sum_ in enumerate(activity.entries.money):
            if sum_.amount is not None:
                kind = Kind("tiền", sum_.currency, direction)
                yield Figure(kind, sum_.amount, activity, (*here, "money", index, "amount"))


def _of_figures(file: ContentFile, _: Archive) -> Facts | None:
    report = file.record
    if not isinstance(report, Report):
        return None
    # a figure is held against those of the same year and of the one before
    kinds = {figure.kind for figure in figures(report)}
    return facts(
        file,
        (
            "\0".join((report.organization, what, unit, direction or "", str(year)))
            for what, unit, direction in kinds
            for year in (report.year, report.year + 1)
        ),
    )


FIGURES = Meeting("con-so", _of_figures)
"""Figures of one kind in the reports of one body, of one year and of the next."""
