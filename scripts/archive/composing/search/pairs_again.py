"""The entries of neighbours that are others than before, from what they were.

Where the same units have a pair, spelled as before, only the list that its ordinals count has
become another. Of the other pairs their entries tell which unit of before spells them how.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from archive.composing.search.asked import By
from archive.composing.search.differences import Words
from archive.composing.search.exchange import Bases, Exchange
from archive.composing.search.gathered import EDGE, Known
from archive.composing.search.list_parts import NAMED, SPELLED, UNLIKE, pair_entries
from archive.composing.search.lists import Lists
from archive.composing.search.neighbours import paired
from archive.composing.search.packing import Entries, Entry, unpacked
from archive.composing.search.ragged import Ints, order_of, starts_of
from archive.composing.search.rice import part_of
from archive.composing.search.rice_reader import read_parts

_AT_ONCE = 1 << 18
"""Units of pairs that are put in order together: what the memory is bounded by."""

Couple = tuple[int, int]
"""The numbers of two spellings side by side."""

Ways = Mapping[str, Sequence[int]]
"""The spellings of words, by their numbers, as entries of before number them."""


def same_pairs(asked: Mapping[Words, tuple[Entry, By]], bases: Bases) -> Entries:
    """The entries of pairs that the same units have, spelled as before."""
    told = [_without_names(entry) for entry, _ in asked.values()]
    before, now = bases.numbered([by for _, by in asked.values()])
    ordinals, ends = read_parts(told, bases.sizes[before])
    said = part_of(
        bases.ordinals_now(ordinals, before, now),
        bases.sizes_now[now],
    )
    for (pair, ((_, marks, _), _)), units, own, end in zip(
        asked.items(), said, told, ends.tolist(), strict=True
    ):
        yield " ".join(pair), marks & ~NAMED, units + bytes(own[end:])


def other_pairs(
    asked: Mapping[Words, tuple[Entry | None, By]],
    bases: Bases,
    exchange: Exchange,
    lists: Lists,
    ways: Ways,
) -> Entries:
    """The entries of pairs that other units have or spell; those that no unit has are left out."""
    fresh = _couples_of(exchange, lists.known, asked)
    rank = np.full(len(lists.known), EDGE)
    rank[lists.order] = np.arange(len(lists.order))
    rows: list[tuple[Couple, Ints]] = []
    size = 0
    before = _units_before(asked, bases)
    for pair, (_, (_, new)) in asked.items():
        found = fresh.get(pair, {})
        for couple, units in _couples(pair, *before[pair], ways) if pair in before else ():
            kept = units[units >= 0]
            kept = kept[~bases.is_come[kept]]
            found[couple] = np.sort(np.concatenate((kept, found.get(couple, kept[:0]))))
        base = bases.now[bases.of[new]]
        for couple, units in found.items():
            if len(units):
                rows.append((couple, np.searchsorted(base, units)))
                size += len(units)
        if size > _AT_ONCE:
            yield from _entries(lists, rows, rank)
            rows, size = [], 0
    yield from _entries(lists, rows, rank)


def _without_names(entry: Entry) -> bytes | memoryview:
    _, marks, said = entry
    if not marks & NAMED:
        return said
    names, at = unpacked(said)
    return said[at + names :]


def _units_before(
    asked: Mapping[Words, tuple[Entry | None, By]], bases: Bases
) -> dict[Words, tuple[Ints, int, bytes | memoryview]]:
    """The units of pairs, as ``bases`` numbers them; the marks, and what their entries tell else.

    Those of which no entry tells a unit are left out.
    """
    told = {
        pair: (entry[1], said, bases.of[old])
        for pair, (entry, (old, _)) in asked.items()
        if entry is not None and len(said := _without_names(entry))
    }
    of = np.array([base for _, _, base in told.values()], dtype=np.int64)
    ordinals, ends = read_parts([said for _, said, _ in told.values()], bases.sizes[of])
    return {
        pair: (bases.units[base][ordinals[number]], marks, said[ends[number] :])
        for number, (pair, (marks, said, base)) in enumerate(told.items())
    }


def _couples(
    pair: Words, units: Ints, marks: int, said: bytes | memoryview, ways: Ways
) -> Iterator[tuple[Couple, Ints]]:
    """Each way a pair was spelled, and which of its units spelled it so."""
    first, second = (ways[word] for word in pair)

    def spelled(code: int) -> Couple:
        return first[code // len(second)], second[code % len(second)]

    usual = end = 0
    if marks & UNLIKE:
        usual, end = unpacked(said)
    if not marks & SPELLED:
        yield spelled(usual), units
        return
    others, size = unpacked(said[end:])
    end += size
    for number in range(others + 1):
        if number:
            usual, size = unpacked(said[end:])
            end += size
        own, size = _part(said[end:], len(units))
        end += size
        yield spelled(usual), units[own]


def _part(said: bytes | memoryview, whole: int) -> tuple[Ints, int]:
    found, ends = read_parts([said], np.array([whole]))
    return found.values, int(ends[0])


def _couples_of(
    exchange: Exchange, known: Sequence[Known], asked: Mapping[Words, object]
) -> dict[Words, dict[Couple, Ints]]:
    """The ``asked`` pairs of the units that came: each way, and the units that spell it so."""
    found: dict[Words, dict[Couple, set[int]]] = {}
    units = exchange.come
    bounds = pairwise(starts_of(units.lengths).tolist())
    numbers = (units.words >> 1).tolist()
    for unit, (start, end) in zip(exchange.come_at.tolist(), bounds, strict=True):
        for couple in set(pairwise(numbers[start:end])):
            if EDGE not in couple:
                pair = known[couple[0]][0], known[couple[1]][0]
                if pair in asked:
                    found.setdefault(pair, {}).setdefault(couple, set()).add(unit)
    return {
        pair: {couple: np.array(sorted(own)) for couple, own in couples.items()}
        for pair, couples in found.items()
    }


def _entries(lists: Lists, rows: Sequence[tuple[Couple, Ints]], rank: Ints) -> Entries:
    """The entries of whole pairs, from the ordinals of each way they are spelled."""
    if not rows:
        return
    counts = np.array([len(own) for _, own in rows])
    one, other = (
        np.repeat(rank[np.array(own)], counts) for own in zip(*(c for c, _ in rows), strict=True)
    )
    ordinals = np.concatenate([own for _, own in rows])
    size = len(lists.order)
    order = order_of(((one, size), (other, size)))
    yield from pair_entries(lists, [paired(lists, one[order], other[order], ordinals[order])])
