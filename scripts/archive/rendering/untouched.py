"""Tasks that an edit of reports does not touch: their keys are those of the last build.

Of twenty thousand pages an edited report stands on a few dozen. Which these may be follows from
what the report named, before and after: its own body, and whatever bodies, partners and documents
it writes, and the years, kinds, countries and provinces of these. All other pages of one of these
and of reports were made from what is still the same, so they are not compared, and nobody groups
or counts for them what they show, or which further pages they have; pages of the whole archive
always are, but those that only tell which reports there are. A report more or less is one that
named nothing before, or names nothing now.

Only where nothing but reports is another: with another program, template, list or record of a body,
with another first or last year, or where a report shares an event with another one, every page is
compared.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from itertools import islice

from archive.composing.known import KeptFacts, Known
from archive.composing.page import Below
from archive.composing.pages.document import ADDRESS as DOCUMENTS
from archive.composing.pages.organization import ADDRESS as BODIES
from archive.composing.report_facts import ReportFacts
from archive.language.symbols import canonical_symbol
from archive.model.archive import Archive
from archive.model.coverage import ADDRESS as COVERAGE
from archive.model.documents import slug_of
from archive.model.records import Organization, Partner, Report
from archive.rendering.state import Last
from archive.rendering.store import SIZE

_FURTHER = re.compile("(.+/)nam/(?:[0-9-]+|khong-neu)/|(to-chuc/)loai/[^/]+/")
"""A page on which another one goes on, and what is shown there stands here too."""


@dataclass(frozen=True)
class Untouched:
    """The keys of the last build by name, and the addresses of the pages that edits may touch."""

    keys: Mapping[str, str] = field(default_factory=dict)
    touched: frozenset[str] = frozenset()

    @cached_property
    def _places(self) -> list[tuple[str, int]]:
        """All names, each with its place among them, in their own order."""
        return sorted((name, place) for place, name in enumerate(self.keys))

    def page(self, address: str) -> str | None:
        """The key of the page of a body, a year or such; None where it may be another."""
        further = _FURTHER.fullmatch(address)
        begun = further[further.lastindex or 0] if further else address
        return None if begun in self.touched else self.keys.get(address)

    def below(self, pages: Below) -> list[str] | None:
        """The addresses of ``pages`` in their order; None where there may be others now."""
        if not self.keys or pages.of in self.touched:
            return None
        places = self._places
        first = bisect_left(places, (pages.under, 0))
        found: list[tuple[int, str]] = []
        for address, place in islice(places, first, None):
            if not address.startswith(pages.under):
                break
            found.append((place, address))
        return [address for _, address in sorted(found)]

    def report(self, report: Report) -> str | None:
        """The key of a report's page; its neighbours are those of its body."""
        if f"to-chuc/{report.organization}/" in self.touched:
            return None
        return self.keys.get(report.address)


def ground(fixed: Iterable[bytes], digests: Mapping[str, str], reports: Collection[str]) -> bytes:
    """The hash of what all keys stand on beside ``reports``, which are paths.

    ``fixed`` is what does not stand in files of the content, ``digests`` are those of its files.
    """
    made = blake2b(digest_size=SIZE)
    for part in fixed:
        made.update(b"%d:%b" % (len(part), part))
    for path, digest in digests.items():
        if path not in reports:
            made.update(f"{path}\x1e{digest}\n".encode())
    return made.digest()


def ground_of(same: bytes, facts: Known) -> str:
    """The hash of all that the keys of a build stand on: the same and these facts of reports."""
    made = blake2b(same, digest_size=SIZE)
    for path in sorted(facts.reports):
        made.update(f"{path}\x1e{facts.reports[path].digest}\n".encode())
    return made.hexdigest()


def untouched(last: Last, same: bytes, kept: Known, of: ReportFacts) -> Untouched:
    """What is left untouched since the ``last`` build, which ``kept`` these facts of reports.

    ``same`` is what :func:`ground` gives now, ``of`` has the facts as they are now.
    """
    if len(last.names) != len(last.keys) or last.ground != ground_of(same, kept):
        return Untouched()
    changed: list[KeptFacts] = []
    touched: set[str] = set()
    for path in {**kept.reports, **of.known}:
        before, now = kept.reports.get(path), of.known.get(path)
        if before is not now:
            both = [facts for facts in (before, now) if facts is not None]
            changed += both
            touched.update(_pages(of.archive, f"{path.rpartition('/')[0]}/", both))
    if any(map(_shares, changed)):
        return Untouched()
    years, years_before = _years(of.known), _years(kept.reports)
    if years != years_before:  # of a year its page tells the one before and the one after
        touched.update(map(_of_year, years | years_before))
    return Untouched(dict(zip(last.names, last.keys, strict=True)), frozenset(touched))


def _pages(archive: Archive, body: str, both: Sequence[KeptFacts]) -> Iterator[str]:
    """The addresses of the pages that may show of a report what is another now.

    ``body`` is the address of its body, ``both`` are its facts before and now; one of them where it
    was not there before, or is gone.
    """
    named = [body, *(f"{name}/" for facts in both for name in facts.names)]
    yield from named
    yield from (_of_year(year) for facts in both for year in facts.years)
    if len(both) == 1:
        yield BODIES
    if _differ(both, lambda facts: (facts.activities, facts.says_none)):
        yield COVERAGE
    # each of the documents shows the reports that cite it, and the list how many these are
    if _differ(both, lambda facts: (facts.papers, facts.of_report)):
        yield DOCUMENTS
        for symbol in {symbol for facts in both for symbol in facts.cited}:
            yield f"{DOCUMENTS}{slug_of(canonical_symbol(symbol))}/"
    # a kind, a country, a province show activities and delegations, and of a report its name
    if _differ(both, lambda facts: facts.of_parts):
        for code in {code for facts in both for code in facts.codes}:
            of, _, name = code.partition("/")
            if of in _OF_CODES:
                yield f"{_OF_CODES[of]}/{name.lower()}/"
        yield from _places(archive, named)


def _differ(both: Sequence[KeptFacts], shown: Callable[[KeptFacts], object]) -> bool:
    """Whether what pages show of a report is another now, or it is new or gone."""
    return len(both) == 1 or shown(both[0]) != shown(both[1])


_OF_CODES = {"loai-hoat-dong": "hoat-dong", "quoc-gia": "quoc-gia"}
"""The folders of the pages of codes, by their lists."""


def _places(archive: Archive, pages: Iterable[str]) -> Iterator[str]:
    """The addresses of the pages of countries and provinces of the bodies that have ``pages``."""
    provinces = archive.lists.provinces
    for address in pages:
        body = archive.record(address.removesuffix("/"))
        if isinstance(body, Partner) and body.entries.country:
            yield f"quoc-gia/{body.entries.country.lower()}/"
        elif isinstance(body, Organization) and body.entries.province:
            place = body.entries.province
            yield f"dia-phuong/{place}/"
            if place in provinces and provinces[place].successor:
                yield f"dia-phuong/{provinces[place].successor}/"


def _years(reports: Mapping[str, KeptFacts]) -> set[str]:
    return {year for facts in reports.values() for year in facts.years}


def _of_year(year: str) -> str:
    return f"nam/{year}/"


def _shares(facts: KeptFacts) -> bool:
    return facts.shares or bool(facts.twins)
