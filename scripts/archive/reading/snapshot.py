"""What the content folder holds at one moment: each file and a digest of its bytes.

Two equal snapshots are read as the same archive, whatever the clocks say; a file that is read
later can be held against the digest, so that nothing is taken for what it no longer is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from archive.reading.digests import DIGEST_SIZE, digest_of
from archive.reading.folder import FoundFile, find_files
from archive.reading.watch import Watch, unwatched


class ChangedMeanwhileError(OSError):
    """A file is no longer what it was when the folder was looked at; the message is its path."""


class Seen(NamedTuple):
    """A file as it was found, and its digest (:mod:`archive.reading.digests`)."""

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

    def hold(self, path: str, digest: str) -> None:
        """Raise ``ChangedMeanwhileError`` unless ``digest`` is that of the file at ``path``."""
        if digest != self.files[path].digest:
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
    folder = str(root)
    for found in watch(list(find_files(root)), "Xem"):
        yield found.path, Seen(found, digest_of(folder, found))
