"""Pages that are only pictures, and pictures, read by machine."""

import ctypes
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from archive.importing.files.reading import read_document
from archive.language.syllables import words
from tests.importing.looking import cells, texts
from tests.importing.programs import needs_office, needs_tesseract
from tests.importing.report import PARAGRAPHS


@pytest.fixture(scope="module")
def scan(pdf: Path) -> Path:
    """The same pages as pictures, in a PDF without a character."""
    pages = [
        page.render(scale=200 / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(pdf)
    ]
    path = pdf.with_name("scan.pdf")
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=200)
    return path


@needs_office
@needs_tesseract
def test_a_scan_is_read_by_machine_and_says_so(scan: Path) -> None:
    document = read_document(scan)

    assert document.method == "nhan-dang"
    assert any("đối chiếu" in warning for warning in document.warnings)
    wanted = Counter(word.text for text in PARAGRAPHS for word in words(text))
    found = Counter(word.text for p in document.paragraphs() for word in words(p.text))
    assert (wanted & found).total() > 0.97 * wanted.total()
    assert PARAGRAPHS[0] in texts(document)
    assert len(cells(document, ruled=False)) == 2


@needs_office
@needs_tesseract
def test_a_scan_with_a_digital_signature_is_still_read(scan: Path, tmp_path: Path) -> None:
    """The signature's words are text; all else on the page is a picture."""
    pages = pypdfium2.PdfDocument(scan)
    page = pages[0]
    words = ctypes.create_string_buffer("Ky boi: So Ngoai vu\0".encode("utf-16-le"))
    stamp = raw.FPDFPageObj_NewTextObj(pages, b"Helvetica", 12.0)
    raw.FPDFText_SetText(stamp, ctypes.cast(words, raw.FPDF_WIDESTRING))
    raw.FPDFPageObj_Transform(stamp, 1, 0, 0, 1, 300, 20)
    raw.FPDFPage_InsertObject(page, stamp)
    page.gen_content()
    pages.save(tmp_path / "ky-so.pdf")

    document = read_document(tmp_path / "ky-so.pdf")

    assert PARAGRAPHS[0] in texts(document)
    lost = {loss.text: loss.reason for loss in document.lost}
    assert "chồng lên hình quét" in lost["Ky boi: So Ngoai vu"]


@needs_office
@needs_tesseract
@pytest.mark.parametrize("ending", ["png", "jpg", "tif"])
def test_a_picture_is_read_by_machine(pdf: Path, tmp_path: Path, ending: str) -> None:
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72, grayscale=True).to_pil()
    page.convert("L").save(tmp_path / f"anh.{ending}")

    document = read_document(tmp_path / f"anh.{ending}")

    assert document.method == "nhan-dang"
    assert PARAGRAPHS[0] in texts(document)


@needs_office
@needs_tesseract
def test_a_photograph_is_turned_as_the_camera_says(pdf: Path, tmp_path: Path) -> None:
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72, grayscale=True).to_pil()
    turned = page.convert("L").transpose(2)  # a quarter turn against the clock
    exif = turned.getexif()
    exif[0x0112] = 6  # orientation: turn it a quarter with the clock to see it upright
    turned.save(tmp_path / "anh.jpg", exif=exif)

    assert "BÁO CÁO" in texts(read_document(tmp_path / "anh.jpg"))


@needs_office
@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_read_upright(
    pdf: Path, tmp_path: Path, turn: int
) -> None:
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72, grayscale=True).to_pil()
    page.convert("L").rotate(turn, expand=True).save(tmp_path / "anh.png")

    document = read_document(tmp_path / "anh.png")

    assert "BÁO CÁO" in texts(document)
    assert PARAGRAPHS[0] in texts(document)
