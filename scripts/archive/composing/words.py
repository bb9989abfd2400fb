"""How figures, dates and bodies are said to readers."""

from collections.abc import Iterable
from decimal import Decimal

from archive.language.dates import Edtf, to_vietnamese
from archive.language.numbers import group
from archive.model.choices import CHOICES
from archive.model.records import Activity
from archive.model.totals import Total

QUALIFIERS = CHOICES["muc-do"]


def figure(value: int | Decimal | None, qualifier: str | None = None) -> str:
    """A number as Vietnamese groups it, with “gần”, “hơn”… before it; empty for None."""
    if value is None:
        return ""
    said = group(value)
    return f"{QUALIFIERS[qualifier]} {said}" if qualifier else said


def date_said(value: Edtf | None) -> str:
    """A date as Vietnamese papers write it; empty for None."""
    return to_vietnamese(value) if value is not None else ""


def machine_date(value: Edtf | None) -> str | None:
    """The value of a ``datetime`` attribute; None where HTML has no form for the precision."""
    if value is None or value.approximate:
        return None
    if value.precision == "day":
        return value.earliest.isoformat()
    if value.precision == "month":
        return f"{value.earliest:%Y-%m}"
    return str(value.earliest.year) if value.precision == "year" else None


def total_said(total: Total) -> str:
    """A total in words: “20.000 chiếc khẩu trang y tế”."""
    words = [figure(total.quantity), total.unit, total.what]
    return " ".join(word for word in words if word)


def in_time(activities: Iterable[Activity]) -> list[Activity]:
    """Activities in order of time: dated ones, then those of some time in the year, then plans."""
    status = {"da-thuc-hien": 0, "khong-thuc-hien": 1, "ke-hoach": 2}
    return sorted(
        activities,
        key=lambda a: (
            a.year,
            status.get(a.entries.status or "", 3),
            a.entries.date is None,
            a.period.earliest,
            a.period.latest,
            a.index,
        ),
    )
