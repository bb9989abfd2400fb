"""Where words that are neighbours two by two do not stand in a row after all.

A phrase is looked up by its pairs of neighbours. A unit may have all of them and yet not the
phrase: “tỉnh Hà Nam … thành phố Hà Nội” has “tỉnh Hà” and “Hà Nội”. Then some chain of its words
is false there: the unit has the chain without its first word and without its last one, at
different places, but not the whole. Such units are listed, chain by chain, for every chain that
stands anywhere; so a phrase that stands anywhere is in exactly the units that have its pairs, less
those listed for it and for the chains within it.

Middles (the chain without both its ends) that a unit repeats are followed from one word on, longer
and longer; whatever stands before one of them and behind another makes a chain to look for.
"""

import itertools
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.lists import Lists
from archive.composing.search.ragged import (
    Hashes,
    Ints,
    among,
    distinct,
    hash_of,
    longer_hash,
    starts_of,
)

SHORTEST, LONGEST = 3, 24
"""Words of the shortest chain that its pairs do not tell, and of the longest one looked up."""

Chain = tuple[int, ...]

_AT_ONCE = 300_000
"""Places in the texts that are followed together."""


def false_chains(lists: Lists) -> dict[Chain, Ints]:
    """The chains that stand somewhere, as numbers of words, with the units they are false in."""
    text = lists.words_in_text
    found: dict[int, list[Ints]] = {}
    for chains in _every_suspect(lists):
        found.setdefault(chains.shape[1] - 1, []).append(chains)
    rows = {length: np.concatenate(some) for length, some in sorted(found.items())}
    return dict(_standing(text, rows))


def suspects(lists: Lists) -> set[Chain]:
    """The chains that some unit has in halves, but not whole."""
    return {tuple(row) for chains in _every_suspect(lists) for row in chains[:, :-1].tolist()}


def false_among(lists: Lists, chains: Iterable[Chain]) -> dict[Chain, Ints]:
    """Those of ``chains`` that stand somewhere and are false elsewhere; as ``false_chains``."""
    sought = list(chains)
    hashes = {}
    for chain in sought:
        for part in (chain, chain[:-1], chain[1:]):
            if part not in hashes:
                hashes[part] = int(hash_of([np.array([word]) for word in part])[0])
    standing = _units_with(lists, hashes)
    nowhere = np.zeros(0, dtype=np.int64)
    found = {}
    for chain in sought:
        whole = standing.get(hashes[chain])
        if whole is not None:
            one, other = (standing.get(hashes[part], nowhere) for part in (chain[:-1], chain[1:]))
            false = np.setdiff1d(
                np.intersect1d(one, other, assume_unique=True), whole, assume_unique=True
            )
            if len(false):
                found[chain] = false
    return found


def _units_with(lists: Lists, sought: dict[Chain, int]) -> dict[int, Ints]:
    """By the hash of each chain that stands anywhere its units, ascending."""
    by_length: dict[int, list[Chain]] = {}
    for chain in sought:
        by_length.setdefault(len(chain), []).append(chain)
    rows = {length: np.array(some) for length, some in sorted(by_length.items())}
    text = lists.words_in_text
    found: dict[int, Ints] = {}
    begins = np.zeros(len(lists.words) + 1, dtype=bool)
    for some in rows.values():
        begins[some[:, 0]] = True
    at = np.flatnonzero(begins[text])
    seen = hash_of([text[at]])
    for length in range(2, max(rows, default=0) + 1):
        inside = text[at + length - 1] >= 0
        at = at[inside]
        seen = longer_hash(seen[inside], text[at + length - 1])
        begun = [hash_of(some[:, :length].T) for size, some in rows.items() if size >= length]
        kept = among(seen, distinct(np.concatenate(begun)))
        at, seen = at[kept], seen[kept]
        if length in rows:
            here = among(seen, distinct(hash_of(rows[length].T)))
            hashes, units = seen[here], lists.units_at(at[here])
            order = np.lexsort((units, hashes))
            hashes, units = hashes[order], units[order]
            new = np.ones(len(hashes), dtype=bool)
            new[1:] = (hashes[1:] != hashes[:-1]) | (units[1:] != units[:-1])
            hashes, units = hashes[new], units[new]
            firsts = np.flatnonzero(np.diff(hashes, prepend=~hashes[:1]))
            found |= zip(hashes[firsts].tolist(), np.split(units, firsts[1:]), strict=False)
    return found


def _every_suspect(lists: Lists) -> Iterator[Ints]:
    text = lists.words_in_text
    for first, last in _shares(lists.ends):
        yield from _suspects(text, lists, first, last)


def _shares(ends: Ints) -> Iterator[tuple[int, int]]:
    """The units in runs of about ``_AT_ONCE`` places."""
    share = ends[:-1] // _AT_ONCE
    bounds = [0, *(np.flatnonzero(np.diff(share)) + 1).tolist(), len(share)]
    yield from itertools.pairwise(bounds)


def _suspects(text: Ints, lists: Lists, first: int, last: int) -> Iterator[Ints]:
    """Rows of a chain's words and a unit that has its two halves but not the chain."""
    start, end = int(lists.ends[first]), int(lists.ends[last])
    at = np.arange(start, end)
    at = at[text[at] >= 0]
    # which places of a unit begin with the same middle
    group = lists.units_at(at) * len(lists.words) + text[at]
    for length in range(1, LONGEST - 1):
        at, group = _repeated(at, group)
        if not len(at):
            return
        yield _crossed(text, lists, at, group, length)
        behind = text[at + length]
        at, group, behind = at[behind >= 0], group[behind >= 0], behind[behind >= 0]
        group = group * len(lists.words) + behind


def _repeated(at: Ints, group: Ints) -> tuple[Ints, Ints]:
    """Only the places whose group has several, the groups renumbered."""
    keys = np.sort(group)
    several = distinct(keys[1:][keys[1:] == keys[:-1]])
    kept = among(group, several)
    return at[kept], np.searchsorted(several, group[kept])


def _crossed(text: Ints, lists: Lists, at: Ints, group: Ints, length: int) -> Ints:
    """What stands before one place and behind another of its group, and nowhere both."""
    size = len(lists.words) + 1
    left, right = text[at - 1], text[at + length]
    beside = (group * size + left + 1) * size + right + 1
    # one place for each group and what it stands between
    beside, some = np.unique(beside, return_index=True)
    at, group, left, right = at[some], group[some], left[some], right[some]
    lefts = _each_once(group * size + left + 1, left >= 0)
    rights = _each_once(group * size + right + 1, right >= 0)
    first = np.searchsorted(group[rights], group[lefts], side="left")
    counts = np.searchsorted(group[rights], group[lefts], side="right") - first
    one = np.repeat(lefts, counts)
    offsets = np.arange(counts.sum()) - np.repeat(starts_of(counts)[:-1], counts)
    other = rights[np.repeat(first, counts) + offsets]
    keys = (group[one] * size + left[one] + 1) * size + right[other] + 1
    apart = ~among(keys, beside)
    one, other = one[apart], other[apart]
    middle = [text[at[one] + n] for n in range(length)]
    return np.stack([left[one], *middle, right[other], lists.units_at(at[one])], axis=1)


def _each_once(keys: Ints, wanted: NDArray[np.bool_]) -> Ints:
    """The places of the first of each of the wanted keys, in order of the keys."""
    places = np.flatnonzero(wanted)
    _, some = np.unique(keys[places], return_index=True)
    return places[some]


def _standing(text: Ints, suspects: dict[int, Ints]) -> Iterator[tuple[Chain, Ints]]:
    """The chains among rows of suspects, by their length, that stand anywhere; with their units.

    They are followed through the texts word by word; places where none of them goes on are left.
    """
    at = seen = None
    for length in range(SHORTEST, max(suspects, default=0) + 1):
        begun = {
            size: hash_of(rows[:, :length].T) for size, rows in suspects.items() if size >= length
        }
        wanted: Hashes = distinct(np.concatenate(list(begun.values())))
        if at is None or seen is None:
            at = _starting(text, wanted)
            seen = hash_of([text[at + n] for n in range(SHORTEST)])
        else:
            inside = text[at + length - 1] >= 0
            at = at[inside]
            seen = longer_hash(seen[inside], text[at + length - 1])
            kept = among(seen, wanted)
            at, seen = at[kept], seen[kept]
        if length in suspects:
            there = among(begun[length], distinct(seen))
            yield from _by_chain(suspects[length][there], length)


def _starting(text: Ints, wanted: Hashes) -> Ints:
    """The places where some ``SHORTEST`` words in a row have one of the wanted hashes."""
    found = [np.zeros(0, dtype=np.int64)]
    for start in range(0, len(text) - SHORTEST, _AT_ONCE):
        end = min(start + _AT_ONCE, len(text) - SHORTEST)
        columns = [text[start + n : end + n] for n in range(SHORTEST)]
        whole = np.flatnonzero(np.min(columns, axis=0) >= 0)
        standing = among(hash_of([column[whole] for column in columns]), wanted)
        found.append(whole[standing] + start)
    return np.concatenate(found)


def _by_chain(rows: Ints, length: int) -> Iterator[tuple[Chain, Ints]]:
    rows = rows[np.lexsort(rows.T[::-1])]
    changes = np.any(rows[1:, :length] != rows[:-1, :length], axis=1)
    bounds = [0, *(np.flatnonzero(changes) + 1).tolist(), len(rows)] if len(rows) else []
    for start, end in itertools.pairwise(bounds):
        yield tuple(rows[start, :length].tolist()), rows[start:end, length]
