"""In which units a word stands, how it is spelled there, and what stands beside it.

The words of all units are gathered as one array of numbers; everything else is sorting. Spellings
are numbered in the order of their words, so what is sorted by number is in the order of the index.
"""

import itertools
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from archive.composing.search.ragged import Ints, Ragged, among, distinct, grouped, starts_of
from archive.language.search_text import BREAK, forms, pieces_and_words

EDGE = -1
"""Stands in the array where a piece of text ends."""

_AT_ONCE = 500_000
"""Places in the texts that are sorted together: what the memory is bounded by."""


class Forms(dict[str, int]):
    """A number for each word as written; a new one gets the next.

    It is twice that of what search knows of the word, and one more where it has a capital.
    """

    def __init__(self) -> None:
        super().__init__({BREAK: EDGE})
        self.known: list[tuple[str, str]] = []
        """Word without marks and spelling, by number."""
        self._numbers: dict[tuple[str, str], int] = {}

    def __missing__(self, written: str) -> int:
        form = forms(written)
        number = self._numbers.get(form)
        if number is None:
            number = self._numbers[form] = len(self.known)
            self.known.append(form)
        found = self[written] = number * 2 + written[0].isupper()
        return found


@dataclass
class Gathered:
    """The words and terms of units, which are numbered as they are added."""

    forms: Forms = field(default_factory=Forms)
    terms: "dict[str, array[int]]" = field(default_factory=dict)
    text: "array[int]" = field(default_factory=lambda: array("i", [EDGE]))
    ends: "array[int]" = field(default_factory=lambda: array("l", [1]))
    title_ends: "array[int]" = field(default_factory=lambda: array("l"))

    def add(self, pieces: str, terms: Iterable[str]) -> None:
        """Take in one unit: its title and its texts with a ``BREAK`` behind each; its terms."""
        text, unit = self.text, len(self.title_ends)
        start = len(text)
        text.extend(map(self.forms.__getitem__, pieces_and_words(pieces)))
        self.title_ends.append(text.index(EDGE, start))
        self.ends.append(len(text))
        for term in terms:
            self.terms.setdefault(term, array("l")).append(unit)


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
    """The lists of everything that was gathered."""

    def __init__(self, gathered: Gathered) -> None:
        known = gathered.forms.known
        order = sorted(range(len(known)), key=known.__getitem__)
        rank = np.empty(len(known) + 1, dtype=np.int32)
        rank[order] = np.arange(len(known))
        rank[EDGE] = EDGE
        self.spellings = [known[n][1] for n in order]
        """How words are spelled, by number."""
        self.words = list(dict.fromkeys(known[n][0] for n in order))
        """Words without marks, by number; in order."""
        self.word_numbers = {word: n for n, word in enumerate(self.words)}
        self.word_of = np.array([self.word_numbers[known[n][0]] for n in order], dtype=np.int64)
        """The word of each spelling."""
        raw = np.frombuffer(gathered.text, dtype=np.int32)
        self.text = rank[raw >> 1]
        """The spellings of all words, units one after the other; ``EDGE`` before and between."""
        self.is_capital = (raw & 1).astype(bool)
        """Whether each word of ``text`` begins with a capital."""
        self.ends = np.array(gathered.ends, dtype=np.int64)
        """Where each unit begins in ``text``, and where the last one ends."""
        self.terms: dict[str, Ints] = {
            term: np.array(units, dtype=np.int64) for term, units in gathered.terms.items()
        }
        """The units of each term."""
        self._title_ends = np.array(gathered.title_ends, dtype=np.int64)
        self._unit_of = np.repeat(
            np.arange(len(self.ends) - 1, dtype=np.int32), np.diff(self.ends)
        )  # of each place from the first unit on

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
        for at in self._places():
            spelled, units = np.divmod(self._keyed(self.text[at], at), self.count)
            by_spelling.add(spelled, units)
            keys = distinct(self.word_of[spelled] * self.count + units)
            by_word.add(*np.divmod(keys, self.count))
        return Spelled(by_word.lists(), by_spelling.lists(), self.word_of)

    @cached_property
    def titles(self) -> Titles:
        """What stands in the titles."""
        starts = self.ends[:-1]
        lengths = self._title_ends - starts
        inside = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
        at = np.arange(lengths.sum()) + inside
        at = at[self.text[at] >= 0]
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

    def pairs(self) -> Iterator[Pairs]:
        """Neighbours, in the order of their words; some at a time."""
        spelled = len(self.spellings)
        for at in self._followed():
            couple = self.text[at].astype(np.int64) * spelled + self.text[at + 1]
            couples, units = np.divmod(self._keyed(couple, at), self.count)
            known = distinct(couples)
            spellings = grouped(np.searchsorted(known, couples), units, len(known))
            first, second = np.divmod(known, spelled)
            words = self.word_of[first] * len(self.words) + self.word_of[second]
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

    def add_terms(self, units_of: dict[str, Ints]) -> None:
        """Let more units have some terms."""
        for term, units in units_of.items():
            known = self.terms.get(term)
            self.terms[term] = units if known is None else distinct(np.concatenate((known, units)))

    def stand(self, words: Sequence[str]) -> bool:
        """Whether each of ``words`` is somewhere followed by the next."""
        numbers = [self.word_numbers.get(word, EDGE) for word in words]
        if EDGE in numbers:
            return False
        pairs = np.array(
            [a * len(self.words) + b for a, b in itertools.pairwise(numbers)],
            dtype=np.int64,
        )
        return bool(among(pairs, self._neighbours).all())

    @cached_property
    def _neighbours(self) -> Ints:
        """Every two neighbouring words, as ascending keys."""
        found = np.zeros(0, dtype=np.int64)
        for at in self._followed():
            one, other = self.word_of[self.text[at]], self.word_of[self.text[at + 1]]
            found = distinct(np.concatenate((found, distinct(one * len(self.words) + other))))
        return found

    def _places(self) -> Iterator[Ints]:
        """The places of words in ``text``: all of some words, then all of the next ones."""
        often = np.bincount(self.text + 1, minlength=len(self.spellings) + 1)[1:]
        by_word = np.cumsum(np.bincount(self.word_of, weights=often, minlength=len(self.words)))
        share = (by_word // _AT_ONCE).astype(np.int64)[self.word_of]
        bounds = [0, *(np.flatnonzero(np.diff(share)) + 1).tolist(), len(self.spellings)]
        for low, high in itertools.pairwise(bounds):
            if low < high:
                yield np.flatnonzero((self.text >= low) & (self.text < high))

    def _followed(self) -> Iterator[Ints]:
        """The places of words that another one follows."""
        for at in self._places():
            yield at[self.text[at + 1] >= 0]

    def _keyed(self, numbers: Ints, places: Ints) -> Ints:
        """Numbers with the units of their places, each once, in order."""
        return distinct(numbers.astype(np.int64) * self.count + self.units_at(places))
