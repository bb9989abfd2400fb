"""In which units a word stands, how it is spelled there, and what stands beside it.

The words of all units are gathered as one array of numbers; everything else is sorting. Spellings
are numbered in the order of their words, so what is sorted by number is in the order of the index.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.gathered import EDGE, Known, Units
from archive.composing.search.ragged import Ints, Ragged, among, distinct, grouped, starts_of

_AT_ONCE = 500_000
"""Places in the texts that are sorted together: what the memory is bounded by."""


@dataclass(frozen=True, eq=False)
class Spelled:
    """Words, or neighbours, that have their spellings together.

    ``units`` by word, ``spellings`` the units of each spelling, ``word_of`` the word of each
    spelling, ascending.
    """

    units: Ragged
    spellings: Ragged
    word_of: Ints


@dataclass(frozen=True, eq=False)
class Pairs(Spelled):
    """Two neighbours each: the numbers of the two words, and of the two spellings of a spelling."""

    first: Ints
    second: Ints
    first_spelling: Ints
    second_spelling: Ints


@dataclass(frozen=True, eq=False)
class Titles:
    """The units whose title has a word, by word; and a spelling, by spelling."""

    units: Ragged
    spellings: Ragged


class _Growing:
    """Lists of units that come some at a time, in half the room that sums of them need."""

    def __init__(self, count: int) -> None:
        self._counts = np.zeros(count, dtype=np.int64)
        self._units: list[Ints] = [np.zeros(0, dtype=np.int32)]

    def add(self, owners: Ints, units: Ints) -> None:
        """Take in units by their owners, in order; nothing more of these owners may follow."""
        self._counts += np.bincount(owners, minlength=len(self._counts))
        self._units.append(units.astype(np.int32))

    def lists(self) -> Ragged:
        """All that came."""
        return Ragged(np.concatenate(self._units), starts_of(self._counts))


class Lists:
    """The lists of everything that was gathered, or of some of its words.

    ``known`` and ``terms`` tell the numbers of ``units``; of words only those that are ``used``.
    """

    def __init__(
        self,
        units: Units,
        known: Sequence[Known],
        terms: Sequence[str],
        used: NDArray[np.bool_] | None = None,
    ) -> None:
        self.known, self.all_terms = known, terms
        numbers = range(len(known)) if used is None else np.flatnonzero(used).tolist()
        self.order: list[int] = sorted(numbers, key=known.__getitem__)
        """The number in ``known`` of each spelling."""
        rank = np.full(len(known) + 1, EDGE, dtype=np.int32)
        rank[self.order] = np.arange(len(self.order))
        rank[EDGE] = EDGE
        self.spellings = [known[n][1] for n in self.order]
        """How words are spelled, by number."""
        self.words = list(dict.fromkeys(known[n][0] for n in self.order))
        """Words without marks, by number; in order."""
        self.word_numbers = {word: n for n, word in enumerate(self.words)}
        self.word_of = np.array(
            [self.word_numbers[known[n][0]] for n in self.order], dtype=np.int64
        )
        """The word of each spelling."""
        self.text = np.empty(len(units.words) + 1, dtype=np.int32)
        """The spellings of all words, units one after the other; ``EDGE`` before and between."""
        self.text[0] = EDGE
        for start in range(0, len(units.words), _AT_ONCE):
            some = units.words[start : start + _AT_ONCE]
            self.text[start + 1 : start + 1 + len(some)] = rank[some >> 1]
        self.ends = 1 + starts_of(units.lengths)
        """Where each unit begins in ``text``, and where the last one ends."""
        self._units = units
        owners = np.repeat(np.arange(len(units)), units.term_counts)
        order = np.argsort(units.terms, kind="stable")
        found = grouped(units.terms[order], owners[order], len(terms))
        self.terms: dict[str, Ints] = {
            term: found[n] for n, term in enumerate(terms) if found.counts[n]
        }
        """The units of each term."""
        self.wanted: NDArray[np.bool_] | None = None
        """The words whose lists will be asked for; None for all. To be set before they are."""

    @cached_property
    def _unit_of(self) -> Ints:
        """The unit of each place from the first unit on."""
        return np.repeat(np.arange(self.count, dtype=np.int32), self._units.lengths)

    def is_capital(self, places: Ints) -> NDArray[np.bool_]:
        """Whether the word at each place of ``text`` begins with a capital."""
        return (self._units.words[places - 1] & 1).astype(bool)

    @property
    def count(self) -> int:
        """How many units there are."""
        return len(self.ends) - 1

    @cached_property
    def words_in_text(self) -> Ints:
        """As ``text``, the words without marks."""
        words: Ints = np.append(self.word_of, EDGE).astype(np.int32)[self.text]
        return words

    def units_at(self, places: Ints) -> Ints:
        """The unit of each place in ``text``; no place is before the first unit."""
        return self._unit_of[places - 1].astype(np.int64)

    @cached_property
    def by_word(self) -> Spelled:
        """Where each word stands."""
        by_spelling, by_word = _Growing(len(self.spellings)), _Growing(len(self.words))
        for at in self._places(self.wanted):
            spelled, units = np.divmod(self._keyed(self.text[at], at), self.count)
            by_spelling.add(spelled, units)
            keys = distinct(self.word_of[spelled] * self.count + units)
            by_word.add(*np.divmod(keys, self.count))
        return Spelled(by_word.lists(), by_spelling.lists(), self.word_of)

    @cached_property
    def word_counts(self) -> Ints:
        """How many units each word has, those included that are not wanted."""
        return self.by_word.units.counts

    @cached_property
    def spelling_counts(self) -> Ints:
        """How many units each spelling has, likewise."""
        return self.by_word.spellings.counts

    @cached_property
    def titles(self) -> Titles:
        """What stands in the titles."""
        starts = self.ends[:-1]
        lengths = self._units.titles
        inside = np.repeat(starts - starts_of(lengths)[:-1], lengths)
        at = np.arange(len(inside)) + inside
        if self.wanted is not None:
            at = at[self.wanted[self.word_of[self.text[at]]]]
        spelled, units = np.divmod(self._keyed(self.text[at], at), self.count)
        keys = distinct(self.word_of[spelled] * self.count + units)
        return Titles(
            grouped(*np.divmod(keys, self.count), len(self.words)),
            grouped(spelled, units, len(self.spellings)),
        )

    def titled_otherwise(self, spelling: int) -> Ints:
        """The units of a spelling whose title has the word, but not spelled so; as ordinals."""
        units = self.by_word.spellings[spelling]
        other = among(units, self.titles.units[int(self.word_of[spelling])])
        so = among(units, self.titles.spellings[spelling])
        return np.flatnonzero(other & ~so)

    def pairs(self, chosen: Ints | None = None) -> Iterator[Pairs]:
        """Neighbours, in the order of their words; some at a time.

        Of the ``chosen`` ones only: keys as ``pair_keys`` gives them, ascending.
        """
        spelled = len(self.spellings)
        for at in self._followed(chosen):
            couple = self.text[at].astype(np.int64) * spelled + self.text[at + 1]
            couples, units = np.divmod(self._keyed(couple, at), self.count)
            known = distinct(couples)
            spellings = grouped(np.searchsorted(known, couples), units, len(known))
            first, second = np.divmod(known, spelled)
            words = self.pair_keys(self.word_of[first], self.word_of[second])
            # spellings of the same pair are apart where the first word has several
            order = np.argsort(words, kind="stable")
            spellings = spellings.some(order)
            words = words[order]
            pairs = distinct(words)
            word_of = np.searchsorted(pairs, words)
            keys = distinct(word_of[spellings.owners] * self.count + spellings.values)
            one, other = np.divmod(pairs, len(self.words))
            yield Pairs(
                grouped(*np.divmod(keys, self.count), len(pairs)),
                spellings,
                word_of,
                one,
                other,
                first[order],
                second[order],
            )

    def pair_keys(self, first: Ints, second: Ints) -> Ints:
        """A number for each two words, ascending as they are."""
        keys: Ints = first * len(self.words) + second
        return keys

    def add_terms(self, units_of: dict[str, Ints]) -> None:
        """Let more units have some terms."""
        for term, units in units_of.items():
            known = self.terms.get(term)
            self.terms[term] = units if known is None else distinct(np.concatenate((known, units)))

    def stand(self, words: Sequence[str]) -> bool:
        """Whether each of ``words`` is somewhere followed by the next."""
        numbers = [self.word_numbers.get(word, EDGE) for word in words]
        return EDGE not in numbers and all(
            one * len(self.words) + other in self._neighbours
            for one, other in itertools.pairwise(numbers)
        )

    @cached_property
    def _neighbours(self) -> set[int]:
        """Every two neighbouring words, as ``pair_keys``."""
        found: set[int] = set()
        for at in self._followed(None):
            one, other = self.word_of[self.text[at]], self.word_of[self.text[at + 1]]
            found.update(distinct(self.pair_keys(one, other)).tolist())
        return found

    def _places(self, wanted: NDArray[np.bool_] | None = None) -> Iterator[Ints]:
        """The places of ``wanted`` words in ``text``: all of some words, then all of the next."""
        often = np.bincount(self.text + 1, minlength=len(self.spellings) + 1)[1:]
        if wanted is not None:
            often = often * wanted[self.word_of]
        by_word = np.cumsum(np.bincount(self.word_of, weights=often, minlength=len(self.words)))
        share = (by_word // _AT_ONCE).astype(np.int64)[self.word_of]
        bounds = [0, *(np.flatnonzero(np.diff(share)) + 1).tolist(), len(self.spellings)]
        asked = None if wanted is None else np.append(wanted[self.word_of], False)
        for low, high in itertools.pairwise(bounds):
            if low < high:
                at = (self.text >= low) & (self.text < high)
                yield np.flatnonzero(at if asked is None else at & asked[self.text])

    def _followed(self, chosen: Ints | None) -> Iterator[Ints]:
        """The places of words that another one follows; of ``chosen`` pairs only."""
        wanted = None
        if chosen is not None:
            wanted = np.zeros(len(self.words), dtype=bool)
            wanted[chosen // len(self.words)] = True
        for at in self._places(wanted):
            inside = at[self.text[at + 1] >= 0]
            if chosen is not None:
                one, other = self.word_of[self.text[inside]], self.word_of[self.text[inside + 1]]
                inside = inside[among(self.pair_keys(one, other), chosen)]
            if len(inside) or chosen is None:
                yield inside

    def _keyed(self, numbers: Ints, places: Ints) -> Ints:
        """Numbers with the units of their places, each once, in order."""
        return distinct(numbers.astype(np.int64) * self.count + self.units_at(places))
