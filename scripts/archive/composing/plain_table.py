"""Tables of contributed Markdown with nothing in their cells but words, written without it.

The official tables of delegations are of this kind. Taken is only what is written plainly: a bar at
either end of each line, and a second line of dashes with as many cells as the first.
"""

import re
from collections.abc import Callable, Sequence

_DASHES = re.compile(r":?-+:?")
_CLASSES = {(True, True): ' class="giua"', (False, True): ' class="cuoi"'}
"""By whether a colon stands before and behind the dashes; a table begins at the left anyway."""


def table(block: str, words: Callable[[str], str | None]) -> str | None:
    """The table that ``block`` is, as safe HTML; None for any other text.

    ``words`` gives what stands in a cell, or None where that is not plain.
    """
    lines = block.split("\n")
    if len(lines) < 2 or any(len(x) < 2 or x[0] != "|" or x[-1] != "|" for x in lines):
        return None
    header, dashes, *rows = ([cell.strip(" ") for cell in x[1:-1].split("|")] for x in lines)
    if len(header) != len(dashes) or not all(map(_DASHES.fullmatch, dashes)):
        return None
    classes = [_CLASSES.get((cell[0] == ":", cell[-1] == ":"), "") for cell in dashes]
    head = _row("th", header, classes, words)
    # of a table without rows there is an empty one
    body = [_row("td", row, classes, words) for row in rows]
    body = body or [_row("td", (), [""] * len(dashes), words)]
    if head is None or None in body:
        return None
    parts = ("<table>\n<thead>", head, "</thead>\n<tbody>", *map(str, body), "</tbody>\n</table>")
    return "\n".join(parts)


def _row(
    tag: str, cells: Sequence[str], classes: Sequence[str], words: Callable[[str], str | None]
) -> str | None:
    """A row of as many cells as there are ``classes``, whatever is written."""
    made = []
    for at, name in enumerate(classes):
        html = words(cells[at]) if at < len(cells) and cells[at] else ""
        if html is None:
            return None
        made.append(f"<{tag}{name}>{html}</{tag}>")
    return "\n".join(["<tr>", *made, "</tr>"])
