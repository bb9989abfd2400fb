"""What the last build of a site made, by the keys of what it was made from."""

import contextlib
import json
import os
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from archive.composing.report_facts import KeptFacts, Known
from archive.reading.collecting import uncollected
from archive.rendering.joining import Index
from archive.rendering.outputs import Columns, Outputs
from archive.rendering.store import SIZE
from archive.rendering.stored import Stored
from archive.rendering.untouched import Last

FORM = f"5 {sys.byteorder}"
"""Of the file; another one is another program's or machine's, and nothing is taken from it."""

FACTS = ".biet"
"""How the name of a file with facts ends; it begins as that of the state of its site."""

MOST = 8
"""Sites remembered in one cache; the one not built for longest is forgotten first."""


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
    text = _whole(file)
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
    _put(file, [json.dumps(told).encode() + b"\n", *parts])


def _cut(hashes: memoryview) -> list[str]:
    """Hashes that stand one after the other, each as hexadecimal figures."""
    text = hashes.hex()
    return [text[at : at + 2 * SIZE] for at in range(0, len(text), 2 * SIZE)]


def _numbers(data: memoryview) -> "array[int]":
    found = array("q")
    found.frombytes(data)
    return found


def read_facts(file: Path, program: str) -> Known:
    """The facts of reports that a build of the same ``program`` kept in ``file``."""
    try:
        told = _read(file, f"{program} 4")
        facts = {
            path: KeptFacts(
                digest, tuple(names), tuple(codes), tuple(cited), tuple(twins), tuple(years),
                papers, shares, bytes.fromhex(around), bytes.fromhex(facts),
            )
            for path, (digest, names, codes, cited, twins, years, papers, shares, around, facts)
            in told["facts"].items()
        }  # fmt: skip
        return Known(facts, told["names"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Known()


def write_facts(file: Path, program: str, facts: Known) -> None:
    """Keep ``facts`` in ``file``, whole or not at all. Raises ``OSError`` on a full disk."""
    told = {
        path: (*one[:8], one.around.hex(), one.facts.hex()) for path, one in facts.reports.items()
    }
    _write(file, f"{program} 4", {"names": facts.names, "facts": told})


def read_kept(file: Path, form: str) -> dict[str, str]:
    """Texts by name that were kept in ``file`` in that form; nothing where it is another's."""
    try:
        return {str(name): str(text) for name, text in _read(file, form)["kept"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_kept(file: Path, form: str, kept: Mapping[str, str]) -> None:
    """Keep texts by name in ``file``, whole or not at all. Raises ``OSError`` on a full disk."""
    _write(file, form, {"kept": dict(kept)})


def _read(file: Path, form: str) -> dict[str, Any]:
    """What was kept in ``file`` in that form. Raises ``ValueError`` when it is another's."""
    told: dict[str, Any] = json.loads(_whole(file))
    if told["form"] != form:
        raise ValueError(file)
    return told


def _write(file: Path, form: str, told: Mapping[str, Any]) -> None:
    whole = {"form": form, **told}
    _put(file, [json.dumps(whole, separators=(",", ":"), ensure_ascii=False).encode()])


def _whole(file: Path) -> bytes:
    """What stands in ``file`` below its hash. Raises ``ValueError`` where that is another's."""
    digest, _, text = file.read_bytes().partition(b"\n")
    if digest.decode() != _digest([text]):
        raise ValueError(file)
    return text


def _put(file: Path, parts: list[bytes]) -> None:
    """Keep ``parts`` in ``file`` below their hash, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    making = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        with making.open("wb") as opened:
            opened.writelines([_digest(parts).encode() + b"\n", *parts])
        making.replace(file)
    except OSError:
        making.unlink(missing_ok=True)
        raise


def remembered(folder: Path) -> Iterator[State]:
    """The states in ``folder`` that are still of use; the others are taken away."""
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[MOST:]:
        with contextlib.suppress(OSError):
            file.unlink()
            file.with_suffix(FACTS).unlink()
    yield from map(read_state, files[:MOST])


def _digest(parts: Iterable[bytes]) -> str:
    made = blake2b(digest_size=SIZE)
    for part in parts:
        made.update(part)
    return made.hexdigest()
