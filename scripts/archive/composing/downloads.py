"""The archive for machines: tables as CSV, reports whole as JSON, their schemas, a data package.

The same objects as the pages, in the same run. Nothing here asks the clock.
"""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from archive.composing.site import Site
from archive.composing.tables import TABLES, Cell, Table
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


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every download: its path below ``build/docs`` and what stands in it."""
    for table in TABLES:
        yield f"{FOLDER}/{table.name}.csv", csv_of(table, site)
    lines = (dumped(report_data(site, report), indent=None) for report in site.archive.reports)
    yield f"{FOLDER}/bao-cao.ndjson", "".join(f"{line}\n" for line in lines).encode()
    for name, model in SCHEMAS.items():
        schema = dumped(json_schema(model))
        yield f"{FOLDER}/luoc-do/{name}.schema.json", f"{schema}\n".encode()
    yield f"{FOLDER}/datapackage.json", f"{dumped(data_package(site))}\n".encode()


def report_file(site: Site, report: Report) -> bytes:
    """The report as JSON, for the file beside its page."""
    return f"{dumped(report_data(site, report))}\n".encode()


@lru_cache(maxsize=len(TABLES))
def csv_of(table: Table, site: Site) -> bytes:
    """A table as CSV (RFC 4180) with the byte order mark that Excel needs to see UTF-8.

    A text that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV
    injection).
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.name for column in table.columns)
    for row in table.rows(site.archive):
        writer.writerow([_cell(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


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
