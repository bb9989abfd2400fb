"""The order of results as issue 3 words it, worked out for one unit at a time.

Words typed with marks: as they are spelled, first; those of a phrase within it. Then neighbours
side by side, then what a name stands for, then the spelling of words typed without marks, the
title, the newest.
"""

from tests.search.oracle import TYPES, Find, Node, Oracle
from tests.search.reads import Read

RECORDS = {"to-chuc", "doi-tac"}
FULL, OWN, HALF = 3, 2, 1
"""What stands as typed; a word typed without marks that has some; another name of it."""


def key(
    oracle: Oracle, read: Read, nodes: list[Node], *, asked: bool = False, alone: bool = True
) -> tuple[float, ...]:
    """What a unit is ranked by, the greater the better.

    Who ``asked`` what was done wants activities first; ``alone``: nothing typed was dropped.
    """
    wanted = [node for node in nodes if not node["minus"]]
    exact, plain, titled, titled_as_typed = _words(oracle, read, wanted)
    as_typed, beside = _neighbours(oracle, read, wanted)
    facets = sum(_stands_for(oracle, read, node) for node in wanted if node["chip"])
    chips = wanted[0]["chip"] if len(wanted) == 1 else None
    name_alone = alone and chips and all(chip["facet"] in RECORDS for chip in chips)
    type_ = 3 if name_alone and read.unit.type in RECORDS else TYPES[read.unit.type]
    ahead = TYPES[read.unit.type] if asked and not name_alone else 0
    return (
        ahead, exact, as_typed, beside, facets, plain, titled_as_typed, titled, type_,
        read.year, -read.number,
    )  # fmt: skip


def newness(read: Read) -> int:
    """The first day of an activity, or the year; 0 for what has none."""
    when = read.unit.date
    exact = read.unit.activity is not None and when is not None and when.precision != "year"
    return read.year * 400 + (when.earliest.timetuple().tm_yday if when and exact else 0)


def _stands_for(oracle: Oracle, read: Read, node: Node) -> bool:
    """Whether a unit has what a chip says, or calls it by a name that is no other word."""
    (folded, _), *more = node["words"]
    own = not more and len(folded) >= 5 and folded in read.folded
    return own or any(oracle.has(read, find) for find in node["finds"])


def _spelled(node: Node) -> list[list[str]]:
    """The words that tell by how they are spelled: năm 2021 is what 2021 is."""
    words: list[list[str]] = node["words"]
    return words[-1:] if node["chip"] and node["chip"][0]["facet"] == "nam" else words


def _words(oracle: Oracle, read: Read, wanted: list[Node]) -> tuple[int, int, int, int]:
    """Points for marked and for plain words as spelled, in the title, and so spelled there."""
    exact = plain = titled = titled_as_typed = 0
    seen: set[str] = set()
    title = read.pieces[0]
    for node in wanted:
        if node["date"]:
            continue
        alias = any(_names(oracle, read, f) for f in node["finds"])
        several = len(node["words"]) > 1
        for n, (folded, spelled) in enumerate(_spelled(node)):
            if spelled in seen:
                continue
            seen.add(spelled)
            in_phrase = node["phrase"] and several and not node["chip"]
            stands = _in_phrase(read, node, n) if in_phrase else spelled in read.exact
            worth = FULL if stands or (alias and several) else HALF if alias else 0
            if spelled != folded:
                exact += worth
            elif not folded[0].isdigit():
                own = OWN if folded in read.folded and not several else 0
                plain += max(worth, own)
            titled += any(t.folded == folded for t in title)
            titled_as_typed += any(
                t.folded == folded
                and (spelled == folded or (stands if in_phrase else t.exact == spelled))
                for t in title
            )
    return exact, plain, titled, titled_as_typed


def _in_phrase(read: Read, node: Node, n: int) -> bool:
    """Whether a word of a phrase is spelled as typed beside the one before it.

    The first one beside the next. Elsewhere in a unit its spelling says nothing of the phrase.
    """
    words = node["words"]
    _, spelled = words[n]
    if n:
        return read.side_by_side([(words[n - 1][0], None), (words[n][0], spelled)])
    begun = node["begun"] if len(words) == 2 else []
    return any(
        read.side_by_side([(words[0][0], spelled), (second, None)])
        for second in (words[1][0], *begun)
    )


def _neighbours(oracle: Oracle, read: Read, wanted: list[Node]) -> tuple[int, int]:
    """Points for each two words side by side: as typed, and whatever their marks."""
    as_typed = beside = 0
    before: list[str] | None = None
    for node in wanted:
        if node["date"]:
            before = None
            continue
        alias = any(_names(oracle, read, f) for f in node["finds"])
        for n, word in enumerate(_spelled(node)):
            if before is not None:
                begun = node["begun"] if n == len(node["words"]) - 1 else []
                other = 0 if not alias or n == 0 else 2 if n > 1 else 1
                beside += 2 if _together(read, before, word, begun, typed=False) else other
                as_typed += 2 if _together(read, before, word, begun, typed=True) else other
            before = word
    return as_typed, beside


def _together(
    read: Read, first: list[str], second: list[str], begun: list[str], *, typed: bool
) -> bool:
    def spelled(word: list[str]) -> str | None:
        return word[1] if typed and word[0] != word[1] else None

    return read.side_by_side([(first[0], spelled(first)), (second[0], spelled(second))]) or any(
        read.side_by_side([(first[0], spelled(first)), (other, None)]) for other in begun
    )


def _names(oracle: Oracle, read: Read, find: Find) -> bool:
    """Whether a unit calls the thing otherwise, or has it by its own record."""
    if find["facet"] == "nam":
        return False
    return oracle.has(read, find, named_only=True)
