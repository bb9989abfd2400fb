"""The lines of a file that a problem points at, with marks under the exact characters."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from archive.checking.showing.visible import masked_character, visible_character
from archive.language.folding import cell_width
from archive.model.body import Span
from archive.reading.source import SourceText

WIDTH = 96
"""Cells of a line that are shown at the most; a longer one is cut around the place."""

_LEAD = 32
_WORD = 12
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A source line as printed, and the line of marks to print under it."""

    number: int
    text: str
    marks: str


def excerpts(source: SourceText, span: Span, secrets: Sequence[Span] = ()) -> list[Excerpt]:
    """The line of ``span``; where it covers several, its first line and its last.

    Characters of ``secrets`` are printed as dots. Empty for a text without any line, as that of a
    file that could not be read.
    """
    if not source.text:
        return []
    first = source.position(span.start).line
    last = source.position(max(span.start, span.end - 1)).line
    return [_excerpt(source, line, span, secrets) for line in dict.fromkeys((first, last))]


def _excerpt(source: SourceText, number: int, span: Span, secrets: Sequence[Span]) -> Excerpt:
    place = source.span_of_line(number)
    near = [s for s in secrets if s.start < place.end and place.start < s.end]
    line = _Line(source.text[place.start : place.end], place.start, near)
    start = span.start - place.start
    if start < 0:  # the last line of a longer span
        start = len(line.text) - len(line.text.lstrip())
    start = line.base(min(start, len(line.text)))
    end = max(start, min(span.end - place.start, len(line.text)))
    left, right = line.window(start, end)
    before, after = line.shown(left, start), line.shown(min(end, right), right)
    under = line.shown(start, min(end, right)) + (_CUT if end > right else "")
    opening = _CUT if left else ""
    closing = _CUT if end <= right < len(line.text) else ""
    marks = " " * cell_width(opening + before) + "^" * max(1, cell_width(under))
    return Excerpt(number, f"{opening}{before}{under}{after}{closing}", marks)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its end, which begins at offset ``start`` of the text."""

    text: str
    start: int
    secrets: Sequence[Span]

    def shown(self, start: int, end: int) -> str:
        """The characters from ``start`` to ``end`` as printed."""
        return "".join(self._piece(index) for index in range(start, end))

    def base(self, index: int) -> int:
        """``index``, or that of the letter whose mark stands there (in NFD)."""
        while 0 < index < len(self.text) and unicodedata.combining(self.text[index]):
            index -= 1
        return index

    def window(self, start: int, end: int) -> tuple[int, int]:
        """From where to where to show the line, so that what begins at ``start`` is seen."""
        size = len(self.text)
        if size <= 2 * WIDTH and cell_width(self.shown(0, size)) <= WIDTH:
            return 0, size
        left = self._leftward(start, _LEAD)
        right = self._rightward(left, WIDTH)
        if right == size:
            left = self._leftward(size, WIDTH)
        # whole words, where one ends near the cut
        space = self.text.find(" ", left, min(left + _WORD, start)) if left else -1
        left = space + 1 if space >= 0 else self.base(left)
        space = self.text.rfind(" ", max(end, right - _WORD), right) if right < size else -1
        return left, space if space >= 0 else right

    def _leftward(self, index: int, cells: int) -> int:
        lowest = max(0, index - 2 * cells)
        while index > lowest and cells > 0:
            index -= 1
            cells -= cell_width(self._piece(index))
        return index

    def _rightward(self, index: int, cells: int) -> int:
        highest = min(len(self.text), index + 2 * cells)
        while index < highest and cells > 0:
            cells -= cell_width(self._piece(index))
            index += 1
        while index < highest and unicodedata.combining(self.text[index]):
            index += 1
        return index

    def _piece(self, index: int) -> str:
        character, offset = self.text[index], self.start + index
        if any(span.start <= offset < span.end for span in self.secrets):
            return masked_character(character)
        return visible_character(character)
