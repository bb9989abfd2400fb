"""A page for each kind of activity."""

from collections.abc import Iterator

from archive.composing.page import Page
from archive.composing.site import LIST_LIMIT, Site
from archive.composing.summary import summary


def pages(site: Site) -> Iterator[Page]:
    """The list of kinds, then one page for each."""
    archive = site.archive
    terms = archive.lists.terms("loai-hoat-dong")
    found = {code: summary(archive, site.activities_of_kind.get(code, ())) for code in terms}
    yield Page(
        address="hoat-dong/",
        title="Loại hoạt động",
        description="Hoạt động đối ngoại nhân dân theo loại.",
        kind="danh-sach",
        section="hoat-dong",
        template="pages/kinds.html",
        context={"terms": terms, "found": found},
    )
    for code, term in terms.items():
        yield Page(
            address=f"hoat-dong/{code}/",
            title=term.name,
            description=f"{term.name}: các hoạt động trong kho báo cáo.",
            kind="hoat-dong",
            section="hoat-dong",
            template="pages/kind.html",
            context={"code": code, "term": term, "sum": found[code], "limit": LIST_LIMIT},
        )
