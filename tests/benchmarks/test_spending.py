"""A command's time and memory are those of all its processes; what takes too much is ended."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks.builds import spending
from tests.benchmarks.builds.memory import Bounds
from tests.benchmarks.builds.spending import CommandError, Spent, middle, size, spend

HOLD = "held = bytearray(b'x') * (80 * 2**20)"
WAIT = "time.sleep(0.6); pid and os.wait()"
BURN = "while time.process_time() < 0.4: pass"


def python(code: str, folder: Path, bounds: Bounds = Bounds()) -> Spent:  # noqa: B008  frozen
    return spend([sys.executable, "-c", f"import os, time\n{code}"], folder, bounds=bounds)


def test_processor_time_is_that_of_children_too(tmp_path: Path) -> None:
    parent = (
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', '''import time\n{BURN}'''])"
    )

    spent = python(parent, tmp_path)

    assert spent.processor >= 0.4
    assert spent.wall > 0


def test_what_others_did_meanwhile_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that the machine worked, without the command itself."""
    worked = iter([100.0, 103.0])
    monkeypatch.setattr(spending, "at_work", lambda: next(worked))

    spent = python(BURN, tmp_path)

    assert spent.others is not None
    assert spent.others * spent.wall == pytest.approx(3 - spent.processor, abs=0.5)


@pytest.mark.skipif(not Path("/proc/stat").exists(), reason="no /proc here")
def test_the_machine_works_at_least_as_much_as_a_command() -> None:
    before, mine = spending.at_work(), time.process_time()
    while time.process_time() < mine + 0.3:
        pass

    now = spending.at_work()

    assert before is not None
    assert now is not None
    assert now - before >= 0.2


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="no /proc here")
@pytest.mark.parametrize(
    "code, least, most",
    [
        (f"pid = 0; {HOLD}; {WAIT}", 80, 120),
        (f"{HOLD}; pid = os.fork(); {WAIT}", 80, 130),  # what a fork shares counts once
        (f"pid = os.fork(); {HOLD}; {WAIT}", 160, 220),  # what each holds for itself, twice
    ],
    ids=["one", "shared", "two"],
)
def test_memory_is_that_of_all_processes_at_once(
    tmp_path: Path, code: str, least: float, most: float
) -> None:
    memory = python(code, tmp_path).memory

    assert memory is not None
    assert least <= memory <= most


def test_a_command_that_fails_says_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"mã thoát 3(?s:.)*không được"):
        python("print('không được'); raise SystemExit(3)", tmp_path)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="no /proc here")
def test_a_command_that_takes_too_much_is_ended(tmp_path: Path) -> None:
    began = time.monotonic()

    with pytest.raises(CommandError, match="quá mức 40 MB"):
        python(f"{HOLD}; time.sleep(60)", tmp_path, Bounds(memory=40))

    assert time.monotonic() - began < 60


def test_who_interrupts_the_bench_ends_what_it_measures(tmp_path: Path) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGUSR1, interrupt)
    name = tmp_path / "pid"
    tell = f"open({str(name)!r}, 'w').write(str(os.getpid()))"
    kill = f"os.kill(os.getppid(), {signal.SIGUSR1:d})"
    try:
        with pytest.raises(KeyboardInterrupt):
            python(f"{tell}; time.sleep(0.5); {kill}; time.sleep(60)", tmp_path)
    finally:
        signal.signal(signal.SIGUSR1, before)

    with pytest.raises(ProcessLookupError):
        os.kill(int(name.read_text()), 0)


def test_the_middle_of_several_runs() -> None:
    runs = [Spent(3, 1, 10, 0.1), Spent(1, 2, 30, 0.7), Spent(2, 9, None)]

    assert middle(runs) == Spent(2, 2, 30, 0.7)


def test_a_file_of_two_names_takes_its_place_once(tmp_path: Path) -> None:
    (tmp_path / "mot.html").write_bytes(b"x" * 5000)
    (tmp_path / "hai.html").hardlink_to(tmp_path / "mot.html")

    told = size(tmp_path)

    assert (told.files, told.pages, told.bytes) == (2, 2, 10_000)
    assert told.disk == (tmp_path / "mot.html").stat().st_blocks * 512
