"""Tasks that an edit of reports does not touch: their keys are those of the last build.

Of twenty thousand pages an edited report stands on a few dozen. Which these may be follows from
what the report named, before and after: its own body, and whatever bodies, partners and documents
it writes. All other pages of single bodies, partners, documents and reports were made from what is
still the same, so they are not compared; pages of many reports always are. A report more or less is
one that named nothing before, or names nothing now.

Only where nothing but reports is another: with another program, template, list or record of a body,
with another first or last year, or where a report shares an event with another one, every page is
compared.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from types import MappingProxyType
from typing import NamedTuple

from archive.composing.report_facts import KeptFacts, Known, ReportFacts
from archive.language.symbols import canonical_symbol, symbol_slug
from archive.model.records import Report
from archive.rendering.store import SIZE

NO_SLUG = "khong-ro"
"""The address of the documents whose symbol has no letters or figures."""


class Last(NamedTuple):
    """The tasks of the last build: their names and keys, and the ground that these stand on."""

    names: Sequence[str] = ()
    keys: Sequence[str] = ()
    ground: str = ""


class Untouched(NamedTuple):
    """The keys of the last build by name, and what edits touch."""

    keys: Mapping[str, str] = MappingProxyType({})
    bodies: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()

    def page(self, address: str) -> str | None:
        """The key of the page of a body, a partner or a document; None where it may be another."""
        folder, _, name = address.removesuffix("/").partition("/")
        touched = self.documents if folder == "van-kien" else self.bodies
        reference = name if folder == "van-kien" else f"{folder}/{name}"
        return None if reference in touched else self.keys.get(address)

    def report(self, report: Report) -> str | None:
        """The key of a report's page; its neighbours are those of its body."""
        if f"to-chuc/{report.organization}" in self.bodies:
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
    bodies: set[str] = set()
    symbols: set[str] = set()
    for path in {**kept.reports, **of.known}:
        before, now = kept.reports.get(path), of.known.get(path)
        if before is now:
            continue
        for facts in filter(None, (before, now)):
            if _shares(facts):
                return Untouched()
            bodies.add(path.rpartition("/")[0])
            bodies.update(facts.names)
            symbols.update(facts.cited)
    slugs = (symbol_slug(canonical_symbol(symbol)) or NO_SLUG for symbol in symbols)
    keys = dict(zip(last.names, last.keys, strict=True))
    return Untouched(keys, frozenset(bodies), frozenset(slugs))


def _shares(facts: KeptFacts) -> bool:
    return facts.shares or bool(facts.twins)
