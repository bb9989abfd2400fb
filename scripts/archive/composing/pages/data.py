"""What can be downloaded, and what each column means."""

from collections.abc import Iterator

from archive.composing.downloads import FOLDER, SCHEMAS, sizes
from archive.composing.joined import Size
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
                lambda: [(table, *size) for table, size in _tables(site)],
                site.all_records,
            ),
            "schemas": tuple(SCHEMAS),
        },
    )


def _tables(site: Site) -> Iterator[tuple[Table, Size]]:
    made = sizes(site)
    return ((table, made[table.name]) for table in TABLES)
