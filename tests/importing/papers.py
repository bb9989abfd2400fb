"""Papers of the tests: a small reader of marked-up text, and the archive they belong to.

Bold lines, pipe tables and lists are all that a case needs; readers of office files have tests of
their own.
"""

import html
import re
import unicodedata
from collections import Counter
from pathlib import Path

from archive.importing.document import Cell, Document, Loss, Paragraph, Span, Table

_STRONG = re.compile(r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1")


def read(text: str) -> Document:
    """A document of the lines of ``text``: rows begin with a bar, a blank line ends a table."""
    blocks: list[Paragraph | Table] = []
    rows: list[tuple[Cell, ...]] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.startswith("| "):
            cells = re.split(r"\s\|(?=\s|$)", line[1:])[:-1]
            rows.append(tuple(_cell(cell) for cell in cells))
            continue
        if rows:
            ruled = len(rows[0]) > 3
            blocks.append(Table(tuple(rows), ruled=ruled, origin=f"dòng {number - len(rows)}"))
            rows = []
        if line.strip():
            blocks.append(Paragraph(_spans(line), origin=f"dòng {number}"))
    return Document(tuple(blocks))


def _cell(text: str) -> Cell:
    """A cell; its paragraphs are parted by a pilcrow."""
    return Cell(tuple(Paragraph(_spans(part.strip())) for part in text.split("¶")))


def _spans(line: str) -> tuple[Span, ...]:
    spans, at = [], 0
    for found in _STRONG.finditer(line):
        spans.append(Span(line[at : found.start()]))
        strong, weak = len(found[1]) > 1, len(found[1]) != 2
        spans.append(Span(found[2], bold=strong, italic=weak))
        at = found.end()
    spans.append(Span(line[at:]))
    return tuple(span for span in spans if span.text)


def words(text: str) -> list[str]:
    """The words and figures of ``text``, for comparison as a multiset."""
    return re.findall(r"\w+", text)


CASES = Path(__file__).parent / "cases"


def missing_words(text: str, body: str, left_out: list[Loss]) -> Counter[str]:
    """The words of a paper that neither its draft's text has nor the list of what was left out."""
    shown = re.sub(r"\{: #[\w-]+ \}|\[\^[^\]]+\]:?", " ", body)
    shown = html.unescape(shown.replace("\\", ""))
    there = Counter(words(shown))
    for loss in left_out:
        there.update(words(loss.text))
    raised = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    return Counter(words(unicodedata.normalize("NFC", text).translate(raised))) - there
