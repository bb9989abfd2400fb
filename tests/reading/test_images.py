"""Pictures told by their first bytes."""

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reading.images import Image, image_of, read_image

GPS, MAKE = 0x8825, 0x010F


def tiff(tag: int, order: str = ">") -> bytes:
    mark = b"MM\0*" if order == ">" else b"II*\0"
    return mark + struct.pack(f"{order}IHHHII", 8, 1, tag, 4, 1, 26)


def png(width: int, height: int, exif: bytes = b"") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + (chunk(b"eXIf", exif) if exif else b"")


def jpeg(width: int, height: int, exif: bytes = b"", frame: int = 0xC0) -> bytes:
    def segment(marker: int, data: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data

    camera = segment(0xE1, b"Exif\0\0" + exif) if exif else segment(0xE0, b"JFIF\0")
    size = struct.pack(">BHHB", 8, height, width, 1)
    return b"\xff\xd8" + camera + b"\xff" + segment(0xC4, b"tables") + segment(frame, size)


def webp(kind: bytes, data: bytes, exif: bytes = b"") -> bytes:
    def chunk(name: bytes, inner: bytes) -> bytes:
        return name + struct.pack("<I", len(inner)) + inner + b"\0" * (len(inner) % 2)

    whole = chunk(kind, data) + (chunk(b"EXIF", exif) if exif else b"")
    return b"RIFF" + struct.pack("<I", len(whole) + 4) + b"WEBP" + whole


EXTENDED = b"\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")
LOSSY = b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480)
LOSSLESS = b"\x2f" + struct.pack("<I", 639 | 479 << 14) + b"\0"


@pytest.mark.parametrize(
    "data, kind",
    [
        (png(640, 480), "png"),
        (jpeg(640, 480), "jpeg"),
        (jpeg(640, 480, frame=0xC2), "jpeg"),
        (webp(b"VP8X", EXTENDED), "webp"),
        (webp(b"VP8 ", LOSSY), "webp"),
        (webp(b"VP8L", LOSSLESS), "webp"),
    ],
)
def test_type_and_size_are_told(data: bytes, kind: str) -> None:
    found = image_of(data, 1234)

    assert (found.type, found.size, found.width, found.height) == (kind, 1234, 640, 480)
    assert not found.tells_place


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_place_in_the_camera_data_is_told(order: str) -> None:
    place, camera = tiff(GPS, order), tiff(MAKE, order)

    for made in (png, jpeg):
        assert image_of(made(8, 8, place), 1).tells_place
        assert not image_of(made(8, 8, camera), 1).tells_place
    assert image_of(webp(b"VP8X", EXTENDED, place), 1).tells_place
    assert image_of(webp(b"VP8X", EXTENDED, b"Exif\0\0" + place), 1).tells_place
    assert not image_of(webp(b"VP8X", EXTENDED, camera), 1).tells_place


def test_a_picture_without_a_frame_has_no_size() -> None:
    assert image_of(b"\xff\xd8\xff\xe1\0\x04ab", 9) == Image("jpeg", 9)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg>", b"\x89PNG\r\n\x1a\n", b"RIFF1234WAVE"])
def test_what_is_no_picture_has_no_type(data: bytes) -> None:
    assert image_of(data, len(data)).type is None


@given(
    st.sampled_from([png(8, 8, tiff(GPS)), jpeg(8, 8, tiff(GPS)), webp(b"VP8X", EXTENDED)]),
    st.data(),
)
def test_a_damaged_picture_never_raises(data: bytes, draw: st.DataObject) -> None:
    cut = draw.draw(st.integers(0, len(data)))
    noise = draw.draw(st.binary(max_size=40))

    image_of(data[:cut] + noise, len(data))


def test_a_file_is_measured_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png(8, 9) + b"\0" * 300_000)

    assert read_image(path) == Image("png", path.stat().st_size, 8, 9)
