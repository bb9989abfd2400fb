"""Sums of things and money that never add what is unlike.

A total is of one thing in one unit, or of one currency, going one way. What was only planned or
did not take place is never in the same total as what was done; an event that several bodies report
counts once; a figure whose meaning the paper leaves open is counted as printed and said.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from archive.language.folding import nfc
from archive.model.activity import Item
from archive.model.archive import Archive
from archive.model.records import Activity, GiftDirection


@dataclass(frozen=True)
class Gift:
    """One thing of one activity, with its direction."""

    activity: Activity
    item: Item

    @property
    def direction(self) -> GiftDirection | None:
        """Given, received, or unknown."""
        return self.activity.gift_direction


@dataclass
class Total:
    """A sum with the rows that make it.

    ``quantity`` is None when no row states a number. ``approximate`` tells that a row is printed
    with “gần”, “hơn”…; ``open_share`` that the paper does not say whether a figure is the joint
    one or each recipient's: it stands in the sum once, as printed.
    """

    direction: GiftDirection | None
    status: str
    what: str
    unit: str
    quantity: Decimal | None = None
    approximate: bool = False
    open_share: bool = False
    rows: list[Gift] = field(default_factory=list)


def gifts(activities: Iterable[Activity]) -> list[Gift]:
    """Every thing given or received in ``activities``, in their order."""
    return [Gift(activity, item) for activity in activities for item in activity.entries.items]


def gift_totals(archive: Archive, activities: Iterable[Activity]) -> list[Total]:
    """Totals per direction, status, thing and unit, largest first within each direction.

    An item with ``share: moi-ben`` counts once for each recipient, as the paper says.
    """
    totals: dict[tuple[str | None, str, str, str], Total] = {}
    for gift in gifts(archive.distinct(activities)):
        item, status = gift.item, gift.activity.entries.status or ""
        what, unit = nfc(item.what).strip(), item.unit or ""
        key = (gift.direction, status, what.casefold(), unit)
        total = totals.setdefault(key, Total(gift.direction, status, what, unit))
        total.rows.append(gift)
        total.approximate |= item.qualifier is not None
        total.open_share |= item.share == "khong-ro"
        if item.quantity is not None:
            total.quantity = (total.quantity or Decimal(0)) + item.quantity * _times(gift)
    order = {"trao": 0, "nhan": 1, None: 2}
    return sorted(
        totals.values(),
        key=lambda t: (order[t.direction], t.status, -(t.quantity or 0), t.what, t.unit),
    )


def _times(gift: Gift) -> int:
    roles = gift.activity.entries.parties
    if gift.item.share != "moi-ben" or roles is None:
        return 1
    return max(1, len(roles.recipient))
