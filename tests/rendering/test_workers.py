"""A worker that has taken much memory ends, and another one goes on in its place."""

import os
import resource
import signal

import pytest

from archive.rendering import workers
from archive.rendering.workers import BATCH, SPENT, WorkError, shared

NAMES = [f"trang-{number}/" for number in range(20 * BATCH)]

LITTLE = 16_000
"""Pages of memory, instead of those of a build; a process that many tests have filled copies some
thousands of them as soon as it parts."""


@pytest.fixture(autouse=True)
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SPENT", LITTLE)


def takes_memory(index: int) -> tuple[int, int]:
    """Touch some memory; tells the process and how much it has touched by now."""
    pages = bytearray(LITTLE // BATCH * 2048)
    pages[::512] = b"x" * len(pages[::512])
    kept.append(pages)
    return os.getpid(), resource.getrusage(resource.RUSAGE_SELF).ru_minflt


kept: list[bytearray] = []


def test_nobody_takes_much_more_than_is_allowed() -> None:
    done = dict(shared(NAMES, takes_memory, jobs=2))

    assert sorted(done) == list(range(len(NAMES)))
    assert len({process for process, _ in done.values()}) > 4
    assert max(taken for _, taken in done.values()) < 3 * LITTLE


def test_whoever_takes_little_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SPENT", SPENT)

    done = dict(shared(NAMES, lambda _: os.getpid(), jobs=2))

    assert sorted(done) == list(range(len(NAMES)))
    assert len(set(done.values())) == 2


def test_one_that_dies_in_the_place_of_another_is_told_with_its_page() -> None:
    def work(index: int) -> int:
        takes_memory(index)
        if index == 9 * BATCH + 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    found: set[int] = set()
    results = shared(NAMES, work, jobs=2)
    with pytest.raises(WorkError, match=f"trang-{9 * BATCH + 5}/: tiến trình bị tín hiệu 9 giết"):
        found.update(process for _, process in results)
    assert len(found) > 2


def test_a_heavy_piece_is_the_last_one_of_its_process() -> None:
    def work(index: int) -> int:
        if index == 0:
            for _ in range(3 * BATCH):
                takes_memory(index)
        return os.getpid()

    done = dict(shared(NAMES, work, jobs=2, heavy=1))

    assert done[0] not in {process for index, process in done.items() if index}
