"""Reports and records read for the index: their texts packed, their words and facts gathered."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from archive.composing.earlier import Apart, here
from archive.composing.search.gathered import Forms, Gathered, Numbers, Units
from archive.composing.search.report_facts import ReportFacts, report_facts
from archive.composing.search.terms import record_terms
from archive.composing.search.texts import TextPacker
from archive.composing.search.units import Unit, record_units, report_units, told_by_entries
from archive.language.search_text import BREAK, dates
from archive.model.archive import Archive
from archive.model.records import Report

_BETWEEN = f" {BREAK} "

TOGETHER = 1_000
"""Reports that are read apart together: what the memory is bounded by."""

Texts = Sequence[bytes | memoryview]
"""Packed parts with texts."""


@dataclass(frozen=True, eq=False)
class Told:
    """What the index has of some reports: facts and texts of each, the units of all.

    ``records`` are the texts of bodies and partners, whose units come last; none where the reports
    are not all.
    """

    paths: list[str]
    facts: list[ReportFacts]
    texts: list[Texts]
    units: Units
    records: Texts = ()


Words = tuple[str, Collection[str]]
"""What a unit is found by: its title and its texts, a ``BREAK`` and a blank behind each; terms."""


class _Read(NamedTuple):
    """What one report adds to the index."""

    path: str
    facts: ReportFacts
    texts: Texts
    words: list[Words]


def gather(
    archive: Archive,
    reports: Sequence[Report],
    dictionary: bytes,
    forms: Forms,
    terms: Numbers,
    *,
    records: bool,
    apart: Apart = here,
) -> Told:
    """Read ``reports``, and the ``records`` of the archive; ``forms`` and ``terms`` number words.

    ``dictionary`` is what the texts are packed behind. The reports are read ``apart``, some at a
    time: so much of the archive is touched by nobody for long.
    """
    gathered = Gathered(forms, terms)
    paths: list[str] = []
    facts: list[ReportFacts] = []
    texts: list[Texts] = []
    for first in range(0, len(reports), TOGETHER):
        for read in apart(partial(_read, archive, reports, first, dictionary)):
            for words in read.words:
                gathered.add(*words)
            paths.append(read.path)
            facts.append(read.facts)
            texts.append(read.texts)
    last: Texts = ()
    if records:
        number = len(gathered)
        for words in apart(lambda: iter(_words(archive, list(record_units(archive))))):
            gathered.add(*words)
        last = list(apart(lambda: iter(record_texts(archive, dictionary, number))))
    return Told(paths, facts, texts, gathered.units(), last)


def _read(
    archive: Archive, reports: Sequence[Report], first: int, dictionary: bytes
) -> Iterator[_Read]:
    packer = TextPacker(dictionary)
    for report in reports[first : first + TOGETHER]:
        units = report_units(archive, report)
        activities = [unit.activity for unit in units if unit.activity is not None]
        own, others = units[: len(activities)], units[len(activities) :]
        facts = report_facts(archive, report, activities, len(others), told_by_entries(others))
        yield _Read(report.path, facts, list(packer.of_report(own, others)), _words(archive, units))


def repacked(archive: Archive, told: Told, dictionary: bytes, but: Collection[str]) -> Told:
    """``told`` with its texts packed behind another dictionary.

    Those of reports that are gone, and ``but`` those at these paths, stay as they are.
    """
    packer, places = TextPacker(dictionary), {path: n for n, path in enumerate(told.paths)}
    texts = list(told.texts)
    for report in archive.reports:
        number = places.get(report.path)
        if number is not None and report.path not in but:
            units, own = report_units(archive, report), told.facts[number].head.activities
            texts[number] = list(packer.of_report(units[:own], units[own:]))
    first = sum(facts.head.units for facts in told.facts)
    return replace(told, texts=texts, records=record_texts(archive, dictionary, first))


def record_texts(archive: Archive, dictionary: bytes, first: int) -> Texts:
    """The texts of bodies and partners, whose units are numbered from ``first`` on."""
    return list(TextPacker(dictionary).of_records(list(enumerate(record_units(archive), first))))


def _words(archive: Archive, units: Sequence[Unit]) -> list[Words]:
    """What units are found by; dates are looked for in all texts at once, none has a ``BREAK``."""
    texts = [_BETWEEN.join((unit.title, unit.text, *unit.more, "")) for unit in units]
    ends = list(accumulate(map(len, texts)))
    terms: list[set[str]] = [
        record_terms(archive, unit) if unit.activity or unit.record else set() for unit in units
    ]
    for date in dates("".join(texts)):
        terms[bisect_right(ends, date.start)].update(date.terms)
    return [(text, tuple(own)) for text, own in zip(texts, terms, strict=True)]
