"""Dates of the records: reading EDTF with help for the writer, and saying it in Vietnamese."""

import re
from typing import Literal

from archive.language.dates_in_text import FoundDate, find_dates
from archive.language.edtf import (
    FIRST_QUARTER,
    FIRST_YEAR,
    Edtf,
    NoSuchDateError,
    ReversedIntervalError,
    ends,
    read_edtf,
)
from archive.language.folding import nfc

__all__ = ["DateFault", "Edtf", "FoundDate", "find_dates", "parse_edtf", "to_vietnamese"]

DateFaultCode = Literal["ngay-kieu-viet", "ngay-khong-co", "khoang-nguoc", "ngay-khong-hop-le"]

_LONGEST_SCALAR = 100  # what is longer was never meant to be a date
_ROMAN = ("I", "II", "III", "IV")
_VIETNAMESE_FIGURES = re.compile(r"\d{1,2}\s*([/.-])\s*(?:\d{1,2}\s*\1\s*)?\d{4}", re.ASCII)
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d{2}:.*)?", re.ASCII)
_YEAR_AND_QUARTER = re.compile(r"(\d{4})-?Q([1-4])", re.ASCII | re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_BETWEEN_ENDS = re.compile(r"\s*(?:--|–|—|\.\.|/|\s-\s)\s*")


class DateFault(ValueError):  # noqa: N818  the word of the checks: a fault is shown, not raised on
    """A date that a record may not hold.

    `code` names the rule; `suggestion` is the EDTF of what was surely meant, or None.
    """

    def __init__(self, text: str, code: DateFaultCode, suggestion: str | None) -> None:
        super().__init__(f"{text!r}: {code}")
        self.code: DateFaultCode = code
        self.suggestion = suggestion


def parse_edtf(text: str) -> Edtf:
    """Read a date of a record, e.g. `2021-03-31`, `2021-10-22/2021-10-24`, `2021-33`, `2021~`.

    Raises DateFault for any other form, for a day no calendar has and for an end before its start.
    """
    try:
        edtf = read_edtf(text)
    except NoSuchDateError:
        raise DateFault(text, "ngay-khong-co", None) from None
    except ReversedIntervalError:
        first, _, last = text.partition("/")
        raise DateFault(text, "khoang-nguoc", f"{last}/{first}") from None
    if edtf is None:
        raise _fault(text)
    return edtf


def to_vietnamese(edtf: Edtf) -> str:
    """Say a date as a report would: "31/3/2021", "quý I/2021", "22–24/10/2021"."""
    if edtf.precision != "interval":
        return _about(edtf, "ngày ") + _simple(edtf)
    first, last = ends(edtf)
    if first == last:
        return to_vietnamese(first)
    if edtf.approximate or first.precision != last.precision:
        return f"từ {_named(first)} đến {_named(last)}"
    same_year = first.earliest.year == last.latest.year
    start, end = first.earliest, last.latest
    match first.precision:
        case "day" if same_year and start.month == end.month:
            return f"{start.day}–{_simple(last)}"
        case "day" if same_year:
            return f"{start.day}/{start.month}–{_simple(last)}"
        case "day":
            return f"{_simple(first)}–{_simple(last)}"
        case "month" if same_year:
            return f"tháng {start.month}–{end.month}/{end.year}"
        case "quarter" if same_year:
            return f"quý {_quarter(first)}–{_quarter(last)}/{end.year}"
        case "year":
            return f"năm {start.year}–{end.year}"
    return f"từ {_named(first)} đến {_named(last)}"


def _simple(edtf: Edtf) -> str:
    first = edtf.earliest
    match edtf.precision:
        case "day":
            return f"{first.day}/{first.month}/{first.year}"
        case "month":
            return f"tháng {first.month}/{first.year}"
        case "quarter":
            return f"quý {_quarter(edtf)}/{first.year}"
        case "half":
            return f"6 tháng {'đầu' if first.month == 1 else 'cuối'} năm {first.year}"
    return f"năm {first.year}"


def _named(edtf: Edtf) -> str:
    day = "ngày " if edtf.precision == "day" else ""
    return (_about(edtf, day) or day) + _simple(edtf)


def _about(edtf: Edtf, day: str) -> str:
    if not edtf.approximate:
        return ""
    return f"khoảng {day}" if edtf.precision == "day" else "khoảng "


def _quarter(edtf: Edtf) -> str:
    return _ROMAN[(edtf.earliest.month - 1) // 3]


def _fault(text: str) -> DateFault:
    if len(text) > _LONGEST_SCALAR:
        return DateFault(text, "ngay-khong-hop-le", None)
    typed = " ".join(nfc(text).split())
    bare = typed.removeprefix("ngày ").removeprefix("Ngày ")
    found = find_dates(typed, year=FIRST_YEAR)
    if len(found) == 1 and found[0].text in {typed, bare}:
        whole = found[0]
        return DateFault(text, "ngay-kieu-viet", whole.edtf.text if whole.has_year else None)
    if found or _VIETNAMESE_FIGURES.fullmatch(bare):
        return DateFault(text, "ngay-kieu-viet", _month_and_year(bare))
    return DateFault(text, "ngay-khong-hop-le", _right_form(typed))


def _month_and_year(typed: str) -> str | None:
    found = _MONTH_AND_YEAR.fullmatch(typed)
    return _checked(f"{found[2]}-{int(found[1]):02}") if found else None


def _right_form(typed: str) -> str | None:
    """The EDTF of another order or sign that leaves no doubt."""
    if edtf := _checked(typed):
        return edtf
    if found := _YEAR_FIRST.fullmatch(typed):
        return _checked("-".join([found[1], *(f"{int(n):02}" for n in found.groups()[1:] if n)]))
    if found := _YEAR_AND_QUARTER.fullmatch(typed):
        return f"{found[1]}-{FIRST_QUARTER - 1 + int(found[2])}"
    if found := _COMPACT.fullmatch(typed):
        return _checked("-".join(found.groups()))
    first, *rest = _BETWEEN_ENDS.split(typed)
    return _checked(f"{first}/{rest[0]}") if len(rest) == 1 else None


def _checked(text: str) -> str | None:
    try:
        edtf = read_edtf(text)
    except (NoSuchDateError, ReversedIntervalError):
        return None
    return edtf.text if edtf else None
