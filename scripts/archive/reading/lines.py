"""Lines of Markdown with their places, and what they begin with."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

MARGIN = 4
"""Columns that make code, or continue a list item or a footnote."""

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_MARKER = re.compile(r"[ \t]*(?:[*+-]|(?P<number>\d+\.))[ \t]+")
_BLANKS = re.compile(r"\n(?:[ \t]*\n)+")
_PIPES = re.compile(r"\\.|(?P<pipe>\|)")


class Line(NamedTuple):
    """A line without its end, and its offset in the file."""

    text: str
    offset: int

    @property
    def indent(self) -> int:
        """The columns of white space at its beginning."""
        margin = self.text[: len(self.text) - len(self.text.lstrip(" \t"))]
        return len(margin.expandtabs(MARGIN)) if "\t" in margin else len(margin)

    @property
    def marker(self) -> Literal["ul", "ol"] | None:
        """The kind of list of which the line begins an item; None when it begins none."""
        found = _MARKER.match(self.text)
        if found is None:
            return None
        return "ul" if found["number"] is None else "ol"

    def without(self, columns: int) -> "Line":
        """The line without so much white space at its beginning; where there is less, as it is."""
        size = width = 0
        while width < columns and self.text[size : size + 1] in {" ", "\t"}:
            width += MARGIN - width % MARGIN if self.text[size] == "\t" else 1
            size += 1
        return Line(self.text[size:], self.offset + size) if width >= columns else self


class Item(NamedTuple):
    """The lines of one list item, and the columns before its marker."""

    lines: list[Line]
    columns: int


_make = tuple.__new__  # as Line(…) does, without a call of Python for each of very many


def lines_of(text: str, start: int) -> Iterator[Line]:
    """The lines of ``text``, which begins at offset ``start`` of its file."""
    if "\r" in text:
        for found in _LINE.finditer(text):
            yield Line(found[1], start + found.start())
        return
    for line in text.split("\n"):
        yield _make(Line, (line, start))
        start += len(line) + 1


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """From where to where lines stand in ``text`` with no blank one between them."""
    at = 0
    if "\r" not in text:  # there it is left to others to tell where lines end
        for blank in _BLANKS.finditer(text):
            yield at, blank.start()
            at = blank.end()
    yield at, len(text)


def items_of(block: list[Line]) -> Iterator[Item]:
    """The items of a block that begins with one.

    Four columns go one level deeper, never two at once. A marker of the other kind of list
    (``sane_lists``) belongs to a list of its kind below, where there is one; else it is text.
    """
    kinds: list[str] = []
    item: list[Line] = []
    columns = 0
    for line in block:
        marker, depth = line.marker, line.indent // MARGIN
        if marker is not None and depth <= len(kinds):
            levels = (n for n in range(depth, len(kinds)) if kinds[n] == marker)
            level = next(levels, depth if depth == len(kinds) else None)
            if level is not None:
                if item:
                    yield Item(item, columns)
                kinds[level:] = [marker]
                item, columns = [], line.indent
        item.append(line)
    yield Item(item, columns)


def is_table(header: str, separator: str) -> bool:
    """Whether these two lines begin a table."""
    separator = separator.strip(" ")
    if "|" not in header + separator or set(separator) - set("|:- "):
        return False
    header = header.strip(" ")
    border = header.startswith("|") or header.endswith("|")
    cells = _cells(header, border=border)
    if cells == 1 and not (border and "|" in separator[:1] + separator[-1:]):
        return False
    return cells == _cells(separator, border=border)


def _cells(row: str, *, border: bool) -> int:
    pipes = [found.start("pipe") for found in _PIPES.finditer(row) if found["pipe"]]
    if border and pipes:
        pipes = pipes[1:] if pipes[0] == 0 else pipes
        pipes = pipes[:-1] if pipes and pipes[-1] == len(row) - 1 else pipes
    return len(pipes) + 1
