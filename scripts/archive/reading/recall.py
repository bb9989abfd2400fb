"""Files recalled from what was kept of an earlier reading of the same bytes.

Of a file without any fault nothing is worth keeping but its entries, as plain text: YAML is the
dear part of reading. The text below, and the places of the entries, are read from the file again
by whoever asks for them, and held for a moment only, so that ten thousand reports fit into memory.
"""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic_core import from_json, to_json

from archive.model.archive import Archive
from archive.model.body import Body, Passage, Span
from archive.model.remade import remade
from archive.reading.collecting import uncollected
from archive.reading.content_file import ContentFile, PlainFile, Reading, Record
from archive.reading.digests import digest_of_data
from archive.reading.entries import plain_entries
from archive.reading.front_matter import Parts, split
from archive.reading.load import MODELS, join, record_of
from archive.reading.passages import read_body
from archive.reading.snapshot import ChangedMeanwhileError, Snapshot
from archive.reading.source import SourceText, decode, read_bytes
from archive.reading.tree import MapNode, Node
from archive.reading.yaml_plain import read_plain
from archive.reading.yaml_tree import read_tree

_HELD = 32
"""Texts that are held at a time; whoever works on a file asks for its parts one after the other."""


def gist(file: ContentFile) -> bytes | None:
    """What to keep of ``file``, on one line; None for one that has to be read in full again."""
    if isinstance(file, PlainFile):
        entries = file.plain
    elif file.kind in MODELS and not file.faults and isinstance(file.root, MapNode):
        entries = plain_entries(file.root)
    else:
        return None
    said = {"entries": entries, "may_link": file.may_link}
    return to_json(said)


class RecalledFile(ContentFile):
    """A file of which the gist is known; the rest is read when it is asked for.

    Raises ``ChangedMeanwhileError`` then if the file is no longer that of the snapshot.
    """

    def __init__(self, path: str, snapshot: Snapshot, kept: bytes) -> None:
        seen = snapshot.files[path]
        self.__dict__.update(
            path=path,
            kind=seen.found.kind,
            faults=(),
            complete=True,
            terms={},
            image=None,
            digest=seen.digest,
        )
        self.__dict__.update(_snapshot=snapshot, _kept=kept)

    @cached_property
    def record(self) -> Record:
        """The record, made from the kept entries the first time it is asked for."""
        said = from_json(self._kept)
        self.__dict__["may_link"] = bool(said["may_link"])
        entries = remade(MODELS[self.kind], said["entries"])
        self.__dict__["_kept"] = b""  # of a hundred thousand reports half a gigabyte
        return record_of(self.path, entries, RecalledBody(self))

    @cached_property
    def may_link(self) -> bool:
        """As :class:`ContentFile` has it."""
        kept = self._kept  # none where somebody has made the record meanwhile
        return bool(from_json(kept)["may_link"] if kept else self.__dict__["may_link"])

    @property
    def body(self) -> Body:
        """The text below the front matter."""
        return self.record.body

    @property
    def source(self) -> SourceText:
        """The text of the file."""
        return _source(self)

    @property
    def root(self) -> Node | None:
        """The front matter with its places."""
        return _root(self)

    @property
    def is_verbatim(self) -> bool:
        """As :class:`ContentFile` has it."""
        return _is_verbatim(self)

    @property
    def _kept(self) -> bytes:
        kept: bytes = self.__dict__["_kept"]
        return kept

    def move_to(self, snapshot: Snapshot) -> None:
        """Be of ``snapshot`` from now on, a later one of the same folder that has the same file."""
        self.__dict__["_snapshot"] = snapshot

    @property
    def place(self) -> tuple[Snapshot, Path]:
        """The snapshot that the file is of, and where it lies."""
        snapshot: Snapshot = self.__dict__["_snapshot"]
        return snapshot, snapshot.root / self.path


class RecalledBody(Body):
    """The text of a recalled file, read when it is asked for."""

    def __init__(self, file: RecalledFile) -> None:
        self.__dict__["_file"] = file

    @property
    def _whole(self) -> Body:
        return _body(self.__dict__["_file"])

    @property
    def text(self) -> str:
        """The text itself."""
        return self._whole.text

    @property
    def start(self) -> int:
        """Where it begins in its file."""
        return self._whole.start

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Its blocks, in order."""
        return self._whole.passages

    @property
    def stray(self) -> tuple[tuple[str, Span], ...]:
        """Anchor lines that nothing can carry."""
        return self._whole.stray

    @property
    def anchors(self) -> dict[str, Passage]:
        """The first passage that carries each anchor."""
        return self._whole.anchors

    def section_of(self, passage: Passage) -> str:
        """The anchor of the heading that ``passage`` stands under; empty before the first."""
        return self._whole.section_of(passage)


class RecalledReading(Reading):
    """An archive of recalled files, joined when it is asked for."""

    def __init__(self, root: Path, files: Mapping[str, ContentFile]) -> None:
        self.__dict__.update(root=root, files=files)

    @cached_property
    def archive(self) -> Archive:
        """Everything that was read, joined once."""
        with uncollected():
            return join(self.files.values())


@lru_cache(maxsize=_HELD)
def _source(file: RecalledFile) -> SourceText:
    snapshot, place = file.place
    try:
        data, size = read_bytes(str(place))
    except OSError as error:  # taken away meanwhile
        raise ChangedMeanwhileError(file.path) from error
    snapshot.hold(file.path, digest_of_data(snapshot.files[file.path].found, data, size))
    return SourceText(decode(data)[0])


@lru_cache(maxsize=_HELD)
def _parts(file: RecalledFile) -> Parts:
    return split(_source(file).text)


@lru_cache(maxsize=_HELD)
def _is_verbatim(file: RecalledFile) -> bool:
    return read_plain(_parts(file).yaml) is not None


@lru_cache(maxsize=_HELD)
def _body(file: RecalledFile) -> Body:
    parts = _parts(file)
    return read_body(parts.body, parts.body_start)


@lru_cache(maxsize=_HELD)
def _root(file: RecalledFile) -> Node | None:
    parts = _parts(file)
    return read_tree(parts.yaml, parts.yaml_start).root
