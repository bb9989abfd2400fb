"""Which units name a thing in their text: every name of every group, looked for all at once.

Names are followed word by word through all texts together, as a trie would: at each length only
the places stay where a name begins with what stands there.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.groups import Group, Name
from archive.composing.search.lists import Lists
from archive.composing.search.ragged import (
    Hashes,
    Ints,
    among,
    distinct,
    grouped,
    hash_of,
    longer_hash,
    starts_of,
)

LONG_NAME, LONG_WORD = 7, 5
"""Letters from which on a name of several words, or of one, is known whatever its marks."""

_AT_ONCE = 1 << 18
"""Places in the texts that are followed together: what the memory is bounded by."""

_UNKNOWN = -2  # a word or spelling that no text has

_Row = tuple[list[int], list[int], int, bool, bool]


@dataclass(frozen=True, eq=False)
class _Names:
    """Names of as many words: a row each in ``words`` and ``spellings``, by numbers."""

    words: Ints
    spellings: Ints
    groups: Ints
    proper: NDArray[np.bool_]
    long: NDArray[np.bool_]


def named_units(lists: Lists, groups: Sequence[Group]) -> dict[str, Ints]:
    """By the terms of ``groups`` the units whose text calls the thing by any of its names."""
    keys = [np.zeros(0, dtype=np.int64)]
    by_length = _by_length(lists, groups)
    hashes = {length: hash_of(names.words.T) for length, names in by_length.items()}
    orders = {length: np.argsort(own, kind="stable") for length, own in hashes.items()}
    for length, at, seen in _places(lists, by_length):
        names, order = by_length[length], orders[length]
        ordered = hashes[length][order]
        first = np.searchsorted(ordered, seen, side="left")
        counts = np.searchsorted(ordered, seen, side="right") - first
        # names may be alike without marks: a row for each of them at each place
        where = np.repeat(at, counts)
        within = np.arange(len(where)) - np.repeat(starts_of(counts)[:-1], counts)
        which = order[np.repeat(first, counts) + within]
        stands = _stands(lists, where, names, which)
        keys.append(names.groups[which[stands]] * lists.count + lists.units_at(where[stands]))
    found = grouped(*np.divmod(distinct(np.concatenate(keys)), lists.count), len(groups))
    return {group.term: found[n] for n, group in enumerate(groups) if len(found[n])}


def _by_length(lists: Lists, groups: Sequence[Group]) -> dict[int, _Names]:
    """The names that texts may hold, by their number of words."""
    spelled = {text: n for n, text in enumerate(lists.spellings)}
    numbers = lists.word_numbers
    found: defaultdict[int, list[_Row]] = defaultdict(list)
    for number, group in enumerate(groups):
        for name in group.names:
            try:
                words = [numbers[word] for word in name.folded]
            except KeyError:
                continue
            spellings = [spelled.get(word, _UNKNOWN) for word in name.exact]
            found[len(words)].append((words, spellings, number, group.proper, _is_long(name)))
    return {
        length: _Names(*map(np.array, zip(*rows, strict=True)))
        for length, rows in sorted(found.items())
    }


def _is_long(name: Name) -> bool:
    letters = sum(map(len, name.folded))
    return letters >= (LONG_WORD if len(name.folded) == 1 else LONG_NAME)


def _places(lists: Lists, names: dict[int, _Names]) -> Iterator[tuple[int, Ints, Hashes]]:
    """For each length of names the places where so many words stand that a name begins with.

    Some units after the others.
    """
    longest = max(names, default=0)
    wanted: dict[int, Hashes] = {
        length: distinct(np.concatenate(
            [hash_of(n.words[:, :length].T) for size, n in names.items() if size >= length]
        ))
        for length in range(1, longest + 1)
    }  # fmt: skip
    starts = np.zeros(len(lists.words) + 1, dtype=bool)  # and one for the edge
    alone = starts.copy()
    for length, some in names.items():
        starts[some.words[:, 0]] = True
        if length == 1:
            alone[some.words[:, 0]] = True
    for first, last in lists.shares(_AT_ONCE):
        start = int(lists.ends[first])
        words = lists.words_between(start, int(lists.ends[last]))
        at = np.flatnonzero(starts[words])
        seen = hash_of([words[at]])
        for length in range(1, longest + 1):
            if length > 1:
                inside = words[at + length - 1] >= 0
                at = at[inside]
                seen = longer_hash(seen[inside], words[at + length - 1])
                kept = among(seen, wanted[length])
                at, seen = at[kept], seen[kept]
            if length in names:
                # most words only begin a name
                whole = alone[words[at]] if length == 1 else slice(None)
                yield length, at[whole] + start, seen[whole]


def _stands(lists: Lists, at: Ints, names: _Names, which: Ints) -> NDArray[np.bool_]:
    """Whether words equal but for marks are the name: “có công” is no place called Cô Công.

    A proper name has a capital. What is spelled otherwise is meant where the name is long, or all
    its words have capitals.
    """
    capital = lists.is_capital(at)
    all_capital = capital.copy()
    exact = np.ones(len(at), dtype=bool)
    for n in range(names.words.shape[1]):
        exact &= lists.text[at + n] == names.spellings[which, n]
        all_capital &= lists.is_capital(at + n)
    several = names.words.shape[1] > 1
    proper = names.proper[which]
    meant = exact | names.long[which] | (proper & all_capital & several)
    stands: NDArray[np.bool_] = meant & (capital | ~proper)
    return stands
