"""When the folders of a build held what it left there, and nothing else, kept for the next one."""

import json
from array import array
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from archive.rendering.folders import above
from archive.rendering.kept_files import identity, put, whole
from archive.rendering.looks import settled

ENDING = ".muc"
"""How the name of the file ends that has them; it begins as that of the state of its site."""

Times = dict[str, int]
"""Times of change of folders by path."""


class FolderTimes(NamedTuple):
    """Those of the folders below ``build/docs``, the site and the site in the making."""

    docs: Times = {}  # noqa: RUF012  nobody changes one
    site: Times = {}  # noqa: RUF012  as above
    making: Times = {}  # noqa: RUF012  as above


def read_times(state: Path) -> FolderTimes:
    """The times kept for the build of that ``state``; none where they are another's or damaged."""
    try:
        head, _, rest = whole(state.with_suffix(ENDING)).partition(b"\n")
        told = json.loads(head)
        if told["of"] != identity(state):
            return FolderTimes()
        trees: list[Times] = []
        for count, size in told["trees"]:
            changed = array("q", rest[: 8 * count])
            names = rest[8 * count : 8 * count + size].decode("utf-8", "surrogateescape")
            trees.append(dict(zip(names.split("\n") if count else [], changed, strict=True)))
            rest = rest[8 * count + size :]
        return FolderTimes(*trees)
    except (OSError, ValueError, KeyError, TypeError):
        return FolderTimes()


def write_times(state: Path, times: FolderTimes) -> None:
    """Keep ``times`` for the build of that ``state``. Raises ``OSError`` on a full disk."""
    counts, parts = [], []
    for tree in times:
        names = "\n".join(tree).encode("utf-8", "surrogateescape")
        counts.append((len(tree), len(names)))
        parts += [array("q", tree.values()).tobytes(), names]
    head = json.dumps({"of": identity(state), "trees": counts})
    put(state.with_suffix(ENDING), [f"{head}\n".encode(), *parts])


def with_news(times: Times, news: Mapping[str, int | None]) -> Times:
    """``times`` with the ``news`` of a look."""
    if not news:
        return times
    every = {**times, **news}
    return {path: told for path, told in every.items() if told is not None}


def without(times: Times, touched: Collection[str]) -> Times:
    """``times`` but those of the folders that were ``touched``."""
    return {path: told for path, told in times.items() if path not in touched}


def afresh(folder: Path, touched: Iterable[str]) -> Times:
    """The times of the folders that were ``touched`` below ``folder``, where nobody else writes."""
    told = ((path, settled(f"{folder}/{path}")) for path in touched if path)
    return {path: time for path, time in told if time is not None}


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """All folders that these ``paths`` are in."""
    return frozenset(folder for path in paths for folder in (*above(path), ""))
