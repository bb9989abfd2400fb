"""Tables at the very end of a .doc, which LibreOffice reads as one glued paragraph.

Word closes every document with a paragraph; other programs do not, and then LibreOffice drops the
marks between the last cells: “TT”, “Tên quà” become “TTTên quà”. The marks still stand in the text
of the file ([MS-DOC] 2.4.3: U+0007 ends a cell, and once more a row), so the cells are read there.
"""

import struct
from collections.abc import Iterator
from dataclasses import replace

from archive.importing.document import Cell, Document, Paragraph, Span, Table
from archive.importing.files.file_kinds import stream_of
from archive.importing.files.spans import plain

_CELL_END, _PARAGRAPH_END, _LINE_END = "\x07", "\r", "\x0b"
_FC_MIN, _CCP_TEXT = 0x18, 0x4C  # in the FIB: where the text begins, how many characters it has
_MEANS_MORE = frozenset("\x01\x02\x05\x08\x13\x14\x15")  # pictures, notes, fields


def with_last_tables(document: Document, data: bytes) -> Document:
    """The document with the tables that end the file `data`, where it holds them as paragraphs.

    Nothing changes unless the words of its last paragraphs are exactly those of the cells.
    """
    text = _text(data)
    if not text.endswith(_CELL_END * 2):
        return document
    first = text.index(_CELL_END)
    for block in reversed(document.blocks):
        if isinstance(block, Table):
            first = _behind(text, block, first)
            break
    begin = max(text.rfind(_PARAGRAPH_END, 0, first), text.rfind(_CELL_END * 2, 0, first) + 1) + 1
    cells = text[begin:]
    wanted = _letters(cells)
    keep = len(document.blocks)
    glued = ""
    while keep and len(glued) < len(wanted):
        block = document.blocks[keep - 1]
        if isinstance(block, Table) or block.marker[:1].isalnum():
            return document
        glued = _letters(block.text) + glued
        keep -= 1
    if glued != wanted or not _MEANS_MORE.isdisjoint(cells):
        return document
    return replace(document, blocks=(*document.blocks[:keep], *_tables(cells)))


def _text(data: bytes) -> str:
    """The main text, where the file holds it in one piece of UTF-16, as LibreOffice writes it."""
    start = stream_of(data, "WordDocument")
    if start is None or len(data) < start + _CCP_TEXT + 4:
        return ""
    begin = start + int(struct.unpack_from("<I", data, start + _FC_MIN)[0])
    count = int(struct.unpack_from("<I", data, start + _CCP_TEXT)[0])
    return data[begin : begin + 2 * count].decode("utf-16-le", errors="replace")


def _behind(text: str, table: Table, otherwise: int) -> int:
    """Where the first cell ends behind the last words of `table`."""
    filled = [cell.text for row in table.rows for cell in row if cell.text.strip()]
    last = filled[-1].rsplit("\n", 1)[-1] if filled else ""
    at = text.rfind(last + _CELL_END) if last else -1
    if at == -1:
        return otherwise
    while text.startswith(_CELL_END, at + len(last)):
        at += 1
    found = text.find(_CELL_END, at + len(last))
    return otherwise if found == -1 else found


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, plain(text)))


def _tables(text: str) -> Iterator[Table]:
    """Rows of as many cells as the one above are one table."""
    held: list[tuple[Cell, ...]] = []
    for row in _rows(text.split(_CELL_END)):
        cells = tuple(Cell(tuple(_paragraphs(cell))) for cell in row)
        if held and len(held[-1]) != len(cells):
            yield _table(held)
            held = []
        held.append(cells)
    if held:
        yield _table(held)


def _table(rows: list[tuple[Cell, ...]]) -> Table:
    return Table(tuple(rows), ruled=len(rows[0]) > 2, origin="bảng cuối tệp")


def _rows(cells: list[str]) -> Iterator[list[str]]:
    """An empty text ends a row; an empty cell looks the same, so the width above decides."""
    at, width = 0, 0
    while at < len(cells) - 1:
        end = next((i for i in range(at + 1, len(cells)) if not cells[i]), len(cells) - 1)
        by_width = at + width
        if width and end < by_width < len(cells) - 1 and not cells[by_width]:
            end = by_width
        width = end - at
        yield cells[at:end]
        at = end + 1


def _paragraphs(cell: str) -> Iterator[Paragraph]:
    for text in cell.replace(_LINE_END, "\n").split(_PARAGRAPH_END):
        if words := plain(text).strip():
            yield Paragraph((Span(words),), origin="bảng cuối tệp")
