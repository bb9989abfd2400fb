"""A report's page: a catalogue card, then a ledger, then the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from archive.composing.citations import citation
from archive.composing.page import Page
from archive.composing.site import Site
from archive.model.choices import DONE, NOT_DONE, PLANNED, SECTIONS
from archive.model.delegation import Delegation, Delegations
from archive.model.records import Organization, Report
from archive.model.totals import gift_totals, gifts


@dataclass(frozen=True)
class DelegationBlock:
    """One block of the official table.

    ``rows`` is None when the paper does not say, empty when it says “Không”.
    """

    direction: Literal["ra", "vao"]
    year: int
    planned: bool
    rows: tuple[Delegation, ...] | None


def pages(site: Site) -> Iterator[Page]:
    """One page for each report."""
    for report in site.archive.reports:
        yield report_page(site, report)


def report_page(site: Site, report: Report) -> Page:
    """The page of ``report``."""
    archive = site.archive
    organization = archive.organizations[report.organization]
    activities = archive.distinct(report.activities)
    before, after = _neighbours(site, report)
    entries = report.entries
    return Page(
        address=report.address,
        title=f"{organization.short_name}, {report.year}: {entries.title}",
        description=_description(report, organization),
        kind="bao-cao",
        section="to-chuc",
        template="pages/report.html",
        edit_path=report.path,
        context={
            "report": report,
            "organization": organization,
            "done": [a for a in report.activities if a.entries.status == DONE],
            "planned": [a for a in report.activities if a.entries.status == PLANNED],
            "not_done": [a for a in report.activities if a.entries.status == NOT_DONE],
            "totals": [t for t in gift_totals(archive, activities) if t.status == DONE],
            "gifts": [g for g in gifts(report.activities) if g.direction or g.item.quantity],
            "blocks": delegation_blocks(report),
            "section_anchors": frozenset(SECTIONS),
            "recorded": frozenset(a.id for a in report.activities),
            "before": before,
            "after": after,
            "citation": citation(site, report, organization),
        },
    )


def delegation_blocks(report: Report) -> list[DelegationBlock]:
    """Out and in of the year; of the plan too, where the paper says anything of it."""
    entries = report.entries
    blocks = _blocks(entries.delegations or Delegations(), report.year, planned=False)
    if entries.planned_delegations is not None:
        blocks += _blocks(entries.planned_delegations, report.plan_year, planned=True)
    return blocks


def _blocks(group: Delegations, year: int, *, planned: bool) -> list[DelegationBlock]:
    return [
        DelegationBlock("ra", year, planned, group.outgoing),
        DelegationBlock("vao", year, planned, group.incoming),
    ]


def _neighbours(site: Site, report: Report) -> tuple[Report | None, Report | None]:
    """The same body's report before this one and after it."""
    series = site.archive.reports_of[report.organization]
    place = series.index(report)
    before = series[place - 1] if place else None
    after = series[place + 1] if place + 1 < len(series) else None
    return before, after


def _description(report: Report, organization: Organization) -> str:
    done = sum(a.is_done for a in report.activities)
    return (
        f"{organization.name}: báo cáo công tác đối ngoại nhân dân năm {report.year},"
        f" {done} hoạt động đã thực hiện, kèm tặng phẩm, đoàn ra, đoàn vào, thỏa thuận."
    )
