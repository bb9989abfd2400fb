"""Work done aside has the result that it has here."""

import errno
import os
import signal
from pathlib import Path

import pytest

from archive.rendering import aside as module
from archive.rendering.aside import aside


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_result_comes_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(module, "jobs_here", lambda: jobs)
    result = aside(lambda: (os.getpid(), ["x"] * 100_000))

    process, found = result()

    assert len(found) == 100_000
    assert (process == os.getpid()) == (jobs == 1)


def test_work_whose_process_dies_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "jobs_here", lambda: 2)
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return 7

    assert aside(work)() == 7


def test_a_failure_is_heard_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "jobs_here", lambda: 2)

    def work() -> None:
        raise OSError(errno.EACCES, "no")

    result = aside(work)
    with pytest.raises(PermissionError):
        result()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_begun_is_ended_and_what_was_not_is_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jobs: int
) -> None:
    monkeypatch.setattr(module, "jobs_here", lambda: jobs)
    done = tmp_path / "xong"

    def work() -> str:
        done.touch()
        return "x" * 1_000_000

    aside(work).end()

    assert done.exists() == (jobs == 2)


def test_a_failure_that_nobody_waits_for_is_not_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "jobs_here", lambda: 2)

    def work() -> None:
        raise OSError(errno.EACCES, "no")

    aside(work).end()
