"""Pages and dossiers, as the archive joins them."""

from dataclasses import dataclass

from archive.model.body import Body
from archive.model.pages import DossierEntries, PageEntries


@dataclass(frozen=True, eq=False)
class Page:
    """A page written by hand; ``stem`` is its path without ending (``dong-gop/van-thu``)."""

    stem: str
    path: str
    entries: PageEntries
    body: Body

    @property
    def address(self) -> str:
        """The page's address, from the site's root; empty for home."""
        return "" if self.stem == "index" else f"{self.stem}/"

    @property
    def folder(self) -> str:
        """Where the links of its text begin, from the content folder."""
        return self.stem.rpartition("/")[0]


@dataclass(frozen=True, eq=False)
class Dossier:
    """A dossier by the editors; its text may call macros."""

    slug: str
    path: str
    entries: DossierEntries
    body: Body

    @property
    def address(self) -> str:
        """The page's address, from the site's root."""
        return f"chuyen-de/{self.slug}/"
