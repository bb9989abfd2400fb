"""Tables that LibreOffice has made one of two, because no paragraph stood between them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from archive.importing.document import Cell, Paragraph, Table


def with_tables_apart(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph | Table]:
    """Cut a table where the lines between columns above and below have not one in common.

    A title across all columns has no such line, so it never cuts. Two tables with the same columns
    stay one: nothing in the file tells them apart any more.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        cuts = [0, *_cuts(block), len(block.rows)]
        for start, end in pairwise(cuts):
            rows = block.rows[start:end]
            if len(rows) == len(block.rows):
                yield block
            else:
                yield replace(block, rows=tuple(tuple(_narrow(rows, row)) for row in rows))


def _cuts(table: Table) -> list[int]:
    edges = [_inner_edges(row) for row in table.rows]
    if any(cell.rows > 1 for row in table.rows for cell in row):
        return []  # a cell that reaches down holds the rows together
    cuts: list[int] = []
    above: set[int] = set()
    for at, own in enumerate(edges):
        if above and own and not above & own:
            cuts.append(at)
            above = set()
        above |= own
    return cuts


def _inner_edges(row: Iterable[Cell]) -> set[int]:
    edges: set[int] = set()
    at = 0
    for cell in row:
        at += cell.columns
        edges.add(at)
    edges.discard(at)
    return edges


def _narrow(rows: Iterable[tuple[Cell, ...]], row: tuple[Cell, ...]) -> Iterator[Cell]:
    """The cells of a row with only as many columns as the rows of its own table need."""
    needed = set[int]().union(*(_inner_edges(other) for other in rows))
    at = 0
    for cell in row:
        inside = sum(at < edge < at + cell.columns for edge in needed)
        at += cell.columns
        yield replace(cell, columns=inside + 1)
