"""A year's page: who reported, what was done, and what had been planned for it."""

from collections.abc import Iterator
from functools import partial

from archive.composing.page import Later, Page, Unmade, whole
from archive.composing.site import LIST_LIMIT, Site
from archive.composing.summary import shown, summary
from archive.model.choices import DONE, PLANNED

TEMPLATE = "pages/year.html"


def pages(site: Site) -> Iterator[Page | Unmade]:
    """The list of years, then one page for each that a report or an activity is of."""
    archive = site.archive
    years = sorted(site.groups.activities_of_year.keys(archive.years), reverse=True)

    def of_each(status: str) -> dict[int, int]:
        return site.counts.of_each(status, lambda activity: (activity.year,))

    yield Page(
        address="nam/",
        title="Năm",
        description="Báo cáo và hoạt động theo năm.",
        kind="danh-sach",
        section="nam",
        template="pages/years.html",
        context={
            "years": [(year, len(site.reports_of_year.get(year, ()))) for year in years],
            "done": Later(lambda: of_each(DONE), (site.counts,)),
            "planned": Later(lambda: of_each(PLANNED), (site.counts,)),
            "sum": site.counts,
        },
    )
    ordered = sorted(years)
    for place, year in enumerate(ordered):
        before = ordered[place - 1] if place else None
        after = ordered[place + 1] if place + 1 < len(ordered) else None
        yield whole(_address(year), TEMPLATE, partial(_page, site, year, before, after))


def _address(year: int) -> str:
    return f"nam/{year}/"


def _page(site: Site, year: int, before: int | None, after: int | None) -> Page:
    return Page(
        address=_address(year),
        title=f"Năm {year}",
        description=f"Hoạt động đối ngoại nhân dân năm {year} trong kho báo cáo.",
        kind="nam",
        section="nam",
        template=TEMPLATE,
        context={
            "year": year,
            "before": before,
            "after": after,
            "reports": site.reports_of_year.get(year, []),
            "sum": shown(summary(site.archive, site.groups.activities_of_year.of(year))),
            "delegations": site.groups.delegations_of_year.of(year),
            "limit": LIST_LIMIT,
        },
    )
