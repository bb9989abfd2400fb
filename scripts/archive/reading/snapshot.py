"""What the content folder holds at one moment: each file and a digest of its bytes.

Two equal snapshots are read as the same archive, whatever the clocks say; a file that is read
later can be held against the digest, so that nothing is taken for what it no longer is.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from archive.reading.folder import FoundFile, find_files
from archive.reading.source import SIZE_LIMIT
from archive.reading.watch import Watch, unwatched

_PIECE = 1 << 20
"""Bytes that are read at a time."""

DIGEST_SIZE = 20
"""Bytes of a digest: nobody finds two files with the same."""


class ChangedMeanwhileError(OSError):
    """A file is no longer what it was when the folder was looked at; the message is its path."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was found, and the digest of all that reading it depends on."""

    found: FoundFile
    digest: str


@dataclass(frozen=True)
class Snapshot:
    """The files below ``root`` by path, in the order in which they are found."""

    root: Path
    files: Mapping[str, Seen]

    @cached_property
    def digest(self) -> str:
        """One digest of all files and their names."""
        whole = blake2b(digest_size=DIGEST_SIZE)
        for path, seen in self.files.items():
            whole.update(f"{path}\0{seen.digest}\n".encode())
        return whole.hexdigest()

    def hold(self, path: str) -> None:
        """Raise ``ChangedMeanwhileError`` when the file at ``path`` is another one by now."""
        seen = self.files[path]
        if _digest(self.root, seen.found) != seen.digest:
            raise ChangedMeanwhileError(path)


def take(root: Path, watch: Watch = unwatched) -> Snapshot:
    """Look at everything below ``root``, the content folder, while ``watch`` looks on.

    Raises ``NotADirectoryError`` when ``root`` is no folder.
    """
    if not root.is_dir():
        raise NotADirectoryError(root)
    root = root.absolute()  # files are read later, wherever the user stands then
    return Snapshot(root, dict(_seen(root, watch)))


def _seen(root: Path, watch: Watch) -> Iterator[tuple[str, Seen]]:
    for found in watch(list(find_files(root)), "Xem"):
        yield found.path, Seen(found, _digest(root, found))


def _digest(root: Path, found: FoundFile) -> str:
    about = f"{found.kind}\0{found.refused or ''}\0{found.expected or ''}\0"
    whole = blake2b(about.encode(), digest_size=DIGEST_SIZE)
    if found.refused is None:
        try:
            _take_in(whole, f"{root}/{found.path}", found)
        except OSError as error:
            whole.update(f"{error.errno} {error.strerror}".encode())
    return whole.hexdigest()


def _take_in(whole: "blake2b", path: str, found: FoundFile) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        size = os.fstat(descriptor).st_size
        whole.update(f"{size}\0".encode())
        # of a text that is too large no more is ever read; of a picture all is published
        left = size if found.kind == "image" else SIZE_LIMIT + 1
        while left > 0 and (data := os.read(descriptor, min(left, size + 1, _PIECE))):
            whole.update(data)
            left -= len(data)
    finally:
        os.close(descriptor)
