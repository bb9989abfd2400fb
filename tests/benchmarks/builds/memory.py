"""How much memory a command and all that it starts take, looked at while they run."""

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from pathlib import Path
from shutil import disk_usage
from threading import Event, Thread

PROC = Path("/proc")
LEAST_PAUSE = 0.05
"""Seconds from one look to the next, at least."""
SHARE = 40
"""A pause lasts this many times what the look took: the sampler takes 2.5 % of a core at most."""


@dataclass(frozen=True)
class Bounds:
    """What a command may use: ``memory`` MB; ``spare`` MB stay free on the disk of ``folder``.

    A build that would eat up the machine is ended instead.
    """

    memory: float = inf
    spare: float = 0
    folder: Path = Path()

    def broken(self, memory: float) -> str:
        """Why the command must end, for people; empty while it may go on."""
        if memory > self.memory:
            return f"dùng {memory:.0f} MB bộ nhớ, quá mức {self.memory:.0f} MB"
        if disk_usage(self.folder).free < self.spare * 2**20:
            return f"ổ đĩa còn chưa tới {self.spare:.0f} MB"
        return ""


UNBOUND = Bounds()


class Sampler(Thread):
    """Looks at all processes of a session until stopped; ``peak`` is the most they took, in MB.

    A look sums the proportional set sizes (``Pss`` of smaps_rollup), so that what forked processes
    share counts once. Between two looks the highest resident size of any one process (``VmHWM``,
    which the kernel keeps) is a lower limit of what all took: ``peak`` is the larger of the two.
    None where the system has no /proc/PID/smaps_rollup.
    """

    def __init__(self, session: int, bounds: Bounds) -> None:
        super().__init__(daemon=True)
        self._session, self._bounds = session, bounds
        self._over = Event()
        self.peak: float | None = None
        self.looks = 0
        self.broken = ""

    def run(self) -> None:
        """Look, pause, look."""
        if not (PROC / "self/smaps_rollup").exists():
            return
        pause = 0.0
        while not self._over.wait(pause):
            began = time.thread_time()
            self._look()
            pause = max(LEAST_PAUSE, SHARE * (time.thread_time() - began))

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()

    def _look(self) -> None:
        now = [told for process in of_session(self._session) if (told := _memory(process))]
        if not now:
            return
        self.looks += 1
        shared, highest = sum(pss for pss, _ in now), max(high for _, high in now)
        self.peak = max(self.peak or 0, shared, highest)
        self.broken = self.broken or self._bounds.broken(shared)
        if self.broken:
            end(self._session)


def of_session(session: int) -> Iterator[int]:
    """The processes of a session, by their numbers."""
    for entry in os.listdir(PROC):  # noqa: PTH208  some hundreds, many times
        if entry.isdigit() and _session_of(entry) == session:
            yield int(entry)


def end(session: int) -> None:
    """End the process that began a session, and all others of it."""
    for process in [session, *(of_session(session) if PROC.exists() else ())]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def _session_of(process: str) -> int | None:
    told = _read(PROC / process / "stat")
    # the name, in parentheses, may hold anything; after it: state, parent, group, session
    return int(told.rpartition(")")[2].split()[3]) if told else None


def _memory(process: int) -> tuple[float, float] | None:
    """Proportional size and highest resident size in MB; None when the process has ended."""
    rollup = _read(PROC / str(process) / "smaps_rollup")
    status = _read(PROC / str(process) / "status")
    pss, high = _kilobytes(rollup, "Pss:"), _kilobytes(status, "VmHWM:")
    return None if pss is None or high is None else (pss / 1024, high / 1024)


def _kilobytes(text: str, name: str) -> int | None:
    return next((int(r.split()[1]) for r in text.splitlines() if r.startswith(name)), None)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:  # it ended meanwhile
        return ""
