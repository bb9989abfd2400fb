"""A finished folder takes the place of the former one, or nothing changes."""

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_FORMER = "truoc"


@contextmanager
def publishing(site: Path) -> Iterator[Path]:
    """A folder to build in; it becomes ``site`` when the block ends without an error.

    The folder lies beside ``site``, so that the last step is a rename. A build that fails or is
    killed leaves ``site`` as it was.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        yield making
        exchange(making, site)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def exchange(making: Path, site: Path) -> None:
    """``making`` becomes ``site``, and what was ``site``, if anything, stands at ``making``.

    One step of the system where it has such a step (Linux); elsewhere two renames, and a kill
    between them leaves the former folder beside ``site``, where :func:`recover` finds it. Both
    must lie on one file system, or ``OSError`` is raised.
    """
    making.chmod(0o755)  # mkdtemp makes it private; a web server must read it
    site.parent.mkdir(parents=True, exist_ok=True)
    if not site.exists():
        making.rename(site)
    elif not _exchanged(making, site):
        aside = _aside(site)
        site.rename(aside)
        making.rename(site)
        aside.rename(making)


def recover(site: Path) -> None:
    """Undo what a killed build left beside ``site``: its folders go, a former site comes back.

    Nobody else may be building this site meanwhile.
    """
    if _aside(site).is_dir() and not site.exists():
        _aside(site).rename(site)
    for left in site.parent.glob(f".{site.name}-*"):
        shutil.rmtree(left, ignore_errors=True)


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}-{_FORMER}")


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system could exchange two names in one step."""
    step = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if step is None:
        return False
    names = os.fsencode(one.absolute()), os.fsencode(other.absolute())
    done: int = step(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    return done == 0
