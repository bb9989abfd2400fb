"""Spans of text: cut, cleaned, and freed of what people type for want of a word processor."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.importing.document import Cell, Paragraph, Span, Table
from archive.language.dates import find_dates
from archive.language.folding import nfc
from archive.language.lookalikes import suspicions

_FEWEST_LOOKS = 2
_ANY_YEAR = 2000
_STARS = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1", re.DOTALL)


def cut(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """The part of ``spans`` that holds the characters ``start``–``end`` of their text.

    A note call belongs to what stands before it.
    """
    found, at = [], 0
    for span in spans:
        if span.note is not None:
            if start < at <= end or (at == 0 and start == 0):
                found.append(span)
            continue
        first, last = max(start - at, 0), min(end - at, len(span.text))
        if first < last:
            found.append(replace(span, text=span.text[first:last]))
        at += len(span.text)
    return tuple(found)


def trimmed(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """``spans`` without blanks at either end."""
    text = "".join(span.text for span in spans)
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if (start, end) == (0, len(text)):
        return spans
    kept = cut(spans, start, end)
    last = [span for span in spans if span.note and span not in kept]
    return (*kept, *last)


def tables_of_tabs(blocks: tuple[Paragraph | Table, ...]) -> Iterator[Paragraph | Table]:
    """Runs of lines with two tabs and more as tables, as plain text files have them."""
    rows: list[Paragraph] = []
    for block in [*blocks, None]:
        if isinstance(block, Paragraph) and block.text.rstrip("\n").count("\t") >= 2:
            rows += _lines(block)
            continue
        if len(rows) > 1:
            yield _tabbed(rows)
        else:
            yield from rows
        rows = []
        if block is not None:
            yield block


def _lines(paragraph: Paragraph) -> list[Paragraph]:
    lines = paragraph.text.split("\n")
    return [replace(paragraph, spans=(Span(line),)) for line in lines if line.strip()]


def _tabbed(rows: list[Paragraph]) -> Table:
    cells = [[cell.strip() for cell in row.text.split("\t")] for row in rows]
    width = max(map(len, cells))
    made = tuple(
        tuple(Cell((Paragraph((Span(text),)),)) for text in [*row, *[""] * (width - len(row))])
        for row in cells
    )
    return Table(made, origin=rows[0].origin)


def clean(spans: list[Span]) -> tuple[Span, ...]:
    """``spans`` composed, their blanks single, typed emphasis read, neighbours of a look joined."""
    made: list[Span] = []
    for span in _unstarred(spans):
        if span.note is not None:
            made.append(replace(span, text=""))
            continue
        text = re.sub(r"[\s\u00a0]+", " ", _true_letters(nfc(span.text)))
        if not text:
            continue
        before = made[-1] if made else None
        if before is not None and before.note is None and before.text.endswith(" "):
            text = text.lstrip(" ")
        if before is not None and before.note is None and _look(before) == _look(span):
            made[-1] = replace(before, text=before.text + text)
        elif text:
            made.append(replace(span, text=text))
    return trimmed(tuple(made))


def with_whole_dates(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """``spans`` with the same look all over a date: of "tháng **5/2021**" nobody could read it."""
    if len(spans) < _FEWEST_LOOKS:
        return spans
    text = "".join(span.text for span in spans)
    for found in find_dates(text, year=_ANY_YEAR):
        inner = cut(spans, found.start, found.end)
        if len({(span.bold, span.italic) for span in inner}) > 1:
            plain = [replace(span, bold=False, italic=False) for span in inner]
            rest = cut(spans, found.end, len(text))
            spans = clean([*cut(spans, 0, found.start), *plain, *rest])
    return spans


def _true_letters(text: str) -> str:
    """``text`` with the letters that are meant for look-alike and invisible ones, as checks ask."""
    odd = {found.index: found.meant or "" for found in suspicions(text) if found.char not in "\t\n"}
    if not odd:
        return text
    return nfc("".join(odd.get(index, char) for index, char in enumerate(text)))


def _look(span: Span) -> tuple[bool, bool]:
    return span.bold, span.italic


def _unstarred(spans: list[Span]) -> Iterator[Span]:
    """Emphasis that plain text writes with stars, as looks."""
    for span in spans:
        at = 0
        if span.note is None and ("*" in span.text or "__" in span.text):
            for found in _STARS.finditer(span.text):
                if found.start() > at:
                    yield replace(span, text=span.text[at : found.start()])
                strong, weak = len(found[1]) > 1, len(found[1]) != 2
                inner = replace(span, text=found[2], bold=span.bold or strong)
                yield from _unstarred([replace(inner, italic=span.italic or weak)])
                at = found.end()
            rest = span.text[at:].replace("**", "")
            if rest:
                yield replace(span, text=rest)
            continue
        yield span
