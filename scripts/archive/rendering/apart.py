"""Work whose memory is not to stay: done in a process of its own, which ends with it."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from itertools import islice
from multiprocessing.connection import Connection
from typing import TypeVar

from archive.checking.share import end_with_parent

T = TypeVar("T")

_TOGETHER = 16
"""Things that are handed over at a time."""


def apart(work: Callable[[], Iterator[T]]) -> Iterator[T]:
    """What ``work()`` yields, in its order; it must be the same each time.

    What a process only reads becomes its own copy, since Python counts in each object who refers to
    it, and memory that many objects shared is seldom given back. Where no process may be begun, and
    where it dies or fails, the rest is done here.
    """
    count = 0
    if not multiprocessing.current_process().daemon:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_done, args=(work, theirs, ours.fileno()))
        process.start()
        theirs.close()
        try:
            while found := ours.recv():
                yield from found
                count += len(found)
        except EOFError:  # it died, or failed with what will be heard here
            pass
        else:
            return
        finally:
            ours.close()  # where nobody asks any more it ends too
            process.join()
    yield from islice(work(), count, None)


def _done(work: Callable[[], Iterator[T]], connection: Connection, held: int) -> None:
    end_with_parent()
    os.close(held)
    found = work()
    try:
        while some := list(islice(found, _TOGETHER)):
            connection.send(some)
        connection.send([])
    except Exception:  # noqa: BLE001, S110  who waits for it will meet the same
        pass
