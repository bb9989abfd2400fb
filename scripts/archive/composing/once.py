"""What a macro made, kept for the other places that show it."""

from collections import defaultdict
from collections.abc import Callable


class Once:
    """Calls a macro of the templates and keeps what it made, for the other places that show it.

    For macros whose output depends on nothing but their arguments: an activity stands on the pages
    of its year, its kinds, its countries, its provinces and everyone who took part, and a day, a
    status with kinds, a report's name in a thousand places. Links are still marked here, so that a
    piece fits every page. Of each macro so many are kept that they are ``MOST`` signs together:
    all activities of ten thousand reports would take hundreds of megabytes.
    """

    MOST = 1 << 19

    def __init__(self) -> None:
        self._made: defaultdict[Callable[..., str], dict[object, str]] = defaultdict(dict)
        self._signs: defaultdict[Callable[..., str], int] = defaultdict(int)

    def __call__(self, macro: Callable[..., str], *arguments: object) -> str:
        """What ``macro`` makes of ``arguments``, which compare as keys do."""
        found = self._made[macro].get(arguments)
        return self._new(arguments, macro, arguments) if found is None else found

    def by(self, key: object, macro: Callable[..., str], *arguments: object) -> str:
        """What ``macro`` makes of ``arguments``, all of which ``key`` tells."""
        found = self._made[macro].get(key)
        return self._new(key, macro, arguments) if found is None else found

    def _new(self, key: object, macro: Callable[..., str], arguments: tuple[object, ...]) -> str:
        found, made = macro(*arguments), self._made[macro]
        if self._signs[macro] >= self.MOST:
            made.clear()
            self._signs[macro] = 0
        made[key] = found
        self._signs[macro] += len(found)
        return found
