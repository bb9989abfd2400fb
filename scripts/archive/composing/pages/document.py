"""A page for each document that a report rests on or cites."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from archive.composing.page import Below, Page, Unmade, whole
from archive.composing.site import Site
from archive.composing.words import date_said
from archive.language.symbols import canonical_symbol
from archive.model.documents import (
    MOST_ON_A_PAGE,
    Citations,
    address_of_year,
    documents,
    fullest,
    year_of,
)
from archive.model.report import Cited

ADDRESS = "van-kien/"
"""Of the list; each document has its page below."""

Row = tuple[str, Cited, int]
"""The slug of a document, what is told of it, how often it is cited."""

LIST = "pages/documents.html"
OF_YEAR = "pages/documents-of-year.html"
TEMPLATE = "pages/document.html"


def pages(site: Site) -> Iterator[Below]:
    """The list of documents, then one page for each symbol."""
    yield Below(ADDRESS, ADDRESS, partial(_pages, site))


def _pages(site: Site) -> Iterator[Unmade]:
    """All pages of documents.

    Nearly all documents are cited once, and there are as many as reports: of more than one page
    lists it has those cited most, and a page for each year has all that are of it.
    """
    found = documents(site.archive)
    ordered = sorted(found, key=lambda slug: (-len(found[slug]), slug))
    rows = [(slug, fullest([c for _, c in found[slug]]), len(found[slug])) for slug in ordered]
    years = _by_year(rows) if len(rows) > MOST_ON_A_PAGE else {}
    yield whole(ADDRESS, LIST, partial(_list, rows, years))
    for year, of_year in years.items():
        yield whole(address_of_year(year), OF_YEAR, partial(_of_year, year, of_year))
    for slug in ordered:
        of = found[slug]
        yield Unmade(_address(slug), TEMPLATE, partial(_shown, of), partial(_page, slug, of))


def _list(rows: Sequence[Row], years: Mapping[int | None, Sequence[Row]]) -> Page:
    return Page(
        address=ADDRESS,
        title="Văn kiện",
        description="Chỉ thị, nghị quyết, công văn mà các báo cáo căn cứ và dẫn.",
        kind="danh-sach",
        section="van-kien",
        template=LIST,
        context={
            "documents": rows[:MOST_ON_A_PAGE],
            "sum": len(rows),
            "years": [(year, address_of_year(year), len(found)) for year, found in years.items()],
        },
    )


def _of_year(year: int | None, found: Sequence[Row]) -> Page:
    words = f"Văn kiện ban hành năm {year}" if year else "Văn kiện không nêu năm ban hành"
    return Page(
        address=address_of_year(year),
        title=words,
        description=f"{words}, mà các báo cáo căn cứ và dẫn.",
        kind="danh-sach",
        section="van-kien",
        template=OF_YEAR,
        context={"words": words, "documents": found},
    )


def _by_year(rows: list[Row]) -> dict[int | None, list[Row]]:
    """The documents by the year they are of, the newest year first, those that tell none last."""
    years: dict[int | None, list[Row]] = {}
    for row in rows:
        years.setdefault(year_of(row[1]), []).append(row)
    return {year: years[year] for year in sorted(years, key=lambda year: -(year or 0))}


def _shown(citations: Citations) -> tuple[object, ...]:
    """Everything that the page of a document is made from."""
    return tuple(chain.from_iterable(citations))


def _page(slug: str, citations: Citations) -> Page:
    cited = [c for _, c in citations]
    document = fullest(cited)
    symbol = _symbols(cited)[0][0]
    return Page(
        address=_address(slug),
        title=f"{symbol}: {document.title}" if document.title else symbol,
        description=f"Những báo cáo căn cứ hoặc dẫn văn kiện số {symbol}.",
        kind="van-kien",
        section="van-kien",
        template=TEMPLATE,
        context={
            "symbol": symbol,
            "citations": citations,
            "symbols": _symbols(cited),
            "document": document,
            "issuers": _said(c.issuer for c in cited),
            "titles": _said(c.title for c in cited),
            "dates": _said(date_said(c.issued) for c in cited),
        },
    )


def _address(slug: str) -> str:
    return f"van-kien/{slug}/"


def _symbols(cited: list[Cited]) -> list[tuple[str, int]]:
    return _said(canonical_symbol(c.number) for c in cited)


def _said(values: Iterable[str | None]) -> list[tuple[str, int]]:
    """What the citations say, most frequent first; more than one entry is a disagreement."""
    counts = Counter(value for value in values if value)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
