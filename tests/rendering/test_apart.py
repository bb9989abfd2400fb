"""Work done apart finds what it finds here, and leaves nothing behind."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.rendering.apart import apart
from archive.rendering.workers import shared
from tests.processes import is_at_work


def numbers(count: int) -> Iterator[tuple[int, int]]:
    """Numbers, each with the process that found it."""
    return ((number, os.getpid()) for number in range(count))


@pytest.mark.parametrize("count", [0, 1, 16, 17, 100])
def test_all_is_found_in_its_order_and_elsewhere(count: int) -> None:
    found = list(apart(lambda: numbers(count)))

    assert [number for number, _ in found] == list(range(count))
    assert os.getpid() not in {process for _, process in found}


def test_what_a_process_does_not_find_before_it_dies_is_found_here() -> None:
    here = os.getpid()

    def work() -> Iterator[tuple[int, int]]:
        for number, process in numbers(100):
            if number == 50 and process != here:
                os.kill(process, signal.SIGKILL)
            yield number, process

    found = list(apart(work))

    assert [number for number, _ in found] == list(range(100))
    assert here not in {process for number, process in found if number < 48}
    assert {process for number, process in found if number >= 48} == {here}


def test_a_failure_is_heard_here_behind_what_was_found() -> None:
    def work() -> Iterator[int]:
        yield from range(40)
        raise FileNotFoundError("gone")

    found: list[int] = []
    with pytest.raises(FileNotFoundError):
        found += apart(work)
    again = apart(work)
    assert [next(again) for _ in range(40)] == list(range(40))
    with pytest.raises(FileNotFoundError):
        next(again)


def test_whoever_asks_no_longer_leaves_no_process() -> None:
    found = apart(lambda: numbers(1_000_000))
    _, process = next(found)
    assert is_at_work(process)

    found.close()  # type: ignore[attr-defined] # it is a generator

    assert not is_at_work(process)


def test_a_worker_may_work_apart_and_ends_with_what_it_began(tmp_path: Path) -> None:
    began = tmp_path / "begun"

    def work(index: int) -> list[int]:
        found = apart(lambda: numbers(1_000_000 if index == 0 else 3))
        _, process = next(found)
        if index == 0:
            (tmp_path / "begins").write_text(str(process), encoding="utf-8")
            (tmp_path / "begins").rename(began)
            signal.pause()
        return [number for number, _ in found]

    results = shared(["first", "second"], work, 2, heavy=2, worth=2)
    assert next(results) == (1, [1, 2])
    assert comes(began.exists)
    process = int(began.read_text(encoding="utf-8"))
    assert is_at_work(process)

    results.close()  # type: ignore[attr-defined] # as above

    assert comes(lambda: not is_at_work(process))


def comes(true: Callable[[], bool]) -> bool:
    """Whether something is true before long; the longest that is waited is no measure."""
    for _ in range(3_000):
        if true():
            return True
        time.sleep(0.01)
    return False
