"""Finished files by the hash of their content, kept from build to build.

A file that is named in a build's record is whole: it was written before. Sites link to these
files, or copy them where a file system will not link. What another program changed is noticed by
size and time, and by its hash when these differ.
"""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from archive.rendering.stored import Stored, Writing

SIZE = 20
"""Bytes of a hash."""

_SECOND = 1_000_000_000
"""In nanoseconds."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC

_WRITING = "dang-ghi."
"""How the name of a file begins that is being written; its process follows."""


def digest_of(data: bytes) -> str:
    """The hash by which ``data`` is kept: the first ``SIZE`` bytes of SHA-256, in hexadecimal.

    Processors have instructions for it: of a page it takes a third of the time of BLAKE2.
    """
    return sha256(data).hexdigest()[: 2 * SIZE]


class Store:
    """The kept files below ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._made: set[str] = set()
        self._writing = 0

    def put(self, data: bytes) -> Stored:
        """Keep ``data``; a file that holds it already stays, a damaged one of its name is replaced.

        It stays as it is, since two pages may be the same bytes: whoever was told of the first one
        would else find that it was changed.

        Raises ``OSError`` when the disk is full or the folder may not be written.
        """
        digest = digest_of(data)
        path = self._place(digest)
        try:
            # a new file is written in its place: until it is whole nobody has heard of it
            place, file = path, os.open(path, _NEW, 0o666)
        except FileExistsError:
            if there := self._holding(path, digest, data):
                return there
            # others may link to it: what it holds is not changed, it is replaced
            place = f"{path}.{os.getpid()}"
            file = os.open(place, _NEW & ~os.O_EXCL | os.O_TRUNC, 0o666)
        try:
            try:
                _write(file, data)
                _tell_apart(file, digest)
                told = os.fstat(file)
            finally:
                os.close(file)
            if place is not path:
                os.replace(place, path)  # noqa: PTH105  as above
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(place)  # noqa: PTH108  as above
            raise
        return Stored(digest, told.st_size, told.st_mtime_ns)

    def _holding(self, path: str, digest: str, data: bytes) -> Stored | None:
        """The file at ``path``, if it holds ``data``."""
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123  as above
                told = os.fstat(file.fileno())
                if told.st_size == len(data) and file.readall() == data:
                    return Stored(digest, told.st_size, told.st_mtime_ns)
        except OSError:
            pass
        return None

    @contextmanager
    def writing(self) -> Iterator["Writing"]:
        """A file to be written piece by piece: nobody needs to hold all of it at once.

        What was not ``kept`` until the end of the block is forgotten.
        """
        self._writing += 1
        place = f"{self._folder}/{_WRITING}{os.getpid()}.{self._writing}"
        os.makedirs(self._folder, exist_ok=True)  # noqa: PTH103  as above
        with open(place, "wb", buffering=0) as file:  # noqa: PTH123  as above
            try:
                yield Writing(file, place, self.take)
            finally:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(place)  # noqa: PTH108  as above

    def take(self, place: str, digest: str) -> Stored:
        """Keep the finished file at ``place`` as the one of this hash."""
        path = self._place(digest)
        os.replace(place, path)  # noqa: PTH105  as above
        told = os.stat(path)  # noqa: PTH116  as above
        return Stored(digest, told.st_size, told.st_mtime_ns)

    def _place(self, digest: str) -> str:
        """Where the file of this hash lies, in a folder that is there."""
        path = self.path(digest)
        folder = os.path.dirname(path)  # noqa: PTH120  paths are built by the ten thousand here
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103  as above
            self._made.add(folder)
        return path

    def held(self, stored: Stored) -> Stored | None:
        """The file as it lies there now; None when it is gone or holds something else.

        The hash is only made again where size and time do not tell that nobody touched it.
        """
        path = self.path(stored.digest)
        try:
            told = os.stat(path)  # noqa: PTH116  as above
            if (told.st_size, told.st_mtime_ns) == (stored.size, stored.changed):
                return stored
            data = Path(path).read_bytes()
        except OSError:
            return None
        if digest_of(data) != stored.digest:
            return None
        return Stored(stored.digest, told.st_size, told.st_mtime_ns)

    def path(self, digest: str) -> str:
        """Where the file of this hash lies."""
        return f"{self._folder}/{digest[:2]}/{digest[2:]}"

    def read(self, stored: Stored) -> bytes:
        """The content of a kept file. Raises ``OSError`` when it is not there."""
        return Path(self.path(stored.digest)).read_bytes()

    def link(self, stored: Stored, place: str) -> None:
        """Let the file appear at ``place``, where nothing is yet."""
        source = self.path(stored.digest)
        try:
            os.link(source, place)
        except FileExistsError:
            raise
        except OSError:  # another file system, or more links than this one allows
            shutil.copy2(source, place)

    def count(self) -> int:
        """How many files are kept."""
        return sum(len(_listed(f"{self._folder}/{folder}")) for folder in _listed(self._folder))

    def forget(self, digests: Iterable[str]) -> None:
        """Forget the files of these hashes, where they are kept."""
        for digest in digests:
            with contextlib.suppress(OSError):
                os.unlink(self.path(digest))  # noqa: PTH108  as above

    def keep_only(self, wanted: Iterable[str]) -> None:
        """Forget every file whose hash is not ``wanted``."""
        kept = {(digest[:2], digest[2:]) for digest in wanted}
        for folder in _listed(self._folder):
            if folder.startswith(_WRITING) and _is_gone(int(folder.split(".")[1])):
                with contextlib.suppress(OSError):  # left by a build that was killed
                    os.unlink(f"{self._folder}/{folder}")  # noqa: PTH108  as above
                continue
            for name in _listed(f"{self._folder}/{folder}"):
                if (folder, name) not in kept:
                    with contextlib.suppress(OSError):
                        os.unlink(f"{self._folder}/{folder}/{name}")  # noqa: PTH108  as above


def _write(file: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]


def _tell_apart(file: int, digest: str) -> None:
    """Let the time of change of a new file be its own within the second.

    Clocks tick a few hundred times a second: of files that are written together several have one
    size and one time, and by these it is seen whether a file is still the one that stood there.
    """
    second = os.fstat(file).st_mtime_ns // _SECOND * _SECOND
    time = second + int(digest[:12], 16) % _SECOND
    os.utime(file, ns=(time, time))


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208  as above
    except OSError:
        return []


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # somebody else's, but there
        return False
    return False
