"""A report's page: a catalogue card, then a ledger, then the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from archive.composing.citations import beside, citation
from archive.composing.downloads import piece, piece_inputs, report_file
from archive.composing.page import Later, Page, Whole
from archive.composing.pages.organization import lifetime
from archive.composing.site import Site
from archive.composing.summary import summary
from archive.composing.words import years_said
from archive.model.activity import Item
from archive.model.choices import DONE, PLANNED, SECTIONS
from archive.model.delegation import Delegation, Delegations
from archive.model.records import DelegationRow, Organization, Report
from archive.model.totals import Gift, gifts

TEMPLATE = "pages/report.html"


@dataclass(frozen=True)
class DelegationBlock:
    """One block of the official table.

    ``rows`` is None when the paper does not say, empty when it says “Không”.
    """

    direction: Literal["ra", "vao"]
    year: int
    planned: bool
    rows: tuple[DelegationRow, ...] | None

    @property
    def counted(self) -> int:
        """Delegations that count: those that went or came, of a plan those planned."""
        wanted = PLANNED if self.planned else DONE
        return sum(row.entries.status == wanted for row in self.rows or ())

    @property
    def others(self) -> int:
        """Rows that tell of a delegation that does not count."""
        return len(self.rows or ()) - self.counted


def pages(site: Site) -> Iterator[Page]:
    """One page for each report."""
    for report in site.archive.reports:
        yield report_page(site, report)


def report_page(site: Site, report: Report) -> Page:
    """The page of ``report``."""
    archive = site.archive
    organization = archive.organizations[report.organization]
    before, after = neighbours(site, report)
    everything = summary(archive, report.activities)
    return Page(
        address=report.address,
        title=f"{organization.short_name}, {report.stem}: {report.entries.title}",
        description=_description(report, organization),
        kind="bao-cao",
        section="to-chuc",
        template=TEMPLATE,
        edit_path=report.path,
        context={
            "report": report,
            "organization": organization,
            "sum": everything,
            "repeated": Later(
                lambda: any(total.rows > 1 for total in everything.totals), (everything,)
            ),
            "gifts": Later(
                lambda: [g for g in gifts(report.activities) if g.direction or _is_thing(g)],
                (everything,),
            ),
            "blocks": delegation_blocks(report),
            "agreements": [(report, agreement) for agreement in report.entries.agreements],
            "section_anchors": frozenset(SECTIONS),
            "recorded": frozenset(a.id for a in report.activities),
            "before": before,
            "after": after,
            "citation": citation(site, report, organization),
        },
        shows=(
            Whole(report),
            piece_inputs(site, report),
            site.labels("loai-kho-khan", _difficulties(report)),
        ),
        beside=lambda: _files(site, report, organization),
        kept=lambda: piece(site, report),
    )


def _files(site: Site, report: Report, organization: Organization) -> Iterator[tuple[str, bytes]]:
    """Beside the page: its citation for reference managers, and the report as data."""
    yield from beside(site, report, organization)
    yield f"{report.address}du-lieu.json", report_file(site, report)


def _difficulties(report: Report) -> list[str]:
    told = report.entries.assessment
    return [point.kind for point in told.difficulties if point.kind] if told else []


def _is_thing(gift: Gift) -> bool:
    """A counted thing whose way the report leaves open; money without a way is no gift."""
    return isinstance(gift.item, Item) and gift.quantity is not None


def delegation_blocks(report: Report) -> list[DelegationBlock]:
    """Out and in of the year; of the plan too, where the paper says anything of it."""
    entries = report.entries
    blocks = _blocks(report, entries.delegations or Delegations(), report.year, planned=False)
    if entries.planned_delegations is not None:
        blocks += _blocks(report, entries.planned_delegations, report.plan_year, planned=True)
    return blocks


def _blocks(
    report: Report, group: Delegations, year: int, *, planned: bool
) -> list[DelegationBlock]:
    def block(
        direction: Literal["ra", "vao"], rows: tuple[Delegation, ...] | None
    ) -> DelegationBlock:
        told = (
            None if rows is None else tuple(DelegationRow(report, year, direction, r) for r in rows)
        )
        return DelegationBlock(direction, year, planned, told)

    return [block("ra", group.outgoing), block("vao", group.incoming)]


@dataclass(frozen=True)
class Neighbour:
    """What stands before or after a report: another report, a successor, or a year not there.

    ``missing`` are the years between of which the archive has no report, said as ``2012–2015``.
    """

    report: Report | None = None
    missing: tuple[str, ...] = ()
    bodies: tuple[Organization, ...] = ()


def neighbours(site: Site, report: Report) -> tuple[Neighbour, Neighbour]:
    """The same body's report before this one and after it.

    Where the body did not exist in the year before or after, its predecessors or successors stand.
    """
    archive = site.archive
    series = archive.reports_of[report.organization]
    place = series.index(report)
    body = archive.organizations[report.organization]
    first, last = lifetime(body)

    def neighbour(other: Report | None, years: range, kin: tuple[str, ...]) -> Neighbour:
        existed = [year for year in years if first <= year <= last]
        found = (archive.record(reference) for reference in kin)
        bodies = tuple(b for b in found if isinstance(b, Organization))
        lived = other is not None or existed
        return Neighbour(other, tuple(years_said(existed)), () if lived else bodies)

    before = series[place - 1] if place else None
    after = series[place + 1] if place + 1 < len(series) else None
    earlier = range(before.year + 1 if before else report.year - 1, report.year)
    later = range(report.year + 1, after.year if after else report.year + 2)
    entries = body.entries
    return (
        neighbour(before, earlier, entries.predecessors),
        neighbour(after, later, entries.successors),
    )


def _description(report: Report, organization: Organization) -> str:
    done = sum(a.is_done for a in report.activities)
    return (
        f"{organization.name}: báo cáo công tác đối ngoại nhân dân năm {report.year},"
        f" {done} hoạt động đã thực hiện, kèm tặng phẩm, đoàn ra, đoàn vào, thỏa thuận."
    )
