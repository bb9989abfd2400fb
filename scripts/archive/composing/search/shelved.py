"""Named arrays and texts in a file, read back whole or not at all; ``shelf`` writes it.

It holds nothing that could be executed. Pieces follow one another; then what they are, as JSON, and
a hash of everything before. What was as it was the time before lies in another file, the base.
"""

import hashlib
import json
import mmap
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from archive.composing.search.ragged import Ints, starts_of

LENGTH = 8
"""Bytes that tell the length of what is said of the pieces."""

HERE, BASE = 0, 1
"""The file itself, and its base."""

Stretch = tuple[int, int, int]
"""Of which file, from where to where."""

_HASH = hashlib.sha256().digest_size


class File(NamedTuple):
    """A file: all of it, of what kind each piece is and where it lies, the hash of its base."""

    whole: memoryview
    told: dict[str, tuple[str, list[Stretch]]]
    base: str

    @property
    def hash(self) -> str:
        """The hash at its end."""
        return bytes(self.whole[-_HASH:]).hex()


class Shelved:
    """What such a file holds; it is mapped into memory, not read."""

    def __init__(self, top: File, base: File | None) -> None:
        self._files = (top, base or top)
        self._told = top.told
        self.has_base = base is not None
        self.base = base or top
        self.stands: dict[int, int] = {}
        """Where in the base byte strings begin that were handed out, by what they are."""
        self._out: list[memoryview] = []  # nobody else is what one of them is

    @property
    def grown(self) -> bool:
        """Whether so much is not in the base that a new one is due."""
        return self.has_base and len(self._files[HERE].whole) * 2 > len(self.base.whole)

    def array(self, name: str) -> Ints:
        """An array; not to be written to. Raises ``KeyError``."""
        kind, _ = self._told[name]
        data = self.blob(name)
        return np.frombuffer(data, dtype=kind) if len(data) else np.zeros(0, dtype=kind)

    def blob(self, name: str) -> bytes | memoryview:
        """A byte string. Raises ``KeyError``."""
        pieces = [piece for piece, _ in self._stretches(name)]
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def blobs(self, name: str) -> list[memoryview]:
        """Byte strings. Raises ``KeyError``."""
        starts = starts_of(self.array(f"{name}/sizes"))
        found: list[memoryview] = []
        before = 0
        for piece, at in self._stretches(name):
            first, after = len(found), before + len(piece)
            last = int(np.searchsorted(starts, after, side="right")) - 1
            bounds = (starts[first : last + 1] - before).tolist()
            found += [piece[start:end] for start, end in pairwise(bounds)]
            if at is not None:
                places = (starts[first:last] + (at - before)).tolist()
                self.stands.update(zip(map(id, found[first:]), places, strict=True))
            before = after
        found += [memoryview(b"")] * (len(starts) - 1 - len(found))
        self._out += found
        return found

    def json(self, name: str) -> Any:
        """What JSON said. Raises ``KeyError``."""
        return json.loads(bytes(self.blob(name)))

    def _stretches(self, name: str) -> Iterator[tuple[memoryview, int | None]]:
        """The stretches of a piece, and where those begin that lie in the base."""
        for file, start, end in self._told[name][1]:
            is_base = file == BASE or not self.has_base
            yield self._files[file].whole[start:end], start if is_base else None


def shelved(file: Path) -> Shelved | None:
    """What ``file`` holds; None where there is none, or it is not what was written."""
    top = _opened(file)
    if top is None or not top.base:
        return top and Shelved(top, None)
    base = _opened(base_of(file))
    return Shelved(top, base) if base is not None and base.hash == top.base else None


def _opened(file: Path) -> File | None:
    try:
        with file.open("rb") as opened:
            whole = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # none, or an empty one
        return None
    end = len(whole) - _HASH
    if end < LENGTH or hashlib.sha256(whole[:end]).digest() != whole[end:]:
        return None
    length = int.from_bytes(whole[end - LENGTH : end])
    told, base = json.loads(bytes(whole[end - LENGTH - length : end - LENGTH]))
    return File(whole, told, base)


def base_of(file: Path) -> Path:
    """Where the base of a file stands, if it has one."""
    return file.with_name(f"{file.name}-nen")
