"""Looking on while something takes long."""

import os
import sys
from collections.abc import Iterable
from typing import Protocol, TypeVar

Step = TypeVar("Step")

PATIENCE = 2.0
"""Seconds before anything is shown."""


class Watch(Protocol):
    """Sees the steps of some work go by."""

    def __call__(self, steps: Iterable[Step], name: str) -> Iterable[Step]:
        """Give ``steps`` on, one by one; ``name`` says in Vietnamese what is being done."""


def unwatched(steps: Iterable[Step], name: str) -> Iterable[Step]:  # noqa: ARG001  as Watch has it
    """Nobody looks on."""
    return steps


def progress_bar(steps: Iterable[Step], name: str) -> Iterable[Step]:
    """A bar on a terminal when the work takes long; nothing in CI or in a pipe."""
    quiet = bool(os.environ.get("CI")) or not sys.stderr.isatty()
    if quiet:
        return steps
    from tqdm import tqdm  # noqa: PLC0415  most commands never show a bar

    tqdm.monitor_interval = 0  # its watching thread must not be there when checking forks
    return tqdm(steps, name, leave=False, unit="tệp", delay=PATIENCE)
