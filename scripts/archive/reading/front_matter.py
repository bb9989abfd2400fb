"""A file's two parts: the front matter between two ``---`` lines, and the text below."""

import re
from dataclasses import dataclass

from archive.model.body import Span
from archive.reading.source import Fault

_FENCE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parts:
    """The YAML and where it starts; the text below and where it starts, in characters."""

    yaml: str
    yaml_start: int
    body: str
    body_start: int
    faults: tuple[Fault, ...] = ()


def split(text: str) -> Parts:
    """The two parts of ``text``.

    Where the first line is not ``---`` everything is text below; where the second ``---`` is
    missing everything is YAML. Both are faults.
    """
    start = 1 if text.startswith("\ufeff") else 0
    opening = _FENCE.match(text, start)
    if opening is None:
        end = text.find("\n")
        span = Span(0, len(text) if end < 0 else end)
        return Parts("", 0, text, 0, (Fault("thieu-phan-dau", span),))
    yaml_start = min(opening.end() + 1, len(text))
    closing = _FENCE.search(text, yaml_start)
    if closing is None:
        fault = Fault("phan-dau-khong-dong", Span(*opening.span()))
        return Parts(text[yaml_start:], yaml_start, "", len(text), (fault,))
    body_start = min(closing.end() + 1, len(text))
    return Parts(text[yaml_start : closing.start()], yaml_start, text[body_start:], body_start)
