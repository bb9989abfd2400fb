"""The forms in which Vietnamese reports write a date, and how each is read."""

import re
from collections.abc import Callable
from functools import cache

from archive.language.edtf import FIRST_HALF, FIRST_QUARTER

Read = Callable[[re.Match[str], int], str]
"""Gives the EDTF of what a form found, in the given year; empty where it is none."""

# The pieces of the forms. Spaces may be no-break spaces and hold one line end.
# Possessive, so that a page of spaces is read once.
SPACES = r"[ \t\u00a0]*+(?:\n[ \t\u00a0]*+)?+"
SPACE = rf"(?=\s){SPACES}"
"""At least one; ``SPACES`` may be none."""
_D = r"(?P<day>[0-9]{1,2})"
_M = r"(?P<month>[0-9]{1,2})"
_Y = r"(?P<year>(?:19|20|21)[0-9]{2})"
_D1, _M1, _Y1 = (piece.replace(">", "1>", 1) for piece in (_D, _M, _Y))
_NGAY = rf"(?:[Nn]gày(?:{SPACE}m[ùồ]ng)?|m[ùồ]ng){SPACE}"
_THANG = rf"[Tt]háng{SPACE}"
_NAM = rf"[Nn]ăm{SPACE}"
_TO = rf"(?:{SPACES}[-–—]{SPACES}|{SPACE}(?:đến|tới){SPACE}(?:hết{SPACE})?)"
_FROM = rf"(?:[Tt]ừ{SPACE})"
_IN_YEAR = rf"(?:(?:[/-]|,?{SPACE}{_NAM}){_Y})"
_THREE = rf"{_D1},{SPACE}(?P<between>[0-9]{{1,2}}){SPACE}và{SPACE}"
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
_NO_SHARE = rf"(?!{SPACE}(?:số|tổng)\b)"
# What a form can begin with, its shape, its reader. It begins with a letter, or with figures and
# then the sign that is given; a hyphen stands for any dash, a space for any that SPACES takes.
_SHAPES: tuple[tuple[str, str, Read], ...] = (
    # 31/3/2021 · 28-11-2024 · 31.3.2021
    ("/", rf"{_D}/{_M}/{_Y}", _day),
    ("-", rf"{_D}-{_M}-{_Y}", _day),
    (".", rf"{_D}\.{_M}\.{_Y}", _day),
    # 31/3 · ngày 2-7 · 25.12
    ("/", rf"{_D}/{_M}{_NO_SHARE}", _day),
    ("-.", rf"{_AFTER_NGAY}{_D}[-.]{_M}", _day),
    (".", r"(?P<day>[0-9]{2})\.(?P<month>[0-9]{2})", _day),
    # ngày 05 tháng 01 năm 2020 · ngày 23 tháng 7
    ("n", rf"{_NGAY}{_D}{SPACE}{_THANG}{_M}{_IN_YEAR}?", _day),
    (" ", rf"{_D}{SPACE}{_THANG}{_M}{_IN_YEAR}", _day),
    # 22 – 24/10/2021 · 28/2 đến ngày 4/03/2018 · 24/6/1967-24/6/2021
    ("- tn", rf"{_FROM}?(?:{_NGAY})?{_D1}{_TO}(?:{_NGAY})?{_D}/{_M}(?:/{_Y})?", _days),
    ("/tn", rf"{_FROM}?(?:{_NGAY})?{_D1}/{_M1}{_TO}(?:{_NGAY})?{_D}/{_M}(?:/{_Y})?", _days),
    ("/tn", rf"{_FROM}?(?:{_NGAY})?{_D1}/{_M1}/{_Y1}{_TO}(?:{_NGAY})?{_D}/{_M}/{_Y}", _days),
    (
        "- tn",
        rf"{_FROM}?(?:{_NGAY})?{_D1}{_TO}(?:{_NGAY})?{_D}{SPACE}{_THANG}{_M}{_IN_YEAR}?",
        _days,
    ),
    (
        " tn",
        rf"{_FROM}?(?:{_NGAY})?{_D1}{SPACE}{_THANG}{_M1}{_TO}(?:{_NGAY})?{_D}{SPACE}{_THANG}{_M}{_IN_YEAR}?",
        _days,
    ),
    # 22 và 23/10/2021
    (" ,", rf"{_D1}(?:{SPACE}và|,){SPACE}(?:{_NGAY})?{_D}/{_M}(?:/{_Y})?", _next_days),
    # 15, 16 và 17/11/2024 · 15, 16 và 17 tháng 11 năm 2024
    (",", rf"{_THREE}(?:{_NGAY})?{_D}/{_M}(?:/{_Y})?", _three_days),
    (",", rf"{_THREE}(?:{_NGAY})?{_D}{SPACE}{_THANG}{_M}{_IN_YEAR}?", _three_days),
    # ngày 22 và 23 tháng 10 năm 2021
    (
        " ,",
        rf"{_D1}(?:{SPACE}và|,){SPACE}(?:{_NGAY})?{_D}{SPACE}{_THANG}{_M}{_IN_YEAR}?",
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
    ("q", rf"[Qq]uý{SPACE}{_Q}{_IN_YEAR}?", _quarter),
    ("q", rf"[Qq]uý{SPACE}{_Q1}{_TO}(?:quý{SPACE})?{_Q}{_IN_YEAR}?", _quarters),
    # 6 tháng đầu năm 2021 · 9 tháng đầu năm 2021
    (
        " s",
        rf"{_MONTHS_OF_HALF}{SPACE}tháng{SPACE}(?P<which>đầu|cuối){SPACE}năm(?:{SPACE}{_Y})?",
        _half,
    ),
    (" ", rf"{_M}{SPACE}tháng{SPACE}đầu{SPACE}năm(?:{SPACE}{_Y})?", _first_months),
    # năm 2021 · 2018-2023
    ("n", rf"{_NAM}{_Y}", _year),
    ("- n", rf"(?:{_NAM})?{_Y1}{SPACES}[-–—]{SPACES}{_Y}", _years),
)


@cache  # compiled when a text has what they begin with: all of them take long
def forms(initial: str) -> list[tuple[re.Pattern[str], Read]]:
    """The forms that begin with ``initial``, each with its reader.

    ``initial`` is a letter, or the sign behind figures. A form's group ``year`` is empty where the
    text has no year.
    """
    return [
        (re.compile(shape + _END), read)
        for initials, shape, read in _SHAPES
        if initial and initial in initials  # none of them ends with its figures
    ]
