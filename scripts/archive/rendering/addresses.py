"""The addresses of pages for the public, as the engine makes them of its settings."""

import re
from collections.abc import Callable

_PLAIN = re.compile(r"(?:[a-z0-9-]+/)+")
"""Only such addresses are the same in an address as on the disk."""

_TRIED = "khung/khung/"
"""An address that none of ours is like, so that the rest is the same for all."""


class Public:
    """The addresses of one site. ``by_engine`` gives that of a page below the site, or None.

    The engine's own way makes a page and a file for each, which of twenty thousand takes seconds.
    """

    def __init__(self, by_engine: Callable[[str], str | None]) -> None:
        self._by_engine = by_engine
        before, _, after = (by_engine(_TRIED) or "").partition(_TRIED)
        self.before = before if before and not after else None
        """What stands before the address of every plain page; None where the engine must tell."""

    def of(self, address: str) -> str | None:
        """The address for the public of the page at ``address``; None where the site has none."""
        if self.before is not None and _PLAIN.fullmatch(address):
            return f"{self.before}{address}"
        return self._by_engine(address)
