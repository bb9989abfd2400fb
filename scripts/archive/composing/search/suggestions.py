"""What the search field offers while somebody types."""

from typing import Any

from archive.composing.search.groups import Group
from archive.model.archive import Archive


def suggestions(archive: Archive, named: list[Group]) -> list[list[Any]]:
    """What the search field offers, of what has a page: label, facet, all names folded."""
    countries = {p.entries.country or "" for p in archive.partners.values()}
    return [
        [group.label, group.facet[0], sorted({" ".join(p) for p in group.phrases})]
        for group in named
        if group.facet is not None and _has_page(archive, countries, *group.facet)
    ]


def _has_page(archive: Archive, countries: set[str], facet: str, value: str) -> bool:
    """Whether some page is about what a name stands for; ``countries`` are those of partners."""
    if facet == "nuoc":
        return value.upper() in countries
    if facet == "noi":
        return archive.lists.foreign_places[value].country in countries
    return facet != "trang-thai"
