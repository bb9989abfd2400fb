"""One piece of work done beside another, in a process of its own."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from archive.checking.share import end_with_parent
from archive.rendering.processors import jobs_here

R = TypeVar("R")


class Aside(Generic[R]):
    """Work that was begun; a call waits for its result."""

    def __init__(self, work: Callable[[], R], held: Sequence[int] = ()) -> None:
        self._work = work
        self._ours: Connection | None = None
        if jobs_here() == 1:
            return
        context = multiprocessing.get_context("fork")
        self._ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_done, args=(work, theirs, [*held, self._ours.fileno()]), daemon=True
        )
        self._process.start()
        theirs.close()

    def __call__(self) -> R:
        """The result; where the process died or failed, the work is done here."""
        try:
            return self._received()
        except EOFError:
            return self._work()

    def end(self) -> None:
        """Wait until the process has ended, whatever came of it; what was not begun is left."""
        with suppress(EOFError):
            self._received()

    def _received(self) -> R:
        ours, self._ours = self._ours, None
        if ours is None:
            raise EOFError
        try:
            found: R = ours.recv()
        finally:
            ours.close()
            self._process.join()
        return found


def aside(work: Callable[[], R], held: Sequence[int] = ()) -> Aside[R]:
    """Begin ``work``; a call of what comes back waits for its result.

    Where there is only one processor, and where the other process dies or fails, the work is done
    when its result is asked for. ``held`` are descriptors that must not live on in that process.
    """
    return Aside(work, held)


def _done(work: Callable[[], R], connection: Connection, held: Sequence[int]) -> None:
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it
    for descriptor in held:
        os.close(descriptor)
    try:
        connection.send(work())
    except OSError:
        return  # the parent will meet the same
