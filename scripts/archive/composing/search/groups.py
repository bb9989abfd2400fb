"""Names with all their spellings, and what each stands for.

A group is one body, partner, place, country, kind of activity or abbreviation. Whatever way a query
calls it, the units that call it another way are found as well.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from archive.composing.search.everyday import UNIT, body_name, everyday_names
from archive.composing.search.kind_words import (
    KIND_WORDS,
    STATUS_WORDS,
    english_names,
    kind_names,
)
from archive.language.search_text import BREAK, forms, pieces_and_words, tokens
from archive.model.archive import Archive
from archive.model.choices import CHOICES
from archive.model.records import Organization, Partner

Phrase = tuple[str, ...]
"""Words, in order."""

HOME = "VN"
"""The country whose archive this is: it names nothing that could be told apart."""

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_COUNTRY = re.compile(" Việt Nam(?= (?:tỉnh|thành phố) [A-ZĐ])")
"""Of a province's body it goes without saying: “Hội LHTN Việt Nam tỉnh Tây Ninh”."""
_HEAD = re.compile("^(?:Ủy ban (?=Mặt trận Tổ quốc)|Tổ chức (?=[A-ZĐ]))")
"""What a proper name is told without: everybody calls the Front so, and no other committee."""
_forms = lru_cache(1 << 14)(forms)  # the words of names are few
_JOINED_FROM = 6
"""Letters from which on a name is also known with its words run together (kontum, svayrieng)."""


class Name(NamedTuple):
    """One way a thing is called: its words without marks, and as they are spelled."""

    folded: Phrase
    exact: Phrase


@dataclass(frozen=True)
class Group:
    """One thing with all its names; ``facet`` is what a query that names it may be narrowed to.

    ``proper``: the names are proper names, with capitals in a text. ``counted``: units have the
    thing without naming it, by their record or their report.
    """

    term: str
    label: str
    facet: tuple[str, str] | None
    names: tuple[Name, ...]
    proper: bool = False
    counted: bool = False

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The names without marks."""
        return tuple(dict.fromkeys(name.folded for name in self.names))

    @cached_property
    def shortest(self) -> tuple[Name, ...]:
        """The names that hold no other name of the group: who finds these finds all."""
        phrases = set(self.phrases)
        sizes = sorted({len(phrase) for phrase in phrases})
        return tuple([
            name for name in self.names
            if len(name.folded) == sizes[0] or not _holds(name.folded, phrases, sizes)
        ])  # fmt: skip

    @cached_property
    def is_listed(self) -> bool:
        """Whether the index keeps a list of the units that have it.

        It need not where the names are so few and short that neighbouring words find them.
        """
        if self.counted:  # most are: which of their names are the shortest nobody asks
            return True
        short = all(len(name.folded) <= 2 for name in self.shortest)
        return len(self.shortest) > 1 and not short

    @property
    def in_text(self) -> bool:
        """Whether a unit has it because its text names it; kind and status the record tells."""
        return self.is_listed and not self.term.startswith(("~loai/", "~trang-thai/"))

    def alternatives(self, name: Name) -> list[str]:
        """What else to look for when ``name`` is typed: a term, or ``=`` and words side by side."""
        if self.is_listed:
            return [self.term]
        others = [n for n in self.shortest if n.folded != name.folded]
        return [f"={' '.join(other.exact)}" for other in others]


def _holds(phrase: Phrase, others: set[Phrase], sizes: list[int]) -> bool:
    """Whether one of the ``others``, which have these ``sizes``, stands in a longer phrase."""
    for size in sizes:
        for start in range(len(phrase) - size + 1) if size < len(phrase) else ():
            if phrase[start : start + size] in others:
                return True
    return False


def groups(archive: Archive) -> list[Group]:
    """Every group of ``archive``, each with at least one name."""
    found = [*_records(archive), *_places(archive), *_abbreviations(archive), *_kinds(archive)]
    found += _statuses()
    return [group for group in found if group.names]


def names(called: Iterable[str | None], *, joined: bool = False) -> tuple[Name, ...]:
    """The names as words, each once; ``joined``: also with their words run together."""
    found: dict[Name, None] = {}
    for text in dict.fromkeys(called):
        told = [_forms(word) for word in pieces_and_words(text) if word != BREAK] if text else ()
        name = Name(tuple([word for word, _ in told]), tuple([word for _, word in told]))
        if not name.folded:
            continue
        found[name] = None
        together = "".join(name.folded)
        if joined and len(name.folded) > 1 and len(together) >= _JOINED_FROM:
            found[Name((together,), ("".join(name.exact),))] = None
    return tuple(found)


def _records(archive: Archive) -> Iterator[Group]:
    shortened = _Shortened(archive)
    records: list[Organization | Partner] = [
        *archive.organizations.values(),
        *archive.partners.values(),
    ]
    for record in records:
        e = record.entries
        former = (f.name for f in e.former_names)
        called = (e.name, e.short, e.english, getattr(e, "native", None), *e.aliases, *former)
        facet, id_ = record.reference.split("/", 1)
        everyday = everyday_names(e.name) if isinstance(record, Organization) else ()
        yield Group(
            f"~{record.reference}", record.short_name, (facet, id_),
            names([*_otherwise(called, shortened), *everyday]), proper=True, counted=True,
        )  # fmt: skip


def _otherwise(called: Iterable[str | None], shortened: "_Shortened") -> Iterator[str | None]:
    """The names of a body as people shorten them too.

    Without what brackets add, without the country or the word it begins with, abbreviated in part,
    without “tỉnh”.
    """
    for name in called:
        if name:
            bare = _BRACKETS.sub("", name).strip()
            home = _COUNTRY.sub("", bare)
            plain = dict.fromkeys((bare, home, _HEAD.sub("", home)))
            found = (name, *plain, *(short for other in plain for short in shortened.all(other)))
            yield from found
            yield from (UNIT.sub(" ", other, count=1) for other in found)


class _Shortened:
    """Writes what the list of abbreviations expands in a name as its abbreviations."""

    def __init__(self, archive: Archive) -> None:
        self._shorts: dict[str, list[str]] = {}
        for short, entry in archive.lists.abbreviations.items():
            self._shorts.setdefault(entry.expansion, []).append(short)
        longest_first = sorted(self._shorts, key=len, reverse=True)
        self._long = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})\b")

    def all(self, name: str, *, whole: bool = False) -> Iterator[str]:
        """``name`` with one part of it shortened, in every way; ``whole``: or all of it."""
        for found in self._long.finditer(name):
            if whole or found[0] != name:
                for short in self._shorts[found[0]]:
                    yield name[: found.start()] + short + name[found.end() :]


def _places(archive: Archive) -> Iterator[Group]:
    lists = archive.lists
    for id_, province in lists.provinces.items():
        called = (province.name, province.english, *province.aliases)
        found = (*names(called, joined=True), *names([province.full_name]))
        yield Group(f"~tinh/{id_}", province.name, ("tinh", id_), found, proper=True)
    for id_, place in lists.foreign_places.items():
        spelled = (place.name, place.english, place.native, *place.aliases)
        found = names(spelled, joined=True)
        yield Group(f"~noi/{id_}", place.name, ("noi", id_), found, proper=True, counted=True)
    for id_, country in lists.countries.items():
        facet = ("nuoc", id_.lower()) if id_ != HOME else None
        found = names((country.name, country.english, *country.aliases), joined=True)
        yield Group(
            f"~nuoc/{id_}", country.name, facet, found, proper=True, counted=facet is not None
        )


def _abbreviations(archive: Archive) -> Iterator[Group]:
    together: dict[Phrase, list[str]] = {}
    for short, entry in archive.lists.abbreviations.items():
        expansion = tuple(token.folded for token in tokens(entry.expansion))
        together.setdefault(expansion, [entry.expansion]).append(short)
    for kind in archive.lists.terms("loai-to-chuc").values():
        name = kind.name.split(",")[0].removesuffix(" Việt Nam")
        for bare in {name, name.removeprefix("Hội ")} if kind.english else ():
            words = tuple(token.folded for token in tokens(bare))
            if words in together:
                together[words].append(body_name(kind.english or ""))
    for expansion, called in together.items():
        yield Group(f"~tat/{'-'.join(expansion)}", called[1], None, names(called))


def _kinds(archive: Archive) -> Iterator[Group]:
    shortened = _Shortened(archive)
    for code, term in archive.lists.terms("loai-hoat-dong").items():
        called = [part for part in kind_names(term.name) if len(tokens(part)) > 1]
        called += [short for part in called for short in shortened.all(part, whole=True)]
        called += KIND_WORDS.get(code, ())
        called += english_names(term.english or "")
        facet = ("loai", code)
        yield Group(f"~loai/{code}", term.name, facet, names(called), counted=True)


def _statuses() -> Iterator[Group]:
    for code, called in STATUS_WORDS.items():
        label = CHOICES["trang-thai"][code]
        yield Group(
            f"~trang-thai/{code}",
            label,
            ("trang-thai", code),
            names((label, *called)),
            counted=True,
        )
