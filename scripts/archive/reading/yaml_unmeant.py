"""Legal YAML that nobody means: a value that swallows the entries below it, a name without a value.

libyaml goes on where it meets them; whoever builds the tree asks here, and halts.
"""

import re

from archive.reading.yaml_draft import line_at, line_below
from archive.reading.yaml_mending import (
    LOOK_AROUND,
    Mistake,
    indented,
    missing_space,
    open_bracket,
    open_quote,
)

LONE_NAME = "a name without a value"
ODD_NAME = "a name that is none"
RUN_ON = "a value that runs on"
"""Three halts that are ours, not libyaml's."""

_ENTRY_WITHIN = re.compile(r"\n[ ]*(?:-[ ]+)*[a-z_]+:[ ]")


def runs_on(text: str, start: int, end: int, flow: int | None) -> Mistake | None:
    """What is wrong with a value that goes on in the next lines; None where it is just long.

    ``flow`` is where the bracket around it opens.
    """
    if text[start] in "\"'":
        return open_quote(text, start) if _ENTRY_WITHIN.search(text, start, end) else None
    first = line = line_at(text, start)
    found = missing_space(text, start, first)
    # a value folded by a program goes on below its own beginning, or two columns behind its name
    expected = first.content - first.start + (2 if first.has_name else 0)
    for _ in range(LOOK_AROUND):
        below = line_below(text, line)
        if found is not None or below is None or below.start >= end:
            break
        line = below
        found = missing_space(text, line.content, line)
        if line.is_item and line.indent != expected:
            found = open_bracket(text, flow) if flow is not None else indented(text, line)
    return found


def stands_alone(text: str, start: int) -> Mistake | None:
    """``place:abc`` on a line of its own, where it would be taken for a value; else None."""
    line = line_at(text, start)
    is_alone = start == line.content and not line.is_item
    return missing_space(text, start, line) if is_alone else None
