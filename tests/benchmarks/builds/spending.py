"""What a command takes: time, memory, beside what others; and what it leaves on the disk."""

import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.builds.memory import UNBOUND, Bounds, Sampler, end

TAIL = 2_000
"""Characters of a failed command's last words that are told."""


class CommandError(Exception):
    """A command failed; the message has its last words."""


@dataclass(frozen=True)
class Spent:
    """Seconds on the clock, processor seconds of the command and all it started, most MB at once.

    ``others`` is how many processors were at work for others meanwhile: where these take more than
    a fraction of one, the clock tells nothing of the command. It and ``memory`` are None where the
    system does not tell them.
    """

    wall: float
    processor: float
    memory: float | None
    others: float | None = None


@dataclass(frozen=True)
class Size:
    """What a folder holds: files, the HTML pages among them, bytes, and bytes taken on the disk."""

    files: int
    pages: int
    bytes: int
    disk: int


def spend(
    command: Sequence[str | Path],
    folder: Path,
    *,
    environment: Mapping[str, str] | None = None,
    bounds: Bounds = UNBOUND,
) -> Spent:
    """Run ``command`` in ``folder`` and measure it.

    Processor time is user and system time of the command and of every process below it that was
    waited for, as wait4(2) tells it. Raises :class:`CommandError` when the command fails or breaks
    the ``bounds``.
    """
    with tempfile.TemporaryFile() as said:
        busy, ours = at_work(), own()
        began = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # the sampler knows by it what belongs to the command
        )
        sampler = Sampler(process.pid, bounds)
        try:
            sampler.start()
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:  # whoever interrupts us means the command too
            sampler.stop()
            end(process.pid)
            process.wait()
            raise
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        sampler.stop()
        if process.returncode or sampler.broken:
            said.seek(0)
            words = said.read().decode("utf-8", "replace")[-TAIL:]
            name = " ".join(Path(part).name for part in command[:3])
            message = f"{name}: {sampler.broken or f'mã thoát {process.returncode}'}\n{words}"
            raise CommandError(message)
    processor = used.ru_utime + used.ru_stime
    now, others = at_work(), None
    if busy is not None and now is not None:
        others = max(0.0, now - busy - processor - (own() - ours)) / wall
    return Spent(wall, processor, sampler.peak, others)


def at_work() -> float | None:
    """Seconds that the processors of this machine have worked, for whomever; None: not told."""
    stat = Path("/proc/stat")
    if not stat.exists():
        return None
    user, nice, system, _, _, *rest = map(int, stat.read_text().split("\n", 1)[0].split()[1:9])
    return (user + nice + system + sum(rest)) / os.sysconf("SC_CLK_TCK")


def own() -> float:
    """Processor seconds of this process so far, without those of what it started."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def middle(runs: Sequence[Spent]) -> Spent:
    """The median of each figure by itself; of memory the most, since a sampler may miss a peak.

    Of what others did it is the most too: of three runs that they disturbed none may be hidden.
    """
    memories = [run.memory for run in runs if run.memory is not None]
    others = [run.others for run in runs if run.others is not None]
    return Spent(
        median(run.wall for run in runs),
        median(run.processor for run in runs),
        max(memories, default=None),
        max(others, default=None),
    )


def size(folder: Path) -> Size:
    """What stands below ``folder``; a file of several names counts once on the disk."""
    files = pages = total = disk = 0
    seen: set[int] = set()
    for path, _, names in os.walk(folder):
        for name in names:
            told = os.lstat(f"{path}/{name}")
            files, total = files + 1, total + told.st_size
            pages += name.endswith(".html")
            if told.st_ino not in seen:
                seen.add(told.st_ino)
                disk += told.st_blocks * 512
    return Size(files, pages, total, disk)
