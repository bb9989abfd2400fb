"""Work shared among forked processes, which see the archive as it stands."""

import gc
import multiprocessing
import os
import resource
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from ctypes import c_long
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from multiprocessing.sharedctypes import RawArray
from typing import Any, TypeVar, cast

from archive.checking.share import end_with_parent
from archive.rendering.template_mistakes import mistake

R = TypeVar("R")

BATCH = 24
"""Pieces of work handed over at a time: few enough that all processes end together."""

WORTH_SHARING = 64
"""Pieces of work from which on several processes are quicker than one."""

SELDOM = (50_000, 20, 50)
"""New objects from which on a process searches for garbage; a page leaves some thousands."""

SPENT = 64_000
"""Pages of memory, mostly of 4 kB, that a process takes or copies before another takes its place.

What it only reads becomes its own copy too, since Python counts in each object who refers to it; so
after some time it would hold as much as all that was read.
"""


class WorkError(Exception):
    """A piece of work could not be done; ``name`` says which, ``reason`` why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason


@dataclass
class _Failure:
    index: int
    reason: str
    error: OSError | None
    """What it was, where the system refused something."""


@dataclass
class _Worker:
    process: ForkProcess
    connection: Connection


def shared(
    names: Sequence[str],
    work: Callable[[int], R],
    jobs: int,
    *,
    heavy: int = 0,
    held: Sequence[int] = (),
    worth: int = WORTH_SHARING,
) -> Iterator[tuple[int, R]]:
    """``work(n)`` for each place ``n`` in ``names``, in the order in which they are done.

    The first ``heavy`` pieces are handed out one by one; fewer than ``worth`` are all done here.
    A process that has taken much memory ends, and another one goes on in its place.
    ``held`` are descriptors that must not
    live on in a process when this one is killed. Raises :class:`WorkError` with the name of the
    piece that failed or whose process died, ``OSError`` when the system refused something, as a
    full disk does.
    """
    if jobs == 1 or len(names) < worth:
        often = gc.get_threshold()
        gc.set_threshold(*SELDOM)
        try:
            for index in range(len(names)):
                yield index, _done_here(names[index], work, index)
        finally:
            gc.set_threshold(*often)
        return
    waiting = deque([[index] for index in range(heavy)])
    waiting += (
        [*range(first, min(first + BATCH, len(names)))] for first in range(heavy, len(names), BATCH)
    )
    current = RawArray(c_long, jobs)
    if len(names) >= WORTH_SHARING:  # of little work it would be the greater part
        gc.collect()
    gc.freeze()  # what is here stays: no collection touches, and so copies, its memory
    workers: dict[Connection, tuple[int, _Worker]] = {}

    def begin(number: int) -> None:
        worker = _started(number, work, current, [*held, *(c.fileno() for c in workers)])
        workers[worker.connection] = (number, worker)
        _hand_over(worker, waiting, number)

    try:
        for number in range(jobs):
            begin(number)
        while workers:
            for ready in wait(list(workers)):
                number, worker = workers[cast("Connection", ready)]  # we wait for nothing else
                try:
                    results, is_spent = worker.connection.recv()
                except (EOFError, ConnectionResetError):
                    worker.process.join()
                    raise WorkError(names[current[number]], _death(worker.process)) from None
                for index, result in results:
                    if isinstance(result, _Failure):
                        raise _raised(names[index], result)
                    yield index, result
                if not is_spent and _hand_over(worker, waiting, number):
                    continue
                del workers[worker.connection]
                worker.connection.close()
                if is_spent and waiting:
                    begin(number)  # meanwhile the system takes back what the former had
                worker.process.join()
    finally:
        for _, worker in workers.values():
            worker.process.kill()
            worker.process.join()
            worker.connection.close()
        gc.unfreeze()


def _done_here(name: str, work: Callable[[int], R], index: int) -> R:
    try:
        return work(index)
    except OSError:
        raise
    except Exception as error:
        raise WorkError(name, _reason(error)) from error


def _started(number: int, work: Callable[[int], R], current: Any, held: Sequence[int]) -> _Worker:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    # no daemon: it may begin others, which end with it
    process = context.Process(
        target=_labour, args=(theirs, work, current, number, [*held, ours.fileno()])
    )
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _hand_over(worker: _Worker, waiting: deque[list[int]], number: int) -> bool:
    """Give the next batch; an empty one, the sign to end, when no work is left.

    Every second process takes from the end: what stands together is made from neighbouring memory,
    and whatever a process reads becomes its own copy.
    """
    take = waiting.pop if number % 2 else waiting.popleft
    batch = take() if waiting else []
    try:
        worker.connection.send(batch)
    except BrokenPipeError:
        return True  # it died: its silence will be heard
    return bool(batch)


def _labour(
    connection: Connection,
    work: Callable[[int], R],
    current: Any,
    number: int,
    held: Sequence[int],
) -> None:
    """The life of a process: batches in, results out, until an empty batch or nobody is there.

    With the results it tells whether it is ``SPENT``, and then ends.
    """
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends everybody
    for descriptor in held:
        os.close(descriptor)
    gc.set_threshold(*SELDOM)
    try:
        while batch := connection.recv():
            results: list[tuple[int, R | _Failure]] = []
            for index in batch:
                current[number] = index
                results.append((index, _tried(work, index)))
            is_spent = resource.getrusage(resource.RUSAGE_SELF).ru_minflt > SPENT
            connection.send((results, is_spent))
            if is_spent:
                return
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass


def _tried(work: Callable[[int], R], index: int) -> R | _Failure:
    try:
        return work(index)
    except OSError as error:
        return _Failure(index, error.strerror or str(error), error)
    except Exception as error:  # noqa: BLE001  told by the parent, with the page's name
        return _Failure(index, _reason(error), None)


def _reason(error: Exception) -> str:
    """What went wrong: the line of a template, or how the program came there."""
    return mistake(error) or "".join(traceback.format_exception(error))


def _raised(name: str, failure: _Failure) -> Exception:
    if failure.error is not None and failure.error.errno is not None:
        return OSError(failure.error.errno, failure.reason, name)
    if failure.error is not None:  # one of our own, which says all
        return failure.error
    return WorkError(name, failure.reason)


def _death(process: ForkProcess) -> str:
    code = process.exitcode or 0
    return f"tiến trình bị tín hiệu {-code} giết" if code < 0 else f"tiến trình tự dừng, mã {code}"
