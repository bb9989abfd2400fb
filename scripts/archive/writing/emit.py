"""Plain values as YAML in the format's own style.

Short groups of scalars stand on one line, as the format shows them; everything else has a line of
its own. A text is quoted only where YAML would read something else.
"""

import json
import re
from collections.abc import Iterator

from archive.reading.tree import ListNode, MapNode, Node, TextNode
from archive.reading.yaml_tree import read_tree
from archive.writing.plain import Plain

WIDTH = 100
"""Characters of a line up to which a group stands on it."""

STEP = 2

# Where in doubt a reader is asked; these begin something else, or end it, in any version of YAML.
_DOUBTFUL = re.compile(r"""^[\s\-?:,\[\]{}#&*!|>'"%@`]|:(?:\s|$)|\s#|\s$""")
_FLOW_SIGNS = re.compile(r"[\[\]{},]|:$|: |^[-?:]")


def scalar(text: str, *, flow: bool = False) -> str:
    """``text`` on one line, in quotes where it needs them (``flow``: within brackets)."""
    if _reads_as(text, text, flow=flow):
        return text
    # a JSON string is a YAML string; what it must escape, it escapes alike
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7F").replace(
        "\u0085", "\\N"
    ).replace("\u2028", "\\L").replace("\u2029", "\\P").replace("\ufeff", "\\uFEFF")  # fmt: skip


def emit(value: Plain, indent: int = 0) -> str:
    """``value`` as the lines of a block, each ending with a line end."""
    return "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in _lines(value))


def report_text(entries: dict[str, Plain], body: str) -> str:
    """A whole file: the front matter of ``entries``, then ``body``.

    Raises ``ValueError`` when the text would not read back as ``entries``.
    """
    front = emit(entries)
    if plain_tree(read_tree(front).root) != entries:
        message = "the entries do not read back as they were meant"
        raise ValueError(message)
    return f"---\n{front}---\n{body}"


def plain_tree(node: Node | None) -> Plain | None:
    """What a tree holds, without its places."""
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [p for item in node.items if (p := plain_tree(item)) is not None]
    if isinstance(node, MapNode):
        return {n: p for n, c in node.entries.items() if (p := plain_tree(c)) is not None}
    return None


def in_flow(value: Plain) -> str:
    """``value`` on one line, groups in braces and lists in brackets."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, list):
        return f"[{', '.join(map(in_flow, value))}]"
    inner = ", ".join(f"{scalar(n, flow=True)}: {in_flow(v)}" for n, v in value.items())
    return f"{{{inner}}}"


def _lines(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        yield from _block_scalar(value)
    elif isinstance(value, list):
        yield from _list_lines(value)
    else:
        for name, inner in value.items():
            yield from _entry_lines(scalar(name), inner)


def _entry_lines(name: str, value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        first, *rest = _block_scalar(value)
        yield f"{name}: {first}"
        yield from (f"{' ' * STEP}{line}" if line else "" for line in rest)
        return
    line = f"{name}: {in_flow(value)}"
    if _is_short(value) and len(line) <= WIDTH:
        yield line
        return
    yield f"{name}:"
    yield from (f"{' ' * STEP}{inner}" if inner else "" for inner in _lines(value))


def _list_lines(items: list[Plain]) -> Iterator[str]:
    for item in items:
        line = f"- {in_flow(item)}"
        if (isinstance(item, str) and "\n" not in item) or (_is_short(item) and len(line) <= WIDTH):
            yield line if not isinstance(item, str) else f"- {scalar(item)}"
            continue
        first, *rest = _lines(item)
        yield f"- {first}"
        yield from (f"{' ' * STEP}{inner}" if inner else "" for inner in rest)


def _is_short(value: Plain) -> bool:
    """Whether ``value`` holds scalars only, each of one line, and so may stand on one itself."""
    if isinstance(value, str):
        return "\n" not in value
    inner = value if isinstance(value, list) else list(value.values())
    return all(isinstance(v, str) and "\n" not in v for v in inner)


def _block_scalar(text: str) -> list[str]:
    """``text`` as a scalar's lines: quoted or plain on one, a literal block for several."""
    if "\n" in text and _reads_back_as_block(text):
        sign = "|" if text.endswith("\n") else "|-"
        return [sign, *text.removesuffix("\n").split("\n")]
    return [scalar(text)]


def _reads_back_as_block(text: str) -> bool:
    body = "".join(f"  {line}\n" if line else "\n" for line in text.removesuffix("\n").split("\n"))
    sign = "|" if text.endswith("\n") else "|-"
    return plain_tree(read_tree(f"x: {sign}\n{body}").root) == {"x": text}


def _reads_as(written: str, text: str, *, flow: bool) -> bool:
    """Whether ``written`` without quotes is read as ``text`` and nothing more."""
    if not written.isprintable() or _DOUBTFUL.search(written):
        return False
    if flow and _FLOW_SIGNS.search(written):
        return False
    source = f"x: {{y: {written}}}\n" if flow else f"x: {written}\n"
    tree = read_tree(source)
    expected: Plain = {"x": {"y": text}} if flow else {"x": text}
    return not tree.faults and plain_tree(tree.root) == expected and not _is_null(written)


def _is_null(text: str) -> bool:
    return TextNode(text, span=None, plain=True).is_empty  # type: ignore[arg-type]  # no place
