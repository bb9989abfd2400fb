"""The Markdown below the front matter, as passages with their places.

It follows Python-Markdown, which renders the text: blank lines part blocks; a list, a table or a
quotation begins only after a blank line; a heading stands anywhere. A test compares the anchors
found here with those in the rendered page.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.model.body import Body, Passage, PassageKind, Span

_ANCHOR_LINE = re.compile(r"^[ ]*\{:?[ ]*#([^\s{}]+)[ ]*\}[ ]*$")
_HEADING = re.compile(r"^(#{1,6})[ \t]*(?P<title>.*?)[ \t]*#*[ \t]*$")
_HEADING_ANCHOR = re.compile(r"[ \t]*\{:?[ ]*#([^\s{}]+)[ ]*\}[ \t]*#*[ \t]*$")
_ITEM = re.compile(r"^([ ]*)(?:[-*+]|\d{1,9}[.])[ \t]+\S")
_TABLE_RULE = re.compile(r"^[ ]{0,3}\|?[ ]*:?-+:?[ ]*(\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_FOOTNOTE = re.compile(r"^\[\^[^\]\s]+\]:")
_CODE = re.compile(r"^[ ]{0,3}(```+|~~~+)")
_HTML = re.compile(r"^[ ]{0,3}<[A-Za-z/!?]")
_MACRO = re.compile(r"^[ ]{0,3}\{\{.*\}\}[ ]*$")

Line = tuple[str, int]
"""A line without its end, and its offset in the file."""


def read_body(text: str, start: int) -> Body:
    """The passages of ``text``, which begins at offset ``start`` of its file."""
    passages: list[Passage] = []
    stray: list[tuple[str, Span]] = []
    for group in _groups(_lines(text, start)):
        found, lost = _passages_of(group)
        if lost is not None:
            # Python-Markdown gives a lone attribute line to no block
            stray.append(lost)
        passages += found
    return Body(text, start, tuple(passages), tuple(stray))


def _lines(text: str, start: int) -> Iterator[Line]:
    for line in text.splitlines(keepends=True):
        yield line.rstrip("\r\n"), start
        start += len(line)


def _groups(lines: Iterator[Line]) -> Iterator[list[Line]]:
    """Runs of lines between blank ones; a fenced block and a heading are runs of their own."""
    group: list[Line] = []
    fence = ""
    for line, offset in lines:
        if fence:
            group.append((line, offset))
            if line.strip().startswith(fence):
                yield group
                group, fence = [], ""
            continue
        opening = _CODE.match(line)
        if opening or not line.strip() or _HEADING.match(line):
            if group:
                yield group
            group = []
        if opening:
            fence, group = opening.group(1), [(line, offset)]
        elif _HEADING.match(line):
            yield [(line, offset)]
        elif line.strip():
            group.append((line, offset))
    if group:
        yield group


def _passages_of(group: list[Line]) -> tuple[list[Passage], tuple[str, Span] | None]:
    first = group[0][0]
    if _HEADING.match(first):
        return [_heading(group[0])], None
    alone = _ANCHOR_LINE.match(first)
    if alone and len(group) == 1:
        return [], (alone.group(1), _group_span(alone, group[0][1]))
    if _ITEM.match(first):
        return [_with_anchor("item", item) for item in _items(group)], None
    kind = _kind(group)
    if kind in {"paragraph", "footnote"}:
        return [_with_anchor(kind, group)], None
    last = _ANCHOR_LINE.match(group[-1][0])
    passage = Passage(kind, _joined(group), _span(group))
    return [passage], (last.group(1), _group_span(last, group[-1][1])) if last else None


def _kind(group: list[Line]) -> PassageKind:
    first = group[0][0]
    if _CODE.match(first):
        return "code"
    if _FOOTNOTE.match(first):
        return "footnote"
    if _HTML.match(first):
        return "html"
    if first.lstrip().startswith(">"):
        return "quote"
    if len(group) == 1 and _MACRO.match(first):
        return "macro"
    if len(group) > 1 and "|" in first and _TABLE_RULE.match(group[1][0]):
        return "table"
    return "paragraph"


def _items(group: list[Line]) -> Iterator[list[Line]]:
    item: list[Line] = []
    for line in group:
        if item and _ITEM.match(line[0]):
            yield item
            item = []
        item.append(line)
    yield item


def _heading(line: Line) -> Passage:
    text, offset = line
    match = _HEADING.match(text)
    level = len(match.group(1)) if match else 1
    anchor = _HEADING_ANCHOR.search(text)
    span = Span(offset, offset + len(text))
    if anchor is None:
        title = match.group("title") if match else text
        return Passage("heading", title, span, level)
    title = text[level : anchor.start()].strip()
    return Passage("heading", title, span, level, anchor.group(1), _group_span(anchor, offset))


def _with_anchor(kind: PassageKind, lines: list[Line]) -> Passage:
    """A passage of ``lines``, the last of which may be its anchor."""
    item = _ITEM.match(lines[0][0])
    level = len(item.group(1)) if item and kind == "item" else 0
    anchor = _ANCHOR_LINE.match(lines[-1][0]) if len(lines) > 1 else None
    if anchor is None:
        return Passage(kind, _joined(lines), _span(lines), level)
    passage = Passage(kind, _joined(lines[:-1]), _span(lines[:-1]), level)
    place = _group_span(anchor, lines[-1][1])
    return replace(passage, anchor=anchor.group(1), anchor_span=place)


def _group_span(match: "re.Match[str]", offset: int) -> Span:
    return Span(offset + match.start(1), offset + match.end(1))


def _joined(lines: list[Line]) -> str:
    return "\n".join(text for text, _ in lines)


def _span(lines: list[Line]) -> Span:
    last, offset = lines[-1]
    return Span(lines[0][1], offset + len(last))
