"""Anchors: ``{: #id }`` at the end of a heading, or on a line of its own under a passage.

The expressions are those of Python-Markdown's ``attr_list``, which renders the text.
"""

import re
from typing import NamedTuple

_LIST = re.compile(r"[ ]\{:?[ ]*(?P<attributes>[^}\n ][^\n]*)\}$")
# As it is nearly always written; whatever the others say of it, this finds out sooner.
_USUAL = re.compile(r"\{: #([a-z0-9-]+) \}")
_ATTRIBUTE = re.compile(r"""[ ]+|(?P<name>[^ =}]+)(?:=(?P<value>"[^\n]*?"|'[^\n]*?'|[^ =}]+))?""")


class Anchor(NamedTuple):
    """An id, and where it and the list around it begin in the line that was looked at."""

    id: str
    start: int
    list_start: int


def anchor_line(line: str) -> Anchor | None:
    """The anchor of a line that holds nothing else."""
    usual = _USUAL.fullmatch(line)
    if usual is not None:
        return Anchor(usual[1], usual.start(1), 0)
    stripped = line.lstrip(" \t")
    if not stripped.startswith("{"):
        return None
    margin = len(line) - len(stripped)
    found = trailing_anchor(" " + stripped)
    if found is None or found.list_start > 0:
        return None
    return Anchor(found.id, found.start - 1 + margin, margin)


def trailing_anchor(text: str) -> Anchor | None:
    """The anchor at the end of a heading's text; ``list_start`` counts the space before it."""
    text = text.rstrip(" \t")
    if not text.endswith("}"):
        return None
    usual = _USUAL.fullmatch(text, text.find(" {") + 1)
    if usual is not None and usual.start():
        return Anchor(usual[1], usual.start(1), usual.start() - 1)
    found = _LIST.search(text)
    if found is None:
        return None
    place, end = found.span("attributes")
    anchor = None
    while place < end:
        attribute = _ATTRIBUTE.match(text, place, end)
        if attribute is None:
            break
        name, value = attribute["name"] or "", attribute["value"]
        if name.startswith("#") and value is None:
            anchor = Anchor(name[1:], attribute.start("name") + 1, found.start())
        elif name == "id" and value is not None:
            quotes = len(value) - len(value.lstrip(value[0])) if value[0] in "\"'" else 0
            written = value.strip(value[0]) if quotes else value
            anchor = Anchor(written, attribute.start("value") + quotes, found.start())
        place = attribute.end()
    # what follows a closing brace within the list makes Python-Markdown take it for text
    return anchor if "}" not in text[place:end] else None
