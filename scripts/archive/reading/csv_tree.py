"""CSV (RFC 4180) as the same tree as YAML, each cell with its place.

The first line names the columns; the first column is the id of a row. An empty cell is an entry
that is not written; a cell of a repeated entry holds its values separated by semicolons.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.model.body import Span
from archive.model.entry import Entries, declared
from archive.reading.source import Fault
from archive.reading.tree import ListNode, MapNode, Node, TextNode, Tree


@dataclass(frozen=True, slots=True)
class Cell:
    """The value of a cell, unquoted, and the place of what was written."""

    text: str
    span: Span


def read_table(text: str, model: type[Entries]) -> Tree:
    """The rows of ``text`` by id, each a group of the entries that ``model`` declares."""
    tree = Tree(None, [])
    root = MapNode({}, {}, Span(0, len(text)))
    rows = _rows(text)
    header = next(rows, [])
    if not header:
        tree.faults.append(Fault("bang-dau-cot", Span(0, 0), {"expected": _columns(model)}))
        return tree
    repeated = {item.name for item in declared(model) if item.repeated}
    for row in rows:
        if len(row) == 1 and not row[0].text:
            continue
        _take(row, header, repeated, root, tree.faults)
    tree.root = root
    return tree


def _take(
    row: list[Cell], header: list[Cell], repeated: set[str], root: MapNode, faults: list[Fault]
) -> None:
    span = Span(row[0].span.start, row[-1].span.end)
    if len(row) != len(header):
        values = {"expected": str(len(header)), "found": str(len(row))}
        faults.append(Fault("bang-so-o", span, values))
    group = MapNode({}, {}, span)
    for column, cell in zip(header[1:], row[1:], strict=False):
        if cell.text:
            node = _split(cell) if column.text in repeated else TextNode(cell.text, cell.span, True)
            group.entries[column.text] = node
            group.keys[column.text] = column.span
    name = row[0].text
    if name in root.entries:
        faults.append(Fault("muc-trung", row[0].span, {"name": name}))
        return
    root.entries[name] = group
    root.keys[name] = row[0].span


def _split(cell: Cell) -> ListNode:
    items: list[Node] = []
    start = cell.span.start + (1 if cell.span.end - cell.span.start > len(cell.text) else 0)
    for part in cell.text.split(";"):
        text = part.strip()
        if text:
            place = start + part.index(text)
            items.append(TextNode(text, Span(place, place + len(text)), True))
        start += len(part) + 1
    return ListNode(items, cell.span)


def _columns(model: type[Entries]) -> str:
    return ",".join(["id", *(item.name for item in declared(model))])


def _rows(text: str) -> Iterator[list[Cell]]:
    """Rows of cells. A quoted cell may hold commas, doubled quotes and line ends."""
    row: list[Cell] = []
    at, size = 0, len(text)
    while at < size:
        if text[at] == '"':
            end = at + 1
            while (end := text.find('"', end)) >= 0 and text[end + 1 : end + 2] == '"':
                end += 2
            end = size if end < 0 else end + 1
            value = text[at + 1 : max(at + 1, end - 1)].replace('""', '"')
        else:
            end = at
            while end < size and text[end] not in ",\n":
                end += 1
            value = text[at:end].rstrip("\r")
        row.append(Cell(value, Span(at, end)))
        while end < size and text[end] not in ",\n":
            end += 1
        if end >= size or text[end] == "\n":
            yield row
            row = []
        elif end + 1 >= size or text[end + 1] == "\n":
            row.append(Cell("", Span(end + 1, end + 1)))
            end += 1
            yield row
            row = []
        at = end + 1
    if row:
        yield row
