"""The mistakes that people make in YAML, each with the edits that make the text readable."""

import re
from dataclasses import dataclass

from archive.reading.yaml_draft import (
    Edit,
    Line,
    end_of_value,
    line_at,
    line_before,
    line_below,
    quoted,
)

LOOK_AROUND = 400
"""Lines above and below a mistake that are looked at: a hostile file must not take long."""

CLOSERS = {"[": "]", "{": "}"}

_SPACES = "\u00a0\u2000-\u200b\u202f\u3000"
_GLUED = re.compile(r"[A-Za-z_]+:(?=[^\s/])")
_GLUED_DASH = re.compile(r"-[a-z_]+(?::|$)")
_ODD_COLON = re.compile(rf"[\w -]{{0,40}}?\w[ ]{{0,3}}([：﹕∶ː]|:(?=[{_SPACES}]))")
_ODD_SPACES = re.compile(rf"[ ]*[{_SPACES}]+[ ]*")
_LEADING_TAB = re.compile(r"^[ ]*(?:-[ ]*)?\t[ \t]*", re.MULTILINE)
_CLOSING = re.compile(r"[\]} ]*$")
_FLOW_END = re.compile(r"[,\]}\n]")


@dataclass(frozen=True, slots=True)
class Mistake:
    """The characters at fault, the hint, and the edits that make the text readable.

    ``sure``: the edits are what must have been meant. ``loses``: they drop something, or may have
    put it in another place.
    """

    hint: str
    start: int
    end: int
    edits: tuple[Edit, ...]
    sure: bool = False
    loses: bool = False
    char: str | None = None


def without_line(text: str, index: int, hint: str = "khac") -> Mistake:
    """Drop what stands on the line of ``index``; where it is empty, on the one above."""
    line = line_at(text, min(index, len(text)))
    if not text[line.start : line.end].strip():
        line = line_before(text, line) or line
    if line.content < line.end:
        return dropped(hint, line)
    edit = Edit(line.start, line.end, "")
    return Mistake(hint, line.start + line.indent, line.end, (edit,), loses=True)


def dropped(hint: str, line: Line, char: str | None = None) -> Mistake:
    """Drop what stands on ``line`` behind its indentation and dashes."""
    edit = Edit(line.content, line.end, "")
    return Mistake(hint, line.start + line.indent, line.end, (edit,), loses=True, char=char)


def in_quotes(hint: str, text: str, value: tuple[int, int], place: tuple[int, int]) -> Mistake:
    """Put the characters of ``value`` in quotes; the fault is at ``place``."""
    edit = Edit(*value, quoted(text[slice(*value)]))
    char = text[place[0]] if hint == "ky-tu-dau" else None
    return Mistake(hint, *place, (edit,), sure=char not in {*"-?]}"}, char=char)


def missing_space(text: str, start: int, line: Line) -> Mistake | None:
    """``title:abc``, ``-abc: x``, ``title：abc`` or a foreign space at ``start``; else None."""
    spaces = _ODD_SPACES.match(text, start, line.end)
    if spaces is not None:
        char = f"U+{ord(spaces.group().strip(' ')[0]):04X}"
        edit = Edit(*spaces.span(), " " * len(spaces.group()))
        return Mistake("ky-tu-la", *spaces.span(), (edit,), sure=True, char=char)
    if _GLUED_DASH.match(text, start, line.end):
        return space_behind("thieu-cach", start)
    glued = _GLUED.match(text, start, line.end)
    odd = _ODD_COLON.match(text, start, line.end)
    if odd is not None and (glued is None or odd.end(1) <= glued.end()):
        at = odd.start(1)
        rest = _ODD_SPACES.match(text, at + 1, line.end)
        char = text[at] if text[at] != ":" else f"U+{ord(text[at + 1]):04X}"
        end = rest.end() if rest else at + 1
        return Mistake("ky-tu-la", at, end, (Edit(at, end, ": "),), sure=True, char=char)
    return space_behind("thieu-cach", glued.end() - 1) if glued else None


def space_behind(hint: str, at: int) -> Mistake:
    """A space is missing behind the character at ``at``."""
    return Mistake(hint, at, at + 1, (Edit(at + 1, at + 1, " "),), sure=True)


def open_quote(text: str, start: int) -> Mistake:
    """A quotation mark without its end: it ends where the value's lines do."""
    line = line_at(text, start)
    end = end_of_value(text, line, start)
    for _ in range(LOOK_AROUND):
        below = line_below(text, line)
        if below is None or below.has_name or below.indent <= line.indent or below.is_item:
            break
        end = end_of_value(text, below, below.content)
        line = below._replace(indent=line.indent)
    closing = _CLOSING.search(text, start, end)
    end = closing.start() if closing else end
    return Mistake("nhay-chua-dong", start, start + 1, (Edit(end, end, text[start]),))


def open_bracket(text: str, start: int) -> Mistake:
    """A bracket without its end: it ends with its line."""
    line = line_at(text, start)
    end = start + len(text[start : end_of_value(text, line, start)].rstrip(", "))
    edit = Edit(end, end, CLOSERS.get(text[start], "]"))
    return Mistake("ngoac-chua-dong", start, start + 1, (edit,), loses=True, char=text[start])


def end_in_flow(text: str, start: int) -> int:
    """Where a value within brackets ends that goes on at ``start``."""
    end = _FLOW_END.search(text, start)
    return start + len(text[start : end.start() if end else len(text)].rstrip())


def tabs(text: str, index: int) -> Mistake:
    """All tabs in indentations at once: who uses the tab key uses it on every line."""
    edits = tuple(
        Edit(*found.span(), found.group().replace("-\t", "- ").replace("\t", "  "))
        for found in _LEADING_TAB.finditer(text)
    )
    line = line_at(text, index)
    at = text.find("\t", line.start, line.end)
    if at < 0 or not any(line.start <= edit.start <= line.end for edit in edits):
        return without_line(text, index, "tab")
    end = line.end - len(text[at : line.end].lstrip("\t"))
    return Mistake("tab", at, end, edits, loses=True)


def indented(text: str, line: Line) -> Mistake:
    """Move the line, and what hangs below it, to the nearest column in use above it."""
    columns: set[int] = set()
    above, innermost = line_before(text, line), LOOK_AROUND
    for _ in range(LOOK_AROUND):
        if above is None:
            break
        if line.is_item and above.is_item and above.indent < innermost:
            columns.add(above.indent)
        if not line.is_item and above.content - above.start < innermost:
            columns.add(above.content - above.start)
        innermost = min(innermost, above.content - above.start)
        if above.indent == 0:
            break
        above = line_before(text, above)
    columns.discard(line.indent)
    if not columns:
        edit = Edit(line.start, line.end, "")
        return Mistake("thut-dong", line.start + line.indent, line.end, (edit,), loses=True)
    target = min(columns, key=lambda column: (abs(column - line.indent), -column))
    edits: list[Edit] = []
    below: Line | None = line
    for _ in range(LOOK_AROUND):
        if below is None:
            break
        moved = max(0, below.indent + target - line.indent)
        edits.append(Edit(below.start, below.start + below.indent, " " * moved))
        below = line_below(text, below)
        if below and below.end > below.start and below.indent < line.indent + line.is_item:
            break
    end = line.start + line.indent if line.indent else line.end
    return Mistake("thut-dong", line.start, end, tuple(edits), loses=True)
