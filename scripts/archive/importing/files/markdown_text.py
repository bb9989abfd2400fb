"""Markdown into the neutral document: the part of it that reports are written in.

Headings, paragraphs, list items, pipe tables, footnotes, bold and italic (CommonMark with the
tables and footnotes of Markdown Extra). What it does not know stays as it is written: a word kept
with its signs is better than a word lost.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from archive.importing.document import Cell, Document, Loss, Paragraph, Span, Table
from archive.importing.files.plain_text import decoded
from archive.importing.files.spans import plain, raised_figures

_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_ATTRIBUTES = re.compile(r"\s*\{:([^}\n]*)\}[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_ITEM = re.compile(r"\s*([-*+•]|\d{1,3}[.)])\s+(.*)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*(.*)")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_MARK = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|\[\^(?P<note>[^\]\s]+)\]|(?P<both>\*\*\*)|(?P<bold>\*\*|__)"
    r"|(?P<italic>\*)|!?\[(?P<text>[^\]\n]*)\]\((?P<address>[^)\s]*)[^)]*\)"
)
_TAG = re.compile(
    r"</?(?:(?P<inside>a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub"
    r"|sup|u)|br|center|div|hr|li|ol|p|table|tbody|td|tfoot|th|thead|tr|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_RAISED = re.compile(r"<sup>\s*([0-9+\-()]*[0-9][0-9+\-()]*)\s*</sup>", re.IGNORECASE)
_UNDERLINE = re.compile(r"={2,}|-{2,}")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ONLY_LOOKS = "thẻ HTML, chỉ nói chữ được trình bày ra sao"
_CELL_END = re.compile(r"(?<!\\)\|")


def read_markdown(path: Path) -> Document:
    """Read a .md; encodings as for plain text. Raises ``Unreadable`` as that does."""
    text, warnings = decoded(path.read_bytes())
    return _Markdown(plain(text), warnings).read()


class _Markdown:
    def __init__(self, text: str, warnings: tuple[str, ...]) -> None:
        self._lost: list[Loss] = []
        self._tags: list[str] = []
        self._warnings = warnings
        self._notes: dict[str, tuple[Paragraph, ...]] = {}
        front = _FRONT_MATTER.match(text)
        if front:
            self._lost.append(
                Loss(front[1].strip(), "phần khai báo đầu tệp (front matter)", "dòng 1")
            )
            text = "\n" * front[0].count("\n") + text[front.end() :]
        for pattern, reason in ((_COMMENT, "lời ghi ẩn trong tệp"), (_ATTRIBUTES, "thuộc tính")):
            for found in pattern.finditer(text):
                line = text.count("\n", 0, found.start()) + 1
                self._lost.append(Loss(found[1].strip(), reason, f"dòng {line}"))
            text = pattern.sub(lambda found: "\n" * found[0].count("\n"), text)
        self._lines = [_QUOTE.sub("", line) for line in text.split("\n")]

    def read(self) -> Document:
        blocks = tuple(self._blocks())
        if self._tags:
            self._lost.append(Loss(" ".join(self._tags), _ONLY_LOOKS))
        return Document(blocks, self._notes, tuple(self._lost), "van-ban", self._warnings)

    def _blocks(self) -> Iterator[Paragraph | Table]:
        at = 0
        while at < len(self._lines):
            line, origin = self._lines[at].strip(), f"dòng {at + 1}"
            at += 1
            if not line:
                continue
            if found := _HEADING.fullmatch(line):
                yield Paragraph(self._spans(found[2], origin), len(found[1]), origin=origin)
            elif "|" in line and at < len(self._lines) and self._is_rule(at):
                end = at + 1
                while end < len(self._lines) and "|" in self._lines[end]:
                    end += 1
                yield self._table([line, *self._lines[at + 1 : end]], at)
                at = end
            elif found := _NOTE.fullmatch(line):
                text, at = self._continued(found[2], at)
                note = Paragraph(self._spans(text, origin), origin=origin)
                self._notes[found[1]] = (*self._notes.get(found[1], ()), note)
            else:
                item = _ITEM.fullmatch(line)
                text, at = self._continued(item[2] if item else line, at)
                marker = item[1] if item else ""
                below = self._lines[at].strip() if at < len(self._lines) and not item else ""
                level = "=-".find(below[0]) + 1 if _UNDERLINE.fullmatch(below) else 0
                at += level > 0
                if spans := self._spans(text, origin):
                    yield Paragraph(spans, level, marker=marker, origin=origin)

    def _is_rule(self, at: int) -> bool:
        return "-" in self._lines[at] and _RULE.fullmatch(self._lines[at]) is not None

    def _continued(self, text: str, at: int) -> tuple[str, int]:
        """The lines of one paragraph, joined; where one ends in two blanks, the break stays."""
        while at < len(self._lines):
            line = self._lines[at]
            begins = _HEADING.fullmatch(line.strip()) or _ITEM.fullmatch(line) or _NOTE.match(line)
            begins = begins or _UNDERLINE.fullmatch(line.strip())
            if not line.strip() or begins or line.lstrip().startswith("|"):
                break
            hard = self._lines[at - 1].endswith(("  ", "\\"))
            text = text.rstrip("\\ ") + ("\n" if hard else " ") + line.strip()
            at += 1
        return text, at

    def _table(self, lines: list[str], number: int) -> Table:
        rows = []
        for offset, line in enumerate(lines):
            origin = f"dòng {number + (offset + 1 if offset else 0)}"
            inner = line.strip().removeprefix("|")
            inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
            spans = (self._spans(cell.strip(), origin) for cell in _CELL_END.split(inner))
            rows.append(tuple(Cell((Paragraph(s, origin=origin),) if s else ()) for s in spans))
        return Table(tuple(rows), origin=f"dòng {number}")

    def _without_tags(self, text: str) -> str:
        """Text without the tags of HTML that only say how it looks; m<sup>2</sup> is m²."""
        self._tags += (tag[0] for tag in _TAG.finditer(text))
        text = _RAISED.sub(lambda found: raised_figures(found[1]) or found[1], text)
        shown = _TAG.sub(lambda tag: "" if tag["inside"] else " ", text)
        return re.sub(r"(?<=\S)  +(?=\S)", " ", shown)

    def _spans(self, text: str, origin: str) -> tuple[Span, ...]:
        spans: list[Span] = []
        bold = italic = False
        at = 0

        def add(piece: str) -> None:
            if piece and spans and spans[-1] == Span(spans[-1].text, bold, italic):
                piece = spans.pop().text + piece
            if piece:
                spans.append(Span(plain(_ENTITY.sub(_character, piece)), bold, italic))

        text = self._without_tags(text)
        for found in _MARK.finditer(text):
            add(text[at : found.start()])
            at = found.end()
            mark = found.lastgroup
            if found["escaped"]:
                add(found["escaped"])
            elif found["note"]:
                spans.append(Span("", note=found["note"]))
            elif found["address"] is not None:
                add(found["text"])
                self._lost.append(Loss(found["address"], "địa chỉ của liên kết", origin))
            else:
                turns_bold, turns_italic = mark in {"both", "bold"}, mark in {"both", "italic"}
                on = (bold or not turns_bold) and (italic or not turns_italic)
                between = text[: found.start()][-1:] + text[at : at + 1]
                figures = len(between) == 2 and between.isdecimal()  # 2*0* is not 20
                if figures or (not on and found[0] not in text[at:]):
                    add(found[0])  # a star that opens nothing is a star
                else:
                    bold, italic = bold ^ turns_bold, italic ^ turns_italic
        add(text[at:])
        return tuple(spans)


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])
