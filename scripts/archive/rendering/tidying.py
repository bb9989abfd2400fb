"""Kept files that no build needs any more are taken away."""

from typing import NamedTuple

from archive.rendering.finishing import Finished
from archive.rendering.places import Places
from archive.rendering.state import Index, State, is_alone, remembered

SPARE = 1.25
"""How many kept files there may be to one that the site needs, before the others are looked for."""


class Held(NamedTuple):
    """How many files the store holds at most, and of how many the build is made up at least."""

    stored: int
    needed: int

    @property
    def too_many(self) -> bool:
        """Whether it is time to look for those that nobody needs."""
        return self.stored > SPARE * self.needed


def held(places: Places, before: State, done: Finished, gone: int) -> Held:
    """How many there are after a build; they are counted only where they might be too many.

    ``gone`` are the files of the last build that are not in this one.
    """
    new = sum(not isinstance(made, int) for files in done.others.values() for made in files)
    known = Held(before.stored + new, before.needed - gone)
    if before.stored and not known.too_many:
        return known
    needed = len(done.made.digests())
    counted = known._replace(needed=needed)
    if before.stored and not counted.too_many:
        return counted
    return Held(places.store.count(), needed)


def tidy(places: Places) -> None:
    """Take away kept files that no remembered build uses any more."""
    digests = (state.made.digests() for state in remembered(places.cache))
    places.store.keep_only({digest for several in digests for digest in several})


def forget_joined(places: Places, before: Index, now: Index) -> None:
    """Take away the joined files of the build ``before`` that are not in the one of ``now``.

    They are as large as the archive, each edit makes new ones, and nothing is copied from them any
    more: what the system holds of them it can use for the next ones. Where other sites are made of
    the same kept files they stay until all is tidied.
    """
    if is_alone(places.state):
        still = {file.digest for file in now.files}
        places.store.forget(file.digest for file in before.files if file.digest not in still)
