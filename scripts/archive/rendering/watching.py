"""Which of the watched files somebody changed."""

import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET = 0.15
"""Seconds without a further change before one is told: editors write a file in steps."""

_OF_EDITORS = re.compile(r"\..*\.sw[a-z]|.*~|#.*#|\.#.*|4913|\.goutputstream-.*")
"""Names of what vim, Emacs and others keep beside a file while somebody writes it."""

Changed = frozenset[Path]


def is_of_an_editor(path: str) -> bool:
    """Whether the file at ``path`` is one that editors keep beside another for a while."""
    return _OF_EDITORS.fullmatch(path.rpartition("/")[2]) is not None


class Changes(FileSystemEventHandler):
    """Which files changed since somebody last asked; those that editors keep do not count."""

    def __init__(self) -> None:
        self._seen = threading.Event()
        self._paths: set[Path] = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what the observer tells, in its own thread."""
        if event.event_type in {"created", "modified", "moved", "deleted"}:
            told = (str(path) for path in (event.src_path, event.dest_path) if path)
            paths = [Path(path).absolute() for path in told if not is_of_an_editor(path)]
            self._paths.update(paths)
            if paths:
                self._seen.set()

    def wait(self) -> Changed:
        """What changed, as soon as anything has and nothing more follows; forgotten here."""
        self._seen.wait()
        while self._seen.is_set():  # still being written
            self._seen.clear()
            self._seen.wait(_QUIET)
        taken, self._paths = frozenset(self._paths), set()
        return taken


class _OneFile(FileSystemEventHandler):
    """Hands on what happens to one file of a folder.

    The folder is watched, since editors put another file in the place of the one they save.
    """

    def __init__(self, file: Path, changes: Changes) -> None:
        self._name, self._changes = file.name, changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = event.src_path, event.dest_path
        if self._name in {PurePosixPath(str(path)).name for path in paths}:
            self._changes.on_any_event(event)


@contextmanager
def watching(places: Iterable[Path]) -> Iterator[Changes]:
    """What changes during the block in the folders and files ``places``."""
    changes = Changes()
    observer = Observer()
    for place in places:
        if place.is_dir():
            observer.schedule(changes, str(place), recursive=True)
        else:
            observer.schedule(_OneFile(place, changes), str(place.parent))
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
