"""The lists as bytes, entry by entry; ``engine/entries.js`` reads them again.

Ordinals count the units of a list: they are small where the list is short.
"""

from collections.abc import Iterable, Iterator
from operator import add

import numpy as np

from archive.composing.search.lists import Lists
from archive.composing.search.meanings import Meanings
from archive.composing.search.packing import (
    Entries,
    deflated_apart,
    leb128,
    numbers,
    told_keys,
)
from archive.composing.search.places import Places
from archive.composing.search.ragged import Ints, Ragged, ragged
from archive.composing.search.rice import ascending, part_of
from archive.composing.search.standing import Chain
from archive.composing.search.usual import places_of_spellings, usual_spellings
from archive.composing.search.word_lists import Pairs

NAMED, UNLIKE, SPELLED, COMMON = 1, 2, 4, 8
"""Marks: names that begin so stand before; the usual spelling is told; there are others; units go
by place.

The usual spelling of a word is else the word itself, that of a pair the usual ones of its words.
That of a pair is told as a number: the place of the first word's among all of that word, times how
many the second word has, plus the place of the second's.
"""

LONG = 20_000
"""Units; what a word tells beside a longer list stands in a part of its own as well.

Of a phrase the longest lists are so not asked for: its pairs are told by the shorter ones.
"""

_AT_ONCE = 1 << 19
"""Units of words that are written together: what the memory is bounded by."""


def word_entries(lists: Lists, places: Places, chosen: Ints | None = None) -> Entries:
    """Each word with its units, titles, spellings; of the ``chosen`` ones (numbers) only."""
    chosen = np.arange(len(lists.words)) if chosen is None else chosen
    usual, several = usual_spellings(lists.spelling_counts, lists.word_of, len(lists.words))
    shares = np.cumsum(lists.word_counts[chosen]) // _AT_ONCE
    for some in np.split(chosen, np.flatnonzero(np.diff(shares)) + 1) if len(chosen) else []:
        found = lists.by_word.units.some(some)
        is_common = places.are_common(found.counts)
        common, rare = np.flatnonzero(is_common), np.flatnonzero(~is_common)
        units = _woven(
            (common, places.told(found.some(common))), (rare, ascending(found.some(rare)))
        )
        own_marks = (COMMON * is_common).tolist()
        titled = part_of(
            found.where(lists.by_word.units.marks(lists.by_word.titled, some)), found.counts
        )
        rows = zip(some.tolist(), own_marks, units, titled, strict=True)
        for number, mark, own, heads in rows:
            key = lists.words[number]
            marks, said = _named_spellings(lists, usual[number], several.get(number, []), key)
            yield key, mark | marks, own + heads + said


def head_entries(lists: Lists, places: Places, chosen: Ints | None = None) -> Entries:
    """Each word of more than ``LONG`` units: how many, those with it in the title, its spellings.

    These are told by place among all units. Of the ``chosen`` words (numbers) only.
    """
    long = lists.word_counts > LONG
    if chosen is not None:
        long &= np.isin(np.arange(len(long)), chosen)
    usual, several = usual_spellings(lists.spelling_counts, lists.word_of, len(lists.words))
    for number in np.flatnonzero(long).tolist():
        units = lists.by_word.units
        titled = units[number][
            lists.by_word.titled[units.starts[number] : units.starts[number + 1]]
        ]
        (titles,) = places.told(ragged([titled]))
        key = lists.words[number]
        marks, said = _named_spellings(lists, usual[number], several.get(number, []), key)
        yield key, marks, leb128(int(units.counts[number])) + titles + said


def term_entries(lists: Lists, meanings: Meanings, asked: Iterable[str]) -> Entries:
    """Each of the ``asked`` terms that a unit has, by its code, with its units and meaning."""
    terms = [term for term in asked if term in lists.terms]
    units = ascending(ragged([lists.terms[term] for term in terms]))
    for term, said in zip(terms, units, strict=True):
        things = b"".join(map(_string, meanings.things.get(term, ())))
        yield meanings.codes.get(term, term), 0, said + things


def spelling_entries(lists: Lists, places: Places, chosen: Ints | None = None) -> Entries:
    """Each spelling of a word that has several: its units, as ordinals into those of the word.

    Of a common word they are told by place. Then those of them, as ordinals into these, whose title
    has the word in other spellings only.
    Of the ``chosen`` words (numbers) only.
    """
    spelled = lists.by_word
    ways = np.bincount(lists.word_of, minlength=len(lists.words))
    asked = ways > 1
    if chosen is not None:
        asked &= np.isin(np.arange(len(ways)), chosen)
    told = np.flatnonzero(asked[lists.word_of])
    are_common = places.are_common(lists.word_counts)
    said: list[tuple[str, int, bytes]] = []
    shares = np.cumsum(spelled.spellings.counts[told]) // _AT_ONCE
    for some in np.split(told, np.flatnonzero(np.diff(shares)) + 1):
        found, words = spelled.spellings.some(some), lists.word_of[some]
        is_common = are_common[words]
        common, rare = np.flatnonzero(is_common), np.flatnonzero(~is_common)
        wholes, of = np.unique(words[common], return_inverse=True)
        units = _woven(
            (common, places.told_among(found.some(common), spelled.units.some(wholes), of)),
            (rare, part_of(found.some(rare), spelled.units.counts[words[rare]])),
        )
        whole = np.repeat(spelled.units.starts[words], found.counts) + found.values
        so = spelled.spellings.marks(spelled.titled_so, some)
        titled = ascending(found.where(spelled.titled[whole] & ~so))
        keys = [lists.spellings[n] for n in some.tolist()]
        said += zip(keys, (COMMON * is_common).tolist(), map(add, units, titled), strict=True)
    yield from sorted(said)


def pair_entries(lists: Lists, some: Iterable[Pairs]) -> Entries:
    """Each two neighbours: ordinals into the shorter list of the two, and their spellings.

    The first one's where the lists are as long as one another.
    """
    places = places_of_spellings(lists.spelling_counts, lists.word_of, len(lists.words))
    words = lists.words
    for pairs in some:
        firsts, seconds = pairs.first.tolist(), pairs.second.tolist()
        for first, second, (marks, said) in zip(
            firsts, seconds, _pairs(lists, pairs, places), strict=True
        ):
            yield f"{words[first]} {words[second]}", marks, said


def chain_entries(lists: Lists, chains: dict[Chain, Ints]) -> Entries:
    """Each chain of words that is false somewhere: there, as ordinals into the shortest list."""
    named = sorted((tuple(lists.words[word] for word in chain), chain) for chain in chains)
    counts: list[int] = lists.word_counts.tolist()
    shortest = [min(chain, key=counts.__getitem__) for _, chain in named]
    found = ragged([chains[chain] for _, chain in named])
    of = np.array(shortest, dtype=np.int64)[found.owners]
    ordinals = np.empty_like(found.values)
    order = np.argsort(of, kind="stable")
    for some in np.split(order, np.flatnonzero(np.diff(of[order])) + 1) if len(order) else []:
        ordinals[some] = np.searchsorted(lists.by_word.units[of[some[0]]], found.values[some])
    told = ascending(Ragged(ordinals, found.starts))
    for (chain, _), said in zip(named, told, strict=True):
        yield " ".join(chain), 0, said


def vocabulary(lists: Lists, meanings: Meanings) -> bytes:
    """Every word with the number of its units, for beginnings of words and slips; deflated.

    Numbers are left out: none is the slip of another.
    """
    counts = dict.fromkeys(meanings.words, 1)
    counts |= zip(lists.words, lists.word_counts.tolist(), strict=True)
    plain = sorted(key for key in counts if not key[0].isdigit())
    return deflated_apart([told_keys(plain), numbers(counts[key] for key in plain)])


def _pairs(lists: Lists, pairs: Pairs, places: Ints) -> Iterator[tuple[int, bytes]]:
    """The marks and the bytes of each pair."""
    units = part_of(pairs.units, lists.word_counts[pairs.shorter])
    ways = np.bincount(lists.word_of)[pairs.second[pairs.pair_of]]
    codes: list[int] = (
        places[pairs.first_spelling] * ways + places[pairs.second_spelling]
    ).tolist()
    usual, several = usual_spellings(pairs.spellings.counts, pairs.pair_of, len(pairs.units))
    apart = _spelled_apart(pairs, several, codes)
    for number, said in enumerate(units):
        code = codes[usual[number]]
        if code or number in apart:
            marks = (UNLIKE if code else 0) | (SPELLED if number in apart else 0)
            yield marks, said + (leb128(code) if code else b"") + apart.get(number, b"")
        else:
            yield 0, said


def _spelled_apart(
    pairs: Pairs, several: dict[int, list[int]], codes: list[int]
) -> dict[int, bytes]:
    """By pair how many spellings there are beside the usual one, and the units of each.

    They are ordinals into those of the pair; the usual one comes first, without its number.
    """
    chosen = np.array([n for listed in several.values() for n in listed], dtype=np.int64)
    words = pairs.pair_of[chosen]
    ordinals = _ordinals(pairs.spellings.some(chosen), pairs.units, words)
    units = dict(zip(chosen.tolist(), part_of(ordinals, pairs.units.counts[words]), strict=True))
    return {
        number: b"".join(
            [leb128(len(others)), units[usual], *(leb128(codes[n]) + units[n] for n in others)]
        )
        for number, (usual, *others) in several.items()
    }


def _ordinals(found: Ragged, whole: Ragged, of: Ints) -> Ragged:
    """Where what each list has stands in list ``of[n]`` of the ``whole``, which has it all."""
    owners = of[found.owners]
    at = np.searchsorted(whole.keys, owners * whole.size + found.values)
    return Ragged(at - whole.starts[owners], found.starts)


def _woven(*some: tuple[Ints, list[bytes]]) -> list[bytes]:
    """One list out of several, each with the places of what it has."""
    found = [b""] * sum(len(told) for _, told in some)
    for places, told in some:
        for number, own in zip(places.tolist(), told, strict=True):
            found[number] = own
    return found


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
