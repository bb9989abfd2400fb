"""Common words by the places of units: what many reports say at the same place is told shortly.

What the entries of a report tell is much alike everywhere, at its beginning and at its end, and so
is its text. The list of a common word is therefore told place by place: of all first passages that
have it, of all second ones, and so on; likewise how it is spelled there. On the made-up archive of
1,000 reports the lists of common words were 13 % smaller than as steps from unit to unit when
passages were counted through the whole report, and 11 % smaller again since those of entries and
text are counted apart; where they are spelled how takes 29 % less. With a class for every heading
they would be another 10 % smaller, but the directory would have to tell which heading each passage
stands under. ``engine/places.js`` reads them again.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from archive.composing.search.ragged import Ints, Ragged, grouped, order_of, starts_of
from archive.composing.search.report_table import ReportRow
from archive.composing.search.rice import part_of

AT_ENDS = 6
"""How many first, and how many last passages of entries, and of a text, are places of their own."""

ONE_IN = 50
"""A word that one unit in so many has is common; of rarer ones the counts would cost more."""

_OF_PASSAGES = 2 * AT_ENDS + 1
_PLACES = 2 * _OF_PASSAGES + 2
"""That of all activities, those told by entries, those of the text, that of the records."""


class Places:
    """The places of ``count`` units: first those of ``reports``, then the records."""

    def __init__(self, reports: list[ReportRow], count: int) -> None:
        places = _places(reports)
        self._of = np.append(places, np.full(count - len(places), _PLACES - 1))

    def are_common(self, counts: Ints) -> NDArray[np.bool_]:
        """Whether words are told by place that are in so many units each."""
        common: NDArray[np.bool_] = counts * ONE_IN > len(self._of)
        return common

    def told(self, lists: Ragged) -> list[bytes]:
        """Each list as what part it is of the units of each place."""
        places = self._of[lists.values]
        owners = lists.owners * _PLACES + places
        rank = self._rank[lists.values]
        order = order_of(((owners, len(lists) * _PLACES), (rank, len(self._rank))))
        parts = grouped(owners[order], rank[order], len(lists) * _PLACES)
        return _by_list(parts, np.tile(self._sizes, len(lists)))

    def told_among(self, lists: Ragged, wholes: Ragged, of: Ints) -> list[bytes]:
        """Each list of ordinals below the ``wholes`` (units), as what part it is at each place.

        ``of`` tells the whole of each list.
        """
        owners = wholes.owners * _PLACES + self._of[wholes.values]
        order = order_of(((owners, len(wholes) * _PLACES),))
        sizes = np.bincount(owners, minlength=len(wholes) * _PLACES)
        rank = np.empty(len(owners), dtype=np.int64)
        rank[order] = np.arange(len(owners)) - np.repeat(starts_of(sizes)[:-1], sizes)
        whole = np.repeat(wholes.starts[of], lists.counts) + lists.values
        own = lists.owners * _PLACES + owners[whole] % _PLACES
        order = order_of(((own, len(lists) * _PLACES),))
        parts = grouped(own[order], rank[whole[order]], len(lists) * _PLACES)
        return _by_list(parts, sizes.reshape(-1, _PLACES)[of].ravel())

    @cached_property
    def _sizes(self) -> Ints:
        return np.bincount(self._of, minlength=_PLACES)

    @cached_property
    def _rank(self) -> Ints:
        """For each unit how many before it are at the same place."""
        order = np.argsort(self._of, kind="stable")
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order)) - np.repeat(starts_of(self._sizes)[:-1], self._sizes)
        return rank


def _by_list(parts: Ragged, wholes: Ints) -> list[bytes]:
    """For each list what is told of each of its places, but for those where nothing is."""
    told = part_of(parts, wholes)
    if not wholes.all():
        told = [own if whole else b"" for own, whole in zip(told, wholes.tolist(), strict=True)]
    return [b"".join(told[n : n + _PLACES]) for n in range(0, len(told), _PLACES)]


def _places(reports: Sequence[ReportRow]) -> Ints:
    """0 for activities; then those of what the entries tell, then those of the text."""
    told = [(own.activities, own.entries, own.others - own.entries) for own in reports]
    counts = np.array(told, dtype=np.int64).ravel()
    sizes = np.repeat(counts, counts)
    at = np.arange(len(sizes)) - np.repeat(starts_of(counts)[:-1], counts)
    behind = sizes - 1 - at
    # the first passages, those between, the last ones from the end
    places = np.where(at < AT_ENDS, at, np.where(behind < AT_ENDS, 2 * AT_ENDS - behind, AT_ENDS))
    firsts = np.repeat(np.tile((0, 1, 1 + _OF_PASSAGES), len(told)), counts)
    return np.where(firsts, firsts + places, 0)
