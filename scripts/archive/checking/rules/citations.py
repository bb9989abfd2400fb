"""The documents that a text cites, and those that its record holds."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.checking.accounts import symbols_told
from archive.checking.document_symbols import meant_symbol
from archive.checking.files_asked import is_report
from archive.checking.prose import telling
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, quoted
from archive.language.dates import Edtf, find_dates, to_vietnamese
from archive.language.nearest import nearest
from archive.language.symbols import canonical_symbol
from archive.model.archive import Archive
from archive.model.body import Span
from archive.model.entry import Location
from archive.model.records import Report
from archive.model.report import Cited, ReportEntries
from archive.reading.content_file import ContentFile

_GAP = re.compile(r"[\s,(]*")
_IN_GAPS = " ,("
# What a date can begin with, or its "ngày".
_BEGINNINGS = frozenset("0123456789TtNnQqSs")
_FARTHEST = 60
"""Characters behind a symbol in which its date stands: "(ngày 05 tháng 01 năm 2020"."""
_GAP_AND_WORD = re.compile(r"[\s,(]*ngày\s+")


class Mention(NamedTuple):
    """A symbol in the text, and the date right behind it."""

    symbol: str
    span: Span
    date: Edtf | None
    date_span: Span | None


@lru_cache(maxsize=2)
def _mentions(file: ContentFile) -> tuple[Mention, ...]:
    text, start = telling(file), file.body.start
    symbols = symbols_told(file)
    starts = [span.start - start for _, span in symbols]
    found = []
    for (symbol, span), limit in zip(symbols, [*starts[1:], len(text)], strict=False):
        # a spelled date begins with its "ngày", one in figures behind it
        last = span.end - start
        behind = text[last : min(last + _FARTHEST, limit)]
        first = behind.lstrip(_IN_GAPS)[:1]
        if first not in _BEGINNINGS and not first.isspace():
            found.append(Mention(symbol, span, None, None))
            continue
        dates = {date.start: date for date in find_dates(behind)}
        places = (pattern.match(text, last) for pattern in (_GAP, _GAP_AND_WORD))
        near = (dates.get(place.end() - last) for place in places if place)
        date = next((date for date in near if date is not None and date.has_year), None)
        if date is None:
            found.append(Mention(symbol, span, None, None))
        else:
            date_span = Span(span.end + date.start, span.end + date.end)
            found.append(Mention(symbol, span, date.edtf, date_span))
    return tuple(found)


def _cited(entries: ReportEntries) -> Iterator[tuple[Location, Cited]]:
    for index, cited in enumerate(entries.document.basis if entries.document else ()):
        yield ("document", "basis", index), cited
    for index, cited in enumerate(entries.cites):
        yield ("cites", index), cited


def _held(entries: ReportEntries) -> set[str]:
    """The symbols that a report's record holds in any entry, in canonical form."""
    numbers = [cited.number for _, cited in _cited(entries)]
    numbers += [agreement.number or "" for agreement in entries.agreements]
    if entries.document is not None:
        numbers.append(entries.document.number or "")
    # a malformed one is told by its own rule: here it is what it was meant to be
    return {meant_symbol(number) or canonical_symbol(number) for number in numbers if number}


@rule(
    "van-kien-chua-ghi",
    about="van-ban",
    level="notice",
    wrong="Thực hiện Chỉ thị số 44-CT/TW và Kết luận số 33-KL/TW.",
    right="Thực hiện Chỉ thị số 44-CT/TW.",
    why="Trang của mỗi văn kiện kể những báo cáo nào dẫn nó; chỉ mục cites mới được đếm.",
    of=is_report,
)
def citation_not_recorded(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Văn kiện mà văn bản dẫn thì có trong cites hoặc basis."""
    report = file.record
    if not isinstance(report, Report):
        return
    held = _held(report.entries)
    told: set[str] = set()
    for mention in _mentions(file):
        if mention.symbol in held or mention.symbol in told:
            continue
        told.add(mention.symbol)
        near = nearest(mention.symbol, held)
        yield Found(
            mention.span,
            f"văn bản dẫn {quoted(mention.symbol)} mà hồ sơ không ghi",
            f"{did_you_mean(near)}Thêm vào cites: - {{number: {mention.symbol}}}",
            level="warning" if near else None,
        )


@rule(
    "van-kien-khong-nhac",
    about="van-ban",
    level="notice",
    wrong="- number: 33-KL/TW",
    right="- number: 44-CT/TW",
    of=is_report,
)
def citation_not_in_text(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Văn kiện ghi trong cites hay basis thì văn bản có nhắc."""
    report = file.record
    if not isinstance(report, Report) or not report.body.text.strip():
        return
    mentioned = {mention.symbol for mention in _mentions(file)}
    for location, cited in _cited(report.entries):
        meant = meant_symbol(cited.number)
        if meant is not None and meant not in mentioned:
            yield Found(
                file.span(*location, "number"),
                f"hồ sơ ghi {quoted(cited.number)} mà phần văn bản không nhắc",
                "Nhắc văn kiện này ở chỗ văn bản gốc dẫn nó, đủ số và ký hiệu; nếu văn bản gốc "
                "không dẫn thì bỏ.",
            )


@rule(
    "ngay-van-kien-khac",
    about="van-ban",
    wrong="Thực hiện Chỉ thị số 44-CT/TW ngày 20/9/1995.",
    right="Thực hiện Chỉ thị số 44-CT/TW ngày 20/9/1994.",
    of=is_report,
)
def citation_dated_otherwise(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Ngày ban hành trong hồ sơ và trong văn bản là một."""
    report = file.record
    if not isinstance(report, Report):
        return
    issued = {
        canonical_symbol(cited.number): cited.issued
        for _, cited in _cited(report.entries)
        if cited.number and cited.issued is not None
    }
    for mention in _mentions(file):
        date, recorded = mention.date, issued.get(mention.symbol)
        if date is None or recorded is None or mention.date_span is None:
            continue
        # the one may be more exact than the other
        if recorded.latest < date.earliest or date.latest < recorded.earliest:
            yield Found(
                mention.date_span,
                f"văn bản ghi {quoted(mention.symbol)} ban hành {to_vietnamese(date)}, hồ sơ ghi "
                f"{to_vietnamese(recorded)}",
                "Đối chiếu với văn bản gốc rồi sửa bên sai.",
            )
