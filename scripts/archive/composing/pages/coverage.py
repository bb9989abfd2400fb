"""Which years are there, which are missing, which say “none”: bodies by years.

Of many bodies each province of today, former ones with it, has a page of its own, and so have the
bodies of none; the first page then counts: of the bodies that existed, how many have a report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from archive.composing.page import Below, Later, Page
from archive.composing.pages.organization import reporting_years
from archive.composing.site import Site, grouped
from archive.language.collation import sort_key
from archive.model.coverage import ADDRESS, CENTRAL, place_of
from archive.model.coverage import places as places_of
from archive.model.records import Organization, Report

Row = tuple[Organization, list[tuple[int, tuple[Report, ...], bool]]]
"""A body with each year, its reports on it, and whether it existed then."""


@dataclass(frozen=True)
class Share:
    """Of a year: how many bodies have a report, of how many that existed."""

    year: int
    there: int
    existed: int


def pages(site: Site) -> Iterator[Below]:
    """One page of coverage; of many bodies a page of counts, and one for each province."""
    yield Below(ADDRESS, ADDRESS, partial(every_page, site))


def every_page(site: Site) -> Iterator[Page]:
    """Each of them."""
    archive = site.archive
    bodies = sorted(
        (archive.organizations[o] for o in archive.reports_of if o in archive.organizations),
        key=lambda o: sort_key(o.name),
    )
    silent = [o for o in archive.organizations.values() if o.id not in archive.reports_of]
    rows = [(o, reporting_years(site, o, archive.reports_of[o.id])) for o in bodies]
    own = places_of(archive)
    if not own:
        yield _page(site, ADDRESS, "", rows, silent)
        return
    by_place = grouped((place_of(archive, row[0]), row) for row in rows)
    silent_by_place = grouped((place_of(archive, body), body) for body in silent)
    names = {place: _name(site, place) for place in own}
    provinces = archive.lists.provinces
    places = sorted(
        names,
        key=lambda p: (p == CENTRAL, sort_key(provinces[p].name if p in provinces else p)),
    )
    counted = [(names[p], f"{ADDRESS}{p}/", _shares(by_place.get(p, []))) for p in places]
    yield Page(
        address=ADDRESS,
        title="Độ phủ",
        description="Địa phương nào, năm nào đã có báo cáo trong kho, năm nào chưa.",
        kind="do-phu",
        section="do-phu",
        template="pages/coverage.html",
        context={
            "years": _years(site),
            # thousands of numbers: as one text they are looked at once
            "places": Later(lambda: counted, (repr(counted),)),
            "rows": (),
            "silent": (),
            "silent_count": len(silent),
            "place": "",
        },
    )
    for p in places:
        found, others = by_place.get(p, []), silent_by_place.get(p, [])
        yield _page(site, f"{ADDRESS}{p}/", names[p], found, others)


def says_none(report: Report) -> bool:
    """Whether the report states that there were no delegations and tells of nothing done."""
    delegations = report.entries.delegations
    stated = delegations is not None and delegations.outgoing == delegations.incoming == ()
    return stated and not any(a.is_done for a in report.activities)


def _page(
    site: Site, address: str, place: str, rows: list[Row], silent: list[Organization]
) -> Page:
    """The bodies of ``place``, or of the whole archive, by years."""
    cells = tuple(
        (year, tuple((r.key, len(r.activities), says_none(r)) for r in found), existed)
        for _, row in rows
        for year, found, existed in row
    )
    which = "Tổ chức nào" if not place else f"{place}: tổ chức nào"
    return Page(
        address=address,
        title=f"Độ phủ: {place}" if place else "Độ phủ",
        description=f"{which}, năm nào đã có báo cáo trong kho, năm nào chưa.",
        kind="do-phu",
        section="do-phu",
        template="pages/coverage.html",
        context={
            "years": _years(site),
            "places": (),
            # tens of thousands of numbers: as one text they are looked at once
            "rows": Later(lambda: rows, (tuple(body for body, _ in rows), repr(cells))),
            "says_none": says_none,
            "silent": silent,
            "place": place,
        },
    )


def _shares(rows: list[Row]) -> list[Share]:
    """For each year, of the bodies of ``rows``."""
    return [
        Share(years[0][0], sum(bool(found) for _, found, _ in years),
              sum(existed or bool(found) for _, found, existed in years))
        for years in zip(*(row for _, row in rows), strict=True)
    ]  # fmt: skip


def _years(site: Site) -> Iterable[int]:
    return range(site.first_year, site.last_year + 1) if site.archive.reports else ()


def _name(site: Site, place: str) -> str:
    if place == CENTRAL:
        return "Trung ương và liên tỉnh"
    province = site.archive.lists.provinces.get(place)
    return province.full_name if province else place
