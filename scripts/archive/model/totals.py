"""Sums of things and money that never add what is unlike.

A total is of one thing in one unit, or of one currency, going one way. What was only planned or
did not take place is never in the same total as what was done; an event that several bodies report
counts once; a figure whose meaning the paper leaves open is counted as printed and said.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from archive.language.folding import nfc
from archive.model.activity import Item, Money
from archive.model.archive import Archive
from archive.model.records import Activity, GiftDirection

MONEY = "tiền"
"""What a sum of money is a total of; its unit is its currency."""

_UNITS_OF_MONEY = {"VND": "đồng"}
"""Currencies that papers write as a word; of any other the code stands."""


@dataclass(frozen=True)
class Gift:
    """One thing, or one sum of money, of one activity, with its direction."""

    activity: Activity
    item: Item | Money

    @property
    def direction(self) -> GiftDirection | None:
        """Given, received, or unknown."""
        return self.activity.gift_direction

    @property
    def what(self) -> str:
        """The thing's name; of money, the word for it."""
        return nfc(self.item.what).strip() if isinstance(self.item, Item) else MONEY

    @property
    def unit(self) -> str:
        """The unit; of money, the currency; empty where the report states none."""
        if isinstance(self.item, Item):
            return self.item.unit or ""
        return _UNITS_OF_MONEY.get(self.item.currency, self.item.currency)

    @property
    def quantity(self) -> Decimal | None:
        """How many, how much; None where the report states no number."""
        return self.item.quantity if isinstance(self.item, Item) else self.item.amount

    @property
    def share(self) -> str | None:
        """How a figure is meant where several received (``phan-bo``); None where it is plain."""
        return self.item.share if isinstance(self.item, Item) else None

    @property
    def times(self) -> int:
        """How often the figure counts: once for each recipient where the report says “each”."""
        roles = self.activity.entries.parties
        return max(1, len(roles.recipient)) if self.share == "moi-ben" and roles else 1


@dataclass
class Total:
    """A sum with the rows that make it.

    ``quantity`` is None when no row states a number; ``unstated`` counts the rows that state none.
    ``approximate`` tells that a row is printed with “gần”, “hơn”…; ``open_share`` that the paper
    does not say whether a figure is the joint one or each recipient's: it stands in the sum once,
    as printed.
    """

    direction: GiftDirection | None
    status: str
    what: str
    unit: str
    quantity: Decimal | None = None
    approximate: bool = False
    open_share: bool = False
    rows: list[Gift] = field(default_factory=list)

    @property
    def unstated(self) -> int:
        """How many of the rows state no number, and so add nothing."""
        return sum(gift.quantity is None for gift in self.rows)


def gifts(activities: Iterable[Activity]) -> list[Gift]:
    """Every thing and sum given or received in ``activities``, in their order."""
    found: list[Gift] = []
    for activity in activities:
        found += (Gift(activity, item) for item in activity.entries.items)
        found += (Gift(activity, sum_) for sum_ in activity.entries.money)
    return found


def gift_totals(archive: Archive, activities: Iterable[Activity]) -> list[Total]:
    """Totals per direction, status, thing and unit (of money: currency), largest first.

    An item with ``share: moi-ben`` counts once for each recipient, as the paper says.
    """
    totals: dict[tuple[str | None, str, str, str], Total] = {}
    for gift in gifts(archive.distinct(activities)):
        status = gift.activity.entries.status or ""
        key = (gift.direction, status, gift.what.casefold(), gift.unit)
        total = totals.setdefault(key, Total(gift.direction, status, gift.what, gift.unit))
        total.rows.append(gift)
        total.approximate |= gift.item.qualifier is not None
        total.open_share |= gift.share == "khong-ro"
        if gift.quantity is not None:
            total.quantity = (total.quantity or Decimal(0)) + gift.quantity * gift.times
    order = {"trao": 0, "nhan": 1, None: 2}
    return sorted(
        totals.values(),
        key=lambda t: (order[t.direction], t.status, -(t.quantity or 0), t.what, t.unit),
    )
