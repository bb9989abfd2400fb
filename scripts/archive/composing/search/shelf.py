"""Named arrays and texts written to a file; ``shelved`` reads them back.

What is as it was the last time is not written again: the file of then becomes the base of a new
one, which tells where in either each piece lies.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from archive.composing.search.ragged import Ints
from archive.composing.search.shelved import BASE, HERE, LENGTH, Shelved, Stretch, base_of

_ALIGNED = 8  # bytes: where an array may begin
_TOGETHER = 10_000  # byte strings that are written in one step
_COMPARED = 1 << 18  # numbers that are compared in one step
_WORTH = 1 << 10  # bytes that are worth a stretch of their own


class Shelf:
    """Writes the file; it stands at its place when the block ends without an error.

    ``before`` is what was read there: what is the same is taken from it as long as that is most.
    """

    def __init__(self, file: Path, before: Shelved | None = None) -> None:
        self._place, self._base_place = file, base_of(file)
        self._making = file.with_name(f"{file.name}.{os.getpid()}")
        self._before = None if before is None or before.grown else before
        self._stands = self._before.stands if self._before else {}
        self._file = self._making.open("wb")
        self._hash = hashlib.sha256()
        self._told: dict[str, tuple[str, list[Stretch]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        before = self._before
        try:
            if kind is None:
                told = json.dumps([self._told, before.base.hash if before else ""]).encode()
                self._write(told)
                self._write(len(told).to_bytes(LENGTH))
                self._file.write(self._hash.digest())
                self._file.close()
                if before is not None and not before.has_base:
                    self._place.replace(self._base_place)
                self._making.replace(self._place)
                if before is None:
                    self._base_place.unlink(missing_ok=True)
        finally:
            self._file.close()
            self._making.unlink(missing_ok=True)

    def array(self, name: str, values: Ints) -> None:
        """Put an array there."""
        values = np.ascontiguousarray(values)
        kind, size = values.dtype.str, values.itemsize
        start, known = self._known(name, kind)
        first, last = _same_ends(known, values)
        if (first + last) * size < _WORTH:
            first = last = 0
        end = start + known.nbytes
        own = values[first : len(values) - last]
        self._tell(name, kind, [
            (BASE, start, start + first * size),
            self._put(own.data.cast("B") if len(own) else b""),
            (BASE, end - last * size, end),
        ])  # fmt: skip

    def blob(self, name: str, data: bytes | memoryview) -> None:
        """Put a byte string there."""
        self.array(name, np.frombuffer(data, dtype=np.int8))

    def blobs(self, name: str, pieces: Sequence[bytes | memoryview]) -> None:
        """Put byte strings there."""
        count = len(pieces)
        sizes = np.fromiter(map(len, pieces), dtype=np.int32, count=count)
        known = map(self._stands.get, map(id, pieces), repeat(-1))
        at = np.fromiter(known, dtype=np.int64, count=count)
        ends = np.where(at < 0, at, at + sizes)
        begun = np.ones(count, dtype=bool)
        begun[1:] = at[1:] != ends[:-1]
        stretches: list[Stretch] = []
        for first, last in pairwise([*np.flatnonzero(begun).tolist(), count]):
            if at[first] < 0:
                stretches += self._puts(pieces[first:last])
            else:
                stretches.append((BASE, int(at[first]), int(ends[last - 1])))
        self._tell(name, "", stretches)
        self.array(f"{name}/sizes", sizes)

    def json(self, name: str, value: Any) -> None:
        """Put there what JSON can say."""
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        self.blob(name, data)

    def _known(self, name: str, kind: str) -> tuple[int, Ints]:
        """Where the base has an array of this kind by that name, and the array; else nothing."""
        told = self._before.base.told.get(name) if self._before else None
        if self._before is None or told is None or told[0] != kind or len(told[1]) != 1:
            return 0, np.zeros(0, dtype=kind)
        ((_, start, end),) = told[1]
        return start, np.frombuffer(self._before.base.whole[start:end], dtype=kind)

    def _puts(self, pieces: Sequence[bytes | memoryview]) -> Iterator[Stretch]:
        for first in range(0, len(pieces), _TOGETHER):
            yield self._put(b"".join(pieces[first : first + _TOGETHER]))

    def _put(self, data: bytes | memoryview) -> Stretch:
        self._write(bytes(-self._file.tell() % _ALIGNED))
        start = self._file.tell()
        self._write(data)
        return HERE, start, start + len(data)

    def _tell(self, name: str, kind: str, stretches: Sequence[Stretch]) -> None:
        if name in self._told:
            raise KeyError(name)
        self._told[name] = (kind, [one for one in stretches if one[1] < one[2]])

    def _write(self, data: bytes | memoryview) -> None:
        self._hash.update(data)
        self._file.write(data)


def _same_ends(one: Ints, other: Ints) -> tuple[int, int]:
    """How many numbers two arrays begin with alike, and how many of the others they end with."""
    first = _same_start(one, other)
    return first, _same_start(one[first:][::-1], other[first:][::-1])


def _same_start(one: Ints, other: Ints) -> int:
    count = min(len(one), len(other))
    for start in range(0, count, _COMPARED):
        end = min(start + _COMPARED, count)
        unlike = one[start:end] != other[start:end]
        if unlike.any():
            return start + int(unlike.argmax())
    return count
