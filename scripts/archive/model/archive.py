"""Everything that was read, joined once.

The objects are loaded eagerly and never change; each join is made the first time it is asked for.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from archive.language.symbols import canonical_symbol
from archive.model.activity_by_uid import ActivityByUid
from archive.model.events import events
from archive.model.lists import Lists
from archive.model.page_records import Dossier, Page
from archive.model.records import Activity, DelegationRow, Organization, Partner, Report
from archive.model.report import Cited

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, eq=False)
class Archive:
    """All records and lists; mappings are by id, reports in order of organization, year, slug."""

    organizations: Mapping[str, Organization]
    partners: Mapping[str, Partner]
    reports: tuple[Report, ...]
    pages: tuple[Page, ...]
    dossiers: tuple[Dossier, ...]
    lists: Lists

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """Every activity of every report."""
        return tuple(a for report in self.reports for a in report.activities)

    @cached_property
    def activity_by_uid(self) -> Mapping[str, Activity]:
        """Activities by ``<organization>/<year>#<id>``; the first where an id stands twice."""
        return ActivityByUid(self.report_by_key)

    @cached_property
    def report_by_key(self) -> dict[str, Report]:
        """Reports by ``<organization>/<year>[-<slug>]``."""
        return {report.key: report for report in self.reports}

    @cached_property
    def reports_of(self) -> dict[str, tuple[Report, ...]]:
        """Reports by organization id, oldest first."""
        return _group((r.organization, r) for r in self.reports)

    @cached_property
    def delegations(self) -> tuple[DelegationRow, ...]:
        """Every delegation of every report."""
        return tuple(row for report in self.reports for row in report.delegations)

    @cached_property
    def citations(self) -> dict[str, tuple[tuple[Report, Cited], ...]]:
        """Who cites or rests on each document, by its canonical symbol."""
        named: list[tuple[str, tuple[Report, Cited]]] = []
        for report in self.reports:
            document = report.entries.document
            basis = document.basis if document else ()
            named += (
                (canonical_symbol(cited.number), (report, cited))
                for cited in (*basis, *report.entries.cites)
                if cited.number
            )
        return _group(named)

    @cached_property
    def _events(self) -> dict[str, str]:
        """The uid of each activity that says, or of which others say, that it is one with another.

        To that of the first account of the same event; all others are events of their own.
        """
        every = (activity for report in self._saying_so for activity in report.activities)
        told = [(a.uid, other) for a in every for other in a.entries.same_as]
        named = {uid for pair in told for uid in pair}
        return events(filter(self.activity_by_uid.__contains__, named), told)

    @cached_property
    def _saying_so(self) -> tuple[Report, ...]:
        """The reports that may say of an activity that another report tells of it too."""
        return self.reports

    def only_these_share(self, reports: Iterable[Report]) -> None:
        """Take it that no report but these says so; in their order. Nobody reads the others then.

        It is of use before anybody asks for events.
        """
        self.__dict__["_saying_so"] = tuple(reports)

    def event_of(self, activity: Activity) -> str:
        """One uid for all accounts of the same event (``same_as``)."""
        return self._events.get(activity.uid, activity.uid)

    def distinct(self, activities: Iterable[Activity]) -> tuple[Activity, ...]:
        """``activities`` with each event once, however many bodies report it.

        Of several accounts the one that tells most of what was given stands, else the first: a
        partner's mention of the event must not lose the things that the giver's report lists.
        """
        every = tuple(activities)
        sharing = self._sharing
        # of the others each stands for itself
        found: dict[str | Activity, Activity] = {
            activity.uid if activity.report in sharing else activity: activity for activity in every
        }
        shared = self._told_twice.keys() & found.keys()
        if shared:
            accounts: dict[str, list[Activity]] = {}
            for activity in every:
                if activity.report in sharing and activity.uid in shared:
                    accounts.setdefault(self._told_twice[activity.uid], []).append(activity)
            for told in accounts.values():
                # the event stands where its first account did
                first, *others = dict.fromkeys(activity.uid for activity in told)
                found[first] = max(told, key=tells)
                for uid in others:
                    del found[uid]
        return tuple(found.values())

    @cached_property
    def _told_twice(self) -> dict[str, str]:
        """The event of each activity whose event has more than one account; they are few."""
        times = Counter(self._events.values())
        return {uid: event for uid, event in self._events.items() if times[event] > 1}

    @cached_property
    def _sharing(self) -> frozenset[Report]:
        """The reports that tell of an event of which there are other accounts."""
        of = self.report_by_key
        return frozenset(of[uid.partition("#")[0]] for uid in self._told_twice)

    @cached_property
    def shared_accounts(self) -> tuple[Activity, ...]:
        """The activities of whose events there are other accounts."""
        told_twice, sharing = self._told_twice, self._sharing
        reports = (report for report in self.reports if report in sharing)
        return tuple([a for r in reports for a in r.activities if a.uid in told_twice])

    def party_name(self, party: str, *, short: bool = False) -> str:
        """The name to print for a party: of its record, else as written."""
        record = self.record(party)
        if record is None:
            return party
        return record.short_name if short else record.name

    def record(self, reference: str) -> Organization | Partner | None:
        """The record at ``to-chuc/<id>`` or ``doi-tac/<id>``; None for a plain name."""
        collection, _, name = reference.partition("/")
        if collection == "to-chuc":
            return self.organizations.get(name)
        if collection == "doi-tac":
            return self.partners.get(name)
        return None

    def countries_of(self, activity: Activity) -> tuple[str, ...]:
        """ISO codes of the countries whose bodies take part."""
        of, partners = self._country_of, activity.partners
        if len(partners) == 1:  # nearly always
            country = of.get(partners[0])
            return (country,) if country else ()
        return tuple(dict.fromkeys([c for c in map(of.get, partners) if c]))

    @cached_property
    def _country_of(self) -> dict[str, str | None]:
        """Countries of the partners by the ids of these."""
        return {id_: partner.entries.country for id_, partner in self.partners.items()}

    def province_of(self, report: Report) -> str | None:
        """The province of the reporting body, as it was then."""
        body = self.organizations.get(report.organization)
        return body.entries.province if body else None

    def province_now(self, province: str) -> str:
        """The id of the province that ``province`` belongs to today."""
        seen = set()
        provinces = self.lists.provinces
        while province in provinces and province not in seen:
            seen.add(province)
            successor = provinces[province].successor
            if successor is None:
                break
            province = successor
        return province

    @cached_property
    def provinces_before(self) -> dict[str, tuple[str, ...]]:
        """The former provinces that went into each one of today."""
        provinces = self.lists.provinces
        return _group((p.successor, id_) for id_, p in provinces.items() if p.successor)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years reported on, oldest first."""
        return tuple(sorted({report.year for report in self.reports}))


def tells(activity: Activity) -> tuple[int, int]:
    """How much an account tells of things and money: figures, then rows."""
    entries = activity.entries
    figures = [item.quantity for item in entries.items] + [sum_.amount for sum_ in entries.money]
    return sum(figure is not None for figure in figures), len(figures)


def _group(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
