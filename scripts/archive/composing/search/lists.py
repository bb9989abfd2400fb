"""In which units a word stands, how it is spelled there, and what stands beside it.

The words of all units are gathered as one array of numbers; everything else is sorting. Spellings
are numbered in the order of their words, so what is sorted by number is in the order of the index.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.gathered import EDGE, Known, Units
from archive.composing.search.ragged import (
    Ints,
    Ragged,
    changes,
    runs_of,
    shortly,
    stable_order,
    starts_of,
)
from archive.composing.search.word_lists import Growing, Spelled

_AT_ONCE = 1 << 18
"""Places in the texts that are sorted together: what the memory is bounded by."""


class Text:
    """The words of units, each as its spelling is numbered now; ``EDGE`` before the first.

    To keep the numbers themselves would take as much room again as the words do.
    """

    def __init__(self, words: Ints, ranks: Ints) -> None:
        """``ranks``: the numbers of spellings by what ``words`` tell them by; last, the edge."""
        self._words, self._ranks = words, ranks

    def __len__(self) -> int:
        return len(self._words) + 1

    def __getitem__(self, places: Ints) -> Ints:
        """The spellings at these places; at the first one stands what stands last, an edge."""
        found: Ints = self._ranks[self._words[places - 1] >> 1]
        return found

    def between(self, start: int, end: int) -> Ints:
        """The spellings from place ``start`` to before ``end``."""
        found: Ints = self._ranks[self._words[max(start, 1) - 1 : end - 1] >> 1]
        return found if start else np.concatenate(([found.dtype.type(EDGE)], found))


class Lists:
    """The lists of everything that was gathered, or of some of its words.

    ``known`` tells the numbers of the words of ``units``; of these only those that are ``used``.
    """

    def __init__(
        self, units: Units, known: Sequence[Known], used: NDArray[np.bool_] | None = None
    ) -> None:
        self.known = known
        numbers = range(len(known)) if used is None else np.flatnonzero(used).tolist()
        self.order: list[int] = sorted(numbers, key=known.__getitem__)
        """The number in ``known`` of each spelling."""
        self.spellings = [known[n][1] for n in self.order]
        """How words are spelled, by number."""
        self.words = list(dict.fromkeys(known[n][0] for n in self.order))
        """Words without marks, by number; in order."""
        self.word_numbers = {word: n for n, word in enumerate(self.words)}
        self.word_of = np.array(
            [self.word_numbers[known[n][0]] for n in self.order], dtype=np.int64
        )
        """The word of each spelling."""
        self._units = units
        self.terms: Mapping[str, Ints] = {}
        """The units of each term; to be set first."""
        self.wanted: NDArray[np.bool_] | None = None
        """The words whose lists will be asked for; None for all. To be set before they are."""

    def narrow(self, words: NDArray[np.bool_]) -> None:
        """Leave out the texts of units without any of these ``words``; before any is asked for."""
        forms = np.zeros(len(self.known), dtype=bool)
        forms[self.order] = words[self.word_of]
        self._units = self._units.having(forms)

    @cached_property
    def text(self) -> "Text":
        """The spellings of all words, units one after the other; ``EDGE`` before and between."""
        rank = np.full(len(self.known) + 1, EDGE, dtype=np.int32)  # the last stands for the edge
        rank[self.order] = np.arange(len(self.order))
        return Text(self._units.words, shortly(rank))

    @cached_property
    def ends(self) -> Ints:
        """Where each unit begins in ``text``, and where the last one ends."""
        ends: Ints = 1 + starts_of(self._units.lengths)
        return ends

    def is_capital(self, places: Ints) -> NDArray[np.bool_]:
        """Whether the word at each place of ``text`` begins with a capital."""
        return (self._units.words[places - 1] & 1).astype(bool)

    @property
    def count(self) -> int:
        """How many units there are."""
        return len(self._units)

    def words_between(self, start: int, end: int) -> Ints:
        """The words without marks of these places of ``text``."""
        return np.take(self._word_of_edge, self.text.between(start, end))

    def words_of(self, units: Ints) -> Ints:
        """The words without marks of these units, one after the other."""
        spelled = self.text[Ragged(np.arange(len(self.text)), self.ends).some(units).values]
        return np.take(self._word_of_edge, spelled)

    @cached_property
    def _word_of_edge(self) -> Ints:
        return np.append(self.word_of, EDGE).astype(np.int32)

    def units_at(self, places: Ints) -> Ints:
        """The unit of each place in ``text``; no place is before the first unit."""
        return np.searchsorted(self.ends, places, side="right") - 1

    @cached_property
    def by_word(self) -> Spelled:
        """Where each word stands."""
        words, spellings = Growing(len(self.words)), Growing(len(self.spellings))
        word_of = shortly(self.word_of)
        several = (np.bincount(word_of, minlength=len(self.words)) > 1)[word_of]
        titles = self.ends[:-1] + self._units.titles
        for first, last in self.shares(_AT_ONCE):
            ends = self.ends[first : last + 1]
            text = self.text.between(int(ends[0]), int(ends[-1]))
            at = np.flatnonzero(self._is_asked[text])
            spelled = text[at]
            lengths = np.diff(ends)
            units = np.repeat(np.arange(first, last, dtype=np.int32), lengths)[at]
            titled = at + ends[0] < np.repeat(titles[first:last], lengths)[at]
            ordinals = np.empty(len(at), dtype=np.int32)
            for numbers, found in ((word_of[spelled], words), (spelled, spellings)):
                order = stable_order(numbers, len(found.counts))
                own: Ints = numbers[order]
                values: Ints = units[order]
                new = changes(own, values)
                if found is words:
                    firsts = starts_of(np.bincount(own[new], minlength=len(words.counts)))[:-1]
                    shift = (firsts - words.counts + 1).astype(np.int32)
                    ordinals[order] = np.cumsum(new, dtype=np.int32) - shift[own]
                else:
                    values = ordinals[order]
                    new &= several[own]
                some = np.flatnonzero(new)
                found.add(own[some], values[some], titled[order[some]])
        return Spelled(*words.lists(), *spellings.lists())

    @cached_property
    def word_counts(self) -> Ints:
        """How many units each word has, those included that are not wanted."""
        return self.by_word.units.counts

    @cached_property
    def spelling_counts(self) -> Ints:
        """How many units each spelling has, likewise."""
        alone = np.bincount(self.word_of, minlength=len(self.words))[self.word_of] == 1
        counts: Ints = np.where(
            alone, self.word_counts[self.word_of], self.by_word.spellings.counts
        )
        return counts

    def shares(self, size: int) -> Iterator[tuple[int, int]]:
        """The units in runs of about ``size`` places."""
        return runs_of(self.ends, size)

    @cached_property
    def _is_asked(self) -> NDArray[np.bool_]:
        """For each spelling whether its word is wanted; last, for the edge, that it is not."""
        asked = np.ones(len(self.spellings) + 1, dtype=bool)
        if self.wanted is not None:
            asked[:-1] = self.wanted[self.word_of]
        asked[EDGE] = False
        return asked
