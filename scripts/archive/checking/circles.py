"""Circles among references: a body above itself, an activity within itself, a unit of itself."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter


def circles(links: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Circles of two names and more, each from its least name; at least one where there is any.

    ``links`` says where each name points; names that are no key of it, and a name that points at
    itself, count for nothing. Takes time in proportion to the links.
    """
    targets = {n: sorted({t for t in to if t in links and t != n}) for n, to in links.items()}
    if not any(targets.values()):
        return
    sorter = TopologicalSorter(targets)
    try:
        sorter.prepare()
    except CycleError:
        blocked = dict.fromkeys(sorted(targets))
        while ready := sorter.get_ready():
            sorter.done(*ready)
            for name in ready:
                del blocked[name]
        # each name that is left points at another one that is left
        onward = {name: next(t for t in targets[name] if t in blocked) for name in blocked}
        yield from _walked(onward)


def _walked(onward: Mapping[str, str]) -> Iterator[list[str]]:
    seen: set[str] = set()
    for start in onward:
        way: dict[str, int] = {}
        name = start
        while name not in seen:
            seen.add(name)
            way[name] = len(way)
            name = onward[name]
        if name in way:
            circle = list(way)[way[name] :]
            least = circle.index(min(circle))
            yield circle[least:] + circle[:least]
