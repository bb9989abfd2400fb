"""The sample archive read word by word, without any index: what a query should find.

Only the rules of the language are shared with the search that is measured (``search_text``: what a
word is, which spellings are one); how a query is understood, matched and ranked is not.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import accumulate, pairwise
from pathlib import Path

from archive.composing.search.groups import Group, groups
from archive.composing.search.units import Unit, units
from archive.language.dates import Edtf
from archive.language.search_text import BREAK, date_terms, dates, tokens
from archive.model.archive import Archive
from archive.reading.load import load

_LONGEST = 62
"""Days of an event that may be found by each of them."""

APART = " | "
"""Between the pieces of a text: no words stand side by side across it."""


Way = tuple[str, str]
"""How a unit may be found, and by what: all | row | exact-row and words with a blank between, begun
and the start of a word, fact, date."""


@dataclass(frozen=True)
class Read:
    """One unit as strings of words with a blank around each; ``facts`` is what its record says."""

    unit: Unit
    report: str
    folded: str
    exact: str
    facts: frozenset[str]
    dates: frozenset[str]


@dataclass(frozen=True)
class Shelf:
    """The units of all reports, and the names of the archive."""

    archive: Archive
    read: tuple[Read, ...]
    names: tuple[Group, ...]
    in_records: frozenset[str]

    def units_with(self, ways: Iterable[Way]) -> set[int]:
        """The units (their numbers in ``read``) that have what one of the ways asks for."""
        return {unit for way in ways for unit in self._with(*way)}

    def _with(self, how: str, what: str) -> Iterable[int]:
        if how == "all":
            return set.intersection(*(set(self._with("row", word)) for word in what.split(" ")))
        if how in {"fact", "date"}:
            return self._told.get(f"{how} {what}", ())
        text, starts = self._exact if how == "exact-row" else self._folded
        return _places(f" {what}" if how == "begun" else f" {what} ", text, starts)

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return _joined([read.folded for read in self.read])

    @cached_property
    def _exact(self) -> tuple[str, list[int]]:
        return _joined([read.exact for read in self.read])

    @cached_property
    def _told(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, read in enumerate(self.read):
            for fact in read.facts:
                found[f"fact {fact}"].append(number)
            for term in read.dates:
                found[f"date {term}"].append(number)
        return found

    def is_written(self, words: str) -> bool:
        """Whether words stand anywhere side by side, spelled so."""
        return f" {words} " in self._exact[0]

    @cached_property
    def said(self) -> list[tuple[str, Read]]:
        """Every piece of text once, and the first unit that has it: what many say counts once."""
        found: dict[str, Read] = {}
        for read in self.read:
            for piece in pieces(read.unit):
                found.setdefault(piece, read)
        return list(found.items())

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word, without marks, those of bodies and partners too."""
        return frozenset(self.spellings) | self.in_records

    @cached_property
    def spellings(self) -> dict[str, Counter[str]]:
        """How each word without marks is spelled, and in how many places."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for read in self.read:
            for folded, exact in zip(read.folded.split(), read.exact.split(), strict=True):
                found[folded][exact] += 1
        found.pop("|", None)
        return found

    @cached_property
    def following(self) -> dict[str, set[str]]:
        """The words that stand behind each word, all without marks."""
        found: dict[str, set[str]] = defaultdict(set)
        for read in self.read:
            words = read.folded.split()
            for first, second in pairwise(words):
                found[first].add(second)
        return found

    @cached_property
    def activities(self) -> tuple[Read, ...]:
        """The units that are activities."""
        return tuple(read for read in self.read if read.unit.activity)

    @cached_property
    def by_first(self) -> dict[str, list[tuple[tuple[str, ...], Group]]]:
        """Every name without marks, by its first word."""
        found: dict[str, list[tuple[tuple[str, ...], Group]]] = defaultdict(list)
        for group in self.names:
            for phrase in group.phrases:
                found[phrase[0]].append((phrase, group))
        return found


def _joined(texts: list[str]) -> tuple[str, list[int]]:
    """All texts as one, and where each begins."""
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    return "\n".join(texts), starts


def _places(wanted: str, text: str, starts: list[int]) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        unit = bisect_right(starts, at) - 1
        yield unit
        at = text.find(wanted, starts[unit + 1] - 1)


def shelf(content: Path) -> Shelf:
    """Everything that can be found in the reports of ``content``."""
    archive = load(content).archive
    every = [_read(archive, unit) for unit in units(archive)]
    read = tuple(r for r in every if r.unit.report)
    in_records = frozenset(w for r in every if not r.unit.report for w in r.folded.split())
    return Shelf(archive, read, tuple(groups(archive)), in_records)


def pieces(unit: Unit) -> list[str]:
    """The texts of a unit, cell by cell."""
    return [piece for text in (unit.title, unit.text, *unit.more) for piece in text.split(BREAK)]


def _read(archive: Archive, unit: Unit) -> Read:
    said = [_words(piece) for piece in pieces(unit)]
    return Read(
        unit,
        unit.report.key if unit.report else "",
        f" {APART.join(folded for folded, _, _ in said)} ",
        f" {APART.join(exact for _, exact, _ in said)} ",
        frozenset(_facts(archive, unit)),
        frozenset(term for _, _, terms in said for term in terms),
    )


@cache  # reports say much in the same words
def _words(piece: str) -> tuple[str, str, tuple[str, ...]]:
    """The words of a piece without marks, as spelled, and its dates."""
    found = tokens(piece)
    terms = tuple(term for d in dates(piece) for term in d.terms)
    return " ".join(t.folded for t in found), " ".join(t.exact for t in found), terms


def _facts(archive: Archive, unit: Unit) -> set[str]:
    report, activity = unit.report, unit.activity
    found: set[str] = set()
    if report:
        body = archive.organizations.get(report.organization)
        found |= {
            f"nam {activity.year if activity else report.year}",
            f"to-chuc {report.organization}",
        }
        if body and body.entries.province:
            then = body.entries.province
            found |= {f"tinh {then}", f"tinh {archive.province_now(then)}"}
    if activity:
        found |= {f"ngay {term}" for term in _days(activity.entries.date)}
        found |= {f"loai {kind}" for kind in activity.entries.kind}
        found |= {f"to-chuc {id_}" for id_ in activity.organizations}
        for id_ in activity.partners:
            partner = archive.partners.get(id_)
            if partner:
                found |= {f"doi-tac {id_}", f"noi {partner.entries.region}"}
                found.add(f"nuoc {(partner.entries.country or '').lower()}")
    return found


def _days(when: Edtf | None) -> Iterator[str]:
    """The days and months of a record's date, for one that is not a year or a quarter."""
    if when and when.precision in {"day", "interval"}:
        last = min(when.latest, when.earliest + timedelta(days=_LONGEST))
        for n in range(when.earliest.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(n)
            yield from date_terms(day.year, day.month, day.day)
    if when and when.precision == "month":
        yield from date_terms(when.earliest.year, when.earliest.month, None)
