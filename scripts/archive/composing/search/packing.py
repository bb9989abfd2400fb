"""Numbers and words as bytes: integers, strings, lists of ascending numbers, entries by their keys.

The browser inflates the parts itself (``deflate-raw``), so that no host has to send a header.
Lists are Rice codes (R. F. Rice, JPL 79-22, 1979) of the gaps: on the made-up archive of 1,000
reports a sixth smaller than LEB128 bytes that are deflated part by part.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import sub
from typing import Any

_RAW_DEFLATE = -15
_SEVEN_BITS = 0x7F
_FEW = 2
"""Numbers up to which a list is written as bytes: the parameter of Rice would cost more."""


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


class _Rice(dict[int, str]):
    """Codes of steps from 1 on: as many zeros as the upper part says, a one, ``low`` lower bits."""

    def __init__(self, low: int) -> None:
        super().__init__()
        self._low = low

    def __missing__(self, step: int) -> str:
        upper, lower = step - 1 >> self._low, step - 1 & (1 << self._low) - 1
        bits = f"{lower:0{self._low}b}" if self._low else ""
        found = self[step] = "0" * upper + "1" + bits
        return found


_LEB128 = _Leb128()
_RICE = [_Rice(low) for low in range(16)]


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

    def ascending(self, numbers: Sequence[int]) -> None:
        """How many, then the steps from each to the next, the first from -1.

        Few of them as LEB128; else four bits with the number of lower bits, and Rice codes, filled
        with ones to whole bytes.
        """
        count = len(numbers)
        self.number(count)
        steps = list(map(sub, numbers, chain((-1,), numbers)))
        if count <= _FEW:
            self._bytes += b"".join(map(_LEB128.__getitem__, steps))
            return
        # the best parameter is near the binary logarithm of 0.69 times the mean gap
        low = min(15, max(0, int(0.69 * (numbers[-1] + 1 - count) / count + 0.5).bit_length() - 1))
        low += low < 15 and 0.69 * (numbers[-1] + 1 - count) / count > 1.5 * (1 << low)
        bits = f"{low:04b}" + "".join(map(_RICE[low].__getitem__, steps))
        bits += "1" * (-len(bits) % 8)
        self._bytes += int(bits, 2).to_bytes(len(bits) // 8, "big")

    def part_of(self, ordinals: Sequence[int], whole: int) -> None:
        """Ascending numbers below ``whole``: how many, then they, or if more than half the rest."""
        self.number(len(ordinals))
        if len(ordinals) * 2 > whole:
            taken = set(ordinals)
            ordinals = [number for number in range(whole) if number not in taken]
        self.ascending(ordinals)

    def raw(self, data: bytes) -> None:
        """Bytes as they are."""
        self._bytes += data

    def bytes(self) -> bytes:
        """All that was written."""
        return bytes(self._bytes)


class KeyPacker(Packer):
    """Writes keys in ascending order, each as what it adds to the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._before = ""

    def key(self, key: str) -> None:
        """How many characters are the same as before, then the rest."""
        before, shared = self._before, 0
        for one, other in zip(before, key, strict=False):
            if one != other:
                break
            shared += 1
        self.number(shared)
        self.string(key[shared:])
        self._before = key


Entries = Iterable[tuple[str, int, bytes]]
"""Keys in ascending order, each with the marks of its entry (less than 16) and its bytes."""


def parts(entries: Entries, size: int) -> Iterator[tuple[str, bytes]]:
    """Entries in parts of about ``size`` bytes before packing, each part with its first key.

    First the bytes of the directory that follows; of each entry its key, 16 times its length plus
    its marks; then the entries.
    """
    together: list[tuple[str, int, bytes]] = []
    length = 0
    for entry in entries:
        if together and length + len(entry[2]) > size:
            yield together[0][0], _part(together)
            together, length = [], 0
        together.append(entry)
        length += len(entry[0]) // 2 + 1 + len(entry[2])
    if together:
        yield together[0][0], _part(together)


def _part(entries: list[tuple[str, int, bytes]]) -> bytes:
    directory = KeyPacker()
    for key, marks, data in entries:
        directory.key(key)
        directory.number(len(data) << 4 | marks)
    packer = Packer()
    packer.number(len(directory))
    packer.raw(directory.bytes())
    deflater = zlib.compressobj(9, zlib.DEFLATED, _RAW_DEFLATE)
    # keys and lists have nothing in common: a block, and so a Huffman table, for each
    packed = deflater.compress(packer.bytes()) + deflater.flush(zlib.Z_BLOCK)
    return packed + deflater.compress(b"".join(e[2] for e in entries)) + deflater.flush()


def deflated(data: bytes) -> bytes:
    """``data`` as a raw deflate stream."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW_DEFLATE)
    return packer.compress(data) + packer.flush()


def json_bytes(data: Any) -> bytes:
    """``data`` as JSON without blanks."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
