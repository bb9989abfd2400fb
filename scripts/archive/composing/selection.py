"""What a macro call of a dossier asks for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from archive.composing.groups import Groups
from archive.model.agreement import Agreement
from archive.model.archive import Archive
from archive.model.choices import DONE, NOT_DONE, PLANNED
from archive.model.records import Activity, DelegationRow, Report

Wanted = Mapping[str, str | int]


@dataclass(frozen=True, eq=False)
class Selection:
    """The part of the archive that ``wanted``, the arguments of a macro call, describes.

    An argument that is not given asks for all. A province of today includes the former ones.
    ``groups`` are those of the archive.
    """

    archive: Archive
    wanted: Wanted
    groups: Groups

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """The activities asked for, one account of each event."""
        found: Iterable[Activity] = self._likely_activities()
        for test in self._tests():  # one after the other: of very many few pass the first
            found = filter(test, found)
        return self.archive.distinct(found)

    @cached_property
    def done(self) -> tuple[Activity, ...]:
        """Those that were done."""
        return self._with_status(DONE)

    @cached_property
    def planned(self) -> tuple[Activity, ...]:
        """Those that were only planned."""
        return self._with_status(PLANNED)

    @cached_property
    def not_done(self) -> tuple[Activity, ...]:
        """Those that did not take place."""
        return self._with_status(NOT_DONE)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports of the bodies and the year asked for."""
        year = self.wanted.get("nam")
        return tuple(
            r for r in self.archive.reports if year in {None, r.year} and self._reported_by(r)
        )

    @cached_property
    def delegations(self) -> tuple[DelegationRow, ...]:
        """The delegations asked for, of the year and of plans."""
        return tuple(row for row in self._likely_delegations() if self._has_row(row))

    @cached_property
    def agreements(self) -> list[tuple[Report, Agreement]]:
        """The agreements that these reports name, of the partners asked for."""
        return [
            (report, agreement)
            for report in self.reports
            for agreement in report.entries.agreements
            if self.partners is None or not self.partners.isdisjoint(agreement.parties)
        ]

    @cached_property
    def partners(self) -> frozenset[str] | None:
        """References of the partners asked for; None for any."""
        wanted, found = self.wanted, self.archive.partners.values()
        if not {"doi_tac", "nuoc"} & set(wanted) and not self._foreign_place:
            return None
        return frozenset(
            p.reference
            for p in found
            if wanted.get("doi_tac") in {None, p.id}
            and ("nuoc" not in wanted or str(wanted["nuoc"]).upper() == p.entries.country)
            and self._foreign_place in {None, p.entries.region}
        )

    @property
    def _foreign_place(self) -> str | None:
        place = str(self.wanted.get("tinh", ""))
        return place if place in self.archive.lists.foreign_places else None

    @cached_property
    def _organizations(self) -> frozenset[str] | None:
        """Ids of the bodies asked for; None for any."""
        wanted = self.wanted
        by_place = "tinh" in wanted and self._foreign_place is None
        if "to_chuc" not in wanted and not by_place:
            return None
        province = str(wanted.get("tinh", ""))
        places = {province, *self.archive.provinces_before.get(province, ())}
        return frozenset(
            o.id
            for o in self.archive.organizations.values()
            if wanted.get("to_chuc") in {None, o.id}
            and (not by_place or o.entries.province in places)
        )

    def _reported_by(self, report: Report) -> bool:
        return self._organizations is None or report.organization in self._organizations

    def _likely_activities(self) -> Iterable[Activity]:
        """Among which those asked for are, in the reports' order; the fewest that stand grouped."""
        wanted, groups, year = self.wanted, self.groups, self.wanted.get("nam")
        if "doi_tac" in wanted:
            return groups.activities_with_partner.of(str(wanted["doi_tac"]))
        if "to_chuc" in wanted:
            return groups.activities_with_organization.of(str(wanted["to_chuc"]))
        if isinstance(year, int):
            return groups.activities_of_year.of(year)
        if "loai" in wanted:
            return groups.activities_of_kind.of(str(wanted["loai"]))
        return self.archive.activities

    def _likely_delegations(self) -> Iterable[DelegationRow]:
        """Among which those asked for are, as above."""
        wanted, year = self.wanted, self.wanted.get("nam")
        if "to_chuc" in wanted:
            reports = self.archive.reports_of.get(str(wanted["to_chuc"]), ())
            return (row for report in reports for row in report.delegations)
        if isinstance(year, int):
            return self.groups.delegations_of_year.of(year)
        return self.archive.delegations

    def _tests(self) -> Iterator[Callable[[Activity], bool]]:
        """What each activity must pass; what is found out soonest comes first."""
        wanted, bodies, partners = self.wanted, self._organizations, self.partners
        if "loai" in wanted:
            yield lambda activity: wanted["loai"] in activity.entries.kind
        if "chu_de" in wanted:
            yield lambda activity: wanted["chu_de"] in activity.entries.themes
        if wanted.get("trang_thai") is not None:
            yield lambda activity: activity.entries.status == wanted["trang_thai"]
        if wanted.get("nam") is not None:
            yield lambda activity: activity.year == wanted["nam"]
        if partners is not None:
            yield lambda activity: not partners.isdisjoint(activity.parties)
        if bodies is not None:
            yield lambda activity: not bodies.isdisjoint(activity.organizations)
        if wanted.get("huong") is not None:
            yield lambda activity: activity.gift_direction == wanted["huong"]

    def _has_row(self, row: DelegationRow) -> bool:
        wanted, partners = self.wanted, self.partners
        country = str(wanted.get("nuoc", row.entries.country)).upper()
        return (
            self._reported_by(row.report)
            and wanted.get("nam") in {None, row.year}
            and wanted.get("huong") in {None, row.direction}
            and wanted.get("trang_thai") in {None, row.entries.status}
            and (
                partners is None
                or row.entries.partner in partners
                or ("nuoc" in wanted and country == row.entries.country)
            )
        )

    def _with_status(self, status: str) -> tuple[Activity, ...]:
        return tuple(a for a in self.activities if a.entries.status == status)
