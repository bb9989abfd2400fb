"""One build at a time of one site, in one cache."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(file: Path, wait: Callable[[str], None]) -> Iterator[int]:
    """Hold the lock ``file`` during the block; the system lets it go when the process ends.

    When another process holds it, ``wait`` is called once with what that process wrote of itself,
    and then waited. Gives the file's descriptor, which a forked process closes: it must not keep
    the lock when this one is killed.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = _held(file, wait)
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield descriptor
    finally:
        file.unlink(missing_ok=True)
        os.close(descriptor)


def _held(file: Path, wait: Callable[[str], None]) -> int:
    told = False
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not told:
                wait(os.pread(descriptor, 64, 0).decode(errors="replace"))
                told = True
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        try:
            # whoever held it took the file away: the lock of a file without a name holds nobody
            if os.path.samestat(os.fstat(descriptor), file.stat()):
                return descriptor
        except FileNotFoundError:
            pass
        os.close(descriptor)
