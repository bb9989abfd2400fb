"""What the search field offers while somebody types."""

from typing import Any

from archive.composing.search.groups import Group
from archive.model.archive import Archive


def suggestions(archive: Archive, named: list[Group]) -> list[list[Any]]:
    """What the search field offers: label, facet, value, all names folded, address of the page."""
    countries = {p.entries.country or "" for p in archive.partners.values()}
    return [
        [group.label, *group.facet, sorted({" ".join(p) for p in group.phrases}), address]
        for group in named
        if group.facet is not None and (address := _address(archive, countries, *group.facet))
    ]


def _address(archive: Archive, countries: set[str], facet: str, value: str) -> str:
    """The page of what a name stands for; empty where it has none."""
    if facet in {"to-chuc", "doi-tac"}:
        return f"{facet}/{value}/"
    if facet == "tinh":
        return f"dia-phuong/{value}/"
    if facet == "loai":
        return f"hoat-dong/{value}/"
    if facet == "nuoc":
        return f"quoc-gia/{value}/" if value.upper() in countries else ""
    if facet == "trang-thai":
        return ""
    country = archive.lists.foreign_places[value].country
    return f"quoc-gia/{country.lower()}/#{value}" if country in countries else ""
