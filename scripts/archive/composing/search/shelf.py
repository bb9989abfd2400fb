"""A file of named arrays and texts, that is read back whole or not at all.

It holds nothing that could be executed. Pieces follow one another; then what they are, as JSON, and
a hash of everything before.
"""

import hashlib
import json
import mmap
import os
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from archive.composing.search.ragged import Ints, starts_of

_LENGTH = 8
_ALIGNED = 8  # bytes: where an array may begin
_TOGETHER = 10_000  # byte strings that are written in one step
_HASH = hashlib.sha256().digest_size


class Shelf:
    """Writes the file; it stands at its place when the block ends without an error."""

    def __init__(self, file: Path) -> None:
        self._place = file
        self._making = file.with_name(f"{file.name}.{os.getpid()}")
        self._file = self._making.open("wb")
        self._hash = hashlib.sha256()
        self._told: dict[str, tuple[str, int, int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                told = json.dumps(self._told).encode()
                self._write(told)
                self._write(len(told).to_bytes(_LENGTH))
                self._file.write(self._hash.digest())
                self._file.close()
                self._making.replace(self._place)
        finally:
            self._file.close()
            self._making.unlink(missing_ok=True)

    def array(self, name: str, values: Ints) -> None:
        """Put an array there."""
        values = np.ascontiguousarray(values)
        self._write(bytes(-self._file.tell() % _ALIGNED))
        self._tell(name, values.dtype.str, self._file.tell(), values.nbytes)
        self._write(values.data.cast("B") if values.nbytes else b"")

    def blobs(self, name: str, pieces: Sequence[bytes | memoryview]) -> None:
        """Put byte strings there."""
        start = self._file.tell()
        for first in range(0, len(pieces), _TOGETHER):
            self._write(b"".join(pieces[first : first + _TOGETHER]))
        self._tell(name, "", start, self._file.tell() - start)
        sizes = np.fromiter(map(len, pieces), dtype=np.int32, count=len(pieces))
        self.array(f"{name}/sizes", sizes)

    def json(self, name: str, value: Any) -> None:
        """Put there what JSON can say."""
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        self._tell(name, "", self._file.tell(), len(data))
        self._write(data)

    def _tell(self, name: str, kind: str, start: int, size: int) -> None:
        if name in self._told:
            raise KeyError(name)
        self._told[name] = (kind, start, start + size)

    def _write(self, data: bytes | memoryview) -> None:
        self._hash.update(data)
        self._file.write(data)


class Shelved:
    """What such a file holds; it is mapped into memory, not read."""

    def __init__(self, pieces: Mapping[str, tuple[str, memoryview]]) -> None:
        self._pieces = pieces

    def array(self, name: str) -> Ints:
        """An array; not to be written to. Raises ``KeyError``."""
        kind, data = self._pieces[name]
        return np.frombuffer(data, dtype=kind) if len(data) else np.zeros(0, dtype=kind)

    def blobs(self, name: str) -> list[memoryview]:
        """Byte strings. Raises ``KeyError``."""
        _, data = self._pieces[name]
        starts = starts_of(self.array(f"{name}/sizes"))
        return [data[start:end] for start, end in pairwise(starts.tolist())]

    def json(self, name: str) -> Any:
        """What JSON said. Raises ``KeyError``."""
        return json.loads(bytes(self._pieces[name][1]))


def shelved(file: Path) -> Shelved | None:
    """What ``file`` holds; None where there is none, or it is not what was written."""
    try:
        with file.open("rb") as opened:
            whole = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # none, or an empty one
        return None
    end = len(whole) - _HASH
    if end < _LENGTH or hashlib.sha256(whole[:end]).digest() != whole[end:]:
        return None
    length = int.from_bytes(whole[end - _LENGTH : end])
    told = json.loads(bytes(whole[end - _LENGTH - length : end - _LENGTH]))
    return Shelved({name: (kind, whole[start:stop]) for name, (kind, start, stop) in told.items()})
