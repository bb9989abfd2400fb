"""The four families of lists: all entries of each, or those of before with what is another now."""

import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from archive.composing.earlier import Apart, here
from archive.composing.search.asked import asked
from archive.composing.search.chains import false_chains
from archive.composing.search.chains_again import other_chains, same_chains
from archive.composing.search.differences import Differences, Words
from archive.composing.search.exchange import Bases, Exchange
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
from archive.composing.search.neighbours import neighbours
from archive.composing.search.pairs_again import other_pairs, same_pairs
from archive.composing.search.places import Places
from archive.composing.search.ragged import Ints
from archive.composing.search.spelled_words import behind_words, is_word, key_of


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
        Family.of(named_pairs(pair_entries(lists, neighbours(lists)), meanings)),
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
    exchange: Exchange
    moved: bool

    def reordered(self) -> set[str]:
        """The words that have other spellings, or in another order, the commonest first."""
        before, now = (self.ways(counts, self.told.words) for counts in (self.before, self.now))
        return {word for word in self.told.words if before[word] != now[word]}

    def ways(self, counts: Counts, words: Collection[str]) -> dict[str, list[int]]:
        """The numbers of the spellings of ``words`` in the order that entries tell them."""
        ways: dict[str, list[int]] = {word: [] for word in words}
        for number, (word, _) in enumerate(self.known):
            if word in ways:
                ways[word].append(number)
        return {word: self._order(counts, numbers) for word, numbers in ways.items()}

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
    counts = change.before.words, change.now.words
    reordered = change.reordered()
    pairs = asked(families.pairs, changed, change.told.pairs, reordered, counts)
    told = change.told.chains | change.halves
    chains = asked(families.chains, changed, told, set(), counts)
    if not change.moved:
        lists.wanted = _wanted(lists, changed | pairs.words | chains.words)
        lists.narrow(lists.wanted)
    bases = Bases(pairs.words | chains.words, lists, change.exchange)
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
    ways = change.ways(change.before, {word for pair in pairs.other for word in pair})
    made = itertools.chain(
        same_pairs(pairs.same, bases), other_pairs(pairs.other, bases, change.exchange, lists, ways)
    )
    again = {entry[0]: entry for entry in named(made, meanings)}
    for key in pairs.keys & meanings.beside.keys() - again.keys():
        again[key] = (key, NAMED, meanings.beside[key])
    return Families(
        families.words.replaced(gone, fresh),
        families.pairs.replaced(pairs.keys, again.values()),
        families.chains.replaced(
            chains.keys,
            itertools.chain(
                same_chains(chains.same, bases),
                other_chains(chains.other, bases, change.exchange, lists),
            ),
        ),
        families.heads.replaced(
            changed | set(families.heads.keys if change.moved else ()),
            head_entries(lists, places, None if change.moved else numbers),
        ),
    )


def _wanted(lists: Lists, words: Collection[str]) -> NDArray[np.bool_]:
    """Which of all words are these."""
    wanted = np.zeros(len(lists.words), dtype=bool)
    wanted[[lists.word_numbers[word] for word in words if word in lists.word_numbers]] = True
    return wanted
