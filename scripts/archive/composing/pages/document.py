"""A page for each document that a report rests on or cites."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from archive.composing.page import Page, Unmade, whole
from archive.composing.site import Site
from archive.composing.words import date_said
from archive.language.symbols import canonical_symbol, symbol_slug
from archive.model.records import Report
from archive.model.report import Cited

Citations = list[tuple[Report, Cited]]

LIST = "pages/documents.html"
TEMPLATE = "pages/document.html"


def pages(site: Site) -> Iterator[Page | Unmade]:
    """The list of documents, then one page for each symbol."""
    documents = _by_address(site)
    ordered = sorted(documents, key=lambda slug: (-len(documents[slug]), slug))
    yield whole("van-kien/", LIST, partial(_list, documents, ordered))
    for slug in ordered:
        found = documents[slug]
        yield Unmade(_address(slug), TEMPLATE, partial(_shown, found), partial(_page, slug, found))


def _list(documents: Mapping[str, Citations], ordered: Sequence[str]) -> Page:
    return Page(
        address="van-kien/",
        title="Văn kiện",
        description="Chỉ thị, nghị quyết, công văn mà các báo cáo căn cứ và dẫn.",
        kind="danh-sach",
        section="van-kien",
        template=LIST,
        context={
            "documents": [
                (slug, fullest([c for _, c in documents[slug]]), documents[slug])
                for slug in ordered
            ]
        },
    )


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
