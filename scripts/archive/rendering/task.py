"""A task of a build: what to make, and the key of what it is made from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b

from archive.composing.earlier import Earlier, Same
from archive.composing.joined import Joined


@dataclass(frozen=True)
class Made:
    """A file: whether it belongs in ``build/docs``, in the site or in both, its path, its bytes."""

    docs: bool
    site: bool
    path: str
    data: bytes | Same


@dataclass(frozen=True, eq=False)
class Task:
    """What to make, and the hash of everything it is made from; ``name`` is for people.

    ``joined`` are files that it makes too, of the pieces of the reports, which other tasks make:
    it comes after them. ``last`` tells that it needs the sizes of these.
    """

    name: str
    key: str
    make: Callable[[], Iterable[Made]]
    is_page: bool = False
    joined: Joined | None = None
    tails: str = ""
    """The hash of what the tails of the joined ones are made from."""
    alone: Callable[[], Iterable[Made]] = tuple
    """Makes the joined ones without what other tasks make."""
    again: Callable[[Earlier], Iterable[Made]] | None = None
    """Makes the same as ``make`` with what it kept for itself."""
    last: bool = False
    adds: bool = False
    """Whether it makes a piece of the joined ones."""
    counts_all: bool = False
    """Whether it shows numbers of the whole archive."""


def key_of(*parts: bytes) -> str:
    """The key of what is made from these."""
    made = blake2b(digest_size=20)
    for part in parts:
        made.update(b"%d:" % len(part))
        made.update(part)
    return made.hexdigest()
