"""What a set of files may keep for itself from build to build."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

T = TypeVar("T")


class Apart(Protocol):
    """Gives what some work finds, wherever that is done."""

    def __call__(self, work: Callable[[], Iterator[T]]) -> Iterator[T]:
        """What ``work()`` yields, in its order."""


def here(work: Callable[[], Iterator[T]]) -> Iterator[T]:
    """Work done by whoever asks for what it finds."""
    return work()


@dataclass(frozen=True)
class Earlier:
    """A folder that only this set writes to, and what changed since it did so last.

    ``changed`` are the paths of the content's files that are new, gone or others since the set was
    last made whole by the same program; None when nothing is known, and then ``folder`` is empty.
    ``apart`` does work over many records in another process, which keeps its memory to itself.
    """

    folder: Path
    changed: frozenset[str] | None = None
    apart: Apart = here


class Same(NamedTuple):
    """What stands in a file that the set also made the last time, then at ``path``."""

    path: str
    data: bytes | memoryview
