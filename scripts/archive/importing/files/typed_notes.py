"""Footnotes that the file does not know as such: a raised figure, and below a line that begins so.

They come from PDF, from text that was copied, and from typists who raise a figure by hand. “01¹ đại
biểu … ¹ Chị An” is one delegate and a note.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from archive.importing.document import Paragraph, Span, Table

_FIGURES = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_TO_PLAIN = str.maketrans(_FIGURES, "1234567890")
_CALL = re.compile(f"[{_FIGURES}]+")
_NOTE = re.compile(rf"([{_FIGURES}]+)[ \t]*(?=\S)")

Blocks = tuple[Paragraph | Table, ...]
Notes = dict[str, tuple[Paragraph, ...]]


def with_typed_notes(blocks: Iterable[Paragraph | Table], notes: Notes) -> tuple[Blocks, Notes]:
    """Paragraphs that begin with a raised figure become notes, where that figure is called before.

    A figure that is called and defined nowhere, such as that of m², stays. Labels that `notes`
    has already are left alone.
    """
    blocks = tuple(blocks)
    called = {
        label.translate(_TO_PLAIN)
        for block in blocks
        for paragraph in _paragraphs(block)
        for label in _CALL.findall(paragraph.text[1:])
    }
    found: Notes = {}
    kept: list[Paragraph | Table] = []
    for block in blocks:
        begins = _NOTE.match(block.text) if isinstance(block, Paragraph) else None
        label = begins[1].translate(_TO_PLAIN) if begins else ""
        if begins and isinstance(block, Paragraph) and label in called - notes.keys():
            found[label] = (*found.get(label, ()), _cut(block, begins.end()))
        else:
            kept.append(block)
    if not found:
        return blocks, notes
    return tuple(_calling(block, found) for block in kept), notes | found


def _paragraphs(block: Paragraph | Table) -> Iterable[Paragraph]:
    if isinstance(block, Paragraph):
        return (block,)
    return (p for row in block.rows for cell in row for p in cell.paragraphs)


def _cut(paragraph: Paragraph, length: int) -> Paragraph:
    """The paragraph without its first characters."""
    spans = []
    for span in paragraph.spans:
        gone = min(length, len(span.text))
        length -= gone
        if span.text[gone:] or span.note is not None:
            spans.append(replace(span, text=span.text[gone:]))
    return replace(paragraph, spans=tuple(spans))


def _calling(block: Paragraph | Table, notes: Notes) -> Paragraph | Table:
    if isinstance(block, Paragraph):
        return _with_calls(block, notes)
    rows = (
        (replace(c, paragraphs=tuple(_with_calls(p, notes) for p in c.paragraphs)) for c in row)
        for row in block.rows
    )
    return replace(block, rows=tuple(tuple(row) for row in rows))


def _with_calls(paragraph: Paragraph, notes: Notes) -> Paragraph:
    spans = tuple(part for span in paragraph.spans for part in _parts(span, notes))
    return replace(paragraph, spans=spans)


def _parts(span: Span, notes: Notes) -> Iterable[Span]:
    at = 0
    for call in _CALL.finditer(span.text):
        label = call[0].translate(_TO_PLAIN)
        if label in notes:
            if call.start() > at:
                yield replace(span, text=span.text[at : call.start()])
            yield Span("", note=label)
            at = call.end()
    if span.text[at:] or not span.text:
        yield replace(span, text=span.text[at:])
