"""What tests of papers look at."""

from pathlib import Path

from archive.importing.document import Document, Paragraph, Table
from archive.importing.files.word import read_word
from tests.importing.files import write_docx


def read(folder: Path, body: str, *, links: tuple[str, ...] = (), **parts: str) -> Document:
    return read_word(write_docx(folder / "file.docx", body, links=links, **parts))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def lost(document: Document) -> dict[str, str]:
    return {loss.text: loss.reason for loss in document.lost}


def cells(document: Document, *, ruled: bool) -> list[list[list[str]]]:
    """The words of the tables that have drawn lines, or of those that have none."""
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table) and block.ruled is ruled
    ]
