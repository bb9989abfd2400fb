"""An archive read on demand: lists and bodies at once, each other file when it is asked for.

Who drafts one report need not wait for a thousand others.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from archive.model.archive import Archive
from archive.model.page_records import Dossier, Page
from archive.model.records import Report
from archive.reading.collecting import uncollected
from archive.reading.content_file import ContentFile, Reading
from archive.reading.folder import AROUND, FoundFile, find_files
from archive.reading.load import join, read_file
from archive.reading.source import read_bytes


class FilesOnDemand(Mapping[str, ContentFile]):
    """The files below ``root``, each read when it is first asked for."""

    def __init__(self, root: Path, found: Mapping[str, FoundFile]) -> None:
        self.root = root
        self.found = found
        self._read: dict[str, ContentFile] = {}

    def __getitem__(self, path: str) -> ContentFile:
        if path not in self._read:
            self._read[path] = read_file(self.root, self.found[path])
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def of(self, chosen: Callable[[FoundFile], bool]) -> Iterator[ContentFile]:
        """Those files that are ``chosen``, read."""
        return (self[path] for path, found in self.found.items() if chosen(found))

    def with_file(self, file: ContentFile) -> "FilesOnDemand":
        """The same files, what is read of them shared, with ``file`` in its place."""
        found = {**self.found, file.path: FoundFile(file.path, file.kind)}
        made = FilesOnDemand(self.root, found)
        made._read = {**self._read, file.path: file}
        return made


class ArchiveOnDemand(Archive):
    """An archive of ``files``; ``bodies`` are its lists and its records of bodies."""

    def __init__(self, files: FilesOnDemand, bodies: Archive) -> None:
        self.__dict__.update(
            organizations=bodies.organizations,
            partners=bodies.partners,
            lists=bodies.lists,
            _files=files,
        )

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """All reports; the first to ask waits until the whole archive is read."""
        return self._whole.reports

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages written by hand."""
        return self._whole.pages

    @cached_property
    def dossiers(self) -> tuple[Dossier, ...]:
        """The dossiers."""
        return self._whole.dossiers

    @cached_property
    def _whole(self) -> Archive:
        with uncollected():
            return join(self._files.values())

    def with_reports(self, chosen: Callable[[str], bool]) -> Archive:
        """The bodies and only those reports of whose path ``chosen`` says yes, read."""
        reports = self._files.of(lambda found: found.kind == "report" and chosen(found.path))
        with uncollected():
            return join([*self._files.of(_is_around), *reports])

    def text_of(self, path: str) -> bytes:
        """The bytes of the file at ``path``, as far as reading takes them; empty where it fails."""
        try:
            return read_bytes(f"{self._files.root}/{path}")[0]
        except OSError:
            return b""

    @property
    def _files(self) -> FilesOnDemand:
        files: FilesOnDemand = self.__dict__["_files"]
        return files


class ReadingOnDemand(Reading):
    """An archive and its files, both as above."""

    files: FilesOnDemand
    archive: ArchiveOnDemand

    def __init__(self, root: Path, files: FilesOnDemand, archive: ArchiveOnDemand) -> None:
        self.__dict__.update(root=root, files=files, archive=archive)

    def beside(self, file: ContentFile) -> "ReadingOnDemand":
        """The same with ``file``, which is of no body and no list, in its place."""
        files = self.files.with_file(file)
        return ReadingOnDemand(self.root, files, ArchiveOnDemand(files, self.archive))


def look(root: Path) -> ReadingOnDemand:
    """Read the lists and the bodies below ``root``, the content folder; the rest on demand.

    Gives and raises what :func:`archive.reading.load.load` does.
    """
    if not root.is_dir():
        raise NotADirectoryError(root)
    files = FilesOnDemand(root, {found.path: found for found in find_files(root)})
    with uncollected():
        bodies = join(files.of(_is_around))
    return ReadingOnDemand(root, files, ArchiveOnDemand(files, bodies))


def _is_around(found: FoundFile) -> bool:
    return found.kind in AROUND
