"""How many activities there are in the whole archive, and nothing else of them.

A page that only counts them stays what it is when a figure or a title is edited: its key is made of
no more than what is counted by.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from archive.composing.hashes import digest, digest_of_row
from archive.composing.summary import Everything
from archive.model.archive import Archive, tells
from archive.model.records import Activity, Report

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, eq=False)
class Counts:
    """The counts of ``everything``: by year, kind, country, partner, body, status.

    What :meth:`of_each` and :meth:`done_by` are asked for must follow from these too.
    """

    everything: Everything

    @property
    def by_year(self) -> dict[int, int]:
        """How many were done in each year, oldest first."""
        return self.everything.by_year

    @property
    def planned_by_year(self) -> dict[int, int]:
        """How many were planned for each year, oldest first."""
        return self.everything.planned_by_year

    @property
    def by_kind(self) -> dict[str, int]:
        """How many were done of each kind, most first."""
        return self.everything.by_kind

    @property
    def by_country(self) -> dict[str, int]:
        """How many were done with each country, most first."""
        return self.everything.by_country

    @property
    def by_partner(self) -> dict[str, int]:
        """How many were done with each partner, most first."""
        return self.everything.by_partner

    @property
    def by_organization(self) -> dict[str, int]:
        """How many were done with each Vietnamese body, most first."""
        return self.everything.by_organization

    def digest(self, name: Callable[[str], str]) -> bytes:
        """The hash of all that these rest on; ``name`` is how pages call a body."""
        archive = self.everything.archive
        return digest_of_counts([counted_by(archive, name, report) for report in archive.reports])

    def done_by(self, key: Callable[[Activity], K]) -> Counter[K]:
        """How many of those done have each ``key``."""
        return Counter(map(key, self.everything.done))

    def of_each(
        self,
        status: str,
        keys: Callable[[Activity], Iterable[K]],
        shared: Mapping[K, Iterable[Activity]] | None = None,
    ) -> Counter[K]:
        """As :meth:`Summary.of_each` of everything."""
        return self.everything.of_each(status, keys, shared)


def counted_by(archive: Archive, name: Callable[[str], str], report: Report) -> bytes:
    """The hash of all that the activities of ``report`` are counted by."""
    label, event_of = archive.lists.label, archive.event_of
    said = [report.key, name(f"to-chuc/{report.organization}")]
    for activity in report.activities:
        entries = activity.entries
        said += ["\x1d", activity.uid, event_of(activity), entries.status or ""]
        # of several accounts of an event the one that tells most is counted
        said += [repr(tells(activity)), str(activity.year), *map(name, activity.parties)]
        said += ["\x1d", *(label("loai-hoat-dong", kind) for kind in entries.kind)]
        said += entries.kind
    return digest("\x1e".join(said).encode())


def digest_of_counts(parts: Sequence[bytes]) -> bytes:
    """The hash of all that is counted, of what each report adds."""
    return digest_of_row(len(parts), b"".join(parts))
