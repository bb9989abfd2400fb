"""Pictures of paper into words, by Tesseract with its Vietnamese model.

What comes out is for a person to compare with the paper: the machine reads diacritics well, but
“III.” becomes “II.” and “01¹” becomes “01!”. Tables in pictures come out as their lines.
"""

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from archive.importing.document import Document
from archive.importing.files.page_lines import PageWord
from archive.importing.files.pages import PageContent, document_of
from archive.importing.files.unreadable import Unreadable

MAX_PAGES = 20
"""Scanned pages of one file; each takes about two seconds."""
MAX_PIXELS = 60_000_000
"""Pixels of one picture; A4 at 600 dots an inch has 35 million."""
DPI = 200
_LONG_SIDE = 3_500
"""Pixels to which a larger picture is made smaller; A4 at 300 dots an inch."""
_A4_INCHES = 11.69
_UNSURE = 60
"""Tesseract's confidence, of 100, under which a word is named to the person."""
_GARBLED = 0.5
"""Share of such words from which a page may lie on its side or its head."""
_TALL = 8
"""How many times as high as a word is wide its line is not, unless it runs up or down."""
_SPECK = 15
"""Confidence under which a lone sign is dust on the glass."""
_VIETNAMESE_D = str.maketrans("Ðð", "Đđ")  # the letter eth, which looks the same

_MISSING = (
    "Muốn đọc bản quét cần Tesseract với tiếng Việt, máy này chưa có. Cài bằng: "
    "sudo apt-get install tesseract-ocr tesseract-ocr-vie"
)
_FAILED = "Không nhận dạng được hình này. Quét lại ở 300 dpi, lưu thành .png hay .pdf rồi nhập lại."
_BROKEN = "Tệp hình bị hỏng hoặc tải về chưa hết. Quét hay chụp lại, lưu thành .png hay .jpg."
TOO_MANY = (
    "Tệp có {} trang quét, quá {} trang. Tách tệp thành nhiều phần rồi nhập từng phần; "
    "hoặc xin tệp Word của bản này."
)


@dataclass(frozen=True)
class Recognised:
    """The words of one picture, the size of the paper in points, and what was hard to read."""

    words: list[PageWord]
    width: float
    height: float
    unsure: list[str]


def read_picture(path: Path, folder: Path) -> Document:
    """Read a .png, .jpg or .tif, of one page or more. Raises ``Unreadable``."""
    try:
        with Image.open(path, formats=("PNG", "JPEG", "TIFF")) as image:
            frames = getattr(image, "n_frames", 1)
            if frames > MAX_PAGES:
                raise Unreadable(TOO_MANY.format(frames, MAX_PAGES))
            pictures = []
            for number in range(frames):
                image.seek(number)
                pictures.append(_prepared(image, folder / f"page{number}.png"))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise Unreadable(_BROKEN) from error
    except Image.DecompressionBombError as error:
        raise Unreadable(_too_large(0)) from error
    pages = recognise(pictures)
    contents = [PageContent(page.words, page.width, page.height, scanned=True) for page in pages]
    return document_of(contents, [word for page in pages for word in page.unsure])


def recognise(pictures: Iterable[tuple[Path, float]]) -> list[Recognised]:
    """The words of pictures, each a file with its dots per inch; two are read at a time."""
    program = shutil.which("tesseract")
    if program is None or not _knows_vietnamese(program):
        raise Unreadable(_MISSING)
    with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        return list(pool.map(lambda picture: _recognised(program, *picture), pictures))


def _knows_vietnamese(program: str) -> bool:
    done = subprocess.run(  # noqa: S603  a constant command
        [program, "--list-langs"], capture_output=True, text=True, check=False
    )
    return "vie" in done.stdout.split()


def _prepared(image: Image.Image, path: Path) -> tuple[Path, float]:
    """A grey copy, upright as the camera's data says, not larger than useful."""
    if image.width * image.height > MAX_PIXELS:
        raise Unreadable(_too_large(image.width * image.height))
    grey = ImageOps.exif_transpose(image).convert("RGBA" if "A" in image.getbands() else "L")
    if grey.mode == "RGBA":  # what shows through is paper
        paper = Image.new("RGBA", grey.size, "white")
        grey = Image.alpha_composite(paper, grey).convert("L")
    grey.thumbnail((_LONG_SIDE, _LONG_SIDE))
    grey.save(path)
    return path, max(grey.size) / _A4_INCHES


def _too_large(pixels: int) -> str:
    size = f" {pixels // 1_000_000} triệu điểm ảnh," if pixels else ""
    return f"Hình lớn quá{size} không đọc được. Quét lại khổ A4 ở 300 dpi rồi nhập lại."


def _recognised(program: str, picture: Path, dpi: float) -> Recognised:
    """The words of ``picture``; of the picture turned upright where it lies otherwise."""
    found = _as_it_lies(program, picture, dpi)
    turn = _turn(program, picture, dpi) if _garbled(found) > _GARBLED else 0
    if not turn:
        return found
    with Image.open(picture) as image:
        upright = image.rotate(-turn, expand=True)
    upright.save(picture)
    return min(found, _as_it_lies(program, picture, dpi), key=_garbled)


def _garbled(found: Recognised) -> float:
    """The share of the words that are unsure, or that stand in lines that run up or down."""
    if not found.words:
        return 1.0
    upright = sum(word.bottom - word.top < _TALL * (word.x1 - word.x0) for word in found.words)
    return max(len(found.unsure), len(found.words) - upright) / len(found.words)


def _turn(program: str, picture: Path, dpi: float) -> int:
    """By how many degrees, with the clock, a picture is to be turned; 0 where that is not seen."""
    done = _asked(program, picture, dpi, "osd", "--psm", "0")
    told = re.search(r"^Rotate: (90|180|270)$", done.stdout, re.MULTILINE)
    return int(told[1]) if told else 0


def _asked(
    program: str, picture: Path, dpi: float, model: str, *more: str
) -> "subprocess.CompletedProcess[str]":
    """What Tesseract says of ``picture`` by one of its models."""
    return subprocess.run(  # noqa: S603  a constant command on a picture whose name is ours
        [program, picture.name, "stdout", "-l", model, "--dpi", str(round(dpi)), *more],
        cwd=picture.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _as_it_lies(program: str, picture: Path, dpi: float) -> Recognised:
    done = _asked(program, picture, dpi, "vie", "tsv")
    if done.returncode:
        raise Unreadable(_FAILED)
    rows = list(csv.DictReader(done.stdout.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    point = 72 / dpi
    lines = {
        tuple(row[key] for key in ("block_num", "par_num", "line_num")): row
        for row in rows
        if row["level"] == "4"
    }
    words, unsure = [], []
    for row in rows:
        text = (row["text"] or "").strip().translate(_VIETNAMESE_D)
        sure = float(row["conf"])
        if row["level"] != "5" or not text or (sure < _SPECK and not any(map(str.isalnum, text))):
            continue
        line = lines[tuple(row[key] for key in ("block_num", "par_num", "line_num"))]
        left, top = int(row["left"]) * point, int(line["top"]) * point
        width, height = int(row["width"]) * point, int(line["height"]) * point
        words.append(PageWord(text, left, left + width, top, top + height))
        if sure < _UNSURE:
            unsure.append(text)
    with Image.open(picture) as image:
        return Recognised(words, image.width * point, image.height * point, unsure)
