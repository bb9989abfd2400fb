"""A file as text, and where its lines are."""

from pathlib import Path

import pytest

from archive.reading.folder import FoundFile
from archive.reading.load import read_file
from archive.reading.source import SIZE_LIMIT, SourceText, decode, read_bytes, text_of


def test_lines_and_columns_count_from_one_in_characters() -> None:
    source = SourceText("một\r\nhai 😀 ba\n")

    assert source.position(0) == (1, 1)
    assert source.position(source.text.index("ba")) == (2, 7)
    assert source.position(10**9) == (3, 1)
    assert source.position(-1) == (1, 1)
    assert source.line(2) == "hai 😀 ba"
    assert source.line(1) == "một"
    assert [source.line(n) for n in (0, 3, 4)] == ["", "", ""]
    assert source.span_of_line(2) == (5, 13)
    assert source.span_of_line(9) == (14, 14)


def test_right_text_has_no_faults() -> None:
    assert decode("Đối ngoại 😀\t\r\n".encode()) == ("Đối ngoại 😀\t\r\n", [])


def test_bytes_that_are_no_utf8_spoil_no_more_than_themselves() -> None:
    text, faults = decode("Kết ".encode() + b"\xe9\xff qu")

    assert text == "Kết \ufffd\ufffd qu"
    assert [(fault.kind, fault.span) for fault in faults] == [("tep-khong-utf8", (4, 5))]
    assert faults[0].values == {"byte": "0xE9", "encoding": "Windows-1258"}


@pytest.mark.parametrize(
    "data, encoding",
    [
        ("Kết quả".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04\xff", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1", "Word"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    ],
)
def test_what_is_no_text_at_all_is_told_once(data: bytes, encoding: str) -> None:
    text, faults = decode(data)

    assert text == ""
    assert [fault.values["encoding"] for fault in faults] == [encoding]


@pytest.mark.parametrize("char", ["\0", "\x07", "\x1b", "\x85", "\u2028", "\ufffe", "\ufdd0"])
def test_characters_that_nobody_sees_are_told(char: str) -> None:
    (fault,) = decode(f"a{char}b{char}".encode())[1]

    assert fault.kind == "ky-tu-dieu-khien"
    assert fault.span == (1, 2)
    assert fault.values == {"char": f"U+{ord(char):04X}", "count": "2"}


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a" * SIZE_LIMIT)
    assert text_of(*read_bytes(str(path)))[1] == []

    path.write_bytes(b"a" * (SIZE_LIMIT + 1))
    text, (fault,) = text_of(*read_bytes(str(path)))
    assert text == ""
    assert fault.kind == "tep-qua-lon"
    assert fault.values == {"size": str(SIZE_LIMIT + 1), "limit": str(SIZE_LIMIT)}


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    file = read_file(tmp_path, FoundFile("absent.md", "page"))

    (fault,) = file.faults
    assert file.source.text == ""
    assert fault.kind == "tep-khong-doc-duoc"
    assert fault.values["reason"]
