"""What every page may ask for."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from archive.composing.bundle import Bundle
from archive.composing.counts import Counts
from archive.composing.groups import Groups
from archive.composing.page import Whole
from archive.composing.summary import Everything
from archive.model.archive import Archive
from archive.model.records import Organization, Partner, Report

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

TEMPLATES = Path(__file__).parents[3] / "macros"
"""The folder of the page templates."""

LIST_LIMIT = 200
"""Entries that one page lists in full; what is more is counted, by year, and left to search."""


ASSETS = TEMPLATES / "theme/assets"
"""The styles and scripts that all pages share."""


def assets_stamp() -> str:
    """Eight signs that differ from one state of the shared styles and scripts to another.

    Pages ask for them with it in the query: a browser may keep them for good, and asks again when
    they change. Not in their names: an older page that somebody still has open, or that a cache
    between holds, finds its styles as long as any are there.
    """
    made = sha256()
    for file in sorted(ASSETS.rglob("*.*")):
        if file.suffix in {".css", ".js"}:
            made.update(file.relative_to(ASSETS).as_posix().encode() + b"\0" + file.read_bytes())
    return made.hexdigest()[:8]


@dataclass(frozen=True)
class FormSettings:
    """How the form in the browser reaches the repository; what is empty is not offered.

    ``branch`` takes the changes. ``login`` is the address of the office's OAuth server, for GitHub;
    ``client`` the id of the application, for GitLab. ``local`` is the address of a
    ``decap-server`` on the same machine, for trials.
    """

    branch: str = "main"
    login: str = ""
    client: str = ""
    local: str = ""


@dataclass(frozen=True)
class Settings:
    """What an operator sets in ``mkdocs.yml``.

    ``url`` is the public address of the home page, with a slash at its end; ``repository`` the
    address where contributions are proposed, without one. Both may be empty. ``forge`` tells a
    ``gitlab`` whose host does not (or ``github``); empty: seen from the host. ``mail`` is the
    editors' address for those without an account, and may be empty.
    """

    name: str = "Đối ngoại nhân dân"
    url: str = ""
    repository: str = ""
    forge: str = ""
    mail: str = ""
    form: FormSettings = FormSettings()


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
    """The archive with the settings of this site, and the rules it was checked by.

    ``stamp`` tells one state of the shared scripts and styles from another. What several pages
    look up is grouped here once: a page that scans the archive makes a build quadratic.
    """

    archive: Archive
    settings: Settings = field(default_factory=Settings)
    rules: tuple[RuleText, ...] = ()
    stamp: str = ""
    bundle: Bundle = field(default_factory=Bundle)

    @cached_property
    def everything(self) -> Everything:
        """The summary of the whole archive."""
        return Everything(self.archive)

    @cached_property
    def counts(self) -> Counts:
        """Of the whole archive only the counts."""
        return Counts(self.everything)

    @cached_property
    def groups(self) -> Groups:
        """Activities and such by bodies, years, kinds, countries."""
        return Groups(self.archive)

    @cached_property
    def reports_of_year(self) -> dict[int, list[Report]]:
        """Reports by year."""
        return grouped((r.year, r) for r in self.archive.reports)

    @cached_property
    def partners_of_country(self) -> dict[str, list[Partner]]:
        """Partners by ISO code of the country."""
        partners = self.archive.partners.values()
        return grouped((p.entries.country, p) for p in partners if p.entries.country)

    @cached_property
    def provinces_of_bodies(self) -> tuple[tuple[str, str], ...]:
        """Ids of the bodies with the province of each."""
        bodies = self.archive.organizations.values()
        return tuple((body.id, body.entries.province or "") for body in bodies)

    @cached_property
    def all_bodies(self) -> tuple[Whole, ...]:
        """Every body and every partner, whole."""
        archive = self.archive
        return (
            *map(Whole, archive.organizations.values()),
            *map(Whole, archive.partners.values()),
        )

    @cached_property
    def all_records(self) -> tuple[Whole, ...]:
        """Every record that the tables and the search index are made of."""
        return (*self.all_bodies, *map(Whole, self.archive.reports))

    def labels(self, name: str, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Codes of the list ``name`` with the words people read."""
        return tuple((code, self.archive.lists.label(name, code)) for code in codes)

    def report_names(self, bodies: Iterable[Organization]) -> tuple[tuple[str, ...], ...]:
        """Names of the reports of each body, as lists of bodies print them."""
        of = self.archive.reports_of
        return tuple(tuple(report.stem for report in of.get(body.id, ())) for body in bodies)

    @cached_property
    def first_year(self) -> int:
        """The first year that any report is on; this is no clock: 0 in an empty archive."""
        return min(self.archive.years, default=0)

    @cached_property
    def last_year(self) -> int:
        """The last year that any report is on."""
        return max(self.archive.years, default=0)


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Values by key, both in the order in which they come."""
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
