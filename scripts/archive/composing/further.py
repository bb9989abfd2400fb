"""Further pages of a page that cannot list everything: by year, or by terms of five years.

Some bodies have thousands of activities, and a phone should not have to fetch them all at once.
Their page then lists the newest and counts all, and each further page has those of its years. The
address of a further page follows from its years alone, so that it stays what it is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.composing.site import LIST_LIMIT
from archive.model.records import Activity, DelegationRow

NEWEST = 20
"""Entries of each list that stand on a page with further ones."""

TERM = 5
"""Years of a term: 2021–2025, as the congresses and their plans have it."""


@dataclass(frozen=True, eq=False)
class Further:
    """A further page below ``of``, with what is of the years from ``first`` to ``last``."""

    of: str
    first: int
    last: int
    activities: list[Activity]
    delegations: list[DelegationRow]

    @property
    def said(self) -> str:
        """The years as people read them."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"{self.of}nam/{self.said.replace('–', '-')}/"


def further(
    of: str,
    years: int,
    activities: Sequence[Activity],
    delegations: Sequence[DelegationRow] = (),
) -> list[Further]:
    """The further pages below the address ``of``, the newest first, each of so many ``years``.

    There are none as long as one page can list all.
    """
    if not too_many(activities) and not too_many(delegations):
        return []
    found: dict[int, Further] = {}

    def page(year: int) -> Further:
        first = _first(year, years)
        if first not in found:
            found[first] = Further(of, first, first + years - 1, [], [])
        return found[first]

    for activity in activities:
        page(activity.year).activities.append(activity)
    for row in delegations:
        page(row.year).delegations.append(row)
    return [found[first] for first in sorted(found, reverse=True)]


def too_many(found: Sequence[object]) -> bool:
    """Whether one page cannot list all of ``found``."""
    return len(found) > LIST_LIMIT


def counted(pages: Sequence[Further], events: Iterable[Activity]) -> Iterator[tuple[str, str, int]]:
    """Links to further pages: words, address, how many of ``events`` are of their years."""
    years = pages[0].last - pages[0].first + 1 if pages else 1
    counts = Counter(_first(event.year, years) for event in events)
    for page in pages:
        yield page.said, page.address, counts[page.first]


def _first(year: int, years: int) -> int:
    """The first year of the term that ``year`` is in: one that ends in 1 or 6."""
    return year - (year - 1) % years
