"""What is to be seen of a site that is made again and again.

A page that would be stale is never shown: while the archive has errors, every address shows them.
The page of an edited report may come ahead of the build that makes everything else, and one that is
edited while a build goes on stays ahead until the next one has ended.
"""

import threading
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.rendering.watching import Changed

_PATIENCE = 25.0
"""Seconds that somebody who waits is held before he must ask again."""


@dataclass(frozen=True)
class Ahead:
    """What is to be seen before a build: pages by their addresses, or what is ``wrong``."""

    pages: Mapping[str, bytes]
    wrong: str | None


MakesAhead = Callable[[Changed, frozenset[str]], Ahead | None]


def _nothing(_: Changed, __: frozenset[str]) -> Ahead | None:
    return None


class News:
    """The newest of a site: how many news there were, what is wrong, the pages ahead of it."""

    def __init__(
        self,
        build: Callable[[], str | None],
        ahead: MakesAhead = _nothing,
        site: Path = Path(),
    ) -> None:
        """``build`` makes ``site`` and returns what is wrong, or None.

        ``ahead`` gives what may be shown before that of certain changes; it is told the addresses
        of the pages that somebody looks at.
        """
        self._build, self._ahead, self._site = build, ahead, site
        self._wanted = threading.Event()
        self._news = threading.Condition()
        self.number = 0
        self.wrong: str | None = None
        self.pages: Mapping[str, bytes] = {}
        self._looked_at: Counter[str] = Counter()
        self._concerns: list[Callable[[str], bool]] = []
        # what was seen since the build that goes on has begun: it may know nothing of that
        self._later = Ahead({}, None)

    def saw(self, changed: Changed) -> None:
        """Show what is ready at once of what ``changed``, and want a build.

        Other threads may build meanwhile.
        """
        try:
            with self._news:
                # what is ahead already must not stay behind what comes ahead now
                looked_at = frozenset(self._looked_at.elements()) | self.pages.keys()
            ahead = self._ahead(changed, looked_at)
        except Exception:  # noqa: BLE001  as of a template with a mistake in it: the build tells it
            ahead = None
        if ahead is not None:
            with self._news:
                self._show(ahead)
        self._wanted.set()

    def wait(self) -> None:
        """Wait until somebody wants a build."""
        self._wanted.wait()

    def again(self) -> None:
        """Build, and wake whoever sees something new."""
        self._wanted.clear()
        with self._news:
            self._later = Ahead({}, None)
        wrong = self._build()
        with self._news:
            later = self._later.pages
            wrong = self._later.wrong or wrong
            seen = {*later}
            if wrong is None:
                seen.update(a for a, page in self.pages.items() if self._holds(a, page))
            self._tell(wrong, later, lambda address: address not in seen)

    def page(self, address: str) -> bytes | None:
        """The page at ``address`` where it is ahead of the site."""
        return self.pages.get(address)

    def wait_past(self, number: int, address: str = "") -> bool:
        """Whether news after ``number`` that concern ``address`` came within ``_PATIENCE``."""

        def came() -> bool:
            return any(concerns(address) for concerns in self._concerns[number:])

        with self._news:
            self._looked_at[address] += 1
            try:
                return self._news.wait_for(came, _PATIENCE)
            finally:
                self._looked_at[address] -= 1

    def _show(self, ahead: Ahead) -> None:
        """Let ``ahead`` be seen; what is seen already is no news."""
        if ahead.wrong is not None:
            self._later = ahead
            self._tell(ahead.wrong, {}, lambda _: True)
            return
        self._later = Ahead({**self._later.pages, **ahead.pages}, self._later.wrong)
        new = {address for address, page in ahead.pages.items() if not self._seen(address, page)}
        if new:
            # others may still be wrong: the build will tell
            self._tell(self.wrong, {**self.pages, **ahead.pages}, new.__contains__)

    def _tell(
        self, wrong: str | None, pages: Mapping[str, bytes], concerns: Callable[[str], bool]
    ) -> None:
        """``pages`` are ahead of the site from now on; it is news to whom it ``concerns``."""
        self.wrong, self.pages = wrong, dict(pages)
        self._concerns.append(concerns)
        self.number += 1
        self._news.notify_all()

    def _seen(self, address: str, page: bytes) -> bool:
        """Whether just that page is to be seen there."""
        ahead = self.pages.get(address)
        if ahead is None and self.wrong is None:
            return self._holds(address, page)
        return ahead == page

    def _holds(self, address: str, page: bytes) -> bool:
        """Whether the site has just that page there."""
        try:
            return (self._site / address / "index.html").read_bytes() == page
        except OSError:
            return False


def followed(news: News, changes: Callable[[], Collection[Path]]) -> None:
    """Let ``news`` see what changes, for ever; ``changes`` waits for the next ones."""
    while True:
        news.saw(frozenset(changes()))
