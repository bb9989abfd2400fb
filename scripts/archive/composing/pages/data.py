"""What can be downloaded, and what each column means."""

from collections.abc import Iterator

from archive.composing.downloads import FOLDER, SCHEMAS, csv_of
from archive.composing.page import Later, Page
from archive.composing.site import Site
from archive.composing.tables import TABLES


def pages(site: Site) -> Iterator[Page]:
    """The one page of downloads."""
    yield Page(
        address=f"{FOLDER}/",
        title="Dữ liệu",
        description="Tải cả kho: bảng CSV, JSON, lược đồ; dùng lại không cần xin phép.",
        kind="du-lieu",
        section="du-lieu",
        template="pages/data.html",
        context={
            "tables": Later(
                lambda: [
                    (table, sum(1 for _ in table.rows(site.archive)), len(csv_of(table, site)))
                    for table in TABLES
                ],
                site.all_records,
            ),
            "schemas": tuple(SCHEMAS),
        },
    )
