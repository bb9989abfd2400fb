"""One text as a YAML scalar: without quotes where that is safe, quoted, or as a block.

The rules for what may stand without quotes are stricter than YAML's, so that no reader of any
version takes it for something else; a property test reads back whatever is written here.
"""

import json
import re

from archive.reading.source import printable
from archive.reading.yaml_tree import read_tree
from archive.writing.plain import plain_tree

WIDTH = 100
"""Characters of a line, as far as words and names allow."""

_FOLDED = 92
"""Characters of a folded line: it stands a few columns within."""

_BEGINS_ANOTHER = re.compile(r"""[\s\-?:,\[\]{}#&*!|>'"%@`~=<]|\.\.\.|(?i:null)$""")
_ENDS_IT = re.compile(r":(?:\s|$)|\s#|\s$|[\[\]{},]$")
_FLOW_SIGNS = re.compile(r"[\[\]{},]|:\?")
"""What cannot stand bare within brackets; ``:?`` since libyaml takes it for the mark of a key."""


def scalar(text: str, *, flow: bool = False) -> str:
    """``text`` on one line, in quotes where it needs them (``flow``: within brackets)."""
    return text if may_be_plain(text, flow=flow) else in_quotes(text)


def may_be_plain(text: str, *, flow: bool = False) -> bool:
    """Whether ``text`` can stand without quotes (``flow``: within brackets)."""
    if not text or not text.isprintable() or _BEGINS_ANOTHER.match(text) or _ENDS_IT.search(text):
        return False
    return not (flow and _FLOW_SIGNS.search(text))


def in_quotes(text: str, mark: str = '"') -> str:
    """``text`` within quotation marks, ``mark`` where it can be; always one line."""
    if "\n" in text or "\r" in text or "\t" in text or _is_odd(text):
        # a JSON string is a YAML string; what JSON need not escape, YAML must
        written = json.dumps(text, ensure_ascii=False)
        return "".join(f"\\U{ord(char):08X}" if _is_odd(char) else char for char in written)
    if mark == "'" or '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def in_block(text: str, *, folded: bool = False, like: list[str] | None = None) -> list[str] | None:
    """``text`` as a block's sign and lines, not indented; None where a block cannot hold it.

    ``folded``: a text of one line as several, parted at spaces; it begins with the
    lines ``like``, as far as they still fit.
    """
    if folded:
        if not text or "\n" in text or text != " ".join(text.split()):
            return None
        lines = [">-", *_folded(text, like or [])]
    else:
        sign = "|" if text.endswith("\n") else "|-"
        lines = [sign, *text.removesuffix("\n").split("\n")]
    source = "x: " + "".join(f"  {line}\n" if line else "\n" for line in lines).lstrip()
    tree = read_tree(source)
    # what a block cannot hold (a first line that is indented, odd characters) is found by reading
    holds = tree.root is not None and plain_tree(tree.root) == {"x": text}
    return lines if holds and not tree.faults else None


def _folded(text: str, like: list[str]) -> list[str]:
    lines = []
    for line in like:
        if not text.startswith(f"{line} "):
            break
        lines.append(line)
        text = text[len(line) + 1 :]
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > _FOLDED:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _is_odd(text: str) -> bool:
    return printable(text) != text or "\ufeff" in text
