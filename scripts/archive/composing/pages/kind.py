"""A page for each kind of activity."""

from collections.abc import Iterator

from archive.composing.page import Later, Page
from archive.composing.site import LIST_LIMIT, Site
from archive.composing.summary import shown, summary
from archive.model.choices import DONE


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
        context={
            "terms": terms,
            "counts": Later(
                lambda: site.everything.of_each(DONE, lambda activity: set(activity.entries.kind)),
                tuple(found.values()),
            ),
        },
    )
    for code, term in terms.items():
        yield Page(
            address=f"hoat-dong/{code}/",
            title=term.name,
            description=f"{term.name}: các hoạt động trong kho báo cáo.",
            kind="hoat-dong",
            section="hoat-dong",
            template="pages/kind.html",
            context={"code": code, "term": term, "sum": shown(found[code]), "limit": LIST_LIMIT},
        )
