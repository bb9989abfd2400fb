"""A ``Document`` as JSON and back: what passes from the process that reads a file.

JSON rather than pickle, since the sender has had a hostile file in its hands; and by hand rather
than by pydantic, whose start (0.2 s twice) would take most of the half second a .docx may take.
"""

import json
from typing import Any

from archive.importing.document import Cell, Document, Loss, Paragraph, Span, Table


def to_json(document: Document) -> str:
    """One line of JSON."""
    return json.dumps(
        {
            "blocks": [_block(block) for block in document.blocks],
            "notes": {key: [_paragraph(p) for p in note] for key, note in document.notes.items()},
            "lost": [[loss.text, loss.reason, loss.origin] for loss in document.lost],
            "method": document.method,
            "warnings": document.warnings,
        },
        ensure_ascii=False,
    )


def from_json(text: str) -> Document:
    """The document that ``to_json`` wrote."""
    data = json.loads(text)
    return Document(
        tuple(_block_of(block) for block in data["blocks"]),
        {key: tuple(_paragraph_of(p) for p in note) for key, note in data["notes"].items()},
        tuple(Loss(*loss) for loss in data["lost"]),
        data["method"],
        tuple(data["warnings"]),
    )


def _block(block: Paragraph | Table) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"paragraph": _paragraph(block)}
    rows = [
        [[[_paragraph(p) for p in cell.paragraphs], cell.columns, cell.rows] for cell in row]
        for row in block.rows
    ]
    return {"table": [rows, block.ruled, block.origin]}


def _block_of(data: dict[str, Any]) -> Paragraph | Table:
    if "paragraph" in data:
        return _paragraph_of(data["paragraph"])
    rows, ruled, origin = data["table"]
    cells = tuple(
        tuple(Cell(tuple(map(_paragraph_of, held)), columns, high) for held, columns, high in row)
        for row in rows
    )
    return Table(cells, ruled, origin)


def _paragraph(paragraph: Paragraph) -> list[Any]:
    p = paragraph
    spans = [[s.text, s.bold, s.italic, s.superscript, s.note] for s in p.spans]
    return [spans, p.heading, p.marker, p.centred, p.origin]


def _paragraph_of(data: list[Any]) -> Paragraph:
    spans, *rest = data
    return Paragraph(tuple(Span(*span) for span in spans), *rest)
