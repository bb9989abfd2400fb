"""What a build knows of each report, for the pages of others and for later builds."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from archive.composing.hashes import SIZE


class KeptFacts(NamedTuple):
    """The facts of one report: ``digest`` is of its file, ``around`` of what else they rest on.

    ``told`` is whom and what it tells of, as one text: of ten thousand reports most builds ask few.
    ``papers`` is the hash of all that it writes of documents. ``activities`` counts what it tells
    of; ``says_none``: whether it says that there was nothing. ``shares``: whether it has twins, or
    is one. ``facts`` are the hashes of the report, of its activities and of its delegations, one
    after the other; ``counted`` is the hash of what its activities are counted by.
    """

    digest: str
    told: str
    papers: str
    activities: int
    says_none: bool
    shares: bool
    around: bytes
    facts: bytes
    counted: bytes

    def rows(self) -> list[list[str]]:
        """The five that follow, in their order, for whom more than one of them is asked."""
        return [row.split(_ROW) if row else [] for row in self.told.split(_ROWS)]

    @property
    def names(self) -> list[str]:
        """The references that it writes."""
        return _row(self.told, 0)

    @property
    def codes(self) -> list[str]:
        """Its codes, each after its list and a slash."""
        return _row(self.told, 1)

    @property
    def cited(self) -> list[str]:
        """The symbols of the documents that it rests on or cites."""
        return _row(self.told, 2)

    @property
    def years(self) -> list[str]:
        """Its own one and those of all that it tells of."""
        return _row(self.told, 3)

    @property
    def twins(self) -> list[str]:
        """The activities of others that it says are its own."""
        # nearly none says so, and all reports are asked at each build
        return [] if self.told.endswith(_ROWS) else _row(self.told, 4)

    @property
    def of_report(self) -> bytes:
        """The hash of the report as lists show it."""
        return self.facts[:SIZE]

    @property
    def of_activities(self) -> bytes:
        """The hashes of its activities."""
        return self.facts[SIZE : SIZE + SIZE * self.activities]

    @property
    def of_parts(self) -> bytes:
        """The hashes of its activities and of its delegations."""
        return self.facts[SIZE:]


class Known(NamedTuple):
    """The facts of reports by path, and the hash of all names and labels that they rest on."""

    reports: Mapping[str, KeptFacts] = MappingProxyType({})
    names: str = ""


_ROWS, _ROW = "\x1e", "\x1f"
"""What stands between the rows of a text, and within one; a text of the content holds neither."""


def told(*rows: Iterable[str]) -> str:
    """The rows of :attr:`KeptFacts.told`: names, codes, citations, years, twins."""
    return _ROWS.join(map(_ROW.join, rows))


def _row(told: str, number: int) -> list[str]:
    row = told.split(_ROWS)[number]
    return row.split(_ROW) if row else []
