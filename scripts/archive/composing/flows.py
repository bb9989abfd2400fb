"""Who gave to whom: bodies on the left, partners on the right, a line for each pair and way."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from archive.composing.summary import Summary
from archive.model.archive import Archive
from archive.model.records import Activity

MOST_EDGES = 14
"""Pairs that a flow draws, the busiest first."""

MOST_ROWS = 200
"""Pairs that the table beside it has; a country's had 3,900 (0.8 MB) at 10,000 reports."""

LEFT, RIGHT = 148, 252
"""Where the lines begin and end; names stand outside."""

NAME_WIDTH, NAME_LINES, LINE = 132.0, 3, 14
ROW = 46

_WIDE, _NARROW, _OTHER = 10.5, 4.2, 7.4
"""Widths of letters at 12 units, rounded up from Noto Sans, the widest of the theme's fonts."""


@dataclass(frozen=True)
class Node:
    """A body at one side: its name in lines, each with its baseline, and where the body stands."""

    name: str
    lines: tuple[tuple[str, float], ...]
    y: float


@dataclass(frozen=True)
class Edge:
    """Gifts from a Vietnamese body to a partner (``trao``) or back (``nhan``), done, counted."""

    organization: str
    partner: str
    direction: str
    times: int
    y1: float
    y2: float
    thickness: float


@dataclass(frozen=True)
class Flow:
    """Who gave to whom, how many times; ``pairs`` has what the drawing leaves out too."""

    left: tuple[Node, ...]
    right: tuple[Node, ...]
    edges: tuple[Edge, ...]
    pairs: tuple[tuple[str, str, str, int], ...]
    """What the table beside it says: the most frequent, ``MOST_ROWS`` at most."""
    count: int
    """How many there are in all."""
    height: int


def flow(summary: Summary) -> Flow | None:
    """Gifts between bodies and partners with a record; None when there are none."""
    archive = summary.archive
    found: list[tuple[str, str, str]] = []
    for activity in summary.done:
        found += _pairs(archive, activity)
    counts = Counter(found)
    if not counts:
        return None
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    drawn = ordered[:MOST_EDGES]
    lefts = list(dict.fromkeys(key[0] for key, _ in drawn))
    rights = list(dict.fromkeys(key[1] for key, _ in drawn))
    height = ROW * max(len(lefts), len(rights))
    at_left, at_right = _spread(lefts, height), _spread(rights, height)
    most = ordered[0][1]
    edges = []
    for (left, right, direction), times in drawn:
        # a pair that gives both ways has two lines side by side
        back = "nhan" if direction == "trao" else "trao"
        shift = 0 if (left, right, back) not in counts else (-4 if direction == "trao" else 4)
        y1, y2 = at_left[left] + shift, at_right[right] + shift
        thickness = round(1.5 + 5 * (times - 1) / max(most - 1, 1), 2)
        edges.append(Edge(left, right, direction, times, y1, y2, thickness))
    return Flow(
        tuple(_node(archive.organizations[o].short_name, y) for o, y in at_left.items()),
        tuple(_node(archive.partners[p].short_name, y) for p, y in at_right.items()),
        tuple(edges),
        tuple((*key, times) for key, times in ordered[:MOST_ROWS]),
        len(ordered),
        height,
    )


def wrapped(name: str) -> list[str]:
    """``name`` in at most three lines, each no wider than the room beside the drawing."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer) <= NAME_WIDTH:
            lines[-1] = longer
        else:
            lines += [""] if lines[-1] else []
            lines[-1] = _cut(word)
    if len(lines) > NAME_LINES:
        lines[NAME_LINES - 1 :] = [_cut(f"{lines[NAME_LINES - 1]}…")]
    return lines


# the same bodies and partners are drawn on many pages
@lru_cache(maxsize=1 << 13)
def _lines(name: str) -> tuple[str, ...]:
    return tuple(wrapped(name))


def width(text: str) -> float:
    """How wide ``text`` is drawn, at most."""
    return sum(
        _NARROW if c in " .,:;'’()-ijlIft" else _WIDE if c.isupper() or c in "mwMW@…" else _OTHER
        for c in text
    )


def _cut(text: str) -> str:
    if width(text) <= NAME_WIDTH:
        return text
    kept = text.rstrip("…")
    while width(f"{kept}…") > NAME_WIDTH:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _pairs(archive: Archive, activity: Activity) -> Collection[tuple[str, str, str]]:
    roles, direction = activity.entries.parties, activity.gift_direction
    if roles is None or direction is None:
        return ()
    givers = (*roles.giver, *roles.on_behalf_of)
    ours, theirs = (givers, roles.recipient) if direction == "trao" else (roles.recipient, givers)
    left = _recorded(ours, "to-chuc/", archive.organizations)
    if not left:
        return ()
    right = _recorded(theirs, "doi-tac/", archive.partners)
    return {(o, p, direction) for o in left for p in right}


def _recorded(parties: Iterable[str], collection: str, known: Mapping[str, object]) -> list[str]:
    """The ids of those of ``parties`` that have a record in ``collection``."""
    place = len(collection)
    return [p[place:] for p in parties if p.startswith(collection) and p[place:] in known]


def _spread(names: list[str], height: int) -> dict[str, float]:
    step = height / len(names)
    return {name: round(step * (index + 0.5), 2) for index, name in enumerate(names)}


def _node(name: str, y: float) -> Node:
    lines = _lines(name)
    first = y + 4 - (len(lines) - 1) * LINE / 2
    placed = tuple((line, round(first + n * LINE, 2)) for n, line in enumerate(lines))
    return Node(name, placed, y)
