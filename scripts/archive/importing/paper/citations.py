"""The documents that a paper rests on or cites: symbol, date, issuer, subject."""

import re
from dataclasses import dataclass

from archive.importing.paper.blocks import Block
from archive.language.dates import Edtf, find_dates
from archive.language.symbols import find_symbols, parse_symbol

_DATE_BEHIND = re.compile(r"[\s,(]*(?:ngày\s+)?")
_BY = re.compile(r"\s*[,)]?\s*(?:của|do)\s+(?=\S)")
_ISSUER_END = re.compile(
    r"[;:]|\.(?:\s|$)|,(?!\s*(?:HĐND|UBND|Ủy ban|Bộ))|\s(?:về|Về|ban hành|v/v|quy định|giữa"
    r"|hướng dẫn|phê duyệt|triển khai"
    r"|đề nghị|để|nhằm|và (?=(?:Kế hoạch|Chương trình|Công văn|Chỉ thị|Nghị|Quyết|Thông|Hướng"
    r"|Kết luận|công văn)\b)"
    r"|“|\(?khóa|trong|cho|đối với|đến|tới|đã|thành|tại)(?=\s|$)"
)
_TERM = re.compile(r"\s*\(?(?:khóa|khoá)\s+[IVXLC]+\)?", re.IGNORECASE)
_ABOUT = re.compile(r"\s*,?\s*(?P<word>về việc|về|v/v)\s+", re.IGNORECASE)
_TITLE_END = re.compile(
    r"[;.](?:\s|$)|,\s+(?=(?:[A-ZĐỦ][^\W\d_]*\s){1,6}[^,;]{0,40}báo cáo|Ban |Hội |Liên |LĐLĐ|Ủy ban"
    r"|Sở|Tỉnh|Bộ Chỉ huy)"
    r"|\s+(?:và|để)\s+(?=(?:Kế hoạch|Chương trình|Công văn|Chỉ thị|Nghị|Quyết|Thông|Hướng|Kết luận"
    r"|xây dựng|tổ chức)\b)"
    r"|,?\s+(?=Kế hoạch số|Chương trình số|Công văn số)"
)
_KIND = re.compile(
    r"(?:công văn|chỉ thị|nghị quyết|quyết định|kế hoạch|hướng dẫn|kết luận"
    r"|chương trình(?: hành động| phối hợp)?"
    r"|thông tri|thông báo|thông tư|nghị định|luật[^,;.]{0,40}|quy định|quy chế|đề án|tờ trình"
    r"|báo cáo|pháp lệnh)"
    r"\s*(?:số)?\s*:?\s*$",
    re.IGNORECASE,
)
_RESTS = re.compile(
    r"^\s*(?:[-+•*]\s*)?(?:Căn cứ|Thực hiện|Thi hành|Phúc đáp|Theo|Xét|Tiếp theo)(?!\w)",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"(?<!\w)(?:[Cc]ông văn|[Kk]ế hoạch|[Cc]hỉ thị|[Qq]uyết định|[Hh]ướng dẫn|[Tt]hông báo"
    r"|[Cc]hương trình|[Vv]ăn bản)\s+(?:số\s*:?\s*)?\d{1,5}\s*/\s*[A-ZĐ]{2,12}(?![\w/-]"
    r"|\s*-\s*[A-ZĐ])"
)
_LONGEST = 160


@dataclass(frozen=True)
class Citation:
    """A document: its symbol in canonical form, what the text says of it, and where."""

    number: str
    issued: Edtf | None
    issuer: str
    title: str
    basis: bool
    where: str


def find_citations(blocks: list[Block], own: str) -> list[Citation]:
    """The documents that ``blocks`` name by symbol, each once, in order; ``own`` is left out.

    What stands before the first heading and begins with "Căn cứ", "Thực hiện" is a basis. The
    fuller of two mentions tells date and issuer.
    """
    found: dict[str, Citation] = {}
    before_headings = True
    for block in blocks:
        if block.kind == "heading" and block.role != "can-cu":
            before_headings = False
        for text in _texts(block):
            symbols = [s for s in find_symbols(text) if s[0] != own and _is_symbol(text, s)]
            basis = before_headings and (_RESTS.match(text) is not None or block.role == "can-cu")
            for index, (number, start, end) in enumerate(symbols):
                following = symbols[index + 1][1] if index + 1 < len(symbols) else len(text)
                made = _read(text, number, start, end, following, basis=basis, where=block.where)
                known = found.get(number)
                found[number] = _fuller(known, made) if known else made
    return list(found.values())


def unfinished_symbols(blocks: list[Block]) -> list[tuple[str, str]]:
    """Documents cited by a number that is no symbol yet, “Công văn số 287/LHHN”, and where."""
    found: dict[str, str] = {}
    for block in blocks:
        for text in _texts(block):
            for named in _UNFINISHED.finditer(text):
                found.setdefault(" ".join(named[0].split()), block.where)
    return list(found.items())


def _texts(block: Block) -> list[str]:
    if block.table is None:
        return [block.text]
    return [p.text for row in block.table.rows for cell in row for p in cell.paragraphs]


def _is_symbol(text: str, found: tuple[str, int, int]) -> bool:
    """A symbol with a known kind or a word of a document before it: "15/BCH-Đ" alone is none."""
    number, start, _ = found
    symbol = parse_symbol(number)
    if symbol is None:
        return False
    before = text[max(0, start - 60) : start]
    return bool(
        symbol.kind or _KIND.search(before) or re.search(r"số\s*:?\s*$", before, re.IGNORECASE)
    )


def _read(
    text: str, number: str, start: int, end: int, limit: int, *, basis: bool, where: str
) -> Citation:
    issued: Edtf | None = None
    at = end
    behind = text[end : min(limit, end + 70)]
    for date in find_dates(behind):
        lead = behind[: date.start]
        if date.has_year and date.edtf.precision == "day" and _DATE_BEHIND.fullmatch(lead):
            issued, at = date.edtf, end + date.end
            at += len(text[at:limit]) - len(text[at:limit].lstrip(") "))
            break
    issuer = ""
    if by := _BY.match(text, at):
        stop = _ISSUER_END.search(text, by.end(), limit)
        last = stop.start() if stop else limit
        issuer = text[by.end() : last].strip(" ,;.")
        if term := _TERM.match(text, last):
            issuer = f"{issuer} {term[0].strip()}"
            last = term.end()
        at = last
    title = ""
    if about := _ABOUT.match(text, at):
        # a title may name another document: "về thực hiện Chỉ thị số 04-CT/TW"
        stop = _TITLE_END.search(text, about.end())
        last = stop.start() if stop else len(text)
        title = text[about.start("word") : last].strip(" ,;.:")
        title = title[:1].upper() + title[1:]
    del start
    return Citation(number, issued, _line(issuer), _line(title), basis, where)


def _line(text: str) -> str:
    text = " ".join(text.split()).strip(" ,;.:(")
    if text.count("(") < text.count(")"):
        text = text.rstrip(")")
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rpartition(" ")[0]


def _fuller(known: Citation, other: Citation) -> Citation:
    return Citation(
        known.number,
        known.issued or other.issued,
        known.issuer or other.issuer,
        known.title or other.title,
        known.basis or other.basis,
        known.where,
    )
