"""What a rule of one file may look at beside that file: the lists, and the records of bodies.

So the findings of a report stay true while none of these changes, and are kept for the next run.
A rule that needs more declares it (``beyond``); one that reaches further without saying so stops
the run instead of making what is kept a lie.
"""

from functools import lru_cache
from typing import NoReturn

from archive.model.archive import Archive


class ReachError(TypeError):
    """A rule of one file asked for other reports, pages or dossiers and had not said so."""


class Surroundings(Archive):
    """An archive of lists and bodies only."""

    def __init__(self, archive: Archive) -> None:
        self.__dict__.update(
            organizations=archive.organizations, partners=archive.partners, lists=archive.lists
        )

    def _refuse(self) -> NoReturn:
        message = "this rule of one file must be declared with beyond="
        raise ReachError(message)

    # the joins of the archive begin with one of these
    reports = property(_refuse)
    pages = property(_refuse)
    dossiers = property(_refuse)


@lru_cache(maxsize=2)
def surroundings(archive: Archive) -> Surroundings:
    """The lists and bodies of ``archive``; always the same object for the same archive."""
    return archive if isinstance(archive, Surroundings) else Surroundings(archive)
