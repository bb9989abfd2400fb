"""The index as files: parts that a browser fetches when a query asks for them."""

import hashlib
from collections.abc import Iterator

from archive.composing.earlier import Earlier, Same
from archive.composing.search.again import again
from archive.composing.search.directory import directory
from archive.composing.search.facet_files import Pieces
from archive.composing.search.family import Family
from archive.composing.search.index import Index, grown, whole
from archive.composing.search.kept import Kept, Part, keep, kept
from archive.composing.search.list_parts import vocabulary
from archive.composing.search.lists import Lists
from archive.composing.search.packing import packed
from archive.composing.search.report_table import ReportTable
from archive.composing.search.spelled_words import is_word
from archive.composing.search.texts import packed_dictionary
from archive.language.search_text import TABLE
from archive.model.archive import Archive

FOLDER = "tim-kiem/du-lieu"

VERSION = 8
"""Of the form of the parts; the script refuses another."""

PART_SIZES = {"l": (1_600, 1 / 8), "p": (1_600, 1 / 8), "c": (3_000, 1 / 2)}
"""Bytes of a part of 1,000 reports before packing, and with which power of the reports they grow.

What queries often ask for stands in small parts: at 10,000 reports those of words and pairs took a
first query 7 kB more when they grew with the root, although the directory was 4 kB shorter. The
keys of chains are long and would fill the directory."""

_TOGETHER = 1_000
"""Files whose bytes are hashed in one step."""

File = tuple[str, bytes | Same]


def files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Every file of the index, by its path below ``build/docs``.

    The directory of all comes last; its stamp is that of the other files, which go by it.
    """
    for path, data in _Files(archive, *whole(archive), None).every():
        yield path, bytes(data.data) if isinstance(data, Same) else data


def files_again(archive: Archive, earlier: Earlier) -> Iterator[File]:
    """The same with what was kept of an earlier time, and what changed since."""
    before = kept(earlier.folder) if earlier.changed is not None else None
    made = None
    if before is not None and earlier.changed is not None:
        made = again(archive, before.index, earlier.changed)
    found = _Files(archive, *(made or whole(archive, earlier.apart)), before)
    yield from found.every()
    keep(earlier.folder, found.index, found.parts, before)


class _Files:
    """The files of an index; ``parts`` are the parts of lists, once they are made."""

    def __init__(
        self,
        archive: Archive,
        index: Index,
        lists: Lists,
        table: ReportTable,
        before: Kept | None,
    ) -> None:
        self._archive, self.index, self._lists, self._table = archive, index, lists, table
        self.parts: list[Part] = []
        self._known = {part.digest: part for part in before.parts} if before else {}
        self._texts: dict[int, int] = {}
        """Where the texts of a report that were kept began among all, by what they are."""
        if before is not None:
            first = 0
            for texts in (*before.index.told.texts, before.index.told.records):
                self._texts[id(texts)] = first
                first += len(texts)

    def every(self) -> Iterator[File]:
        """All of them."""
        index, archive = self.index, self._archive
        keys: dict[str, list[str]] = {}
        stamp = hashlib.sha256()
        waiting: list[bytes | memoryview] = []
        for path, data in self._parts(keys):
            waiting.append(data.data if isinstance(data, Same) else data)
            if len(waiting) > _TOGETHER:
                stamp.update(b"".join(waiting))
                waiting.clear()
            yield path, data
        stamp.update(b"".join(waiting))
        dictionary = packed_dictionary(index.dictionary)
        stamp.update(dictionary)
        head = {
            "v": VERSION,
            "stamp": stamp.hexdigest()[:8],
            "units": self._lists.count,
            "organizations": len(archive.organizations),
            "dictionary": len(index.dictionary),
            "table": TABLE,
        }
        yield f"{FOLDER}/muc-luc.bin", directory(head, keys, self._table, dictionary)

    def _parts(self, keys: dict[str, list[str]]) -> Iterator[File]:
        """Everything but the directory; ``keys`` gets what that says of the lists."""
        index, lists = self.index, self._lists
        yield from self._texts_of_units()
        for path, pieces in (*index.facets.items(), ("ten.bin", [index.suggestions])):
            yield f"{FOLDER}/{path}", self._kept(path, pieces)
        yield f"{FOLDER}/tu-vung.bin", vocabulary(lists, index.meanings)
        families = index.families
        reports = len(index.told.facts)
        size = {name: grown(least, reports, power) for name, (least, power) in PART_SIZES.items()}
        for folder, family, parts in (
            ("l", families.words, families.words.parts(size["l"], is_word)),
            ("p", families.pairs, families.pairs.parts(size["p"])),
            ("c", families.chains, families.chains.parts(size["c"])),
            ("h", families.heads, families.heads.parts(0)),
        ):
            keys[folder] = []
            for number, (key, first, last) in enumerate(parts):
                keys[folder].append(key)
                yield self._part(f"{folder}/{number}.bin", family, first, last)
        keys["h"] = families.heads.keys  # whole: they tell which lists are long
        keys["begun"] = index.meanings.begun
        keys["n"] = [first for first, _ in index.names]
        for number, (_, data) in enumerate(index.names):
            path = f"n/{number}.bin"
            yield f"{FOLDER}/{path}", self._kept(path, [data])

    def _kept(self, path: str, pieces: Pieces) -> bytes | Same:
        """The file at ``path``, which is called what it was when all its ``pieces`` were kept."""
        data = b"".join(pieces)
        are_kept = all(isinstance(piece, memoryview) for piece in pieces)
        return Same(f"{FOLDER}/{path}", data) if are_kept else data

    def _texts_of_units(self) -> Iterator[File]:
        told = self.index.told
        number = 0
        for texts in (*told.texts, told.records):
            first = self._texts.get(id(texts))
            for place, data in enumerate(texts):
                path = f"{FOLDER}/t/{number}.bin"
                number += 1
                if first is None:
                    yield path, bytes(data)
                elif first + place + 1 == number:
                    yield path, Same(path, data)
                else:
                    yield path, Same(f"{FOLDER}/t/{first + place}.bin", data)

    def _part(self, path: str, family: Family, first: int, last: int) -> File:
        digest = family.digest(first, last)
        known = self._known.get(digest)
        data = packed(family.some(first, last)) if known is None else known.data
        self.parts.append(Part(path, digest, data))
        return f"{FOLDER}/{path}", Same(f"{FOLDER}/{known.path}", data) if known else bytes(data)
