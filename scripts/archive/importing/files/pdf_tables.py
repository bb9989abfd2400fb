"""The ruled tables of a PDF page: cells from the lines drawn, words from their places."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from pdfplumber.page import Page

from archive.importing.document import Cell, Loss, Paragraph, Table
from archive.importing.files.page_lines import PageWord, lines_of
from archive.importing.files.page_paragraphs import Frame, groups_of, paragraph_of

_SAME = 3.0
"""Lines nearer than this, in points, are one line drawn twice."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class PlacedTable:
    """A table with the box it fills and where its columns begin and end."""

    table: Table
    box: Box
    edges: tuple[float, ...]
    losses: tuple[Loss, ...]


def read_tables(
    page: Page, words: list[PageWord], origin: str
) -> tuple[list[PlacedTable], list[PageWord]]:
    """The tables of a page, and the words that stand in none of them.

    A frame around one text, a table of a single cell, is no table.
    """
    found = []
    for number, drawn in enumerate(page.find_tables(), start=1):
        boxes = sorted(set(drawn.cells), key=lambda box: (box[1], box[0]))
        if len(boxes) < 2:
            continue
        place = f"{origin}, bảng {number}"
        inside: dict[Box, list[PageWord]] = {box: [] for box in boxes}
        rest: list[PageWord] = []
        for word in words:
            x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
            at = next((b for b in boxes if b[0] <= x <= b[2] and b[1] <= y <= b[3]), None)
            (rest if at is None else inside[at]).append(word)
        words = rest
        found.append(_table(boxes, inside, drawn.bbox, place))
    return found, words


def _table(
    boxes: list[Box], inside: dict[Box, list[PageWord]], bbox: Box, origin: str
) -> PlacedTable:
    xs = _edges(x for box in boxes for x in (box[0], box[2]))
    ys = _edges(y for box in boxes for y in (box[1], box[3]))
    rows: list[list[tuple[int, Cell]]] = [[] for _ in ys[1:]]
    losses: list[Loss] = []
    for box in boxes:
        left, right = _at(xs, box[0]), _at(xs, box[2])
        top, bottom = _at(ys, box[1]), _at(ys, box[3])
        place = f"{origin}, hàng {top + 1}, cột {left + 1}"
        paragraphs, lost = _paragraphs(inside[box], box, place)
        losses += lost
        rows[top].append((left, Cell(paragraphs, max(1, right - left), max(1, bottom - top))))
    table = Table(
        tuple(tuple(cell for _, cell in sorted(row, key=lambda c: c[0])) for row in rows if row),
        origin=origin,
    )
    return PlacedTable(table, bbox, tuple(xs), tuple(losses))


def _paragraphs(
    words: list[PageWord], box: Box, origin: str
) -> tuple[tuple[Paragraph, ...], list[Loss]]:
    lines = lines_of(words)
    if not lines:
        return (), []
    left = min(line.x0 for line in lines)
    frame = Frame(left, max(box[2] - (left - box[0]), *(line.x1 for line in lines), left))
    made = [paragraph_of(g.runs(), g.centred, origin) for g in groups_of(lines, frame)]
    return tuple(p for p, _ in made if p.spans), [loss for _, lost in made for loss in lost]


def _edges(places: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _SAME:
            edges.append(place)
    return edges


def _at(edges: list[float], place: float) -> int:
    return min(bisect_left(edges, place - _SAME), len(edges) - 1)
