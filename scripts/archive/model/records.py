"""What is read, each with its identity and what follows from it.

``entries`` is what was written; everything else here is computed and never written.
"""

from dataclasses import dataclass
from operator import methodcaller
from typing import ClassVar, Generic, Literal, TypeVar

from archive.language.dates import Edtf, parse_edtf
from archive.model.activity import ActivityEntries
from archive.model.authority import OrganizationEntries, PartnerEntries
from archive.model.body import Body, Passage
from archive.model.choices import DONE, NOT_DONE, PLANNED
from archive.model.delegation import Delegation
from archive.model.once import once
from archive.model.report import ReportEntries

AuthorityEntries = TypeVar("AuthorityEntries", OrganizationEntries, PartnerEntries)

GiftDirection = Literal["trao", "nhan"]
"""Given by a Vietnamese body to a foreign one, or received from it."""


@dataclass(frozen=True, eq=False)
class AuthorityRecord(Generic[AuthorityEntries]):
    """A body of either side: its record and its profile. ``collection`` is its folder."""

    collection: ClassVar[str]

    id: str
    path: str
    entries: AuthorityEntries
    body: Body

    @property
    def reference(self) -> str:
        """``<collection>/<id>``, as other files write it."""
        return f"{self.collection}/{self.id}"

    @property
    def address(self) -> str:
        """The page's address, from the site's root."""
        return f"{self.reference}/"

    @property
    def name(self) -> str:
        """The authorized name, or the id while none is written."""
        return self.entries.name or self.id

    @property
    def short_name(self) -> str:
        """The name for lists and tables."""
        return self.entries.short or self.name


@dataclass(frozen=True, eq=False)
class Organization(AuthorityRecord[OrganizationEntries]):
    """A Vietnamese body."""

    collection = "to-chuc"


@dataclass(frozen=True, eq=False)
class Partner(AuthorityRecord[PartnerEntries]):
    """A foreign body."""

    collection = "doi-tac"


@dataclass(frozen=True, eq=False)
class Report:
    """One report of one organization and year."""

    organization: str
    year: int
    slug: str | None
    path: str
    entries: ReportEntries
    body: Body

    @once
    def key(self) -> str:
        """``<organization>/<year>``, with ``-<slug>`` for a second one of the same year."""
        return f"{self.organization}/{self.stem}"

    @once
    def stem(self) -> str:
        """The file's name without its ending."""
        return f"{self.year}-{self.slug}" if self.slug else str(self.year)

    @property
    def address(self) -> str:
        """The page's address, from the site's root."""
        return f"to-chuc/{self.key}/"

    @property
    def plan_year(self) -> int:
        """The year that the report's plans are for."""
        return self.year + 1

    @once
    def activities(self) -> tuple["Activity", ...]:
        """The activities, in the order of the file."""
        return tuple(Activity(self, n, item) for n, item in enumerate(self.entries.activities))

    @once
    def delegations(self) -> tuple["DelegationRow", ...]:
        """Every row of the delegation tables: of the year, then of the plan."""
        rows: list[DelegationRow] = []
        for year, group in (
            (self.year, self.entries.delegations),
            (self.plan_year, self.entries.planned_delegations),
        ):
            if group is not None:
                rows += (DelegationRow(self, year, "ra", row) for row in group.outgoing or ())
                rows += (DelegationRow(self, year, "vao", row) for row in group.incoming or ())
        return tuple(rows)


_is_foreign = methodcaller("startswith", "doi-tac/")


@dataclass(frozen=True, eq=False)
class Activity:
    """One activity of a report; ``index`` is its place in the file's list, from 0."""

    report: Report
    index: int
    entries: ActivityEntries

    @property
    def id(self) -> str:
        """The id within the report, also the anchor of its passage."""
        return self.entries.id

    @once
    def uid(self) -> str:
        """``<organization>/<year>#<id>``: the id within the archive."""
        return f"{self.report.key}#{self.id}"

    @property
    def address(self) -> str:
        """The permalink, from the site's root."""
        return f"{self.report.address}#{self.id}"

    @property
    def is_done(self) -> bool:
        """Only what is written as done counts as done."""
        return self.entries.status == DONE

    @property
    def is_planned(self) -> bool:
        """Whether it was only a plan when the report was written."""
        return self.entries.status == PLANNED

    @property
    def is_not_done(self) -> bool:
        """Whether the report says that it did not take place."""
        return self.entries.status == NOT_DONE

    @once
    def year(self) -> int:
        """The year it belongs to: of its date, else the report's (a plan's: the next)."""
        if self.entries.date is not None:
            return self.entries.date.earliest.year
        return self.report.plan_year if self.is_planned else self.report.year

    @once
    def period(self) -> Edtf:
        """When it took place; the whole year when the report gives no date."""
        return self.entries.date or parse_edtf(str(self.year))

    @once
    def parties(self) -> tuple[str, ...]:
        """All parties in any role, as written, each once."""
        roles = self.entries.parties
        if roles is None:
            return ()
        named = (*roles.giver, *roles.on_behalf_of, *roles.channel, *roles.with_, *roles.recipient)
        return named if len(named) < 2 else tuple(dict.fromkeys(named))

    @once
    def partners(self) -> tuple[str, ...]:
        """The ids of the partners that take part in any role."""
        return tuple([p.removeprefix("doi-tac/") for p in self.parties if p.startswith("doi-tac/")])

    @once
    def organizations(self) -> tuple[str, ...]:
        """The ids of the Vietnamese bodies that take part, the reporting one first."""
        own, parties = self.report.organization, self.parties
        named = [p.removeprefix("to-chuc/") for p in parties if p.startswith("to-chuc/")]
        return tuple(dict.fromkeys([own, *named])) if named else (own,)

    @once
    def gift_direction(self) -> GiftDirection | None:
        """Given or received, from who gives and who receives, else from the kind; else None."""
        roles = self.entries.parties
        if roles is not None:
            givers, recipients = (*roles.giver, *roles.on_behalf_of), roles.recipient
            foreign_giver = any(map(_is_foreign, givers))
            foreign_recipient = any(map(_is_foreign, recipients))
            if foreign_recipient and not foreign_giver:
                return "trao"
            if foreign_giver and not foreign_recipient:
                return "nhan"
        kinds = set(self.entries.kind) & {"trao-tang", "tiep-nhan"}
        if kinds == {"trao-tang"}:
            return "trao"
        if kinds == {"tiep-nhan"}:
            return "nhan"
        return None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The text that tells of it."""
        return self.report.body.told_at(self.id)


@dataclass(frozen=True, eq=False)
class DelegationRow:
    """One delegation of a report; ``direction`` is ``ra`` (out) or ``vao`` (in)."""

    report: Report
    year: int
    direction: Literal["ra", "vao"]
    entries: Delegation
