"""What was given and received in each activity, for the totals of what is found."""

from collections.abc import Sequence
from typing import Any

from archive.composing.search.report_facts import ActivityFacts, ReportFacts, numbered
from archive.model.events import events

DIRECTIONS = ("", "trao", "nhan")


def gift_rows(reports: Sequence[ReportFacts]) -> dict[str, list[Any]]:
    """Things and sums of money, one row each, as columns.

    ``unit`` is the difference to the row before; ``what`` and ``counted`` are ordinals of
    ``things`` and ``units``; ``quantity`` already counts each recipient where the report says so,
    and is null where it states no number; ``marks`` adds up ``OPEN`` and ``APPROXIMATE``.
    ``same`` lists, for each event that several bodies report, its units, the fullest account first.
    """
    columns: dict[str, list[Any]] = {
        name: [] for name in ("unit", "what", "counted", "quantity", "marks", "way", "status")
    }
    things: dict[str, int] = {}
    units: dict[str, int] = {}
    statuses: dict[str, int] = {}
    before = 0
    for number, activity in numbered(reports):
        for gift in activity.gifts:
            told = (
                number - before,
                things.setdefault(gift.what, len(things)),
                units.setdefault(gift.unit, len(units)),
                gift.quantity,
                gift.marks,
                DIRECTIONS.index(gift.way),
                statuses.setdefault(activity.status, len(statuses)),
            )
            before = number
            for column, value in zip(columns.values(), told, strict=True):
                column.append(value)
    return {
        **columns,
        "things": list(things),
        "units": list(units),
        "statuses": list(statuses),
        "ways": list(DIRECTIONS),
        "same": [_fullest_first(told) for told in _told_twice(reports)],
    }


def _told_twice(reports: Sequence[ReportFacts]) -> list[list[tuple[int, ActivityFacts]]]:
    """The accounts of each event that has several, with the numbers of their units."""
    activities = {activity.uid: (number, activity) for number, activity in numbered(reports)}
    same = ((uid, other) for uid, (_, own) in activities.items() for other in own.same_as)
    found: dict[str, list[tuple[int, ActivityFacts]]] = {}
    for uid, event in events(activities, same).items():
        found.setdefault(event, []).append(activities[uid])
    return [accounts for accounts in found.values() if len(accounts) > 1]


def _fullest_first(accounts: list[tuple[int, ActivityFacts]]) -> list[int]:
    """Accounts of one event by how much they tell of what was given, as ``Archive.distinct``."""

    def told(account: tuple[int, ActivityFacts]) -> tuple[int, int]:
        rows = account[1].gifts
        return -sum(gift.quantity is not None for gift in rows), -len(rows)

    return [number for number, _ in sorted(accounts, key=told)]
