"""Plain text in the encodings that offices have kept it in."""

import unicodedata
from pathlib import Path

import pytest

from archive.importing.document import Document
from archive.importing.files.plain_text import read_text
from archive.importing.files.reading import read_document
from archive.importing.files.unreadable import Unreadable
from archive.language.legacy_encodings import TCVN3_LETTERS, VNI_LETTERS
from tests.importing.looking import texts

SENTENCE = "Đoàn đại biểu tỉnh Tây Ninh sang thăm và tặng quà nhân dân tỉnh bạn, năm 2021"


def text(folder: Path, content: str | bytes) -> Document:
    path = folder / "bai.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_text(path)


def in_tcvn3(written: str) -> bytes:
    back = {letter: typed for typed, letter in TCVN3_LETTERS.items()}
    return "".join(back.get(letter, letter) for letter in written).encode("latin-1")


def in_vni(written: str) -> bytes:
    back = {letter: typed for typed, letter in VNI_LETTERS.items()}
    return "".join(back.get(letter, letter) for letter in written).encode("cp1252")


def in_windows(written: str) -> bytes:
    marks = {"\u0300": 0xCC, "\u0309": 0xD2, "\u0303": 0xDE, "\u0301": 0xEC, "\u0323": 0xF2}
    out = bytearray()
    for letter in written:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            base = "".join(part for part in parts if part not in marks)
            out += unicodedata.normalize("NFC", base).encode("cp1258")
            out += bytes(marks[part] for part in parts if part in marks)
    return bytes(out)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (SENTENCE.encode("utf-8-sig"), ""),
        (SENTENCE.encode("utf-16"), ""),
        (in_tcvn3(SENTENCE), "TCVN3"),
        (in_vni(SENTENCE), "VNI"),
        (in_windows(SENTENCE), "Windows-1258"),
    ],
)
def test_old_encodings_are_guessed_by_the_words_they_make(
    tmp_path: Path, content: bytes, named: str
) -> None:
    document = text(tmp_path, content)

    assert texts(document) == [SENTENCE]
    assert [named in warning for warning in document.warnings] == [True] * bool(named)


@pytest.mark.parametrize(
    "content", ["Le rôle de l'été à Genève".encode("latin-1"), b"\xff\xfe\x00"]
)
def test_an_encoding_that_makes_no_vietnamese_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Unreadable, match="UTF-8"):
        text(tmp_path, content)


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe" + bytes(range(1, 216)) * 8,
        b"\xfe\xff" + b"\x4e\x2d\x65\x87" * 60,
        "ສະບາຍດີ ປະເທດລາວ 2021".encode(),
    ],
)
def test_a_file_without_latin_words_is_no_paper(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Unreadable, match="không có chữ Việt nào"):
        text(tmp_path, content)


def test_a_few_words_of_another_script_are_read(tmp_path: Path) -> None:
    assert texts(text(tmp_path, f"{SENTENCE} (ປະເທດລາວ).")) == [f"{SENTENCE} (ປະເທດລາວ)."]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_known_by_its_zeros(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "bai.txt").write_bytes(f"{SENTENCE}.\r\n".encode(encoding))

    assert texts(read_document(tmp_path / "bai.txt")) == [f"{SENTENCE}."]


def test_capitals_of_tcvn3_are_letters_and_quotes_of_windows_stay(tmp_path: Path) -> None:
    capitals = b"B\x83O C\x83O, \xa7O\x80N T\x8eNH, KH\x83NH TH\x80NH, TR\x91 GI\x83."
    quoted = b"\x93T\xd7nh b\xb9n\x94 \x96 \xae\xb7 k\xfd k\xd5t\x85"

    assert texts(text(tmp_path, capitals)) == ["BÁO CÁO, ĐOÀN TỈNH, KHÁNH THÀNH, TRỊ GIÁ."]
    assert texts(text(tmp_path, quoted)) == ["“Tình bạn” – đã ký kết…"]
