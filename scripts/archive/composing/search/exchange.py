"""Units that are others than before: where each stood and stands, and what that does to lists."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import Self

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.gathered import Known, Units, joined
from archive.composing.search.lists import Lists
from archive.composing.search.moves import Made, Moves
from archive.composing.search.ragged import Ints, Ragged

_NONE = Units(*[np.zeros(0, dtype=np.int16)] * 5)


@dataclass(frozen=True, eq=False)
class Exchange:
    """``now`` has the number now of each unit of before, -1 where there is none any more.

    ``gone`` are the units that are others or nowhere now, as they were, ``come`` those that are
    others or were nowhere, as they are; ``gone_at`` their numbers of before, ``come_at`` those of
    now.
    """

    now: Ints
    gone: Units
    gone_at: Ints
    come: Units
    come_at: Ints

    @classmethod
    def of(cls, moves: Moves, made: Sequence[Made], ends: Sequence[tuple[int, int, int]]) -> Self:
        """From where units moved, and where those differ that were ``made`` again.

        ``ends`` tell of each report the first one that differs, and where such ones of before and
        of now end.
        """
        now = moves.old.copy()
        gone: list[tuple[int, Units]] = []
        come: list[tuple[int, Units]] = []
        for (old_at, old, new_at, new), (first, old_end, new_end) in zip(made, ends, strict=True):
            # those that differ are taken for the same with other words, as far as there are both
            middle, rest = min(old_end, new_end), len(old) - old_end
            now[old_at : old_at + middle] = np.arange(new_at, new_at + middle)
            now[old_at + old_end : old_at + len(old)] = np.arange(rest) + new_at + new_end
            gone.append((old_at + first, old.some(first, old_end)))
            come.append((new_at + first, new.some(first, new_end)))
        gone.sort(key=itemgetter(0))
        come.sort(key=itemgetter(0))
        return cls(now, *_together(gone), *_together(come))

    def is_come(self, count: int) -> NDArray[np.bool_]:
        """Of each of the ``count`` units there are now whether it is another."""
        marks = np.zeros(count, dtype=bool)
        marks[self.come_at] = True
        return marks

    @cached_property
    def behind(self) -> Ints:
        """The number now of each unit of before, or of the next one that still is."""
        size = np.iinfo(np.int64).max
        known = np.where(self.now < 0, size, self.now)
        return np.minimum.accumulate(known[::-1])[::-1]


def _together(some: Sequence[tuple[int, Units]]) -> tuple[Units, Ints]:
    """The units that begin there, and their numbers."""
    every = [(0, _NONE), *some]
    numbers = [np.arange(at, at + len(units)) for at, units in every]
    return joined([units for _, units in every]), np.concatenate(numbers)


def lists_of(units: Units, known: Sequence[Known]) -> Lists:
    """The lists of a few units alone."""
    used = np.zeros(len(known), dtype=bool)
    used[units.words[units.words >= 0] >> 1] = True
    return Lists(units, known, used)


class Bases:
    """The lists of some words, of before and of now: what ordinals in other lists are told by.

    The number of a word is ``of`` it. ``units`` are those of before by their numbers now, -1 where
    there is none any more; ``ranks`` tells of each which one of the list of now it is, -1 for none;
    ``now`` are the lists of now, ``sizes`` and ``sizes_now`` the lengths of both.
    """

    def __init__(self, words: Collection[str], lists: Lists, exchange: Exchange) -> None:
        self.of = {word: n for n, word in enumerate(sorted(words))}
        self.is_come = exchange.is_come(lists.count)
        self._exchange = exchange
        self.now: list[Ints] = []
        self.units: list[Ints] = []
        self.ranks: list[Ints] = []
        come = _by_word(exchange.come, exchange.come_at, lists.known)
        gone = _by_word(exchange.gone, exchange.gone_at, lists.known)
        none = np.zeros(0, dtype=np.int64)
        for word in self.of:
            number = lists.word_numbers.get(word)
            now = none if number is None else lists.by_word.units[number]
            self.now.append(now)
            self._add(now, come.get(word, none), gone.get(word, none))
        self.sizes, self.sizes_now = (
            np.fromiter(map(len, some), dtype=np.int64, count=len(some))
            for some in (self.units, self.now)
        )

    def _add(self, now: Ints, come: Ints, gone: Ints) -> None:
        """A list of ``now`` without those that came, and with those that went."""
        ranks = np.delete(np.arange(len(now)), np.searchsorted(now, come))
        units = now[ranks]
        if len(gone):
            places = np.searchsorted(units, self._exchange.behind[gone])
            there = self._exchange.now[gone]
            found = np.searchsorted(now, there)
            has = np.append(now, -1)[found] == there
            ranks = np.insert(ranks, places, np.where(has & (there >= 0), found, -1))
            units = np.insert(units, places, there)
        self.ranks.append(ranks)
        self.units.append(units)

    def numbered(self, by: Sequence[tuple[str, str]]) -> tuple[Ints, Ints]:
        """The numbers of words given two by two."""
        told = np.array([self.of[word] for both in by for word in both], dtype=np.int64)
        return told[::2], told[1::2]

    def ordinals_now(self, ordinals: Ragged, before: Ints, now: Ints) -> Ragged:
        """Ordinals into the lists ``before`` as such into those ``now``; all units still are."""
        found = np.empty_like(ordinals.values)
        bounds = pairwise(ordinals.starts.tolist())
        for old, new, (start, end) in zip(before.tolist(), now.tolist(), bounds, strict=True):
            own = ordinals.values[start:end]
            if old == new:
                found[start:end] = self.ranks[old][own]
            else:
                found[start:end] = np.searchsorted(self.now[new], self.units[old][own])
        return Ragged(found, ordinals.starts)


def _by_word(units: Units, numbers: Ints, known: Sequence[Known]) -> dict[str, Ints]:
    """The numbers of the units that each word is in."""
    lists = lists_of(units, known)
    return {word: numbers[lists.by_word.units[n]] for n, word in enumerate(lists.words)}
