"""Whether an answer is right: the reports it must hold, those it may hold, what comes first.

Systems differ in what they find (units, sections, pages), so all are judged by the reports that
their answers lead to, in the order of their best hits:

- every report must be there of which one unit has all that was asked for;
- a report may be there that has it all only scattered, or only by its records;
- nothing else may be there;
- the first must be one of those whose unit has most of what was typed, spelled and placed as typed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.language.search_text import Token
from tests.benchmarks.search.asking import Query
from tests.benchmarks.search.reading import Read, Shelf, Way


@dataclass(frozen=True)
class Expected:
    """Reports by key."""

    must: frozenset[str]
    may: frozenset[str]
    first: frozenset[str]


def expected(shelf: Shelf, query: Query) -> list[Expected]:
    """What the query should find; several where more than one reading of it is right."""
    readings = query.either or (query,)
    return [found for one in readings if (found := _expected(shelf, one)).may]


def judged(answer: Sequence[str], right: Iterable[Expected]) -> tuple[bool, bool]:
    """Whether the reports are the right ones, and whether the first of them is."""
    found = set(answer)
    fits = [e for e in right if e.must <= found <= e.may]
    first = any(answer and answer[0] in e.first for e in (fits or right))
    return bool(fits), first


def _expected(shelf: Shelf, query: Query) -> Expected:
    own = [shelf.units_with(need.must) for need in query.needs]
    out: set[int] = set()
    perhaps_out: set[int] = set()
    for need in query.minus:
        out |= shelf.units_with(need.must)
        perhaps_out |= shelf.units_with((*need.must, *need.may))
    full = set.intersection(*own) - out
    scattered = [_reports(shelf, (*need.must, *need.may), out) for need in query.needs]
    must = {shelf.read[n].report for n in full} - {shelf.read[n].report for n in perhaps_out}
    if query.literal:
        best = _best(shelf, full, query.literal)
    else:
        whole = [shelf.units_with((*need.must, *need.may)) for need in query.needs]
        best = {shelf.read[n].report for n in set.intersection(*whole) - out}
    may = frozenset(set.intersection(*scattered))
    return Expected(frozenset(must), may, frozenset(best) or may)


def _reports(shelf: Shelf, ways: Iterable[Way], out: set[int]) -> set[str]:
    """The reports that have what one of the ways asks for, its words in whatever passages."""
    found: set[str] = set()
    for how, what in ways:
        parts = [("row", word) for word in what.split(" ")] if how == "all" else [(how, what)]
        units = [shelf.units_with([part]) - out for part in parts]
        found |= set.intersection(*({shelf.read[n].report for n in some} for some in units))
    return found


def _best(shelf: Shelf, full: set[int], literal: tuple[Token, ...]) -> set[str]:
    points = {n: _points(shelf.read[n], literal) for n in full}
    most = max(points.values(), default=(0, 0))
    return {shelf.read[n].report for n, own in points.items() if own == most}


def _points(read: Read, typed: tuple[Token, ...]) -> tuple[int, int]:
    """Words typed with marks that are spelled so; neighbours as typed that are neighbours."""
    marked = sum(f" {t.exact} " in read.exact for t in typed if t.exact != t.folded)
    beside = sum(f" {a.folded} {b.folded} " in read.folded for a, b in pairwise(typed))
    return marked, beside
