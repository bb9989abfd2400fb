"""The four families of lists: all entries of each, or those of before with what is another now."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from archive.composing.earlier import Apart, here
from archive.composing.search.chains import false_among, false_chains, suspects
from archive.composing.search.differences import Differences, Words
from archive.composing.search.family import Family
from archive.composing.search.gathered import Known
from archive.composing.search.list_parts import (
    COMMON,
    NAMED,
    chain_entries,
    head_entries,
    pair_entries,
    spelling_entries,
    term_entries,
    word_entries,
)
from archive.composing.search.lists import Lists
from archive.composing.search.meanings import Meanings
from archive.composing.search.named import named, named_pairs, named_words
from archive.composing.search.places import Places
from archive.composing.search.ragged import Ints
from archive.composing.search.spelled_words import behind_words, is_word, key_of, keys_with
from archive.composing.search.standing import Chain


@dataclass(frozen=True, eq=False)
class Families:
    """``words`` with their spellings behind them, names of one word and terms; neighbours; chains.

    ``pairs`` are also the beginnings of names; ``heads`` tell of long lists all but their units.
    """

    words: Family
    pairs: Family
    chains: Family
    heads: Family

    def common(self) -> Iterator[str]:
        """The words told by place that have several spellings, one after the other."""
        for key, marks in zip(self.words.keys, self.words.marks, strict=True):
            if marks & COMMON and not is_word(key):
                yield key.partition(" ")[0]


def every_family(lists: Lists, meanings: Meanings, places: Places, apart: Apart = here) -> Families:
    """All of them, from the lists of all words; what needs much room is done ``apart``."""
    chains = false_chains(lists, apart)
    words = itertools.chain(
        named_words(word_entries(lists, places), lists, meanings, meanings.beside),
        behind_words(spelling_entries(lists, places)),
        term_entries(lists, meanings, lists.terms),
    )
    return Families(
        Family.of(words),
        Family.of(named_pairs(pair_entries(lists), meanings)),
        Family.of(chain_entries(lists, chains)),
        Family.of(head_entries(lists, places)),
    )


@dataclass(frozen=True, eq=False)
class Counts:
    """In how many units each word is, and each spelling by its number."""

    words: dict[str, int]
    spellings: Ints

    def more(self, told: Differences, known: int) -> "Counts":
        """These with the differences; there are ``known`` spellings now."""
        words = dict(self.words)
        for word, more in told.words.items():
            words[word] = words.get(word, 0) + more
        spellings = np.zeros(known, dtype=np.int64)
        spellings[: len(self.spellings)] = self.spellings
        for number, more in told.spellings.items():
            spellings[number] += more
        return Counts({word: count for word, count in words.items() if count}, spellings)


@dataclass(frozen=True, eq=False)
class Change:
    """What is another: the differences, all counts before and now, what dirty units have in halves.

    ``known`` tells the numbers of spellings, ``terms`` may stand in other units than before;
    ``moved``: units have other numbers than before.
    """

    told: Differences
    before: Counts
    now: Counts
    known: list[Known]
    halves: set[Words]
    terms: set[str]
    moved: bool

    def reordered(self) -> set[str]:
        """The words that have other spellings, or in another order, the commonest first."""
        ways: dict[str, list[int]] = {word: [] for word in self.told.words}
        for number, (word, _) in enumerate(self.known):
            if word in ways:
                ways[word].append(number)
        return {
            word
            for word, numbers in ways.items()
            if self._order(self.before, numbers) != self._order(self.now, numbers)
        }

    def _order(self, counts: Counts, numbers: list[int]) -> list[int]:
        own = {n: int(counts.spellings[n]) for n in numbers if n < len(counts.spellings)}
        return sorted((n for n in own if own[n]), key=lambda n: (-own[n], self.known[n][1]))


def renewed(
    families: Families, change: Change, lists: Lists, meanings: Meanings, places: Places
) -> Families:
    """``families`` as they are after ``change``; ``lists`` are those of now.

    Of these only what matters here is made, unless units have moved.
    """
    changed = change.told.words.keys()
    numbers = np.array(
        sorted(lists.word_numbers[word] for word in changed if word in lists.word_numbers),
        dtype=np.int64,
    )
    respelled = set(changed)
    spelled = numbers
    if change.moved:  # what is told by place, and what that was
        respelled.update(families.common())
        number = lists.word_numbers
        known = np.array([number[word] for word in respelled if word in number], dtype=np.int64)
        spelled = np.union1d(known, np.flatnonzero(places.are_common(lists.word_counts)))
        respelled.update(lists.words[n] for n in spelled.tolist())
    asked_pairs, pairs = _asked_pairs(families, change, lists)
    asked_chains = _asked_chains(families, change)
    sought = {
        tuple(lists.word_numbers[word] for word in chain)
        for chain in asked_chains
        if all(word in lists.word_numbers for word in chain)
    }
    if not change.moved:
        lists.narrow(_wanted(lists, numbers, pairs, sought))
    chains = false_among(lists, sought)
    if not change.moved:
        lists.wanted = _wanted(lists, numbers, pairs, chains)
    fresh = itertools.chain(
        named_words(
            word_entries(lists, places, None if change.moved else numbers),
            lists, meanings, meanings.beside if change.moved else changed,
        ),
        behind_words(spelling_entries(lists, places, spelled)),
        term_entries(lists, meanings, lists.terms if change.moved else change.terms),
    )  # fmt: skip
    gone = {key_of(word, exact) for word, exact in change.known if word in respelled}
    if change.moved:
        gone.update(filter(is_word, families.words.keys))
    else:
        gone |= changed | {meanings.codes.get(term, term) for term in change.terms}
    again = {entry[0]: entry for entry in named(pair_entries(lists, pairs), meanings)}
    for key in asked_pairs & meanings.beside.keys() - again.keys():
        again[key] = (key, NAMED, meanings.beside[key])
    return Families(
        families.words.replaced(gone, fresh),
        families.pairs.replaced(asked_pairs, again.values()),
        families.chains.replaced(
            {" ".join(chain) for chain in asked_chains}, chain_entries(lists, chains)
        ),
        families.heads.replaced(
            changed | set(families.heads.keys if change.moved else ()),
            head_entries(lists, places, None if change.moved else numbers),
        ),
    )


def _wanted(lists: Lists, numbers: Ints, pairs: Ints, chains: Iterable[Chain]) -> NDArray[np.bool_]:
    """The words of these numbers, and those whose lists pairs and chains are told by."""
    counts = lists.word_counts
    wanted = np.zeros(len(lists.words), dtype=bool)
    wanted[numbers] = True
    first, second = np.divmod(pairs, max(1, len(lists.words)))
    wanted[np.where(counts[second] < counts[first], second, first)] = True
    for chain in chains:
        wanted[min(chain, key=counts.__getitem__)] = True
    return wanted


def _asked_pairs(families: Families, change: Change, lists: Lists) -> tuple[set[str], Ints]:
    """The pairs to make again, and the keys of those that may stand now.

    They are those that other units have, that are told by the list of another word or one that is
    another now, and those of which a word has its spellings in another order.
    """
    words = lists.words
    others = change.told.words.keys()
    keys = list(keys_with(families.pairs.keys, others))
    number = lists.word_numbers
    known = [(number.get(one, -1), number.get(other, -1)) for one, other in map(str.split, keys)]
    first, second = np.array(known, dtype=np.int64).reshape(-1, 2).T
    old = np.array([change.before.words.get(word, 0) for word in words] + [0])
    now = np.append(lists.word_counts, 0)
    changed = np.zeros(len(words) + 1, dtype=bool)
    changed[[number[word] for word in change.told.words if word in number]] = True
    changed[-1] = True  # of a word that is gone
    reordered = np.zeros(len(words) + 1, dtype=bool)
    reordered[[number[word] for word in change.reordered() if word in number]] = True
    by_old = np.where(old[second] < old[first], second, first)
    by_now = np.where(now[second] < now[first], second, first)
    other = (by_old != by_now) | changed[by_old] | changed[by_now]
    other |= reordered[first] | reordered[second] | (first < 0) | (second < 0)
    asked = {keys[n] for n in np.flatnonzero(other).tolist()}
    asked |= {" ".join(pair) for pair in change.told.pairs}
    chosen = [
        number[one] * len(words) + number[other]
        for one, other in map(str.split, asked)
        if one in number and other in number
    ]
    return asked, np.array(sorted(chosen), dtype=np.int64)


def _asked_chains(families: Families, change: Change) -> set[Words]:
    """The chains to make again: as with pairs, but they have no spellings."""
    changed = change.told.words.keys()
    old, now = change.before.words, change.now.words
    asked = change.told.chains | change.halves
    for key in keys_with(families.chains.keys, changed):
        chain = tuple(key.split(" "))
        by_old = min(chain, key=lambda word: old.get(word, 0))
        by_now = min(chain, key=lambda word: now.get(word, 0))
        if by_old != by_now or by_old in changed:
            asked.add(chain)
    return asked


def halves(lists: Lists) -> set[tuple[int, Words]]:
    """The chains that units of ``lists`` have in halves, but not whole, each behind its unit."""
    words = lists.words
    return {(unit, tuple(words[n] for n in chain)) for *chain, unit in suspects(lists)}
