"""Spans and tables as Markdown that shows exactly their words."""

import re

from archive.importing.document import Paragraph, Span, Table

_SIGNS = re.compile(r"[\\`*_{}\[\]]")
_LINE_START = re.compile(r"^(\s*)([#>+\-:=~]|\d{1,9}(?=[.)](?!\d)))")
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?!\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]]")
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")


def inline(spans: tuple[Span, ...], *, in_table: bool = False, plain: bool = False) -> str:
    """``spans`` as one line of Markdown; ``plain``: without emphasis, as a heading has it."""
    pieces = []
    for span in spans:
        if span.note is not None:
            pieces.append(f"[^{note_label(span.note)}]")
            continue
        words = span.text.strip(" ")
        if not words:
            pieces.append(span.text)
            continue
        mark = "" if plain else "*" * (2 * span.bold + span.italic)
        lead = span.text[: len(span.text) - len(span.text.lstrip(" "))]
        tail = span.text[len(span.text.rstrip(" ")) :]
        if mark and not re.search(r"\w", words):
            mark = ""
        pieces.append(f"{lead}{mark}{escaped(words, in_table=in_table)}{mark}{tail}")
    return "".join(pieces).strip()


def at_line_start(markdown: str) -> str:
    """``markdown`` for the start of a line, where some signs would begin a list or a heading."""
    if numbered := _NUMBERED.match(markdown):
        return f"{numbered[1]}\\{markdown[numbered.start(2) :]}"
    if _LINE_START.match(markdown) and not markdown.startswith("**"):
        at = len(markdown) - len(markdown.lstrip())
        sign = markdown[at]
        if sign in ":=~":
            return markdown
        return f"{markdown[:at]}{'&gt;' if sign == '>' else chr(92) + sign}{markdown[at + 1 :]}"
    return markdown


def escaped(text: str, *, in_table: bool = False) -> str:
    """``text`` with every sign that Markdown or HTML would take for its own made a letter."""
    pieces, at = [], 0
    for address in _ADDRESS.finditer(text):
        pieces.append(_escaped(text[at : address.start()], in_table=in_table))
        # code keeps an address as it was typed: a link is for a person to make
        pieces.append(f"`{address[0]}`" if "`" not in address[0] else _escaped(address[0]))
        at = address.end()
    pieces.append(_escaped(text[at:], in_table=in_table))
    return "".join(pieces)


def _escaped(text: str, *, in_table: bool = False) -> str:
    text = _SIGNS.sub(lambda sign: f"\\{sign[0]}", text)
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return text.replace("|", "\\|") if in_table else text


def note_label(label: str) -> str:
    """A footnote's label in letters that Markdown takes."""
    return re.sub(r"[^\w-]+", "", label) or "x"


def table(source: Table) -> str:
    """A pipe table; a merged cell stands once, and the places it covered are empty."""
    rows = [
        [_cell(paragraphs) for paragraphs in row]
        for row in grid(source)
        if any(map(_has_words, row))
    ]
    if not rows:
        return ""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{'---|' * len(rows[0])}")
    return "\n".join(lines)


def grid(source: Table) -> list[list[tuple[Paragraph, ...]]]:
    """The cells of a table in full rows of one length."""
    taken: dict[tuple[int, int], tuple[Paragraph, ...]] = {}
    width = 0
    for y, row in enumerate(source.rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            for below in range(cell.rows):
                for right in range(cell.columns):
                    taken[y + below, x + right] = ()
            taken[y, x] = cell.paragraphs
            x += cell.columns
        width = max(width, x, *(col + 1 for line, col in taken if line == y), 1)
    return [[taken.get((y, x), ()) for x in range(width)] for y in range(len(source.rows))]


def _has_words(paragraphs: tuple[Paragraph, ...]) -> bool:
    return any(span.text.strip() or span.note for p in paragraphs for span in p.spans)


def _cell(paragraphs: tuple[Paragraph, ...]) -> str:
    parts = []
    for paragraph in paragraphs:
        words = inline(paragraph.spans, in_table=True)
        sign = f"{paragraph.marker.strip()} " if paragraph.marker.strip() else ""
        if words:
            parts.append(sign + words)
    return " ".join(parts)
