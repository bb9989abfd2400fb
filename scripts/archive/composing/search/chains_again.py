"""The entries of chains that are others than before, from what they were."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.asked import By
from archive.composing.search.chains import false_among, suspects, units_with
from archive.composing.search.differences import Words, chains_of
from archive.composing.search.exchange import Bases, Exchange, lists_of
from archive.composing.search.gathered import Known, Units
from archive.composing.search.list_parts import chain_entries
from archive.composing.search.lists import Lists
from archive.composing.search.packing import Entries, Entry
from archive.composing.search.ragged import Ints, hash_of_one
from archive.composing.search.rice import ascending
from archive.composing.search.rice_reader import read_ascending
from archive.composing.search.standing import Chain, standing

_RUN, _ONE_IN = 1 << 18, 16
"""Places of a run of units; of so many runs one is the sample in which most chains are found."""

_TOGETHER = 5_000
"""Units whose texts are followed together."""


def same_chains(asked: Mapping[Words, tuple[Entry, By]], bases: Bases) -> Entries:
    """The entries of chains that are false in the same units."""
    before, now = bases.numbered([by for _, by in asked.values()])
    ordinals = read_ascending([said for (_, _, said), _ in asked.values()])
    told = ascending(bases.ordinals_now(ordinals, before, now))
    for chain, said in zip(asked, told, strict=True):
        yield " ".join(chain), 0, said


def other_chains(
    asked: Mapping[Words, tuple[Entry | None, By]], bases: Bases, exchange: Exchange, lists: Lists
) -> Entries:
    """The entries of chains that other units have whole, or in halves; of those that have any."""
    come = chains_of(exchange.come, lists.known)
    gone = chains_of(exchange.gone, lists.known)
    false: dict[Words, list[int]] = {}
    for unit, chain in sorted(halves(exchange.come, lists.known)):
        false.setdefault(chain, []).append(int(exchange.come_at[unit]))
    number = lists.word_numbers
    numbers = {
        chain: tuple([number[word] for word in chain])
        for chain in asked
        if all(word in number for word in chain)
    }
    # whether it stood before, or stands yet, where nothing is told of it or it went
    doubtful = {
        numbers[chain]
        for chain, (entry, _) in asked.items()
        if chain in numbers
        and (
            chain in come or chain in false
            if entry is None
            else chain in gone and chain not in come
        )
    }
    nowhere = doubtful - _standing(doubtful, lists, ~bases.is_come)
    new = [
        numbers[chain]
        for chain, (entry, _) in asked.items()
        if entry is None and chain in come and numbers[chain] in nowhere
    ]
    # only there the units of before may have halves of what stands since now
    found = false_among(lists, _smallest(new, nowhere))
    for chain, own in numbers.items():
        entry, (old, _) = asked[chain]
        if own in found or (own in nowhere and chain not in come):
            continue
        units = np.zeros(0, dtype=np.int64)
        if entry is not None:
            base = bases.units[bases.of[old]]
            units = base[read_ascending([entry[2]]).values]
            units = units[units >= 0]
            units = units[~bases.is_come[units]]
        units = np.sort(np.append(units, false.get(chain, ())).astype(np.int64))
        if len(units):
            found[own] = units
    return chain_entries(lists, found)


def _standing(chains: AbstractSet[Chain], lists: Lists, among: NDArray[np.bool_]) -> set[Chain]:
    """Those of ``chains`` that stand in some unit ``among`` all.

    Most are found in a sample. Each of the others holds one that is the smallest, and those stand
    in few units if in any.
    """
    sample = np.zeros(lists.count, dtype=bool)
    for first, last in list(lists.shares(_RUN))[::_ONE_IN]:
        sample[first:last] = True
    found = _found(chains, lists, np.flatnonzero(sample & among))
    left = chains - found
    smallest = {chain: hash_of_one(chain) for chain in _smallest(left, left)}
    perhaps = np.zeros(lists.count, dtype=bool)
    for units in units_with(lists, smallest).values():
        perhaps[units] = True
    return found | _found(left, lists, np.flatnonzero(perhaps & among))


def _found(chains: AbstractSet[Chain], lists: Lists, units: Ints) -> set[Chain]:
    """Those of ``chains`` that stand in one of these units."""
    rows: dict[int, list[Chain]] = {}
    for chain in chains:
        rows.setdefault(len(chain), []).append(chain)
    texts = (lists.words_of(some) for some in np.array_split(units, len(units) // _TOGETHER + 1))
    every = {length: np.array(some) for length, some in sorted(rows.items())}
    return {tuple(row) for some in standing(texts, every) for row in some.tolist()}


def _smallest(chains: Iterable[Chain], of: AbstractSet[Chain]) -> list[Chain]:
    """Those of ``chains`` that are one ``of`` these no more without their first or last word."""
    return [chain for chain in chains if chain[1:] not in of and chain[:-1] not in of]


def halves(units: Units, known: Sequence[Known]) -> set[tuple[int, Words]]:
    """The chains that ``units`` have in halves, but not whole, each behind its unit."""
    if not len(units):
        return set()
    lists = lists_of(units, known)
    words = lists.words
    return {(unit, tuple(words[n] for n in chain)) for *chain, unit in suspects(lists)}
