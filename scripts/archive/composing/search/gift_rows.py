"""What was given and received in each activity, for the totals of what is found."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Any

from archive.composing.search.gathered import Numbers
from archive.composing.search.report_facts import ActivityFacts, ReportFacts, numbered
from archive.model.events import events

DIRECTIONS = ("", "trao", "nhan")

_Row = tuple[str, str, int | float | None, int, int, str]
"""What, unit, quantity, marks, way and status."""


def gift_rows(reports: Sequence[ReportFacts]) -> dict[str, list[Any]]:
    """Things and sums of money, one row each, as columns.

    ``unit`` is the difference to the row before; ``what`` and ``counted`` are ordinals of
    ``things`` and ``units``; ``quantity`` already counts each recipient where the report says so,
    and is null where it states no number; ``marks`` adds up ``OPEN`` and ``APPROXIMATE``.
    ``same`` lists, for each event that several bodies report, its units, the fullest account first.
    """
    same = [_fullest_first(told) for told in _told_twice(reports)]
    return _columns((n, row) for n, activity in numbered(reports) for row in _rows(activity)) | {
        "same": same
    }


def renewed_rows(
    before: dict[str, list[Any]], first: int, activities: Sequence[ActivityFacts]
) -> dict[str, list[Any]]:
    """The rows of ``before`` with these in the place of those of as many units from ``first`` on.

    The activities have the ``accounts`` of before.
    """
    numbers = list(accumulate(before["unit"]))
    things, units, statuses = before["things"], before["units"], before["statuses"]
    start, end = (bisect_left(numbers, unit) for unit in (first, first + len(activities)))
    fresh = [(n, row) for n, own in enumerate(activities, first) for row in _rows(own)]
    own = range(start, end)
    named = [
        (numbers[n], things[before["what"][n]], units[before["counted"][n]],
         statuses[before["status"][n]])
        for n in own
    ]  # fmt: skip
    if named == [(n, what, unit, status) for n, (what, unit, _, _, _, status) in fresh]:
        # mostly it is a figure that is another
        others = {name: list(before[name]) for name in ("quantity", "marks", "way")}
        for n, (_, row) in zip(own, fresh, strict=True):
            others["quantity"][n], others["marks"][n], others["way"][n] = row[2:5]
        return before | others
    old = list(
        zip(
            map(things.__getitem__, before["what"]),
            map(units.__getitem__, before["counted"]),
            before["quantity"],
            before["marks"],
            before["way"],
            map(statuses.__getitem__, before["status"]),
            strict=True,
        )
    )
    every = chain(
        zip(numbers[:start], old[:start], strict=True),
        fresh,
        zip(numbers[end:], old[end:], strict=True),
    )
    return _columns(every) | {"same": before["same"]}


def accounts(activity: ActivityFacts) -> tuple[str, tuple[str, ...], tuple[int, int]]:
    """All that tells which accounts are of one event, and which of them is the fullest."""
    return activity.uid, activity.same_as, _told(activity)


def _rows(activity: ActivityFacts) -> Iterator[_Row]:
    for gift in activity.gifts:
        way = DIRECTIONS.index(gift.way)
        yield gift.what, gift.unit, gift.quantity, gift.marks, way, activity.status


def _columns(rows: Iterable[tuple[int, _Row]]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {
        name: [] for name in ("unit", "what", "counted", "quantity", "marks", "way", "status")
    }
    things, units, statuses = Numbers(), Numbers(), Numbers()
    before = 0
    for number, (what, unit, quantity, marks, way, status) in rows:
        told = number - before, things[what], units[unit], quantity, marks, way, statuses[status]
        before = number
        for column, value in zip(columns.values(), told, strict=True):
            column.append(value)
    return {
        **columns,
        "things": list(things),
        "units": list(units),
        "statuses": list(statuses),
        "ways": list(DIRECTIONS),
    }


def _told_twice(reports: Sequence[ReportFacts]) -> list[list[tuple[int, ActivityFacts]]]:
    """The accounts of each event that has several, with the numbers of their units."""
    activities = {activity.uid: (number, activity) for number, activity in numbered(reports)}
    same = ((uid, other) for uid, (_, own) in activities.items() for other in own.same_as)
    found: dict[str, list[tuple[int, ActivityFacts]]] = {}
    for uid, event in events(activities, same).items():
        found.setdefault(event, []).append(activities[uid])
    return [several for several in found.values() if len(several) > 1]


def _fullest_first(told: list[tuple[int, ActivityFacts]]) -> list[int]:
    """Accounts of one event by how much they tell of what was given, as ``Archive.distinct``."""
    return [number for number, _ in sorted(told, key=lambda account: _told(account[1]))]


def _told(activity: ActivityFacts) -> tuple[int, int]:
    rows = activity.gifts
    return -sum(gift.quantity is not None for gift in rows), -len(rows)
