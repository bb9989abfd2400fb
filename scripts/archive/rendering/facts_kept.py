"""The facts of reports from build to build: what of each shows on other pages."""

import json
from array import array
from collections.abc import Iterator
from itertools import accumulate, pairwise, starmap
from pathlib import Path
from typing import Any

from archive.composing.hashes import SIZE
from archive.composing.known import KeptFacts, Known
from archive.rendering.kept_files import put, whole

FORM = "7"

_BETWEEN = "\x1d"
"""What stands between two texts; what they hold of the content has no such sign."""


def read_facts(file: Path, program: str) -> Known:
    """The facts of reports that a build of the same ``program`` kept in ``file``."""
    try:
        head, _, rest = whole(file).partition(b"\n")
        told: dict[str, Any] = json.loads(head)
        if told["form"] != f"{program} {FORM}":
            return Known()
        paths, *columns = _columns(rest, told["sizes"], told["count"])
        every = starmap(KeptFacts, zip(*columns, strict=True))
        return Known(dict(zip(paths, every, strict=True)), told["names"])
    except (OSError, ValueError, KeyError, TypeError):
        return Known()


def write_facts(file: Path, program: str, facts: Known) -> None:
    """Keep ``facts`` in ``file``, whole or not at all. Raises ``OSError`` on a full disk."""
    # columns: ten thousand rows are read at each build
    every = facts.reports.values()
    texts = (
        [*facts.reports],
        [one.digest for one in every],
        [one.told for one in every],
        [one.papers for one in every],
    )
    parts = [
        *(_BETWEEN.join(column).encode() for column in texts),
        array("q", [one.activities for one in every]).tobytes(),
        bytes(one.says_none for one in every),
        bytes(one.shares for one in every),
        b"".join([one.around for one in every]),
        array("q", [len(one.facts) for one in every]).tobytes(),
        b"".join([one.facts for one in every]),
        b"".join([one.counted for one in every]),
    ]
    sizes = [len(part) for part in parts]
    told = {"form": f"{program} {FORM}", "names": facts.names, "count": len(every), "sizes": sizes}
    put(file, [json.dumps(told).encode() + b"\n", *parts])


def _columns(data: bytes, sizes: list[int], count: int) -> Iterator[list[Any]]:
    """The paths, then what is known of each, in the order of :class:`KeptFacts`."""
    left, parts = memoryview(data), []
    for size in sizes:
        parts.append(bytes(left[:size]))
        left = left[size:]
    *texts, activities, none, shares, around, lengths, facts, counted = parts
    yield from (text.decode().split(_BETWEEN) if count else [] for text in texts)
    yield [*array("q", activities)]
    yield from ([bool(said) for said in column] for column in (none, shares))
    yield _hashes(around)
    ends = [*accumulate(array("q", lengths), initial=0)]
    yield [facts[begin:end] for begin, end in pairwise(ends)]
    yield _hashes(counted)


def _hashes(data: bytes) -> list[bytes]:
    return [data[at : at + SIZE] for at in range(0, len(data), SIZE)]
