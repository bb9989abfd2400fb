"""A country's page: its bodies, who works with them, what went both ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from archive.composing.further import NEWEST, Further, counted, further
from archive.composing.page import Below, Later, Page, Unmade, whole
from archive.composing.site import LIST_LIMIT, Site
from archive.composing.summary import shown, summary
from archive.language.collation import sort_key
from archive.model.records import Activity, DelegationRow, Partner

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
    for country in (_Country(site, code) for code in codes):
        address = country.address
        yield whole(address, TEMPLATE, partial(_page, country))
        yield Below(address, f"{address}nam/", partial(_further, country))


@dataclass(frozen=True, eq=False)
class _Country:
    """What the page of a country and those below it are made from, each found once for all."""

    site: Site
    code: str

    @property
    def address(self) -> str:
        return f"quoc-gia/{self.code.lower()}/"

    @property
    def name(self) -> str:
        return self.site.archive.lists.label("quoc-gia", self.code)

    @cached_property
    def partners(self) -> list[Partner]:
        """Its partners, by their names."""
        found = self.site.partners_of_country.get(self.code, ())
        return sorted(found, key=lambda partner: sort_key(partner.name))

    @cached_property
    def activities(self) -> list[Activity]:
        """All accounts of activities with one of these, by the names of the partners."""
        with_partner = self.site.groups.activities_with_partner
        return with_partner.of_each(partner.id for partner in self.partners)

    @property
    def delegations(self) -> tuple[DelegationRow, ...]:
        return self.site.groups.delegations_of_country.of(self.code)

    @cached_property
    def years(self) -> list[Further]:
        """Its further pages."""
        return further(self.address, 1, self.activities, self.delegations)


def _further(country: _Country) -> Iterator[Unmade]:
    for year in country.years:
        yield whole(year.address, OF_YEAR, partial(_of_year, country, year))


def _page(country: _Country) -> Page:
    archive, partners, years = country.site.archive, country.partners, country.years
    code, name = country.code, country.name
    found = summary(archive, country.activities)
    with_partner = {p.entries.region for p in partners}
    return Page(
        address=country.address,
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
            "delegations": country.delegations,
            "limit": NEWEST if years else LIST_LIMIT,
            "years": Later(lambda: [*counted(years, found.events)], ()),
        },
        shows=tuple(
            (p.entries.region, archive.lists.foreign_places.get(p.entries.region or ""))
            for p in partners
        ),
    )


def _of_year(country: _Country, year: Further) -> Page:
    """What was done with the country in one year."""
    name = country.name
    return Page(
        address=year.address,
        title=f"{name}, năm {year.said}",
        description=f"Hoạt động, đoàn ra, đoàn vào với {name} năm {year.said}.",
        kind="quoc-gia",
        section="quoc-gia",
        template=OF_YEAR,
        context={
            "name": name,
            "of": country.address,
            "year": year.first,
            "sum": shown(summary(country.site.archive, year.activities)),
            "delegations": year.delegations,
            "limit": LIST_LIMIT,
        },
    )
