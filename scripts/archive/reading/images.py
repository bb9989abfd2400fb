"""What a picture is, from its first bytes: its type, its size, and whether it tells a place.

PNG (ISO/IEC 15948), JPEG (ITU-T T.81 with Exif 2.3) and WebP (RFC 9649) are read just far enough;
no picture is ever decoded. A phone writes into each photo where it was taken.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ImageType = Literal["png", "jpeg", "webp"]

_HEAD = 256 * 1024
"""Bytes read of each file; camera data stands before the picture itself, within 64 kB each."""
_GPS = 0x8825
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


@dataclass(frozen=True, slots=True)
class Image:
    """``type`` is None for what is none of the three; width and height are 0 where unknown."""

    type: ImageType | None
    size: int
    width: int = 0
    height: int = 0
    tells_place: bool = False


def read_image(path: Path) -> Image:
    """Read the picture's head. Raises ``OSError`` when the file cannot be read."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return image_of(head, path.stat().st_size)


def image_of(head: bytes, size: int) -> Image:
    """What the first bytes of a file of ``size`` bytes say. Never raises."""
    try:
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return _png(head, size)
        if head.startswith(b"\xff\xd8\xff"):
            return _jpeg(head, size)
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            return _webp(head, size)
    except (struct.error, IndexError):
        pass  # cut off: of no type that a browser shows
    return Image(None, size)


def _png(head: bytes, size: int) -> Image:
    width, height = struct.unpack_from(">II", head, 16)
    exif = b""
    at = 8
    while at + 8 <= len(head):
        length, kind = struct.unpack_from(">I4s", head, at)
        if kind == b"eXIf":
            exif = head[at + 8 : at + 8 + length]
        at += 12 + length
    return Image("png", size, width, height, _tells_place(exif))


def _jpeg(head: bytes, size: int) -> Image:
    exif = b""
    for marker, data in _segments(head):
        if marker == 0xE1 and data.startswith(b"Exif\0\0"):
            exif = data[6:]
        elif marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, 1)
            return Image("jpeg", size, width, height, _tells_place(exif))
    return Image("jpeg", size, tells_place=_tells_place(exif))


def _segments(head: bytes) -> Iterator[tuple[int, bytes]]:
    """Markers of a JPEG with their data, up to the picture itself."""
    at = 2
    while at + 4 <= len(head) and head[at] == 0xFF:
        marker = head[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        length = struct.unpack_from(">H", head, at + 2)[0]
        yield marker, head[at + 4 : at + 2 + length]
        at += 2 + max(2, length)


def _webp(head: bytes, size: int) -> Image:
    width = height = 0
    exif = b""
    at = 12
    while at + 8 <= len(head):
        kind, length = struct.unpack_from("<4sI", head, at)
        data = head[at + 8 : at + 8 + length]
        if kind == b"VP8X":
            width = int.from_bytes(data[4:7], "little") + 1
            height = int.from_bytes(data[7:10], "little") + 1
        elif kind == b"VP8 " and not width:
            width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", data, 6))
        elif kind == b"VP8L" and not width:
            bits = struct.unpack_from("<I", data, 1)[0]
            width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        elif kind == b"EXIF":
            exif = data.removeprefix(b"Exif\0\0")
        at += 8 + length + length % 2
    return Image("webp", size, width, height, _tells_place(exif))


def _tells_place(exif: bytes) -> bool:
    """Whether the first directory of camera data (TIFF 6.0) leads to one of places."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return False
    try:
        at = struct.unpack_from(f"{order}I", exif, 4)[0]
        count = struct.unpack_from(f"{order}H", exif, at)[0]
        tags = [struct.unpack_from(f"{order}H", exif, at + 2 + 12 * n)[0] for n in range(count)]
    except struct.error:
        return False  # no browser reads broken camera data either
    return _GPS in tags
