"""A copy of a YAML text in which mistakes are mended, so that reading can go on behind them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.model.body import Span

_ENTRY = re.compile(
    r"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)"
    r"(?:(?P<name>\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'\[\]{}#,:](?:[^:\n]|:(?=\S))*?):(?=[ \t]|$)[ \t]*)?"
)


class Edit(NamedTuple):
    """The characters ``start``–``end`` become ``text``."""

    start: int
    end: int
    text: str


class Line(NamedTuple):
    """A line of YAML: where it begins and ends, and what stands on it.

    ``content`` is where the first character behind indentation and dashes stands; ``value`` where
    the value behind the entry's name begins, or ``content`` where there is no name.
    """

    start: int
    end: int
    indent: int
    content: int
    value: int

    @property
    def has_name(self) -> bool:
        """Whether an entry's name and its colon begin the line."""
        return self.value > self.content

    @property
    def is_item(self) -> bool:
        """Whether a dash begins the line."""
        return self.content > self.start + self.indent


def line_at(text: str, index: int) -> Line:
    """The line that holds ``index``."""
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    end = len(text) if end < 0 else end
    end -= text.endswith("\r", start, end)
    entry = _ENTRY.match(text, start, end)
    indent = entry.end("indent") if entry else start
    content = entry.end("dashes") if entry else start
    return Line(start, end, indent - start, content, entry.end() if entry else start)


def line_below(text: str, line: Line) -> Line | None:
    """The next line; None below the last."""
    end = text.find("\n", line.end)
    return None if end < 0 or end + 1 >= len(text) else line_at(text, end + 1)


def line_before(text: str, line: Line) -> Line | None:
    """The nearest line above that holds something other than a comment."""
    while line.start > 0:
        line = line_at(text, line.start - 1)
        if text[line.start : line.end].lstrip()[:1] not in {"", "#"}:
            return line
    return None


def end_of_value(text: str, line: Line, start: int) -> int:
    """Where a value that begins at ``start`` ends on its line, spaces and comment left out."""
    comment = re.compile(r"[ \t]#").search(text, start, line.end)
    end = comment.start() if comment else line.end
    return start + len(text[start:end].rstrip())


def quoted(value: str) -> str:
    """``value`` as YAML reads it back, whatever signs it holds; one line."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


@dataclass(frozen=True)
class Draft:
    """A text to read and, once something was mended, where each character of it came from."""

    text: str
    offset: int
    """Where the text begins in its file."""
    places: Sequence[int] | None = None

    def place(self, index: int) -> int:
        """The offset in the file of the character at ``index``; of the end, behind the last."""
        index = min(index, len(self.text))
        return self.offset + (index if self.places is None else self.places[index])

    def span(self, start: int, end: int) -> Span:
        """The span in the file of the characters ``start``–``end``."""
        if self.places is None:
            return Span(self.offset + start, self.offset + end)
        return Span(self.place(start), self.place(end))

    def mended(self, edits: tuple[Edit, ...]) -> "Draft":
        """The draft with ``edits``, which must not overlap."""
        text, places = self.text, self.places or range(len(self.text) + 1)
        pieces: list[str] = []
        origins: list[int] = []
        done = 0
        for start, end, new in sorted(edits):
            pieces += (text[done:start], new)
            origins += places[done:start]
            origins += [places[start]] * len(new)
            done = end
        pieces.append(text[done:])
        origins += places[done:]
        return Draft("".join(pieces), self.offset, origins)
