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

_UNKNOWN = -2  # a spelling that no text has


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
    for length, at, seen in _places(lists, by_length):
        names = by_length[length]
        hashes = hash_of(names.words.T)
        order = np.argsort(hashes, kind="stable")
        first = np.searchsorted(hashes[order], seen, side="left")
        counts = np.searchsorted(hashes[order], seen, side="right") - first
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
    spelled = {text: n for n, text in reversed(list(enumerate(lists.spellings)))}
    sought: defaultdict[int, list[tuple[int, Group, Name]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for name in group.names:
            if lists.word_numbers.keys() >= set(name.folded):
                sought[len(name.folded)].append((number, group, name))
    return {
        length: _Names(
            np.array([[lists.word_numbers[w] for w in name.folded] for _, _, name in found]),
            np.array([[spelled.get(w, _UNKNOWN) for w in name.exact] for _, _, name in found]),
            np.array([number for number, _, _ in found]),
            np.array([group.proper for _, group, _ in found]),
            np.array([_is_long(name) for _, _, name in found]),
        )
        for length, found in sorted(sought.items())
    }


def _is_long(name: Name) -> bool:
    letters = sum(map(len, name.folded))
    return letters >= (LONG_WORD if len(name.folded) == 1 else LONG_NAME)


def _places(lists: Lists, names: dict[int, _Names]) -> Iterator[tuple[int, Ints, Hashes]]:
    """For each length of names the places where so many words stand that a name begins with."""
    longest = max(names, default=0)
    at, seen = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint64)
    for length in range(1, longest + 1):
        begun = [hash_of(n.words[:, :length].T) for size, n in names.items() if size >= length]
        wanted = distinct(np.concatenate(begun))
        if length == 1:
            first = distinct(np.concatenate([n.words[:, 0] for n in names.values()]))
            starts = np.zeros(len(lists.words) + 1, dtype=bool)  # and one for the edge
            starts[first] = True
            at = np.flatnonzero(starts[lists.words_in_text])
            seen = hash_of([lists.words_in_text[at]])
        else:
            seen = longer_hash(seen, lists.words_in_text[at + length - 1])
        kept = among(seen, wanted)
        at, seen = at[kept], seen[kept]
        if length in names:
            yield length, at, seen
        inside = lists.words_in_text[at + length] >= 0
        at, seen = at[inside], seen[inside]


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
