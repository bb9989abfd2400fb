"""The folder that a set of files keeps for itself, with the digests of what it was made from."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from archive.composing.earlier import Earlier
from archive.rendering.outputs import Output
from archive.rendering.state import read_kept, write_kept
from archive.rendering.store import Stored

_MADE_FROM = "lam-tu"
_MADE = "da-lam"
_MADE_FORM = "1"


@contextmanager
def keeping(
    folder: Path, digests: Mapping[str, str], program: str, *, fresh: bool
) -> Iterator[Earlier]:
    """What the set kept in ``folder`` may use; afterwards it is made from ``digests``.

    These are of the content's files by path. A set that is not made to its end, because it failed
    or was killed, begins anew the next time.
    """
    record = folder / _MADE_FROM
    before = {} if fresh else read_kept(record, program)
    record.unlink(missing_ok=True)
    if not before:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    changed = frozenset(
        path for path in {*before, *digests} if before.get(path) != digests.get(path)
    )
    yield Earlier(folder, changed if before else None)
    write_kept(record, program, digests)


def keep_made(folder: Path, made: Iterable[Output]) -> None:
    """Keep in the ``folder`` of a set which files it made. Raises ``OSError`` on a full disk."""
    told = {o.path: " ".join(map(str, o.stored)) for o in made}
    write_kept(folder / _MADE, _MADE_FORM, told)


def made_before(folder: Path) -> dict[str, Stored]:
    """The files that the set of this ``folder`` made the last time, by their paths."""
    rows = ((path, told.split()) for path, told in read_kept(folder / _MADE, _MADE_FORM).items())
    return {path: Stored(digest, int(size), int(at)) for path, (digest, size, at) in rows}
