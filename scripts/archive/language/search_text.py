"""Text as search compares it: words, numbers and dates.

The rules are data (``search_table.json``), read here and by the script of the search page, so that
both always agree; a test compares them on every syllable of the archive. Patterns keep to what
Python's ``re`` and JavaScript (flag ``u``) both know, and name their letters by ranges: the two
know different versions of Unicode.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

TABLE_FILE = Path(__file__).with_name("search_table.json")
TABLE: dict[str, Any] = json.loads(TABLE_FILE.read_text(encoding="utf-8"))
BREAK: str = TABLE["break"]
"""The sign that no phrase goes across: it stands between the cells of a table."""


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


def _written(pattern: str) -> str:
    """A pattern of the table with its classes written out."""
    for name, letters in TABLE["classes"].items():
        pattern = pattern.replace(f"{{{name}}}", letters)
    return pattern


_WORD, *_NUMBERS = map(_written, TABLE["tokens"].values())
# what stands before a number is looked at only where one begins: a third of the time
_TOKEN = re.compile(f"{_WORD}|(?=[{_written('{D}')}])(?:{'|'.join(_NUMBERS)})")
_TOKEN_OR_BREAK = re.compile(f"{_TOKEN.pattern}|{re.escape(BREAK)}")
_TOKEN_OR_END = re.compile(f"{_TOKEN.pattern}|\n")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
# A figure that may be the first one of a date, by what stands behind it: “tháng”; a sign and a
# figure; another word. Which of them does is told by its group; none where perhaps “tháng” stands
# before. It begins with a single class, for which the engine looks quickest.
_FIGURE = re.compile(
    _written(
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
_BOUNDARY = re.compile(_written("(?<![{L}{D}/.-])"), re.IGNORECASE)
_BOUNDARIES = {"(?<![{L}{D}/.-])": "", "(?<![{L}{D}/.,-])": "(?<!,)"}
"""How forms begin, and what is left of that where ``_BOUNDARY`` has been found: most of the time
that a form takes to compile is its letters."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of dates: how to look for it, how it may begin, and its groups."""

    match: Callable[[str, int], re.Match[str] | None]
    begins: tuple[str, ...]
    day: int
    month: int
    year: int


def _form(told: dict[str, Any]) -> _Form:
    pattern = told["pattern"]
    begins = tuple(_beginnings(pattern))
    for boundary, left in _BOUNDARIES.items():
        if pattern.startswith(boundary):
            pattern = left + pattern.removeprefix(boundary)
    match = re.compile(_written(pattern), re.IGNORECASE).match
    return _Form(match, begins, told["day"], told["month"], told["year"])


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
def _forms() -> tuple[_Form, ...]:
    """All forms of dates; not everybody asks for them."""
    return tuple(map(_form, TABLE["dates"]))


_BLANKS: str = TABLE["classes"]["S"]
_DAY_WORDS, _MONTH_WORDS = {"ngày", "ngay"}, {"tháng", "thang"}
_DAY_ENDS, _MONTH_ENDS = {"y", "Y"}, {"g", "G"}
_LONGEST_FIGURE = 4  # digits: a year
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
    starts = _starts(text)
    taken: list[DateTerm] = []
    if not starts:
        return taken
    over = bytearray(len(text))
    for form in _forms():
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


def _starts(text: str) -> dict[str, list[int]]:
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
