"""Who bears which name: the names of all records and the labels of all lists, for suggestions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from archive.checking.periods import Period, between, existence
from archive.language.folding import fold
from archive.language.nearest import nearest
from archive.language.slugs import slugify
from archive.model.archive import Archive
from archive.model.choices import CHOICES
from archive.model.entry import Entries
from archive.model.lists import Country, ForeignPlace, Province, Term
from archive.model.records import Organization, Partner

Body = Organization | Partner


def folded_name(text: str) -> str:
    """``text`` as names are compared: without marks, capitals and doubled spaces."""
    return " ".join(fold(text).split())


class Named(NamedTuple):
    """One name of a body, the entry that gives it and when it bore it."""

    name: str
    body: Body
    location: tuple[str | int, ...]
    when: Period


def names_of(body: Body) -> Iterator[Named]:
    """Every name that ``body`` bears or bore."""
    entries, lifetime = body.entries, existence(body)
    if entries.name:
        yield Named(entries.name, body, ("name",), lifetime)
    if entries.short:
        yield Named(entries.short, body, ("short",), lifetime)
    for index, alias in enumerate(entries.aliases):
        yield Named(alias, body, ("aliases", index), lifetime)
    for index, former in enumerate(entries.former_names):
        when = between(former.from_, former.to)
        when = Period(max(when.first, lifetime.first), min(when.last, lifetime.last))
        yield Named(former.name, body, ("former_names", index, "name"), when)


@dataclass(frozen=True, eq=False)
class Names:
    """The names of every record of an archive."""

    archive: Archive

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Every body by its reference."""
        found: Iterable[Body] = (
            *self.archive.organizations.values(),
            *self.archive.partners.values(),
        )
        return {body.reference: body for body in found}

    @cached_property
    def _by_name(self) -> dict[str, list[Named]]:
        found: defaultdict[str, list[Named]] = defaultdict(list)
        for body in self.bodies.values():
            for named in names_of(body):
                found[folded_name(named.name)].append(named)
        return dict(found)

    @cached_property
    def _by_slug(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name, bearers in self._by_name.items():
            found[slugify(name)] += (named.body.reference for named in bearers)
        return dict(found)

    def bearers(self, name: str, collections: tuple[str, ...], when: Period) -> list[str]:
        """References of the bodies in ``collections`` that bore ``name`` in that time."""
        found = (
            named.body.reference
            for named in self._by_name.get(folded_name(name), ())
            if named.when.meets(when)
        )
        return [r for r in dict.fromkeys(found) if r.startswith(collections)]

    def near(self, written: str, collections: tuple[str, ...]) -> list[str]:
        """References that ``written``, which is none, may mean: by id, by name, by alias."""
        collection, slash, rest = written.strip().strip("/").partition("/")
        asked = (rest if slash else collection).removesuffix(".md").removesuffix("/index")
        ids = {r.partition("/")[2]: r for r in self.bodies if r.startswith(collections)}
        if asked in ids:
            return [ids[asked]]
        if exact := self._by_slug.get(slugify(asked)):
            return [r for r in dict.fromkeys(exact) if r.startswith(collections)]
        found = [ids[near] for near in nearest(asked, ids)]
        slugs = nearest(slugify(asked), self._by_slug)
        found += (r for slug in slugs for r in self._by_slug[slug] if r.startswith(collections))
        return list(dict.fromkeys(found))[:3]


@lru_cache(maxsize=1)
def names(archive: Archive) -> Names:
    """The names of ``archive``, gathered once for all its files."""
    return Names(archive)


@lru_cache(maxsize=64)
def labels(archive: Archive, name: str) -> Mapping[str, tuple[str, ...]]:
    """The codes of list ``name`` by each folded word that people know them by."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    if name in CHOICES:
        for code, label in CHOICES[name].items():
            found[folded_name(label)].append(code)
    else:
        for code, term in archive.lists.by_name.get(name, {}).items():
            for label in _labels_of(term):
                found[folded_name(label)].append(code)
    return {label: tuple(dict.fromkeys(codes)) for label, codes in found.items()}


def near_codes(archive: Archive, name: str, written: str) -> list[str]:
    """Codes of list ``name`` that ``written``, which is none, may mean: by code, by label."""
    known = CHOICES[name] if name in CHOICES else archive.lists.by_name.get(name, {})
    by_label = labels(archive, name)
    asked = folded_name(written)
    if exact := [code for code in known if folded_name(code) == asked]:
        return exact
    if exact := list(by_label.get(asked, ())):
        return exact
    if slugify(written) in known:
        return [slugify(written)]
    found = nearest(written, known)
    if not found:
        found = [code for label in nearest(written, by_label) for code in by_label[label]]
    return list(dict.fromkeys(found))[:3]


def _labels_of(term: Entries) -> Iterator[str]:
    match term:
        case Term():
            yield term.name
            yield term.english or ""
        case Province():
            yield term.name
            yield term.full_name
            yield from term.aliases
        case Country() | ForeignPlace():
            yield term.name
            yield term.english or ""
            yield from term.aliases
