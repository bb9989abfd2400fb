"""The paper as extraction reads it: clean blocks in reading order, and what was set aside.

A reader of a file format hands over what the format holds; here its accidents go: emphasis typed
as stars, superscript figures for notes, tables typed with tabs, a paragraph that a page cuts in
two. No word goes with them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from archive.importing.document import Document, Loss, Paragraph, Span, Table
from archive.importing.paper.typed_text import clean, cut, tables_of_tabs, trimmed, with_whole_dates
from archive.language.folding import nfc

Kind = Literal["paragraph", "heading", "item", "table"]

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_FIGURES = re.compile(f"[{_RAISED}]+")
_LIST_SIGN = re.compile(
    r"^\s*(?:([-–—+•*·▪○●.◦▫■□►▸‣✓❖➢➤\uf000-\uf0ff]|[o])\s+(?=\S)|([-–+•])(?=[^\W\d_]|(?<=\+)\d))"
)
_ENDED = re.compile(r"[.;:!?…”\"»)\]|]\s*$")
_GOES_ON = re.compile(r"[a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]")
_RULE = re.compile(r"^[\s*_=\-–—.~]+$")
_LETTERED = re.compile(r"^[a-zđ]\s*[).]\s")


@dataclass(frozen=True)
class Block:
    """A block of the paper; ``table`` is set for a table alone.

    ``number`` counts from 1, for questions; ``role`` is that of the section it stands in, and
    ``level`` a heading's (2–6).
    """

    kind: Kind
    spans: tuple[Span, ...] = ()
    table: Table | None = None
    marker: str = ""
    origin: str = ""
    styled: int = 0
    centred: bool = False
    level: int = 0
    role: str = ""
    anchor: str = ""
    number: int = 0

    @property
    def text(self) -> str:
        """The words, without looks and note calls."""
        return "".join(span.text for span in self.spans)

    @property
    def words(self) -> str:
        """The words, of a table those of its cells."""
        return _table_text(self.table) if self.table else self.text

    @property
    def is_bold(self) -> bool:
        """Whether all its letters are bold."""
        letters = [span for span in self.spans if re.search(r"\w", span.text)]
        return bool(letters) and all(span.bold for span in letters)

    @property
    def where(self) -> str:
        """Where it was read, for a person."""
        return self.origin or f"đoạn {self.number}"


@dataclass
class Paper:
    """The blocks in order, the notes by label, and what was left out with the reason."""

    blocks: list[Block]
    notes: dict[str, tuple[Span, ...]]
    left_out: list[Loss] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words that a person could read in it, one block a line; cells and notes too."""
        lines = [block.words for block in self.blocks]
        lines += ("".join(s.text for s in note) for note in self.notes.values())
        return "\n".join(lines)


def full_text(document: Document) -> str:
    """Every word of ``document``, lost ones too, one paragraph a line: what the gate must read."""
    lines = [nfc(paragraph.text) for paragraph in document.paragraphs()]
    lines += (nfc(loss.text) for loss in document.lost)
    # a mark may be typed over the cells of a row
    for block in document.blocks:
        if isinstance(block, Table):
            lines += (" ".join(cell.text for cell in row) for row in block.rows)
    return "\n".join(lines)


def read_paper(document: Document) -> Paper:
    """``document`` in clean blocks; what its reader lost stays lost, with the reasons."""
    left_out = list(document.lost)
    blocks: list[Block] = []
    for source in tables_of_tabs(document.blocks):
        if isinstance(source, Table):
            blocks.append(Block("table", table=_clean_table(source), origin=source.origin))
            continue
        for paragraph in _parted(source):
            block = _block(paragraph)
            if not block.text.strip() and not any(s.note for s in block.spans):
                continue
            if _RULE.match(block.text) and not any(s.note for s in block.spans):
                left_out.append(Loss(block.text.strip(), "đường kẻ, không phải chữ", block.origin))
                continue
            blocks.append(block)
    notes = {
        label: clean([span for p in paragraphs for span in (*p.spans, Span(" "))])
        for label, paragraphs in document.notes.items()
    }
    blocks, notes = _raised_notes(blocks, notes)
    blocks = [replace(b, number=n) for n, b in enumerate(_mended(blocks), 1)]
    return Paper(blocks, notes, left_out)


def _parted(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph at its line breaks, where a new line begins a list item or a heading."""
    text = paragraph.text
    if "\n" not in text.strip("\n"):
        yield paragraph
        return
    at = 0
    for line in text.split("\n"):
        spans = cut(paragraph.spans, at, at + len(line))
        if line.strip():
            yield replace(paragraph, spans=spans)
        at += len(line) + 1


def _block(paragraph: Paragraph) -> Block:
    spans = clean(list(paragraph.spans))
    marker = paragraph.marker.strip()
    text = "".join(span.text for span in spans)
    sign = _LIST_SIGN.match(text)
    if not marker and sign and (sign[1] != "*" or not paragraph.centred):
        marker = sign[1] or sign[2]
        spans = trimmed(cut(spans, sign.end(), len(text)))
    elif marker and any(char.isalnum() for char in marker) and not text.startswith(marker):
        # numbers that the word processor counted are words a reader sees
        bold = all(span.bold for span in spans if span.text.strip())
        spans = (Span(f"{marker} ", bold=bold), *spans)
        marker = ""
    kind: Kind = "item" if marker else "paragraph"
    return Block(
        kind,
        with_whole_dates(spans),
        marker=marker,
        origin=paragraph.origin,
        styled=paragraph.heading,
        centred=paragraph.centred,
    )


def _clean_table(table: Table) -> Table:
    rows = tuple(
        tuple(
            replace(
                cell,
                paragraphs=tuple(
                    replace(p, spans=clean(list(p.spans)))
                    for paragraph in cell.paragraphs
                    for p in _parted(paragraph)
                ),
            )
            for cell in row
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def _table_text(table: Table) -> str:
    return "\n".join(" | ".join(cell.text.replace("\n", " ") for cell in row) for row in table.rows)


def _raised_notes(
    blocks: list[Block], notes: dict[str, tuple[Span, ...]]
) -> tuple[list[Block], dict[str, tuple[Span, ...]]]:
    """Raised figures that call a note, where a block that begins with the same figure is one."""
    kept: list[Block] = []
    found = dict(notes)
    for block in blocks:
        sign = _RAISED_FIGURES.match(block.text)
        label = _label(sign[0]) if sign else ""
        if sign and label not in found:
            found[label] = trimmed(cut(block.spans, sign.end(), len(block.text)))
        else:
            kept.append(block)
    labels = set(found) - set(notes)
    if not labels:
        return blocks, notes
    return [replace(b, spans=tuple(_with_calls(b.spans, labels))) for b in kept], found


def _with_calls(spans: tuple[Span, ...], labels: set[str]) -> Iterator[Span]:
    for span in spans:
        at = 0
        for sign in _RAISED_FIGURES.finditer(span.text):
            if _label(sign[0]) in labels:
                if sign.start() > at:
                    yield replace(span, text=span.text[at : sign.start()])
                yield Span("", note=_label(sign[0]))
                at = sign.end()
        if at < len(span.text) or span.note is not None:
            yield replace(span, text=span.text[at:])


def _label(raised: str) -> str:
    return "".join(str(_RAISED.index(char)) for char in raised)


def _mended(blocks: list[Block]) -> Iterator[Block]:
    """Blocks of which a page's end made two, as one again: no end before, a small letter behind."""
    waiting: Block | None = None
    for block in blocks:
        if (
            waiting is not None
            and waiting.kind in {"paragraph", "item"}
            and block.kind == "paragraph"
            and not waiting.centred
            and not block.centred
            and not waiting.is_bold
            and len(waiting.text) > 60
            and not _ENDED.search(waiting.text)
            and _GOES_ON.match(block.text)
            and not _LETTERED.match(block.text)
        ):
            waiting = replace(waiting, spans=clean([*waiting.spans, Span(" "), *block.spans]))
            continue
        if waiting is not None:
            yield waiting
        waiting = block
    if waiting is not None:
        yield waiting
