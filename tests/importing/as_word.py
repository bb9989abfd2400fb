"""A marked-up paper of the tests as a Word file, for the whole way from an office to a draft."""

from pathlib import Path

from archive.importing.document import Paragraph, Table
from tests.importing import papers
from tests.importing.files import cell, paragraph, run, table, write_docx

_LOOKS = {
    (False, False): "",
    (True, False): "<w:b/>",
    (False, True): "<w:i/>",
    (True, True): "<w:b/><w:i/>",
}


def write_word(text: str, path: Path) -> Path:
    """Write the paper ``text`` to ``path`` as a .docx: tables, bold headings, typed lists."""
    body = ""
    for block in papers.read(text).blocks:
        body += _paragraph(block) if isinstance(block, Paragraph) else _table(block)
    return write_docx(path, body)


def _paragraph(source: Paragraph) -> str:
    return paragraph(*(run(span.text, _LOOKS[span.bold, span.italic]) for span in source.spans))


def _table(source: Table) -> str:
    rows = tuple(
        tuple(cell(*(_paragraph(p) for p in found.paragraphs)) for found in row)
        for row in source.rows
    )
    return table(*rows, ruled=source.ruled, columns=max(map(len, source.rows)))
