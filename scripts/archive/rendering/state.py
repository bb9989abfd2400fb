"""What the last build of a site made, by the keys of what it was made from."""

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from archive.composing.report_facts import KeptFacts
from archive.reading.collecting import uncollected
from archive.rendering.joining import Index
from archive.rendering.store import Stored

FORM = 3
"""Of the file; another number is another program's, and nothing is taken from it."""

_KINDS = [(True, True), (True, False), (False, True), (False, False)]
"""Where a file may belong: in ``build/docs``, in the site."""

FACTS = ".biet"
"""How the name of a file with facts ends; it begins as that of the state of its site."""

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
    """What a build read and made.

    ``inputs`` is the hash of all that it read, ``made`` has each task's files by its key,
    ``joined`` tells how the joined files are made up.
    """

    inputs: str = ""
    pages: int = 0
    made: dict[str, list[Output]] = field(default_factory=dict)
    joined: Index = Index()  # noqa: RUF009  it never changes

    def outputs(self) -> Iterator[Output]:
        """Every file of the build."""
        for files in self.made.values():
            yield from files


def read_state(file: Path) -> State:
    """The state in ``file``; an empty one when there is none, or it is damaged or foreign."""
    with uncollected():
        return _state(file)


def _state(file: Path) -> State:
    try:
        told = _read(file, FORM)
        stored = map(Stored, told["digests"].split(), told["bytes"], told["changed"])
        kinds = map(_KINDS.__getitem__, told["kinds"])
        every = [
            Output(docs, site, path, one)
            for (docs, site), path, one in zip(
                kinds, told["paths"].split("\n"), stored, strict=True
            )
        ]
        left = iter(every)
        counted = zip(told["keys"].split(), told["counts"], strict=True)
        made = {key: list(islice(left, count)) for key, count in counted}
        index = Index(**told["joined"])
        index = index._replace(files=[Stored(*one) for one in index.files])
        return State(told["inputs"], told["pages"], made, index)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return State()


def write_state(file: Path, state: State) -> None:
    """Keep ``state`` in ``file``, whole or not at all. Raises ``OSError`` on a full disk."""
    every = list(state.outputs())
    _write(
        file,
        FORM,
        {
            "inputs": state.inputs,
            "pages": state.pages,
            # columns: a hundred thousand rows are read at each build
            "keys": " ".join(state.made),
            "counts": [len(files) for files in state.made.values()],
            "kinds": [_KINDS.index((o.docs, o.site)) for o in every],
            "paths": "\n".join([o.path for o in every]),
            "digests": " ".join([o.stored.digest for o in every]),
            "bytes": [o.stored.size for o in every],
            "changed": [o.stored.changed for o in every],
            "joined": state.joined._asdict(),
        },
    )


def read_facts(file: Path, program: str) -> dict[str, KeptFacts]:
    """The facts of reports by path that a build of the same ``program`` kept in ``file``."""
    try:
        told = _read(file, program)["facts"]
        return {
            path: KeptFacts(
                digest, tuple(names), tuple(codes), tuple(twins), bytes.fromhex(around),
                bytes.fromhex(facts),
            )
            for path, (digest, names, codes, twins, around, facts) in told.items()
        }  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_facts(file: Path, program: str, facts: Mapping[str, KeptFacts]) -> None:
    """Keep ``facts`` in ``file``, whole or not at all. Raises ``OSError`` on a full disk."""
    told = {path: (*one[:4], one.around.hex(), one.facts.hex()) for path, one in facts.items()}
    _write(file, program, {"facts": told})


def read_kept(file: Path, form: str) -> dict[str, str]:
    """Texts by name that were kept in ``file`` in that form; nothing where it is another's."""
    try:
        return {str(name): str(text) for name, text in _read(file, form)["kept"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_kept(file: Path, form: str, kept: Mapping[str, str]) -> None:
    """Keep texts by name in ``file``, whole or not at all. Raises ``OSError`` on a full disk."""
    _write(file, form, {"kept": dict(kept)})


def _read(file: Path, form: str | int) -> dict[str, Any]:
    """What was kept in ``file`` in that form. Raises ``ValueError`` when it is another's."""
    digest, _, text = file.read_bytes().partition(b"\n")
    if digest.decode() != _digest(text):
        raise ValueError(file)
    told: dict[str, Any] = json.loads(text)
    if told["form"] != form:
        raise ValueError(file)
    return told


def _write(file: Path, form: str | int, told: Mapping[str, Any]) -> None:
    whole = {"form": form, **told}
    text = json.dumps(whole, separators=(",", ":"), ensure_ascii=False).encode()
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
            file.with_suffix(FACTS).unlink()
    yield from map(read_state, files[:MOST])


def _digest(text: bytes) -> str:
    return blake2b(text, digest_size=20).hexdigest()
