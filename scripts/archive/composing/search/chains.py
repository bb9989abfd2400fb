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

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain as chained

import numpy as np
from numpy.typing import NDArray

from archive.composing.earlier import Apart, here
from archive.composing.search.lists import Lists
from archive.composing.search.ragged import (
    Hashes,
    Ints,
    among,
    changes,
    distinct,
    found_in,
    hash_of,
    hash_of_one,
    longer_hash,
    order_of,
    stable_order,
    starts_of,
)
from archive.composing.search.standing import LONGEST, Chain, by_chain, standing

_AT_ONCE = 300_000
"""Places in the texts whose middles are followed together."""


def false_chains(lists: Lists, apart: Apart = here) -> dict[Chain, Ints]:
    """The chains that stand somewhere, as numbers of words, with the units they are false in.

    They are looked for ``apart``: of very many suspects few stand anywhere.
    """
    return dict(chained.from_iterable(map(by_chain, apart(partial(_false_rows, lists)))))


def _false_rows(lists: Lists) -> Iterator[Ints]:
    """Rows of a chain's words and a unit that it is false in; of chains that stand somewhere."""
    found: dict[int, list[Ints]] = {}
    for chains in _every_suspect(lists):
        found.setdefault(chains.shape[1] - 1, []).append(chains)
    ends = lists.ends
    texts = (lists.words_between(int(ends[a]), int(ends[b])) for a, b in lists.shares(_AT_ONCE))
    return standing(texts, {size: np.concatenate(found.pop(size)) for size in sorted(found)})


def suspects(lists: Lists) -> set[Chain]:
    """The chains that some unit has in halves, but not whole, each with the unit behind it."""
    return {tuple(row) for chains in _every_suspect(lists) for row in chains.tolist()}


def false_among(lists: Lists, chains: Iterable[Chain]) -> dict[Chain, Ints]:
    """Those of ``chains`` that stand somewhere and are false elsewhere; as ``false_chains``."""
    sought = list(chains)
    hashes = {}
    for chain in sought:
        for part in (chain, chain[:-1], chain[1:]):
            if part not in hashes:
                hashes[part] = hash_of_one(part)
    standing = units_with(lists, hashes)
    nowhere = np.zeros(0, dtype=np.int64)
    marked = np.zeros(lists.count, dtype=bool)
    found = {}
    for chain in sought:
        whole = standing.get(hashes[chain])
        if whole is not None:
            one, other = (standing.get(hashes[part], nowhere) for part in (chain[:-1], chain[1:]))
            if len(whole) == min(len(one), len(other)):
                continue  # one half stands only where the whole does
            marked[one] = True
            marked[whole] = False
            false = other[marked[other]]
            marked[one] = False
            if len(false):
                found[chain] = false
    return found


def units_with(lists: Lists, sought: Mapping[Chain, int]) -> dict[int, Ints]:
    """By the hash of each chain that stands anywhere its units, ascending."""
    by_length: dict[int, list[Chain]] = {}
    for chain in sought:
        by_length.setdefault(len(chain), []).append(chain)
    rows = {length: np.array(some) for length, some in sorted(by_length.items())}
    begins = np.zeros(len(lists.words) + 1, dtype=bool)
    for some in rows.values():
        begins[some[:, 0]] = True
    begun: dict[int, Hashes] = {}
    for length in range(2, max(rows, default=0) + 1):
        longer = (some for size, some in rows.items() if size >= length)
        begun[length] = distinct(np.concatenate([hash_of(some[:, :length].T) for some in longer]))
    whole = {length: distinct(hash_of(some.T)) for length, some in rows.items()}
    hashes, units = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.int64)]
    for first, last in lists.shares(_AT_ONCE) if rows else ():
        start = int(lists.ends[first])
        text = lists.words_between(start, int(lists.ends[last]))
        at = np.flatnonzero(begins[text])
        seen = hash_of([text[at]])
        for length, some in begun.items():
            behind = text[at + length - 1]
            inside = behind >= 0
            at, seen = at[inside], longer_hash(seen[inside], behind[inside])
            kept, _ = found_in(seen, some)
            at, seen = at[kept], seen[kept]
            if length in whole:
                here, _ = found_in(seen, whole[length])
                hashes.append(seen[here])
                units.append(lists.units_at(at[here] + start))
    return _by_hash(np.concatenate(hashes), np.concatenate(units))


def _by_hash(hashes: Hashes, units: Ints) -> dict[int, Ints]:
    """The units of each hash, ascending."""
    order = np.lexsort((units, hashes))
    hashes, units = hashes[order], units[order]
    new = changes(units)
    new[1:] |= hashes[1:] != hashes[:-1]
    hashes, units = hashes[new], units[new]
    firsts = np.flatnonzero(np.diff(hashes, prepend=~hashes[:1]))
    return dict(zip(hashes[firsts].tolist(), np.split(units, firsts[1:]), strict=False))


def _every_suspect(lists: Lists) -> Iterator[Ints]:
    for first, last in lists.shares(_AT_ONCE):
        yield from _suspects(lists, first, last)


def _suspects(lists: Lists, first: int, last: int) -> Iterator[Ints]:
    """Rows of a chain's words and a unit that has its two halves but not the chain."""
    start, end = int(lists.ends[first]), int(lists.ends[last])
    text = lists.words_between(start - 1, end)  # and the edge before
    units = np.repeat(np.arange(first, last), np.diff(lists.ends[first : last + 1]))
    at = 1 + np.flatnonzero(text[1:] >= 0)
    at = at[stable_order(text[at], len(lists.words))]
    # which places of a unit begin with the same middle
    at, group = _repeated(at, changes(text[at], units[at - 1]))
    for length in range(1, LONGEST - 1):
        if not len(at):
            return
        yield _crossed(text, units, (at, group), length, len(lists.words))
        inside = text[at + length] >= 0
        at, group = _by_next(text, at[inside], group[inside], length)
        at, group = _repeated(at, changes(group, text[at + length]))


def _repeated(at: Ints, new: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Only the places whose group has several, and their groups; ``new`` tells where one begins."""
    group = np.cumsum(new) - 1
    several = np.bincount(group) > 1
    kept = several[group]
    return at[kept], (np.cumsum(several) - 1)[group[kept]]


def _by_next(text: Ints, at: Ints, group: Ints, length: int) -> tuple[Ints, Ints]:
    """Places and their groups, those of a group in the order of the word behind so many.

    Most groups go on with one word, in a phrase that is repeated: these are only put first.
    """
    behind = text[at + length]
    several = _unlike(group, behind)
    some = np.flatnonzero(several)
    if not len(some):
        return at, group
    own, behind = group[some], behind[some]
    some = some[order_of(((own, int(own[-1]) + 1), (behind, int(behind.max()) + 1)))]
    order = np.concatenate((np.flatnonzero(~several), some))
    return at[order], group[order]


def _unlike(group: Ints, values: Ints) -> NDArray[np.bool_]:
    """Which places are of a group whose values are not all the same; groups stand together."""
    found = np.zeros(int(group.max(initial=-1)) + 1, dtype=bool)
    found[group[1:][(values[1:] != values[:-1]) & (group[1:] == group[:-1])]] = True
    return found[group]


def _crossed(text: Ints, units: Ints, grouped: tuple[Ints, Ints], length: int, words: int) -> Ints:
    """What stands before one place and behind another of its group, and nowhere both.

    ``grouped`` are places and their groups, ascending by these; ``units`` tells the unit of each
    place but the first of ``text``.
    """
    at, group = grouped
    size, groups = words + 1, int(group[-1]) + 1
    left, right = text[at - 1] + 1, text[at + length] + 1  # 0 for an edge
    # where one of them is always the same, each that stands on the other side stands with it
    some = _unlike(group, left) & _unlike(group, right)
    at, group, left, right = at[some], group[some], left[some], right[some]
    order = order_of(((group, groups), (left, size), (right, size)))
    at, group, left, right = at[order], group[order], left[order], right[order]
    # one place for each group and what it stands between
    some = changes(group, left, right)
    at, group, left, right = at[some], group[some], left[some], right[some]
    beside = (group * size + left) * size + right
    lefts = np.flatnonzero(changes(group, left) & (left > 0))
    order = order_of(((group, groups), (right, size)))
    rights = order[changes(group[order], right[order]) & (right[order] > 0)]
    of_group = np.bincount(group[rights], minlength=groups)
    counts = of_group[group[lefts]]
    one = np.repeat(lefts, counts)
    offsets = np.arange(len(one)) - np.repeat(starts_of(counts)[:-1], counts)
    other = rights[np.repeat(starts_of(of_group)[group[lefts]], counts) + offsets]
    keys = (group[one] * size + left[one]) * size + right[other]
    apart = ~among(keys, beside)
    one, other = one[apart], other[apart]
    middle = [text[at[one] + n] for n in range(length)]
    columns = [left[one] - 1, *middle, right[other] - 1, units[at[one] - 1]]
    return np.stack(columns, axis=1, dtype=np.int32, casting="same_kind")
