"""Reports of before and fresh ones put together in the order of now: where their units are then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import numpy as np

from archive.composing.search.gathered import Units, joined
from archive.composing.search.gathering import Told, record_texts
from archive.composing.search.ragged import Ints, starts_of
from archive.composing.search.report_facts import ReportFacts
from archive.model.archive import Archive


@dataclass(frozen=True, eq=False)
class Moves:
    """The number now of each unit of before, -1 for one of a report that is made again.

    ``fresh`` are the numbers of the units of those; ``moved``: some unit has another number, or
    another place in its report.
    """

    old: Ints
    fresh: Ints
    moved: bool


class Made(NamedTuple):
    """The units of a report that was made again or is gone: as they were, and as they are.

    ``old_at`` and ``new_at`` are the numbers of the first ones.
    """

    old_at: int
    old: Units
    new_at: int
    new: Units


def replaced(
    archive: Archive, dictionary: bytes, before: Told, fresh: Told
) -> tuple[Told, Moves, list[Made]]:
    """The reports of ``archive``: those of ``fresh``, and of ``before`` the others.

    Also how units moved, and the units of before and now of each report that is another.
    """
    paths = [report.path for report in archive.reports]
    sources = before, fresh
    places = [{path: n for n, path in enumerate(told.paths)} for told in sources]
    firsts = [starts_of(np.array([own.head.units for own in told.facts], dtype=np.int64))
              for told in sources]  # fmt: skip
    chosen = [(1, places[1][p]) if p in places[1] else (0, places[0][p]) for p in paths]
    moves = [np.full(len(told.units), -1, dtype=np.int64) for told in sources]
    pieces: list[Units] = []
    at = 0
    for source, first, last in _runs(chosen):
        start, end = int(firsts[source][first]), int(firsts[source][last])
        pieces.append(sources[source].units.some(start, end))
        moves[source][start:end] = np.arange(at, at + end - start)
        at += end - start
    start, end = int(firsts[0][-1]), len(before.units)
    records = before.records if at == start else record_texts(archive, dictionary, at)
    pieces.append(before.units.some(start, end))
    moves[0][start:end] = np.arange(at, at + end - start)
    facts = [sources[source].facts[n] for source, n in chosen]
    told = Told(
        paths,
        facts,
        [sources[source].texts[n] for source, n in chosen],
        joined(pieces),
        records,
    )
    made = []
    kept = {path for path in paths if path not in places[1]}
    for path in dict.fromkeys([*fresh.paths, *(p for p in before.paths if p not in kept)]):
        both: list[tuple[int, Units]] = []
        for source, units in enumerate((before.units, fresh.units)):
            n = places[source].get(path)
            start, end = (0, 0) if n is None else firsts[source][n : n + 2].tolist()
            both.append((start, units.some(start, end)))
        (old_at, old), (first, new) = both
        made.append(Made(old_at, old, int(moves[1][first]) if len(new) else 0, new))
    moved = _shape(facts) != _shape(before.facts)
    return told, Moves(moves[0], moves[1], moved), made


def _runs(chosen: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Runs of reports that follow one another: their source, the first one, that behind them."""
    numbered = enumerate(chosen)
    for (source, _), run in groupby(numbered, lambda one: (one[1][0], one[1][1] - one[0])):
        numbers = [n for _, (_, n) in run]
        yield source, numbers[0], numbers[-1] + 1


def _shape(facts: Sequence[ReportFacts]) -> list[tuple[int, int, int]]:
    return [(own.head.activities, own.head.others, own.head.entries) for own in facts]
