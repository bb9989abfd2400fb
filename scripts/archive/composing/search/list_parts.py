"""The lists as bytes, entry by entry; ``engine/entries.js`` reads them again.

Ordinals count the units of a list: they are small where the list is short.
"""

from collections.abc import Iterator

import numpy as np

from archive.composing.search.chains import false_chains
from archive.composing.search.lists import Lists, Pairs, Spelled
from archive.composing.search.meanings import Meanings
from archive.composing.search.packing import KeyPacker, deflated, leb128
from archive.composing.search.places import Places
from archive.composing.search.ragged import Ints, Ragged, ragged, starts_of
from archive.composing.search.rice import ascending, part_of

NAMED, UNLIKE, SPELLED, COMMON = 1, 2, 4, 8
"""Marks: a name begins so; the usual spelling is told; there are others; units go by place.

The usual spelling of a word is else the word itself, that of a pair the usual ones of its words.
That of a pair is told as a number: the place of the first word's among all of that word, times how
many the second word has, plus the place of the second's.
"""

Entries = Iterator[tuple[str, int, bytes]]

_NOWHERE = leb128(0)
_NO_PART = leb128(0) + _NOWHERE


def word_entries(lists: Lists, meanings: Meanings, places: Places) -> Entries:
    """Each term with its units and what it means; each word with its units, titles, spellings."""
    spelled, titles = lists.by_word, lists.titles
    units = ascending(spelled.units)
    common = places.are_common(spelled.units)
    by_place = places.told(spelled.units.some(common))
    own_marks = [0] * len(units)
    for number, told in zip(common.tolist(), by_place, strict=True):
        units[number], own_marks[number] = told, COMMON
    titled = part_of(_ordinals(titles.units, spelled.units), spelled.units.counts)
    usual, several = _usual(spelled)
    terms = _terms(lists, meanings)
    for key in sorted(lists.word_numbers.keys() | meanings.lone | terms.keys()):
        named = NAMED if key in meanings.lone else 0
        number = lists.word_numbers.get(key)
        if key in terms:
            yield key, 0, terms[key]
        elif number is None:
            yield key, named, _NOWHERE + _NO_PART
        else:
            marks, said = _named_spellings(lists, usual[number], several.get(number, []), key)
            marks |= named | own_marks[number]
            yield key, marks, units[number] + titled[number] + said


def spelling_entries(lists: Lists) -> Entries:
    """Each spelling of a word that has several: its units, as ordinals into those of the word.

    Then those of them, as ordinals into these, whose title has the word in other spellings only.
    """
    spelled = lists.by_word
    _, several = _usual(spelled)
    chosen = np.array(sorted(n for listed in several.values() for n in listed), dtype=np.int64)
    found = spelled.spellings.some(chosen)
    words = spelled.word_of[chosen]
    units = part_of(_ordinals(found, spelled.units, words), spelled.units.counts[words])
    titled = ascending(ragged([lists.titled_otherwise(n) for n in chosen.tolist()]))
    said = zip(chosen.tolist(), units, titled, strict=True)
    yield from sorted((lists.spellings[n], 0, own + others) for n, own, others in said)


def pair_entries(lists: Lists, meanings: Meanings) -> Entries:
    """Each two neighbours: ordinals into the shorter list of the two, and their spellings.

    The first one's where the lists are as long as one another.
    """
    places = _places(lists.by_word)
    waiting = sorted(meanings.beginnings)
    waiting.reverse()
    for pairs in lists.pairs():
        for first, second, marks, said in _pairs(lists, pairs, places):
            while waiting and waiting[-1] < (first, second):
                yield " ".join(waiting.pop()), NAMED, b""
            named = bool(waiting) and waiting[-1] == (first, second)
            if named:
                waiting.pop()
            yield f"{first} {second}", marks | (NAMED if named else 0), said
    while waiting:
        yield " ".join(waiting.pop()), NAMED, b""


def chain_entries(lists: Lists) -> Entries:
    """Each chain of words that is false somewhere: there, as ordinals into the shortest list."""
    units = lists.by_word.units
    chains = false_chains(lists)
    named = sorted((tuple(lists.words[word] for word in chain), chain) for chain in chains)
    counts: list[int] = units.counts.tolist()
    shortest = [min(chain, key=counts.__getitem__) for _, chain in named]
    found = [chains[chain] for _, chain in named]
    ordinals = _ordinals(ragged(found), units, np.array(shortest, dtype=np.int64))
    for (words, _), said in zip(named, ascending(ordinals), strict=True):
        yield " ".join(words), 0, said


def vocabulary(lists: Lists, meanings: Meanings) -> bytes:
    """Every word with the number of its units, for beginnings of words and slips; deflated.

    Numbers are left out: none is the slip of another.
    """
    packer = KeyPacker()
    counts = dict.fromkeys(meanings.words, 1)
    counts |= zip(lists.words, lists.by_word.units.counts.tolist(), strict=True)
    plain = sorted(key for key in counts if not key[0].isdigit())
    packer.number(len(plain))
    for key in plain:
        packer.key(key)
        packer.number(counts[key])
    return deflated(packer.bytes())


def _terms(lists: Lists, meanings: Meanings) -> dict[str, bytes]:
    """Each term, by its code, with its units and what it means."""
    units = ascending(ragged(list(lists.terms.values())))
    found = {}
    for term, said in zip(lists.terms, units, strict=True):
        things = meanings.things.get(term, ())
        found[meanings.codes.get(term, term)] = said + b"".join(map(_string, things))
    return found


def _pairs(lists: Lists, pairs: Pairs, places: Ints) -> Iterator[tuple[str, str, int, bytes]]:
    """The words, the marks and the bytes of each pair."""
    spelled = lists.by_word
    counts = spelled.units.counts
    shorter = np.where(counts[pairs.second] < counts[pairs.first], pairs.second, pairs.first)
    units = part_of(_ordinals(pairs.units, spelled.units, shorter), counts[shorter])
    ways = np.bincount(spelled.word_of)[pairs.second[pairs.word_of]]
    codes: list[int] = (
        places[pairs.first_spelling] * ways + places[pairs.second_spelling]
    ).tolist()
    usual, several = _usual(pairs)
    apart = _spelled_apart(pairs, several, codes)
    words = zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    for number, (one, other) in enumerate(words):
        code = codes[usual[number]]
        marks = (UNLIKE if code else 0) | (SPELLED if number in apart else 0)
        said = units[number] + (leb128(code) if code else b"") + apart.get(number, b"")
        yield lists.words[one], lists.words[other], marks, said


def _spelled_apart(
    pairs: Pairs, several: dict[int, list[int]], codes: list[int]
) -> dict[int, bytes]:
    """By pair how many spellings there are beside the usual one, and the units of each.

    They are ordinals into those of the pair; the usual one comes first, without its number.
    """
    chosen = np.array([n for listed in several.values() for n in listed], dtype=np.int64)
    words = pairs.word_of[chosen]
    ordinals = _ordinals(pairs.spellings.some(chosen), pairs.units, words)
    units = dict(zip(chosen.tolist(), part_of(ordinals, pairs.units.counts[words]), strict=True))
    return {
        number: b"".join(
            [leb128(len(others)), units[usual], *(leb128(codes[n]) + units[n] for n in others)]
        )
        for number, (usual, *others) in several.items()
    }


def _ordinals(found: Ragged, whole: Ragged, of: Ints | None = None) -> Ragged:
    """Where the units of each list stand in another; in list ``of[n]``, or that of the same number.

    Every unit is there.
    """
    of = np.arange(len(found)) if of is None else of
    owners = of[found.owners]
    at = np.searchsorted(whole.keys, owners * whole.size + found.values)
    return Ragged(at - whole.starts[owners], found.starts)


def _usual(spelled: Spelled) -> tuple[list[int], dict[int, list[int]]]:
    """The usual spelling of each word or pair; of one that has several all of them, in order."""
    order, bounds = _commonest_first(spelled), _bounds(spelled)
    several = np.flatnonzero(np.diff(bounds) > 1).tolist()
    listed = {word: order[bounds[word] : bounds[word + 1]].tolist() for word in several}
    return order[bounds[:-1]].tolist(), listed


def _places(spelled: Spelled) -> Ints:
    """The place of each spelling among all of its word, as the word's entry tells them."""
    places = np.empty(len(spelled.word_of), dtype=np.int64)
    places[_commonest_first(spelled)] = np.arange(len(places)) - _bounds(spelled)[spelled.word_of]
    return places


def _commonest_first(spelled: Spelled) -> Ints:
    """All spellings, word by word; the commonest first, of equal ones the first."""
    counts = spelled.spellings.counts
    return np.lexsort((np.arange(len(counts)), -counts, spelled.word_of))


def _bounds(spelled: Spelled) -> Ints:
    """Where the spellings of each word begin and, last, end."""
    return starts_of(np.bincount(spelled.word_of, minlength=len(spelled.units)))


def _named_spellings(lists: Lists, usual: int, several: list[int], key: str) -> tuple[int, bytes]:
    """The spellings of a word without marks, as far as they must be told; the marks for that."""
    exact = lists.spellings
    said = [] if exact[usual] == key else [_string(exact[usual])]
    marks = UNLIKE if said else 0
    if several:
        marks |= SPELLED
        said += [leb128(len(several) - 1), *(_string(exact[n]) for n in several[1:])]
    return marks, b"".join(said)


def _string(text: str) -> bytes:
    data = text.encode()
    return leb128(len(data)) + data
