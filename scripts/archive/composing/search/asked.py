"""Which entries of neighbours and chains are made again, and by which lists they are told."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from archive.composing.search.differences import Words
from archive.composing.search.family import Family
from archive.composing.search.named import says_names_alone
from archive.composing.search.packing import Entry
from archive.composing.search.spelled_words import keys_with

By = tuple[str, str]
"""The words whose lists an entry was told by, and is."""

Counted = Mapping[str, int]
"""In how many units words are."""


@dataclass(frozen=True)
class Asked:
    """``same``: entries of which only the list is another that they are told by.

    ``other`` are told otherwise beside, or are new, or perhaps no more.
    """

    same: dict[Words, tuple[Entry, By]] = field(default_factory=dict)
    other: dict[Words, tuple[Entry | None, By]] = field(default_factory=dict)

    @property
    def keys(self) -> set[str]:
        """The keys of all of them."""
        return {" ".join(words) for words in (*self.same, *self.other)}

    @property
    def words(self) -> set[str]:
        """The words by whose lists they are told, or were."""
        return {word for some in (self.same, self.other) for _, by in some.values() for word in by}


def asked(
    family: Family,
    changed: Collection[str],
    told: Collection[Words],
    reordered: set[str],
    counts: tuple[Counted, Counted],
) -> Asked:
    """Of neighbours or chains those that ``changed`` words tell.

    ``told`` stand in other units than before, or may; the spellings of ``reordered`` words are
    others, or in another order. ``counts`` are those of before and of now.
    """
    before, now = counts
    found = Asked()
    for key in keys_with(family.keys, changed):
        words = tuple(key.split(" "))
        old, new = _rarest(words, before), _rarest(words, now)
        if words in told or not reordered.isdisjoint(words):
            found.other[words] = family.get(key), (old, new)
        elif old in changed or new != old:
            entry = family.get(key)
            if entry is not None and not says_names_alone(entry):
                found.same[words] = entry, (old, new)
    for words in told:
        if words not in found.other:  # perhaps as many units have each word, but not side by side
            entry = family.get(" ".join(words))
            found.other[words] = entry, (_rarest(words, before), _rarest(words, now))
    return found


def _rarest(words: Words, counts: Counted) -> str:
    """The word with the shortest list, the first of such."""
    found, least = words[0], counts.get(words[0], 0)
    for word in words:
        count = counts.get(word, 0)
        if count < least:
            found, least = word, count
    return found
