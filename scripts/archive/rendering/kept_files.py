"""Files that builds keep for later ones, each whole or not at all."""

import json
import os
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from archive.rendering.store import SIZE


def read_kept(file: Path, form: str) -> dict[str, str]:
    """Texts by name that were kept in ``file`` in that form; nothing where it is another's."""
    try:
        return {str(name): str(text) for name, text in read_told(file, form)["kept"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_kept(file: Path, form: str, kept: Mapping[str, str]) -> None:
    """Keep texts by name in ``file``, whole or not at all. Raises ``OSError`` on a full disk."""
    write_told(file, form, {"kept": dict(kept)})


def read_told(file: Path, form: str) -> dict[str, Any]:
    """What was kept in ``file`` in that form. Raises ``ValueError`` when it is another's."""
    told: dict[str, Any] = json.loads(whole(file))
    if told["form"] != form:
        raise ValueError(file)
    return told


def write_told(file: Path, form: str, told: Mapping[str, Any]) -> None:
    """Keep what is ``told`` in ``file``, in that form. Raises ``OSError`` on a full disk."""
    every = {"form": form, **told}
    put(file, [json.dumps(every, separators=(",", ":"), ensure_ascii=False).encode()])


def whole(file: Path) -> bytes:
    """What stands in ``file`` below its hash. Raises ``ValueError`` where that is another's."""
    digest, _, text = file.read_bytes().partition(b"\n")
    if digest.decode() != _digest([text]):
        raise ValueError(file)
    return text


def identity(file: Path) -> str:
    """What tells one kept ``file`` from another: its hash. Raises ``OSError`` where none is."""
    with file.open("rb") as opened:
        return opened.readline(3 * SIZE).decode(errors="replace").strip()


def put(file: Path, parts: list[bytes]) -> None:
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


def _digest(parts: Iterable[bytes]) -> str:
    made = blake2b(digest_size=SIZE)
    for part in parts:
        made.update(part)
    return made.hexdigest()
