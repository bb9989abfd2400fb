"""The archive for machines: tables as CSV, reports whole as JSON, their schemas, a data package.

The same objects as the pages, in the same run. Nothing here asks the clock.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from archive.composing.site import Site
from archive.composing.table import Cell, Row, Table
from archive.composing.tables import TABLES, counted_accounts
from archive.language.dates import Edtf
from archive.model.authority import OrganizationEntries, PartnerEntries
from archive.model.entry import Entries, declared
from archive.model.records import Report
from archive.model.report import ReportEntries
from archive.model.schema import json_schema

FOLDER = "du-lieu"
LICENCE = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}

SCHEMAS: dict[str, type[Entries]] = {
    "bao-cao": ReportEntries,
    "to-chuc": OrganizationEntries,
    "doi-tac": PartnerEntries,
}

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def files(site: Site, pieces: Iterable[bytes] | None = None) -> Iterator[tuple[str, bytes]]:
    """Every download of the whole archive: its path below ``build/docs`` and what stands in it.

    ``pieces`` are the :func:`piece` of each report in their order; without them they are made.
    """
    made = joined(site, pieces)
    for name, table in made.tables.items():
        yield f"{FOLDER}/{name}.csv", table.data
    yield f"{FOLDER}/bao-cao.ndjson", made.lines
    for name, model in SCHEMAS.items():
        schema = dumped(json_schema(model))
        yield f"{FOLDER}/luoc-do/{name}.schema.json", f"{schema}\n".encode()
    yield f"{FOLDER}/datapackage.json", f"{dumped(data_package(site))}\n".encode()


@dataclass(frozen=True)
class Csv:
    """A table as CSV (RFC 4180), with the byte order mark that Excel needs to see UTF-8."""

    rows: int
    data: bytes


@dataclass(frozen=True)
class Joined:
    """The tables by their names, and the reports as lines of JSON."""

    tables: dict[str, Csv]
    lines: bytes


_joined: WeakKeyDictionary[Site, Joined] = WeakKeyDictionary()


def joined(site: Site, pieces: Iterable[bytes] | None = None) -> Joined:
    """The downloads of all reports together; made once, since their page tells their sizes."""
    if site not in _joined:
        if pieces is None:
            pieces = (piece(site, report) for report in site.archive.reports)
        counts: Counter[str] = Counter()
        texts: dict[str, list[str]] = {table.name: [_header(table)] for table in TABLES}
        lines = []
        for told in map(json.loads, pieces):
            lines.append(told["line"])
            for name, (count, text) in told["rows"].items():
                counts[name] += count
                texts[name].append(text)
        for table in TABLES:
            if table.whole is not None:
                counts[table.name], text = _csv(table.whole(site.archive))
                texts[table.name].append(text)
        tables = {
            name: Csv(counts[name], "".join(text).encode("utf-8-sig"))
            for name, text in texts.items()
        }
        _joined[site] = Joined(tables, "".join(f"{line}\n" for line in lines).encode())
    return _joined[site]


def piece(site: Site, report: Report) -> bytes:
    """What one report adds to the downloads: its rows of each table, its line of JSON."""
    rows = {
        table.name: _csv(table.of(site.archive, report)) for table in TABLES if table.of is not None
    }
    line = dumped(report_data(site, report), indent=None)
    return json.dumps({"rows": rows, "line": line}, ensure_ascii=False).encode()


def piece_inputs(site: Site, report: Report) -> tuple[bool, ...]:
    """What :func:`piece` needs to know of other reports: which accounts are counted."""
    counted = counted_accounts(site.archive)
    return tuple(activity.uid in counted for activity in report.activities)


def report_file(site: Site, report: Report) -> bytes:
    """The report as JSON, for the file beside its page."""
    return f"{dumped(report_data(site, report))}\n".encode()


def _header(table: Table) -> str:
    return _csv([tuple(column.name for column in table.columns)])[1]


def _csv(rows: Iterable[Row]) -> tuple[int, str]:
    """How many rows, and they as CSV.

    A text that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV
    injection).
    """
    text = io.StringIO()
    writer = csv.writer(text)
    count = 0
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        count += 1
    return count, text.getvalue()


@lru_cache(maxsize=1)  # its file and its line are made one after the other
def report_data(site: Site, report: Report) -> dict[str, Any]:
    """A report with its identity and all that was written, in the format's own names."""
    organization = site.archive.organizations.get(report.organization)
    return {
        "report": report.key,
        "organization": report.organization,
        "organization_name": organization.name if organization else report.organization,
        "year": report.year,
        "url": f"{site.settings.url}{report.address}",
        **plain(report.entries),
        "text": report.body.text,
    }


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


def plain(entries: Entries) -> dict[str, Any]:
    """What was written in ``entries``, by the format's own names, as JSON can hold it."""
    found: dict[str, Any] = {}
    for item in declared(type(entries)):
        if item.attribute in entries.model_fields_set:
            found[item.name] = _plain_value(getattr(entries, item.attribute))
    return found


def dumped(data: object, indent: int | None = 1) -> str:
    """``data`` as JSON that can also stand inside a page."""
    return json.dumps(data, ensure_ascii=False, indent=indent).replace("<", "\\u003c")


def _plain_value(value: Any) -> Any:
    if isinstance(value, Entries):
        return plain(value)
    if isinstance(value, tuple):
        return [_plain_value(item) for item in value]
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return str(value)
    text = value if isinstance(value, str) else "; ".join(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
