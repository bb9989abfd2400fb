"""The lists as bytes, entry by entry; the script's ``store.js`` reads them again.

Ordinals count the units of a list: they are small where the list is short.
"""

from bisect import bisect_left
from collections.abc import Iterator

from archive.composing.search.lists import Listed, Lists, Numbers
from archive.composing.search.meanings import Meanings
from archive.composing.search.packing import KeyPacker, Packer, deflated

NAMED, UNLIKE, SPELLED, TITLED = 1, 2, 4, 8
"""Marks: a name begins so; the usual spelling is told; there are others; titles have one of many.

The usual spelling of a word is else the word itself, that of a pair the usual ones of its words.
"""

Entries = Iterator[tuple[str, int, bytes]]


def word_entries(lists: Lists, meanings: Meanings) -> Entries:
    """Each term with its units and what it means; each word with its units, titles, spellings."""
    terms = {meanings.codes.get(term, term): term for term in lists.terms}
    for key in sorted(lists.words.keys() | meanings.lone | terms.keys()):
        packer = Packer()
        term = terms.get(key)
        named = NAMED if key in meanings.lone else 0
        if term is not None:
            packer.ascending(lists.terms[term])
            for said in meanings.things.get(term, ()):
                packer.string(said)
            yield key, 0, packer.bytes()
        elif key in lists.words:
            yield key, named | _word(packer, key, lists), packer.bytes()
        else:
            packer.ascending(())
            packer.part_of((), 0)
            yield key, named, packer.bytes()


def _word(packer: Packer, key: str, lists: Lists) -> int:
    word = lists.word(key)
    place = _places(word.units)
    titles, titled = lists.titles(key)
    packer.ascending(word.units)
    packer.part_of([place[unit] for unit in titles], len(place))
    marks = _spellings(packer, word, key)
    if not titled:
        return marks
    numbers = {spelling: n for n, (spelling, _) in enumerate(word.spellings)}
    packer.number(len(titled))
    for unit, spelling in titled:
        packer.number(place[unit])
        packer.number(numbers[spelling])
    return marks | TITLED


def pair_entries(lists: Lists, meanings: Meanings) -> Entries:
    """Each two neighbours: ordinals into the shorter list of the two, and their spellings.

    The first one's where the lists are as long as one another.
    """
    usually = {key: lists.word(key).spellings[0][0] for key in lists.words}
    begun: dict[str, set[str]] = {}
    for first, second in meanings.beginnings:
        begun.setdefault(first, set()).add(second)
    for first in sorted(lists.words.keys() | begun.keys()):
        found = dict(lists.pairs(first))
        named = begun.get(first, set())
        units = lists.word(first).units if found else ()
        place = _places(units)
        for second in sorted(found.keys() | named):
            marks = NAMED if second in named else 0
            packer = Packer()
            pair = found.get(second)
            if pair is not None:
                others = lists.word(second).units
                if len(others) < len(units):
                    ordinals = [bisect_left(others, unit) for unit in pair.units]
                else:
                    ordinals = [place[unit] for unit in pair.units]
                packer.part_of(ordinals, min(len(others), len(units)))
                expected = f"{usually[first]} {usually[second]}"
                marks |= _spellings(packer, pair, expected)
            yield f"{first} {second}", marks, packer.bytes()


def chain_entries(lists: Lists) -> Entries:
    """Each chain of words that is false somewhere: there, as ordinals into the shortest list."""
    for chain, units in sorted(lists.chains().items()):
        packer = Packer()
        shortest = min((lists.word(word).units for word in chain), key=len)
        packer.ascending([bisect_left(shortest, unit) for unit in units])
        yield " ".join(chain), 0, packer.bytes()


def vocabulary(lists: Lists, meanings: Meanings) -> bytes:
    """Every word with the number of its units, for beginnings of words and slips; deflated.

    Numbers are left out: none is the slip of another.
    """
    packer = KeyPacker()
    counts = dict.fromkeys(meanings.words, 1)
    counts |= {key: len(lists.word(key).units) for key in lists.words}
    plain = sorted(key for key in counts if not key[0].isdigit())
    packer.number(len(plain))
    for key in plain:
        packer.key(key)
        packer.number(counts[key])
    return deflated(packer.bytes())


def _spellings(packer: Packer, listed: Listed, expected: str) -> int:
    """Write how a list is spelled, as far as it must be told; the marks for it."""
    (usual, usually), *others = listed.spellings
    marks = 0
    if usual != expected:
        packer.string(usual)
        marks = UNLIKE
    if not others:
        return marks
    place = _places(listed.units)
    packer.number(len(others))
    packer.part_of([place[unit] for unit in usually], len(place))
    for spelling, units in others:
        packer.string(spelling)
        packer.part_of([place[unit] for unit in units], len(place))
    return marks | SPELLED


def _places(units: Numbers) -> dict[int, int]:
    """The ordinal of each unit."""
    return dict(zip(units, range(len(units)), strict=True))
