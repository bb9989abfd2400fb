"""A kept file, and one that is on its way to be kept."""

import errno
import os
from collections.abc import Callable
from io import FileIO
from typing import NamedTuple

_MOST_COPIED = 1 << 24
"""Bytes copied in one step."""


class Stored(NamedTuple):
    """A kept file: its hash, its size in bytes, its time of change in nanoseconds."""

    digest: str
    size: int
    changed: int


class Writing:
    """A file on its way into the store."""

    def __init__(self, file: FileIO, place: str, keep: Callable[[str, str], Stored]) -> None:
        self._file, self._place, self._keep = file, place, keep

    def write(self, data: bytes) -> None:
        """Add ``data``. Raises ``OSError`` when the disk is full."""
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]

    def copy(self, source: int, start: int, end: int) -> None:
        """Add what stands from ``start`` to ``end`` in the open file ``source``.

        The system copies, where it can. Raises ``OSError`` when the disk is full, and ``EOFError``
        when the file is shorter.
        """
        while start < end:
            done = _copied(source, start, min(end - start, _MOST_COPIED), self._file)
            if not done:
                raise EOFError(self._place)
            start += done

    def kept(self, digest: str) -> Stored:
        """Keep what was written as the file of this hash."""
        return self._keep(self._place, digest)


def _copied(source: int, start: int, count: int, to: FileIO) -> int:
    """How many bytes were copied, at most ``count``."""
    step = getattr(os, "copy_file_range", None)
    if step is not None:
        try:
            done: int = step(source, to.fileno(), count, start)
        except OSError as error:
            if error.errno not in {errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP}:
                raise
        else:
            return done
    return to.write(os.pread(source, count, start))
