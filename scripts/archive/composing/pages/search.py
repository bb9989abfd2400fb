"""The search page: it works by its script; without one it is the ways in by facet."""

from collections.abc import Iterator

from archive.composing.page import Page
from archive.composing.site import Site
from archive.composing.summary import summary


def pages(site: Site) -> Iterator[Page]:
    """The one page of search."""
    yield Page(
        address="tim-kiem/",
        title="Tìm kiếm",
        description="Tìm hoạt động, đoạn văn, tổ chức, đối tác; gõ có dấu hay không đều được.",
        kind="tim-kiem",
        section="tim-kiem",
        template="pages/search.html",
        context={"sum": summary(site.archive, site.archive.activities)},
    )
