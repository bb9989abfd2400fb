"""Files of the whole archive to which each report adds its part, one after the other.

Tables and lines: between a head and a tail that are made anew each time, the parts stand in the
order of the reports. What one report adds to all such files is packed into one piece, which is
kept; so a build after an edit makes one piece and joins the others as they are.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

Part = tuple[int, bytes]
"""What stands in one file, and how many rows it is."""


class Size(NamedTuple):
    """How large a joined file is: rows without its head, and bytes."""

    rows: int
    bytes: int


@dataclass(frozen=True, eq=False)
class Joined:
    """Several joined files. ``heads`` and ``tails`` have one entry for each of ``paths``.

    ``tails_show`` is what the tails are made from. ``tell`` is called with the size of each file
    when they were joined.
    """

    paths: tuple[str, ...]
    heads: tuple[bytes, ...]
    tails: Callable[[], Iterable[Part]]
    tails_show: tuple[Any, ...]
    tell: Callable[[list[Size]], None]

    def files(self, pieces: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
        """Each file by its path, of all pieces in the order of the reports."""
        texts = [[head] for head in self.heads]
        rows = [0] * len(texts)
        for parts in (*map(unpacked, pieces), list(self.tails())):
            for place, (count, data) in enumerate(parts):
                rows[place] += count
                texts[place].append(data)
        made = [b"".join(text) for text in texts]
        self.tell([Size(count, len(data)) for count, data in zip(rows, made, strict=True)])
        yield from zip(self.paths, made, strict=True)


def packed(parts: Iterable[Part]) -> bytes:
    """What one report adds to each of the joined files, as one piece."""
    found = list(parts)
    directory = json.dumps([(rows, len(data)) for rows, data in found], separators=(",", ":"))
    return b"\n".join([directory.encode(), b"".join(data for _, data in found)])


def unpacked(piece: bytes) -> list[Part]:
    """The parts of a piece."""
    line, _, _ = piece.partition(b"\n")
    at = len(line) + 1
    parts = []
    for rows, size in json.loads(line):
        parts.append((rows, piece[at : at + size]))
        at += size
    return parts
