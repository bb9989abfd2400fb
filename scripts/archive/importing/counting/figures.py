"""Counted things, sums of money and numbers of people in running text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from archive.importing.counting.compared import compared
from archive.importing.counting.counted import Counted, Crowd, Figures, Sum
from archive.importing.counting.each_one import per_each
from archive.importing.counting.things import listed_at, thing_at
from archive.language.dates import find_dates
from archive.language.numbers import FoundNumber, find_numbers
from archive.language.qualifiers import QUALIFIERS
from archive.language.symbols import find_symbols

_QUALIFIER = re.compile(rf"(?<!\w)({'|'.join(QUALIFIERS)})\s+$", re.IGNORECASE)
_CURRENCIES = (
    ("VND", r"(?:đồng|VNĐ|VND|đ)(?![^\W_])"),
    ("USD", r"(?:USD|đô\s*la(?:\s+Mỹ)?|đô-la|Đô la Mỹ|\$)"),
    ("LAK", r"(?:kíp|kip|KIP|LAK)(?:\s+Lào)?(?![^\W_])"),
    ("KHR", r"(?:riel|riên|KHR)(?![^\W_])"),
    ("CNY", r"(?:nhân dân tệ|Nhân dân tệ|NDT|tệ|CNY|RMB)(?![^\W_])"),
    ("THB", r"(?:bạt|baht|Baht|THB)(?!\s+(?:che|phủ|nhựa))(?![^\W_])"),
    ("EUR", r"(?:euro|EUR|Euro)(?![^\W_])"),
    ("JPY", r"(?:yên|Yên|JPY)(?![^\W_])"),
    ("KRW", r"(?:won|KRW)(?![^\W_])"),
    ("AUD", r"(?:AUD|đô la Úc)"),
)
_CURRENCY = re.compile(r"\s*(?:" + "|".join(f"(?P<{c}>{p})" for c, p in _CURRENCIES) + ")")
_EACH = re.compile(
    r"(?:mỗi|một|từng)\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,3}?(?:\s+(?:trị giá|là|có|được|tương đương"
    r"|gồm|với))*\s*(?:gần|hơn|khoảng|trên)?\s*$",
    re.IGNORECASE,
)
_EACH_HOLDS = re.compile(
    r"mỗi (?:suất|phần|túi|bộ|gói|món|giỏ)(?: quà)? (?:gồm|có|bao gồm)[^.;\d]{3,90}"
    r"(?<!tổng )trị giá(?: gần| hơn| khoảng| trên)?\s*$"
)
"""What is worth so much is each portion: "mỗi phần gồm gạo và mì trị giá 350.000 đồng"."""
_PER = re.compile(r"\s*/\s*(?!\d)(?:01\s|1\s)?[^\W\d_]+")
_PEOPLE = re.compile(
    r"\s*(?:lượt\s+)?(?:nữ\s+|nam\s+)?(?:người|đại biểu|thành viên|đồng chí|cán bộ|đoàn viên"
    r"|hội viên|thanh niên"
    r"|sinh viên"
    r"|học sinh|trại sinh|lượt(?=\s*[,.;)]|\s+người)|nông dân|chiến sĩ|tình nguyện viên"
    r"|lưu học sinh"
    r"|công nhân|phụ nữ|khách|khán giả|bạn trẻ|cựu chiến binh|vận động viên|diễn viên|chuyên gia"
    r"|y,? bác sĩ|bác sĩ|cháu|em|thiếu nhi|bệnh nhân|người dân|bà con|nhà khoa học|hộ nông dân"
    r"|thầy,? cô(?: giáo)?|cựu (?:quân|chiến|thanh niên|giáo chức|lưu học sinh|sinh viên"
    r"|học sinh)[^\W\d_]*(?: tình nguyện)?"
    r"|tăng sinh|trẻ em|cụ già|Mẹ Việt Nam|nhân dân|học viên|giảng viên|giáo viên|kiều bào"
    r"|đoàn viên,|hộ dân|(?:đồng bào )?phật tử|đồng bào"
    r"|doanh nhân|phóng viên|chị|lao động|quần chúng|nạn nhân"
    r"|đại diện|sĩ quan|giám đốc|trưởng thôn|trưởng bản|nhà báo|luật sư|kỹ sư|nghệ nhân|tăng ni"
    r"|nhà sư|chư tăng|nghệ sĩ|thầy thuốc"
    r"|lượt cán bộ|lượt khách|thí sinh|vị|già làng|lượt đoàn viên"
    r"|dân quân|cá nhân|thanh,? thiếu niên|CCB|cựu binh|chủ (?:cơ sở|doanh nghiệp|hộ|tàu)|cầu thủ"
    r"|lượt (?:dự )?thi"
    r"|du học sinh|ĐVTN|CNVCLĐ)(?![^\W_])",
    re.IGNORECASE,
)
_OF_A_NAME = re.compile(
    r"(?:Công ty|Đội|Đại đội|Binh đoàn|Lữ đoàn|Trung đoàn|Tiểu đoàn|Quân khu|Khóa|[Qq]uốc lộ"
    r"|[Đđ]ường|[Mm]ốc|(?:bão|lô|tờ|thửa|điều) số|Điều|Trạm|Khu|Tổ)\s+$"
    r"|(?:Đại đội|Tiểu đoàn|Trung đoàn|Lữ đoàn|Sư đoàn|Tiểu khu)(?:\s+[^\W\d_]+){1,5}\s+$"
)
_PORTIONS = frozenset({"phần", "suất", "bộ", "chiếc", "bức", "thùng", "căn", "bao", "túi", "con"})
"""Units before which a number in words surely counts: một phần quà, never một số."""
_RANGE = re.compile(r"\s*(?:đến|tới|[-–])\s*\d[\d.,]*\s*(?:nghìn |triệu )?(?:đồng|USD|đ)(?!\w)")
_RANGED = re.compile(r"từ\s\d[\d.,]*\s*(?:nghìn |triệu )?(?:đồng|USD|đ)\s*(?:đến|tới|[-–])\s*$")
_FEWEST = {"VND": 100, "LAK": 1000}
"""Below it a word that may be a currency is none."""
_ROUGH = 24


def figures(text: str, units: dict[str, str], year: int) -> Figures:
    """What ``text`` counts; ``units`` are the words of the list of units, each with its code."""
    things: list[Counted] = []
    sums: list[Sum] = []
    crowds: list[Crowd] = []
    inner = per_each(text)
    beside = compared(text, year)
    for value, start, end in _free_numbers(text, units, year):
        if any(first <= start < last for first, last in beside):
            continue
        if things and start < things[-1].end:
            continue  # "15 chiếc ba lô"
        qualifier = _qualifier(text, start)
        if money := _money(text, start, end, value, qualifier):
            listed_within = any(first <= start < last for first, last in inner)
            sums.append(replace(money, each=True) if listed_within else money)
        elif not text[end : end + 1].isupper() and (found := _PEOPLE.match(text, end)):
            if value == value.to_integral_value() and 0 < value < 10_000_000:
                households = found[0].strip().startswith("hộ ")
                crowds.append(Crowd(start, found.end(), int(value), qualifier, households))
        elif _CURRENCY.match(text, end) and value >= _FEWEST["LAK"]:
            continue  # of a range of sums
        elif listed := listed_at(text, start, end, units, value=value, qualifier=qualifier):
            things.append(listed)
        elif thing := thing_at(text, start, end, units, value=value, qualifier=qualifier):
            things.append(thing)
    return Figures(tuple(things), tuple(sums), tuple(crowds))


def _free_numbers(
    text: str, units: dict[str, str], year: int
) -> Iterator[tuple[Decimal, int, int]]:
    """The numbers that are no part of a date or a symbol; one said twice, 01 (một), once."""
    taken = [(d.start, d.end) for d in find_dates(text, year=year)]
    taken += [(start, end) for _, start, end in find_symbols(text)]
    numbers = find_numbers(text)
    at = 0
    for n, number in enumerate(numbers):
        if number.start < at or (
            not number.certain
            and not re.search(r"\d", number.text)
            and not _counts_a_gift(text, number, units)
        ):
            continue
        if any(start < number.end and number.start < end for start, end in taken):
            continue
        if re.match(r"[%‰°]", text[number.end :]) or number.value == 0:
            continue
        lead = text[max(0, number.start - 48) : number.start]
        if _OF_A_NAME.search(lead) and not _unit_follows(text, number.end, units):
            continue
        end = number.end
        if n + 1 < len(numbers) and numbers[n + 1].value == number.value:
            again = numbers[n + 1]
            bracket = re.fullmatch(r"\s*\(\s*", text[end : again.start])
            closed = re.match(r"\s*\)", text[again.end :])
            if bracket and closed:
                end = at = again.end + closed.end()
        if of_how_many := re.compile(r"/\d+(?=\s)").match(text, end):
            end = at = of_how_many.end()  # "20/30 suất": 20 were given
        yield number.value, number.start, end


def _unit_follows(text: str, at: int, units: dict[str, str]) -> bool:
    found = re.match(r"\s+([^\W\d_]+)(\s[^\W\d_]+)?", text[at:])
    if found is None:
        return False
    return found[1].lower() in units or f"{found[1]}{found[2] or ''}".lower() in units


def _counts_a_gift(text: str, number: FoundNumber, units: dict[str, str]) -> bool:
    """Whether a number in words that may mean something else counts: "một phần quà"."""
    behind = re.match(r"\s+([^\W\d_]+)\s+[^\W\d_]", text[number.end :])
    return bool(behind and behind[1].lower() in _PORTIONS and behind[1].lower() in units)


def _qualifier(text: str, start: int) -> str | None:
    found = _QUALIFIER.search(text[max(0, start - _ROUGH) : start])
    return QUALIFIERS[found[1].lower()] if found else None


def _money(text: str, start: int, end: int, value: Decimal, qualifier: str | None) -> Sum | None:
    found = _CURRENCY.match(text, end)
    if found is None or re.match(r"\s*đồng\s+chí", text[end:]):
        return None
    if _RANGE.match(text, found.end()) or _RANGED.search(text[max(0, start - 40) : start]):
        return None
    if re.search(r"\d\s*(?:đến|tới|[-–])\s*$", text[:start]):
        return None  # a range is no sum
    code = found.lastgroup or ""
    if value < _FEWEST.get(code, 0):
        return None  # "02 kíp bác sĩ" are teams
    before = text[max(0, start - 60) : start]
    each = (
        _EACH.search(before) is not None
        or _EACH_HOLDS.search(text, 0, start) is not None
        or _PER.match(text, found.end()) is not None
    )
    return Sum(start, found.end(), value, code, qualifier, each)
