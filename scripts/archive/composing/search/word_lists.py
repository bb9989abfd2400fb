"""Lists of units: of words and their spellings, of neighbours; and how they grow together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.ragged import Ints, Ragged, distinct, starts_of


@dataclass(frozen=True, eq=False)
class Spelled:
    """The lists of words with those of their spellings.

    ``units`` by word; ``spellings`` by spelling, as ordinals into the list of its word; those of
    the only spelling of a word are left out. For each
    value of both ``titled`` and ``titled_so`` tell whether the title of the unit has it.
    """

    units: Ragged
    titled: NDArray[np.bool_]
    spellings: Ragged
    titled_so: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Pairs:
    """Two neighbours each: the numbers of the two words, and of the two spellings of a spelling.

    The units of pairs, and of their spellings, are ordinals into the list of ``shorter``: the word
    that has fewer, the first where both have as many. ``pair_of`` is the pair of each spelling.
    """

    units: Ragged
    spellings: Ragged
    pair_of: Ints
    shorter: Ints
    first: Ints
    second: Ints
    first_spelling: Ints
    second_spelling: Ints


class Growing:
    """Lists of numbers, with a mark for each, that come some at a time."""

    def __init__(self, count: int) -> None:
        self.counts = np.zeros(count, dtype=np.int64)
        self._pieces: list[tuple[Ints, Ints, NDArray[np.bool_]]] = []

    def add(self, owners: Ints, values: Ints, marks: NDArray[np.bool_]) -> None:
        """Put numbers at the ends of lists, whose numbers are ascending."""
        own = np.bincount(owners, minlength=len(self.counts))
        self._pieces.append((own.astype(np.int32), values.astype(np.int32), marks))
        self.counts += own

    def lists(self) -> tuple[Ragged, NDArray[np.bool_]]:
        """All that came."""
        starts = starts_of(self.counts)
        values = np.empty(int(starts[-1]), dtype=np.int32)
        marks = np.empty(len(values), dtype=bool)
        filled = starts[:-1].copy()
        self._pieces.reverse()
        while self._pieces:
            own, some, marked = self._pieces.pop()
            places = np.repeat(filled - starts_of(own)[:-1], own) + np.arange(len(some))
            values[places], marks[places] = some, marked
            filled += own
        return Ragged(values, starts), marks


def merged(spellings: Ragged, of: Ints) -> Ragged:
    """The lists of each of what ``of`` tells, ascending, together."""
    ways = np.bincount(of)
    several = ways[of] > 1
    some = spellings.some(np.flatnonzero(several))
    # lists of their own are taken as they are
    owners = np.repeat(of[several], some.counts)
    size = spellings.size
    keys = distinct(owners * size + some.values)
    owners, values = np.divmod(keys, max(1, size))
    several_of = np.flatnonzero(ways > 1)
    number = np.empty(len(ways), dtype=np.int64)
    number[several_of] = len(spellings) + np.arange(len(several_of))
    number[of[~several]] = np.flatnonzero(~several)
    together = np.bincount(owners, minlength=len(ways))[several_of]
    every = Ragged(
        np.concatenate((spellings.values, values)),
        np.concatenate((spellings.starts, spellings.starts[-1] + np.cumsum(together))),
    )
    return every.some(number)
