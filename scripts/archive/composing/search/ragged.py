"""Many lists of whole numbers in one array, and what is done to all of them at once.

A large archive has some hundred thousand lists; a call for each would cost more than the work.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.signedinteger[Any]]
Hashes = NDArray[np.uint64]
Numbers = TypeVar("Numbers", NDArray[np.signedinteger[Any]], NDArray[np.uint64])

_ROOM = 8  # bits of the table for each number that is looked for
_WIDEST = 24
_ALL_BITS = (1 << 64) - 1
_SHORT = 1 << 15  # numbers from which on two bytes do not hold them
_MULTIPLIER = 0x9E3779B97F4A7C15  # odd, so that no word is lost from a hash
_FACTOR = np.uint64(_MULTIPLIER)


@dataclass(frozen=True, eq=False)
class Ragged:
    """List ``n`` is ``values[starts[n]:starts[n + 1]]``; ``starts`` has one number more."""

    values: Ints
    starts: Ints

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> Ints:
        return self.values[self.starts[number] : self.starts[number + 1]]

    @cached_property
    def counts(self) -> Ints:
        """The length of each list."""
        return np.diff(self.starts)

    @cached_property
    def owners(self) -> Ints:
        """For each value the number of its list."""
        return np.repeat(np.arange(len(self)), self.counts)

    @cached_property
    def keys(self) -> Ints:
        """For each value the number of its list times ``size``, and itself.

        They are ascending if the lists are.
        """
        firsts = np.arange(len(self), dtype=np.int64) * self.size
        keys: Ints = np.repeat(firsts, self.counts)
        keys += self.values
        return keys

    @cached_property
    def size(self) -> int:
        """One more than the greatest value."""
        return int(self.values.max(initial=-1)) + 1

    def some(self, numbers: Ints) -> "Ragged":
        """The lists of these numbers, in their order."""
        counts = self.counts[numbers]
        starts = starts_of(counts)
        shift = np.repeat(self.starts[numbers] - starts[:-1], counts)
        return Ragged(self.values[np.arange(starts[-1]) + shift], starts)

    def marks(self, of_all: NDArray[np.bool_], numbers: Ints) -> NDArray[np.bool_]:
        """Of marks, one for each value, those of the lists of these numbers."""
        some = Ragged(of_all, self.starts).some(numbers)  # type: ignore[arg-type] # as numbers
        return some.values.astype(bool)

    def where(self, marks: NDArray[np.bool_]) -> "Ragged":
        """Where in each list the values are that are marked."""
        before = np.concatenate(([0], np.cumsum(marks, dtype=np.int64)))
        places = np.flatnonzero(marks)
        starts = before[self.starts]
        return Ragged(places - np.repeat(self.starts[:-1], np.diff(starts)), starts)


def ragged(lists: list[Ints]) -> Ragged:
    """Lists of their own as one."""
    counts = np.array([len(own) for own in lists], dtype=np.int64)
    return Ragged(np.concatenate([np.zeros(0, dtype=np.int64), *lists]), starts_of(counts))


def emptied(pieces: list[Ints]) -> Ints:
    """All numbers of ``pieces``, which give up their room as that of the answer is taken."""
    kind = np.result_type(np.int16, *{piece.dtype for piece in pieces})
    numbers: Ints = np.empty(sum(map(len, pieces)), dtype=kind)
    end = len(numbers)
    while pieces:
        piece = pieces.pop()
        numbers[end - len(piece) : end] = piece
        end -= len(piece)
    return numbers


def starts_of(counts: Ints) -> Ints:
    """Where lists of such lengths begin when they follow one another; last, where they end."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


def runs_of(ends: Ints, size: int) -> Iterator[tuple[int, int]]:
    """The lists that begin and end at ``ends``, in runs of about ``size`` values."""
    share = ends[:-1] // size
    return pairwise([0, *(np.flatnonzero(np.diff(share)) + 1).tolist(), len(share)])


def counted(runs: Iterable[Ints], count: int) -> Ints:
    """How often each number below ``count`` is in the ``runs``, those below 0 left out.

    Counted run by run: at once numpy would make eight bytes of every value.
    """
    often = np.zeros(count + 1, dtype=np.int64)
    for run in runs:
        often += np.bincount(run + 1, minlength=len(often))
    return often[1:]


def grouped(owners: Ints, values: Ints, count: int) -> Ragged:
    """Lists out of pairs that are sorted by owner; owners are numbers below ``count``."""
    return Ragged(values, starts_of(np.bincount(owners, minlength=count)))


def stable_order(values: Ints, size: int) -> Ints:
    """The order of ``values``, from 0 to below ``size``; of equal ones the first one first.

    By 16 bits at a time numpy counts instead of comparing: a quarter of the time of sorting.
    """
    order = np.argsort(values.astype(np.uint16), kind="stable")
    for shift in range(16, max(size - 1, 0).bit_length(), 16):
        upper = (values >> shift).astype(np.uint16)
        order = order[np.argsort(upper[order], kind="stable")]
    return order


def order_of(columns: Iterable[tuple[Ints, int]]) -> Ints:
    """The order of rows, given as columns with the size of each, by the first, then the next…"""
    order = None
    for values, size in reversed(list(columns)):
        own = stable_order(values if order is None else values[order], size)
        order = own if order is None else order[own]
    if order is None:
        raise ValueError("no columns")
    return order


def changes(*columns: Ints) -> NDArray[np.bool_]:
    """Which rows are not as the one before; the first one is not."""
    new = np.zeros(len(columns[0]), dtype=bool)
    new[:1] = True
    for values in columns:
        new[1:] |= values[1:] != values[:-1]
    return new


def shortly(values: Ints) -> Ints:
    """The same numbers in half the room, if none of them is large."""
    large = len(values) and (values.max() >= _SHORT or values.min() < 0 - _SHORT)
    return values.astype(np.int32 if large else np.int16)


def distinct(keys: Numbers) -> Numbers:
    """The different numbers of ``keys``, ascending; quicker than ``np.unique``."""
    keys = np.sort(keys)
    return keys[np.concatenate(([True], keys[1:] != keys[:-1]))] if len(keys) else keys


def hash_of(columns: Iterable[Ints]) -> Hashes:
    """A hash of words in a row, given as columns.

    With 10⁷ rows of one length two different ones have the same with a chance of 10⁻⁵.
    """
    return reduce(longer_hash, columns, np.uint64(0))  # type: ignore[arg-type] # a scalar to start


def hash_of_one(row: Iterable[int]) -> int:
    """The hash of a single row: quicker than by arrays."""
    found = 0
    for word in row:
        found = (found ^ (word + 1)) * _MULTIPLIER & _ALL_BITS
    return found


def longer_hash(hashes: Hashes, words: Ints) -> Hashes:
    """The hashes of rows with one word more."""
    return (hashes ^ (words.astype(np.uint64) + np.uint64(1))) * _FACTOR


def among(values: Numbers, known: Numbers) -> NDArray[np.bool_]:
    """Which of ``values`` are in ``known``, ascending; quicker than ``np.isin``."""
    found = np.zeros(len(values), dtype=bool)
    found[found_in(values, known)[0]] = True
    return found


def found_in(values: Numbers, known: Numbers) -> tuple[Ints, Ints]:
    """The places of those ``values`` that are in ``known``, ascending; and where they are there.

    Most are turned away by a table of bits, as in a filter by B. H. Bloom (CACM 13:7, 1970) with
    one hash; the rest are looked up.
    """
    if not len(known) or not len(values):
        return (np.zeros(0, dtype=np.int64),) * 2
    width = min(_WIDEST, int(len(known) * _ROOM).bit_length())
    seen = np.zeros(1 << width, dtype=bool)
    seen[_short_hash(known, width)] = True
    perhaps = np.flatnonzero(seen[_short_hash(values, width)])
    some = values[perhaps]
    at = np.searchsorted(known, some)
    at[at == len(known)] = 0
    same = known[at] == some
    return perhaps[same], at[same]


def _short_hash(values: Numbers, width: int) -> Hashes:
    return (values.astype(np.uint64) * _FACTOR) >> np.uint64(64 - width)
