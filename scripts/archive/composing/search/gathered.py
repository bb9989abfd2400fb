"""The words and terms of units as numbers, unit after unit: what all lists are made from.

Numbers are given as words come and never taken back, so that what was gathered once stays true when
some reports are gathered again.
"""

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.chunks import Chunks
from archive.composing.search.ragged import Ints, emptied, runs_of, shortly, starts_of
from archive.language.search_text import BREAK, forms, pieces_and_words

EDGE = -1
"""Stands among the words where a piece of text ends."""

_AT_ONCE = 1 << 16
"""Signs of texts that are turned into words together."""

_WORDS_AT_ONCE = 1 << 18
"""Words that are looked through together: what the memory is bounded by."""

Known = tuple[str, str]
"""What search knows of a word as written: it without marks, and its spelling."""


class Forms(dict[str, int]):
    """A number for each word as written; a new one gets the next.

    It is twice that of what search knows of the word, and one more where it has a capital.
    """

    def __init__(self, known: Iterable[Known] = ()) -> None:
        super().__init__({BREAK: EDGE})
        self.known: list[Known] = list(known)
        """Word without marks and spelling, by number."""
        self._numbers = {form: number for number, form in enumerate(self.known)}

    def __missing__(self, written: str) -> int:
        form = forms(written)
        number = self._numbers.get(form)
        if number is None:
            number = self._numbers[form] = len(self.known)
            self.known.append(form)
        found = self[written] = number * 2 + written[0].isupper()
        return found


class Numbers(dict[str, int]):
    """A number for each text; a new one gets the next."""

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """These texts, numbered as they come."""
        return cls({text: number for number, text in enumerate(texts)})

    def __missing__(self, text: str) -> int:
        found = self[text] = len(self)
        return found


@dataclass(frozen=True, eq=False)
class Units:
    """Units: their words one after the other, and how many of them each has.

    ``words`` are numbers of ``Forms`` with an ``EDGE`` behind each piece of text; ``titles`` tells
    how many words are before the first of these. ``terms`` are numbers of terms.
    """

    words: Ints
    lengths: Ints
    titles: Ints
    terms: Ints
    term_counts: Ints

    def __len__(self) -> int:
        return len(self.lengths)

    def some(self, first: int, last: int) -> Self:
        """Those from ``first`` to before ``last``."""
        start, end = (int(self.lengths[:n].sum()) for n in (first, last))
        begun, ended = (int(self.term_counts[:n].sum()) for n in (first, last))
        return type(self)(
            self.words[start:end],
            self.lengths[first:last],
            self.titles[first:last],
            self.terms[begun:ended],
            self.term_counts[first:last],
        )

    def having(self, forms: NDArray[np.bool_]) -> Self:
        """These; those without a word of these ``forms``, told by number, lose theirs."""
        marks = np.append(np.repeat(forms, 2), False)  # the last is that of the edge
        ends = starts_of(self.lengths)
        kept = np.zeros(len(self), dtype=bool)
        pieces = [self.words[:0]]
        for first, last in runs_of(ends, _WORDS_AT_ONCE) if len(self) else ():
            start = int(ends[first])
            words = self.words[start : int(ends[last])]
            own = kept[first:last]
            # each unit has an edge at least
            np.logical_or.reduceat(marks[words], ends[first:last] - start, out=own)
            if own.any():
                pieces.append(words[np.repeat(own, self.lengths[first:last])])
        lengths = np.where(kept, self.lengths, 0)
        return replace(self, words=np.concatenate(pieces), lengths=lengths)


def joined(some: Sequence[Units]) -> Units:
    """Units one after the other."""
    return Units(
        np.concatenate([units.words for units in some]),
        np.concatenate([units.lengths for units in some]),
        np.concatenate([units.titles for units in some]),
        np.concatenate([units.terms for units in some]),
        np.concatenate([units.term_counts for units in some]),
    )


class Gathered:
    """Takes in units; ``forms`` and ``terms`` number what they have."""

    def __init__(self, forms: Forms, terms: Numbers) -> None:
        self._forms, self._term_numbers = forms, terms
        self._chunks = Chunks(self._words_of)
        self._waiting: list[str] = []
        self._signs = 0
        self._columns: tuple[list[Ints], list[Ints], list[Ints]] = ([], [], [])
        """Words, lengths and titles, as ``Units`` has them, some at a time."""
        self._count = 0
        self._terms, self._term_counts = array("i"), array("i")

    def __len__(self) -> int:
        return self._count + len(self._waiting)

    def add(self, text: str, terms: Collection[str]) -> None:
        """Take in one unit: its title and its texts, a ``BREAK`` and a blank behind each."""
        self._waiting.append(text)
        self._signs += len(text)
        if terms:
            self._terms.extend(map(self._term_numbers.__getitem__, terms))
        self._term_counts.append(len(terms))
        if self._signs > _AT_ONCE:
            self._take()

    def _words_of(self, text: str) -> list[int]:
        return [self._forms[word] for word in pieces_and_words(text)]

    def _take(self) -> None:
        """Turn the texts of the units that wait into words."""
        numbers, at = self._chunks.read("".join(self._waiting))
        bounds = np.searchsorted(at, starts_of(np.array(list(map(len, self._waiting)))))
        found = self._chunks.words(numbers)
        words, ends = found.values, found.starts[bounds]
        pieces, counts, taken = [], np.diff(ends), 0
        uncertain = np.searchsorted(bounds, self._chunks.uncertain(numbers), side="right") - 1
        for number in np.unique(uncertain).tolist():
            own = np.array(self._words_of(self._waiting[number]), dtype=np.int32)
            pieces += [words[taken : ends[number]], own]
            counts[number], taken = len(own), ends[number + 1]
        words = np.concatenate([*pieces, words[taken:]])
        starts = starts_of(counts)[:-1]
        edges = np.flatnonzero(words == EDGE)
        titles = edges[np.searchsorted(edges, starts)] - starts
        some = (shortly(words), counts.astype(np.int32), titles.astype(np.int32))
        for column, numbers in zip(self._columns, some, strict=True):
            column.append(numbers)
        self._count += len(self._waiting)
        self._waiting, self._signs = [], 0

    def units(self) -> Units:
        """All that was taken in."""
        if self._waiting:
            self._take()
        words, lengths, titles = map(emptied, self._columns)
        terms, counts = (np.array(own, dtype=np.int32) for own in (self._terms, self._term_counts))
        return Units(words, lengths, titles, terms, counts)
