"""Whether a site is up to date: asked first, and loads nothing of what makes one."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache

from archive.reading.collecting import uncollected
from archive.rendering.aside import aside
from archive.rendering.folder_times import FolderTimes, read_times, with_news, write_times
from archive.rendering.looks import Looked, look
from archive.rendering.outputs import DOCS, SITE
from archive.rendering.places import Places, Way
from archive.rendering.state import State


class Docs:
    """A look at ``build/docs`` that was begun; a call waits for it.

    ``times`` are those of the folders as the last build kept them.
    """

    def __init__(self, looked: Callable[[], Looked], times: FolderTimes) -> None:
        self._looked, self.times = cache(looked), times

    def __call__(self) -> Looked:
        """What was seen."""
        return self._looked()


def looking_at_docs(places: Places, before: State, way: Way) -> Docs:
    """Begin to look at ``build/docs``, which every build does.

    ``before`` is the state of the last build.
    """
    made = before.made
    times = read_times(places.state) if len(made) else FolderTimes()
    return Docs(aside(lambda: look(places.docs, made.rows(DOCS), times.docs), way.held), times)


def unchanged(places: Places, before: State, inputs: str, docs: Docs) -> bool:
    """Whether the site is what ``inputs`` make, as ``before`` has it, and nobody touched it.

    ``inputs`` is the hash of all that a build reads, ``docs`` what :func:`looking_at_docs` gave.
    """
    if not before.pages or before.inputs != inputs:
        return False
    with uncollected():
        times = docs.times
        site, seen = look(places.site, before.made.rows(SITE), times.site), docs()
        if any(site.differs) or any(seen.differs):
            return False
        if site.times or seen.times:
            now = with_news(times.docs, seen.times), with_news(times.site, site.times)
            with suppress(OSError):  # a full disk: the next look takes longer
                write_times(places.state, FolderTimes(*now, times.making))
        return True
