"""An office file as the importer sees it, whatever program wrote it.

Readers make it, extraction reads it; nothing in it is specific to a file format. Text is Unicode
NFC. Nothing is left out silently: what a reader does not hand on stands in ``Document.lost``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Span:
    """A run of characters of one look; ``note`` is the label of a footnote that is called here.

    A span that calls a note has no text of its own, so that “01¹” is “01” and a call, never “011”.
    """

    text: str
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    note: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """``heading`` is the level a style gives it (1–9, 0: none); ``marker`` that of a list item.

    ``origin`` says where in the file it stands, for a person: “đoạn 12”, “trang 3”.
    """

    spans: tuple[Span, ...]
    heading: int = 0
    marker: str = ""
    centred: bool = False
    origin: str = ""

    @property
    def text(self) -> str:
        """The words alone, without note calls and looks."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True)
class Cell:
    """A cell of a table; one that is merged stands once, at its first place."""

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The words of all paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Table:
    """Rows of cells; ``ruled`` is false for a table without lines, which offices use for layout."""

    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = True
    origin: str = ""


@dataclass(frozen=True)
class Loss:
    """Words of the file that are not handed on, and why, in Vietnamese for the clerk."""

    text: str
    reason: str
    origin: str = ""


@dataclass(frozen=True)
class Document:
    """All blocks in reading order, the footnotes by label, and what was left out.

    ``method`` is how it was read: ``van-ban`` (text of the file) or ``nhan-dang`` (by machine, from
    a picture). ``warnings`` are sentences in Vietnamese about what a person should look at.
    """

    blocks: tuple[Paragraph | Table, ...]
    notes: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    lost: tuple[Loss, ...] = ()
    method: str = "van-ban"
    warnings: tuple[str, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those in cells too; footnotes last."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
                continue
            for row in block.rows:
                for cell in row:
                    yield from cell.paragraphs
        for note in self.notes.values():
            yield from note
