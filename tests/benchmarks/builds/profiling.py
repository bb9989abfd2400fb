"""Where a command's time goes, by looking at it every few milliseconds of its processor time.

``python -m tests.benchmarks.builds.profiling OUT SCRIPT ARGUMENT …`` runs the script on one core,
hence in one process, and writes one JSON object. A tracing profiler would make small functions
look dear; looking costs the same everywhere. Each look weighs the processor time since the last.
"""

import json
import os
import re
import runpy
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

from tests.benchmarks.builds.stages import stages

ROOT = Path(__file__).resolve().parents[3]
EVERY = 0.004
"""Seconds of processor time between two looks; most kernels count no finer."""
_INNER = re.compile(r"\.<\w+>")
"""What a function holds, such as a comprehension, goes on its account."""
MOST = 12
"""Libraries and functions that are told."""
IMPORTS = "nạp chương trình"


class Looks:
    """Processor seconds by room, by library and by the way that led there.

    A room is that of the innermost function of ours: what libraries do is on the account of who
    called them. ``ways`` begin at the command and hold our own functions only.
    """

    def __init__(self) -> None:
        self.rooms: defaultdict[str, float] = defaultdict(float)
        self.libraries: defaultdict[str, float] = defaultdict(float)
        self.functions: defaultdict[str, float] = defaultdict(float)
        self.ways: defaultdict[tuple[str, ...], float] = defaultdict(float)
        self._before = time.process_time()

    def look(self, _: int, frame: FrameType | None) -> None:
        """Account for the time since the last look; a handler of signals."""
        now = time.process_time()
        self.account(_codes(frame), now - self._before)
        self._before = time.process_time()

    def account(self, inside_out: Iterable[tuple[str, str]], seconds: float) -> None:
        """``seconds`` went to a stack of (file, function), the innermost first."""
        stack = list(inside_out)
        own = [(room, named(file, name)) for file, name in stack if (room := room_of(file))]
        if not own or any(file.startswith("<frozen importlib") for file, _ in stack):
            own = [(IMPORTS, IMPORTS)]
        self.rooms[own[0][0]] += seconds
        self.libraries[library_of(stack[0][0]) if stack else "?"] += seconds
        self.functions[own[0][1]] += seconds
        self.ways[tuple(name for _, name in reversed(own))] += seconds

    def told(self) -> dict[str, Any]:
        """All of it, the dearest first."""
        return {
            "seconds": sum(self.rooms.values()),
            "rooms": _dearest(self.rooms),
            "libraries": _dearest(self.libraries)[:MOST],
            "functions": _dearest(self.functions)[:MOST],
            "stages": stages(self.ways),
        }


def room_of(file: str) -> str | None:
    """The room of a file of ours, such as ``composing/search``; None for others' files."""
    if not file.startswith(f"{ROOT}/") or "/site-packages/" in file:
        return None
    parts = Path(file).relative_to(ROOT).parts[:-1]
    if parts[:2] == ("scripts", "archive"):
        return "/".join(parts[2:]) or "archive"
    return "/".join(parts[:2]) if parts and parts[0] in {"scripts", "macros"} else None


def named(file: str, function: str) -> str:
    """A function of ours as people would look for it; a template by its path alone."""
    path = Path(file).relative_to(ROOT)
    if path.suffix != ".py":
        return path.as_posix()
    within = path.as_posix().removeprefix("scripts/").removeprefix("archive/").removesuffix(".py")
    return _INNER.sub("", f"{within}.{function}")


def library_of(file: str) -> str:
    """Whose code a file is, as people know it."""
    if room_of(file):
        return "mã của kho này"
    _, found, inside = file.partition("/site-packages/")
    if found:
        return inside.split("/")[0].removesuffix(".py")
    return f"Python: {Path(file).stem}" if not file.startswith("<") else "Python"


def _dearest(seconds: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(seconds.items(), key=lambda item: -item[1])


def _codes(frame: FrameType | None) -> Iterable[tuple[str, str]]:
    while frame is not None:
        yield frame.f_code.co_filename, frame.f_code.co_qualname
        frame = frame.f_back


def main() -> None:
    """Run what is asked for; its exit status is ours."""
    out, script = map(Path, sys.argv[1:3])
    sys.argv = sys.argv[2:]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    looks = Looks()
    signal.signal(signal.SIGPROF, looks.look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        runpy.run_path(str(script.absolute()), run_name="__main__")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        out.write_text(json.dumps(looks.told(), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
