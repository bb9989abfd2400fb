"""Which spelling of a word is the usual one, and in what order the others follow."""

import numpy as np

from archive.composing.search.ragged import Ints, starts_of


def usual_spellings(
    counts: Ints, word_of: Ints, size: int
) -> tuple[list[int], dict[int, list[int]]]:
    """The usual spelling of each word or pair; of one that has several all of them, in order.

    ``counts`` tells how many units each spelling has, ``word_of`` which of ``size`` words it is of.
    """
    order, bounds = _commonest_first(counts, word_of), _bounds(word_of, size)
    several = np.flatnonzero(np.diff(bounds) > 1).tolist()
    listed = {word: order[bounds[word] : bounds[word + 1]].tolist() for word in several}
    return order[bounds[:-1]].tolist(), listed


def places_of_spellings(counts: Ints, word_of: Ints, size: int) -> Ints:
    """The place of each spelling among all of its word, as the word's entry tells them."""
    places = np.empty(len(word_of), dtype=np.int64)
    places[_commonest_first(counts, word_of)] = np.arange(len(places))
    return places - _bounds(word_of, size)[word_of]


def _commonest_first(counts: Ints, word_of: Ints) -> Ints:
    """All spellings, word by word; the commonest first, of equal ones the first."""
    return np.lexsort((np.arange(len(counts)), -counts, word_of))


def _bounds(word_of: Ints, size: int) -> Ints:
    """Where the spellings of each word begin and, last, end."""
    return starts_of(np.bincount(word_of, minlength=size))
