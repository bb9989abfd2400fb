r"""Text as search compares it: words, numbers and dates.

The rules are data (``search_table.json``), read here and by the script of the search page, so that
both always agree; a test compares them on every syllable of the archive. Patterns keep to what
Python's ``regex``-free ``re`` and JavaScript (flag ``u``) both know once ``\\p{L}`` and ``\\p{M}``
are written out.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

TABLE_FILE = Path(__file__).with_name("search_table.json")
TABLE: dict[str, Any] = json.loads(TABLE_FILE.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a text.

    ``exact`` is how it is spelled, but for case, place of tone and i/y; ``folded`` is that without
    marks; ``start`` and ``end`` are characters of the text.
    """

    folded: str
    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateTerm:
    """A date in a text, as terms: the day where there is one, and the month."""

    terms: tuple[str, ...]
    start: int
    end: int


def _portable(pattern: str) -> "re.Pattern[str]":
    """A pattern of the table as Python's ``re`` writes it."""
    # inside a class \p{L} stands for its letters, which re has no name for: take \w without digits
    return re.compile(
        pattern.replace(r"[\p{L}\d.,]", r"[\w.,]")
        .replace(r"[\p{L}]", r"[^\W\d_]")
        .replace(r"\p{L}", r"[^\W\d_]")
        .replace(r"\p{M}", _MARK),
        re.IGNORECASE,
    )


_MARK = (
    "["
    + "".join(chr(c) for c in range(0x300, 0x2100) if unicodedata.category(chr(c))[0] == "M")
    + "]"
)
_TOKEN = _portable(TABLE["token"])
_GROUPED = _portable(TABLE["grouped"])
_DECIMAL = _portable(TABLE["decimal"])
_DATES = tuple((_portable(d["pattern"]), d["day"], d["month"], d["year"]) for d in TABLE["dates"])
_FIRST_MARK, _LAST_MARK = (ord(c) for c in TABLE["marks"])
_LETTERS: dict[str, str] = TABLE["letters"]
_I_FOR_Y: dict[str, str] = TABLE["iForY"]["letters"]
_Y_ONSETS: str = TABLE["iForY"]["onsets"]
_NO_GROUPS = str.maketrans("", "", ". \u00a0\u202f")


def _tone_places() -> dict[str, str]:
    places = {}
    for second, first in TABLE["toneFirst"].items():
        for tone in TABLE["tones"]:
            by_sound = first + unicodedata.normalize("NFC", second + tone)
            places[by_sound] = unicodedata.normalize("NFC", first + tone) + second
    return places


_PLACES = _tone_places()
_BY_SOUND = re.compile(f"({TABLE['onset']})({'|'.join(_PLACES)})")


@lru_cache(maxsize=65536)
def exact_form(word: str) -> str:
    """How ``word`` is spelled, but for case, the place of its tone and i/y: kỷ and kỉ are one."""
    text = unicodedata.normalize("NFC", word).lower()
    found = _BY_SOUND.fullmatch(text)
    if found:
        text = found[1] + _PLACES[found[2]]
    if len(text) == 2 and text[0] in _Y_ONSETS:
        text = text[0] + _I_FOR_Y.get(text[1], text[1])
    return text


@lru_cache(maxsize=65536)
def folded_form(exact: str) -> str:
    """``exact`` without marks; đ is a letter of its own and becomes d."""
    if exact.isascii():
        return exact
    letters = unicodedata.normalize("NFD", exact)
    return "".join(_LETTERS.get(c, c) for c in letters if not _FIRST_MARK <= ord(c) <= _LAST_MARK)


def tokens(text: str) -> list[Token]:
    """The words and numbers of ``text`` (NFC), in order.

    Numbers lose what groups their thousands and what leads them: 20.000, 20 000 and 20000 are one,
    so are 05 and 5.
    """
    found: list[Token] = []
    at = 0
    for start, end, number in _numbers(text):
        found += _words(text, at, start)
        found.append(Token(number, number, start, end))
        at = end
    found += _words(text, at, len(text))
    return found


def dates(text: str) -> list[DateTerm]:
    """The dates of ``text`` (NFC), the longest first where they overlap, in order."""
    taken: list[DateTerm] = []
    for pattern, day, month, year in _DATES:
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(start < t.end and t.start < end for t in taken):
                continue
            terms = date_terms(found[year], found[month], found[day] if day else None)
            if terms:
                taken.append(DateTerm(terms, start, end))
    return sorted(taken, key=lambda t: t.start)


def date_terms(year: str | int, month: str | int, day: str | int | None) -> tuple[str, ...]:
    """The terms of a date: its month, and first its day; empty for what is no date."""
    if not 1 <= int(month) <= 12:
        return ()
    month_term = f"@{int(year)}-{int(month):02}"
    if day is None:
        return (month_term,)
    if not 1 <= int(day) <= 31:
        return ()
    return (f"{month_term}-{int(day):02}", month_term)


def _numbers(text: str) -> list[tuple[int, int, str]]:
    found = [(*m.span(), m.group().translate(_NO_GROUPS)) for m in _GROUPED.finditer(text)]
    found += [(*m.span(), m.group()) for m in _DECIMAL.finditer(text)]
    return sorted(found)


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word[0].isdigit():
            number = word.lstrip("0") or "0"
            yield Token(number, number, *match.span())
        else:
            exact = exact_form(word)
            yield Token(folded_form(exact), exact, *match.span())
