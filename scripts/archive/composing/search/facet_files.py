"""The files of facets, days and gifts: from the facts of all reports, or from those of before.

Where only gifts are others, or only days, the other files stay as they were.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from archive.composing.search.columns import Columns, days
from archive.composing.search.gift_rows import accounts, gift_rows, renewed_rows
from archive.composing.search.packing import END, apart, deflated, inflated, json_bytes
from archive.composing.search.report_facts import ActivityFacts, ReportFacts, opened
from archive.model.archive import Archive

COLUMNS, THEMES, PARTNERS = "cot.bin", "chu-de.bin", "doi-tac.bin"
DAYS, GIFTS = "ngay.bin", "vat.bin"

Pieces = Sequence[bytes | memoryview]
"""What stands in a file, in pieces that are packed by themselves."""

FacetFiles = Mapping[str, Pieces]
"""The five files."""

Changed = Iterable[tuple[int, ReportFacts, ReportFacts]]
"""The first unit of a report, its facts of before and those of now, as many units each."""


def facet_files(archive: Archive, facts: Sequence[ReportFacts]) -> FacetFiles:
    """The files, in the order they are handed on."""
    told = opened(facts)
    columns = Columns(archive, told)
    return {
        COLUMNS: [columns.at_once()],
        THEMES: [columns.themes()],
        PARTNERS: [columns.partners()],
        DAYS: [deflated(days(told))],
        GIFTS: _packed(gift_rows(told)),
    }


def facet_files_again(
    archive: Archive, before: FacetFiles, facts: Sequence[ReportFacts], changed: Changed
) -> FacetFiles:
    """The same from the files of before; no unit has another number than then."""
    made = dict(before)
    others = [(first, old.activities, new.activities) for first, old, new in changed]

    def differ(told: Callable[[ActivityFacts], Any]) -> bool:
        return any(list(map(told, old)) != list(map(told, new)) for _, old, new in others)

    every: Sequence[ReportFacts] | None = None
    if differ(lambda a: (a.year, a.partners, a.kinds, a.themes, a.way, a.status)):
        every = opened(facts)
        columns = Columns(archive, every)
        made[COLUMNS] = [columns.at_once()]
        if differ(lambda a: (a.kinds, a.way, a.themes)):
            made[THEMES] = [columns.themes()]
        if differ(lambda a: a.partners):
            made[PARTNERS] = [columns.partners()]
    if differ(lambda a: a.day):
        made[DAYS] = [deflated(days(every or facts))]
    if differ(accounts):
        rows = gift_rows(every or opened(facts))
        made[GIFTS] = _packed(rows, before[GIFTS])
    elif differ(lambda a: (a.gifts, a.status)):
        rows = json.loads(b"".join(map(inflated, before[GIFTS])))
        for first, _, new in others:
            rows = renewed_rows(rows, first, new)
        made[GIFTS] = _packed(rows, before[GIFTS])
    return made


def _packed(rows: Mapping[str, Any], before: Pieces = ()) -> Pieces:
    """Columns as one JSON object, each packed by itself; where one is as ``before``, that is taken.

    To pack takes many times longer than to unpack, and a change touches few columns.
    """
    told = [json_bytes(name) + b":" + json_bytes(column) for name, column in rows.items()]
    pieces = [
        begin + piece for begin, piece in zip([b"{", *[b","] * len(told)], told, strict=False)
    ]
    pieces[-1] += b"}"
    if not before:
        return [*map(apart, pieces), END]
    made = [
        packed if inflated(packed) == piece else apart(piece)
        for packed, piece in zip(before, pieces, strict=False)
    ]
    return [*made, before[-1]]
