"""Word files (.docx, .docm) into the neutral document, from their own XML.

Neither pandoc nor python-docx is needed: pandoc (155 MB) keeps neither the font of a run, which
alone tells TCVN3 from Western text, nor what it leaves out; python-docx knows no notes, no tracked
changes, no text boxes and no numbers of lists. The part of WordprocessingML that holds words is
small (ISO/IEC 29500-1, 17), and reading it here loses nothing without saying so.
"""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from archive.importing.document import Document, Loss, Paragraph, Table
from archive.importing.files.typed_notes import with_typed_notes
from archive.importing.files.unreadable import Unreadable
from archive.importing.files.word_blocks import Blocks, words_of
from archive.importing.files.word_drawings import Drawings
from archive.importing.files.word_numbering import Numbering, roman
from archive.importing.files.word_styles import Styles, W, is_on, value
from archive.importing.files.zip_package import ZipPackage

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MARGIN = "đầu trang, chân trang lặp lại ở mỗi trang"
_PAGE_NUMBER = "số trang"
_IS_PAGE_NUMBER = re.compile(
    r"(?:trang|page|[-–—])?\s*\d{1,4}\s*(?:[/-]\s*\d{1,4}|[-–—])?", re.IGNORECASE
)
_NEVER_CALLED = "chú thích mà không chỗ nào trong bài gọi tới"
_ONLY_PICTURES = (
    "Tệp Word này chỉ có hình chụp, không có chữ. Hãy nhập chính các tấm hình (.png, .jpg) "
    "hay bản quét .pdf, để máy nhận dạng chữ."
)
_NO_TEXT = "Tệp Word này không có văn bản bên trong. Mở bằng đúng chương trình rồi lưu thành .docx."


def read_word(path: Path) -> Document:
    """Read a .docx or .docm. Raises ``Unreadable`` for hostile, broken and encrypted files."""
    with ZipPackage(path) as package:
        relations = package.relationships("").values()
        mains = (target for kind, target, _ in relations if kind == "officeDocument")
        return _Word(package, next(mains, "word/document.xml")).read()


class _Word:
    """One reading of one file: its body, and what hangs on it in other parts."""

    def __init__(self, package: ZipPackage, main: str) -> None:
        self._package = package
        self._relations = package.relationships(main)
        root = package.xml(main)
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise Unreadable(_NO_TEXT)
        self._body = body
        links = {
            key: target
            for key, (kind, target, outside) in self._relations.items()
            if kind == "hyperlink" and outside
        }
        styles = Styles(self._part("styles"), self._part("theme"))
        drawings = Drawings(package, self._relations)
        numbering = Numbering(self._part("numbering"))
        self._blocks = Blocks(styles, numbering, links, self._call, drawings)
        self._notes = {
            f"{kind}:{value(note, 'id')}": note
            for kind in ("footnote", "endnote")
            for note in self._part(f"{kind}s") or ()
            if value(note, "type") in {"", "normal"}
        }
        self._labels: dict[str, str] = {}
        self._called: Counter[str] = Counter()
        self._printed_once = ""

    def read(self) -> Document:
        """All parts of the file, in the order in which a person reads them."""
        blocks = [*self._first_header(), *self._blocks.read(self._body, "")]
        notes = self._read_notes()
        self._read_margins()
        for comment in self._part("comments") or ():
            author = value(comment, "author") or "không rõ ai"
            self._blocks.lose(comment, f"nhận xét bên lề của {author}", "nhận xét")
        if not blocks and self._blocks.pictures:
            raise Unreadable(_ONLY_PICTURES)
        warnings = (*self._blocks.warnings, *self._more_warnings())
        read, notes = with_typed_notes(blocks, notes)
        return Document(read, notes, tuple(self._blocks.lost), "van-ban", warnings)

    def _part(self, kind: str) -> ET.Element | None:
        return next((self._package.xml(target) for target in self._parts(kind)), None)

    def _parts(self, kind: str) -> Iterator[str]:
        for its_kind, target, outside in self._relations.values():
            if its_kind == kind and not outside:
                yield target

    def _call(self, kind: str, number: str) -> str:
        """The label of a note: 1, 2, 3 for footnotes, i, ii, iii for those at the end."""
        key = f"{kind}:{number}"
        if key not in self._labels:
            self._called[kind] += 1
            nth = self._called[kind]
            self._labels[key] = str(nth) if kind == "footnote" else roman(nth)
        return self._labels[key]

    def _read_notes(self) -> dict[str, tuple[Paragraph, ...]]:
        """Notes by label in the order of their calls; a note may call another one."""
        notes: dict[str, tuple[Paragraph, ...]] = {}
        read: set[str] = set()
        while waiting := [key for key in self._labels if key not in read]:
            key = waiting[0]
            read.add(key)
            label = self._labels[key]
            element = self._notes.get(key)
            if element is None:
                self._blocks.warnings[f"Chú thích {label} được gọi mà tệp không có."] = None
                notes[label] = ()
            else:
                inside = self._blocks.read(element, f"chú thích {label}")
                notes[label] = tuple(self._blocks.flat(inside))
        for key in sorted(self._notes.keys() - read):
            self._blocks.lose(self._notes[key], _NEVER_CALLED, "chú thích")
        return notes

    def _first_header(self) -> Iterator[Paragraph | Table]:
        """The header of the first page alone is printed once: it is text, often the letterhead."""
        section = self._body.find(f".//{W}sectPr")
        title = None if section is None else section.find(W + "titlePg")
        if section is None or title is None or not is_on(title):
            return
        for reference in section.findall(W + "headerReference"):
            target = self._relations.get(reference.get(_R + "id", ""), ("", "", True))[1]
            if value(reference, "type") == "first" and target in self._parts("header"):
                root = self._package.xml(target)
                where = "đầu trang thứ nhất"
                blocks = [] if root is None else [*self._blocks.read(root, where)]
                if not _IS_PAGE_NUMBER.fullmatch(words_of(blocks)):
                    self._printed_once = target
                    yield from blocks

    def _read_margins(self) -> None:
        """Headers and footers: each text once, however many pages and sections repeat it."""
        seen = set()
        for kind, where in (("header", "đầu trang"), ("footer", "chân trang")):
            for target in dict.fromkeys(self._parts(kind)):
                root = None if target == self._printed_once else self._package.xml(target)
                text = "" if root is None else words_of(self._blocks.read(root, where))
                if text and text not in seen:
                    seen.add(text)
                    number = _IS_PAGE_NUMBER.fullmatch(text)
                    reason = _PAGE_NUMBER if number else _MARGIN
                    self._blocks.lost.append(Loss(text, reason, where))

    def _more_warnings(self) -> Iterator[str]:
        if any(name.endswith("vbaProject.bin") for name in self._package.names):
            yield "Tệp có macro; macro không được đọc và không được chạy."
        if self._blocks.pictures:
            yield f"Tệp có {self._blocks.pictures} hình; chữ trong hình không được đọc."
        if self._blocks.objects:
            yield f"Tệp có {self._blocks.objects} đối tượng nhúng (bảng tính…) không được đọc."
        if any("riêng tư" in loss.reason for loss in self._blocks.lost):
            yield "Tệp có chữ ẩn, có thể riêng tư; xem trước khi chia sẻ tệp."
