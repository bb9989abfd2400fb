"""Tasks that an edit of reports does not touch: their keys are those of the last build.

Of twenty thousand pages an edited report stands on a few dozen. Which these may be follows from
what the report named, before and after: its own body, and whatever bodies, partners and documents
it writes, and the years, kinds, countries and provinces of these. All other pages of one of these
and of reports were made from what is still the same, so they are not compared, and nobody groups
or counts for them what they show; pages of the whole archive always are. A report more or less is
one that named nothing before, or names nothing now.

Only where nothing but reports is another: with another program, template, list or record of a body,
with another first or last year, or where a report shares an event with another one, every page is
compared.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import NamedTuple

from archive.composing.hashes import SIZE as FACT
from archive.composing.report_facts import KeptFacts, Known, ReportFacts
from archive.language.symbols import canonical_symbol
from archive.model.archive import Archive
from archive.model.documents import slug_of
from archive.model.records import Organization, Partner, Report
from archive.rendering.state import Last
from archive.rendering.store import SIZE

DOCUMENTS = "van-kien/"
"""The address of the list of documents, below which each has its page."""

_FURTHER = re.compile("(.+/)nam/(?:[0-9-]+|khong-neu)/")
"""A page on which another one goes on, for some years, and what is shown there stands here too."""


class Untouched(NamedTuple):
    """The keys of the last build by name, and the addresses of the pages that edits may touch."""

    keys: Mapping[str, str] = MappingProxyType({})
    touched: frozenset[str] = frozenset()

    def page(self, address: str) -> str | None:
        """The key of the page of a body, a year or such; None where it may be another."""
        further = _FURTHER.fullmatch(address)
        begun = further[1] if further else address
        return None if begun in self.touched else self.keys.get(address)

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
            changed += filter(None, (before, now))
            touched.add(f"{path.rpartition('/')[0]}/")
            if before is None or now is None or _of_papers(before) != _of_papers(now):
                touched.add(DOCUMENTS)
    if any(map(_shares, changed)):
        return Untouched()
    for facts in changed:
        touched.update(_pages(facts))
    touched.update([*_places(of.archive, touched)])
    years, years_before = _years(of.known), _years(kept.reports)
    if years != years_before:  # of a year its page tells the one before and the one after
        touched.update(map(_of_year, years | years_before))
    return Untouched(dict(zip(last.names, last.keys, strict=True)), frozenset(touched))


def _of_papers(facts: KeptFacts) -> tuple[str, bytes]:
    """What the list of documents shows of a report: it and what it writes of them."""
    return facts.papers, facts.facts[:FACT]


def _pages(facts: KeptFacts) -> Iterator[str]:
    """The addresses of the pages that show something of a report with these ``facts``."""
    yield from (f"{name}/" for name in facts.names)
    for symbol in facts.cited:
        yield f"{DOCUMENTS}{slug_of(canonical_symbol(symbol))}/"
    for code in facts.codes:
        of, _, name = code.partition("/")
        if of in _OF_CODES:
            yield f"{_OF_CODES[of]}/{name.lower()}/"
    yield from map(_of_year, facts.years)


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


def _years(reports: Mapping[str, KeptFacts]) -> set[int]:
    return {year for facts in reports.values() for year in facts.years}


def _of_year(year: int) -> str:
    return f"nam/{year}/"


def _shares(facts: KeptFacts) -> bool:
    return facts.shares or bool(facts.twins)
