"""Numbers and words as bytes: LEB128 integers, gaps of ascending numbers, deflated parts.

The browser inflates the parts itself (``deflate-raw``), so that no host has to send a header.
"""

import zlib
from collections.abc import Iterable

_RAW_DEFLATE = -15


class Packer:
    """Writes integers and strings one after the other."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def __len__(self) -> int:
        return len(self._bytes)

    def number(self, value: int) -> None:
        """A non-negative integer in groups of seven bits, the lowest first."""
        while value > 0x7F:
            self._bytes.append(value & 0x7F | 0x80)
            value >>= 7
        self._bytes.append(value)

    def string(self, text: str) -> None:
        """The length in bytes, then UTF-8."""
        data = text.encode()
        self.number(len(data))
        self._bytes += data

    def ascending(self, numbers: Iterable[int], count: int) -> None:
        """How many, then the gaps between ascending distinct numbers, from -1 on."""
        self.number(count)
        last = -1
        for value in numbers:
            self.number(value - last - 1)
            last = value

    def raw(self, data: bytes) -> None:
        """Bytes as they are."""
        self._bytes += data

    def bytes(self) -> bytes:
        """All that was written."""
        return bytes(self._bytes)


def deflated(data: bytes) -> bytes:
    """``data`` as a raw deflate stream."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW_DEFLATE)
    return packer.compress(data) + packer.flush()
