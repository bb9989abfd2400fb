"""The tables of a Word document: rows, merged cells, lines (ISO/IEC 29500-1, 17.4)."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.importing.document import Cell, Paragraph, Table
from archive.importing.files.word_styles import Styles, W, has_lines, value

_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_MOST_COLUMNS = 63
"""As many as Word allows; a hostile gridSpan says millions."""

CellReader = Callable[[ET.Element, str], tuple[Paragraph, ...]]
RowLoss = Callable[[ET.Element, str], None]


@dataclass
class _Open:
    """A cell as it grows downward by merging; ``at`` is its first column."""

    paragraphs: tuple[Paragraph, ...]
    at: int
    columns: int
    rows: int = 1


def read_table(
    table: ET.Element, styles: Styles, origin: str, read_cell: CellReader, deleted: RowLoss
) -> Table:
    """The table with every cell once; a cell before which columns are skipped has an empty one.

    `read_cell` reads the content of a w:tc; what stands in a cell that another one covers joins
    that one. `deleted` gets the rows taken out by a tracked change.
    """
    rows: list[list[_Open]] = []
    growing: dict[int, _Open] = {}
    for number, row in enumerate(_children(table, "tr"), start=1):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            deleted(row, f"{origin}, hàng {number}")
            continue
        opened: list[_Open] = []
        above, growing = growing, {}
        at = _count(properties, "gridBefore", 0)
        if at:
            opened.append(_Open((), 0, at))
        for place, cell in enumerate(_children(row, "tc"), start=1):
            settings = cell.find(W + "tcPr")
            columns = _count(settings, "gridSpan", 1)
            paragraphs = read_cell(cell, f"{origin}, hàng {number}, ô {place}")
            merge = None if settings is None else settings.find(W + "vMerge")
            across = None if settings is None else settings.find(W + "hMerge")
            upper = above.get(at) if merge is not None and value(merge) != "restart" else None
            if upper is not None:
                upper.rows += 1
                if any(text.text for text in cell.iter(W + "t")):  # else a number that is not shown
                    upper.paragraphs += paragraphs
                growing[at] = upper
            elif across is not None and value(across) != "restart" and opened:
                opened[-1].columns += columns
                opened[-1].paragraphs += paragraphs
            else:
                opened.append(_Open(paragraphs, at, columns))
                if merge is not None:
                    growing[at] = opened[-1]
            at += columns
        rows.append(opened)
    cells = tuple(tuple(Cell(o.paragraphs, o.columns, o.rows) for o in row) for row in rows)
    return Table(cells, _ruled(table, styles), origin)


def _children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)


def _count(properties: ET.Element | None, name: str, otherwise: int) -> int:
    found = value(None if properties is None else properties.find(W + name))
    return min(int(found), _MOST_COLUMNS) if found.isdecimal() and len(found) < 9 else otherwise


def _ruled(table: ET.Element, styles: Styles) -> bool:
    """Whether any line is drawn: by the table, by one of its cells, or by its style."""
    properties = table.find(W + "tblPr")
    if properties is not None:
        own = properties.find(W + "tblBorders")
        if own is not None and len(own):
            if has_lines(own):
                return True
        elif styles.style(value(properties.find(W + "tblStyle"))).borders:
            return True
    return any(
        has_lines(cell.find(f"{W}tcPr/{W}tcBorders"))
        for row in _children(table, "tr")
        for cell in _children(row, "tc")
    )
