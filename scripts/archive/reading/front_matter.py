"""A file's two parts: the front matter between two ``---`` lines, and the text below."""

import re
from dataclasses import dataclass

from archive.model.body import Span
from archive.reading.source import Fault

_OPENING = re.compile(r"\ufeff?(?P<blank>\s*)---[ \t]*\r?(?:\n|\Z)")
_ENTRY = re.compile(r"\ufeff?[a-z_]+:[ \t]")
_CLOSING = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"^#{2,6}[ \t]+\S", re.MULTILINE)
_PROSE = re.compile(r"(?<=\n)[ \t]*\r?\n(?=[^\s#\-])(?![\w-]+[ ]*:)")


@dataclass(frozen=True, slots=True)
class Parts:
    """The YAML and where it starts; the text below and where it starts, in characters.

    ``complete`` is False when the one could not surely be told from the other.
    """

    yaml: str
    yaml_start: int
    body: str
    body_start: int
    faults: tuple[Fault, ...] = ()
    complete: bool = True


def split(text: str) -> Parts:
    """The two parts of ``text``.

    Where the first line is not ``---`` everything is text below, unless the file begins with an
    entry and has the second ``---``: then only the first is missing. Where the second is missing
    the text begins with the first heading, or with the first paragraph behind an empty
    line. Both are faults, and so is an empty line above the first ``---``.
    """
    opening = _OPENING.match(text)
    if opening is None:
        fault = Fault("thieu-phan-dau", Span(0, max(text.find("\n"), 0) or len(text)))
        closing = _CLOSING.search(text) if _ENTRY.match(text) else None
        if closing is None:
            return Parts("", 0, text, 0, (fault,), complete=False)
        start, below = int(text.startswith("\ufeff")), min(closing.end() + 1, len(text))
        return Parts(text[start : closing.start()], start, text[below:], below, (fault,))
    start = opening.end()
    faults = [Fault("thieu-phan-dau", Span(0, 0))] if opening["blank"] else []
    closing = _closing(text, start)
    if closing is not None:
        below = min(closing.end() + 1, len(text))
        return Parts(text[start : closing.start()], start, text[below:], below, tuple(faults))
    faults.append(Fault("phan-dau-khong-dong", Span(opening.end("blank"), start)))
    body = _HEADING.search(text, start) or _PROSE.search(text, start)
    below = body.start() if body else len(text)
    return Parts(text[start:below], start, text[below:], below, tuple(faults), complete=False)


def _closing(text: str, start: int) -> "re.Match[str] | None":
    """The first line from ``start`` on, where a line begins, that is the second ``---``."""
    at = start if text.startswith("---", start) else text.find("\n---", start) + 1
    while at > 0:
        found = _CLOSING.match(text, at)
        if found is not None:
            return found
        at = text.find("\n---", at) + 1
    return None
