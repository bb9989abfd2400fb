"""Symbols of documents, of the state's and of the Party's family."""

import re
from collections.abc import Iterator

from archive.checking.problem import Fix
from archive.checking.prose import telling
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, quoted, rewrite_at, values_of
from archive.language.dates import Edtf, to_vietnamese
from archive.language.folding import nfc
from archive.language.symbols import DocumentSymbol, find_symbols, parse_symbol
from archive.model.archive import Archive
from archive.model.body import Span
from archive.model.entry import Location
from archive.model.records import Report
from archive.model.report import ReportEntries
from archive.reading.load import ContentFile

_TWO_FAMILIES = (
    "Ký hiệu của Nhà nước, công đoàn: 2635/ĐN-TLĐ, 06/2014/QĐ-UBND; của Đảng, Đoàn: 44-CT/TW, "
    "06-CTr/TU."
)
_LEAD = re.compile(r"^(?:số|ký hiệu|văn bản)\s*[:.]?\s*", re.IGNORECASE)
_TAIL = re.compile(r"[\s,;(]*(?:ngày|tháng|năm|về|của)\b.*$|[\s.,;:]+$", re.IGNORECASE | re.DOTALL)
_GLUED = re.compile(r"^(\d+)([^\W\d_])")
_YEAR = re.compile(r"/((?:19|20)\d\d)$")


def symbols_of(file: ContentFile) -> Iterator[tuple[Location, str]]:
    """Every symbol written in the front matter, with its place."""
    for value in values_of(file):
        if value.scalar.kind == "symbol":
            yield value.location, str(value.value)


def _is_possible(symbol: DocumentSymbol | None) -> bool:
    return symbol is not None and symbol.number.lstrip("0/") != ""


def _meant(written: str) -> list[str]:
    """Canonical symbols that a malformed one may mean, the likeliest first."""
    bare = _TAIL.sub("", _LEAD.sub("", nfc(written).strip()))
    guesses = [bare, _GLUED.sub(r"\1-\2", bare), _GLUED.sub(r"\1/\2", bare)]
    guesses += [guess.replace(" ", "") for guess in (bare, bare.replace(" ", "-", 1))]
    if bare.count("-") > 1 and "/" not in bare:
        head, _, tail = bare.rpartition("-")
        guesses.append(f"{head}/{tail}")
    guesses += [guess.replace("\\", "/").replace("_", "-") for guess in list(guesses)]
    guesses += [guess.upper() for guess in list(guesses)]
    found = (parse_symbol(guess) for guess in guesses)
    return list(dict.fromkeys(s.text for s in found if s is not None and _is_possible(s)))[:1]


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
        if _is_possible(parse_symbol(written)):
            continue
        near = _meant(written)
        yield Found(
            file.span(*location),
            f"{quoted(written)} không phải số, ký hiệu của văn bản nào",
            f"{did_you_mean(near)}{_TWO_FAMILIES} Văn bản không có số thì bỏ mục này.",
            rewrite_at(file, location, near[0]) if near and "," not in near[0] else None,
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
        symbol = parse_symbol(written)
        if symbol is None or not _is_possible(symbol) or symbol.text == nfc(written):
            continue
        yield Found(
            file.span(*location),
            f"{quoted(written)} viết chưa chuẩn",
            f"Viết: {symbol.text}",
            rewrite_at(file, location, symbol.text) if "," not in symbol.text else None,
        )
    entries = file.entries
    if isinstance(entries, ReportEntries) and entries.fidelity == "tom-luoc":
        text, start = telling(file), file.body.start
        for canonical, first, last in find_symbols(text):
            if canonical != nfc(text[first:last]):
                yield Found(
                    Span(start + first, start + last),
                    f"{quoted(text[first:last])} viết chưa chuẩn",
                    f"Viết: {canonical}",
                    Fix(start + first, start + last, canonical, f"viết lại thành {canonical}"),
                    level="notice",
                )


@rule(
    "ky-hieu-khac-nam",
    about="van-ban",
    wrong="- {number: 06/2014/QĐ-UBND, issued: 2015-03-02}",
    right="- {number: 06/2014/QĐ-UBND, issued: 2014-03-02}",
)
def symbol_of_another_year(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Năm trong ký hiệu là năm ban hành."""
    report = file.record
    if not isinstance(report, Report):
        return
    for location, number, issued in _dated(report.entries):
        symbol = parse_symbol(number)
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
