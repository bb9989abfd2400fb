"""What can be downloaded, and what each column means."""

from collections.abc import Iterator

from archive.composing.downloads import FOLDER, SCHEMAS, Csv, joined
from archive.composing.page import Later, Page
from archive.composing.site import Site
from archive.composing.table import Table
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
                lambda: [(table, made.rows, len(made.data)) for table, made in _tables(site)],
                site.all_records,
            ),
            "schemas": tuple(SCHEMAS),
        },
    )


def _tables(site: Site) -> Iterator[tuple[Table, Csv]]:
    made = joined(site).tables
    return ((table, made[table.name]) for table in TABLES)
