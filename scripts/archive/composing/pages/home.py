"""The home page and the pages written by hand."""

from collections.abc import Iterator

from archive.composing.page import Later, Page, Whole
from archive.composing.pages.guide import is_guide
from archive.composing.site import Site
from archive.language.collation import sort_key
from archive.model.page_records import Page as HandPage
from archive.model.records import Report

NEWEST = 12
"""Reports, and years, that the home page names."""

SHOWN = 6
"""Rows of each way in that the home page shows; the page of the way has all."""


def pages(site: Site) -> Iterator[Page]:
    """Home, and each hand-written page but the contributors' guide's own."""
    archive = site.archive
    everything = site.everything
    written = {page.stem: page for page in archive.pages if not is_guide(page)}
    home = written.pop("index", None)
    newest: list[Report] = []
    for year in reversed(archive.years):
        if len(newest) >= NEWEST:
            break
        of_year = site.reports_of_year[year]
        newest += sorted(of_year, key=lambda r: (sort_key(r.organization), r.stem))
    yield Page(
        address="",
        title=(home.entries.title if home else "") or site.settings.name,
        description=(home.entries.description if home else "") or "",
        kind="trang-chu",
        section="trang-chu",
        template="pages/home.html",
        edit_path=home.path if home else None,
        context={
            "introduction": home.body.text if home else "",
            "sum": everything,
            "newest": newest[:NEWEST],
            "newest_years": Later(
                lambda: dict(list(everything.by_year.items())[-NEWEST:]), (everything,)
            ),
            "shown": SHOWN,
            "organizations": len(archive.reports_of),
            "dossiers": archive.dossiers,
        },
        shows=(len(archive.reports), archive.years),
    )
    for page in written.values():
        yield _hand_page(page)


def _hand_page(page: HandPage) -> Page:
    return Page(
        address=page.address,
        title=page.entries.title,
        description=page.entries.description or "",
        kind="trang",
        section="gioi-thieu" if page.stem == "gioi-thieu" else "",
        language=page.entries.language,
        template="pages/hand.html",
        edit_path=page.path,
        context={"written": page},
        shows=(Whole(page),),
    )
