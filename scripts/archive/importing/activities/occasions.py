"""When something took place, as a sentence says it."""

import re
from typing import NamedTuple

from archive.language.dates import Edtf, FoundDate, find_dates, parse_edtf
from archive.language.edtf import ends
from archive.language.symbols import find_symbols

_ANNIVERSARY = re.compile(
    r"(?:(?:kỷ|kỉ) niệm(?! chương)|ngày (?:thành lập|thiết lập|truyền thống|quốc khánh|sinh"
    r"|giải phóng)"
    r"|\d+\s+năm\s+ngày|Quốc khánh|năm thành lập)[^.;]{0,110}$",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(
    r"[Nn]gày\s+(?!Chủ)[A-ZĐ][^\W\d_]*"
    r"(?:[ ,]+(?!diễn|tổ|vào|tại|được|từ|trong|lúc|ngày)[^\W\d_]+){0,8}[ ,]+\(?$"
)
"""A day with a name, “Ngày Quốc tế Phụ nữ 8/3”: what is held for it may be held before."""
_FEAST = re.compile(r"(?:dịp|nhân|mừng)\s+(?:[Ll]ễ\s+)?(?:Quốc khánh|Quốc tế)[^,;.\d]{0,40}$")
_DISASTER = re.compile(
    r"(?<!\w)(?:vụ|trận|cơn)\s+(?:hỏa hoạn|hoả hoạn|cháy|lũ|bão|lốc|mưa|động đất|sạt lở"
    r"|thiên tai|tai nạn|vỡ đập)[^,;.]{0,40}$",
    re.IGNORECASE,
)
"""The day of what people were helped after is not the day they were helped on."""
_HELD = re.compile(
    r"(?:tổ chức|diễn ra|được)(?: vào)?(?: sáng| chiều| tối)?(?: ngày)?\s*$"
    r"|(?<!\w)vào (?:sáng |chiều |tối )?ngày\s*$"
    r"|\),?\s+(?:được )?(?:vào |diễn ra |tổ chức )?(?:sáng |chiều |tối )?(?:ngày |từ ngày )?$",
    re.IGNORECASE,
)
"""Behind it is the day of what was held, though it was held for an anniversary."""
_FEAST_DAYS = re.compile(r"(?<!\w)(?:Tết|tết)(?!\w)[^,;.()]{0,40}$")
_BRACKETED = re.compile(r"\([^()]*$")
_OTHER = re.compile(
    r"(?:(?:đến hết|tính đến|tính đến hết|đến nay,)(?: ngày)?|giai đoạn|nhiệm kỳ|khóa|khoá"
    r"|niên khóa|năm học|ban hành|kế hoạch số"
    r"|công văn số)\s*(?:từ\s+)?$",
    re.IGNORECASE,
)
_PARTS_OF = re.compile(
    r"\s+(?:căn|suất|phần|xã|tỉnh|huyện|thôn|bản|đơn vị|chỉ tiêu|nội dung|công trình|hội|đồn|cặp)"
)
"""Behind 3/5 that is no day: "3/5 căn nhà"."""
_ABOUT_THEN = re.compile(
    r"(?<!\w)(?:khoảng|chừng|độ)\s+(?:ngày\s+|đầu\s+|giữa\s+|cuối\s+)?$", re.IGNORECASE
)
_LONG_AGO = 400
"""Days of an interval that no one activity has; longer ones are terms and anniversaries."""


class When(NamedTuple):
    """A date at ``start:end`` of a sentence."""

    date: Edtf
    start: int
    end: int


def dates_of(text: str, year: int) -> list[When]:
    """The dates on which something of ``text`` took place; ``year`` completes those without one.

    The days of anniversaries, the terms of agreements and the dates of documents are none.
    """
    symbols = [(start, end) for _, start, end in find_symbols(text)]
    found = []
    for date in find_dates(text, year=year):
        if _is_occasion(text, date, symbols):
            edtf = date.edtf
            if edtf.precision in {"day", "month"} and _ABOUT_THEN.search(text[: date.start]):
                edtf = parse_edtf(f"{edtf.text}~")
            found.append(When(edtf, date.start, date.end))
    return found


def _is_occasion(text: str, date: FoundDate, symbols: list[tuple[int, int]]) -> bool:
    if re.search(r"\d tháng (?:đầu|cuối) năm", date.text):
        return False  # what was added up over months
    if date.edtf.precision == "year" or re.match(
        r"[^,;.]{0,4}âm lịch| h[ằà]ng năm", text[date.end :]
    ):
        return False
    if not date.has_year and _PARTS_OF.match(text, date.end):
        return False
    if any(start < date.end and date.start < end for start, end in symbols):
        return False
    before = text[max(0, date.start - 130) : date.start]
    if any(0 <= date.start - end <= 12 for _, end in symbols) or _OTHER.search(before):
        return False
    if date.edtf.precision == "interval":
        first, last = ends(date.edtf)
        if {first.precision, last.precision} == {"year"}:
            return False
        if (last.latest - first.earliest).days > _LONG_AGO:
            return False
    bracket = _BRACKETED.search(before)
    if bracket and _ANNIVERSARY.search(before[: bracket.start()]):
        return False
    if bracket and not date.has_year and _FEAST_DAYS.search(before[: bracket.start()]):
        return False
    if _NAMED_DAY.search(before) or _FEAST.search(before):
        return False
    if date.edtf.precision == "day" and _DISASTER.search(before):
        return False
    lead = re.split(r"[;]", before)[-1]
    if _ANNIVERSARY.search(lead) and bracket is None and not _HELD.search(lead):
        behind = re.search(r"(?:kỷ niệm|kỉ niệm|thành lập|thiết lập)[^,]*$", lead, re.IGNORECASE)
        return behind is None
    return True
