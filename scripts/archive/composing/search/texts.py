"""The texts of the units, in parts that share a dictionary.

A result needs one unit's text, so the parts are small; alone they would pack badly. Each is packed
as if the dictionary had gone before it (RFC 1951: a match may reach 32 KiB back), and the browser
puts the packed dictionary before the part when it inflates it.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from heapq import heapify, heappop, heappush, nsmallest
from itertools import groupby

from pydantic_core import to_json

from archive.composing.search.units import Unit, report_units
from archive.composing.words import date_said
from archive.model.archive import Archive

ACTIVITIES_TOGETHER, PASSAGES_TOGETHER, RECORDS_TOGETHER = 4, 24, 16
"""Units in a part at most: of the activities of a report, its other passages, bodies or partners.

Smaller ones would be more files than a static host likes; ``engine/reports.js`` counts the same.
"""

LARGEST_DICTIONARY = 6_000
"""Bytes; twice as much made parts 12 % smaller, but every visit 3.3 kB dearer."""

_SAMPLED = 60
_RUN = 5  # words in a run that is worth having in the dictionary
_OFTEN = 3

_Run = tuple[str, ...]


class TextPacker:
    """Packs texts behind ``dictionary``."""

    def __init__(self, dictionary: bytes) -> None:
        # dictionary and part are mostly less than 16 KiB; half the state is half to copy for each
        self._behind = zlib.compressobj(
            7, zlib.DEFLATED, -14, 7, zlib.Z_DEFAULT_STRATEGY, dictionary
        )

    def of_report(self, activities: list[Unit], others: list[Unit]) -> Iterator[bytes]:
        """The parts of a report: its activities, then its other passages."""
        for units, together in (
            (activities, ACTIVITIES_TOGETHER),
            (others, PASSAGES_TOGETHER),
        ):
            for start in range(0, len(units), together):
                yield self._part(units[start : start + together])

    def of_records(self, numbered: list[tuple[int, Unit]]) -> Iterator[bytes]:
        """The parts of the records, organizations and partners apart, by the numbers of units."""
        for _, units in groupby(numbered, lambda n: (n[1].type, n[0] // RECORDS_TOGETHER)):
            yield self._part([unit for _, unit in units])

    def _part(self, units: list[Unit]) -> bytes:
        """As JSON, for each unit: anchor, title, text, what else is found.

        Of activities also the date as said, in EDTF, and the status.
        """
        packer = self._behind.copy()  # has read the dictionary already
        # as ``json_bytes``, in a third of the time
        return packer.compress(to_json([_text(unit) for unit in units])) + packer.flush()


def packed_dictionary(dictionary: bytes) -> bytes:
    """The dictionary as deflate blocks that end on a whole byte, with more to come."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(dictionary) + packer.flush(zlib.Z_SYNC_FLUSH)


def dictionary_of(archive: Archive) -> bytes:
    """What the texts often say, the most telling last: sentences of some reports.

    Chosen greedily by how often the runs of words that they add stand in those reports. Small
    archives get a small one: a dictionary pays only where many parts use it.
    """
    chosen_from = set(sampled(report.path for report in archive.reports))
    reports = (report for report in archive.reports if report.path in chosen_from)
    some = [unit for report in reports for unit in report_units(archive, report)]
    step = max(1, len(archive.reports) // _SAMPLED)
    size = min(LARGEST_DICTIONARY, step * sum(len(unit.text) for unit in some) // 8)
    pieces = (piece for unit in some for piece in (unit.title, unit.text, *unit.more))
    texts = [sentence for piece in pieces for sentence in piece.split(". ")]
    runs_of = {text: _runs(text) for text in sorted(set(texts))}
    runs: Counter[_Run] = Counter()
    for text in texts:
        runs.update(runs_of[text])
    often = {run: count for run, count in runs.items() if count >= _OFTEN}
    waiting = [(-_worth(text, own, often), text) for text, own in runs_of.items()]
    heapify(waiting)
    chosen: list[str] = []
    while waiting and size > 0:
        _, text = heappop(waiting)
        worth = _worth(text, runs_of[text], often)
        if waiting and worth < -waiting[0][0]:  # its runs were taken meanwhile
            heappush(waiting, (-worth, text))
            continue
        if worth == 0:
            break
        chosen.append(text)
        size -= len(text.encode()) + 1
        for run in runs_of[text]:
            often.pop(run, None)
    return "\n".join(reversed(chosen)).encode()


def sampled(paths: Iterable[str]) -> list[str]:
    """The reports that the dictionary is drawn from, by the hashes of their paths.

    So a report that comes or goes seldom changes the sample, and with it all texts.
    """
    return nsmallest(_SAMPLED, paths, key=lambda path: blake2b(path.encode()).digest())


def _text(unit: Unit) -> list[object]:
    anchor = unit.record.id if unit.record else unit.address.partition("#")[2]
    said: list[object] = [anchor, unit.title, unit.text, list(unit.more)]
    if unit.activity is not None:
        day, status = unit.date.text if unit.date else "", unit.activity.entries.status or ""
        said += [date_said(unit.date), day, status]
    return said


def _runs(text: str) -> set[_Run]:
    words = text.split(" ")
    if len(words) < _RUN:
        return {tuple(words)}
    return set(zip(*(words[n:] for n in range(_RUN)), strict=False))


def _worth(text: str, runs: set[_Run], often: dict[_Run, int]) -> float:
    """How often its runs are found, for its length."""
    return sum([often[run] for run in runs if run in often]) / (len(text) + _RUN)
