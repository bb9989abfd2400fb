"""Numbers and words as bytes: integers, strings, entries by their keys; ``rice`` has the lists.

The browser inflates the parts itself (``deflate-raw``), so that no host has to send a header.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

_RAW_DEFLATE = -15
_SEVEN_BITS = 0x7F
_STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY)
END = b"\x03\x00"
"""An empty last block: the end of a raw deflate stream."""
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Leb128(dict[int, bytes]):
    """Non-negative integers in groups of seven bits, the lowest first."""

    def __missing__(self, value: int) -> bytes:
        packed, rest = bytearray(), value
        while rest > _SEVEN_BITS:
            packed.append(rest & _SEVEN_BITS | 0x80)
            rest >>= 7
        packed.append(rest)
        found = self[value] = bytes(packed)
        return found


_LEB128 = _Leb128()

leb128 = _LEB128.__getitem__
"""The bytes of a non-negative integer in groups of seven bits, the lowest first."""


def unpacked(data: bytes | memoryview) -> tuple[int, int]:
    """The number that ``data`` begins with (LEB128), and how many bytes it takes."""
    value = 0
    for at, byte in enumerate(data):
        value |= (byte & _SEVEN_BITS) << 7 * at
        if byte <= _SEVEN_BITS:
            return value, at + 1
    message = "a number has no end"
    raise ValueError(message)


def numbers(values: Iterable[int]) -> bytes:
    """Non-negative integers one after the other (LEB128)."""
    told = list(values)
    return bytes(told) if max(told, default=0) <= _SEVEN_BITS else b"".join(map(leb128, told))


def shared_start(before: str, key: str) -> int:
    """How many characters ``key`` begins with that ``before`` begins with too."""
    shared = 0
    for one, other in zip(before, key, strict=False):
        if one != other:
            break
        shared += 1
    return shared


class Packer:
    """Writes integers, strings and lists one after the other."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def __len__(self) -> int:
        return len(self._bytes)

    def number(self, value: int) -> None:
        """A non-negative integer (LEB128)."""
        self._bytes += _LEB128[value]

    def string(self, text: str) -> None:
        """The length in bytes, then UTF-8."""
        data = text.encode()
        self.number(len(data))
        self._bytes += data

    def raw(self, data: bytes) -> None:
        """Bytes as they are."""
        self._bytes += data

    def bytes(self) -> bytes:
        """All that was written."""
        return bytes(self._bytes)


class KeyPacker(Packer):
    """Writes keys in ascending order, each as what it adds to the one ``before``."""

    def __init__(self, before: str = "") -> None:
        super().__init__()
        self._before = before

    def key(self, key: str) -> None:
        """How many characters are the same as before, then the rest."""
        shared = shared_start(self._before, key)
        self.number(shared)
        self.string(key[shared:])
        self._before = key


_MOST_SHARED = 31  # the last control character
_LAST_OF_PLANE = 0xFFFF


def told_keys(keys: Sequence[str]) -> bytes:
    """``keys``, all different: what each has that the one before has not; in front, how many bytes.

    Before each stands, as a control character, how many characters it begins with as that does: no
    key has such a character, so it also ends the one before. With its length in bytes before each
    the keys of pairs took an eighth more.
    """
    if not keys:
        return leb128(0)
    letters = np.array([key[:_MOST_SHARED] for key in keys]).view(np.uint32).reshape(len(keys), -1)
    unlike = letters[1:] != letters[:-1]  # shorter ones end in zeros
    same = np.where(unlike.any(axis=1), unlike.argmax(axis=1), _MOST_SHARED)
    # to a script a letter beyond the first plane, as of chữ Nôm, is two: none is shared
    if letters.max(initial=0) > _LAST_OF_PLANE:
        beyond = letters[1:] > _LAST_OF_PLANE
        same = np.minimum(same, np.where(beyond.any(axis=1), beyond.argmax(axis=1), _MOST_SHARED))
    shared = [0, *same.tolist()]
    told = "".join([chr(n) + key[n:] for n, key in zip(shared, keys, strict=True)]).encode()
    return leb128(len(told)) + told


Entry = tuple[str, int, bytes | memoryview]
"""A key, the marks of its entry (less than 16) and its bytes."""

Entries = Iterable[Entry]


def separator(before: str, first: str) -> str:
    """The shortest beginning of ``first`` that comes after ``before``."""
    return next(first[:n] for n in range(len(first) + 1) if first[:n] > before or n == len(first))


def packed(entries: list[Entry]) -> bytes:
    """The bytes of a part.

    First the keys; then of each entry 16 times its length plus its marks; then the entries.
    """
    keys = told_keys([key for key, _, _ in entries])
    told = [_LEB128[len(data) << 4 | marks] for _, marks, data in entries]
    deflater = zlib.compressobj(9, zlib.DEFLATED, _RAW_DEFLATE)
    # words and numbers have nothing in common: a block, and so a Huffman table, for each
    packed = deflater.compress(keys) + deflater.flush(zlib.Z_BLOCK)
    rest = b"".join([*told, *(data for _, _, data in entries)])
    return packed + deflater.compress(rest) + deflater.flush()


def deflated(data: bytes) -> bytes:
    """``data`` as a raw deflate stream."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW_DEFLATE)
    return packer.compress(data) + packer.flush()


def deflated_apart(pieces: Iterable[bytes]) -> bytes:
    """One raw deflate stream of ``apart`` pieces."""
    return b"".join(map(apart, pieces)) + END


def apart(piece: bytes) -> bytes:
    """A piece of a raw deflate stream by itself, in the way that is the shortest for it.

    Small numbers without any pattern are shorter without looking for repetitions: on columns of
    facets by a tenth. ``END`` ends the stream.
    """
    ways = []
    for strategy in _STRATEGIES:
        packer = zlib.compressobj(9, zlib.DEFLATED, _RAW_DEFLATE, strategy=strategy)
        ways.append(packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH))
    return min(ways, key=len)


def inflated(packed: bytes | memoryview) -> bytes:
    """What was packed as a raw deflate stream, or as pieces of one."""
    return zlib.decompressobj(_RAW_DEFLATE).decompress(packed)


def json_bytes(data: Any) -> bytes:
    """``data`` as JSON without blanks."""
    return _as_json(data).encode()
