"""What every page may ask for."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from archive.model.archive import Archive

TEMPLATES = Path(__file__).parents[3] / "macros"
"""The folder of the page templates."""

LIST_LIMIT = 200
"""Entries that one page lists in full; what is more is counted, by year, and left to search."""


@dataclass(frozen=True)
class Settings:
    """What an operator sets in ``mkdocs.yml``.

    ``url`` is the public address of the home page, with a slash at its end; ``repository`` the
    address where contributions are proposed, without one. Both may be empty.
    """

    name: str = "Đối ngoại nhân dân"
    url: str = ""
    repository: str = ""


@dataclass(frozen=True)
class RuleText:
    """A rule of the checks as its page tells it; ``subject`` and ``level`` are Vietnamese."""

    code: str
    subject: str
    level: str
    says: str
    why: str
    wrong: str
    right: str


@dataclass(frozen=True, eq=False)
class Site:
    """The archive with the settings of this site, and the rules it was checked by."""

    archive: Archive
    settings: Settings = field(default_factory=Settings)
    rules: tuple[RuleText, ...] = ()

    @cached_property
    def first_year(self) -> int:
        """The first year that any report is on; this is no clock: 0 in an empty archive."""
        return min(self.archive.years, default=0)

    @cached_property
    def last_year(self) -> int:
        """The last year that any report is on."""
        return max(self.archive.years, default=0)
