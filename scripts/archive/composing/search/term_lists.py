"""In which units each term stands: by its record or a date, or since it is called by its name."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from archive.composing.search.gathered import Units
from archive.composing.search.ragged import Ints, distinct, grouped, stable_order


def term_lists(
    units: Units,
    terms: Sequence[str],
    named: Mapping[str, Ints],
    asked: Collection[str] | None = None,
) -> dict[str, Ints]:
    """The units of each term that any has, or of those ``asked`` only.

    ``terms`` tells the numbers of those of ``units``; ``named`` are more units of some.
    """
    is_asked = np.array([asked is None or term in asked for term in terms], dtype=bool)
    some = np.flatnonzero(is_asked[units.terms])
    owners = np.repeat(np.arange(len(units)), units.term_counts)[some]
    numbers = units.terms[some]
    order = stable_order(numbers, len(terms))
    found = grouped(numbers[order], owners[order], len(terms))
    lists = {terms[n]: found[n] for n in np.flatnonzero(found.counts).tolist()}
    for term in named if asked is None else named.keys() & asked:
        known = lists.get(term)
        own = named[term]
        lists[term] = own if known is None else distinct(np.concatenate((known, own)))
    return lists


def terms_present(units: Units, terms: Sequence[str], named: Mapping[str, Ints]) -> set[str]:
    """The terms that some unit has."""
    numbers = np.flatnonzero(np.bincount(units.terms, minlength=len(terms)))
    return {terms[n] for n in numbers.tolist()} | named.keys()
