"""The folder that a set of files keeps for itself, with the digests of what it was made from."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from archive.composing.earlier import Earlier
from archive.rendering.apart import apart
from archive.rendering.kept_files import read_kept, write_kept

_MADE_FROM = "lam-tu"
_MADE = "da-lam"
_MADE_FORM = "2"


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
    yield Earlier(folder, changed if before else None, apart)
    write_kept(record, program, digests)


def keep_made(folder: Path, key: str) -> None:
    """Keep in the ``folder`` of a set the key it was made by. Raises ``OSError`` on a full disk."""
    write_kept(folder / _MADE, _MADE_FORM, {"key": key})


def made_before(folder: Path) -> str:
    """The key by which the set of this ``folder`` was made the last time; empty: unknown."""
    return read_kept(folder / _MADE, _MADE_FORM).get("key", "")
