"""Text as search compares it: words, numbers and dates.

The rules are data (``search_table.json``), read here and by the script of the search page, so that
both always agree; a test compares them on every syllable of the archive. Patterns keep to what
Python's ``re`` and JavaScript (flag ``u``) both know, and name their letters by ranges: the two
know different versions of Unicode.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from archive.language.search_dates import date_forms, starts_of_dates
from archive.language.search_table import BREAK, TABLE, written

__all__ = [
    "BREAK", "TABLE", "DateTerm", "Token", "date_terms", "dates", "exact_form",
    "folded_form", "forms", "pieces_and_words", "tokens", "words",
]  # fmt: skip


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


class DateTerm(NamedTuple):
    """A date in a text, as terms: the day, the month, the day of any year, as far as told."""

    terms: tuple[str, ...]
    start: int
    end: int


_WORD, *_NUMBERS = map(written, TABLE["tokens"].values())
# what stands before a number is looked at only where one begins: a third of the time
_TOKEN = re.compile(f"{_WORD}|(?=[{written('{D}')}])(?:{'|'.join(_NUMBERS)})")
_TOKEN_OR_BREAK = re.compile(f"{_TOKEN.pattern}|{re.escape(BREAK)}")
_TOKEN_OR_END = re.compile(f"{_TOKEN.pattern}|\n")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_FIRST_MARK, _LAST_MARK = (ord(c) for c in TABLE["classes"]["M"].split("-"))
_LETTERS: dict[str, str] = TABLE["letters"]
_UNGROUPED = str.maketrans("", "", ". \u00a0\u202f")


def _tone_places() -> dict[str, str]:
    places = {}
    for second, first in TABLE["toneFirst"].items():
        for tone in TABLE["tones"]:
            by_sound = first + unicodedata.normalize("NFC", second + tone)
            places[by_sound] = unicodedata.normalize("NFC", first + tone) + second
    return places


_PLACES = _tone_places()
_BY_SOUND = re.compile(f"({TABLE['onset']})({'|'.join(_PLACES)})")
_I_FOR_Y: dict[str, str] = {
    onset + y: onset + i
    for onset in TABLE["iForY"]["onsets"]
    for y, i in TABLE["iForY"]["letters"].items()
}


@lru_cache(maxsize=65536)
def exact_form(word: str) -> str:
    """How ``word`` is spelled, but for case, the place of its tone and i/y: kỷ and kỉ are one."""
    text: str = unicodedata.normalize("NFC", word).lower()
    found = _BY_SOUND.fullmatch(text)
    if found:
        text = str(found[1]) + _PLACES[found[2]]
    return _I_FOR_Y.get(text, text)


@lru_cache(maxsize=65536)
def folded_form(exact: str) -> str:
    """``exact`` without marks; đ is a letter of its own and becomes d."""
    if exact.isascii():
        return exact
    letters = unicodedata.normalize("NFD", exact)
    return "".join(_LETTERS.get(c, c) for c in letters if not _FIRST_MARK <= ord(c) <= _LAST_MARK)


@lru_cache(maxsize=262144)
def forms(written: str) -> tuple[str, str]:
    """Folded and exact form of a word or number as written; of a number both are the same.

    Numbers lose what groups their thousands and what leads them: 20.000, 20 000, 20,000 and 20000
    are one, so are 05 and 5.
    """
    if not written[0].isdigit():
        exact = exact_form(written)
        return folded_form(exact), exact
    if written.isdigit():
        number = written.lstrip("0") or "0"
    elif _ENGLISH.fullmatch(written):
        number = written.replace(",", "").replace(".", ",")
    else:
        number = written.translate(_UNGROUPED)
    return number, number


def pieces_and_words(text: str) -> list[str]:
    """The words and numbers of ``text`` (NFC) as written, and every ``BREAK``, in order."""
    return _TOKEN_OR_BREAK.findall(text)


def words(text: str) -> list[str]:
    """The words and numbers of ``text`` (NFC) as written, in order."""
    return _TOKEN.findall(text)


def words_of_lines(text: str) -> list[str]:
    """The words and numbers of ``text`` (NFC) as written, and the end of each line, in order."""
    return _TOKEN_OR_END.findall(text)


def tokens(text: str) -> list[Token]:
    """The words and numbers of ``text`` (NFC), in order."""
    return [Token(*forms(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def dates(text: str) -> list[DateTerm]:
    """The dates of ``text`` (NFC), in order; where two ways of reading overlap, the first one."""
    starts = starts_of_dates(text)
    taken: list[DateTerm] = []
    if not starts:
        return taken
    over = bytearray(len(text))
    for form in date_forms():
        after = 0
        own = [starts[way] for way in form.begins if way in starts]
        for start in sorted(chain(*own)) if len(own) > 1 else chain(*own):
            found = form.match(text, start) if start >= after else None
            if found is None:
                continue
            after = found.end()
            if over.find(1, start, after) >= 0:
                continue
            told = found[form.year] if form.year else None
            terms = date_terms(told, found[form.month], found[form.day] if form.day else None)
            if terms:
                taken.append(DateTerm(terms, start, after))
                over[start:after] = bytes((1,)) * (after - start)
    return sorted(taken, key=attrgetter("start"))


@lru_cache(maxsize=65536)
def date_terms(year: str | int | None, month: str | int, day: str | int | None) -> tuple[str, ...]:
    """The terms of a date, the most exact first: its day, its month, the day of any year.

    Empty for what is no date. A year of two digits is one of this century.
    """
    if not 1 <= int(month) <= 12 or (day is not None and not 1 <= int(day) <= 31):
        return ()
    any_year = () if day is None else (f"@--{int(month):02}-{int(day):02}",)
    if year is None:
        return any_year
    year = int(year) + (2000 if int(year) < 100 else 0)
    month_term = f"@{year}-{int(month):02}"
    if day is None:
        return (month_term,)
    return (f"{month_term}-{int(day):02}", month_term, *any_year)
