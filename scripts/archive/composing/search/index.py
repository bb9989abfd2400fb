"""The index before it becomes files, made from all reports; ``again`` makes it from the last one.

Both ways give the same; a test holds that for chance changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from archive.composing.earlier import Apart, here
from archive.composing.search.called import Called, called
from archive.composing.search.differences import Words
from archive.composing.search.facet_files import FacetFiles, facet_files
from archive.composing.search.families import (
    Counts,
    Families,
    every_family,
)
from archive.composing.search.gathered import Forms, Known, Numbers
from archive.composing.search.gathering import Told, gather
from archive.composing.search.groups import groups
from archive.composing.search.lists import Lists
from archive.composing.search.meanings import Meanings, meanings, name_parts, placed
from archive.composing.search.names_in_text import named_units
from archive.composing.search.packing import deflated, json_bytes
from archive.composing.search.places import Places
from archive.composing.search.ragged import Ints
from archive.composing.search.report_table import ReportTable, provinces_reported, report_table
from archive.composing.search.suggestions import suggestions
from archive.composing.search.term_lists import term_lists
from archive.composing.search.texts import dictionary_of
from archive.language.search_text import TABLE
from archive.model.archive import Archive
from archive.reading.collecting import uncollected

REPORTS = 1_000
"""An archive of so many reports, or fewer, has parts of the sizes told below and in ``files``."""

NAME_PARTS = 3_600
"""Bytes of a part of the names before packing, for so many reports."""

NAMES_BESIDE = 300
"""Bytes that names take at most beside the two words they begin with, for so many reports."""

_KEPT_ROOM = 24 << 20
"""Bytes of a block that is asked for and given back before the arrays are made.

The C library of most systems gives the memory of every larger array back to the system and takes
it again for the next one, page by page, until it has seen that such blocks come and go; then it
keeps about so much (glibc, ``mallopt``: ``M_TRIM_THRESHOLD``). Elsewhere it does nothing.
"""


@dataclass(frozen=True, eq=False)
class Index:
    """All that the files are made from.

    ``known`` and ``terms`` tell the numbers of the units; ``named`` the units that call a thing by
    its name, by its term; ``called`` has these things. ``facets`` and ``suggestions`` are files,
    ``names`` are the parts of names.
    """

    told: Told
    dictionary: bytes
    known: Sequence[Known]
    terms: Sequence[str]
    named: dict[str, Ints]
    counts: Counts
    families: Families
    meanings: Meanings
    called: Called
    facets: FacetFiles
    suggestions: bytes | memoryview
    names: Sequence[tuple[str, bytes | memoryview]]

    @cached_property
    def asked_pairs(self) -> set[Words]:
        """The neighbours that some name goes by."""
        return {pair for words in self.meanings.asked for pair in pairwise(words)}


def kept_room() -> None:
    """Let the C library keep the memory of large arrays: before any is made."""
    np.empty(_KEPT_ROOM, dtype=np.uint8)  # is freed at once


def grown(size: int, reports: int, power: float = 0.5) -> int:
    """Bytes of a part of an archive of so many reports, where one of ``REPORTS`` has ``size``.

    They grow with a root, so that neither parts nor their directory become long.
    """
    return int(size * max(1.0, (reports / REPORTS) ** power))


def most_beside(reports: int) -> int:
    """Bytes that names take at most beside the two words they begin with."""
    return grown(NAMES_BESIDE, reports)


def size_of_names(reports: int) -> int:
    """Bytes of a part of the names."""
    return grown(NAME_PARTS, reports)


def whole(archive: Archive, apart: Apart = here) -> tuple[Index, Lists, ReportTable]:
    """The index of ``archive`` from nothing, the lists of its words, the table of its units.

    Reports are read ``apart``.
    """
    kept_room()
    with uncollected():  # all that is made here stays
        return _whole(archive, apart)


def _whole(archive: Archive, apart: Apart) -> tuple[Index, Lists, ReportTable]:
    # whoever asks each report for anything, if only its path, copies the memory around it
    (dictionary,) = apart(lambda: iter([dictionary_of(archive)]))
    forms, terms = Forms(), Numbers()
    told = gather(archive, archive.reports, dictionary, forms, terms, records=True, apart=apart)
    facets = dict(apart(lambda: iter(facet_files(archive, told.facts).items())))
    (provinces,) = apart(lambda: iter([provinces_reported(archive)]))
    lists = Lists(told.units, forms.known)
    found = groups(archive)
    in_text = [group for group in found if group.in_text]
    named = named_units(lists, in_text)
    lists.terms = term_lists(told.units, list(terms), named)
    meant = meanings(found, lists, provinces)
    placed(meant, most_beside(len(archive.reports)))
    table = report_table(archive, told.facts)
    families = every_family(lists, meant, Places(table.reports, lists.count), apart)
    spellings = np.zeros(len(forms.known), dtype=np.int64)
    spellings[lists.order] = lists.spelling_counts
    words = dict(zip(lists.words, lists.word_counts.tolist(), strict=True))
    offered = {"table": TABLE, "names": suggestions(archive, found)}
    index = Index(
        told,
        dictionary,
        forms.known,
        list(terms),
        named,
        Counts(words, spellings),
        families,
        meant,
        called(in_text),
        facets,
        deflated(json_bytes(offered)),
        list(name_parts(meant, size_of_names(len(archive.reports)))),
    )
    return index, lists, table
