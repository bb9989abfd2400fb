"""The forms of dates that search knows, and where in a text one may begin.

To try every form at every character takes twenty times as long. What the forms of the table look
like is read from their patterns; a test compares with the plain way.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from archive.language.search_table import TABLE, written

# A figure that may be the first one of a date, by what stands behind it: “tháng”; a sign and a
# figure; another word. Which of them does is told by its group; none where perhaps “tháng” stands
# before. It begins with a single class, for which the engine looks quickest.
_FIGURE = re.compile(
    written(
        "[{D}][{D}]*+(?:(?=[{S}]+th)()|(?=[{S}]*([/.–-])[{S}]*[{D}])|(?=[{S}]+(?:đ|d|v))()"
        "|(?<=[g{S}][{S}][{D}])|(?<=[g{S}][{S}][{D}]{2}))"
    ),
    re.IGNORECASE,
)
_AT_MONTH, _MONTH_BEHIND, _WORD_BEHIND, _DASH_BEFORE = "tháng …", "… tháng", "… đến", "-…"
"""How a date begins: with “tháng”; with a figure that “tháng”, or another word, is behind, or that
a dash is before. If none of these, it is told by the sign behind the figure."""

_BEHIND = (_MONTH_BEHIND, "", _WORD_BEHIND)
_SIGNS_BEHIND = re.compile(r"\(?(?:\?:)?(\[[^\]]*\]|/|-)")
_BOUNDARY = re.compile(written("(?<![{L}{D}/.-])"), re.IGNORECASE)
_BOUNDARIES = {"(?<![{L}{D}/.-])": "", "(?<![{L}{D}/.,-])": "(?<!,)"}
"""How forms begin, and what is left of that where ``_BOUNDARY`` has been found: most of the time
that a form takes to compile is its letters."""


@dataclass(frozen=True, slots=True)
class DateForm:
    """A form of dates: how to look for it, how it may begin, and its groups."""

    match: Callable[[str, int], re.Match[str] | None]
    begins: tuple[str, ...]
    day: int
    month: int
    year: int


def _form(told: dict[str, Any]) -> DateForm:
    pattern = told["pattern"]
    begins = tuple(_beginnings(pattern))
    for boundary, left in _BOUNDARIES.items():
        if pattern.startswith(boundary):
            pattern = left + pattern.removeprefix(boundary)
    match = re.compile(written(pattern), re.IGNORECASE).match
    return DateForm(match, begins, told["day"], told["month"], told["year"])


def _beginnings(pattern: str) -> Iterator[str]:
    month, figure = pattern.find("th[áa]ng"), pattern.index("[{D}]{")
    if not pattern.startswith(tuple(_BOUNDARIES)):
        yield _DASH_BEFORE
    elif month >= 0:
        yield _AT_MONTH if month < figure else _MONTH_BEHIND
    else:
        behind = pattern[pattern.index("})") + 2 :].replace("[{S}]?", "")
        signs = _SIGNS_BEHIND.match(behind)
        yield from signs[1].strip("[]") if signs else ""
        if "đến" in behind:
            yield _WORD_BEHIND


@cache
def date_forms() -> tuple[DateForm, ...]:
    """All forms of dates; not everybody asks for them."""
    return tuple(map(_form, TABLE["dates"]))


_BLANKS: str = TABLE["classes"]["S"]
_DAY_WORDS, _MONTH_WORDS = {"ngày", "ngay"}, {"tháng", "thang"}
_DAY_ENDS, _MONTH_ENDS = {"y", "Y"}, {"g", "G"}
_LONGEST_FIGURE = 4  # digits: a year


def starts_of_dates(text: str) -> dict[str, list[int]]:
    """Where a date may begin, by how it does, ascending; “ngày” before a figure may begin it too.

    The forms themselves look at every character; trying each only where it may begin takes a
    twentieth of the time.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for figure in _FIGURE.finditer(text):
        start, end = figure.span()
        if end - start > _LONGEST_FIGURE:
            continue
        before = start
        while before and text[before - 1] in _BLANKS:
            before -= 1
        letter, way = text[before - 1 : before], figure.lastindex
        if (
            letter in _MONTH_ENDS
            and before < start
            and text[max(0, before - 5) : before].lower() in _MONTH_WORDS
        ):
            _begin(text, before - 5, _AT_MONTH, found)
        if way:
            told = _BEHIND[way - 1] or figure[way]
            if letter in _DAY_ENDS and text[max(0, before - 4) : before].lower() in _DAY_WORDS:
                _begin(text, before - 4, told, found)
            _begin(text, start, told, found)
    return found


def _begin(text: str, start: int, way: str, found: defaultdict[str, list[int]]) -> None:
    """Note that a date may begin so at ``start``, unless what stands before forbids it."""
    before = text[start - 1] if start else " "
    if before == " " or _BOUNDARY.match(text, start):
        found[way].append(start)
    elif before == "-":
        found[_DASH_BEFORE].append(start)
