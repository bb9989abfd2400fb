"""The home page, the page of facets, and the pages written by hand."""

from collections import Counter
from collections.abc import Iterator

from archive.composing.page import Page
from archive.composing.site import Site
from archive.composing.summary import Summary, summary
from archive.language.collation import sort_key
from archive.model.records import Page as HandPage

NEWEST = 12
"""Reports, and years, that the home page names."""

SHOWN = 6
"""Rows of each way in that the home page shows; the page of the way has all."""

MOST_CHIPS = 30
"""Bodies that the page of facets names, the busiest first; the list of the kind has all."""

_SECTIONS = {"dong-gop", "gioi-thieu"}


def pages(site: Site) -> Iterator[Page]:
    """Home, the way in by facet, and each hand-written page but the contributors' guide's own."""
    archive = site.archive
    everything = summary(archive, archive.activities)
    by_stem = {page.stem: page for page in archive.pages}
    home = by_stem.pop("index", None)
    newest = sorted(archive.reports, key=lambda r: (-r.year, sort_key(r.organization), r.stem))
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
            "newest_years": dict(list(everything.by_year.items())[-NEWEST:]),
            "shown": SHOWN,
            "organizations": len(archive.reports_of),
            "dossiers": archive.dossiers,
        },
    )
    yield Page(
        address="tim-kiem/",
        title="Tìm kiếm",
        description="Vào kho theo năm, nước, đối tác, tổ chức, địa phương, loại hoạt động.",
        kind="tim-kiem",
        section="tim-kiem",
        template="pages/facets.html",
        context={
            "sum": everything,
            "provinces": _provinces(site, everything),
            "most": MOST_CHIPS,
        },
    )
    for page in by_stem.values():
        if page.stem != "dong-gop":  # the contributors' guide has a page kind of its own
            yield _hand_page(page)


def _provinces(site: Site, everything: Summary) -> list[tuple[str, str, int]]:
    """Provinces of today with their counts, those of the former ones included, most first."""
    archive = site.archive
    counts: Counter[str] = Counter()
    for activity in everything.done:
        bodies = (archive.organizations.get(o) for o in activity.organizations)
        provinces = (b.entries.province for b in bodies if b is not None)
        counts.update({archive.province_now(p) for p in provinces if p})
    known = archive.lists.provinces
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], sort_key(pair[0])))
    return [(known[p].name, f"dia-phuong/{p}/", n) for p, n in ranked if p in known]


def _hand_page(page: HandPage) -> Page:
    return Page(
        address=f"{page.stem}/",
        title=page.entries.title,
        description=page.entries.description or "",
        kind="trang",
        section=page.stem if page.stem in _SECTIONS else "",
        template="pages/hand.html",
        edit_path=page.path,
        context={"written": page},
    )
