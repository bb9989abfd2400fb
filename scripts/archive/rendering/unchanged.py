"""Whether a site is up to date: asked first, and loads nothing of what makes one."""

from collections.abc import Callable
from functools import cache

from archive.reading.collecting import uncollected
from archive.rendering.aside import aside
from archive.rendering.folders import Differs, differs, is_exactly
from archive.rendering.outputs import DOCS, SITE
from archive.rendering.places import Places, Way
from archive.rendering.state import State


def looking_at_docs(places: Places, before: State, way: Way) -> Callable[[], Differs]:
    """Begin to look at ``build/docs``, which every build does; what comes back waits for it.

    ``before`` is the state of the last build.
    """
    made = before.made
    return cache(aside(lambda: differs(places.docs, made.sizes_and_times(DOCS)), way.held))


def unchanged(places: Places, before: State, inputs: str, docs: Callable[[], Differs]) -> bool:
    """Whether the site is what ``inputs`` make, as ``before`` has it, and nobody touched it.

    ``inputs`` is the hash of all that a build reads, ``docs`` what :func:`looking_at_docs` gave.
    """
    if not before.pages or before.inputs != inputs:
        return False
    with uncollected():
        site = is_exactly(places.site, before.made.sizes_and_times(SITE))
        return not any(docs()) and site
