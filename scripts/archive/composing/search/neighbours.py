"""What stands side by side: pairs of words, by the list of whichever is in fewer units."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.gathered import EDGE
from archive.composing.search.lists import Lists
from archive.composing.search.ragged import (
    Ints,
    Ragged,
    among,
    changes,
    counted,
    distinct,
    order_of,
    stable_order,
)
from archive.composing.search.word_lists import Pairs, merged

_AT_ONCE = 1 << 18
"""Places in the texts that are put in order together: what the memory is bounded by."""


def neighbours(lists: Lists) -> Iterator[Pairs]:
    """Neighbours, those told by the list of one word together; some at a time."""
    size = len(lists.spellings)
    for at in _places(lists):
        text = lists.text
        own, before, behind = text[at], text[at - 1], text[at + 1]
        ordinals = _ordinals(lists, at, lists.word_of[own])
        first, second = np.flatnonzero(behind >= 0), np.flatnonzero(before >= 0)
        # the list of the first is told by unless that of the second is shorter
        first = first[~_is_shorter(lists, lists.word_of[behind[first]], lists.word_of[own[first]])]
        second = second[
            _is_shorter(lists, lists.word_of[own[second]], lists.word_of[before[second]])
        ]
        one = np.concatenate((own[first], before[second]))
        other = np.concatenate((behind[first], own[second]))
        if len(one):
            order = order_of(((one, size), (other, size)))
            units = np.concatenate((ordinals[first], ordinals[second]))[order]
            yield paired(lists, one[order], other[order], units)


def _ordinals(lists: Lists, at: Ints, words: Ints) -> Ints:
    """Which one of the list of its word each unit is, at all the places of some words."""
    order = stable_order(words, len(lists.words))
    own, units = words[order], lists.units_at(at)[order]
    new = changes(own, units)
    count = np.cumsum(new) - 1
    firsts = np.flatnonzero(changes(own))
    found = np.empty_like(count)
    found[order] = count - np.repeat(count[firsts], np.diff([*firsts, len(own)]))
    return found


def paired(lists: Lists, one: Ints, other: Ints, units: Ints) -> Pairs:
    """Neighbours given by their spellings, ascending, and as ordinals the units of each.

    All spellings of a pair have to be among them; a unit may be told again.
    """
    couples = changes(one, other)
    new = couples | changes(units)
    first, second = one[couples], other[couples]
    spellings = Ragged(units[new], np.append(np.flatnonzero(couples[new]), new.sum()))
    # spellings of the same pair are apart where the first word has several
    keys = pair_keys(lists, lists.word_of[first], lists.word_of[second])
    order = np.argsort(keys, kind="stable")
    keys, first, second = keys[order], first[order], second[order]
    spellings = spellings.some(order)
    pairs = changes(keys)
    pair_of = np.cumsum(pairs) - 1
    one, other = np.divmod(keys[pairs], len(lists.words))
    return Pairs(
        merged(spellings, pair_of),
        spellings,
        pair_of,
        np.where(_is_shorter(lists, other, one), other, one),
        one,
        other,
        first,
        second,
    )


def _is_shorter(lists: Lists, one: Ints, other: Ints) -> NDArray[np.bool_]:
    """Whether words have fewer units than others."""
    shorter: NDArray[np.bool_] = lists.word_counts[one] < lists.word_counts[other]
    return shorter


def pair_keys(lists: Lists, first: Ints, second: Ints) -> Ints:
    """A number for each two words, ascending as they are."""
    return np.add(first * len(lists.words), second)


def _places(lists: Lists, wanted: NDArray[np.bool_] | None = None) -> Iterator[Ints]:
    """The places of ``wanted`` words in ``text``: all of some words, then all of the next."""
    size = len(lists.text)
    runs = [(n, min(n + _AT_ONCE, size)) for n in range(0, size, _AT_ONCE)]
    kept = True if wanted is None else wanted[lists.word_of]
    often = counted((lists.text.between(*run) for run in runs), len(lists.spellings)) * kept
    by_word = np.cumsum(np.bincount(lists.word_of, weights=often, minlength=len(lists.words)))
    share = (by_word // _AT_ONCE).astype(np.int64)[lists.word_of]
    share = np.append(np.where(kept, share, EDGE), EDGE)
    share_of = np.empty(len(lists.text), dtype=np.int8 if share.max() < 128 else np.int32)
    for start, end in runs:
        share_of[start:end] = share[lists.text.between(start, end)]
    for number in distinct(share).tolist():
        if number != EDGE:
            yield np.flatnonzero(share_of == number)


def followed(lists: Lists, chosen: Ints) -> Iterator[Ints]:
    """The places of words that another one follows, of ``chosen`` pairs."""
    wanted = np.zeros(len(lists.words), dtype=bool)
    wanted[chosen // len(lists.words)] = True
    for at in _places(lists, wanted):
        inside = at[lists.text[at + 1] >= 0]
        one, other = lists.word_of[lists.text[inside]], lists.word_of[lists.text[inside + 1]]
        inside = inside[among(pair_keys(lists, one, other), chosen)]
        if len(inside):
            yield inside
