"""The dates that running Vietnamese text holds, in every form the reports use."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from archive.language.edtf import (
    FIRST_HALF,
    FIRST_QUARTER,
    Edtf,
    NoSuchDateError,
    ReversedIntervalError,
    read_edtf,
)
from archive.language.folding import nfc_with_offsets


class FoundDate(NamedTuple):
    """A date at `start:end` of a text, where `text` stands; `has_year`: the year is in the text."""

    edtf: Edtf
    start: int
    end: int
    text: str
    has_year: bool


def find_dates(text: str, year: int | None = None) -> list[FoundDate]:
    """Give the dates of running text, in NFC or NFD, in order and never overlapping.

    `year` completes what is written without one (31/3, ngày 23 tháng 7, quý II); without `year`
    such forms are left out. Of two readings at one place the longer wins; what no calendar has
    is no date. The words that lead to a date ("ngày 31/3/2021") belong to it only in the spelled
    forms ("ngày 05 tháng 01 năm 2020", "từ ngày 22 đến ngày 24/10/2021").
    """
    composed, offsets = nfc_with_offsets(text)
    found: list[FoundDate] = []
    at = 0
    while begun := _BEGINNING.search(composed, at):
        at = begun.end()
        longest = _longest(composed, begun.start(), year)
        if longest is None:
            continue
        edtf, end, has_year = longest
        found.append(FoundDate(edtf, begun.start(), end, composed[begun.start() : end], has_year))
        at = end
    dates = _joined(found, composed)
    return dates if composed == text else [_placed(date, text, offsets) for date in dates]


def _placed(date: FoundDate, text: str, offsets: Sequence[int]) -> FoundDate:
    start, end = offsets[date.start], offsets[date.end]
    return date._replace(start=start, end=end, text=text[start:end])


def _joined(found: list[FoundDate], text: str) -> list[FoundDate]:
    """Join two dates of any form that "từ … đến" makes the ends of one interval."""
    joined: list[FoundDate] = []
    for date in found:
        before = joined[-1] if joined else None
        if before and _UNTIL.fullmatch(text, before.end, date.start):
            since = _SINCE.search(text, joined[-2].end if len(joined) > 1 else 0, before.start)
            if since and (interval := _interval(before.edtf, date.edtf)):
                start, has_year = since.start(), before.has_year and date.has_year
                whole = text[start : date.end]
                joined[-1] = FoundDate(interval, start, date.end, whole, has_year)
                continue
        joined.append(date)
    return joined


def _interval(first: Edtf, last: Edtf) -> Edtf | None:
    try:
        return read_edtf(f"{first.text}/{last.text}")
    except ReversedIntervalError:
        return None


def _longest(text: str, start: int, year: int | None) -> tuple[Edtf, int, bool] | None:
    best: tuple[Edtf, int, bool] | None = None
    for form, read in _forms(_beginning(text, start)):
        found = form.match(text, start)
        if not found or (best and found.end() <= best[1]):
            continue
        written = found.groupdict().get("year")
        if written is None and year is None:
            continue
        try:
            edtf = read_edtf(read(found, int(written) if written else year or 0))
        except (NoSuchDateError, ReversedIntervalError):
            continue
        if edtf:
            best = edtf, found.end(), written is not None
    return best


def _beginning(text: str, start: int) -> str:
    """What is written at ``start``, as the forms have it: a letter, or the sign behind figures."""
    first = text[start]
    if first.isalpha():
        return first.lower()
    while text[start : start + 1].isdecimal():
        start += 1
    sign = text[start : start + 1]
    return _ALIKE.get(sign, sign)


_ALIKE = {"–": "-", "—": "-", "\t": " ", "\n": " ", "\u00a0": " "}
# The pieces of the forms. Spaces may be no-break spaces and hold one line end.
# Possessive, so that a page of spaces is read once.
_S = r"[ \t\u00a0]*+(?:\n[ \t\u00a0]*+)?+"
_SS = rf"(?=\s){_S}"
_D = r"(?P<day>[0-9]{1,2})"
_M = r"(?P<month>[0-9]{1,2})"
_Y = r"(?P<year>(?:19|20|21)[0-9]{2})"
_D1, _M1, _Y1 = (piece.replace(">", "1>", 1) for piece in (_D, _M, _Y))
_NGAY = rf"[Nn]gày{_SS}"
_THANG = rf"[Tt]háng{_SS}"
_NAM = rf"[Nn]ăm{_SS}"
_TO = rf"(?:{_S}[-–—]{_S}|{_SS}(?:đến|tới){_SS}(?:hết{_SS})?)"
_FROM = rf"(?:[Tt]ừ{_SS})"
_IN_YEAR = rf"(?:(?:[/-]|,?{_SS}{_NAM}){_Y})"
_THREE = rf"{_D1},{_SS}(?P<between>[0-9]{{1,2}}){_SS}và{_SS}"
_END = r"(?![\w/])(?![.,][0-9])(?!-[0-9])"
_MONTHS_OF_HALF = r"(?:6|06|[Ss]áu)"


def _day(found: re.Match[str], year: int) -> str:
    return f"{year:04}-{int(found['month']):02}-{int(found['day']):02}"


def _days(found: re.Match[str], year: int) -> str:
    first = found.groupdict()
    first_year = int(first.get("year1") or year)
    first_month = int(first.get("month1") or found["month"])
    return f"{first_year:04}-{first_month:02}-{int(found['day1']):02}/{_day(found, year)}"


def _next_days(found: re.Match[str], year: int) -> str:
    """Read "22 và 23/10", an interval only when the one day follows the other."""
    return _days(found, year) if int(found["day"]) == int(found["day1"]) + 1 else ""


def _three_days(found: re.Match[str], year: int) -> str:
    """Read "15, 16 và 17/11", an interval only when each day follows the one before."""
    days = [int(found[name]) for name in ("day1", "between", "day")]
    month = int(found["month"])
    if days != [days[0], days[0] + 1, days[0] + 2]:
        return ""
    return f"{year:04}-{month:02}-{days[0]:02}/{year:04}-{month:02}-{days[2]:02}"


def _month(found: re.Match[str], year: int) -> str:
    return f"{year:04}-{int(found['month']):02}"


def _months(found: re.Match[str], year: int) -> str:
    first_year = int(found.groupdict().get("year1") or year)
    return f"{first_year:04}-{int(found['month1']):02}/{_month(found, year)}"


def _first_months(found: re.Match[str], year: int) -> str:
    return f"{year:04}-01/{_month(found, year)}"


def _quarter_code(typed: str) -> int:
    number = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(typed)
    return FIRST_QUARTER - 1 + (number or int(typed))


def _quarter(found: re.Match[str], year: int) -> str:
    return f"{year:04}-{_quarter_code(found['quarter'])}"


def _quarters(found: re.Match[str], year: int) -> str:
    return f"{year:04}-{_quarter_code(found['quarter1'])}/{_quarter(found, year)}"


def _half(found: re.Match[str], year: int) -> str:
    return f"{year:04}-{FIRST_HALF + (found['which'] == 'cuối')}"


def _year(found: re.Match[str], _: int) -> str:
    return str(found["year"])


def _years(found: re.Match[str], year: int) -> str:
    return f"{found['year1']}/{year:04}" if found["year1"] < f"{year:04}" else ""


_Q = r"(?P<quarter>IV|I{1,3}|[1-4])"
_Q1 = _Q.replace(">", "1>", 1)
_AFTER_NGAY = r"(?<=[Nn]gày[ \u00a0])"
# 2/3 số đại biểu is a share of them.
_NO_SHARE = rf"(?!{_SS}(?:số|tổng)\b)"
_Read = Callable[[re.Match[str], int], str]
# What a form can begin with, its shape, its reader. It begins with a letter, or with figures and
# then the sign that is given; a hyphen stands for any dash, a space for any that _S takes.
_SHAPES: tuple[tuple[str, str, _Read], ...] = (
    # 31/3/2021 · 28-11-2024 · 31.3.2021
    ("/", rf"{_D}/{_M}/{_Y}", _day),
    ("-", rf"{_D}-{_M}-{_Y}", _day),
    (".", rf"{_D}\.{_M}\.{_Y}", _day),
    # 31/3 · ngày 2-7 · 25.12
    ("/", rf"{_D}/{_M}{_NO_SHARE}", _day),
    ("-.", rf"{_AFTER_NGAY}{_D}[-.]{_M}", _day),
    (".", r"(?P<day>[0-9]{2})\.(?P<month>[0-9]{2})", _day),
    # ngày 05 tháng 01 năm 2020 · ngày 23 tháng 7
    ("n", rf"{_NGAY}{_D}{_SS}{_THANG}{_M}{_IN_YEAR}?", _day),
    (" ", rf"{_D}{_SS}{_THANG}{_M}{_IN_YEAR}", _day),
    # 22 – 24/10/2021 · 28/2 đến ngày 4/03/2018 · 24/6/1967-24/6/2021
    ("- tn", rf"{_FROM}?(?:{_NGAY})?{_D1}{_TO}(?:{_NGAY})?{_D}/{_M}(?:/{_Y})?", _days),
    ("/tn", rf"{_FROM}?(?:{_NGAY})?{_D1}/{_M1}{_TO}(?:{_NGAY})?{_D}/{_M}(?:/{_Y})?", _days),
    ("/tn", rf"{_FROM}?(?:{_NGAY})?{_D1}/{_M1}/{_Y1}{_TO}(?:{_NGAY})?{_D}/{_M}/{_Y}", _days),
    ("- tn", rf"{_FROM}?(?:{_NGAY})?{_D1}{_TO}(?:{_NGAY})?{_D}{_SS}{_THANG}{_M}{_IN_YEAR}?", _days),
    (
        " tn",
        rf"{_FROM}?(?:{_NGAY})?{_D1}{_SS}{_THANG}{_M1}{_TO}(?:{_NGAY})?{_D}{_SS}{_THANG}{_M}{_IN_YEAR}?",
        _days,
    ),
    # 22 và 23/10/2021
    (" ,", rf"{_D1}(?:{_SS}và|,){_SS}(?:{_NGAY})?{_D}/{_M}(?:/{_Y})?", _next_days),
    # 15, 16 và 17/11/2024 · 15, 16 và 17 tháng 11 năm 2024
    (",", rf"{_THREE}(?:{_NGAY})?{_D}/{_M}(?:/{_Y})?", _three_days),
    (",", rf"{_THREE}(?:{_NGAY})?{_D}{_SS}{_THANG}{_M}{_IN_YEAR}?", _three_days),
    # ngày 22 và 23 tháng 10 năm 2021
    (
        " ,",
        rf"{_D1}(?:{_SS}và|,){_SS}(?:{_NGAY})?{_D}{_SS}{_THANG}{_M}{_IN_YEAR}?",
        _next_days,
    ),
    # tháng 6/2022 · tháng 6-2022 · tháng 6 năm 2022 · tháng 6
    ("t", rf"{_THANG}{_M}{_IN_YEAR}?", _month),
    # (6/2022) · trong 6/2022
    ("/", rf"(?:(?<=\()|(?<=[Vv]ào )|(?<=[Tt]rong )|(?<=[Tt]ừ )|(?<=đến )){_M}/{_Y}", _month),
    # tháng 3–5/2021 · từ tháng 3 đến tháng 5/2021 · tháng 11/2021 đến tháng 2/2022
    ("t", rf"{_FROM}?{_THANG}{_M1}{_TO}(?:{_THANG})?{_M}{_IN_YEAR}?", _months),
    ("t", rf"{_FROM}?{_THANG}{_M1}/{_Y1}{_TO}(?:{_THANG})?{_M}{_IN_YEAR}", _months),
    # quý II/2021 · quý 2 năm 2021 · quý I–III/2021
    ("q", rf"[Qq]uý{_SS}{_Q}{_IN_YEAR}?", _quarter),
    ("q", rf"[Qq]uý{_SS}{_Q1}{_TO}(?:quý{_SS})?{_Q}{_IN_YEAR}?", _quarters),
    # 6 tháng đầu năm 2021 · 9 tháng đầu năm 2021
    (" s", rf"{_MONTHS_OF_HALF}{_SS}tháng{_SS}(?P<which>đầu|cuối){_SS}năm(?:{_SS}{_Y})?", _half),
    (" ", rf"{_M}{_SS}tháng{_SS}đầu{_SS}năm(?:{_SS}{_Y})?", _first_months),
    # năm 2021 · 2018-2023
    ("n", rf"{_NAM}{_Y}", _year),
    ("- n", rf"(?:{_NAM})?{_Y1}{_S}[-–—]{_S}{_Y}", _years),
)


@cache  # compiled when a text has what they begin with: all of them take long
def _forms(initial: str) -> list[tuple[re.Pattern[str], _Read]]:
    return [
        (re.compile(shape + _END), read)
        for initials, shape, read in _SHAPES
        if initial and initial in initials  # none of them ends with its figures
    ]


_SINCE = re.compile(rf"[Tt]ừ{_SS}(?:ngày{_SS})?$")
_UNTIL = re.compile(rf"{_SS}(?:đến|tới){_SS}(?:hết{_SS})?(?:ngày{_SS})?")
# Nearly all figures of a text are none of a date, which what stands behind them shows.
_OF_A_DATE = (
    rf"(?:[0-9]{{0,1}}|[0-9]{{3}})(?![0-9])(?:[/–—-]|,\s|\.[0-9]{{1,2}}(?![0-9])"
    rf"|{_SS}(?:[-–—]|[Tt]háng|đến|tới|và))"
)
# It begins with a set of signs, which is found four times as fast as a choice of words.
_BEGINNING = re.compile(
    r"[0-9TtNnQqSs](?<![\w/].)(?<![0-9][.,].)"
    rf"(?:(?<=[0-9])(?={_OF_A_DATE})[0-9]*"
    r"|(?<=[Tt])(?:ừ|háng)|(?<=[Nn])(?:gày|ăm)|(?<=[Qq])uý|(?<=[Ss])áu)"
    r"(?![^\W[0-9]_])"
)
