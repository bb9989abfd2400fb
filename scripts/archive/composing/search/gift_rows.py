"""What was given and received in each activity, for the totals of what is found."""

from collections.abc import Sequence
from typing import Any

from archive.composing.search.report_facts import ActivityFacts, ReportFacts, numbered
from archive.model.archive import Archive

DIRECTIONS = ("", "trao", "nhan")


def gift_rows(archive: Archive, reports: Sequence[ReportFacts]) -> dict[str, list[Any]]:
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
    events: dict[str, list[tuple[int, ActivityFacts]]] = {}
    before = 0
    for number, activity in numbered(reports):
        event = archive.told_twice(activity.uid)
        if event is not None:
            events.setdefault(event, []).append((number, activity))
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
        "same": [_fullest_first(told) for told in events.values()],
    }


def _fullest_first(accounts: list[tuple[int, ActivityFacts]]) -> list[int]:
    """Accounts of one event by how much they tell of what was given, as ``Archive.distinct``."""

    def told(account: tuple[int, ActivityFacts]) -> tuple[int, int]:
        rows = account[1].gifts
        return -sum(gift.quantity is not None for gift in rows), -len(rows)

    return [number for number, _ in sorted(accounts, key=told)]
