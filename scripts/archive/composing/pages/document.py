"""A page for each document that a report rests on or cites."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from archive.composing.page import Page, Unmade, whole
from archive.composing.site import LIST_LIMIT, Site
from archive.composing.words import date_said
from archive.language.symbols import canonical_symbol, symbol_slug
from archive.model.records import Report
from archive.model.report import Cited

Citations = list[tuple[Report, Cited]]
Row = tuple[str, Cited, int]
"""The slug of a document, what is told of it, how often it is cited."""

LIST = "pages/documents.html"
OF_YEAR = "pages/documents-of-year.html"
TEMPLATE = "pages/document.html"


def pages(site: Site) -> Iterator[Page | Unmade]:
    """The list of documents, then one page for each symbol.

    Nearly all documents are cited once, and there are as many as reports: of more than one page
    lists (``LIST_LIMIT``) it has those cited most, and a page for each year has all that are of it.
    """
    documents = _by_address(site)
    ordered = sorted(documents, key=lambda slug: (-len(documents[slug]), slug))
    rows = [
        (slug, fullest([c for _, c in documents[slug]]), len(documents[slug])) for slug in ordered
    ]
    years = _by_year(rows) if len(rows) > LIST_LIMIT else {}
    yield whole("van-kien/", LIST, partial(_list, rows, years))
    for year, found in years.items():
        yield whole(_address_of(year), OF_YEAR, partial(_of_year, year, found))
    for slug in ordered:
        of = documents[slug]
        yield Unmade(_address(slug), TEMPLATE, partial(_shown, of), partial(_page, slug, of))


def _list(rows: Sequence[Row], years: Mapping[int | None, Sequence[Row]]) -> Page:
    return Page(
        address="van-kien/",
        title="Văn kiện",
        description="Chỉ thị, nghị quyết, công văn mà các báo cáo căn cứ và dẫn.",
        kind="danh-sach",
        section="van-kien",
        template=LIST,
        context={
            "documents": rows[:LIST_LIMIT],
            "sum": len(rows),
            "years": [(year, _address_of(year), len(found)) for year, found in years.items()],
        },
    )


def _of_year(year: int | None, found: Sequence[Row]) -> Page:
    words = f"Văn kiện ban hành năm {year}" if year else "Văn kiện không nêu năm ban hành"
    return Page(
        address=_address_of(year),
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
        issued = row[1].issued
        years.setdefault(issued.earliest.year if issued else None, []).append(row)
    return {year: years[year] for year in sorted(years, key=lambda year: -(year or 0))}


def _address_of(year: int | None) -> str:
    return f"van-kien/nam/{year or 'khong-neu'}/"


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


def _by_address(site: Site) -> dict[str, Citations]:
    """Citations by the slug of the symbol: 04-CT/TW and 04/CT-TW share an address."""
    found: dict[str, Citations] = {}
    for symbol, citations in site.archive.citations.items():
        found.setdefault(symbol_slug(symbol) or "khong-ro", []).extend(citations)
    return found


def fullest(cited: list[Cited]) -> Cited:
    """The citation that tells most of the document."""
    if len(cited) == 1:  # as with nearly all, and there are thousands
        return cited[0]
    return max(cited, key=lambda c: sum(v is not None for v in (c.issued, c.issuer, c.title)))


def _said(values: Iterable[str | None]) -> list[tuple[str, int]]:
    """What the citations say, most frequent first; more than one entry is a disagreement."""
    counts = Counter(value for value in values if value)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
