"""Dates of the records: the part of EDTF (ISO 8601-2, Library of Congress profile) in use.

2021, 2021-03, 2021-03-31; 2021-33 to -36 the quarters, 2021-40 and -41 the halves of a year
(level 2 codes, the only ones beyond level 1); a `~` behind a year, month or day: about then; two
of them with a slash between: from the one to the other.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering
from typing import Literal

Precision = Literal["day", "month", "quarter", "half", "year", "interval"]

FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_QUARTER, FIRST_HALF = 33, 40

_SIMPLE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<part>\d{2})(?:-(?P<day>\d{2}))?)?(?P<about>~?)", re.ASCII
)
_UNSUPPORTED_PARTS = {*range(21, 33), *range(37, 40)}  # seasons and thirds of a year


@total_ordering
@dataclass(frozen=True, slots=True)
class Edtf:
    """A date of the records: `text` in EDTF, and the first and last day it may mean.

    Ordered by the first day, then the last, then the text. For an interval `earliest` is the
    first day of its start and `latest` the last day of its end. `approximate`: a `~` is in it.
    """

    text: str
    earliest: date
    latest: date
    precision: Precision
    approximate: bool

    def __lt__(self, other: "Edtf") -> bool:
        if not isinstance(other, Edtf):
            return NotImplemented
        return (self.earliest, self.latest, self.text) < (other.earliest, other.latest, other.text)

    def __str__(self) -> str:
        return self.text


class NoSuchDateError(ValueError):
    """The form is right, but no calendar has that day, month or part of a year."""


class ReversedIntervalError(ValueError):
    """The interval ends before it starts."""


@lru_cache(maxsize=8192)  # the days of a few years, asked for again and again
def read_edtf(text: str) -> Edtf | None:
    """Read EDTF. None when the form is not the subset's or the year is outside 1900–2100.

    Raises NoSuchDateError (2021-02-30) and ReversedIntervalError.
    """
    first, slash, second = text.partition("/")
    start = _read_simple(first)
    if not slash or start is None:
        return start
    end = _read_simple(second)
    if end is None:
        return None
    if end.latest < start.earliest:
        raise ReversedIntervalError(text)
    return Edtf(text, start.earliest, end.latest, "interval", start.approximate or end.approximate)


def ends(edtf: Edtf) -> tuple[Edtf, Edtf]:
    """Give both ends of an interval; of another date, that date twice."""
    start, _, end = edtf.text.partition("/")
    first = _read_simple(start)
    last = _read_simple(end or start)
    if first is None or last is None:
        raise ValueError(f"no EDTF: {edtf.text!r}")
    return first, last


@lru_cache(maxsize=8192)
def _read_simple(text: str) -> Edtf | None:
    found = _SIMPLE.fullmatch(text)
    if not found or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        return None
    year, about = int(found["year"]), bool(found["about"])
    if found["part"] is None:
        return Edtf(text, date(year, 1, 1), date(year, 12, 31), "year", about)
    part = int(found["part"])
    if found["day"] is not None:
        try:
            day = date(year, part, int(found["day"]))
        except ValueError:
            raise NoSuchDateError(text) from None
        return Edtf(text, day, day, "day", about)
    if 1 <= part <= 12:
        return _months(text, date(year, part, 1), "month", about=about)
    if part in _UNSUPPORTED_PARTS:
        return None
    if FIRST_QUARTER <= part < FIRST_QUARTER + 4:
        precision: Precision = "quarter"
        first = 3 * (part - FIRST_QUARTER) + 1
    elif FIRST_HALF <= part < FIRST_HALF + 2:
        precision, first = "half", 6 * (part - FIRST_HALF) + 1
    else:
        raise NoSuchDateError(text)
    return None if about else _months(text, date(year, first, 1), precision)


def _months(text: str, first: date, precision: Precision, *, about: bool = False) -> Edtf:
    last = first.month + {"month": 1, "quarter": 3, "half": 6}[precision] - 1
    latest = date(first.year, last, monthrange(first.year, last)[1])
    return Edtf(text, first, latest, precision, about)
