"""A page for each document that a report rests on or cites."""

from collections import Counter
from collections.abc import Iterator

from archive.composing.page import Page
from archive.composing.site import Site
from archive.language.symbols import symbol_slug
from archive.model.report import Cited


def pages(site: Site) -> Iterator[Page]:
    """The list of documents, then one page for each symbol."""
    citations = site.archive.citations
    ordered = sorted(citations, key=lambda symbol: (-len(citations[symbol]), symbol))
    yield Page(
        address="van-kien/",
        title="Văn kiện",
        description="Chỉ thị, nghị quyết, công văn mà các báo cáo căn cứ và dẫn.",
        kind="danh-sach",
        section="van-kien",
        template="pages/documents.html",
        context={
            "documents": [(s, fullest([c for _, c in citations[s]]), citations[s]) for s in ordered]
        },
    )
    for symbol in ordered:
        cited = [c for _, c in citations[symbol]]
        document = fullest(cited)
        yield Page(
            address=f"van-kien/{symbol_slug(symbol)}/",
            title=f"{symbol}: {document.title}" if document.title else symbol,
            description=f"Những báo cáo căn cứ hoặc dẫn văn kiện số {symbol}.",
            kind="van-kien",
            section="van-kien",
            template="pages/document.html",
            context={
                "symbol": symbol,
                "document": document,
                "citations": citations[symbol],
                "issuers": _said(c.issuer for c in cited),
                "titles": _said(c.title for c in cited),
                "dates": _said(c.issued.text if c.issued else None for c in cited),
            },
        )


def fullest(cited: list[Cited]) -> Cited:
    """The citation that tells most of the document."""
    return max(cited, key=lambda c: sum(v is not None for v in (c.issued, c.issuer, c.title)))


def _said(values: Iterator[str | None]) -> list[tuple[str, int]]:
    """What the citations say, most frequent first; more than one entry is a disagreement."""
    counts = Counter(value for value in values if value)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
