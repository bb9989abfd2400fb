"""Work on many files shared among processes.

The processes are forked, so they see what the parent has made without a copy of it being sent;
only the numbers of files go to them, and plain data comes back. Whoever works on a file says so
beforehand in memory that all share: should he die, the parent knows over which file.
"""

import gc
import mmap
import os
import signal
import struct
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Self, TypeVar

from archive.reading.collecting import uncollected
from archive.reading.snapshot import ChangedMeanwhileError

if TYPE_CHECKING:  # few files are checked without other processes, and never need it
    from multiprocessing.connection import Connection

Result = TypeVar("Result")

WORTH_SHARING = 200
"""Files from which on several processes are quicker than one."""

_AT_ONCE = 16
"""Files that a process takes at a time."""

_PARENT_DEATH_SIGNAL = 1
"""What Linux calls PR_SET_PDEATHSIG."""

_SLOT = struct.Struct("=q")

_SELDOM = (20_000, 20, 50)
"""New objects from which on a process searches for garbage: a file makes about as many."""


class WorkerDiedError(RuntimeError):
    """A process came to its end over a file; the message says which file, and of what."""


def cores() -> int:
    """The processes that this machine can run at once for us."""
    return len(os.sched_getaffinity(0))


def processes(files: int, jobs: int | None = None) -> int:
    """How many processes are worth it for so many ``files``; ``jobs``, where it is given."""
    asked = min(jobs or (cores() if files >= WORTH_SHARING else 1), files)
    if asked < 2:
        return 1
    import multiprocessing  # noqa: PLC0415  see above

    return asked if "fork" in multiprocessing.get_all_start_methods() else 1


def end_with_parent() -> None:
    """Let the system end this forked process when the one that began it is killed.

    What it is at would else go on beside the next run. Where a system has no such step, it ends as
    soon as it finds nobody at the other end of its pipe.
    """
    import ctypes  # noqa: PLC0415  see above
    import multiprocessing  # noqa: PLC0415  see above

    step = getattr(ctypes.CDLL(None), "prctl", None)
    if step is not None:
        step(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    parent = multiprocessing.parent_process()
    if parent is not None and parent.pid != os.getppid():  # it was killed before that step
        os.kill(os.getpid(), signal.SIGKILL)


def shared(
    work: Callable[[str], Result], paths: Sequence[str], jobs: int
) -> Iterator[tuple[str, Result]]:
    """Each path with what ``work`` makes of it, in order.

    Results must be plain data. Raises ``ChangedMeanwhileError`` when ``work`` does, and
    :class:`WorkerDiedError` when a process dies or ``work`` raises anything else; with one job
    ``work`` runs here, and its own exception comes through.
    """
    if jobs == 1:
        often = gc.get_threshold()
        gc.set_threshold(*_SELDOM)
        try:
            yield from ((path, work(path)) for path in paths)
        finally:
            gc.set_threshold(*often)
        return
    with _Crew(work, paths, jobs) as crew:
        yield from crew.results()


class _Crew:
    """The processes, each with a pipe and a slot that says which file it is at."""

    def __init__(self, work: Callable[[str], Any], paths: Sequence[str], jobs: int) -> None:
        import multiprocessing  # noqa: PLC0415  see above

        self._paths = paths
        self._slots = mmap.mmap(-1, jobs * _SLOT.size)
        context = multiprocessing.get_context("fork")
        self._crew: dict[Connection, tuple[int, Any]] = {}
        with uncollected():  # a search for garbage would copy all memory that is shared
            for number in range(jobs):
                ours, theirs = context.Pipe()
                # a pipe that others hold open never tells its process that the parent is gone
                others = [*self._crew, ours]
                process = context.Process(
                    target=_toil,
                    args=(work, paths, theirs, others, self._slot(number)),
                    daemon=True,
                )
                process.start()
                theirs.close()
                self._crew[ours] = number, process

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for pipe, (_, process) in self._crew.items():
            pipe.close()
            process.terminate()
        for _, process in self._crew.values():
            process.join()

    def _slot(self, number: int) -> memoryview:
        return memoryview(self._slots)[number * _SLOT.size : (number + 1) * _SLOT.size]

    def results(self) -> Iterator[tuple[str, Any]]:
        """What was made of each path, in order of the paths."""
        from multiprocessing.connection import Connection, wait  # noqa: PLC0415  see above

        starts = iter(range(0, len(self._paths), _AT_ONCE))
        # each has its next files before it is done with the first, and never waits for us
        idle = [*self._crew, *self._crew]
        waiting: dict[int, list[Any]] = {}
        at = 0
        while at < len(self._paths):
            for pipe in idle:
                start = next(starts, None)
                if start is not None:
                    self._send(pipe, start)
            idle = [pipe for pipe in wait(list(self._crew)) if isinstance(pipe, Connection)]
            for pipe in idle:
                start, results = self._receive(pipe)
                waiting[start] = results
            while at in waiting:
                results = waiting.pop(at)
                yield from zip(self._paths[at:], results, strict=False)
                at += len(results)

    def _send(self, pipe: "Connection", start: int) -> None:
        try:
            pipe.send(start)
        except OSError:
            self._bury(pipe)

    def _receive(self, pipe: "Connection") -> tuple[int, list[Any]]:
        try:
            start, results, failure = pipe.recv()
        except (EOFError, OSError):
            self._bury(pipe)
        if isinstance(failure, ChangedMeanwhileError):
            raise failure
        if failure:
            raise WorkerDiedError(failure)
        return start, results

    def _bury(self, pipe: "Connection") -> Any:
        number, process = self._crew[pipe]
        process.join()
        (index,) = _SLOT.unpack(self._slot(number))
        code = process.exitcode or 0
        reason = signal.Signals(-code).name if code < 0 else f"mã thoát {code}"
        message = f"một tiến trình kiểm tra chết ({reason}) khi đang đọc {self._paths[index]}"
        raise WorkerDiedError(message)


def _toil(
    work: Callable[[str], Any],
    paths: Sequence[str],
    pipe: "Connection",
    others: "list[Connection]",
    slot: memoryview,
) -> None:
    end_with_parent()
    for other in others:
        other.close()
    gc.freeze()  # what the parent made is shared: a search for garbage would copy it
    gc.set_threshold(*_SELDOM)
    gc.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us when the user has enough
    try:
        while True:
            start = pipe.recv()
            results: list[Any] = []
            failure: str | ChangedMeanwhileError | None = None
            for index in range(start, min(start + _AT_ONCE, len(paths))):
                _SLOT.pack_into(slot, 0, index)
                try:
                    results.append(work(paths[index]))
                except ChangedMeanwhileError as error:
                    failure = error
                    break
                except Exception:  # noqa: BLE001  told by the parent, with its file
                    failure = f"{paths[index]}: {traceback.format_exc()}"
                    break
            pipe.send((start, results, failure))
    except (EOFError, OSError):  # the parent has all it wants
        pass
