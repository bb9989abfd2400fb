"""The lists as bytes, entry by entry; ``engine/entries.js`` reads them again.

Ordinals count the units of a list: they are small where the list is short.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from archive.composing.search.chains import false_chains
from archive.composing.search.lists import Lists, Pairs, Spelled
from archive.composing.search.meanings import Meanings
from archive.composing.search.packing import KeyPacker, deflated, leb128
from archive.composing.search.ragged import Ints, Ragged, ragged, starts_of
from archive.composing.search.rice import ascending, part_of

NAMED, UNLIKE, SPELLED, TITLED = 1, 2, 4, 8
"""Marks: a name begins so; the usual spelling is told; there are others; titles have one of many.

The usual spelling of a word is else the word itself, that of a pair the usual ones of its words.
"""

Entries = Iterator[tuple[str, int, bytes]]

_NOWHERE = leb128(0)
_NO_PART = leb128(0) + _NOWHERE


@dataclass(frozen=True, eq=False)
class _Spellings:
    """The usual spelling of each word or pair.

    Of one that has several all of them, the commonest first, and the bytes of each.
    """

    usual: list[int]
    others: dict[int, list[int]]
    bytes_of: dict[int, bytes]


def word_entries(lists: Lists, meanings: Meanings) -> Entries:
    """Each term with its units and what it means; each word with its units, titles, spellings."""
    spelled, titles = lists.by_word, lists.titles
    units = ascending(spelled.units)
    titled = part_of(_ordinals(titles.units, spelled.units), spelled.units.counts)
    told = _spellings(spelled)
    odd = _odd_titles(lists, told)
    terms = _terms(lists, meanings)
    for key in sorted(lists.word_numbers.keys() | meanings.lone | terms.keys()):
        named = NAMED if key in meanings.lone else 0
        number = lists.word_numbers.get(key)
        if key in terms:
            yield key, 0, terms[key]
        elif number is None:
            yield key, named, _NOWHERE + _NO_PART
        else:
            marks, said = _said(told, number, lists.spellings, key)
            titles_said = odd.get(number, b"")
            marks |= named | (TITLED if titles_said else 0)
            yield key, marks, units[number] + titled[number] + said + titles_said


def pair_entries(lists: Lists, meanings: Meanings) -> Entries:
    """Each two neighbours: ordinals into the shorter list of the two, and their spellings.

    The first one's where the lists are as long as one another.
    """
    usually = [lists.spellings[n] for n in _spellings(lists.by_word).usual]
    waiting = sorted(meanings.beginnings)
    waiting.reverse()
    for pairs in lists.pairs():
        for first, second, marks, said in _pairs(lists, pairs, usually):
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


def _pairs(lists: Lists, pairs: Pairs, usually: list[str]) -> Iterator[tuple[str, str, int, bytes]]:
    """The words, the marks and the bytes of each pair."""
    counts = lists.by_word.units.counts
    shorter = np.where(counts[pairs.second] < counts[pairs.first], pairs.second, pairs.first)
    ordinals = _ordinals(pairs.units, lists.by_word.units, shorter)
    units = part_of(ordinals, counts[shorter])
    told = _spellings(pairs)
    exact = lists.spellings
    spelled = [
        f"{exact[a]} {exact[b]}"
        for a, b in zip(pairs.first_spelling.tolist(), pairs.second_spelling.tolist(), strict=True)
    ]
    words = zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    for number, (one, other) in enumerate(words):
        marks, said = _said(told, number, spelled, f"{usually[one]} {usually[other]}")
        yield lists.words[one], lists.words[other], marks, units[number] + said


def _ordinals(found: Ragged, whole: Ragged, of: Ints | None = None) -> Ragged:
    """Where the units of each list stand in another; in list ``of[n]``, or that of the same number.

    Every unit is there.
    """
    size = int(whole.values.max(initial=0)) + 1
    of = np.arange(len(found)) if of is None else of
    owners = of[found.owners]
    keys = whole.owners * size + whole.values  # ascending: lists are, and so are their numbers
    at = np.searchsorted(keys, owners * size + found.values)
    return Ragged(at - whole.starts[owners], found.starts)


def _spellings(spelled: Spelled) -> _Spellings:
    """The spellings of every word or pair, the commonest first, of equal ones the first."""
    counts = spelled.spellings.counts
    order = np.lexsort((np.arange(len(counts)), -counts, spelled.word_of))
    bounds = starts_of(np.bincount(spelled.word_of, minlength=len(spelled.units)))
    usual = order[bounds[:-1]]
    several = np.diff(bounds) > 1
    chosen = np.flatnonzero(several[spelled.word_of])
    found = spelled.spellings.some(chosen)
    words = spelled.word_of[chosen]
    said = part_of(_ordinals(found, spelled.units, words), spelled.units.counts[words])
    others = {
        word: order[bounds[word] : bounds[word + 1]].tolist()
        for word in np.flatnonzero(several).tolist()
    }
    return _Spellings(usual.tolist(), others, dict(zip(chosen.tolist(), said, strict=True)))


def _said(told: _Spellings, number: int, spelled: list[str], expected: str) -> tuple[int, bytes]:
    """How a list is spelled, as far as it must be told, and the marks for it."""
    others = told.others.get(number)
    usual = spelled[told.usual[number]]
    marks = 0 if usual == expected else UNLIKE
    if not others:
        return marks, _string(usual) if marks else b""
    said = [_string(usual)] if marks else []
    said += [leb128(len(others) - 1), told.bytes_of[others[0]]]
    for other in others[1:]:
        said += [_string(spelled[other]), told.bytes_of[other]]
    return marks | SPELLED, b"".join(said)


def _odd_titles(lists: Lists, told: _Spellings) -> dict[int, bytes]:
    """By word of the units that spell it in several ways their ordinals and the title's spellings.

    Spellings are counted as the entry tells them, the usual one first.
    """
    titles, units = lists.titles, lists.by_word.units
    found: dict[int, list[bytes]] = {}
    odd = zip(
        titles.odd_words.tolist(),
        titles.odd_units.tolist(),
        titles.odd_spellings.tolist(),
        strict=True,
    )
    for word, unit, spelling in odd:
        ordinal = int(np.searchsorted(units[word], unit))
        place = told.others[word].index(spelling)
        found.setdefault(word, []).append(leb128(ordinal) + leb128(place))
    return {word: leb128(len(said)) + b"".join(said) for word, said in found.items()}


def _string(text: str) -> bytes:
    data = text.encode()
    return leb128(len(data)) + data
