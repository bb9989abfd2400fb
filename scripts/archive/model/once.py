"""What follows from a record, found out the first time it is asked for."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Owner = TypeVar("Owner")
Found = TypeVar("Found")


class once(Generic[Owner, Found]):  # noqa: N801  it is used as property is
    """A property that is found out once: ``functools.cached_property`` without its lock.

    Of a hundred thousand activities ten things are asked, and in Python 3.11 the lock is the larger
    part of each first answer. Of two threads that ask at once both are given the first answer.
    """

    def __init__(self, find: Callable[[Owner], Found]) -> None:
        self._find, self._name, self.__doc__ = find, find.__name__, find.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Any]) -> "once[Owner, Found]": ...

    @overload
    def __get__(self, owner: Owner, kind: type[Any]) -> Found: ...

    def __get__(self, owner: Owner | None, kind: type[Any]) -> "Found | once[Owner, Found]":
        """The answer, which stands in the object from now on; of the class, this itself."""
        if owner is None:
            return self
        found: Found = owner.__dict__.setdefault(self._name, self._find(owner))
        return found
