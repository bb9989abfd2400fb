"""The same units for those who outgrow static files: OpenSearch and PostgreSQL.

``don-vi.ndjson`` holds one unit a line, ``opensearch.json`` the index that takes them,
``postgresql.sql`` a schema that loads and searches them. Folding is done here, once, by the rules
of the search page, so that no server needs a Vietnamese analyser.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from json.encoder import encode_basestring
from typing import Any

from archive.composing.search.columns import activity_facets
from archive.composing.search.units import Unit
from archive.composing.site import TEMPLATES
from archive.language.search_text import BREAK, dates, forms, words
from archive.model.archive import Archive
from archive.model.records import Partner, Report

FOLDER = "du-lieu/may-chu"
UNITS = f"{FOLDER}/don-vi.ndjson"

_TEXT = {"type": "text", "analyzer": "whitespace"}
_EXACT = {"type": "keyword"}
MAPPING: dict[str, Any] = {
    "settings": {"index": {"number_of_shards": 1}},
    "mappings": {
        "dynamic": "strict",
        "properties": {
            "id": _EXACT,
            "type": _EXACT,
            "address": _EXACT,
            "title": {"type": "text", "index": False},
            "text": {"type": "text", "index": False},
            "folded_title": _TEXT,
            "folded": _TEXT,
            "exact": _TEXT,
            "date": {"type": "keyword"},
            "dates": _EXACT,
            "year": {"type": "integer"},
            "organization": _EXACT,
            "organization_kind": _EXACT,
            "province": _EXACT,
            "province_now": _EXACT,
            "country": _EXACT,
            "partner": _EXACT,
            "kind": _EXACT,
            "theme": _EXACT,
            "direction": _EXACT,
            "status": _EXACT,
        },
    },
}
"""The index for engines of the OpenSearch family; facets are keywords, text comes folded."""


def files() -> Iterator[tuple[str, bytes]]:
    """Both schemas, by their paths below ``build/docs``."""
    yield f"{FOLDER}/opensearch.json", (json.dumps(MAPPING, indent=1) + "\n").encode()
    yield f"{FOLDER}/postgresql.sql", (TEMPLATES / "tim-kiem/postgresql.sql").read_bytes()


def lines(archive: Archive, found: Iterable[Unit]) -> bytes:
    """A line of ``don-vi.ndjson`` for each unit."""
    return "".join([_line(record(archive, unit)) for unit in found]).encode()


def _line(told: dict[str, Any]) -> str:
    """A record as JSON. Its entries are few and flat: to begin an encoder takes longer."""
    return f"{{{', '.join([_NAMED[name] + _WRITTEN[type(v)](v) for name, v in told.items()])}}}\n"


_WRITTEN: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    int: str,
    type(None): lambda _: "null",
    list: lambda values: f"[{', '.join(map(encode_basestring, values))}]" if values else "[]",
}
_NAMED = {name: f"{encode_basestring(name)}: " for name in MAPPING["mappings"]["properties"]}


def line_inputs(archive: Archive, report: Report) -> tuple[str | None, ...]:
    """What the lines of a report tell of its body besides its names."""
    body = archive.organizations.get(report.organization)
    province = body.entries.province if body else None
    now = archive.province_now(province) if province else None
    return (body.entries.kind if body else None), province, now


def record(archive: Archive, unit: Unit) -> dict[str, Any]:
    """One unit as a flat record; lists are facets with several values."""
    title = [*map(forms, words(unit.title))]
    # no word goes over a break, so the pieces are taken apart in one go
    rest = [*map(forms, words(BREAK.join((unit.text, *unit.more))))]
    report, body = unit.report, None
    if report is not None:
        body = archive.organizations.get(report.organization)
    facets = facets_of(archive, unit)
    province = body.entries.province if body else None
    year = unit.activity.year if unit.activity else report.year if report else None
    return {
        "id": unit.id,
        "type": unit.type,
        "address": unit.address,
        "title": unit.title,
        "text": unit.text,
        "folded_title": " ".join([folded for folded, _ in title]),
        "folded": " ".join([folded for folded, _ in rest]),
        "exact": " ".join([exact for _, exact in (*title, *rest)]),
        "date": unit.date.text if unit.date else None,
        "dates": sorted(
            {
                term[1:]
                for found in dates(f"{unit.title}\n{unit.text}")
                for term in found.terms
                if not term.startswith("@--")  # a day of any year is no date to a server
            }
        ),
        "year": year,
        "organization": report.organization if report else None,
        "organization_kind": body.entries.kind if body else None,
        "province": province,
        "province_now": archive.province_now(province) if province else None,
        "country": list(facets.get("nuoc", ())),
        "partner": list(facets.get("doi-tac", ())),
        "kind": list(facets.get("loai", ())),
        "theme": list(facets.get("chu-de", ())),
        "direction": next(iter(facets.get("huong", ())), None),
        "status": next(iter(facets.get("trang-thai", ())), None),
    }


def facets_of(archive: Archive, unit: Unit) -> dict[str, tuple[str, ...]]:
    """The values of each facet that ``unit`` has for itself."""
    if unit.activity is not None:
        return activity_facets(archive, unit.activity)
    if isinstance(unit.record, Partner):
        country = unit.record.entries.country
        return {"nuoc": (country.lower(),) if country else (), "doi-tac": (unit.record.id,)}
    return {}
