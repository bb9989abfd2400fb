"""Which of the watched files somebody changed."""

import re
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

_HEARD: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileMovedEvent, FileDeletedEvent,
    DirCreatedEvent, DirMovedEvent, DirDeletedEvent,
]  # fmt: skip
"""What changes something. Builds open every file to read it: of that nobody is to be told."""

_QUIET = 0.05
"""Seconds without a further change before one is told: editors save a file in steps."""

_WRITING = 0.15
"""The same, while somebody who wrote to a file has not closed it yet."""

_LONGEST = 1.0
"""Seconds after which a change is told though others follow."""

_OF_EDITORS = re.compile(r"\..*\.sw[a-z]|.*~|#.*#|\.#.*|4913|\.goutputstream-.*")
"""Names of what vim, Emacs and others keep beside a file while somebody writes it."""

Changed = frozenset[Path]


def is_of_an_editor(path: str) -> bool:
    """Whether the file at ``path`` is one that editors keep beside another for a while."""
    return _OF_EDITORS.fullmatch(path.rpartition("/")[2]) is not None


class Changes(FileSystemEventHandler):
    """Which files changed since somebody last asked; those that editors keep do not count."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._paths: set[Path] = set()
        self._writing: set[Path] = set()
        self._last = 0.0

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what the observer tells, in its own thread."""
        told = (str(path) for path in (event.src_path, event.dest_path) if path)
        paths = {Path(path).absolute() for path in told if not is_of_an_editor(path)}
        if paths:
            self.note(paths, writing=event.event_type == "modified")

    def note(self, paths: Iterable[Path], *, writing: bool = False) -> None:
        """Those at ``paths`` changed; ``writing`` tells that somebody goes on with them."""
        with self._news:
            self._paths.update(paths)
            if writing:
                self._writing.update(paths)
            else:
                self._writing.difference_update(paths)
            self._last = time.monotonic()
            self._news.notify_all()

    def wait(self) -> Changed:
        """What changed, as soon as anything has and nothing more follows; forgotten here."""
        with self._news:
            self._news.wait_for(lambda: self._paths)
            first = time.monotonic()
            while True:
                quiet = self._last + (_WRITING if self._writing else _QUIET)
                left = min(quiet, first + _LONGEST) - time.monotonic()
                if left <= 0:
                    break
                self._news.wait(left)
            taken = frozenset(self._paths)
            self._paths.clear()
            self._writing.clear()
        return taken


class _Beside(FileSystemEventHandler):
    """Hands on what happens to one file of a folder, or to a folder in it as a whole.

    A file's folder is watched, since editors put another file in the place of the one they save. A
    folder's own watch goes with it when it is moved away, and sees nothing of another one that
    stands in its place later: whenever one comes there, it is watched anew.
    """

    def __init__(self, place: Path, changes: Changes, observer: BaseObserver) -> None:
        self._place, self._changes, self._observer = place, changes, observer
        self._watch: ObservedWatch | None = None
        self.look()

    def look(self) -> None:
        """Watch what is in the folder that stands there now, if one does."""
        former, self._watch = self._watch, None
        if former is not None:
            self._observer.unschedule(former)
        if self._place.is_dir():
            self._watch = self._observer.schedule(
                self._changes, str(self._place), recursive=True, event_filter=_HEARD
            )

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = event.src_path, event.dest_path
        if self._place.name not in {PurePosixPath(str(path)).name for path in paths}:
            return
        if event.is_directory:
            with suppress(OSError):  # gone again meanwhile
                self.look()
            self._changes.note([self._place.absolute()])
        else:
            self._changes.on_any_event(event)


@contextmanager
def watching(places: Iterable[Path]) -> Iterator[Changes]:
    """What changes during the block in the folders and files ``places``.

    Raises ``OSError`` where the system will not watch so many folders.
    """
    changes = Changes()
    observer = Observer()
    for place in places:
        beside = _Beside(place, changes, observer)
        observer.schedule(beside, str(place.absolute().parent), event_filter=_HEARD)
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
