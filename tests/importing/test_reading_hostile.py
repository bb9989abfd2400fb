"""Files made to hurt: each is refused or read within its limits, with a sentence for a person."""

import struct
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from archive.importing.files import ocr, zip_package
from archive.importing.files.reading import read_document
from archive.importing.files.unreadable import Unreadable
from archive.importing.files.word import read_word
from archive.importing.files.zip_package import parse
from tests.importing.files import paragraph, rewritten, table, write_docx
from tests.importing.programs import convert, needs_office


@pytest.fixture
def docx(tmp_path: Path) -> Path:
    return write_docx(tmp_path / "bai.docx", paragraph("Bài"))


def test_a_zip_bomb_is_refused_by_its_ratio(docx: Path) -> None:
    with pytest.raises(Unreadable, match="nở ra"):
        read_document(rewritten(docx, word__media__image_png=b"\0" * 30_000_000))


def test_a_zip_bomb_is_refused_by_its_whole_size(
    docx: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_package, "MAX_UNPACKED", 1_000)
    with pytest.raises(Unreadable, match="nở ra"):
        read_word(docx)


def test_a_package_of_too_many_parts_is_refused(docx: Path) -> None:
    many = {f"word__{number}_xml": b"" for number in range(zip_package.MAX_ENTRIES)}
    with pytest.raises(Unreadable, match="nở ra"):
        read_document(rewritten(docx, **many))


def test_an_xml_part_of_too_many_bytes_is_refused(
    docx: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_package.ZipPackage.read, "__defaults__", (100,))
    with pytest.raises(Unreadable, match="nở ra"):
        read_word(docx)


@pytest.mark.parametrize("name", ["../ngoai.xml", "/etc/ngoai.xml", "word\\..\\..\\x.xml", "C:/x"])
def test_a_name_that_leads_outside_is_refused(docx: Path, name: str) -> None:
    with zipfile.ZipFile(docx, "a") as package:
        package.writestr(zipfile.ZipInfo(name), b"x")

    with pytest.raises(Unreadable, match="ra ngoài"):
        read_document(docx)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>',
        "<!DOCTYPE a><a/>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_a_dtd_is_refused_in_any_encoding(doctype: str, encoding: str) -> None:
    with pytest.raises(Unreadable, match="DTD"):
        parse(doctype.encode(encoding))


def test_a_document_with_an_entity_is_refused(docx: Path) -> None:
    bad = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
    with pytest.raises(Unreadable, match="DTD"):
        read_document(rewritten(docx, word__styles_xml=b"", word__document_xml=bad))


@pytest.mark.parametrize("depth", [5_000, 50_000])
def test_deep_nesting_is_refused(docx: Path, depth: int) -> None:
    with zipfile.ZipFile(docx) as package:
        xml = package.read("word/document.xml").decode()
    nested = xml.replace("<w:body>", "<w:body>" + "<w:sdt>" * depth)
    nested = nested.replace("<w:sectPr>", "</w:sdt>" * depth + "<w:sectPr>")

    with pytest.raises(Unreadable, match="lồng nhau quá sâu"):
        read_document(rewritten(docx, word__document_xml=nested.encode()))


def test_styles_in_a_circle_and_columns_by_the_million_are_harmless(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    wide = table(("a",)).replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="99999999"/>')
    body = paragraph("Bài", look='<w:pStyle w:val="A"/>') + wide

    document = read_document(write_docx(tmp_path / "f.docx", body, styles=styles))

    assert [p.text for p in document.paragraphs()] == ["Bài", "a"]


def test_a_broken_package_is_refused(docx: Path) -> None:
    data = docx.read_bytes()
    docx.write_bytes(data[: len(data) // 2])
    with pytest.raises(Unreadable, match="hỏng"):
        read_document(docx)


def test_a_part_whose_bytes_were_changed_is_refused(docx: Path) -> None:
    with zipfile.ZipFile(docx) as package:
        at = package.getinfo("word/document.xml").header_offset + 60
    data = bytearray(docx.read_bytes())
    data[at : at + 4] = b"\xff\xff\xff\xff"
    docx.write_bytes(data)
    with pytest.raises(Unreadable, match="hỏng"):
        read_document(docx)


def ole(*names: str, flags: int = 0) -> bytes:
    """The start of a compound file whose directory names some streams, the first at sector 2."""
    entries = b""
    for name in names:
        coded = name.encode("utf-16-le")
        entry = coded.ljust(64, b"\0") + struct.pack("<H", len(coded) + 2)
        entries += entry.ljust(116, b"\0") + struct.pack("<III", 2, 512, 0)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(30, b"\0") + struct.pack("<H", 9)
    fib = struct.pack("<5HH", 0xA5EC, 0, 0, 0, 0, flags)
    return head.ljust(512, b"\0") + b"\0" * 512 + entries.ljust(512, b"\0") + fib.ljust(512, b"\0")


def test_encrypted_office_files_are_said(tmp_path: Path) -> None:
    path = tmp_path / "khoa.docx"
    path.write_bytes(ole("EncryptionInfo", "EncryptedPackage"))
    with pytest.raises(Unreadable, match="mật khẩu"):
        read_document(path)
    path.write_bytes(ole("WordDocument", flags=0x100))
    with pytest.raises(Unreadable, match="mật khẩu"):
        read_document(path)


@needs_office
def test_an_encrypted_odt_is_said(docx: Path) -> None:
    odt = convert(docx, "odt")
    with zipfile.ZipFile(odt) as package:
        manifest = package.read("META-INF/manifest.xml")
    locked = manifest.replace(
        b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>"
    )
    with pytest.raises(Unreadable, match="mật khẩu"):
        read_document(rewritten(odt, **{"META-INF__manifest_xml": locked}))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "trống"),
        (b"\0" * 100, "trống"),
        (b"GIF89a....", "gif"),
        (b"\0\0\0\x18ftypheic", "heic"),
        (b"<html><body>x</body></html>", "trang web"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><w:wordDocument/>', "XML"),
        (b"\x7fELF\0\0\0\1\2\3", "không phải loại nào"),
        (ole("Workbook"), "không phải văn bản Word"),
        (b"\x89PNG\r\n\x1a\n broken", "hình bị hỏng"),
        (b"%PDF-1.4 broken", "PDF bị hỏng"),
    ],
)
def test_what_is_no_document_is_said(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bai.doc"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=said):
        read_document(path)


@pytest.mark.parametrize(
    ("name", "said"), [("xl/workbook.xml", "Excel"), ("ppt/a.xml", "trình chiếu"), ("a", "gói nén")]
)
def test_other_packages_are_said(tmp_path: Path, name: str, said: str) -> None:
    path = tmp_path / "bai.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(name, "x")
    with pytest.raises(Unreadable, match=said):
        read_document(path)


def test_huge_and_many_pictures_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("1", (10_000, 10_000)).save(tmp_path / "to.png")
    with pytest.raises(Unreadable, match="lớn quá 100 triệu"):
        read_document(tmp_path / "to.png")
    Image.new("1", (30_000, 30_000)).save(tmp_path / "qua-to.png")
    with pytest.raises(Unreadable, match="lớn quá"):
        read_document(tmp_path / "qua-to.png")
    frames = [Image.new("1", (10, 10))] * (ocr.MAX_PAGES + 1)
    frames[0].save(
        tmp_path / "nhieu.tif", save_all=True, append_images=frames[1:], compression="group4"
    )
    with pytest.raises(Unreadable, match=f"{ocr.MAX_PAGES + 1} trang quét"):
        read_document(tmp_path / "nhieu.tif")
