"""The text of a file: its headings, passages and anchors, each with its place.

Places are character offsets into the whole text of the file, so that a rule about a sentence can
point at it just as a rule about an entry can.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

PassageKind = Literal[
    "heading", "paragraph", "item", "table", "quote", "code", "footnote", "html", "macro"
]


class Span(NamedTuple):
    """From ``start`` to ``end`` (exclusive), in characters from the start of the file."""

    start: int
    end: int


class Passage(NamedTuple):
    """One block of the text: a heading, a paragraph, a list item, a table…

    ``text`` is the Markdown without its anchor line; ``level`` is a heading's level (1–6) or a
    list item's indentation in columns; ``anchor_span`` covers the id alone.
    """

    kind: PassageKind
    text: str
    span: Span
    level: int = 0
    anchor: str | None = None
    anchor_span: Span | None = None


@dataclass(frozen=True)
class Body:
    """The text below the front matter.

    ``stray`` are anchor lines that stand under nothing that can carry them, each with its id.
    """

    text: str
    start: int
    passages: tuple[Passage, ...]
    stray: tuple[tuple[str, Span], ...] = ()

    @cached_property
    def anchors(self) -> dict[str, Passage]:
        """The first passage that carries each anchor."""
        found: dict[str, Passage] = {}
        for passage in self.passages:
            if passage.anchor is not None:
                found.setdefault(passage.anchor, passage)
        return found

    @cached_property
    def _sections(self) -> dict[int, str]:
        section = ""
        sections = {}
        for passage in self.passages:
            if passage.kind == "heading" and passage.anchor is not None:
                section = passage.anchor
            sections[passage.span.start] = section
        return sections

    def section_of(self, passage: Passage) -> str:
        """The anchor of the heading that ``passage`` stands under; empty before the first."""
        return self._sections.get(passage.span.start, "")

    def told_at(self, anchor: str) -> tuple[Passage, ...]:
        """The passages that an anchor stands for.

        One passage; or, where the anchor is a heading's, the heading and all below it up to the
        next heading of the same or a higher level. Empty when no passage carries the anchor.
        """
        first = self.anchors.get(anchor)
        if first is None:
            return ()
        if first.kind != "heading":
            return (first,)
        told = [first]
        for passage in self.passages[self.passages.index(first) + 1 :]:
            if passage.kind == "heading" and passage.level <= first.level:
                break
            told.append(passage)
        return tuple(told)


EMPTY_BODY = Body("", 0, ())
