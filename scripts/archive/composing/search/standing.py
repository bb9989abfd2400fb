"""Which chains of words stand anywhere in the texts, of many that might."""

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import pairwise

import numpy as np

from archive.composing.search.ragged import (
    Hashes,
    Ints,
    distinct,
    found_in,
    hash_of,
    longer_hash,
)

SHORTEST, LONGEST = 3, 24
"""Words of the shortest chain that its pairs do not tell, and of the longest one looked up."""

Chain = tuple[int, ...]


def standing(texts: Iterable[Ints], suspects: dict[int, Ints]) -> Iterator[Ints]:
    """Of rows of suspects, by the length of their chains, those whose chains stand in the texts.

    Each text ends with an edge. They are followed word by word; places where none of them goes on
    are left.
    """
    whole = {length: hash_of(rows[:, :length].T) for length, rows in suspects.items()}
    wanted: dict[int, Hashes] = {}
    for length in range(SHORTEST, max(suspects, default=0) + 1):
        begun = [hash_of(rows[:, :length].T) for size, rows in suspects.items() if size >= length]
        wanted[length] = distinct(np.concatenate(begun))
    seen = {length: np.zeros(len(sought), dtype=bool) for length, sought in wanted.items()}
    for words in texts:
        for length, places in _followed(words, wanted):
            seen[length][places] = True
    for length, rows in suspects.items():
        there = seen[length][np.searchsorted(wanted[length], whole[length])]
        yield rows[there]


def _followed(text: Ints, wanted: dict[int, Hashes]) -> Iterator[tuple[int, Ints]]:
    """For so many words in a row the places among those ``wanted`` of such as stand in ``text``."""
    columns = [text[n : len(text) - SHORTEST + 1 + n] for n in range(SHORTEST)]
    at = np.flatnonzero(reduce(np.bitwise_or, columns) >= 0)  # an edge is less
    hashes = hash_of(columns)[at]
    for length, sought in wanted.items():
        if length > SHORTEST:
            inside = text[at + length - 1] >= 0
            at = at[inside]
            hashes = longer_hash(hashes[inside], text[at + length - 1])
        kept, places = found_in(hashes, sought)
        at, hashes = at[kept], hashes[kept]
        yield length, places


def by_chain(rows: Ints) -> Iterator[tuple[Chain, Ints]]:
    """Each chain of rows of one length with its units."""
    length = rows.shape[1] - 1
    rows = rows[np.lexsort(rows.T[::-1])]
    new = np.flatnonzero(np.any(rows[1:, :length] != rows[:-1, :length], axis=1)) + 1
    firsts = np.concatenate(([0], new)) if len(rows) else new
    units = rows[:, length].copy()
    bounds = pairwise([*firsts.tolist(), len(rows)])
    for chain, (start, end) in zip(rows[firsts, :length].tolist(), bounds, strict=True):
        yield tuple(chain), units[start:end]
