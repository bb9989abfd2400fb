"""One piece of work done beside another, in a process of its own."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

from archive.rendering.workers import jobs_here

R = TypeVar("R")


def aside(work: Callable[[], R], held: Sequence[int] = ()) -> Callable[[], R]:
    """Begin ``work``; a call of what comes back waits for its result.

    Where there is only one processor, and where the other process dies or fails, the work is done
    when its result is asked for. ``held`` are descriptors that must not live on in that process.
    """
    if jobs_here() == 1:
        return work
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=_done, args=(work, theirs, [*held, ours.fileno()]), daemon=True
    )
    process.start()
    theirs.close()

    def result() -> R:
        try:
            found: R = ours.recv()
        except EOFError:
            found = work()
        finally:
            ours.close()
            process.join()
        return found

    return result


def _done(work: Callable[[], R], connection: Connection, held: Sequence[int]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it
    for descriptor in held:
        os.close(descriptor)
    try:
        connection.send(work())
    except OSError:
        return  # the parent will meet the same
