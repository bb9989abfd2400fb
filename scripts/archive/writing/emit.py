"""Plain values as YAML in the format's own style.

Short groups and lists of scalars stand on one line, as the format shows them; everything else has
a line of its own. A text of several lines becomes a literal block, a very long one a folded block.
"""

from collections.abc import Iterator

from archive.reading.yaml_tree import read_tree
from archive.writing.plain import Plain, plain_tree
from archive.writing.scalars import WIDTH, in_block, may_be_plain, scalar

STEP = 2
"""Columns from a group to what is in it."""

FOLDED_FROM = 140
"""Characters of a line from which its text is folded: shorter ones are easier to edit whole."""

_LONGEST_IN_FLOW = 60
"""Characters of a value that shares its line with others."""


def emit(value: Plain, indent: int = 0) -> str:
    """``value`` as the lines of a block, each ending with a line end."""
    return "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in _lines(value, indent))


def report_text(entries: dict[str, Plain], body: str) -> str:
    """A whole file: the front matter of ``entries``, then ``body``.

    Raises ``ValueError`` when the text would not read back as ``entries``.
    """
    front = emit(entries)
    tree = read_tree(front)
    read = {} if tree.root is None else plain_tree(tree.root)
    if tree.faults or read != entries:
        message = "the entries do not read back as they were meant"
        raise ValueError(message)
    return f"---\n{front}---\n{body}"


def in_flow(value: Plain) -> str:
    """``value`` on one line, groups in braces and lists in brackets."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, list):
        return f"[{', '.join(map(in_flow, value))}]"
    inner = ", ".join(f"{scalar(n, flow=True)}: {in_flow(v)}" for n, v in value.items())
    return f"{{{inner}}}"


def _lines(value: Plain, column: int) -> Iterator[str]:
    """The lines of ``value``, not indented; they will stand at ``column``."""
    if isinstance(value, str):
        yield from _text_lines(value, column)
    elif not value:
        yield in_flow(value)
    elif isinstance(value, list):
        for item in value:
            yield from _item_lines(item, column)
    else:
        for name, inner in value.items():
            yield from _entry_lines(scalar(name), inner, column)


def _entry_lines(name: str, value: Plain, column: int) -> Iterator[str]:
    if isinstance(value, str):
        first, *rest = _text_lines(value, column + len(name) + 2)
        yield f"{name}: {first}"
        yield from _indented(rest)
        return
    line = f"{name}: {in_flow(value)}"
    if _fits_a_line(value) and column + len(line) <= WIDTH:
        yield line
        return
    yield f"{name}:"
    yield from _indented(_lines(value, column + STEP))


def _item_lines(item: Plain, column: int) -> Iterator[str]:
    # a group of one entry reads better without braces
    if not isinstance(item, str) and len(item) != 1 and _fits_a_line(item):
        line = f"- {in_flow(item)}"
        if column + len(line) <= WIDTH:
            yield line
            return
    first, *rest = _lines(item, column + STEP)
    yield f"- {first}"
    yield from _indented(rest)


def _indented(lines: Iterator[str] | list[str]) -> Iterator[str]:
    for line in lines:
        yield f"{' ' * STEP}{line}" if line else ""


def _text_lines(text: str, column: int) -> list[str]:
    if "\n" in text:
        return in_block(text) or [scalar(text)]
    if column + len(text) >= FOLDED_FROM and " " in text:
        return in_block(text, folded=True) or [scalar(text)]
    return [scalar(text)]


def _fits_a_line(value: Plain) -> bool:
    """Whether ``value`` may stand in braces or brackets: scalars, short, none quoted for that."""
    inner = list(value.values()) if isinstance(value, dict) else value
    return all(
        isinstance(text, str)
        and len(text) <= _LONGEST_IN_FLOW
        and may_be_plain(text) == may_be_plain(text, flow=True)
        for text in inner
    )
