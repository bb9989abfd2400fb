"""What is measured, and what was found so far."""

import os
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.benchmarks.builds.edits import Reports
from tests.benchmarks.builds.memory import UNBOUND, Bounds
from tests.benchmarks.builds.spending import Size, Spent


class AbsentError(Exception):
    """What a step needs is not on this machine; the message says what, and how to get it."""


@dataclass
class Bench:
    """An archive of ``count`` reports below ``build``, what was measured on it, and how.

    ``spent`` has the runs of each step, ``shown`` the seconds from an edit to the page,
    ``told`` why a step has no figures.
    """

    root: Path
    build: Path
    count: int
    times: int = 3
    bounds: Bounds = UNBOUND
    spent: dict[str, list[Spent]] = field(default_factory=lambda: defaultdict(list))
    sizes: dict[str, Size] = field(default_factory=dict)
    shown: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    profile: dict[str, Any] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    ready: set[str] = field(default_factory=set)
    """What was brought up to date in this run, so that a measured run finds it so."""

    @property
    def folder(self) -> Path:
        """Where this archive and all made of it stand; the bench of the search shares it."""
        return self.build / str(self.count)

    @property
    def pristine(self) -> Path:
        """The archive as it was made up; nothing is edited there."""
        return self.folder / "content"

    @property
    def ours(self) -> Path:
        """Our copy of the archive, its site, and what the build keeps."""
        return self.folder / "builds/ours"

    @property
    def content(self) -> Path:
        """The copy that the steps edit."""
        return self.ours / "content"

    def peer(self, name: str) -> Path:
        """Where the site of ``material`` or ``hugo`` is built."""
        return self.folder / "builds" / name

    @cached_property
    def reports(self) -> Reports:
        """The reports that the steps edit, each once."""
        return Reports(self.content, self.count)

    @property
    def environment(self) -> dict[str, str]:
        """That of every measured command."""
        return {"PYTHONPATH": os.pathsep.join([str(self.root / "scripts"), str(self.root)])}

    def copy(self) -> None:
        """Begin anew with our copy: the archive as it was made up, and nothing built."""
        shutil.rmtree(self.ours, ignore_errors=True)
        self.ready.clear()
        self.__dict__.pop("reports", None)
        # another name of the same file: every edit puts a new file in its place
        shutil.copytree(self.pristine, self.content, copy_function=os.link)


@contextmanager
def without(*folders: Path) -> Iterator[None]:
    """In the block none of ``folders`` stands; what stood there is gone after it.

    To remove ten thousands of files keeps a disk busy for a while, and whoever makes new ones then
    would seem slow: the former ones go when the measuring is over.
    """
    former = [folder.with_name(f"{folder.name}.old") for folder in folders]
    for old in former:
        shutil.rmtree(old, ignore_errors=True)
    for folder, old in zip(folders, former, strict=True):
        if folder.exists():
            folder.rename(old)
    try:
        yield
    finally:
        for old in former:
            shutil.rmtree(old, ignore_errors=True)
        os.sync()
