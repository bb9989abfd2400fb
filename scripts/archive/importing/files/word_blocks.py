"""Paragraphs and tables of a Word document, wherever they stand: body, cell, note, text box."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count

from archive.importing.document import Document, Loss, Paragraph, Span, Table
from archive.importing.files.spans import spans_of
from archive.importing.files.word_drawings import (
    DESCRIBES,
    IN_CHART,
    PLACE_SMART_ART,
    PLACE_WORD_ART,
    Drawings,
    Drawn,
)
from archive.importing.files.word_numbering import Numbering
from archive.importing.files.word_runs import DELETED, MC, Runs, chosen
from archive.importing.files.word_styles import Style, Styles, W, value
from archive.importing.files.word_tables import read_table

_CONTENTS = "mục lục tự động, nhắc lại các đề mục"
_LIED = "Có đoạn ghi phông cũ (.VnTime, VNI) nhưng chữ đã là Unicode; giữ nguyên chữ."
_NESTED = "Có bảng nằm trong ô của bảng khác; bảng trong đã trải thành đoạn."
_HAS_EMBEDDED = "Tệp có nhúng một tệp khác vào giữa văn bản; phần ấy chưa đọc."
_FAINT = (
    "Tệp có chữ màu trắng hay nhỏ đến mức không đọc được, có thể người soạn không muốn hiện; "
    "chữ ấy vẫn nằm trong bản nháp: đọc kỹ và xóa nếu không được công bố."
)
_SETTINGS = {W + name for name in ("sectPr", "sdtPr", "sdtEndPr", "tcPr", "tblPr", "trPr")}


class Blocks:
    """Reads block by block and gathers what comes with it.

    ``lost``, ``warnings`` (sentences, in order) and the counts grow as generators are consumed.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        links: dict[str, str],
        call: Callable[[str, str], str],
        drawings: Drawings,
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._runs = Runs(styles, call, links)
        self._paragraphs = count(1)
        self._tables = count(1)
        self._drawings = drawings
        self._held: tuple[Span, ...] = ()
        self._joint = " "
        self.lost: list[Loss] = []
        self.warnings: dict[str, None] = {}
        self.pictures = self.objects = 0

    def read(self, parent: ET.Element, where: str) -> Iterator[Paragraph | Table]:
        """What stands in `parent`, in order; `where` names the place for a person, "" the body."""
        held, self._held = self._held, ()
        yield from self._blocks(parent, where)
        yield from self._unfinished(where)
        self._held = held

    def _unfinished(self, where: str) -> Iterator[Paragraph]:
        """A paragraph whose end was taken out, where no other follows to run on into."""
        if self._held:
            spans, self._held = self._held, ()
            yield Paragraph(spans, origin=where or f"đoạn {next(self._paragraphs)}")

    def _blocks(self, parent: ET.Element, where: str) -> Iterator[Paragraph | Table]:
        """Paragraphs and tables of a body, cell, note, text box or header, in order."""
        for child in parent:
            tag = child.tag
            if tag == W + "p":
                yield from self._paragraph(child, where)
            elif tag == W + "tbl":
                yield from self._unfinished(where)
                yield self._table(child, where)
            elif tag == W + "altChunk":
                self.warnings[_HAS_EMBEDDED] = None
            elif tag in {W + "del", W + "moveFrom"}:
                self.lose(child, DELETED, where)
            elif tag == MC + "AlternateContent":
                yield from self._blocks(chosen(child), where)
            elif tag not in _SETTINGS:
                yield from self._blocks(child, where)

    def _paragraph(self, element: ET.Element, where: str) -> Iterator[Paragraph | Table]:
        properties = element.find(W + "pPr")
        style = self._styles.of_paragraph(properties)
        levels = (*((properties,) if properties is not None else ()), *style.paragraph)
        content = self._runs.read(element, style)
        self.pictures += content.pictures
        self.objects += content.objects
        spans, losses, lied = spans_of(content.runs, where)
        marker = self._marker(levels)
        if self._held and spans:
            joint = (Span(self._joint),) if self._joint else ()
            spans = (*self._held, *joint, *spans)
            self._held, self._joint = (), " "
        if spans or losses:
            origin = where or f"đoạn {next(self._paragraphs)}"
            self.lost += [replace(loss, origin=origin) for loss in losses]
            if lied:
                self.warnings[_LIED] = None
        if spans and properties is not None and _mark_is_deleted(properties):
            self._held = spans  # its end was taken out, so it runs on into the next
        elif spans and properties is not None and _is_drop_cap(properties):
            self._held, self._joint = spans, ""  # the first letter of the next, set large
        elif spans and style.name.casefold().startswith("toc "):
            self.lost.append(Loss("".join(s.text for s in spans), _CONTENTS, origin))
        elif spans:
            centred = _first(levels, "jc") in {"center", "centre"}
            yield Paragraph(spans, _heading(levels, style), marker, centred, origin)
        elif where.startswith("bảng") and marker[:1].isalnum():
            yield Paragraph((Span(marker),), origin=where)  # a column that Word numbers by itself
        if content.faint and not where.startswith("bảng"):
            self.warnings[_FAINT] = None
        yield from self._drawn(content.drawn, where)
        for box in content.boxes:
            yield from self.read(box, "khung chữ" + (f" ở {where}" if where else ""))

    def _drawn(self, drawn: Drawn, where: str) -> Iterator[Paragraph]:
        for text in drawn.word_art:
            yield Paragraph((Span(text),), origin=PLACE_WORD_ART)
        for part in drawn.parts:
            is_text, lines = self._drawings.lines(part)
            if is_text:
                yield from (Paragraph((Span(line),), origin=PLACE_SMART_ART) for line in lines)
            elif lines:
                self.lost.append(Loss("\n".join(lines), IN_CHART, where or "biểu đồ"))
        self.lost += [Loss(text, DESCRIBES, where or "hình") for text in drawn.descriptions]

    def _marker(self, levels: tuple[ET.Element, ...]) -> str:
        chosen_list = chosen_level = ""
        for level in levels:
            if (number := level.find(W + "numPr")) is not None:
                chosen_list = chosen_list or value(number.find(W + "numId"))
                chosen_level = chosen_level or value(number.find(W + "ilvl"))
        if not chosen_list or chosen_list == "0":
            return ""
        at = int(chosen_level) if chosen_level.isdecimal() and len(chosen_level) < 3 else 0
        return self._numbering.marker(chosen_list, at)

    def _table(self, element: ET.Element, where: str) -> Table:
        number = f"bảng {next(self._tables)}" + (f" ở {where}" if where else "")
        return read_table(
            element,
            self._styles,
            number,
            self._cell,
            lambda row, origin: self.lose(row, DELETED, origin),
        )

    def _cell(self, element: ET.Element, origin: str) -> tuple[Paragraph, ...]:
        return tuple(self.flat(self.read(element, origin)))

    def flat(self, blocks: Iterator[Paragraph | Table]) -> Iterator[Paragraph]:
        """Paragraphs as they are; of a table inside, one paragraph a row."""
        for block in blocks:
            if isinstance(block, Paragraph):
                yield block
                continue
            self.warnings[_NESTED] = None
            for row in block.rows:
                filled = [cell for cell in row if cell.paragraphs]
                spans: list[Span] = []
                for cell in filled:
                    for paragraph in cell.paragraphs:
                        label = f"{paragraph.marker} " if paragraph.marker else ""
                        between = " | " if spans and paragraph is cell.paragraphs[0] else "\n"
                        if spans or label:
                            spans.append(Span((between if spans else "") + label))
                        spans += paragraph.spans
                if spans:
                    yield Paragraph(tuple(spans), origin=block.origin)

    def lose(self, element: ET.Element, reason: str, origin: str) -> None:
        """All words in an element are lost for one reason."""
        kept, self.lost = self.lost, []
        text = words_of(self.read(element, origin))
        inner, self.lost = self.lost, kept
        everything = "\n".join(part for part in (text, *(loss.text for loss in inner)) if part)
        if everything:
            self.lost.append(Loss(everything, reason, origin))


def words_of(blocks: Iterable[Paragraph | Table]) -> str:
    """The words of blocks, markers of lists too, one paragraph a line."""
    document = Document(tuple(blocks))
    lines = (f"{p.marker} {p.text}".strip() for p in document.paragraphs())
    return "\n".join(line for line in lines if line)


def _mark_is_deleted(properties: ET.Element) -> bool:
    mark = properties.find(W + "rPr")
    return mark is not None and (
        mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
    )


def _is_drop_cap(properties: ET.Element) -> bool:
    frame = properties.find(W + "framePr")
    return frame is not None and value(frame, "dropCap") in {"drop", "margin"}


def _first(levels: tuple[ET.Element, ...], name: str) -> str:
    for level in levels:
        if (found := level.find(W + name)) is not None:
            return value(found)
    return ""


def _heading(levels: tuple[ET.Element, ...], style: Style) -> int:
    """The outline level that the paragraph or its style has; Word calls the styles “heading 1”."""
    outline = _first(levels, "outlineLvl")
    if outline.isdecimal() and len(outline) == 1:
        return (int(outline) + 1) % 10
    named = re.fullmatch(r"heading ([1-9])", style.name.casefold())
    return int(named[1]) if named else 0
