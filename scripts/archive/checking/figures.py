"""The figures of a record beside the figures of the passage that tells of it.

A figure of a record (quantity, money, people, day and month) must stand in the passage as
Vietnamese writes it: 20.000, 05, 40 triệu đồng, 31/3/2021, hai máy (FORMAT, "The text and the
records must agree").
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from archive.language.dates import Edtf, FoundDate, find_dates
from archive.language.edtf import ends
from archive.language.folding import fold, nfc
from archive.language.numbers import find_numbers
from archive.language.qualifiers import QUALIFIERS
from archive.language.symbols import find_symbols
from archive.model.activity import ActivityEntries
from archive.model.body import Span
from archive.model.entry import Location
from archive.model.once import once

THOUSAND = Decimal(1000)

_QUALIFIED = re.compile(
    rf"(?<![^\W\d_])({'|'.join(word.replace(' ', chr(92) + 's+') for word in QUALIFIERS)})"
    r"\s+[*_]{0,3}$",
    re.IGNORECASE,
)
# So end the words: what stands before a number is looked at closely only where one may.
_ENDS_OF_QUALIFIERS = tuple({word[-2:] for word in QUALIFIERS})
_ENDS = frozenset(_ENDS_OF_QUALIFIERS)
# Behind these no such word has ended.
_NEVER_BEHIND = frozenset({", ", ". ", "; ", ": ", " (", ") "})
_LOOK_BACK = 40
_WORD = re.compile(r"\w+")
_TRIES = 8
"""Places at which a word is looked for before all words are parted."""


class Recorded(NamedTuple):
    """A figure of a record; ``location`` within the activity, ``says`` what it counts."""

    location: Location
    value: Decimal
    says: str
    qualifier: str | None = None
    unit: str | None = None


class Number(NamedTuple):
    """A number of the text, with the word right before it that makes it a rough one, if any.

    ``qualifier`` is that word's code.
    """

    value: Decimal
    span: Span
    text: str
    certain: bool
    word: str | None

    @property
    def qualifier(self) -> str | None:
        """The code of ``word`` in the list of qualifiers."""
        return QUALIFIERS[self.word] if self.word else None


@dataclass(frozen=True)
class Told:
    """The figures of a text: numbers outside dates and symbols, and dates."""

    text: str
    numbers: tuple[Number, ...]
    dates: tuple[FoundDate, ...]

    def says(self, word: str) -> bool:
        """Whether ``word``, in small letters, is one of the words: then ``folded`` has it too."""
        if not word.isalnum():
            return False
        text, at = self._small, -1
        # nearly always it is there, or stands nowhere within others
        for _ in range(_TRIES):
            at = text.find(word, at + 1)
            if at < 0:
                return False
            if not _is_of_word(text[at - 1 : at] + text[at + len(word) : at + len(word) + 1]):
                return True
        return word in self._words

    @once
    def _small(self) -> str:
        return nfc(self.text).lower()

    @once
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._small))

    @once
    def folded(self) -> str:
        """The words without marks and capitals, each between spaces."""
        return f" {' '.join(_WORD.findall(fold(self.text)))} "

    @once
    def values(self) -> frozenset[Decimal]:
        """The values of all numbers, those of uncertain words included."""
        return frozenset(number.value for number in self.numbers)

    def thousandfold(self, value: Decimal) -> Decimal | None:
        """A number of the text that is a thousand times or a thousandth of ``value``."""
        return next((v for v in (value * THOUSAND, value / THOUSAND) if v in self.values), None)

    def holds(self, date: Edtf) -> bool:
        """Whether the text gives that day and month; a whole year needs no telling."""
        first, last = ends(date)
        if date.precision == "interval" and not self._is_given(date):
            return self._is_given(first) and self._is_given(last)
        return self._is_given(date)

    def _is_given(self, date: Edtf) -> bool:
        if date.precision == "year":
            return True
        first, last = date.earliest, date.latest
        for found in self.dates:
            edtf = found.edtf
            if (edtf.earliest, edtf.latest) == (first, last):
                return True
            if date.precision == "interval":
                if {end.precision for end in ends(date)} == {"year"}:
                    return True
            elif date.precision == "day":
                if any((e.earliest, e.latest) == (first, last) for e in ends(edtf)):
                    return True
            elif first <= edtf.earliest and edtf.latest <= last:
                return True  # the text is more exact than the record
        return False


_make = tuple.__new__  # as Number(…) does, without a call of Python for each of very many


def told(text: str, start: int, year: int, symbols: Iterable[Span] | None = None) -> Told:
    """The figures of ``text``, which begins at offset ``start`` of its file.

    Dates without a year are taken to be of ``year``. ``symbols`` are the places in the file of
    the documents' symbols, where they are known.
    """
    dates = tuple(find_dates(text, year=year))
    days = [(date.start, date.end) for date in dates]
    taken = list(days)
    if symbols is None:
        taken += [(first, last) for _, first, last in find_symbols(text)]
    else:
        taken += [(span.start - start, span.end - start) for span in symbols]
    taken.sort()
    starts = [first for first, _ in taken]
    numbers = []
    for value, first, last, written, certain in find_numbers(text, days):
        before = bisect_right(starts, first) - 1
        within = before >= 0 and first < taken[before][1]
        over = before + 1 < len(starts) and starts[before + 1] < last
        if within or over:
            continue
        span = _make(Span, (start + first, start + last))
        rough = _rough_word(text, first)
        numbers.append(_make(Number, (value, span, written, certain, rough)))
    return Told(text, tuple(numbers), dates)


def joined(parts: list[Told]) -> Told:
    """The figures of several passages as those of one."""
    if len(parts) == 1:
        return parts[0]
    return Told(
        "\n".join(part.text for part in parts),
        tuple(number for part in parts for number in part.numbers),
        tuple(date for part in parts for date in part.dates),
    )


def recorded(activity: ActivityEntries) -> Iterator[Recorded]:
    """The figures that an activity's record states, in their order; not its date."""
    for index, item in enumerate(activity.items):
        if item.quantity is not None:
            where: Location = ("items", index, "quantity")
            yield Recorded(where, item.quantity, item.what, item.qualifier, item.unit)
    for index, money in enumerate(activity.money):
        if money.amount is not None:
            where = ("money", index, "amount")
            yield Recorded(where, money.amount, "số tiền", money.qualifier)
    people = activity.people
    if people is not None and people.count is not None:
        where = ("people", "count")
        yield Recorded(where, Decimal(people.count), "số người", people.qualifier)


def _is_of_word(beside: str) -> bool:
    """Whether any of these characters would go on with a word."""
    return any(one.isalnum() or one == "_" for one in beside)


def _rough_word(text: str, at: int) -> str | None:
    end = text[at - 3 : at]
    if end[1:] in _NEVER_BEHIND:
        return None
    # nearly always a space stands before, and before it the end of a usual word
    if end[2:] == " " and end.isascii() and end[:2].isalpha() and end[:2].lower() not in _ENDS:
        return None
    before = nfc(text[max(0, at - _LOOK_BACK) : at])
    if not before.rstrip("*_").rstrip().lower().endswith(_ENDS_OF_QUALIFIERS):
        return None
    found = _QUALIFIED.search(before)
    if found is None or _ends_a_name(before[: found.end(1)]):
        return None
    return " ".join(found.group(1).lower().split())


def _ends_a_name(text: str) -> bool:
    """Whether the last two words of ``text`` are a name: "tỉnh Xiêng Khoảng"."""
    *_, before, last = ["", *text.split()]
    return last[:1].isupper() and before[:1].isupper() and before.isalpha()
