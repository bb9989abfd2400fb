"""What a set of activities comes to: the numbers that pages and figures share."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from archive.composing.page import Later
from archive.model.archive import Archive
from archive.model.choices import DONE, NOT_DONE, PLANNED
from archive.model.records import Activity
from archive.model.totals import Gift, Total, gifts, totals

K = TypeVar("K", bound=Hashable)

HEADLINES = 4
"""Things given, and things received, that a glance names."""


@dataclass(frozen=True, eq=False)
class Summary:
    """Numbers of a set of activities.

    ``accounts`` are all accounts; an event that several bodies report counts once everywhere else.
    Counts are of activities done, unless their name says otherwise.
    """

    archive: Archive
    accounts: tuple[Activity, ...]

    @cached_property
    def events(self) -> tuple[Activity, ...]:
        """One account of each event."""
        return self.archive.distinct(self.accounts)

    @cached_property
    def _by_status(self) -> dict[str | None, list[Activity]]:
        found: dict[str | None, list[Activity]] = {}
        for activity in self.events:
            status = activity.entries.status
            if status in found:
                found[status].append(activity)
            else:
                found[status] = [activity]
        return found

    @property
    def done(self) -> Sequence[Activity]:
        """What was done."""
        return self._by_status.get(DONE, ())

    @property
    def planned(self) -> Sequence[Activity]:
        """What was only planned."""
        return self._by_status.get(PLANNED, ())

    @property
    def not_done(self) -> Sequence[Activity]:
        """What the reports say did not take place."""
        return self._by_status.get(NOT_DONE, ())

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """Totals of things and money given and received in what was done."""
        return tuple(totals(self.done))

    @cached_property
    def headline(self) -> tuple[Total, ...]:
        """The largest totals of each direction, for a glance; the table has all."""
        told = [t for t in self.totals if t.quantity is not None and t.direction]
        given = [t for t in told if t.direction == "trao"]
        received = [t for t in told if t.direction == "nhan"]
        return (*given[:HEADLINES], *received[:HEADLINES])

    @cached_property
    def gifts(self) -> tuple[Gift, ...]:
        """Each thing and sum given or received in what was done."""
        return tuple(g for g in gifts(self.done) if g.direction)

    @cached_property
    def by_year(self) -> dict[int, int]:
        """How many in each year, oldest first."""
        return dict(sorted(Counter([a.year for a in self.done]).items()))

    @cached_property
    def planned_by_year(self) -> dict[int, int]:
        """How many were planned for each year, oldest first."""
        return dict(sorted(Counter([a.year for a in self.planned]).items()))

    @cached_property
    def by_kind(self) -> dict[str, int]:
        """How many of each kind, most first; an activity of two kinds counts in both."""
        return _counted([kind for a in self.done for kind in a.entries.kind])

    @cached_property
    def by_country(self) -> dict[str, int]:
        """How many with each country, most first."""
        of = self.archive.countries_of
        return _counted([country for a in self.done for country in of(a)])

    @cached_property
    def by_partner(self) -> dict[str, int]:
        """How many with each partner, most first."""
        known = self.archive.partners
        return _counted([p for a in self.done for p in a.partners if p in known])

    @cached_property
    def by_organization(self) -> dict[str, int]:
        """How many with each Vietnamese body, most first."""
        known = self.archive.organizations
        return _counted([o for a in self.done for o in a.organizations if o in known])

    @cached_property
    def last(self) -> Activity | None:
        """The latest of what was done, by its first possible day; None when nothing was.

        An activity of some time in 2021 is not later than one of 31/3/2021.
        """
        return max(self.done, key=lambda a: (a.period.earliest, a.period.latest), default=None)

    @cached_property
    def _alone(self) -> dict[str, list[Activity]]:
        """Of each status the events of which there is no other account."""
        shared = {activity.uid for activity in self.archive.shared_accounts}
        return {
            status: [a for a in self._by_status.get(status, ()) if a.uid not in shared]
            for status in (DONE, PLANNED, NOT_DONE)
        }

    def of_each(
        self,
        status: str,
        keys: Callable[[Activity], Iterable[K]],
        shared: Mapping[K, Iterable[Activity]] | None = None,
    ) -> Counter[K]:
        """How many of ``status`` the summary of each key's own activities counts.

        Of an event that several bodies report, the account may stand with one key that another
        knows nothing of: ``shared`` has, of :attr:`Archive.shared_accounts`, those of each key in
        the order of its summary; None: that of the archive.
        """
        counts = Counter([key for a in self._alone[status] for key in keys(a)])
        if shared is None:
            grouped: dict[K, list[Activity]] = {}
            for activity in self.archive.shared_accounts:
                for key in keys(activity):
                    grouped.setdefault(key, []).append(activity)
            shared = grouped
        for key, accounts in shared.items():
            stand = self.archive.distinct(dict.fromkeys(accounts))
            counts[key] += sum(a.entries.status == status for a in stand)
        return counts

    def prepare(self) -> None:
        """Count now what several pages of the whole archive would each count for themselves."""
        asked = (self.totals, self.by_year, self.by_kind, self.by_country, self.by_partner)
        _ = asked, self.by_organization, self._alone


class Everything(Summary):
    """The numbers of all activities of an archive, which are asked for with the first of these."""

    def __init__(self, archive: Archive) -> None:
        self.__dict__["archive"] = archive

    @cached_property
    def accounts(self) -> tuple[Activity, ...]:
        """All accounts."""
        return self.archive.activities


def summary(archive: Archive, activities: Iterable[Activity]) -> Summary:
    """The summary of ``activities``, each account once."""
    return Summary(archive, tuple(dict.fromkeys(activities)))


def shown(found: Summary) -> Later:
    """``found`` for the context of a page, with which is forgotten what it counted."""
    return Later(lambda: Summary(found.archive, found.accounts), (found,))


def _counted(codes: Iterable[str]) -> dict[str, int]:
    counts = Counter(codes)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
