"""A body's page: its record through time, its reports, its partners, its activities."""

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR
from functools import partial

from archive.composing.page import Page, Unmade, Whole
from archive.composing.site import LIST_LIMIT, Site, grouped
from archive.composing.summary import shown, summary
from archive.language.collation import sort_key
from archive.model.agreement import Agreement
from archive.model.records import Organization, Report

TEMPLATE = "pages/organization.html"


def pages(site: Site) -> Iterator[Page | Unmade]:
    """The list of all bodies, then one page for each."""
    archive = site.archive
    ordered = sorted(archive.organizations.values(), key=lambda o: sort_key(o.name))
    kinds = archive.lists.terms("loai-to-chuc")
    yield Page(
        address="to-chuc/",
        title="Tổ chức",
        description="Các tổ chức Việt Nam có báo cáo hoặc được nhắc tới trong kho.",
        kind="danh-sach",
        section="to-chuc",
        template="pages/organizations.html",
        context={
            "groups": [
                (term.name, members)
                for code, term in kinds.items()
                if (members := [o for o in ordered if o.entries.kind == code])
            ],
        },
        shows=(
            site.report_names(ordered),
            tuple(o.entries for o in ordered),
            # the successors that have a record are named
            tuple(archive.record(s) for o in ordered for s in o.entries.successors),
        ),
    )
    for body in ordered:
        shows, make = partial(_shown, site, body), partial(organization_page, site, body)
        yield Unmade(body.address, TEMPLATE, shows, make)


def organization_page(site: Site, organization: Organization) -> Page:
    """The page of ``organization``."""
    archive = site.archive
    reports = archive.reports_of.get(organization.id, ())
    activities = archive.activities_with_organization.get(organization.id, ())
    return Page(
        address=organization.address,
        title=organization.name,
        description=f"{organization.name}: hồ sơ, báo cáo các năm, đối tác, hoạt động.",
        kind="to-chuc",
        section="to-chuc",
        template=TEMPLATE,
        edit_path=organization.path,
        context={
            "organization": organization,
            "reports": reports,
            "missing": [
                year
                for year, found, existed in reporting_years(site, organization, reports)
                if existed and not found
            ],
            "sum": shown(summary(archive, activities)),
            "limit": LIST_LIMIT,
            "agreements": _agreements(reports),
        },
        shows=_shown(site, organization),
    )


def _shown(site: Site, organization: Organization) -> tuple[object, ...]:
    """Everything that the page of ``organization`` is made from."""
    archive = site.archive
    reports = archive.reports_of.get(organization.id, ())
    province, provinces = organization.entries.province, archive.lists.provinces
    return (
        Whole(organization),
        archive.lists.label("loai-to-chuc", organization.entries.kind or ""),
        province,
        provinces.get(province or ""),
        provinces.get(archive.province_now(province)) if province else None,
        reports,
        # the years without a report are told of a body that has some
        (site.first_year, site.last_year) if reports else None,
        archive.activities_with_organization.get(organization.id, ()),
        _agreements(reports),
    )


def _agreements(reports: tuple[Report, ...]) -> list[tuple[Report, Agreement]]:
    return [(report, agreed) for report in reports for agreed in report.entries.agreements]


def reporting_years(
    site: Site, organization: Organization, reports: tuple[Report, ...]
) -> list[tuple[int, tuple[Report, ...], bool]]:
    """Each year of the archive with the body's reports on it, and whether the body existed then.

    Years without a report are told too: absence is information.
    """
    if not reports:
        return []
    first, last = lifetime(organization)
    of_year = grouped((report.year, report) for report in reports)
    return [
        (year, tuple(of_year.get(year, ())), first <= year <= last)
        for year in range(site.first_year, site.last_year + 1)
    ]


def lifetime(organization: Organization) -> tuple[int, int]:
    """The first and last year that the body existed in, as far as its record says."""
    valid = organization.entries.valid
    first = valid.from_.earliest.year if valid and valid.from_ else MINYEAR
    last = valid.to.latest.year if valid and valid.to else MAXYEAR
    return first, last
