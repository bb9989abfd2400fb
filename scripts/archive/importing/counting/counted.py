"""What a text counts: things, sums of money and people, each with its place."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Counted:
    """A counted thing at ``start:end``; ``unit`` is None where the text gives and allows none.

    ``assumed``: the unit is not in the text.
    """

    start: int
    end: int
    quantity: Decimal
    unit: str | None
    what: str
    size: str | None = None
    qualifier: str | None = None
    assumed: bool = False


@dataclass(frozen=True)
class Sum:
    """A sum of money; ``each``: the price of one of several things, not what was given in all."""

    start: int
    end: int
    amount: Decimal
    currency: str
    qualifier: str | None
    each: bool


@dataclass(frozen=True)
class Crowd:
    """A number of people, or of ``households``."""

    start: int
    end: int
    count: int
    qualifier: str | None
    households: bool = False


@dataclass(frozen=True)
class Figures:
    """All that is counted in a text."""

    things: tuple[Counted, ...]
    sums: tuple[Sum, ...]
    crowds: tuple[Crowd, ...]
