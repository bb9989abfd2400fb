"""The directory of the index, the one file that every search asks for: ``muc-luc.bin``.

What is told for each report, body or part stands in columns, each in deflate blocks of its own,
since figures of one kind are the likelier for one another. ``engine/directory.js`` reads it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from archive.composing.search.packing import (
    deflated_apart,
    json_bytes,
    leb128,
    numbers,
    told_keys,
)
from archive.composing.search.report_table import Body, ReportRow, ReportTable

HOLE = "\x7f"
"""Stands in a pattern for the province: its id in an id, its name in a name. No text has it: YAML
does not let it in."""

_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile("[a-z0-9]+")


def directory(
    head: dict[str, Any], keys: dict[str, list[str]], table: ReportTable, dictionary: bytes
) -> bytes:
    """The file: a head as JSON, the first key of every part, the bodies, the reports.

    Those of ``h`` are the words whose lists are long, a part each. Among the keys are also, as
    ``begun``, the two words that names in the parts ``n`` begin with.

    Last the packed ``dictionary`` of the texts, which every search needs as well.
    """
    patterns: dict[tuple[str, str, str], int] = {}
    made_of = [
        patterns.setdefault(_pattern(body, table.provinces), len(patterns)) for body in table.bodies
    ]
    places = {id_: n for n, id_ in enumerate(table.provinces, 1)}
    whole = {
        **head,
        "patterns": [list(column) for column in zip(*map(_told, patterns), strict=True)],
        "kinds": table.kinds,
        "provinces": table.provinces,
        "now": [places[now] for now in table.provinces_now.values()],
        "slugs": [[n, report.slug] for n, report in enumerate(table.reports) if report.slug],
        "years": table.odd_years,
        "folders": list(keys),
    }
    said = json_bytes(whole)
    of_body = Counter(report.body for report in table.reports)
    columns = [leb128(len(said)) + said]
    columns += map(told_keys, keys.values())
    columns += [
        leb128(len(table.bodies)),
        _steps(made_of),
        _steps(places.get(body.province, 0) for body in table.bodies),
        numbers(of_body[n] for n in range(len(table.bodies))),
        *_years(table),
        numbers(report.activities for report in table.reports),
        numbers(report.entries for report in table.reports),
        # most of what entries tell stands in the text too
        numbers(_signed(report.others - 2 * report.entries) for report in table.reports),
        numbers(report.planned for report in table.reports),
        leb128(len(dictionary)) + dictionary,
    ]
    return deflated_apart(columns)


def _pattern(body: Body, provinces: dict[str, str]) -> tuple[str, str, str]:
    """Id and name with a hole where the province stands, and the kind of body."""
    if not body.province:
        return body.id, body.name, body.kind
    before, name, behind = body.name.rpartition(provinces[body.province].partition(" (")[0])
    told = f"{before}{HOLE}{behind}" if name else body.name
    return body.id.replace(body.province, HOLE, 1), told, body.kind


def _told(pattern: tuple[str, str, str]) -> tuple[str, str, str]:
    """A pattern, in whose id the words that end its name stand as their number: ``mttq-*2-``."""
    id_, name, kind = pattern
    tail = f"-{HOLE}" if id_.endswith(f"-{HOLE}") else ""
    words = id_.removesuffix(tail).split("-")
    plain = _MARKS.sub("", unicodedata.normalize("NFD", name.replace(HOLE, "").lower()))
    spelled = _WORD.findall(plain.replace("đ", "d"))
    same = 0
    for one, other in zip(reversed(words), reversed(spelled), strict=False):
        if one != other:
            break
        same += 1
    if same:
        words[-same:] = [f"*{same}"]
    return "-".join(words) + tail, name, kind


def _years(table: ReportTable) -> list[bytes]:
    """The newest year; of the first report of each body how much older it is; of the others steps.

    Reports follow one another by body, then year.
    """
    newest = max((report.year for report in table.reports), default=0)
    firsts: list[int] = []
    others: list[int] = []
    before: ReportRow | None = None
    for report in table.reports:
        if before is None or before.body != report.body:
            firsts.append(newest - report.year)
        else:
            others.append(report.year - before.year)
        before = report
    return [leb128(newest) + numbers(firsts), numbers(others)]


def _steps(values: Iterable[int]) -> bytes:
    """Each number as the difference to the one before."""
    told, before = [], 0
    for value in values:
        told.append(_signed(value - before))
        before = value
    return numbers(told)


def _signed(difference: int) -> int:
    """A difference as a number of its own: even ones are up, odd ones down."""
    return difference * 2 if difference >= 0 else -difference * 2 - 1
