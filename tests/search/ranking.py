"""The order of results as issue 3 words it, worked out for one unit at a time."""

from typing import Any

from oracle import TYPES, Node, Oracle, Read


def key(oracle: Oracle, read: Read, nodes: list[Node]) -> tuple[float, ...]:
    """What a unit is ranked by, the greater the better; see ``engine/rank.js`` for the words."""
    wanted = [node for node in nodes if not node["minus"]]
    exact = plain = beside = as_typed = facets = titled = titled_as_typed = 0.0
    seen: set[str] = set()
    title = read.pieces[0]
    for node in wanted:
        alias = not node["date"] and any(
            oracle.has(read, f, named_only=True) if f["facet"] == "tinh" else
            f["facet"] != "nam" and _names(oracle, read, f)
            for f in node["finds"]
        )  # fmt: skip
        if node["chip"]:
            facets += any(oracle.has(read, f) for f in node["finds"] if f["facet"])
        several = len(node["words"]) > 1
        for folded, spelled in node["words"] if not node["date"] else ():
            if spelled in seen:
                continue
            seen.add(spelled)
            marked = spelled != folded
            stands = spelled in read.exact
            worth = 2 if stands or (alias and several) else 1 if alias else 0
            if marked:
                exact += worth
            elif not folded[0].isdigit():
                plain += worth
            titled += any(t.folded == folded for t in title)
            titled_as_typed += any(
                t.exact == spelled if marked else t.folded == folded for t in title
            )
        alias_pairs(node, alias=alias)
    before: tuple[str, str] | None = None
    for node in wanted:
        if node["date"]:
            before = None
            continue
        alias = any(_names(oracle, read, f) for f in node["finds"])
        for n, word in enumerate(node["words"]):
            if before is not None:
                last = n == len(node["words"]) - 1
                begun = node["begun"] if last else []
                half = 0 if not alias or n == 0 else 2 if n > 1 else 1
                beside += _together(read, before, word, begun, typed=False) or half
                as_typed += _together(read, before, word, begun, typed=True) or half
            before = tuple(word)
    return (
        exact, as_typed, beside, facets, plain, titled_as_typed, titled, TYPES[read.unit.type],
        read.year, -read.number,
    )  # fmt: skip
