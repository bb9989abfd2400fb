"""What the last build of a site made, by the keys of what it was made from."""

import contextlib
import json
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from archive.reading.collecting import uncollected
from archive.rendering.folder_times import ENDING as TIMES
from archive.rendering.kept_files import put, whole
from archive.rendering.outputs import Columns, Outputs
from archive.rendering.store import SIZE
from archive.rendering.stored import Stored

FORM = f"5 {sys.byteorder}"
"""Of the file; another one is another program's or machine's, and nothing is taken from it."""

FACTS = ".biet"
"""How the name of a file with facts ends; it begins as that of the state of its site."""

MOST = 8
"""Sites remembered in one cache; the one not built for longest is forgotten first."""


class Index(NamedTuple):
    """How joined files are made up: the files, the bytes of their heads, the pieces in order.

    ``rows`` and ``sizes`` are those of every part, one for each file: of each piece in turn, at
    last of the tails. ``tails`` is the hash of what these are made from.
    """

    files: Sequence[Stored] = ()
    heads: Sequence[int] = ()
    pieces: Sequence[str] = ()
    rows: Sequence[int] = ()
    sizes: Sequence[int] = ()
    tails: str = ""


class Last(NamedTuple):
    """The tasks of the last build: their names and keys, and the ground that these stand on."""

    names: Sequence[str] = ()
    keys: Sequence[str] = ()
    ground: str = ""


@dataclass
class State:
    """What a build read and made.

    ``inputs`` is the hash of all that it read, ``made`` has each task's files by its key,
    ``joined`` tells how the joined files are made up. ``stored``: how many files the store held
    at most, ``needed``: how many of them this build at least is made up of; 0 where nobody has
    counted. ``last`` are its tasks.
    """

    inputs: str = ""
    pages: int = 0
    made: Outputs = field(default_factory=Outputs)
    joined: Index = Index()  # noqa: RUF009  it never changes
    stored: int = 0
    needed: int = 0
    last: Last = Last()  # noqa: RUF009  it never changes


def read_state(file: Path) -> State:
    """The state in ``file``; an empty one when there is none, or it is damaged or foreign."""
    try:
        with uncollected():
            return _state(file)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return State()


def _state(file: Path) -> State:
    text = whole(file)
    head, _, rest = text.partition(b"\n")
    told: dict[str, Any] = json.loads(head)
    if told["form"] != FORM:
        raise ValueError(file)
    left, parts = memoryview(rest), []
    for size in told["sizes"]:
        parts.append(left[:size])
        left = left[size:]
    keys, names, counts, kinds, paths, digests, sizes, changed, pieces, *numbers = parts
    made = Columns(
        _cut(keys),
        _numbers(counts),
        bytes(kinds),
        bytes(paths).decode().split("\n") if paths else [],
        digests.hex(),
        _numbers(sizes),
        _numbers(changed),
    )
    rows, bounds = map(_numbers, numbers)
    files = [Stored(*one) for one in told["files"]]
    index = Index(files, told["heads"], _cut(pieces), rows, bounds, told["tails"])
    last = Last(bytes(names).decode().split("\n"), made.keys, told["ground"])
    counted = told["stored"], told["needed"]
    return State(told["inputs"], told["pages"], Outputs(made), index, *counted, last)


def write_state(file: Path, state: State) -> None:
    """Keep ``state`` in ``file``, whole or not at all. Raises ``OSError`` on a full disk."""
    # columns: a hundred thousand rows are read at each build
    made, joined = state.made.columns, state.joined
    parts = [
        bytes.fromhex("".join(made.keys)),
        "\n".join(state.last.names).encode(),
        array("q", made.counts).tobytes(),
        made.kinds,
        "\n".join(made.paths).encode(),
        bytes.fromhex(made.digests),
        array("q", made.sizes).tobytes(),
        array("q", made.changed).tobytes(),
        bytes.fromhex("".join(joined.pieces)),
        array("q", joined.rows).tobytes(),
        array("q", joined.sizes).tobytes(),
    ]
    told = {
        "form": FORM,
        "inputs": state.inputs,
        "pages": state.pages,
        "stored": state.stored,
        "needed": state.needed,
        "ground": state.last.ground,
        "files": joined.files,
        "heads": joined.heads,
        "tails": joined.tails,
        "sizes": [len(part) for part in parts],
    }
    put(file, [json.dumps(told).encode() + b"\n", *parts])


def _cut(hashes: memoryview) -> list[str]:
    """Hashes that stand one after the other, each as hexadecimal figures."""
    text = hashes.hex()
    return [text[at : at + 2 * SIZE] for at in range(0, len(text), 2 * SIZE)]


def _numbers(data: memoryview) -> "array[int]":
    found = array("q")
    found.frombytes(data)
    return found


def remembered(folder: Path) -> Iterator[State]:
    """The states in ``folder`` that are still of use; the others are taken away."""
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[MOST:]:
        with contextlib.suppress(OSError):
            file.unlink()
            for ending in (FACTS, TIMES):
                file.with_suffix(ending).unlink(missing_ok=True)
    yield from map(read_state, files[:MOST])


def is_alone(file: Path) -> bool:
    """Whether no state but the one in ``file`` is kept in its folder."""
    return all(other == file for other in file.parent.glob("*.json"))
