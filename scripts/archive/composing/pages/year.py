"""A year's page: who reported, what was done, and what had been planned for it."""

from collections.abc import Iterator

from archive.composing.page import Page
from archive.composing.site import LIST_LIMIT, Site
from archive.composing.summary import summary


def pages(site: Site) -> Iterator[Page]:
    """The list of years, then one page for each that a report or an activity is of."""
    archive = site.archive
    everything = summary(archive, archive.activities)
    years = sorted({*archive.years, *(a.year for a in archive.activities)}, reverse=True)
    by_year = {year: [a for a in archive.activities if a.year == year] for year in years}
    yield Page(
        address="nam/",
        title="Năm",
        description="Báo cáo và hoạt động theo năm.",
        kind="danh-sach",
        section="nam",
        template="pages/years.html",
        context={
            "years": [
                (year, sum(r.year == year for r in archive.reports), summary(archive, found))
                for year, found in by_year.items()
            ],
            "sum": everything,
        },
    )
    ordered = sorted(years)
    for place, year in enumerate(ordered):
        found = by_year[year]
        reports = [r for r in archive.reports if r.year == year]
        yield Page(
            address=f"nam/{year}/",
            title=f"Năm {year}",
            description=f"Hoạt động đối ngoại nhân dân năm {year} trong kho báo cáo.",
            kind="nam",
            section="nam",
            template="pages/year.html",
            context={
                "year": year,
                "before": ordered[place - 1] if place else None,
                "after": ordered[place + 1] if place + 1 < len(ordered) else None,
                "reports": reports,
                "sum": summary(archive, found),
                "delegations": [row for row in archive.delegations if row.year == year],
                "limit": LIST_LIMIT,
            },
        )
