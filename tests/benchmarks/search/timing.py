"""How long a reader waits: visits timed by the page itself, in a Chromium that nobody drives.

What drives a browser hears of every request of its pages, and takes the time for it from the very
processors that the page works on; a reader's browser has no such listener. So the browser is only
started, on the first address; a script that the host puts into the search page (page/timing.js)
goes through the queries, and the host (timing_host.py) is a process apart with all files in memory.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.search.chromium import FLAGS, found

SECONDS_A_VISIT = 60
WARMING = 2
"""Visits that are not counted: the first pages a browser opens are slow."""

_ALONE = [
    "--headless=new",
    "--window-size=1280,720",
    "--no-default-browser-check",
    "--password-store=basic",
    "--mute-audio",
]


class SearchFailedError(Exception):
    """The page says that it could not search."""


@dataclass(frozen=True)
class Times:
    """Of one visit, in milliseconds.

    ``opened`` until a page opened with the first query shows its results, with nothing in the
    browser's store; ``fetched`` until those of the second query show, whose parts have to be
    fetched but for what both ask for; ``there`` the same with all parts there, of a few times the
    best; of that time ``found`` until the search has its answer, ``painted`` until it is seen,
    ``settled`` until all facets and totals are counted too.
    """

    opened: float
    fetched: float
    there: float
    found: float
    painted: float
    settled: float


def timed(folders: list[Path], texts: list[str], order: list[int]) -> list[Times]:
    """The times of every query as the first of a visit; ``order`` has the one behind each.

    Raises ``SearchFailedError`` when a page says so or does not end in time.
    """
    plan = [(text, texts[order[n]]) for n, text in enumerate(texts)]
    plan = plan[:WARMING] + plan
    command = [sys.executable, "-m", "tests.benchmarks.search.timing_host", *map(str, folders)]
    host = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert host.stdin
    assert host.stdout
    try:
        host.stdin.write(json.dumps(plan))
        host.stdin.close()
        host.stdin = None
        with _browser(host.stdout.readline().strip()):
            told = json.loads(host.communicate(timeout=SECONDS_A_VISIT * len(plan))[0])
    finally:
        host.kill()
        host.wait()
    failed = [text for (text, _), visit in zip(plan, told, strict=True) if "error" in visit]
    if failed:
        raise SearchFailedError(failed)
    return [_times(visit) for visit in told[WARMING:]]


def _times(told: dict[str, Any]) -> Times:
    fetched, best = told["fetched"], min(told["there"], key=lambda went: float(went["took"]))
    return Times(
        told["opened"],
        fetched["took"],
        best["took"],
        best["found"],
        best["painted"],
        best["settled"],
    )


@contextmanager
def _browser(address: str) -> Iterator[None]:
    program = found()
    if not program:
        message = "no Chromium: install chromium, or name one in CHROMIUM"
        raise FileNotFoundError(message)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [program, *FLAGS, *_ALONE, f"--user-data-dir={profile}", address],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
