"""Symbols of documents, of the state's and of the Party's family."""

import re
from collections.abc import Iterator

from archive.checking.accounts import symbols_told
from archive.checking.document_symbols import meant_symbol, possible_symbol
from archive.checking.files_asked import is_report
from archive.checking.problem import Fix
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, quoted, rewrite_at, values_of_kind
from archive.language.dates import Edtf, to_vietnamese
from archive.language.folding import nfc
from archive.model.archive import Archive
from archive.model.entry import Location
from archive.model.records import Report
from archive.model.report import ReportEntries
from archive.reading.content_file import ContentFile

_TWO_FAMILIES = (
    "Ký hiệu của Nhà nước, công đoàn: 2635/ĐN-TLĐ, 06/2014/QĐ-UBND; của Đảng, Đoàn: 44-CT/TW, "
    "06-CTr/TU."
)
_YEAR = re.compile(r"/((?:19|20)\d\d)$")


def symbols_of(file: ContentFile) -> Iterator[tuple[Location, str]]:
    """Every symbol written in the front matter, with its place."""
    for value in values_of_kind(file, "symbol"):
        yield value.location, str(value.value)


@rule(
    "ky-hieu-sai",
    about="van-ban",
    wrong="- number: 44-CT-TW",
    right="- number: 44-CT/TW",
    why="Ký hiệu là tên chung của văn bản: viết đúng thì mọi báo cáo dẫn nó gặp nhau ở một trang.",
)
def malformed_symbol(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Số, ký hiệu văn bản thuộc một trong hai kiểu mà cơ quan Việt Nam dùng."""
    for location, written in symbols_of(file):
        if possible_symbol(written) is not None:
            continue
        meant = meant_symbol(written)
        yield Found(
            file.span(*location),
            f"{quoted(written)} không phải số, ký hiệu của văn bản nào",
            f"{did_you_mean([meant] if meant else [])}{_TWO_FAMILIES} "
            "Văn bản không có số thì bỏ mục này.",
            rewrite_at(file, location, meant) if meant and "," not in meant else None,
        )


@rule(
    "ky-hieu-chua-chuan",
    about="van-ban",
    level="warning",
    wrong="- number: 44 - CT/TW",
    right="- number: 44-CT/TW",
)
def loose_symbol(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Số, ký hiệu văn bản viết liền, không thừa dấu cách, không thiếu gạch nối."""
    for location, written in symbols_of(file):
        symbol = possible_symbol(written)
        if symbol is None or symbol.text == nfc(written):
            continue
        yield Found(
            file.span(*location),
            f"{quoted(written)} viết chưa chuẩn",
            f"Viết: {symbol.text}",
            rewrite_at(file, location, symbol.text) if "," not in symbol.text else None,
        )
    entries = file.entries
    if isinstance(entries, ReportEntries) and entries.fidelity == "tom-luoc":
        for canonical, span in symbols_told(file):
            written = file.source.text[span.start : span.end]
            if canonical != nfc(written):
                yield Found(
                    span,
                    f"{quoted(written)} viết chưa chuẩn",
                    f"Viết: {canonical}",
                    Fix(span.start, span.end, canonical, f"viết lại thành {canonical}"),
                    level="notice",
                )


@rule(
    "ky-hieu-khac-nam",
    about="van-ban",
    wrong="- {number: 06/2014/QĐ-UBND, issued: 2015-03-02}",
    right="- {number: 06/2014/QĐ-UBND, issued: 2014-03-02}",
    of=is_report,
)
def symbol_of_another_year(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Năm trong ký hiệu là năm ban hành."""
    report = file.record
    if not isinstance(report, Report):
        return
    for location, number, issued in _dated(report.entries):
        symbol = possible_symbol(number)
        year = _YEAR.search(symbol.number) if symbol else None
        if year is None or issued is None:
            continue
        if not issued.earliest.year <= int(year.group(1)) <= issued.latest.year:
            yield Found(
                file.span(*location),
                f"ký hiệu {quoted(number)} là của năm {year.group(1)}, ngày ban hành lại ghi "
                f"{to_vietnamese(issued)}",
                "Xem lại văn bản được dẫn, sửa ký hiệu hoặc ngày.",
            )


def _dated(entries: ReportEntries) -> Iterator[tuple[Location, str, Edtf | None]]:
    """The symbols of a report with the place and the value of the date beside each."""
    document = entries.document
    if document is not None and document.number is not None:
        yield ("document", "issued"), document.number, document.issued
    for index, cited in enumerate(document.basis if document else ()):
        yield ("document", "basis", index, "issued"), cited.number, cited.issued
    for index, cited in enumerate(entries.cites):
        yield ("cites", index, "issued"), cited.number, cited.issued
    for index, agreement in enumerate(entries.agreements):
        if agreement.number is not None:
            yield ("agreements", index, "signed"), agreement.number, agreement.signed
