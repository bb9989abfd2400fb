"""The stages of a command: its calls as a tree, without what is small or leads to one thing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import dropwhile
from operator import eq

LEAST = 0.02
"""Share of the whole below which a stage is not told."""
DEEPEST = 4
SAME = 0.85
"""A call that spends this share of its time in one other call is only the way to that one."""

Ways = Mapping[tuple[str, ...], float]
"""Seconds by way: the functions from the outermost to the innermost."""


def stages(ways: Ways) -> list[tuple[int, str, float]]:
    """Depth (from 0), function and seconds, those below it included; the dearest first."""
    return list(_told(ways, 0, LEAST * sum(ways.values())))


def _told(ways: Ways, depth: int, least: float) -> Iterator[tuple[int, str, float]]:
    if depth > DEEPEST:
        return
    for name, below in _by_first(ways):
        seconds = sum(below.values())
        if seconds < least:
            continue
        shortened = _shortened(below)
        if shortened is not None:
            yield from _told(shortened, depth, least)
        else:
            yield depth, name, seconds
            yield from _told(_without_ends(below), depth + 1, least)


def _by_first(ways: Ways) -> Sequence[tuple[str, Ways]]:
    """What begins with each function, and the rest of the way from there."""
    found: defaultdict[str, dict[tuple[str, ...], float]] = defaultdict(dict)
    for (name, *after), seconds in ways.items():
        # a function that calls itself is one stage
        rest = tuple(dropwhile(partial(eq, name), after))
        found[name][rest] = found[name].get(rest, 0) + seconds
    return sorted(found.items(), key=lambda item: -sum(item[1].values()))


def _shortened(below: Ways) -> Ways | None:
    """The ways below, when nearly all of the time goes one of them."""
    whole = sum(below.values())
    most = max((sum(b.values()) for _, b in _by_first(_without_ends(below))), default=0)
    return _without_ends(below) if most >= SAME * whole else None


def _without_ends(ways: Ways) -> Ways:
    return {way: seconds for way, seconds in ways.items() if way}
