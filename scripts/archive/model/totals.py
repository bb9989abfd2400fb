"""Sums of things and money that never add what is unlike.

A total is of one thing in one unit, or of one currency, going one way. What was only planned or
did not take place is never in the same total as what was done; an event that several bodies report
counts once; a figure whose meaning the paper leaves open is counted as printed and said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

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
        return _named(self.item.what)[0] if isinstance(self.item, Item) else MONEY

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


@dataclass(slots=True)
class Total:
    """A sum of rows, each a thing or a sum of money of one activity.

    ``rows`` counts them; ``quantity`` is None when none of them states a number; ``unstated``
    counts those that state none. ``approximate`` tells that a row is printed with “gần”, “hơn”…;
    ``open_share`` that the paper does not say whether a figure is the joint one or each
    recipient's: it stands in the sum once, as printed. ``alone`` is the qualifier of the only row
    that states a number, where that counts once.
    """

    direction: GiftDirection | None
    status: str
    what: str
    unit: str
    quantity: Decimal | None = None
    approximate: bool = False
    open_share: bool = False
    rows: int = 0
    unstated: int = 0
    alone: str | None = None

    def add(self, quantity: Decimal | None, times: int, qualifier: str | None) -> None:
        """Take in a row whose figure counts ``times`` times."""
        self.rows += 1
        if qualifier is not None:
            self.approximate = True
        if quantity is None:
            self.unstated += 1
            return
        first = self.rows - self.unstated == 1
        self.alone = qualifier if first and times == 1 else None
        self.quantity = (self.quantity or _ZERO) + quantity * times


_ZERO = Decimal(0)


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
    return totals(archive.distinct(activities))


def totals(events: Iterable[Activity]) -> list[Total]:
    """The same of ``events``, of each of which there is one account."""
    found: dict[tuple[str | None, str, str, str], Total] = {}
    for activity in events:
        entries = activity.entries
        items, money = entries.items, entries.money
        if not items and not money:
            continue
        direction, status = activity.gift_direction, entries.status or ""
        for item in items:
            what, folded = _named(item.what)
            unit = item.unit or ""
            key = (direction, status, folded, unit)
            total = found.get(key)
            if total is None:
                total = found[key] = Total(direction, status, what, unit)
            share = item.share
            if share == "khong-ro":
                total.open_share = True
            times = Gift(activity, item).times if share == "moi-ben" else 1
            total.add(item.quantity, times, item.qualifier)
        for sum_ in money:
            unit = _UNITS_OF_MONEY.get(sum_.currency, sum_.currency)
            key = (direction, status, MONEY, unit)
            total = found.get(key)
            if total is None:
                total = found[key] = Total(direction, status, MONEY, unit)
            total.add(sum_.amount, 1, sum_.qualifier)
    order = {"trao": 0, "nhan": 1, None: 2}
    return sorted(
        found.values(),
        key=lambda t: (order[t.direction], t.status, -(t.quantity or 0), t.what, t.unit),
    )


@lru_cache(maxsize=1 << 14)
def _named(what: str) -> tuple[str, str]:
    """A thing as it is printed, and as things are told apart."""
    printed = nfc(what).strip()
    return printed, printed.casefold()
