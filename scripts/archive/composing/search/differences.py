"""What is another in the lists when some units have other words than before.

Lists tell ordinals, so units that only have another number change nothing. Units of before and of
now are put side by side; where the words of two are not the same, what only one of them has counts.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from archive.composing.search.gathered import EDGE, Known, Units
from archive.composing.search.ragged import starts_of
from archive.composing.search.standing import LONGEST, SHORTEST

Words = tuple[str, ...]


@dataclass
class Differences:
    """``spellings`` and ``words``: in how many units more each is than before, 0 included.

    ``pairs`` and ``chains`` are those that another unit has, or no unit has any more.
    """

    spellings: Counter[int] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    pairs: set[Words] = field(default_factory=set)
    chains: set[Words] = field(default_factory=set)


def differences(
    before: Units, now: Units, known: list[Known], told: Differences
) -> tuple[int, int, int]:
    """Add to ``told`` how the units of one report differ; ``known`` tells the numbers of words.

    The first one that is not the same as before, and where the others of before and of now end.
    """
    old, new = list(_each(before)), list(_each(now))
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    ends = len(old) - last, len(new) - last
    for number in range(first, max(ends)):
        one = _Stands(old[number] if number < ends[0] else None, known)
        other = _Stands(new[number] if number < ends[1] else None, known)
        _compare(one, other, known, told)
    return first, *ends


_Unit = tuple[list[int], int]


def _each(units: Units) -> Iterator[_Unit]:
    words, titles = units.words.tolist(), units.titles.tolist()
    bounds = pairwise(starts_of(units.lengths).tolist())
    for (start, end), title in zip(bounds, titles, strict=True):
        yield words[start:end], title


class _Stands:
    """What stands in a unit, or in none."""

    def __init__(self, unit: _Unit | None, known: Sequence[Known]) -> None:
        raw, title = unit or ([], 0)
        numbers = [n >> 1 for n in raw]
        self.spellings = set(numbers) - {EDGE}
        self.titled = set(numbers[:title])
        self.couples = {(a, b) for a, b in pairwise(numbers) if a >= 0 and b >= 0}
        self.words = {known[n][0] for n in self.spellings}
        self.chains: set[Words] = set()
        start = 0
        for end, number in enumerate(numbers):
            if number < 0:
                self._add([known[n][0] for n in numbers[start:end]])
                start = end + 1

    def _add(self, piece: list[str]) -> None:
        for first in range(len(piece) - SHORTEST + 1):
            for last in range(first + SHORTEST, min(len(piece), first + LONGEST) + 1):
                self.chains.add(tuple(piece[first:last]))


def _compare(one: _Stands, other: _Stands, known: list[Known], told: Differences) -> None:
    for number in one.spellings ^ other.spellings:
        told.spellings[number] += 1 if number in other.spellings else -1
        told.words[known[number][0]] += 0
    for number in one.titled ^ other.titled:
        told.words[known[number][0]] += 0
    for word in one.words ^ other.words:
        told.words[word] += 1 if word in other.words else -1
    for a, b in one.couples ^ other.couples:
        told.pairs.add((known[a][0], known[b][0]))
    told.chains |= one.chains ^ other.chains


def chains_of(units: Units, known: Sequence[Known]) -> set[Words]:
    """The chains that stand in ``units``."""
    return set().union(*(_Stands(unit, known).chains for unit in _each(units)))
