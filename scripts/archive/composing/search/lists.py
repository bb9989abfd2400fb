"""In which units a word stands, how it is spelled there, and what stands beside it.

Gathering is the hot loop of the index, so it only notes numbers: for each form of a word, for each
two neighbouring forms and for each term the units that have it. What is wanted of them, by words
without marks, is worked out once, at the end.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from archive.composing.search.chains import EDGE, Chains
from archive.language.search_text import forms

Form = tuple[str, str]
"""A word without marks and as it is spelled."""

Numbers = Sequence[int]
"""Ascending, each once."""


class _Arrays(dict):  # type: ignore[type-arg] # of any key
    """An empty array for a key that is not there yet."""

    def __missing__(self, key: object) -> "array[int]":
        found = self[key] = array("I")
        return found


class Forms(dict[str, int]):
    """The number of the form of each word as written; one that is new gets the next.

    ``known`` are the forms by number, ``folded`` the first number of a form that is the same
    without marks.
    """

    def __init__(self) -> None:
        super().__init__()
        self.known: list[Form] = [("", "")]
        self.folded: list[int] = [EDGE]
        self._numbers: dict[Form, int] = {}
        self._folded: dict[str, int] = {}

    def __missing__(self, written: str) -> int:
        form = forms(written)
        number = self._numbers.get(form)
        if number is None:
            number = self._numbers[form] = len(self.known)
            self.known.append(form)
            self.folded.append(self._folded.setdefault(form[0], number))
        self[written] = number
        return number


@dataclass(frozen=True)
class Listed:
    """A word, or two neighbours: the units; of each spelling, the commonest first, its units."""

    units: Numbers
    spellings: tuple[tuple[str, Numbers], ...]


@dataclass
class Lists:
    """What was gathered of all units; they must be added in ascending order."""

    forms: Forms = field(default_factory=Forms)
    terms: "dict[str, array[int]]" = field(default_factory=_Arrays)
    _words: "dict[int, array[int]]" = field(default_factory=_Arrays)
    _titles: "dict[int, array[int]]" = field(default_factory=_Arrays)
    _pairs: "dict[tuple[int, int], array[int]]" = field(default_factory=_Arrays)
    _listed: dict[str, Listed] = field(default_factory=dict)
    _chains: Chains = field(default_factory=Chains)

    def numbers(self, written: Iterable[str]) -> list[int]:
        """The numbers of the forms of words as written."""
        return list(map(self.forms.__getitem__, written))

    def add(self, unit: int, title: list[int], pieces: list[list[int]], terms: set[str]) -> None:
        """Take in one unit: the forms of its title and of its other pieces, and its terms.

        Sets are walked in any order: each list gets one number from a unit at most.
        """
        fold = self.forms.folded.__getitem__
        self._chains.add(unit, [list(map(fold, piece)) for piece in (title, *pieces)])
        here, pairs = set(title), set(zip(title, title[1:], strict=False))
        for number in here:
            self._titles[number].append(unit)
        for piece in pieces:
            here.update(piece)
            pairs.update(zip(piece, piece[1:], strict=False))
        words, neighbours, listed = self._words, self._pairs, self.terms
        for number in here:
            words[number].append(unit)
        for pair in pairs:
            neighbours[pair].append(unit)
        for term in terms:
            listed[term].append(unit)

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Each word without marks, in order, with the numbers of its forms."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number in self._words:
            found[self.forms.known[number][0]].append(number)
        return dict(sorted(found.items()))

    @cached_property
    def _followed(self) -> dict[str, dict[str, list[tuple[int, int]]]]:
        """Each word with those that follow it, as pairs of forms."""
        known = self.forms.known
        found: dict[str, dict[str, list[tuple[int, int]]]] = {}
        for pair in self._pairs:
            first, second = known[pair[0]][0], known[pair[1]][0]
            found.setdefault(first, {}).setdefault(second, []).append(pair)
        return found

    def stand(self, words: Sequence[str]) -> bool:
        """Whether each of ``words`` is somewhere followed by the next."""
        if not all(word in self.words for word in words):
            return False
        return all(b in self._followed[a] for a, b in zip(words, words[1:], strict=False))

    def word(self, folded: str) -> Listed:
        """Where a word stands."""
        found = self._listed.get(folded)
        if found is None:
            known, words = self.forms.known, self._words
            found = _listed([(known[n][1], words[n]) for n in self.words[folded]])
            self._listed[folded] = found
        return found

    def pairs(self, folded: str) -> Iterator[tuple[str, Listed]]:
        """The words that follow ``folded``, in order, and where they do."""
        known = self.forms.known
        for second, pairs in sorted(self._followed.get(folded, {}).items()):
            spelled = [(f"{known[a][1]} {known[b][1]}", self._pairs[a, b]) for a, b in pairs]
            yield second, _listed(spelled)

    def titles(self, folded: str) -> tuple[Numbers, list[tuple[int, str]]]:
        """The units whose title has a word; and its spellings there where the unit has several."""
        known = self.forms.known
        spelled = [(known[n][1], self._titles[n]) for n in self.words[folded] if n in self._titles]
        if len(self.words[folded]) < 2:
            return (spelled[0][1] if spelled else ()), []
        several = _repeated(self._words[n] for n in self.words[folded])
        told = sorted((unit, exact) for exact, units in spelled for unit in units)
        return sorted({unit for unit, _ in told}), [pair for pair in told if pair[0] in several]

    def chains(self) -> dict[tuple[str, ...], Numbers]:
        """For each chain of words that its pairs do not tell, the units in which it is false."""
        known = self.forms.known
        return {
            tuple(known[word][0] for word in chain): units
            for chain, units in self._chains.false().items()
        }


def _listed(spelled: "list[tuple[str, array[int]]]") -> Listed:
    """Spellings with their units, the commonest first."""
    if len(spelled) > 1:
        spelled.sort(key=lambda told: (-len(told[1]), told[0]))
    return Listed(_union([units for _, units in spelled]), tuple(spelled))


def _union(lists: Sequence[Numbers]) -> Numbers:
    return lists[0] if len(lists) == 1 else array("I", sorted(set().union(*lists)))


def _repeated(lists: Iterable[Numbers]) -> set[int]:
    """The numbers that stand in more than one of ``lists``."""
    counted: Counter[int] = Counter()
    for numbers in lists:
        counted.update(numbers)
    return {number for number, count in counted.items() if count > 1}
