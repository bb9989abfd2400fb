"""The archive for machines: tables as CSV, reports whole as JSON, their schemas, a data package.

The same objects as the pages, in the same run. Nothing here asks the clock.
"""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any
from weakref import WeakKeyDictionary

from archive.composing.indented import in_braces, indented, lines_of, lines_of_dict, on_one_line
from archive.composing.joined import Joined, Part, Size, packed
from archive.composing.search import servers
from archive.composing.search.units import record_units, report_units
from archive.composing.site import Site
from archive.composing.table import Cell, Row, Table
from archive.composing.tables import TABLES, uncounted_accounts
from archive.language.dates import Edtf
from archive.model.authority import OrganizationEntries, PartnerEntries
from archive.model.entry import Entries
from archive.model.records import Report
from archive.model.report import ReportEntries
from archive.model.schema import json_schema

FOLDER = "du-lieu"
LINES = f"{FOLDER}/bao-cao.ndjson"
LICENCE = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}

SCHEMAS: dict[str, type[Entries]] = {
    "bao-cao": ReportEntries,
    "to-chuc": OrganizationEntries,
    "doi-tac": PartnerEntries,
}

_AS_IT_IS = {int, type(None)}
"""Cells that the writer of CSV writes as we want them."""
_FORMULA_STARTS = frozenset("=+-@\t\r")


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every download of the whole archive: its path below ``build/docs`` and what stands in it."""
    yield from joined(site).files(pieces(site))
    yield from descriptions(site)


def descriptions(site: Site) -> Iterator[tuple[str, bytes]]:
    """What tells machines how the downloads are made up."""
    for name, model in SCHEMAS.items():
        schema = dumped(json_schema(model))
        yield f"{FOLDER}/luoc-do/{name}.schema.json", f"{schema}\n".encode()
    yield f"{FOLDER}/datapackage.json", f"{dumped(data_package(site))}\n".encode()
    yield from servers.files()


def joined(site: Site) -> Joined:
    """The tables as CSV (RFC 4180), the reports and the units of the search as lines of JSON.

    A table begins with the byte order mark that Excel needs to see UTF-8.
    """
    paths = (*(f"{FOLDER}/{table.name}.csv" for table in TABLES), LINES, servers.UNITS)
    heads = (*map(_header, TABLES), b"", b"")
    shown = (site.all_bodies, site.archive.lists.by_name)
    return Joined(paths, heads, lambda: _tails(site), shown, partial(_told.__setitem__, site))


def sizes(site: Site) -> dict[str, Size]:
    """Rows and bytes of each table by its name, as they were joined last; else they are joined."""
    if site not in _told:
        for _ in files(site):
            pass
    return {table.name: size for table, size in zip(TABLES, _told[site], strict=False)}


_told: WeakKeyDictionary[Site, list[Size]] = WeakKeyDictionary()


def pieces(site: Site) -> Iterator[bytes]:
    """What each report adds to the joined files."""
    return (piece(site, report) for report in site.archive.reports)


def piece(site: Site, report: Report) -> bytes:
    """What one report adds to the joined files."""
    archive = site.archive
    tables = [_csv(table.of(archive, report)) if table.of else (0, b"") for table in TABLES]
    line = f"{on_one_line(report_json(site, report))}\n".encode()
    found = report_units(archive, report)
    return packed([*tables, (1, line), (len(found), servers.lines(archive, found))])


def _tails(site: Site) -> Iterator[Part]:
    archive = site.archive
    for table in TABLES:
        yield _csv(table.whole(archive)) if table.whole else (0, b"")
    yield 0, b""
    found = list(record_units(archive))
    yield len(found), servers.lines(archive, found)


def piece_inputs(site: Site, report: Report) -> tuple[object, ...]:
    """What :func:`piece` needs to know of other records: which accounts are counted, the body."""
    uncounted = uncounted_accounts(site.archive)
    flags = tuple(activity.uid not in uncounted for activity in report.activities)
    return flags, servers.line_inputs(site.archive, report)


def report_file(site: Site, report: Report) -> bytes:
    """The report as JSON, for the file beside its page."""
    return f"{report_json(site, report)}\n".encode()


def _header(table: Table) -> bytes:
    return BOM_UTF8 + _csv([tuple(column.name for column in table.columns)])[1]


def _csv(rows: Iterable[Row]) -> Part:
    """How many rows, and they as CSV.

    A text that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV
    injection).
    """
    text = io.StringIO()
    writer = csv.writer(text)
    count = 0
    for row in rows:
        writer.writerow(
            [
                value
                # of very many cells: neither a formula nor a thing to be told in another way
                if (kind := type(value)) in _AS_IT_IS
                or (kind is str and value[:1] not in _FORMULA_STARTS)  # type: ignore[index, operator]
                else _cell(value)
                for value in row
            ]
        )
        count += 1
    return count, text.getvalue().encode()


@lru_cache(maxsize=1)  # its file and its line are made one after the other
def report_json(site: Site, report: Report) -> str:
    """A report with its identity and all that was written, in the format's own names."""
    organization = site.archive.organizations.get(report.organization)
    identity = {
        "report": report.key,
        "organization": report.organization,
        "organization_name": organization.name if organization else report.organization,
        "year": report.year,
        "url": f"{site.settings.url}{report.address}",
    }
    written = lines_of(report.entries, "\n ")
    lines = [*lines_of_dict(identity), *written, *lines_of_dict({"text": report.body.text})]
    return _for_a_page(in_braces(lines, "\n"))


def data_package(site: Site) -> dict[str, Any]:
    """The description of the tables after Frictionless' Data Package 1."""
    return {
        "profile": "tabular-data-package",
        "name": "kho-bao-cao-doi-ngoai-nhan-dan",
        "title": f"Kho báo cáo {site.settings.name}",
        "licenses": [LICENCE],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "title": table.title,
                "path": f"{table.name}.csv",
                "encoding": "utf-8-sig",
                "schema": {
                    "fields": [
                        {"name": c.name, "type": c.type, "description": c.says}
                        for c in table.columns
                    ]
                },
            }
            for table in TABLES
        ],
    }


def dumped(data: object) -> str:
    """``data`` as JSON that can also stand inside a page."""
    return _for_a_page(indented(data))


def _for_a_page(text: str) -> str:
    return text.replace("<", "\\u003c")


def _cell(value: Cell) -> str:
    if isinstance(value, str):  # nearly always
        return f"'{value}" if value[:1] in _FORMULA_STARTS else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return str(value)
    return value.text if isinstance(value, Edtf) else _cell("; ".join(value))
