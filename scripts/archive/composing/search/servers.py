"""The same units for those who outgrow static files: OpenSearch and PostgreSQL.

``don-vi.ndjson`` holds one unit a line, ``opensearch.json`` the index that takes them,
``postgresql.sql`` a schema that loads and searches them. Folding is done here, once, by the rules
of the search page, so that no server needs a Vietnamese analyser.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, NamedTuple

from archive.composing.search.columns import activity_facets
from archive.composing.search.units import Unit
from archive.composing.site import TEMPLATES
from archive.language.search_text import BREAK, dates, forms, words_of_lines
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
    """A line of ``don-vi.ndjson`` for each unit: a flat record as JSON, lists are facets."""
    units = list(found)
    if not units:
        return b""
    bodies = {id(u.report): _body(archive, u.report) for u in units}
    return "".join(
        # written by hand: to begin an encoder takes longer, and words need none
        [
            f'{{"id": {_text(u.id)}, "type": "{u.type}", "address": {_text(u.address)}, '
            f'"title": {_text(u.title)}, "text": {_text(u.text)}, "folded_title": "{told.title}", '
            f'"folded": "{told.folded}", "exact": "{told.exact}", '
            f'"date": {_or_null(u.date.text if u.date else None)}, "dates": {_list(told.dates)}, '
            f'"year": {_year(u)}, {bodies[id(u.report)]}, {_facets(archive, u)}}}\n'
            for u, told in zip(units, _words(units), strict=True)
        ]
    ).encode()


class _Words(NamedTuple):
    """The words of a unit in the forms that search compares, and the dates it tells."""

    title: str
    folded: str
    exact: str
    dates: list[str]


class _Form(dict[str, str]):
    """Words as written with one of their forms; the end of a line stays what it is."""

    MOST = 1 << 14

    def __init__(self, which: int) -> None:
        super().__init__()
        self._form = itemgetter(which)

    def __missing__(self, written: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        # not kept twice: whoever makes pages asks for no other form
        found = self[written] = "\n" if written == "\n" else self._form(forms.__wrapped__(written))
        return found


_FOLDED, _EXACT = _Form(0), _Form(1)


def _words(units: Sequence[Unit]) -> Iterator[_Words]:
    """What is told in ``units``, all of which are taken apart in one go: no word has a line end."""
    # nor does a word go over a break: to what finds words it is the same sign as a line end
    lines = [
        line.replace("\n", BREAK)
        for u in units
        for line in (u.title, BREAK.join((u.text, *u.more)))
    ]
    written = words_of_lines("\n".join(lines))
    folded, exact = (
        [line.strip(" ") for line in " ".join(map(form.__getitem__, written)).split("\n")]
        for form in (_FOLDED, _EXACT)
    )
    rows = zip(folded[::2], folded[1::2], exact[::2], exact[1::2], _dates(units), strict=True)
    for title, text, exact_title, exact_text, days in rows:
        yield _Words(title, text, f"{exact_title} {exact_text}".strip(" "), days)


def _dates(units: Sequence[Unit]) -> Iterator[list[str]]:
    """The dates in title and text of each unit, sorted; none goes over a ``BREAK``."""
    texts = [f"{u.title}\n{u.text}{BREAK}" for u in units]
    ends = list(accumulate(map(len, texts)))
    told: list[set[str]] = [set() for _ in units]
    for date in dates("".join(texts)):
        told[bisect_right(ends, date.start)].update(date.terms)
    for terms in told:
        # a day of any year is no date to a server
        yield sorted([term[1:] for term in terms if not term.startswith("@--")])


def _body(archive: Archive, report: Report | None) -> str:
    """What a line tells of the body whose report it is from."""
    kind, province, now = line_inputs(archive, report) if report else (None, None, None)
    return (
        f'"organization": {_or_null(report.organization if report else None)}, '
        f'"organization_kind": {_or_null(kind)}, "province": {_or_null(province)}, '
        f'"province_now": {_or_null(now)}'
    )


def _year(unit: Unit) -> str:
    dated = unit.activity or unit.report
    return str(dated.year) if dated else "null"


def _facets(archive: Archive, unit: Unit) -> str:
    if unit.activity is None and unit.record is None:
        return _NO_FACETS
    facets = facets_of(archive, unit)
    several = [f'"{name}": {_list(facets.get(facet, ()))}' for facet, name in _SEVERAL.items()]
    one = [f'"{name}": {_or_null(*facets.get(facet, ()))}' for facet, name in _ONE.items()]
    return ", ".join(several + one)


_SEVERAL = {"nuoc": "country", "doi-tac": "partner", "loai": "kind", "chu-de": "theme"}
_ONE = {"huong": "direction", "trang-thai": "status"}


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _or_null(value: str | None = None) -> str:
    return _text(value) if value is not None else "null"


_text = encode_basestring
_NO_FACETS = ", ".join(
    [f'"{name}": []' for name in _SEVERAL.values()] + [f'"{name}": null' for name in _ONE.values()]
)


def line_inputs(archive: Archive, report: Report) -> tuple[str | None, ...]:
    """What the lines of a report tell of its body besides its names."""
    body = archive.organizations.get(report.organization)
    province = body.entries.province if body else None
    now = archive.province_now(province) if province else None
    return (body.entries.kind if body else None), province, now


def facets_of(archive: Archive, unit: Unit) -> dict[str, tuple[str, ...]]:
    """The values of each facet that ``unit`` has for itself."""
    if unit.activity is not None:
        return activity_facets(archive, unit.activity)
    if isinstance(unit.record, Partner):
        country = unit.record.entries.country
        return {"nuoc": (country.lower(),) if country else (), "doi-tac": (unit.record.id,)}
    return {}
