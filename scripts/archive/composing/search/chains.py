"""Where words that are neighbours two by two do not stand in a row after all.

A phrase is looked up by its pairs of neighbours. A unit may have all of them and yet not the
phrase: “tỉnh Hà Nam … thành phố Hà Nội” has “tỉnh Hà” and “Hà Nội”. Then some chain of its words
is false there: the unit has the chain without its first word and without its last one, at
different places, but not the whole. Such units are listed, chain by chain, for every chain that
stands anywhere; so a phrase that stands anywhere is in exactly the units that have its pairs, less
those listed for it and for the chains within it.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator

EDGE = 0
"""The number of no word: the edge of a piece."""

LONGEST = 24
"""Words of the longest phrase that is looked up."""

Chain = tuple[int, ...]


class Chains:
    """Gathers the words of units by number, in order of the units."""

    def __init__(self) -> None:
        self._texts: list[array[int]] = []
        self._false: defaultdict[Chain, array[int]] = defaultdict(lambda: array("I"))

    def add(self, unit: int, pieces: list[list[int]]) -> None:
        """Take in the pieces of one unit."""
        text = array("I", [EDGE])
        for piece in pieces:
            text.extend(piece)
            text.append(EDGE)
        self._texts.append(text)
        several = {word for word, count in Counter(text).items() if count > 1}
        several.discard(EDGE)
        if several:
            for chain in _false_chains(text, several):
                self._false[chain].append(unit)

    def false(self) -> dict[Chain, "array[int]"]:
        """The units in which each chain is false, for the chains that stand anywhere."""
        by_start: defaultdict[Chain, list[Chain]] = defaultdict(list)
        for chain in self._false:
            by_start[chain[:3]].append(chain)
        real: set[Chain] = set()
        for text in self._texts:
            starts = zip(text, text[1:], text[2:], strict=False)
            for at in [n for n, start in enumerate(starts) if start in by_start]:
                for chain in by_start[tuple(text[at : at + 3])]:
                    if len(chain) == 3 or tuple(text[at : at + len(chain)]) == chain:
                        real.add(chain)
        return {chain: units for chain, units in self._false.items() if chain in real}


def _false_chains(text: "array[int]", several: set[int]) -> Iterator[Chain]:
    """The chains that a text has without the first word and without the last, but not whole."""
    places: defaultdict[Chain, list[int]] = defaultdict(list)
    for at, word in enumerate(text):
        if word in several:
            places[word,].append(at)
    length = 1
    while places and length <= LONGEST - 2:
        longer: defaultdict[Chain, list[int]] = defaultdict(list)
        for middle, found in places.items():
            beside = {(text[at - 1], text[at + length]) for at in found}
            if len(beside) > 1:
                rights = {right for _, right in beside} - {EDGE}
                for left in {left for left, _ in beside} - {EDGE}:
                    for right in rights:
                        if (left, right) not in beside:
                            yield (left, *middle, right)
            for at in found:
                if text[at + length] != EDGE:
                    longer[*middle, text[at + length]].append(at)
        places = defaultdict(list, {m: found for m, found in longer.items() if len(found) > 1})
        length += 1
