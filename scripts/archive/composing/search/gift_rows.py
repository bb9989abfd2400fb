"""What was given and received in each activity, for the totals of what is found."""

from decimal import Decimal
from typing import Any

from archive.composing.search.outline import Outline
from archive.model.archive import Archive
from archive.model.records import Activity
from archive.model.totals import gifts

DIRECTIONS = ("", "trao", "nhan")
OPEN, APPROXIMATE = 1, 2


def gift_rows(archive: Archive, outline: Outline) -> dict[str, list[Any]]:
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
    events: dict[str, list[tuple[int, Activity]]] = {}
    before = 0
    for number, activity in outline.activities():
        events.setdefault(archive.event_of(activity), []).append((number, activity))
        for gift in gifts([activity]):
            told = {
                "unit": number - before,
                "what": things.setdefault(gift.what, len(things)),
                "counted": units.setdefault(gift.unit, len(units)),
                "quantity": _plain(gift.quantity, gift.times),
                "marks": OPEN * (gift.share == "khong-ro")
                + APPROXIMATE * (gift.item.qualifier is not None),
                "way": DIRECTIONS.index(gift.direction or ""),
                "status": statuses.setdefault(activity.entries.status or "", len(statuses)),
            }
            before = number
            for name, value in told.items():
                columns[name].append(value)
    return {
        **columns,
        "things": list(things),
        "units": list(units),
        "statuses": list(statuses),
        "ways": list(DIRECTIONS),
        "same": [_fullest_first(told) for told in events.values() if len(told) > 1],
    }


def _fullest_first(accounts: list[tuple[int, Activity]]) -> list[int]:
    """Accounts of one event by how much they tell of what was given, as ``Archive.distinct``."""

    def told(account: tuple[int, Activity]) -> tuple[int, int]:
        rows = gifts([account[1]])
        return -sum(gift.quantity is not None for gift in rows), -len(rows)

    return [number for number, _ in sorted(accounts, key=told)]


def _plain(value: Decimal | None, times: int) -> int | float | None:
    if value is None:
        return None
    product = value * times
    return int(product) if product == product.to_integral_value() else float(product)
