"""What a person did who wrote YAML that does not parse.

libyaml tells where it could not go on, which is often a line too late, and in words that help only
those who know its grammar. From where it stopped and what it had read last, :func:`diagnose` finds
the characters at fault and how the line would have been right. The hints are listed in
``yaml_tree``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.reading.yaml_draft import (
    Edit,
    Line,
    end_of_value,
    line_at,
    line_before,
    quoted,
)

LONE_KEY = "a name without a value"
RUN_ON = "a value that runs on"
"""Two halts that are ours, not libyaml's: legal YAML that nobody means."""

_CLOSERS = {"[": "]", "{": "}"}
_GLUED = re.compile(r"(?:[A-Za-z_]\w*):(?=[^\s/])")
_ODD_COLON = re.compile(r"[\w -]{0,40}?\w[ ]{0,3}([：﹕∶ː]|:(?=[\u00a0\u2000-\u200b\u202f\u3000]))")
_ODD_SPACES = re.compile(r"[ ]*[\u00a0\u2000-\u200b\u202f\u3000]+[ ]*")
_LEADING_TAB = re.compile(r"^(?:[ ]*-)?[ ]*\t[ \t]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Halt:
    """Where reading stopped.

    ``index`` is where libyaml noticed, ``context`` where what it was reading began. ``scalar`` is
    the last value read, from where to where; ``flows`` where the brackets still open began;
    ``closed`` the bracketed group read last, where nothing was read since.
    """

    problem: str
    index: int
    context: int
    scalar: tuple[int, int] | None
    flows: tuple[int, ...] = ()
    closed: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Mistake:
    """The characters at fault, the hint, and the edits that make the text readable.

    ``sure``: the edits are what must have been meant. ``loses``: they drop something.
    """

    hint: str
    start: int
    end: int
    edits: tuple[Edit, ...]
    sure: bool = False
    loses: bool = False
    char: str | None = None


def diagnose(text: str, halt: Halt) -> Mistake:
    """The mistake for which reading ``text`` stopped at ``halt``."""
    for beginning, detect in _DETECTORS:
        if halt.problem.startswith(beginning):
            mistake = detect(text, halt)
            if mistake is not None:
                return mistake
    return without_line(text, min(halt.index, len(text.rstrip())))


def without_line(text: str, index: int, hint: str = "khac") -> Mistake:
    """Drop what stands on the line of ``index`` behind its indentation and dashes."""
    line = line_at(text, index)
    if line.end == line.start and line.start > 0:
        line = line_before(text, line) or line
    start = line.content if line.content < line.end else line.start + line.indent
    return Mistake(hint, start, max(line.end, start), (Edit(start, line.end, ""),), loses=True)


def run_on(text: str, start: int, end: int) -> Mistake | None:
    """What is wrong with a value that goes on in the next lines; None where it is just long."""
    first = line_at(text, start)
    if text[start] in "\"'":
        inside = re.compile(r"\n[ ]*(?:-[ ]+)*[a-z_]+:[ ]").search(text, start, end)
        return _open_quote(text, start) if inside else None
    glued = _missing_space(text, start, first)
    if glued is not None:
        return glued
    line = first
    while (below := line.end + 1 + (text[line.end : line.end + 1] == "\r")) < end:
        line = line_at(text, below)
        glued = _missing_space(text, line.content, line)
        if glued is not None:
            return glued
        expected = first.content - first.start + (2 if first.has_name else 0)
        if line.content > line.start + line.indent and line.indent != expected:
            return _indented(text, line)
    return None


def _two_colons(text: str, halt: Halt) -> Mistake | None:
    if halt.scalar is None:
        return None
    start, end = halt.scalar
    line = line_at(text, start)
    if "\n" in text[start:end] and text[start] not in "\"'":
        told = _missing_space(text, start, line)
        if told is not None:
            return told
        below = line_at(text, halt.index)
        if start == line.content:
            return _no_colon(line)
        return _missing_space(text, below.content, below) or _indented(text, below)
    if line.has_name and line.start <= halt.index <= line.end:
        return _quoting("hai-cham", text, line.value, end_of_value(text, line, line.value), halt)
    return None


def _first_character(text: str, halt: Halt) -> Mistake | None:
    if text[halt.index : halt.index + 1] == "\t" or "tab character" in halt.problem:
        return _tabs(text, halt.index)
    index = halt.index
    if halt.context >= 0 and not halt.problem.startswith("found character"):
        index = halt.context
    if index >= len(text.rstrip()) or text[index] in "\r\n":
        return _open_bracket(text, halt.flows[-1]) if halt.flows else None
    if halt.flows and line_at(text, index).start != line_at(text, halt.flows[-1]).start:
        return _open_bracket(text, halt.flows[-1])
    char = text[index]
    if char == ",":
        edit = Edit(index, index + 1, "")
        return Mistake("ky-tu-dau", index, index + 1, (edit,), loses=True, char=char)
    line = line_at(text, index)
    if not halt.flows and index == line.content and not text.startswith(("[", "{"), index):
        return _dropped("ky-tu-dau", line, char) if line.has_name or char == "%" else None
    sure = char not in "-?]}"
    end = _end_in_flow(text, index) if halt.flows else end_of_value(text, line, index)
    edit = Edit(index, end, quoted(text[index:end]))
    return Mistake("ky-tu-dau", index, index + 1, (edit,), sure, char=char)


def _unended_quote(text: str, halt: Halt) -> Mistake | None:
    return _open_quote(text, halt.context) if halt.context >= 0 else None


def _backslash(text: str, halt: Halt) -> Mistake | None:
    at = text.rfind("\\", 0, halt.index + 1)
    return None if at < 0 else Mistake("gach-cheo", at, at + 1, (Edit(at, at, "\\"),), sure=True)


def _line_without_colon(text: str, halt: Halt) -> Mistake | None:
    if halt.flows:
        return _open_bracket(text, halt.flows[-1])
    line = line_at(text, halt.context)
    return _missing_space(text, max(line.content, halt.context), line) or _no_colon(line)


def _not_a_key(text: str, halt: Halt) -> Mistake | None:
    last, index = halt.scalar, min(halt.index, len(text))
    line = line_at(text, index)
    if last is not None and text[last[0]] in "\"'":
        if "\n" in text[last[0] : last[1]]:
            return _open_quote(text, last[0])
        if not halt.closed and last[1] > line.start:
            end = end_of_value(text, line, last[0])
            return _quoting("sau-nhay", text, last[0], end, halt)
    if halt.closed is not None and halt.closed[1] > line.start:
        rest = text[index : end_of_value(text, line, index)]
        if rest and not rest.strip("]} "):
            edit = Edit(index, index + len(rest), "")
            return Mistake("ngoac-thua", index, index + len(rest), (edit,), sure=True)
        end = end_of_value(text, line, halt.closed[0])
        return _quoting("sau-ngoac", text, halt.closed[0], end, halt)
    if text[index : index + 1] == ":":
        return _dropped("thieu-ten", line)
    if text.startswith("-", index) and not text.startswith(("- ", "-\n"), index):
        return Mistake("thieu-cach", index, index + 1, (Edit(index + 1, index + 1, " "),), sure=True)
    return _missing_space(text, line.content, line) or _indented(text, line)


def _flow_entry(text: str, halt: Halt) -> Mistake | None:
    start = halt.context
    line, index = line_at(text, start), halt.index
    last = halt.scalar
    if last is not None and last[0] > start and text[last[0]] in "\"'":
        if "\n" in text[last[0] : last[1]]:
            return _open_quote(text, last[0])
        if index <= line.end and not text[last[1] : index].strip():
            end = _end_in_flow(text, last[1])
            return _quoting("sau-nhay", text, last[0], end, halt)
    if index > line.end or index >= len(text.rstrip()):
        return _open_bracket(text, start)
    char = text[index]
    if char in "]}":
        edit = Edit(index, index + 1, _CLOSERS[text[start]])
        return Mistake("ngoac-chua-dong", start, start + 1, (edit,), sure=True, char=text[start])
    if char == ":" and last is not None and last[0] > start:
        value, _, word = text[last[0] : last[1]].rpartition(" ")
        if value and re.fullmatch(r"[a-z_]+", word):
            at = last[0] + len(value.rstrip())
            return Mistake("thieu-phay", last[1] - len(word), last[1], (Edit(at, at, ","),))
        return _quoting("hai-cham", text, last[0], _end_in_flow(text, index), halt)
    return Mistake("thieu-phay", index, index + 1, (Edit(index, index, ", "),))


def _lone_key(text: str, halt: Halt) -> Mistake | None:
    """``{what:abc}``, or ``{name: A, Phó Bí thư}`` where the comma belongs to the value."""
    start, end = halt.scalar or (halt.index, halt.index)
    glued = _missing_space(text, start, line_at(text, start))
    if glued is not None and glued.start < end:
        return glued
    value = re.compile(r"(?<=:[ ])[^\s\"'\[{][^,\n]*?,[ ]*$").search(text, halt.context, start)
    if value is None:
        return Mistake("dau-phay", start, end, (Edit(start, end, ""),), loses=True)
    edit = Edit(value.start(), end, quoted(text[value.start() : end]))
    comma = text.rindex(",", 0, start)
    return Mistake("dau-phay", comma, end, (edit,), sure=True)


def _run_on(text: str, halt: Halt) -> Mistake | None:
    return run_on(text, *halt.scalar) if halt.scalar else None


def _second_start(text: str, halt: Halt) -> Mistake | None:
    """Content behind the end of the whole: most often entries that begin indented."""
    line = line_at(text, halt.index)
    above = line_before(text, line)
    while above is not None and above.indent > line.indent:
        first, above = above, line_before(text, above)
        if above is None:
            pattern = re.compile(rf"^[ ]{{{first.indent}}}", re.MULTILINE)
            found = pattern.finditer(text, first.start, line.start)
            edits = tuple(Edit(m.start(), m.end(), "") for m in found)
            return Mistake("thut-dong", first.start, first.content, edits, loses=True)
    return None


def _missing_space(text: str, start: int, line: Line) -> Mistake | None:
    """``title:abc``, ``-abc: x`` and ``title：abc`` at ``start``."""
    if _ODD_SPACES.match(text, start, line.end):
        spaces = _ODD_SPACES.match(text, start, line.end)
        assert spaces is not None  # noqa: S101  mypy cannot see that it just matched
        width = spaces.end() - spaces.start()
        edit = Edit(spaces.start(), spaces.end(), " " * width)
        char = f"U+{ord(spaces.group().strip(' ')[0]):04X}"
        return Mistake("ky-tu-la", *spaces.span(), (edit,), sure=True, char=char)
    if text.startswith("-", start) and re.match(r"-[a-z_]+(?::|$)", text[start : line.end]):
        return Mistake("thieu-cach", start, start + 1, (Edit(start + 1, start + 1, " "),), sure=True)
    glued = _GLUED.match(text, start, line.end)
    odd = _ODD_COLON.match(text, start, line.end)
    if odd is not None and (glued is None or odd.end(1) <= glued.end()):
        at = odd.start(1)
        rest = _ODD_SPACES.match(text, at + 1, line.end)
        char = text[at] if text[at] != ":" else f"U+{ord(text[at + 1]):04X}"
        end = rest.end() if rest else at + 1
        return Mistake("ky-tu-la", at, end, (Edit(at, end, ": "),), sure=True, char=char)
    if glued is not None:
        at = glued.end() - 1
        return Mistake("thieu-cach", at, at + 1, (Edit(at + 1, at + 1, " "),), sure=True)
    return None


def _no_colon(line: Line) -> Mistake:
    return _dropped("thieu-hai-cham", line)


def _dropped(hint: str, line: Line, char: str | None = None) -> Mistake:
    edit = Edit(line.content, line.end, "")
    return Mistake(hint, line.content, line.end, (edit,), loses=True, char=char)


def _quoting(hint: str, text: str, start: int, end: int, halt: Halt) -> Mistake:
    """Put quotes around ``start``–``end``; point at what stopped the reader within it."""
    edit = Edit(start, end, quoted(text[start:end]))
    at = min(halt.index, end - 1)
    return Mistake(hint, at, at + 1 if hint == "hai-cham" else end, (edit,), sure=True)


def _open_quote(text: str, start: int) -> Mistake:
    line = line_at(text, start)
    end = end_of_value(text, line, start)
    closers = re.compile(r"[\]} ]*$").search(text[start:end])
    end = start + closers.start() if closers else end
    return Mistake("nhay-chua-dong", start, start + 1, (Edit(end, end, text[start]),))


def _open_bracket(text: str, start: int) -> Mistake:
    line = line_at(text, start)
    end = start + len(text[start : end_of_value(text, line, start)].rstrip(", "))
    closer = _CLOSERS.get(text[start], "]")
    mend = (Edit(end, end, closer),)
    return Mistake("ngoac-chua-dong", start, start + 1, mend, loses=True, char=text[start])


def _end_in_flow(text: str, start: int) -> int:
    end = re.compile(r"[,\]}\n]").search(text, start)
    return start + len(text[start : end.start() if end else len(text)].rstrip())


def _tabs(text: str, index: int) -> Mistake:
    """All tabs in indentations at once: who uses the tab key uses it on every line."""
    edits = []
    for found in _LEADING_TAB.finditer(text):
        spaces = found.group().replace("-\t", "- ").replace("\t", "  ")
        edits.append(Edit(*found.span(), spaces))
    line = line_at(text, index)
    at = text.find("\t", line.start, line.end)
    if at < 0 or not edits:
        return without_line(text, index, "tab")
    end = at + len(text[at : line.end]) - len(text[at : line.end].lstrip("\t"))
    return Mistake("tab", at, end, tuple(edits), loses=True)


def _indented(text: str, line: Line) -> Mistake:
    """Move the line, and what hangs below it, to the nearest indentation in use above it."""
    levels: list[int] = []
    above = line_before(text, line)
    while above is not None:
        if not levels or above.indent < levels[-1]:
            inner = above.content - above.start
            levels += [inner, above.indent] if inner != above.indent else [above.indent]
        if above.indent == 0:
            break
        above = line_before(text, above)
    is_item = line.content > line.start + line.indent
    target = min(levels or [0], key=lambda level: (abs(level - line.indent), -level))
    if target == line.indent:
        return without_line(text, line.start, "thut-dong")
    edits, below = [], line
    while True:
        edits.append(Edit(below.start, below.start + below.indent, " " * _moved(below, line, target)))
        if below.end + 1 >= len(text):
            break
        below = line_at(text, below.end + 1)
        if below.end > below.start and (below.indent < line.indent or (is_item and below.indent == line.indent and below.content == below.start + below.indent)):
            break
    return Mistake("thut-dong", line.start, line.start + line.indent or line.content, tuple(edits), loses=True)


def _moved(below: Line, line: Line, target: int) -> int:
    return max(0, below.indent + target - line.indent)


_DETECTORS: tuple[tuple[str, Callable[[str, Halt], Mistake | None]], ...] = (
    (LONE_KEY, _lone_key),
    (RUN_ON, _run_on),
    ("mapping values are not allowed", _two_colons),
    ("block sequence entries are not allowed", _first_character),
    ("mapping keys are not allowed", _first_character),
    ("found character that cannot start", _first_character),
    ("found a tab character", _first_character),
    ("did not find expected node content", _first_character),
    ("did not find expected comment or line break", _first_character),
    ("did not find expected alphabetic", _first_character),
    ("did not find expected whitespace", _first_character),
    ("did not find expected tag URI", _first_character),
    ("did not find expected '!'", _first_character),
    ("did not find the expected '>'", _first_character),
    ("found an indentation indicator", _first_character),
    ("found undefined tag handle", _first_character),
    ("found unexpected end of stream", _unended_quote),
    ("found unexpected document indicator", _unended_quote),
    ("found unknown escape character", _backslash),
    ("did not find expected hexdecimal", _backslash),
    ("found invalid Unicode character escape", _backslash),
    ("could not find expected ':'", _line_without_colon),
    ("did not find expected key", _not_a_key),
    ("did not find expected '-' indicator", _not_a_key),
    ("did not find expected ',' or", _flow_entry),
    ("did not find expected <document start>", _second_start),
)
