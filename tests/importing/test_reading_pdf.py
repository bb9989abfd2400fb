"""PDF with text."""

import re
import zipfile
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from archive.importing.document import Document, Paragraph, Table
from archive.importing.files import pdf as pdf_module
from archive.importing.files.ocr import Recognised
from archive.importing.files.page_lines import PageWord
from archive.importing.files.pdf import MAX_PAGES, read_pdf
from archive.importing.files.reading import read_document
from archive.importing.files.unreadable import Unreadable
from archive.language.syllables import words
from tests.importing.looking import cells, texts
from tests.importing.programs import convert, needs_office
from tests.importing.report import AFTER_NOTE, BEFORE_NOTE, ITEMS, PARAGRAPHS, write_report


@pytest.fixture(scope="module")
def document(pdf: Path) -> Document:
    return read_document(pdf)


@needs_office
def test_lines_become_the_paragraphs_they_were(document: Document) -> None:
    assert texts(document) == [
        "BÁO CÁO",
        "Công tác đối ngoại nhân dân năm 2021",
        BEFORE_NOTE + AFTER_NOTE,
        "I. KẾT QUẢ ĐẠT ĐƯỢC",
        *ITEMS,
        *PARAGRAPHS,
    ]


@needs_office
def test_a_raised_figure_is_a_note(document: Document) -> None:
    called = [span.note for p in document.paragraphs() for span in p.spans if span.note]

    assert called == ["1"]
    assert document.notes["1"][0].text == "Chị An, chuyên viên Sở Ngoại vụ."


@needs_office
def test_texts_side_by_side_become_a_table_without_lines(document: Document) -> None:
    assert cells(document, ruled=False) == [
        [
            [
                "LIÊN ĐOÀN LAO ĐỘNG\nSố: 12/BC-LĐLĐ",
                "CỘNG HÒA XÃ HỘI\nQuảng Trị, ngày 05 tháng 12 năm 2021",
            ]
        ],
        [
            [
                "Nơi nhận:\n- Sở Ngoại vụ;\n- Lưu: VT.",
                "TM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH\nNguyễn Văn A",
            ]
        ],
    ]


@needs_office
def test_drawn_lines_make_tables_with_merged_cells(document: Document) -> None:
    (table,) = (b for b in document.blocks if isinstance(b, Table) and b.ruled)

    assert [[(c.text, c.columns) for c in row] for row in table.rows] == [
        [("TT", 1), ("Tên đoàn", 1), ("Số thành viên", 1)],
        [("1", 1), ("Đoàn công tác của Hội Liên hiệp Thanh niên", 1), ("12", 1)],
        [("II. Đoàn vào", 3)],
        [("", 1), ("Không", 1), ("", 1)],
    ]


@needs_office
def test_bold_and_centred_are_kept(document: Document) -> None:
    title, _, _, heading, *_ = (b for b in document.blocks if isinstance(b, Paragraph))

    assert (title.centred, title.spans[0].bold) == (True, True)
    assert (heading.centred, heading.spans[0].bold) == (False, True)


@needs_office
def test_page_numbers_are_lost_with_their_reason(pdf: Path, document: Document) -> None:
    pages = len(pypdfium2.PdfDocument(pdf))

    assert pages > 1
    assert [(loss.text, loss.reason) for loss in document.lost] == [
        (str(number), "số trang") for number in range(1, pages + 1)
    ]


@needs_office
def test_no_word_of_a_pdf_is_lost(pdf: Path, document: Document) -> None:
    """The words typed into the Word file it was made of, and the characters as pdfium sees them."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    with zipfile.ZipFile(pdf.with_suffix(".docx")) as package:
        xml = package.read("word/document.xml") + package.read("word/footnotes.xml")
    typed = re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", xml.decode())
    typed += [str(number + 1) for number in range(len(pages))]
    handed_on = [p.text for p in document.paragraphs()] + [loss.text for loss in document.lost]
    calls = [span.note or "" for p in document.paragraphs() for span in p.spans]

    def counted(texts: list[str]) -> Counter[str]:
        return Counter(word.text for text in texts for word in words(text))

    assert counted(handed_on) == counted(typed)
    seen = Counter(re.sub(r"[\s\0]", "", "".join(pages)))
    assert Counter(re.sub(r"\s", "", "".join([*handed_on, *calls, *document.notes]))) == seen


@needs_office
def test_an_encrypted_pdf_is_said(pdf: Path) -> None:
    options = (
        'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
        '"DocumentOpenPassword":{"type":"string","value":"bimat"}}'
    )
    source = write_report(pdf.parent / "locked.docx")

    with pytest.raises(Unreadable, match="mật khẩu"):
        read_pdf(convert(source, options), pdf.parent)


def plain_pdf(path: Path, pages: int, text: str = "Bao cao") -> Path:
    """A PDF of many pages by hand, all with the same content."""
    content = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"
    kids = " ".join(f"{number + 5} 0 R" for number in range(pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        *(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
            for _ in range(pages)
        ),
    ]
    written, places = "%PDF-1.4\n", []
    for number, inner in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{inner}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    written += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    )
    path.write_text(written, encoding="latin-1")
    return path


def test_too_many_pages_are_refused_with_their_number(tmp_path: Path) -> None:
    path = plain_pdf(tmp_path / "dai.pdf", 1_000)

    with pytest.raises(Unreadable, match=f"1000 trang, quá {MAX_PAGES} trang"):
        read_document(path)


def test_what_every_page_repeats_is_lost_as_a_margin(tmp_path: Path) -> None:
    path = plain_pdf(tmp_path / "lap.pdf", 4, text="Phu luc) Tj 0 100 Td (So Ngoai vu")

    document = read_document(path)

    assert texts(document) == ["Phu luc"] * 4
    assert [loss.text for loss in document.lost] == ["So Ngoai vu"] * 4


@pytest.mark.parametrize("end", [b"/Pages 2", b"/Kids", b"stream", b"xref"])
def test_a_broken_pdf_is_said(tmp_path: Path, end: bytes) -> None:
    data = plain_pdf(tmp_path / "whole.pdf", 3).read_bytes()
    (tmp_path / "cut.pdf").write_bytes(data[: data.index(end)])

    with pytest.raises(Unreadable, match="PDF bị hỏng"):
        read_document(tmp_path / "cut.pdf")


@needs_office
def test_a_damaged_pdf_says_that_words_may_be_missing(pdf: Path, tmp_path: Path) -> None:
    data = bytearray(pdf.read_bytes())
    at = data.index(b"stream") + 700  # inside the packed text of the first page
    data[at : at + 4] = b"\xff\xff\xff\xff"
    (tmp_path / "hong.pdf").write_bytes(data)

    assert any("thiếu chữ" in warning for warning in read_document(tmp_path / "hong.pdf").warnings)
    assert not any("thiếu chữ" in warning for warning in read_document(pdf).warnings)


def test_glyphs_without_letters_are_read_from_their_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Path] = []

    def recognised(pictures: list[tuple[Path, float]]) -> list[Recognised]:
        drawn.extend(path for path, _ in pictures)
        return [Recognised([PageWord("Báo", 72, 90, 72, 86)], 595, 842, ["Báo"])]

    monkeypatch.setattr(pdf_module, "recognise", recognised)
    path = plain_pdf(tmp_path / "cid.pdf", 1)
    # A font of two bytes a glyph that says nothing of its letters.
    data = path.read_bytes().replace(
        b"/Subtype /Type1 /BaseFont /Helvetica",
        b"/Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
        b"/Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering "
        b"(Identity) /Supplement 0 >> >>]",
    )
    path.write_bytes(data)

    document = read_pdf(path, tmp_path)

    assert [page.exists() for page in drawn] == [True]
    assert texts(document) == ["Báo"]
    assert document.method == "nhan-dang"
    assert "Máy không chắc 1 chữ: Báo." in document.warnings
