"""The Markdown below the front matter, as passages with their places.

It follows Python-Markdown, which renders the text, with the extensions ``attr_list``, ``tables``,
``footnotes`` and ``sane_lists``: blank lines part blocks; a list or a table begins only after a
blank line; a heading, a quotation and a footnote stand anywhere; four spaces continue a list item
or a footnote. A test compares the anchors found here with those in the rendered page.
"""

import re
from collections.abc import Iterable, Iterator

from archive.model.body import Body, Passage, PassageKind, Span
from archive.reading.attribute_lists import Anchor, anchor_line, trailing_anchor
from archive.reading.lines import MARGIN, Line, is_table, items_of, lines_of, stretches
from archive.reading.usual_passages import usual_passages

DEPTH_LIMIT = 8
"""Quotations within quotations; what lies deeper is read as text."""

_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})[ ]*$")
_MAY_BE_BLANK, _UNDERLINES, _RULERS = frozenset(("", " ", "\t")), frozenset("=-"), frozenset(" -_*")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^[^\]\n]*\]:")
_REFERENCE = re.compile(r"[ ]{0,3}\[[^\[\]\n]*\]:[ ]*\S+(?:[ ]+(?:\"[^\n]*\"|'[^\n]*'|\(.*\)))?$")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_HTML = re.compile(r"[ ]{0,3}<[A-Za-z/!?]")


def read_body(text: str, start: int) -> Body:
    """The passages of ``text``, which begins at offset ``start`` of its file."""
    reader = _Reader()
    for begin, end in stretches(text):
        reader.read(text, begin, end, start)
    reader.end_footnote()
    return Body(text, start, tuple(reader.passages), tuple(reader.stray))


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of lines between blank ones; a heading or a rule is a run of its own."""
    block: list[Line] = []
    in_table = False
    for line in lines:
        text = line.text
        if len(block) == 2:
            in_table = is_table(block[0].text, block[1].text)
        # what it begins with is looked at first: the expressions are dear, and seldom needed
        first = text[:1]
        if first in _MAY_BE_BLANK and not text.strip(" \t"):
            alone = None
        elif (
            first in _UNDERLINES
            and len(block) == 1
            and _UNDERLINE.match(text)
            and block[0].indent < MARGIN
        ):
            block.append(line)
            alone = None
        elif not in_table and (first == "#" or (first in _RULERS and _RULE.match(text))):
            alone = [line]
        else:
            block.append(line)
            continue
        if block:
            yield block
        if alone:
            yield alone
        block, in_table = [], False
    if block:
        yield block


class _Reader:
    """Takes one block after the other; what came last owns an indented one."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.stray: list[tuple[str, Span]] = []
        self._owner: PassageKind | None = None
        self._depth = 0

    def read(self, text: str, begin: int, end: int, start: int) -> None:
        """Add the passages of a stretch of ``text``, which begins at offset ``start``."""
        usual = usual_passages(text, begin, end, start)
        if usual:
            if self._owner == "footnote":
                self.end_footnote()
            self.passages += usual
            self._owner = usual[-1].kind
            return
        for block in _blocks(lines_of(text[begin:end], start + begin)):
            self.take(block)

    def take(self, block: list[Line]) -> None:
        """Add the passages of ``block``."""
        owner = self._owner
        if block[0].indent < MARGIN:
            self.end_footnote()
            self._take(block, 0)
        elif owner in {"item", "footnote"}:
            inner = block[0].indent // MARGIN * MARGIN
            for part in _blocks(line.without(inner) for line in block):
                self._take(part, inner)
            self._owner = owner
        else:
            size = next((n for n, line in enumerate(block) if line.indent < MARGIN), len(block))
            self._add("code", block[:size])
            if size < len(block):
                self._take(block[size:], 0)

    def end_footnote(self) -> None:
        """Take the anchor from a footnote's end: there Python-Markdown puts the way back."""
        last = self.passages[-1] if self._owner == "footnote" else None
        if last is not None and last.anchor_span is not None and last.kind not in {"item", "table"}:
            self.passages[-1] = last._replace(anchor=None, anchor_span=None)
            self.stray.append((last.anchor or "", last.anchor_span))
        self._owner = None

    def _take(self, block: list[Line], inner: int) -> None:
        """Add the passages of a block that stands ``inner`` columns within its owner."""
        first, second = block[0].text, block[1].text if len(block) > 1 else ""
        if _is_of_words(block):
            words: PassageKind = "quote" if self._depth else "paragraph"
            self._add(self._kind_of(block) if first[:1] == "{" else words, block)
        elif first.startswith("#"):
            self._heading(block, min(len(first) - len(first.lstrip("#")), 6))
        elif second and is_table(first, second):
            self._add("table", block)
        elif second and _UNDERLINE.match(second):
            self._heading(block[:2], 1 if second.startswith("=") else 2)
            self._add("paragraph", block[2:])
        elif _RULE.match(first):
            self._owner = None
        elif block[0].marker:
            for item in items_of(block):
                self.end_footnote()
                self._prose(item.lines, "item", inner + item.columns)
            self.end_footnote()
            self._owner = "item"
        else:
            self._prose(block)

    def _prose(self, block: list[Line], kind: PassageKind | None = None, level: int = 0) -> None:
        """Cut a block where a quotation or a definition begins; ``kind`` is that of its beginning.

        A definition of a link (``[a]: https://…``) shows nowhere and is no passage.
        """
        part: list[Line] = []
        for number, line in enumerate(block):
            sign = line.text.lstrip(" ")[:1]
            if sign == ">" and self._depth < DEPTH_LIMIT and _QUOTE.match(line.text):
                self._add(kind or self._kind_of(part), part, level)
                self._quote(block[number:])
                return
            is_note = sign == "[" and _FOOTNOTE.match(line.text) is not None
            if is_note or (sign == "[" and _REFERENCE.match(line.text.rstrip(" "))):
                self._add(kind or self._kind_of(part), part, level)
                self.end_footnote()
                part, kind = [line] if is_note else [], None
            else:
                part.append(line)
        self._add(kind or self._kind_of(part), part, level)

    def _kind_of(self, part: list[Line]) -> PassageKind:
        first = part[0].text if part else ""
        if _FENCE.match(first):
            return "code"
        if _FOOTNOTE.match(first):
            return "footnote"
        if _HTML.match(first):
            return "html"
        if len(part) == 1 and first.lstrip().startswith("{{") and first.rstrip().endswith("}}"):
            return "macro"
        return "quote" if self._depth else "paragraph"

    def _quote(self, block: list[Line]) -> None:
        """What stands in a quotation is read as a text of its own; its paragraphs are quotes."""
        self._depth += 1
        for inner in _blocks(_unquoted(line) for line in block):
            self.take(inner)
        self.end_footnote()
        self._depth -= 1
        self._owner = "quote"

    def _heading(self, block: list[Line], level: int) -> None:
        line, last = block[0], block[-1]
        marks = line.text[:level] if line.text.startswith("#") else ""
        written = line.text.removeprefix(marks)
        start = line.offset + len(marks) + len(written) - len(written.lstrip())
        written = written.strip().rstrip("#").rstrip()
        anchor = trailing_anchor(written)
        title = written[: anchor.list_start].rstrip().rstrip("#").rstrip() if anchor else written
        span = Span(line.offset, last.offset + len(last.text))
        place = _place(start, anchor) if anchor else None
        found = Passage("heading", title, span, level, anchor.id if anchor else None, place)
        self.passages.append(found)
        self._owner = "heading"

    def _add(self, kind: PassageKind, lines: list[Line], level: int = 0) -> None:
        """Add a passage of ``lines``, the last of which may be its anchor."""
        if not lines:
            return
        anchors = [(line, anchor_line(line.text)) for line in lines if "{" in line.text]
        anchor, place = None, None
        text = lines
        if anchors and anchors[-1][0] is lines[-1] and _may_carry(kind, lines):
            line, found = anchors.pop()
            if found is not None:
                anchor, place, text = found.id, _place(line.offset, found), lines[:-1]
        stray = [(found.id, _place(line.offset, found)) for line, found in anchors if found]
        if len(lines) > 1 or not stray:
            span = Span(text[0].offset, text[-1].offset + len(text[-1].text))
            joined = "\n".join(line.text for line in text)
            self.passages.append(Passage(kind, joined, span, level, anchor, place))
        self.stray += stray
        self._owner = kind


def _is_of_words(block: list[Line]) -> bool:
    """Whether each line begins with a letter, or as an anchor does: those of most blocks do."""
    for line in block:
        first = line.text[:1]
        if not first.isalpha() and first != "{":
            return False
    return True


def _may_carry(kind: PassageKind, lines: list[Line]) -> bool:
    """Whether attributes on the last line are the passage's; in a table they are a row."""
    if len(lines) < 2 or kind == "table" or (kind == "code" and lines[0].indent >= MARGIN):
        return False
    first = lines[0].text.strip()
    if kind == "item":
        first = first.partition(" ")[2].strip()
    elif kind == "footnote":
        first = first.partition("]:")[2].strip()
    # where nothing stands behind the mark, or a heading does, the last line is alone
    return len(lines) > 2 or not (first == "" or first.startswith("#"))


def _unquoted(line: Line) -> Line:
    sign = _QUOTE.match(line.text)
    return line if sign is None else Line(line.text[sign.end() :], line.offset + sign.end())


def _place(offset: int, anchor: Anchor) -> Span:
    return Span(offset + anchor.start, offset + anchor.start + len(anchor.id))
