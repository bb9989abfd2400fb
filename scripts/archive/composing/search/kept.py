"""The index as it is kept from one making to the next, in one file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from archive.composing.search.families import Counts, Families
from archive.composing.search.family import Family
from archive.composing.search.gathered import Units
from archive.composing.search.gathering import Texts, Told
from archive.composing.search.index import Index
from archive.composing.search.meanings import Meanings
from archive.composing.search.ragged import Ints, ragged, starts_of
from archive.composing.search.report_facts import ReportFacts, ReportHead
from archive.composing.search.shelf import Shelf
from archive.composing.search.shelved import Shelved, shelved

_FILE = "chi-muc"
_FAMILIES = ("words", "pairs", "chains", "heads")
_UNITS = ("words", "lengths", "titles", "terms", "term_counts")


class Part(NamedTuple):
    """A part of lists that was made: its file, a hash of what it holds, its bytes."""

    path: str
    digest: bytes
    data: bytes | memoryview


@dataclass(frozen=True, eq=False)
class Kept:
    """What was kept: the index, and its parts of lists; where they were read."""

    index: Index
    parts: Sequence[Part]
    shelf: Shelved


def keep(folder: Path, index: Index, parts: Sequence[Part], before: Kept | None) -> None:
    """Put the index into ``folder``, where that of ``before`` was.

    Raises ``OSError`` on a full disk.
    """
    told, meant = index.told, index.meanings
    with Shelf(folder / _FILE, before.shelf if before else None) as shelf:
        shelf.json("paths", told.paths)
        shelf.json("heads", [own.head for own in told.facts])
        shelf.blobs("facts", [own.closed() for own in told.facts])
        shelf.blobs("texts", [part for texts in told.texts for part in texts])
        shelf.array("texts of report", _lengths(told.texts))
        shelf.blobs("records", told.records)
        for name in _UNITS:
            shelf.array(f"units {name}", getattr(told.units, name))
        shelf.blob("dictionary", index.dictionary)
        shelf.json("known", list(index.known))
        shelf.json("terms", list(index.terms))
        shelf.json("named", list(index.named))
        lists = ragged(list(index.named.values()))
        shelf.array("named units", lists.values.astype(np.int32))
        shelf.array("named sizes", lists.counts.astype(np.int32))
        shelf.json("counts", index.counts.words)
        shelf.array("counts of spellings", index.counts.spellings)
        for name in _FAMILIES:
            _keep_family(shelf, f"family of {name}", getattr(index.families, name))
        shelf.json("meanings", {
            "names": {key: sorted(told) for key, told in meant.names.items()},
            "codes": meant.codes,
            "things": meant.things,
            "asked": sorted(meant.asked),
            "begun": meant.begun,
            "beside": {key: names.decode("latin-1") for key, names in meant.beside.items()},
        })  # fmt: skip
        shelf.blob("called", index.called)
        shelf.json("names of facets", list(index.facets))
        shelf.blobs("facets", [piece for pieces in index.facets.values() for piece in pieces])
        shelf.array("pieces of facets", _lengths(list(index.facets.values())))
        shelf.blobs("suggestions", [index.suggestions])
        shelf.json("first names", [first for first, _ in index.names])
        shelf.blobs("name parts", [data for _, data in index.names])
        shelf.json("paths of parts", [part.path for part in parts])
        shelf.blobs("digests", [part.digest for part in parts])
        shelf.blobs("parts", [part.data for part in parts])


def kept(folder: Path) -> Kept | None:
    """What ``folder`` has; None where there is nothing, or it is damaged or foreign."""
    shelf = shelved(folder / _FILE)
    if shelf is None:
        return None
    try:
        return _read(shelf)
    except (KeyError, ValueError, TypeError, IndexError):
        return None


def _read(shelf: Shelved) -> Kept:
    told = Told(
        shelf.json("paths"),
        list(map(_facts, shelf.json("heads"), shelf.blobs("facts"))),
        _lists(shelf, "texts", "texts of report"),
        Units(*(shelf.array(f"units {name}") for name in _UNITS)),
        shelf.blobs("records"),
    )
    units = shelf.array("named units")
    of_terms = pairwise(starts_of(shelf.array("named sizes")).tolist())
    index = Index(
        told,
        bytes(shelf.blob("dictionary")),
        [(folded, exact) for folded, exact in shelf.json("known")],
        shelf.json("terms"),
        {
            term: units[start:end]
            for term, (start, end) in zip(shelf.json("named"), of_terms, strict=True)
        },
        Counts(shelf.json("counts"), shelf.array("counts of spellings")),
        Families(*(_family(shelf, f"family of {name}") for name in _FAMILIES)),
        _meanings(shelf.json("meanings")),
        shelf.blob("called"),
        dict(
            zip(
                shelf.json("names of facets"),
                _lists(shelf, "facets", "pieces of facets"),
                strict=True,
            )
        ),
        shelf.blobs("suggestions")[0],
        list(zip(shelf.json("first names"), shelf.blobs("name parts"), strict=True)),
    )
    paths, digests = shelf.json("paths of parts"), map(bytes, shelf.blobs("digests"))
    return Kept(index, list(map(Part, paths, digests, shelf.blobs("parts"))), shelf)


def _keep_family(shelf: Shelf, name: str, family: Family) -> None:
    shelf.blob(f"{name}: keys", "\n".join(family.keys).encode())
    shelf.blob(f"{name}: marks", family.marks)
    shelf.blob(f"{name}: data", family.data)
    shelf.array(f"{name}: sizes", family.sizes)


def _family(shelf: Shelved, name: str) -> Family:
    keys = bytes(shelf.blob(f"{name}: keys")).decode()
    marks, data = (shelf.blob(f"{name}: {what}") for what in ("marks", "data"))
    starts = starts_of(shelf.array(f"{name}: sizes"))
    return Family(keys.split("\n") if keys else [], marks, starts, data)


def _meanings(told: Mapping[str, Any]) -> Meanings:
    return Meanings(
        {key: set(map(tuple, names)) for key, names in told["names"].items()},
        told["codes"],
        {term: tuple(thing) for term, thing in told["things"].items()},
        set(map(tuple, told["asked"])),
        {key: names.encode("latin-1") for key, names in told["beside"].items()},
        told["begun"],
    )


def _facts(head: list[Any], told: memoryview) -> ReportFacts:
    *most, odd_years = head
    return ReportFacts(ReportHead._make((*most, tuple(map(tuple, odd_years)))), told)


def _lists(shelf: Shelved, name: str, sizes: str) -> list[Texts]:
    """Byte strings in lists of these sizes."""
    every = shelf.blobs(name)
    bounds = pairwise(starts_of(shelf.array(sizes)).tolist())
    return [every[start:end] for start, end in bounds]


def _lengths(some: Sequence[Texts]) -> Ints:
    return np.array([len(one) for one in some], dtype=np.int32)
