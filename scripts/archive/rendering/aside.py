"""One piece of work done beside another, in a process of its own."""

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, NoReturn, TypeVar

from archive.checking.share import end_with_parent
from archive.rendering.processors import jobs_here

R = TypeVar("R")

_BEGUN: set[int] = set()
"""Processes that nobody has waited for: a build that fails asks for no results."""


class Aside(Generic[R]):
    """Work that was begun; a call waits for its result."""

    def __init__(self, work: Callable[[], R], held: Sequence[int] = ()) -> None:
        self._work = work
        self._process = 0
        if jobs_here() == 1:
            return
        for process in [*_BEGUN]:
            _has_ended(process, os.WNOHANG)
        # by the system's own steps: to load more than these takes as long as much of the work
        ours, theirs = os.pipe()
        here = os.getpid()
        self._process = os.fork()
        if not self._process:
            _do(work, theirs, [*held, ours], here)
        os.close(theirs)
        _BEGUN.add(self._process)
        self._ours = open(ours, "rb")  # noqa: PTH123, SIM115  a pipe, closed when it was read

    def __call__(self) -> R:
        """The result; where the process died or failed, the work is done here."""
        told = self._received()
        if told is None:
            return self._work()
        found: R = pickle.loads(told)  # noqa: S301  our own process wrote it
        return found

    def end(self) -> None:
        """Wait until the process has ended, whatever came of it; what was not begun is left."""
        self._received()

    def _received(self) -> bytes | None:
        """What the process told; None where there was none, or it did not come to its end."""
        process, self._process = self._process, 0
        if not process:
            return None
        with self._ours as ours:
            told = ours.read()
        return told if _has_ended(process, 0) else None


def aside(work: Callable[[], R], held: Sequence[int] = ()) -> Aside[R]:
    """Begin ``work``; a call of what comes back waits for its result.

    Where there is only one processor, and where the other process dies or fails, the work is done
    when its result is asked for. ``held`` are descriptors that must not live on in that process.
    """
    return Aside(work, held)


def _has_ended(process: int, how: int) -> bool:
    """Whether ``process`` has come to its end, and that well; it is waited for as ``how`` says."""
    try:
        ended, status = os.waitpid(process, how)
    except ChildProcessError:
        ended, status = process, -1
    if ended:
        _BEGUN.discard(process)
    return bool(ended) and status == 0


def _do(work: Callable[[], R], to: int, held: Sequence[int], parent: int) -> NoReturn:
    """The life of the process: it tells what came of the work, and ends well only if it did."""
    status = 1
    try:
        end_with_parent(parent)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it
        _BEGUN.clear()
        for descriptor in held:
            os.close(descriptor)
        with suppress(Exception), open(to, "wb") as pipe:
            pipe.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
            pipe.flush()
            status = 0
    finally:
        os._exit(status)  # nothing of what the parent has to end is ended here
