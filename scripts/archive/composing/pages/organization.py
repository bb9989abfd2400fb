"""A body's page: its record through time, its reports, its partners, its activities."""

from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, MINYEAR
from functools import partial

from archive.composing.further import NEWEST, too_many
from archive.composing.page import Page, Unmade, Whole, whole
from archive.composing.site import LIST_LIMIT, Site, grouped
from archive.composing.summary import shown, summary
from archive.language.collation import sort_key
from archive.model.agreement import Agreement
from archive.model.lists import Term
from archive.model.records import Organization, Report

TEMPLATE = "pages/organization.html"
LIST = "pages/organizations.html"
OF_KIND = "pages/organizations-of-kind.html"

ADDRESS = "to-chuc/"
"""Of the list of all bodies."""


def pages(site: Site) -> Iterator[Unmade]:
    """The list of all bodies, then one page for each.

    Of more bodies than one page lists, those of a kind of which there are many have a further page.
    """
    ordered = sorted(site.archive.organizations.values(), key=lambda o: sort_key(o.name))
    yield from _lists(site, ordered)
    for body in ordered:
        shows, make = partial(_shown, site, body), partial(organization_page, site, body)
        yield Unmade(body.address, TEMPLATE, shows, make)


def _lists(site: Site, ordered: list[Organization]) -> Iterator[Unmade]:
    """The list of all bodies by kind, then those that it only counts, a page for each kind."""
    terms = site.archive.lists.terms("loai-to-chuc")
    kinds = grouped((body.entries.kind or "", body) for body in ordered)
    apart = {
        code: f"{ADDRESS}loai/{code}/"
        for code in terms
        if too_many(ordered) and len(kinds.get(code, ())) > NEWEST
    }
    yield whole(ADDRESS, LIST, partial(_list, site, ordered, kinds, apart))
    for code, address in apart.items():
        yield whole(address, OF_KIND, partial(_of_kind, site, address, terms[code], kinds[code]))


def _list(
    site: Site,
    ordered: list[Organization],
    kinds: Mapping[str, list[Organization]],
    apart: Mapping[str, str],
) -> Page:
    here = [body for body in ordered if body.entries.kind not in apart]
    return Page(
        address=ADDRESS,
        title="Tổ chức",
        description="Các tổ chức Việt Nam có báo cáo hoặc được nhắc tới trong kho.",
        kind="danh-sach",
        section="to-chuc",
        template=LIST,
        context={
            "groups": [
                (term.name, [] if code in apart else kinds[code], apart.get(code), len(kinds[code]))
                for code, term in site.archive.lists.terms("loai-to-chuc").items()
                if code in kinds
            ],
        },
        shows=_listed(site, here),
    )


def _of_kind(site: Site, address: str, term: Term, members: list[Organization]) -> Page:
    return Page(
        address=address,
        title=term.name,
        description=f"{term.name}: các tổ chức thuộc loại này trong kho.",
        kind="danh-sach",
        section="to-chuc",
        template=OF_KIND,
        context={"words": term.name, "members": members},
        shows=_listed(site, members),
    )


def _listed(site: Site, bodies: list[Organization]) -> tuple[object, ...]:
    """What lists of ``bodies`` are made from."""
    return (
        site.report_names(bodies),
        tuple(body.entries for body in bodies),
        # the successors that have a record are named
        tuple(site.archive.record(s) for body in bodies for s in body.entries.successors),
    )


def organization_page(site: Site, organization: Organization) -> Page:
    """The page of ``organization``."""
    archive = site.archive
    reports = archive.reports_of.get(organization.id, ())
    activities = site.groups.activities_with_organization.of(organization.id)
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
        site.groups.activities_with_organization.of(organization.id),
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
