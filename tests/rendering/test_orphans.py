"""A build that is killed takes its processes along: none goes on beside the next build."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.processes import is_at_work

BEGUN = """
import os, sys, time
from archive.checking import share
from archive.rendering import aside, workers

def work(_=None):
    os.write(1, b"%d\\n" % os.getpid())  # two write at once, each in one go
    time.sleep(600)

aside.jobs_here = lambda: 2
if sys.argv[1] == "aside":
    aside.aside(work)()
elif sys.argv[1] == "pages":
    list(workers.shared(["x"] * 100, work, 2))
else:
    list(share.shared(work, ["x"] * 100, 2))
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux ends them")
@pytest.mark.parametrize("how", ["aside", "pages", "checks"])
def test_who_is_killed_takes_his_processes_along(how: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", BEGUN, how],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        stdout=subprocess.PIPE,
        text=True,
    ) as build:
        try:
            assert build.stdout is not None
            begun = int(build.stdout.readline())
            assert is_at_work(begun)
        finally:
            build.kill()

    until = time.monotonic() + 30
    while is_at_work(begun):
        assert time.monotonic() < until
        time.sleep(0.02)
