"""PDF into the neutral document: characters with their places, by pdfplumber.

pdfplumber tells the size of each character, which alone keeps “01¹” from becoming “011”; other
readers glue the raised figure to the number before it. Pages without text go to Tesseract.
"""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer import pdftypes
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from archive.importing.document import Document, Loss
from archive.importing.files.ocr import DPI, TOO_MANY, recognise
from archive.importing.files.ocr import MAX_PAGES as MAX_SCANNED
from archive.importing.files.page_lines import PageWord
from archive.importing.files.pages import PageContent, document_of
from archive.importing.files.pdf_tables import read_tables
from archive.importing.files.pdf_turned import turned_words, upright
from archive.importing.files.unreadable import Unreadable

MAX_PAGES = 150
"""Pages of one file; a report with its annexes has thirty."""
_MOST_PIXELS = 25_000_000
_FEW_LETTERS = 300

_TOO_MANY = "Tệp có {} trang, quá {} trang. Tách lấy phần báo cáo thành một tệp riêng rồi nhập lại."
_ENCRYPTED = "Tệp PDF có đặt mật khẩu. Bỏ mật khẩu (in lại thành PDF mới) rồi nhập lại."
_BROKEN = (
    "Tệp PDF bị hỏng, không đọc được. Mở tệp, in lại thành PDF mới (Print to PDF) rồi nhập lại; "
    "hoặc xin tệp Word của bản này."
)
_DAMAGED = "Tệp PDF có chỗ hỏng, có thể thiếu chữ; so lại từng trang với bản gốc."
_UNDER_PICTURE = "Trang là hình quét, chữ bên dưới do máy khác nhận dạng: trang {}."


@contextmanager
def _hearing_damage() -> Iterator[list[bytes]]:
    """Gather the packed parts that are broken: pdfminer drops them, and goes on without a word."""
    damaged: list[bytes] = []
    recover = pdftypes.decompress_corrupted

    def told(data: bytes) -> bytes:
        damaged.append(data[:1])
        return recover(data)

    pdftypes.decompress_corrupted = told
    try:
        yield damaged
    finally:
        pdftypes.decompress_corrupted = recover


def read_pdf(path: Path, folder: Path) -> Document:
    """Read a PDF; `folder` is the throwaway one, for pictures of scanned pages.

    Raises ``Unreadable`` for encrypted and broken files and for more pages than ``MAX_PAGES``.
    """
    try:
        with _hearing_damage() as damaged:
            contents, scanned = _contents(path)
    except PDFPasswordIncorrect as error:
        raise Unreadable(_ENCRYPTED) from error
    except PdfminerException as error:
        encrypted = isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect)
        raise Unreadable(_ENCRYPTED if encrypted else _BROKEN) from error
    except (Unreadable, MemoryError, RecursionError):
        raise
    except Exception as error:  # pdfminer lets through whatever a broken file leads it into
        raise Unreadable(_BROKEN) from error
    unsure: list[str] = []
    if scanned:
        if len(scanned) > MAX_SCANNED:
            raise Unreadable(TOO_MANY.format(len(scanned), MAX_SCANNED))
        for number, page in zip(scanned, recognise(_drawn(path, scanned, folder)), strict=True):
            before = contents[number]
            lost = [*before.lost, *_overprinted(before.words, f"trang {number + 1}")]
            read = PageContent(page.words, page.width, page.height, lost=lost, scanned=True)
            contents[number] = read
            unsure += page.unsure
    said = (*_said(contents, scanned), *((_DAMAGED,) if damaged else ()))
    return document_of(contents, unsure, said)


def _contents(path: Path) -> tuple[list[PageContent], list[int]]:
    """What each page holds, and the numbers, from 0, of those that are only pictures."""
    contents, scanned = [], []
    with warnings.catch_warnings(action="ignore"), pdfplumber.open(path) as pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise Unreadable(_TOO_MANY.format(len(pdf.pages), MAX_PAGES))
        for number, page in enumerate(map(upright, pdf.pages)):
            content = _content(page, f"trang {number + 1}")
            if _is_picture(page):
                scanned.append(number)
            content.scanned = _pictured(page) > 0.7
            contents.append(content)
            page.close()
    return contents, scanned


def _content(page: Page, origin: str) -> PageContent:
    once = page.filter(_first_time())
    found = once.filter(_is_upright).extract_words(
        x_tolerance_ratio=0.15, extra_attrs=["fontname", "size"], keep_blank_chars=False
    )
    left, top, right, bottom = page.bbox
    words: list[PageWord] = []
    outside: list[PageWord] = []
    for w in found:
        word = PageWord(
            w["text"], w["x0"], w["x1"], w["top"], w["bottom"], w["size"], w["fontname"]
        )
        within = left <= (word.x0 + word.x1) / 2 <= right and top <= word.bottom <= bottom + 1
        (words if within else outside).append(word)
    words += turned_words(char for char in once.chars if not char["upright"])
    lost = []
    if outside:
        text = " ".join(word.text for word in outside)
        lost.append(Loss(text, "chữ nằm ngoài khổ giấy, người đọc không thấy", origin))
    tables, rest = read_tables(page, words, origin)
    return PageContent(rest, float(page.width), float(page.height), tables, lost)


def _first_time() -> Callable[[dict[str, Any]], bool]:
    """Tells characters from their copies: some programs print a letter twice to make it bold.

    (pdfplumber's own ``dedupe_chars`` takes seconds a page.)
    """
    seen: set[tuple[str, str, int, int]] = set()

    def first_time(thing: dict[str, Any]) -> bool:
        if thing["object_type"] != "char":
            return True
        step = max(0.1, 0.08 * thing["size"])
        at, height = int(thing["x0"] / step), int(thing["top"] / step)
        keys = [(thing["text"], thing["fontname"], at + near, height) for near in (-1, 0, 1)]
        known = not seen.isdisjoint(keys)
        seen.add(keys[1])
        return not known

    return first_time


def _is_upright(thing: dict[str, Any]) -> bool:
    return thing["object_type"] != "char" or bool(thing["upright"])


def _is_picture(page: Page) -> bool:
    """Whether a page must be read from its picture: a scan, or a text in glyphs without letters.

    A digital signature leaves a few words on a scan. pdfminer writes “(cid:12)” for a glyph of
    which the file does not say what letter it is.
    """
    letters = sum(not char["text"].isspace() for char in page.chars)
    unknown = sum(char["text"].startswith("(cid:") for char in page.chars)
    pictured = _pictured(page)
    few = letters < _FEW_LETTERS and pictured > 0.5
    return few or (not letters and pictured > 0.1) or unknown > 0.1 * letters


def _pictured(page: Page) -> float:
    """The share of the page that pictures cover; scanners cut one page into strips."""
    area = sum((i["x1"] - i["x0"]) * (i["bottom"] - i["top"]) for i in page.images)
    return min(1.0, float(area / max(1.0, page.width * page.height)))


def _overprinted(words: list[PageWord], origin: str) -> list[Loss]:
    """Words of a page that was read from its picture, where they stand as well."""
    text = " ".join(word.text for word in words if "(cid:" not in word.text)
    return [Loss(text, "chữ in chồng lên hình quét; đã đọc lại từ hình", origin)] if text else []


def _drawn(path: Path, numbers: list[int], folder: Path) -> list[tuple[Path, float]]:
    """Pictures of pages, each with its dots per inch."""
    drawn = []
    document = pypdfium2.PdfDocument(path)
    try:
        for number in numbers:
            page = document[number]
            width, height = page.get_size()
            scale = min(DPI / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            picture = folder / f"page{number}.png"
            page.render(scale=scale, grayscale=True).to_pil().save(picture)
            page.close()
            drawn.append((picture, 72 * scale))
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_BROKEN) from error
    finally:
        document.close()
    return drawn


def _said(contents: list[PageContent], drawn: list[int]) -> tuple[str, ...]:
    under = [
        str(number + 1)
        for number, content in enumerate(contents)
        if content.scanned and number not in drawn
    ]
    return (_UNDER_PICTURE.format(", ".join(under)),) if under else ()
