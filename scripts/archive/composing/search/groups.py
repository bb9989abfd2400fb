"""Names with all their spellings, and what each stands for.

A group is one body, partner, place, country or abbreviation. Wherever any of its phrases stands in
a text, the text also holds the group's term, so that every spelling finds every other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from archive.language.search_text import tokens
from archive.model.archive import Archive

Phrase = tuple[str, ...]
"""Folded words, in order."""


@dataclass(frozen=True)
class Group:
    """One thing with all its names; ``facet`` is what a query that names it may be narrowed to."""

    term: str
    label: str
    facet: tuple[str, str] | None
    phrases: tuple[Phrase, ...]


def groups(archive: Archive) -> list[Group]:
    """Every group of ``archive``, each with at least one phrase."""
    found = [*_records(archive), *_places(archive), *_abbreviations(archive), *_kinds(archive)]
    return [group for group in found if group.phrases]


@dataclass
class _Step:
    """Where the words so far have led: the words that go on, the terms that end here."""

    next: "dict[str, _Step]" = field(default_factory=dict)
    terms: list[str] = field(default_factory=list)


class Finder:
    """Finds the phrases of groups in a run of words, by a trie."""

    def __init__(self, found: Iterable[Group]) -> None:
        self._root = _Step()
        for group in found:
            for phrase in group.phrases:
                step = self._root
                for word in phrase:
                    step = step.next.setdefault(word, _Step())
                step.terms.append(group.term)

    def terms(self, words: list[str]) -> Iterator[str]:
        """The term of every phrase that stands in ``words``, one within another too."""
        for start in range(len(words)):
            step: _Step | None = self._root
            for word in words[start:]:
                step = step.next.get(word) if step else None
                if step is None:
                    break
                yield from step.terms


def phrase(text: str) -> Phrase:
    """The folded words of a name."""
    return tuple(token.folded for token in tokens(text))


def _phrases(names: Iterable[str | None]) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(p for name in names if name and (p := phrase(name))))


def _records(archive: Archive) -> Iterator[Group]:
    for o in archive.organizations.values():
        e = o.entries
        names = (e.name, e.short, e.english, *e.aliases, *(f.name for f in e.former_names))
        yield Group(f"~{o.reference}", o.short_name, ("to-chuc", o.id), _phrases(names))
    for p in archive.partners.values():
        other = p.entries
        former = (f.name for f in other.former_names)
        names = (other.name, other.short, other.english, other.native, *other.aliases, *former)
        yield Group(f"~{p.reference}", p.short_name, ("doi-tac", p.id), _phrases(names))


def _places(archive: Archive) -> Iterator[Group]:
    lists = archive.lists
    for id_, province in lists.provinces.items():
        names = (province.name, province.full_name, *province.aliases)
        yield Group(f"~tinh/{id_}", province.name, ("tinh", id_), _phrases(names))
    for id_, place in lists.foreign_places.items():
        written = _phrases((place.name, place.english, place.native, *place.aliases))
        joined: tuple[Phrase, ...] = tuple(("".join(p),) for p in written if len(p) > 1)
        together = tuple(dict.fromkeys((*written, *joined)))
        yield Group(f"~noi/{id_}", place.name, ("noi", id_), together)
    for id_, country in lists.countries.items():
        called = (country.name, country.english, *country.aliases)
        yield Group(f"~nuoc/{id_}", country.name, ("nuoc", id_.lower()), _phrases(called))


def _abbreviations(archive: Archive) -> Iterator[Group]:
    for short, entry in archive.lists.abbreviations.items():
        yield Group(
            "~tat/" + "-".join(phrase(short)), short, None, _phrases((short, entry.expansion))
        )


def _kinds(archive: Archive) -> Iterator[Group]:
    for code, term in archive.lists.terms("loai-hoat-dong").items():
        named = [part.strip() for part in term.name.replace("(", ",").split(",")]
        yield Group(f"~loai/{code}", term.name, ("loai", code), _phrases(named))
