"""A page for each kind of activity."""

from collections.abc import Iterator
from functools import partial

from archive.composing.page import Later, Page, Unmade, whole
from archive.composing.site import LIST_LIMIT, Site
from archive.composing.summary import shown, summary
from archive.model.choices import DONE
from archive.model.lists import Term

TEMPLATE = "pages/kind.html"


def pages(site: Site) -> Iterator[Page | Unmade]:
    """The list of kinds, then one page for each."""
    archive = site.archive
    terms = archive.lists.terms("loai-hoat-dong")
    yield Page(
        address="hoat-dong/",
        title="Loại hoạt động",
        description="Hoạt động đối ngoại nhân dân theo loại.",
        kind="danh-sach",
        section="hoat-dong",
        template="pages/kinds.html",
        context={
            "terms": terms,
            "counts": Later(
                lambda: site.counts.of_each(DONE, lambda activity: set(activity.entries.kind)),
                (site.counts,),
            ),
        },
    )
    for code, term in terms.items():
        yield whole(_address(code), TEMPLATE, partial(_page, site, code, term))


def _address(code: str) -> str:
    return f"hoat-dong/{code}/"


def _page(site: Site, code: str, term: Term) -> Page:
    found = summary(site.archive, site.groups.activities_of_kind.of(code))
    return Page(
        address=_address(code),
        title=term.name,
        description=f"{term.name}: các hoạt động trong kho báo cáo.",
        kind="hoat-dong",
        section="hoat-dong",
        template=TEMPLATE,
        context={"code": code, "term": term, "sum": shown(found), "limit": LIST_LIMIT},
    )
