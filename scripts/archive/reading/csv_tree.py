"""CSV (RFC 4180) as the same tree as YAML, each cell with its place.

The first line names the columns; the first column is the id of a row. An empty cell is an entry
that is not written; a cell of a repeated entry holds its values separated by semicolons. Unlike
RFC 4180 a cell ends with its line at the latest, so that an open quotation mark spoils one row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.model.body import Span
from archive.model.entry import Declared, Entries, declared
from archive.reading.entries import MOST_NAMED
from archive.reading.source import Fault
from archive.reading.tree import ListNode, MapNode, Node, TextNode, Tree

_CELL = re.compile(r'"(?P<quoted>(?:[^"\r\n]|"")*)"(?=,|\r?\n|\Z)|(?P<bare>[^,\n]*)')


@dataclass(frozen=True, slots=True)
class Cell:
    """The value of a cell, unquoted, and the place of what was written."""

    text: str
    span: Span


def read_table(text: str, model: type[Entries]) -> Tree:
    """The rows of ``text`` by id, each a group of the entries that ``model`` declares."""
    tree = Tree(None, [])
    rows = _rows(text, tree.faults)
    header = next(rows, [])
    known = {item.name: item for item in declared(model)}
    if not any(cell.text for cell in header):
        expected = ",".join(["id", *known])
        tree.faults.append(Fault("bang-dau-cot", Span(0, 0), {"expected": expected}))
        tree.complete = False
        return tree
    columns = _columns(header, known, tree)
    tree.root = root = MapNode({}, {}, Span(0, len(text)))
    for row in rows:
        if any(cell.text for cell in row):
            _take(row, header, columns, root, tree.faults)
    return tree


def _columns(header: list[Cell], known: dict[str, Declared], tree: Tree) -> list[Declared | None]:
    """What each column holds; None for the id, and for what must not be there."""
    columns: list[Declared | None] = [None]
    named: set[str] = set()
    for cell in header[1:]:
        item = known.get(cell.text)
        if cell.text in named:
            tree.faults.append(Fault("muc-trung", cell.span, {"name": cell.text}))
            item = None
        elif item is None:
            beside = " ".join(other.text for other in header[1 : MOST_NAMED + 1])
            values = {"name": cell.text, "known": " ".join(known), "beside": beside}
            tree.faults.append(Fault("muc-la", cell.span, values))
        named.add(cell.text)
        columns.append(item)
    for item in known.values():
        if item.required and item.name not in named:
            # told once here, not again in each row
            tree.complete = False
            values = {"name": item.name, "label": item.label, "example": item.example or ""}
            place = Span(header[0].span.start, header[-1].span.end)
            tree.faults.append(Fault("thieu-muc", place, values))
    return columns


def _take(
    row: list[Cell],
    header: list[Cell],
    columns: list[Declared | None],
    root: MapNode,
    faults: list[Fault],
) -> None:
    span = Span(row[0].span.start, row[-1].span.end)
    if len(row) != len(header):
        values = {"expected": str(len(header)), "found": str(len(row))}
        faults.append(Fault("bang-so-o", span, values))
    group = MapNode({}, {}, span)
    for column, item, cell in zip(header, columns, row, strict=False):
        if item is not None and cell.text:
            node = _split(cell) if item.repeated else TextNode(cell.text, cell.span, plain=True)
            group.entries[item.name] = node
            group.keys[item.name] = column.span
    name = row[0].text
    if not name:
        values = {"name": header[0].text, "label": header[0].text, "example": ""}
        faults.append(Fault("thieu-muc", span, values))
    elif name in root.entries:
        faults.append(Fault("muc-trung", row[0].span, {"name": name}))
    else:
        root.entries[name] = group
        root.keys[name] = row[0].span


def _split(cell: Cell) -> ListNode:
    items: list[Node] = []
    start = cell.span.start + (1 if cell.span.end - cell.span.start > len(cell.text) else 0)
    for part in cell.text.split(";"):
        text = part.strip()
        if text:
            place = start + part.index(text)
            items.append(TextNode(text, Span(place, place + len(text)), plain=True))
        start += len(part) + 1
    return ListNode(items, cell.span)


def _plain_line(text: str, at: int) -> str | None:
    """The line at ``at`` when every comma of it parts two cells, as in nearly all."""
    end = text.find("\n", at)
    line = text[at:end] if end >= 0 else '"'
    return None if '"' in line or "\r" in line else line


def _rows(text: str, faults: list[Fault]) -> Iterator[list[Cell]]:
    """Rows of cells; a quoted cell may hold commas and doubled quotation marks."""
    row: list[Cell] = []
    at = 1 if text.startswith("\ufeff") else 0
    while (found := _CELL.match(text, at)) is not None:
        if not row and (line := _plain_line(text, at)) is not None:
            for value in line.split(","):
                row.append(Cell(value, Span(at, at + len(value))))
                at += len(value) + 1
            yield row
            row = []
            continue
        value, end = found["quoted"], found.end()
        if value is not None:
            value = value.replace('""', '"')
        else:
            value = found["bare"].removesuffix("\r")
            end = at + len(value)
            if value.startswith('"'):
                faults.append(Fault("bang-nhay", Span(at, end), {"written": value}))
        row.append(Cell(value, Span(at, end)))
        end += text.startswith("\r\n", end)
        if not text.startswith(",", end):
            yield row
            row = []
        at = end + 1
        if end >= len(text):
            return
