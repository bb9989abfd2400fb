"""What the last build of a site made, by the keys of what it was made from."""

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from archive.rendering.store import Stored

FORM = 1
"""Of the file; another number is another program's, and nothing is taken from it."""

MOST = 8
"""Sites remembered in one cache; the one not built for longest is forgotten first."""


class Output(NamedTuple):
    """A file that a task made, and where it belongs: in the site, in ``build/docs``, or in both."""

    docs: bool
    site: bool
    path: str
    stored: Stored


@dataclass
class State:
    """``inputs`` is the hash of all that the build read, ``made`` each task's files by its key."""

    inputs: str = ""
    pages: int = 0
    made: dict[str, list[Output]] = field(default_factory=dict)

    def outputs(self) -> Iterator[Output]:
        """Every file of the build."""
        for files in self.made.values():
            yield from files


def read_state(file: Path) -> State:
    """The state in ``file``; an empty one when there is none, or it is damaged or foreign."""
    try:
        digest, _, text = file.read_bytes().partition(b"\n")
        if digest.decode() != _digest(text):
            return State()
        told = json.loads(text)
        if told["form"] != FORM:
            return State()
        made = {
            key: [Output(bool(d), bool(s), path, Stored(*stored)) for d, s, path, *stored in files]
            for key, files in told["made"].items()
        }
        return State(told["inputs"], told["pages"], made)
    except (OSError, ValueError, KeyError, TypeError):
        return State()


def write_state(file: Path, state: State) -> None:
    """Keep ``state`` in ``file``, whole or not at all. Raises ``OSError`` on a full disk."""
    told: dict[str, Any] = {
        "form": FORM,
        "inputs": state.inputs,
        "pages": state.pages,
        "made": {
            key: [(int(o.docs), int(o.site), o.path, *o.stored) for o in files]
            for key, files in state.made.items()
        },
    }
    text = json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode()
    file.parent.mkdir(parents=True, exist_ok=True)
    making = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        making.write_bytes(_digest(text).encode() + b"\n" + text)
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
    yield from map(read_state, files[:MOST])


def _digest(text: bytes) -> str:
    return blake2b(text, digest_size=20).hexdigest()
