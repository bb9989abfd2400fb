"""A file as it was read, and all of them with the archive that they make."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from archive.model.archive import Archive
from archive.model.body import EMPTY_BODY, Body, Span
from archive.model.entry import Entries
from archive.model.page_records import Dossier, Page
from archive.model.records import Organization, Partner, Report
from archive.reading.folder import Kind
from archive.reading.front_matter import split
from archive.reading.images import Image
from archive.reading.source import Fault, SourceText
from archive.reading.tree import Node, key_span_of, node_at, span_of
from archive.reading.yaml_tree import read_tree

Record = Organization | Partner | Report | Page | Dossier


@dataclass(frozen=True, eq=False)
class ContentFile:
    """A file as read: its text, its tree, its faults, and the record it became.

    ``path`` is relative to the content folder, with slashes. ``record`` is None for lists,
    images and files that were refused.
    """

    path: str
    kind: Kind
    source: SourceText = field(default_factory=lambda: SourceText(""))
    root: Node | None = None
    body: Body = EMPTY_BODY
    record: Record | None = None
    faults: tuple[Fault, ...] = ()
    complete: bool = True
    """False when a mistake in the file made reading lose some of it."""
    terms: Mapping[str, Entries] = field(default_factory=dict)
    image: Image | None = None
    """What a picture is; None for every other kind of file."""
    may_link: bool = False
    """Whether the text below has the signs of a link or a picture; nearly none has."""
    digest: str = ""
    """Of the file's bytes (:mod:`archive.reading.digests`): equal for equal files, however read."""

    def span(self, *location: str | int) -> Span:
        """The place of the value at ``location`` of the front matter or list."""
        return span_of(self.root, location)

    def key_span(self, *location: str | int) -> Span:
        """The place of the name of the entry at ``location``."""
        return key_span_of(self.root, location)

    def written(self, *location: str | int) -> Node | None:
        """The node at ``location``; None when nothing is written there."""
        return node_at(self.root, location)

    @cached_property
    def entries(self) -> Entries | None:
        """The entries of the record; None for lists and refused files."""
        return self.record.entries if self.record is not None else None

    @property
    def is_verbatim(self) -> bool:
        """Whether it is known that each value of the front matter stands there as it is read."""
        return False


class PlainFile(ContentFile):
    """A faultless file whose front matter was read without places (:mod:`yaml_plain`).

    ``plain`` are its entries as text, lists and groups. The places are found when one is asked for.
    """

    plain: Mapping[str, Any]

    def __init__(self, **known: Any) -> None:
        self.__dict__.update(faults=(), complete=True, terms={}, image=None, **known)

    @cached_property
    def root(self) -> Node | None:
        """The front matter with its places."""
        parts = split(self.source.text)
        return read_tree(parts.yaml, parts.yaml_start).root

    @property
    def is_verbatim(self) -> bool:
        """As :class:`ContentFile` has it."""
        return True


@dataclass(frozen=True, eq=False)
class Reading:
    """The archive and the files it was read from, by path relative to ``root``."""

    root: Path
    archive: Archive
    files: Mapping[str, ContentFile]

    def file_of(self, record: Record) -> ContentFile:
        """The file that ``record`` was read from."""
        return self.files[record.path]
