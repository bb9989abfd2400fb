"""A country's page: its bodies, who works with them, what went both ways."""

from collections.abc import Iterator
from functools import partial

from archive.composing.page import Later, Page, Unmade, whole
from archive.composing.site import LIST_LIMIT, Site
from archive.composing.summary import shown, summary
from archive.language.collation import sort_key

TEMPLATE = "pages/country.html"


def pages(site: Site) -> Iterator[Page | Unmade]:
    """The list of countries, then one page for each that a partner is from."""
    archive = site.archive
    codes = sorted(
        set(site.partners_of_country) | set(site.delegations_of_country),
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
            "counts": Later(lambda: site.everything.by_country, (site.everything,)),
            "partners": {code: len(site.partners_of_country.get(code, ())) for code in codes},
        },
        shows=(site.labels("quoc-gia", codes),),
    )
    for code in codes:
        yield whole(_address(code), TEMPLATE, partial(_page, site, code))


def _address(code: str) -> str:
    return f"quoc-gia/{code.lower()}/"


def _page(site: Site, code: str) -> Page:
    archive = site.archive
    partners = sorted(site.partners_of_country.get(code, ()), key=lambda p: sort_key(p.name))
    name = archive.lists.label("quoc-gia", code)
    found = (a for p in partners for a in archive.activities_with_partner.get(p.id, ()))
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
            "sum": shown(summary(archive, found)),
            "delegations": site.delegations_of_country.get(code, []),
            "limit": LIST_LIMIT,
        },
        shows=tuple(
            (p.entries.region, archive.lists.foreign_places.get(p.entries.region or ""))
            for p in partners
        ),
    )
