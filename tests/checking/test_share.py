"""Work shared among processes: in order, and nobody dies unnoticed."""

import os
import signal

import pytest

from archive.checking.share import WorkerDiedError, processes, shared

PATHS = [f"to-chuc/hoi-thu/{year}.md" for year in range(1950, 2050)]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order_whoever_made_them(jobs: int) -> None:
    found = list(shared(lambda path: (path[::-1], os.getpid()), PATHS, jobs))

    assert [path for path, _ in found] == PATHS
    assert [made for _, (made, _) in found] == [path[::-1] for path in PATHS]
    assert (os.getpid() in {pid for _, (_, pid) in found}) == (jobs == 1)


def test_a_process_that_dies_is_told_with_its_file() -> None:
    def work(path: str) -> str:
        if path == PATHS[37]:
            os.kill(os.getpid(), signal.SIGKILL)
        return path

    with pytest.raises(WorkerDiedError, match=rf"SIGKILL.*{PATHS[37]}"):
        list(shared(work, PATHS, 2))


def test_a_bug_is_told_with_its_file_and_its_place() -> None:
    def work(path: str) -> int:
        return 1 // (path != PATHS[50])

    with pytest.raises(WorkerDiedError, match=rf"(?s){PATHS[50]}.*in work.*ZeroDivisionError"):
        list(shared(work, PATHS, 2))


def test_whoever_stops_early_leaves_no_process_behind() -> None:
    results = shared(lambda _: os.getpid(), PATHS, 2)
    _, pid = next(results)
    results.close()  # type: ignore[attr-defined]  # a generator

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_few_files_are_not_worth_a_process() -> None:
    assert processes(28) == 1
    assert processes(28, jobs=2) == 2
    assert processes(1, jobs=8) == 1
