"""What a person did who wrote YAML that does not parse.

libyaml tells where it could not go on, which is often a line too late, and in words that help only
those who know its grammar. From where it stopped and what it had read last, :func:`diagnose` finds
the characters at fault and how the line would have been right. The hints are listed in
``yaml_tree``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.reading.yaml_draft import Edit, end_of_value, line_at, line_before
from archive.reading.yaml_mending import (
    CLOSERS,
    LOOK_AROUND,
    Mistake,
    dropped,
    end_in_flow,
    in_quotes,
    indented,
    missing_space,
    open_bracket,
    open_quote,
    space_behind,
    tabs,
    without_line,
)
from archive.reading.yaml_unmeant import LONE_NAME, ODD_NAME

_UNQUOTED_PARTS = re.compile(r"(?<=:[ ])[^\s\"'\[{,][^,\n]*,[ ]*$")
_MORE_PARTS = re.compile(r"(?:,[^,:{}\[\]\"'\n]+(?=[,}]))*")


@dataclass(frozen=True, slots=True)
class Halt:
    """Where reading stopped.

    ``index`` is where libyaml noticed, ``context`` where what it was reading began (-1: nowhere).
    ``scalar`` is the last value read, from where to where; ``flows`` where the brackets still open
    began; ``closed`` the bracketed group read last, where nothing was read since.
    """

    problem: str
    index: int
    context: int
    scalar: tuple[int, int] | None
    flows: tuple[int, ...] = ()
    closed: tuple[int, int] | None = None


def diagnose(text: str, halt: Halt) -> Mistake:
    """The mistake for which reading ``text`` stopped at ``halt``."""
    line = line_at(text, min(halt.index, len(text)))
    if text.startswith("%", line.start):
        return dropped("ky-tu-dau", line, "%")
    for beginning, detect in _DETECTORS:
        if halt.problem.startswith(beginning):
            mistake = detect(text, halt)
            if mistake is not None:
                return mistake
    return without_line(text, halt.index)


def _two_colons(text: str, halt: Halt) -> Mistake | None:
    if halt.scalar is None:
        return None
    start, end = halt.scalar
    line = line_at(text, start)
    if "\n" in text[start:end] and text[start] not in "\"'":
        below = line_at(text, halt.index)
        if found := missing_space(text, start, line):
            return found
        if start == line.content:
            return dropped("thieu-hai-cham", line)
        return missing_space(text, below.content, below) or indented(text, below)
    if line.has_name and line.start <= halt.index <= line.end:
        value = (line.value, end_of_value(text, line, line.value))
        return in_quotes("hai-cham", text, value, (halt.index, halt.index + 1))
    return None


def _first_character(text: str, halt: Halt) -> Mistake | None:
    if text[halt.index : halt.index + 1] == "\t" or "tab character" in halt.problem:
        return tabs(text, halt.index)
    index = halt.index
    if halt.context >= 0 and not halt.problem.startswith("found character"):
        index = halt.context
    ends = index >= len(text.rstrip()) or text[index] in "\r\n"
    if halt.flows and (ends or "\n" in text[halt.flows[-1] : index]):
        return open_bracket(text, halt.flows[-1])
    if ends:
        return None
    char, line = text[index], line_at(text, index)
    if char == ",":
        edit = Edit(index, index + 1, "")
        return Mistake("ky-tu-dau", index, index + 1, (edit,), loses=True, char=char)
    if not halt.flows and index == line.content and line.has_name:
        return dropped("ky-tu-dau", line, char)
    end = end_in_flow(text, index) if halt.flows else end_of_value(text, line, index)
    return in_quotes("ky-tu-dau", text, (index, max(end, index + 1)), (index, index + 1))


def _unended_quote(text: str, halt: Halt) -> Mistake | None:
    return open_quote(text, halt.context) if halt.context >= 0 else None


def _backslash(text: str, halt: Halt) -> Mistake | None:
    at = text.rfind("\\", 0, halt.index + 1)
    return None if at < 0 else Mistake("gach-cheo", at, at + 1, (Edit(at, at, "\\"),), sure=True)


def _line_without_colon(text: str, halt: Halt) -> Mistake | None:
    if halt.flows:
        return open_bracket(text, halt.flows[-1])
    line = line_at(text, halt.context)
    found = missing_space(text, max(line.content, halt.context), line)
    return found or dropped("thieu-hai-cham", line)


def _no_entry(text: str, halt: Halt) -> Mistake | None:
    """Something stands where an entry or an item should begin."""
    index, line = halt.index, line_at(text, halt.index)
    if halt.scalar is not None and text[halt.scalar[0]] in "\"'":
        start, end = halt.scalar
        if "\n" in text[start:end]:
            return open_quote(text, start)
        if not halt.closed and end > line.start:
            end = end_of_value(text, line, start)
            return in_quotes("sau-nhay", text, (start, end), (index, end))
    if halt.closed is not None and halt.closed[1] > line.start:
        end = end_of_value(text, line, index)
        if not text[index:end].strip("]} "):
            return Mistake("ngoac-thua", index, end, (Edit(index, end, ""),), sure=True)
        return in_quotes("sau-ngoac", text, (halt.closed[0], end), (index, end))
    if text[index : index + 1] == ":":
        return dropped("thieu-ten", line)
    if text.startswith("-", index) and text[index + 1 : index + 2] not in {" ", "\n", ""}:
        return space_behind("thieu-cach", index)
    return missing_space(text, line.content, line) or indented(text, line)


def _flow_entry(text: str, halt: Halt) -> Mistake | None:
    """Something stands within brackets where a comma or the closing bracket should."""
    flow, index, last = halt.context, halt.index, halt.scalar
    line = line_at(text, flow)
    if last is not None and last[0] > flow and text.startswith(('"', "'"), last[0]):
        if "\n" in text[slice(*last)]:
            return open_quote(text, last[0])
        if index <= line.end and not text[last[1] : index].strip():
            end = end_in_flow(text, last[1])
            return in_quotes("sau-nhay", text, (last[0], end), (index, max(end, index + 1)))
    if index >= line.end:
        return open_bracket(text, flow)
    char = text[index]
    if char in "]}":
        edit = Edit(index, index + 1, CLOSERS[text[flow]])
        return Mistake("ngoac-chua-dong", flow, flow + 1, (edit,), sure=True, char=text[flow])
    if char != ":" or last is None or last[0] < flow:
        return Mistake("thieu-phay", index, index + 1, (Edit(index, index, ", "),))
    value, _, word = text[slice(*last)].rpartition(" ")
    if value and re.fullmatch(r"[a-z_]+", word):
        at = last[0] + len(value.rstrip())
        return Mistake("thieu-phay", last[1] - len(word), last[1], (Edit(at, at, ","),))
    value_end = end_in_flow(text, index)
    return in_quotes("hai-cham", text, (last[0], value_end), (index, index + 1))


def _lone_name(text: str, halt: Halt) -> Mistake | None:
    """``{what:abc}``, or ``{name: A, Phó Bí thư}`` where the comma belongs to the value."""
    start, end = halt.scalar or (halt.index, halt.index)
    line, flow = line_at(text, start), halt.context
    glued = missing_space(text, start, line)
    if glued is not None and glued.start < end:
        return glued
    if text.find("}", end, line.end) < 0:
        return open_bracket(text, flow)
    before = _UNQUOTED_PARTS.search(text, flow, start)
    if before is None:
        return Mistake("dau-phay", start, end, (Edit(start, end, ""),), loses=True)
    more = _MORE_PARTS.match(text, end, line.end)
    end = more.end() if more else end
    place = (text.rindex(",", 0, start), end)
    return in_quotes("dau-phay", text, (before.start(), end), place)


def _odd_name(text: str, halt: Halt) -> Mistake | None:
    return missing_space(text, halt.index, line_at(text, halt.index))


def _second_start(text: str, halt: Halt) -> Mistake | None:
    """Content behind the end of the whole: behind ``...``, or the entries above are indented."""
    line = line_at(text, halt.index)
    first, above = line, line_before(text, line)
    if above is not None and text.startswith("...", above.start):
        return without_line(text, above.start)
    for _ in range(LOOK_AROUND):
        if above is None or above.indent <= line.indent:
            break
        first, above = above, line_before(text, above)
    if above is not None or first.start == line.start:
        return None
    margin = re.compile(rf"^[ ]{{{first.indent}}}", re.MULTILINE)
    edits = tuple(Edit(*m.span(), "") for m in margin.finditer(text, first.start, line.start))
    return Mistake("thut-dong", first.start, first.content, edits, loses=True)


_DETECTORS: tuple[tuple[str, Callable[[str, Halt], Mistake | None]], ...] = (
    (LONE_NAME, _lone_name),
    (ODD_NAME, _odd_name),
    ("mapping values are not allowed", _two_colons),
    ("block sequence entries are not allowed", _first_character),
    ("mapping keys are not allowed", _first_character),
    ("found character that cannot start", _first_character),
    ("found a tab character", _first_character),
    ("found an indentation indicator", _first_character),
    ("found undefined tag handle", _first_character),
    ("found unexpected end of stream", _unended_quote),
    ("found unexpected document indicator", _unended_quote),
    ("found unknown escape character", _backslash),
    ("found invalid Unicode character escape", _backslash),
    ("could not find expected ':'", _line_without_colon),
    ("did not find expected hexdecimal", _backslash),
    ("did not find expected key", _no_entry),
    ("did not find expected '-' indicator", _no_entry),
    ("did not find expected ',' or", _flow_entry),
    ("did not find expected <document start>", _second_start),
    ("did not find", _first_character),
)
"""By the beginning of what libyaml says; the first that finds something."""
