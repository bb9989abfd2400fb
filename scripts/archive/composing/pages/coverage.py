"""Which years are there, which are missing, which say “none”: bodies by years."""

from collections.abc import Iterator

from archive.composing.page import Later, Page
from archive.composing.pages.organization import reporting_years
from archive.composing.site import Site
from archive.language.collation import sort_key
from archive.model.records import Report


def pages(site: Site) -> Iterator[Page]:
    """The one page of coverage."""
    archive = site.archive
    bodies = sorted(
        (archive.organizations[o] for o in archive.reports_of if o in archive.organizations),
        key=lambda o: sort_key(o.name),
    )
    rows = [(o, reporting_years(site, o, archive.reports_of[o.id])) for o in bodies]
    cells = tuple(
        (year, tuple((r.key, len(r.activities), says_none(r)) for r in found), existed)
        for _, row in rows
        for year, found, existed in row
    )
    yield Page(
        address="do-phu/",
        title="Độ phủ",
        description="Tổ chức nào, năm nào đã có báo cáo trong kho, năm nào chưa.",
        kind="do-phu",
        section="do-phu",
        template="pages/coverage.html",
        context={
            "years": range(site.first_year, site.last_year + 1) if archive.reports else (),
            # tens of thousands of numbers: as one text they are looked at once
            "rows": Later(lambda: rows, (tuple(body for body, _ in rows), repr(cells))),
            "says_none": says_none,
            "silent": [o for o in archive.organizations.values() if o.id not in archive.reports_of],
        },
    )


def says_none(report: Report) -> bool:
    """Whether the report states that there were no delegations and tells of nothing done."""
    delegations = report.entries.delegations
    stated = delegations is not None and delegations.outgoing == delegations.incoming == ()
    return stated and not any(a.is_done for a in report.activities)
