"""Stretches of days: lifetimes of bodies and names, the days of a year."""

from datetime import date
from typing import NamedTuple

from archive.language.dates import Edtf, to_vietnamese
from archive.model.records import Organization, Partner


class Period(NamedTuple):
    """From the first to the last day; an end that is not known lies at the end of time."""

    first: date = date.min
    last: date = date.max

    def meets(self, other: "Period") -> bool:
        """Whether both have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Period") -> bool:
        """Whether every day of ``other`` is in this one."""
        return self.first <= other.first and other.last <= self.last


ALWAYS = Period()


def between(start: Edtf | None, end: Edtf | None) -> Period:
    """The longest time that ``start`` and ``end``, as written, can mean."""
    return Period(start.earliest if start else date.min, end.latest if end else date.max)


def meant_by(when: Edtf) -> Period:
    """All days that a date of a record may mean."""
    return Period(when.earliest, when.latest)


def of_year(year: int) -> Period:
    """All days of ``year``."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def ends_said(body: Organization | Partner, *, ended: bool) -> str:
    """When ``body`` ended, or began, in words; for a body whose record says so."""
    valid = body.entries.valid
    when = (valid.to if ended else valid.from_) if valid else None
    return f"{'kết thúc' if ended else 'bắt đầu'} {to_vietnamese(when) if when else ''}".strip()


def existence(body: Organization | Partner) -> Period:
    """When ``body`` existed, as far as its record says."""
    valid = body.entries.valid
    return between(valid.from_, valid.to) if valid else ALWAYS
