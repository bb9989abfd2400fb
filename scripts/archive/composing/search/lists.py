"""In which units a word stands, how it is spelled there, and what stands beside it.

The words of all units are gathered as one array of numbers; everything else is sorting. Spellings
are numbered in the order of their words, so what is sorted by number is in the order of the index.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.gathered import EDGE, Known, Units
from archive.composing.search.ragged import (
    Ints,
    Ragged,
    among,
    changes,
    counted,
    distinct,
    order_of,
    runs_of,
    shortly,
    stable_order,
    starts_of,
)
from archive.composing.search.word_lists import Growing, Pairs, Spelled, merged

_AT_ONCE = 1 << 18
"""Places in the texts that are sorted together: what the memory is bounded by."""


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
    def text(self) -> Ints:
        """The spellings of all words, units one after the other; ``EDGE`` before and between."""
        rank = np.full(len(self.known) + 1, EDGE, dtype=np.int32)  # the last stands for the edge
        rank[self.order] = np.arange(len(self.order))
        rank = shortly(rank)
        words = self._units.words
        text = np.empty(len(words) + 1, dtype=rank.dtype)
        text[0] = EDGE
        for start in range(0, len(words), _AT_ONCE):
            some = words[start : start + _AT_ONCE]
            text[start + 1 : start + 1 + len(some)] = rank[some >> 1]
        return text

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
        return np.take(self._word_of_edge, self.text[start:end])

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
        several = np.bincount(self.word_of, minlength=len(self.words)) > 1
        ordinals = np.zeros(len(self.text), dtype=np.int32)
        titles = self.ends[:-1] + self._units.titles
        for first, last in self.shares():
            start, end = int(self.ends[first]), int(self.ends[last])
            at = np.flatnonzero(self._is_asked[self.text[start:end]])
            spelled = self.text[start + at]
            units = np.repeat(np.arange(first, last), np.diff(self.ends[first : last + 1]))[at]
            at = at + start
            titled = at < titles[units]
            for numbers, found in ((self.word_of[spelled], words), (spelled, spellings)):
                order = stable_order(numbers, len(found.counts))
                own: Ints = numbers[order]
                values: Ints = units[order]
                new = changes(own, values)
                if found is words:
                    firsts = starts_of(np.bincount(own[new], minlength=len(words.counts)))[:-1]
                    ordinals[at[order]] = np.cumsum(new) - 1 - (firsts - words.counts)[own]
                else:
                    values = ordinals[at[order]]
                    new &= several[self.word_of[own]]
                found.add(own[new], values[new], titled[order][new])
        return Spelled(*words.lists(), *spellings.lists(), ordinals)

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

    def pairs(self, chosen: Ints | None = None) -> Iterator[Pairs]:
        """Neighbours, in the order of their words; some at a time.

        Of the ``chosen`` ones only: keys as ``pair_keys`` gives them, ascending.
        """
        size, ordinals = len(self.spellings), self.by_word.ordinals
        for places in self._followed(chosen):
            one, other = self.text[places], self.text[places + 1]
            order = order_of(((one, size), (other, size)))
            at, one, other = places[order], one[order], other[order]
            by_second = self._is_shorter(self.word_of[other], self.word_of[one])
            units = ordinals[at + by_second]
            couples = changes(one, other)
            new = couples | changes(units)
            first, second = one[couples], other[couples]
            spellings = Ragged(units[new], np.append(np.flatnonzero(couples[new]), new.sum()))
            # spellings of the same pair are apart where the first word has several
            keys = self.pair_keys(self.word_of[first], self.word_of[second])
            order = np.argsort(keys, kind="stable")
            keys, first, second = keys[order], first[order], second[order]
            spellings = spellings.some(order)
            pairs = changes(keys)
            pair_of = np.cumsum(pairs) - 1
            one, other = np.divmod(keys[pairs], len(self.words))
            yield Pairs(
                merged(spellings, pair_of),
                spellings,
                pair_of,
                np.where(self._is_shorter(other, one), other, one),
                one,
                other,
                first,
                second,
            )

    def _is_shorter(self, one: Ints, other: Ints) -> NDArray[np.bool_]:
        """Whether words have fewer units than others."""
        shorter: NDArray[np.bool_] = self.word_counts[one] < self.word_counts[other]
        return shorter

    def pair_keys(self, first: Ints, second: Ints) -> Ints:
        """A number for each two words, ascending as they are."""
        return np.add(first * len(self.words), second)

    def standing(self, asked: Iterable[Sequence[str]]) -> set[tuple[str, ...]]:
        """Those of ``asked`` of whose words each is somewhere followed by the next."""
        numbers = {tuple(words): [self.word_numbers.get(w, EDGE) for w in words] for words in asked}
        size = len(self.words)
        keys = {words: {one * size + other for one, other in pairwise(own)}
                for words, own in numbers.items() if EDGE not in own}  # fmt: skip
        sought = np.array(sorted(set().union(*keys.values())), dtype=np.int64)
        found: set[int] = set()
        for at in self._followed(sought):
            one, other = self.word_of[self.text[at]], self.word_of[self.text[at + 1]]
            found.update(distinct(self.pair_keys(one, other)).tolist())
        return {words for words, own in keys.items() if own <= found}

    def shares(self, size: int = _AT_ONCE) -> Iterator[tuple[int, int]]:
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

    def _places(self, wanted: NDArray[np.bool_] | None = None) -> Iterator[Ints]:
        """The places of ``wanted`` words in ``text``: all of some words, then all of the next."""
        runs = [slice(n, n + _AT_ONCE) for n in range(0, len(self.text), _AT_ONCE)]
        kept = True if wanted is None else wanted[self.word_of]
        often = counted(self.text, len(self.spellings), runs) * kept
        by_word = np.cumsum(np.bincount(self.word_of, weights=often, minlength=len(self.words)))
        share = (by_word // _AT_ONCE).astype(np.int64)[self.word_of]
        share = np.append(np.where(kept, share, EDGE), EDGE)
        share_of = np.empty(len(self.text), dtype=np.int8 if share.max() < 128 else np.int32)
        for run in runs:
            share_of[run] = share[self.text[run]]
        for number in distinct(share).tolist():
            if number != EDGE:
                yield np.flatnonzero(share_of == number)

    def _followed(self, chosen: Ints | None) -> Iterator[Ints]:
        """The places of words that another one follows; of ``chosen`` pairs only."""
        wanted = None
        if chosen is not None:
            wanted = np.zeros(len(self.words), dtype=bool)
            wanted[chosen // len(self.words)] = True
        for at in self._places(wanted):
            inside = at[self.text[at + 1] >= 0]
            if chosen is not None:
                one, other = self.word_of[self.text[inside]], self.word_of[self.text[inside + 1]]
                inside = inside[among(self.pair_keys(one, other), chosen)]
            if len(inside) or chosen is None:
                yield inside
