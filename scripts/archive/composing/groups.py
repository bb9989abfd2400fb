"""What pages look up of the archive: by body, partner, year, kind and country.

A page that scans the archive makes a build quadratic, so all of a kind is grouped once. Where few
pages are asked even that is too much: an index then tells which reports to look at for each.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from archive.model.agreement import Agreement
from archive.model.archive import Archive
from archive.model.records import Activity, DelegationRow, Report

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Index = Mapping[str, Sequence[int]]
"""The places of the reports that tell of something: of a body by its reference, of a year by
``nam/<year>``, of a code by its list, a slash and the code."""


class Grouped(Generic[K, V]):
    """Parts of the reports by ``keys`` that each report gives with them, in the reports' order.

    ``named`` leads a key in an index, ``read`` makes a key of what follows it there.
    """

    def __init__(
        self,
        archive: Archive,
        keys: Callable[[Report], Iterable[tuple[K, V]]],
        named: str,
        read: Callable[[str], K],
    ) -> None:
        self._archive, self._keys, self._named, self._read = archive, keys, named, read
        self._index: Index | None = None
        self._found: dict[K, tuple[V, ...]] | None = None

    def narrow(self, index: Index) -> None:
        """From now on look only where ``index`` says that something is."""
        if self._found is None:
            self._index, self._found = index, {}

    def of(self, key: K) -> tuple[V, ...]:
        """What stands under ``key``; nothing where no report gives it."""
        if self._index is not None and key not in self._every():
            self._find([key])
        return self._every().get(key, ())

    def of_each(self, keys: Iterable[K]) -> list[V]:
        """What stands under each of these, one after the other."""
        asked, every = [*keys], self._every()
        if self._index is not None:
            self._find([key for key in asked if key not in every])
        return [value for key in asked for value in every.get(key, ())]

    def keys(self, known: Iterable[K] = ()) -> set[K]:
        """All keys under which something stands, and those ``known`` already."""
        every = set(known)
        if self._index is None:
            return every.union(self._every())
        first, named = len(self._named), self._named
        told = {self._read(name[first:]) for name in self._index if name.startswith(named)}
        self.of_each(told - every)
        return every.union(key for key in told - every if self.of(key))

    def _find(self, keys: Sequence[K]) -> None:
        """Look what stands under ``keys``, at each report once."""
        index, reports = self._index or {}, self._archive.reports
        places = {place for key in keys for place in index.get(f"{self._named}{key}", ())}
        found: dict[K, list[V]] = {key: [] for key in keys}
        for place in sorted(places):
            for key, value in self._keys(reports[place]):
                if key in found:
                    found[key].append(value)
        self._every().update({key: tuple(values) for key, values in found.items()})

    def _every(self) -> dict[K, tuple[V, ...]]:
        """All groups; of an index those that somebody asked for."""
        if self._found is None:
            self._found = self._all()
        return self._found

    def _all(self) -> dict[K, tuple[V, ...]]:
        groups: defaultdict[K, list[V]] = defaultdict(list)
        for report in self._archive.reports:
            for key, value in self._keys(report):
                groups[key].append(value)
        return {key: tuple(values) for key, values in groups.items()}


class Groups:
    """The groups of one archive."""

    def __init__(self, archive: Archive) -> None:
        self.activities_of_year: Grouped[int, Activity] = Grouped(
            archive, lambda report: [(a.year, a) for a in report.activities], "nam/", int
        )
        self.activities_of_kind: Grouped[str, Activity] = Grouped(
            archive, _by_kind, "loai-hoat-dong/", str
        )
        """One of two kinds stands in both."""
        self.activities_with_partner: Grouped[str, Activity] = Grouped(
            archive, lambda report: [(p, a) for a in report.activities for p in a.partners],
            "doi-tac/", str,
        )  # fmt: skip
        """By the id of a partner that takes part."""
        self.activities_with_organization: Grouped[str, Activity] = Grouped(
            archive, lambda report: [(o, a) for a in report.activities for o in a.organizations],
            "to-chuc/", str,
        )  # fmt: skip
        """By the id of a Vietnamese body that reports them or takes part."""
        self.delegations_with: Grouped[str, DelegationRow] = Grouped(
            archive, lambda report: [(r.entries.partner or "", r) for r in report.delegations],
            "", str,
        )  # fmt: skip
        """By the partner as written."""
        self.delegations_of_country: Grouped[str, DelegationRow] = Grouped(
            archive, _by_country, "quoc-gia/", str
        )
        """By ISO code."""
        self.delegations_of_year: Grouped[int, DelegationRow] = Grouped(
            archive, lambda report: [(row.year, row) for row in report.delegations], "nam/", int
        )
        self.agreements_with: Grouped[str, tuple[Report, Agreement]] = Grouped(
            archive, _by_party, "", str
        )
        """By the reference of each party, with the report that names them."""

    def narrow(self, index: Index) -> None:
        """From now on look only where ``index`` says that something is."""
        for group in vars(self).values():
            group.narrow(index)


def _by_kind(report: Report) -> Iterable[tuple[str, Activity]]:
    return [(kind, activity) for activity in report.activities for kind in activity.entries.kind]


def _by_country(report: Report) -> Iterable[tuple[str, DelegationRow]]:
    rows = report.delegations
    return [(row.entries.country, row) for row in rows if row.entries.country]


def _by_party(report: Report) -> Iterable[tuple[str, tuple[Report, Agreement]]]:
    return [
        (party, (report, agreement))
        for agreement in report.entries.agreements
        for party in dict.fromkeys(agreement.parties)
    ]
