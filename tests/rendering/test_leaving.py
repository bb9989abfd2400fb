"""A build ends without freeing what it holds; what it said, and its code, are heard."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

LEAVES = """
import sys
from leaving import leaving

class Held:
    def __del__(self):
        print("freed")

held = Held()
print("told")
print("wrong", file=sys.stderr)
sys.exit(leaving(int(sys.argv[1])))
"""


@pytest.mark.parametrize("code", [0, 1])
def test_what_is_held_is_left_to_the_system(code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEAVES, str(code)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (code, "told\n", "wrong\n")
