"""The words and terms of units as numbers, unit after unit: what all lists are made from.

Numbers are given as words come and never taken back, so that what was gathered once stays true when
some reports are gathered again.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from archive.composing.search.ragged import Ints
from archive.language.search_text import BREAK, forms, pieces_and_words

EDGE = -1
"""Stands among the words where a piece of text ends."""

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


def joined(some: Sequence[Units]) -> Units:
    """Units one after the other."""
    return Units(
        np.concatenate([units.words for units in some]),
        np.concatenate([units.lengths for units in some]),
        np.concatenate([units.titles for units in some]),
        np.concatenate([units.terms for units in some]),
        np.concatenate([units.term_counts for units in some]),
    )


@dataclass
class Gathered:
    """Takes in units; ``forms`` and ``terms`` number what they have."""

    forms: Forms = field(default_factory=Forms)
    terms: Numbers = field(default_factory=Numbers)
    _words: "array[int]" = field(default_factory=lambda: array("i"))
    _lengths: "array[int]" = field(default_factory=lambda: array("i"))
    _titles: "array[int]" = field(default_factory=lambda: array("i"))
    _terms: "array[int]" = field(default_factory=lambda: array("i"))
    _term_counts: "array[int]" = field(default_factory=lambda: array("i"))

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, pieces: str, terms: set[str]) -> None:
        """Take in one unit: its title and its texts with a ``BREAK`` behind each; its terms."""
        words = self._words
        start = len(words)
        words.extend(list(map(self.forms.__getitem__, pieces_and_words(pieces))))
        self._titles.append(words.index(EDGE, start) - start)
        self._lengths.append(len(words) - start)
        self._terms.extend(map(self.terms.__getitem__, terms))
        self._term_counts.append(len(terms))

    def units(self) -> Units:
        """All that was taken in; no more may come as long as they are in use."""
        return Units(
            *(
                np.frombuffer(numbers, dtype=np.int32)
                if numbers
                else np.zeros(0, dtype=np.int32)
                for numbers in (
                    self._words, self._lengths, self._titles, self._terms, self._term_counts
                )
            )
        )  # fmt: skip
