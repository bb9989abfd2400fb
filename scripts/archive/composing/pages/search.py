"""The search page: it works by its script; without one it is the ways in by facet."""

from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from archive.composing.counts import Counts
from archive.composing.page import Later, Page
from archive.composing.site import Site
from archive.language.collation import sort_key

MOST_CHIPS = 30
"""Bodies that the page names without a script, the busiest first; the list of the kind has all."""


def pages(site: Site) -> Iterator[Page]:
    """The one page of search."""
    yield Page(
        address="tim-kiem/",
        title="Tìm kiếm",
        description="Tìm hoạt động, đoạn văn, tổ chức, đối tác; gõ có dấu hay không đều được.",
        kind="tim-kiem",
        section="tim-kiem",
        template="pages/search.html",
        context={
            "sum": site.counts,
            "provinces": Later(
                lambda: _provinces(site, site.counts),
                (site.counts, site.provinces_of_bodies, site.archive.lists.provinces),
            ),
            "most": MOST_CHIPS,
        },
    )


def _provinces(site: Site, counted: Counts) -> list[tuple[str, str, int]]:
    """Provinces of today with their counts, those of the former ones included, most first."""
    archive = site.archive
    # of the body, not of each of its activities
    now = {body: archive.province_now(place) for body, place in site.provinces_of_bodies if place}
    counts: Counter[str] = Counter()
    for bodies, times in counted.done_by(attrgetter("organizations")).items():
        counts.update(dict.fromkeys({now[body] for body in bodies if body in now}, times))
    known = archive.lists.provinces
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], sort_key(pair[0])))
    return [(known[p].name, f"dia-phuong/{p}/", n) for p, n in ranked if p in known]
