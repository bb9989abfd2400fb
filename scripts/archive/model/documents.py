"""The documents that reports rest on or cite, and which pages list them."""

from archive.language.symbols import symbol_slug
from archive.model.archive import Archive
from archive.model.records import Report
from archive.model.report import Cited

Citations = list[tuple[Report, Cited]]

_NO_SLUG = "khong-ro"

MOST_ON_A_PAGE = 200
"""Documents; of more each year has a page of its own."""


def documents(archive: Archive) -> dict[str, Citations]:
    """Citations by the slug of the symbol: 04-CT/TW and 04/CT-TW share an address."""
    found: dict[str, Citations] = {}
    for symbol, citations in archive.citations.items():
        found.setdefault(slug_of(symbol), []).extend(citations)
    return found


def slug_of(symbol: str) -> str:
    """The slug of a canonical symbol; one for all that have no letters or figures."""
    return symbol_slug(symbol) or _NO_SLUG


def fullest(cited: list[Cited]) -> Cited:
    """The citation that tells most of the document."""
    if len(cited) == 1:  # as with nearly all, and there are thousands
        return cited[0]
    return max(cited, key=lambda c: sum(v is not None for v in (c.issued, c.issuer, c.title)))


def address_of_year(year: int | None) -> str:
    """The page that lists the documents of a year, or those that tell none."""
    return f"van-kien/nam/{year or 'khong-neu'}/"


def year_of(cited: Cited) -> int | None:
    """The year a document is of; None when it is not told."""
    return cited.issued.earliest.year if cited.issued else None


def years(archive: Archive) -> frozenset[int | None]:
    """The years that have a page of their own; none where there are few documents."""
    every = documents(archive).values()
    if len(every) <= MOST_ON_A_PAGE:
        return frozenset()
    return frozenset(year_of(fullest([cited for _, cited in of])) for of in every)
