"""Reports and records read for the index: their texts packed, their words and facts gathered."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from archive.composing.search.gathered import Forms, Gathered, Numbers, Units
from archive.composing.search.report_facts import ReportFacts, report_facts
from archive.composing.search.terms import record_terms
from archive.composing.search.texts import TextPacker
from archive.composing.search.units import Unit, record_units, report_units, told_by_entries
from archive.language.search_text import BREAK, dates
from archive.model.archive import Archive
from archive.model.records import Report

_BETWEEN = f" {BREAK} "

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


def gather(
    archive: Archive,
    reports: Sequence[Report],
    dictionary: bytes,
    forms: Forms,
    terms: Numbers,
    *,
    records: bool,
) -> Told:
    """Read ``reports``, and the ``records`` of the archive; ``forms`` and ``terms`` number words.

    ``dictionary`` is what the texts are packed behind.
    """
    packer, gathered = TextPacker(dictionary), Gathered(forms, terms)
    facts: list[ReportFacts] = []
    texts: list[Texts] = []
    for report in reports:
        units = report_units(archive, report)
        _add(archive, units, gathered)
        activities = [unit.activity for unit in units if unit.activity is not None]
        own, others = units[: len(activities)], units[len(activities) :]
        entries = told_by_entries(others)
        facts.append(report_facts(archive, report, activities, len(others), entries))
        texts.append(list(packer.of_report(own, others)))
    last: Texts = ()
    if records:
        first = len(gathered)
        _add(archive, list(record_units(archive)), gathered)
        last = record_texts(archive, dictionary, first)
    return Told([report.path for report in reports], facts, texts, gathered.units(), last)


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


def _add(archive: Archive, units: Sequence[Unit], gathered: Gathered) -> None:
    """Take in units. Dates are looked for in all texts at once: none goes over a ``BREAK``."""
    texts = [_BETWEEN.join((unit.title, unit.text, *unit.more, "")) for unit in units]
    ends = list(accumulate(map(len, texts)))
    terms: list[set[str]] = [
        record_terms(archive, unit) if unit.activity or unit.record else set() for unit in units
    ]
    for date in dates("".join(texts)):
        terms[bisect_right(ends, date.start)].update(date.terms)
    for text, own in zip(texts, terms, strict=True):
        gathered.add(text, own)
