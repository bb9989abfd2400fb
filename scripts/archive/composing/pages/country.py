"""A country's page: its bodies, who works with them, what went both ways."""

from collections.abc import Iterator
from functools import partial

from archive.composing.further import NEWEST, Further, counted, further
from archive.composing.page import Below, Later, Page, Unmade, whole
from archive.composing.site import LIST_LIMIT, Site
from archive.composing.summary import shown, summary
from archive.language.collation import sort_key
from archive.model.records import Activity

TEMPLATE = "pages/country.html"
OF_YEAR = "pages/country-of-year.html"


def pages(site: Site) -> Iterator[Page | Unmade | Below]:
    """The list of countries, then one page for each that a partner is from.

    One with more activities or delegations than a page lists has a further page for each year.
    """
    archive = site.archive
    codes = sorted(
        site.groups.delegations_of_country.keys(site.partners_of_country),
        key=lambda code: sort_key(archive.lists.label("quoc-gia", code)),
    )
    yield Page(
        address="quoc-gia/",
        title="Quốc gia",
        description="Các nước có đối tác trong kho.",
        kind="danh-sach",
        section="quoc-gia",
        template="pages/countries.html",
        context={
            "codes": codes,
            "counts": Later(lambda: site.counts.by_country, (site.counts,)),
            "partners": {code: len(site.partners_of_country.get(code, ())) for code in codes},
        },
        shows=(site.labels("quoc-gia", codes),),
    )
    for code in codes:
        yield whole(_address(code), TEMPLATE, partial(_page, site, code))
        yield Below(_address(code), f"{_address(code)}nam/", partial(_further, site, code))


def _further(site: Site, code: str) -> Iterator[Unmade]:
    for year in _years(site, code):
        yield whole(year.address, OF_YEAR, partial(_of_year, site, code, year))


def _address(code: str) -> str:
    return f"quoc-gia/{code.lower()}/"


def _page(site: Site, code: str) -> Page:
    archive = site.archive
    partners = sorted(site.partners_of_country.get(code, ()), key=lambda p: sort_key(p.name))
    name = archive.lists.label("quoc-gia", code)
    found = summary(archive, _activities(site, code))
    years, delegations = _years(site, code), site.groups.delegations_of_country.of(code)
    with_partner = {p.entries.region for p in partners}
    return Page(
        address=_address(code),
        title=name,
        description=f"Hoạt động đối ngoại nhân dân với {name} trong kho báo cáo.",
        kind="quoc-gia",
        section="quoc-gia",
        template=TEMPLATE,
        context={
            "code": code,
            "name": name,
            "country": archive.lists.countries.get(code),
            "partners": partners,
            # the search leads to a place by its code: it stands with its first partner
            "first_of": {p.entries.region: p.id for p in reversed(partners) if p.entries.region},
            "other_places": [
                (place_id, place)
                for place_id, place in archive.lists.foreign_places.items()
                if place.country == code and place_id not in with_partner
            ],
            "sum": shown(found),
            "delegations": delegations,
            "limit": NEWEST if years else LIST_LIMIT,
            "years": Later(lambda: [*counted(years, found.events)], ()),
        },
        shows=tuple(
            (p.entries.region, archive.lists.foreign_places.get(p.entries.region or ""))
            for p in partners
        ),
    )


def _activities(site: Site, code: str) -> list[Activity]:
    """All accounts of activities with a partner of the country, by the names of the partners."""
    partners = sorted(site.partners_of_country.get(code, ()), key=lambda p: sort_key(p.name))
    return site.groups.activities_with_partner.of_each(partner.id for partner in partners)


def _years(site: Site, code: str) -> list[Further]:
    """The further pages of the country."""
    delegations = site.groups.delegations_of_country.of(code)
    return further(_address(code), 1, _activities(site, code), delegations)


def _of_year(site: Site, code: str, year: Further) -> Page:
    """What was done with the country in one year."""
    name = site.archive.lists.label("quoc-gia", code)
    return Page(
        address=year.address,
        title=f"{name}, năm {year.said}",
        description=f"Hoạt động, đoàn ra, đoàn vào với {name} năm {year.said}.",
        kind="quoc-gia",
        section="quoc-gia",
        template=OF_YEAR,
        context={
            "name": name,
            "of": _address(code),
            "year": year.first,
            "sum": shown(summary(site.archive, year.activities)),
            "delegations": year.delegations,
            "limit": LIST_LIMIT,
        },
    )
