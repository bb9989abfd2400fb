"""Counted things, sums of money and numbers of people in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from archive.importing.body_words import BODY, PEOPLE, PLACE
from archive.importing.compared import compared
from archive.importing.each_one import per_each
from archive.importing.unit_words import unit_at
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
_PER = re.compile(r"\s*/\s*(?!\d)(?:01\s|1\s)?[^\W\d_]+")
_PEOPLE = re.compile(
    r"\s*(?:lượt\s+)?(?:người|đại biểu|thành viên|đồng chí|cán bộ|đoàn viên|hội viên|thanh niên"
    r"|sinh viên"
    r"|học sinh|trại sinh|lượt(?=\s*[,.;)]|\s+người)|nông dân|chiến sĩ|tình nguyện viên"
    r"|lưu học sinh"
    r"|công nhân|phụ nữ|khách|khán giả|bạn trẻ|cựu chiến binh|vận động viên|diễn viên|chuyên gia"
    r"|y,? bác sĩ|bác sĩ|cháu|em|thiếu nhi|bệnh nhân|người dân|bà con|nhà khoa học|hộ nông dân"
    r"|thầy,? cô(?: giáo)?|cựu (?:quân|chiến|thanh niên|giáo chức)[^\W\d_]*(?: tình nguyện)?"
    r"|nhân dân|học viên|giảng viên|giáo viên|kiều bào"
    r"|đoàn viên,|hộ dân|phật tử|doanh nhân|phóng viên|chị|hội viên|lao động|quần chúng|nạn nhân"
    r"|đại diện|sĩ quan|giám đốc|trưởng thôn|trưởng bản|nhà báo|luật sư|kỹ sư|nghệ nhân|tăng ni"
    r"|nhà sư|chư tăng|nghệ sĩ|thầy thuốc"
    r"|lượt cán bộ|lượt khách|thí sinh|vị|già làng|lượt đoàn viên"
    r"|dân quân"
    r"|lưu học sinh|du học sinh|thành viên|ĐVTN|CNVCLĐ)(?![^\W_])",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"(?:buổi|cuộc|lớp|đợt|lần|lượt|đoàn|tỉnh|huyện|xã|nước|bên|phía|đơn vị|năm|tháng|ngày|giờ|phút"
    r"|tuần"
    r"|km|ki-lô-mét|inch|in-sơ|ha|héc-ta|cm|mm|kW|kVA|độ|m2|m3|m²|m³|ngày công|công lao động|mũi"
    r"|%|phần trăm"
    r"|cặp (?:thôn|bản|xã|đồn|trạm|hội|huyện|vợ)|dự án|chương trình|hội"
    r"|chi hội|tổ chức|bản ghi|văn bản|tin|bài"
    r"|hoạt động"
    r"|nội dung|điểm cầu|thôn|mô hình|thỏa thuận|hài cốt|cột mốc|mốc|trường hợp|vụ|câu lạc bộ"
    r"|ý kiến"
    r"|nhiệm vụ|khóa|khoá|tuổi|điểm|cấp|đội|tổ|nhóm|công ty|doanh nghiệp|cơ quan|ngành|khoản|mục"
    r"|chuyến"
    r"|giải|chỉ tiêu|đề án|kế hoạch|công trình nghiên cứu|báo cáo|chuyên đề|phóng sự|số|kỳ|phiên"
    r"|vòng"
    r"|bên|dân tộc|địa phương|thành phố|quận|phường|chi đoàn|cơ sở|đồn|trạm kiểm soát|trường"
    r"|tiết mục"
    r"|trận|hiệp|quốc gia|bộ phận|cặp thôn|hạng mục|hội nghị|hội thảo|kíp|cửa khẩu|gian hàng|thư"
    r"|điện mừng"
    r"|tờ rơi|tờ bướm|tờ gấp|băng rôn|áp phích|pa ?nô|khẩu hiệu|tài liệu tuyên truyền|tập thể"
    r"|cá nhân|gia đình|lượt người|người)(?![^\W_])",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[,;.:()“”\"!?…/]|\s[-–]\s(?!(?:Việt|Lào|Anh|Khmer|Trung|Hàn|Nhật|Hán)(?!\w))|(?<!\w)(?:và"
    r"|cùng|với|cho|đến|tới|tại|ở|trị giá|tổng|có|do|của|từ(?! (?:điển|thiện|vựng))"
    r"|nhân(?= (?:dịp|ngày|kỷ|kỉ|lễ|chuyến|Tết|tết|Quốc|buổi|Ngày|Lễ|Năm|năm|\d))|nhằm"
    r"|phòng,? chống|(?<!máy )làm(?! việc| sạch)"
    r"|để(?! bàn)|trong|vào|dịp|mỗi|(?<!các )loại|được|bằng(?! (?:đá|gỗ|đồng|tre|lụa|giấy|gốm|sứ"
    r"|vải|bạc"
    r"|inox|nhựa|thép|khen))|phục vụ|về|là|đã(?! dịch| qua sử| dùng)|sẽ|gồm"
    r"|hoặc|trên|qua|thông qua"
    r"|tặng(?! phẩm)|trao|gửi|ủng hộ"
    r"|hỗ trợ|giúp(?! đỡ)|ngày|sang|mà|nhưng|dành|thuộc|bàn giao|viện trợ|chuyển|phối hợp"
    r"|theo(?! dõi)|khi"
    r"|sau"
    r"|trước|rồi|còn|kèm|ước|giá trị|đang|tiếp tục|lễ(?! (?:phục|vật))|tài trợ|chúc|thăm"
    r"|động viên|ngoài|bên cạnh"
    r"|đồng thời)(?!\w)"
    r"|(?<!\w)(?:Hội|Đoàn|Ủy ban|Uỷ ban|UBND|LĐLĐ|Liên|Mặt trận|Tỉnh|Huyện|Sở|Ban|Công|Trường|Tổng"
    r"|Đồn|Bộ)(?!\w)"
    r"|(?<!\w)(?:(?<!tình )bạn|tỉnh bạn|nước bạn)(?!\w)|(?<!\w)(?:hơn|gần|khoảng)\s+\d",
)
_SIZE = re.compile(
    r"\s*\(?\s*(?P<size>(?:loại|cỡ|dung tích)\s+\d[\d.,]*\s*[^\W\d_]+(?:/[^\W\d_]+)?)\s*\)?"
)
_NOT_UNITS = frozenset(
    ["người", "em", "hộ", "đoàn", "lớp", "buổi", "cuộc", "lượt", "thư", "điện", "km", "mét|héc-ta"]
) | {
    "lượt người",
    "mét vuông",
}
_BY_PIECE = re.compile(
    r"(?:đàn(?= (?:piano|organ|ghi|tranh|bầu))|trống|thẻ bảo hiểm|khẩu trang|áo|chăn|màn|xe|máy"
    r"|ti vi|tivi|tủ|bàn|ghế|giường|điện thoại|laptop|ba ?lô|cặp|mũ"
    r"|nón"
    r"|quạt|đèn|bếp|nồi|bồn|camera|nhiệt kế|cờ|đồng hồ|khăn|dù|võng|ghe|xuồng|thuyền|loa|kính|đệm"
    r"|găng"
    r"|phao|bảng|thùng rác|bình|giày|dép|quần|chiếu|gối|lều|bóng)(?![^\W_])",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:căn )?nhà(?! (?:trẻ|vệ|văn|máy|làm|khách|truyền|sinh|rông|hội|bán|kho|công|xe|bếp|ăn"
    r"|lưới))"
)
_BUILT = re.compile(
    r"(?:xây dựng|xây|bàn giao|khánh thành|sửa chữa|tặng|nâng cấp)\s+(?:(?:gần|hơn|trên)\s+)?$",
    re.IGNORECASE,
)
_BUILDINGS = re.compile(r"(?:trạm|trường|chốt|điểm trường|cơ sở|sân|đường|cầu)\s[^\W\d_]")
"""What is counted as a body elsewhere is a thing where it was built: 01 trạm kiểm soát."""
_NAMED_BEFORE = re.compile(
    r"(?:^\s*(?:[-+•]\s*)?|[,;(:]\s*|\s[-–]\s+|(?<!\w)(?:gồm|và)\s+)"
    r"(?P<what>[^\W\d_]+(?:\s[^\W\d_]+){0,4})\s*:\s*(?:(?:gần|hơn|trên|khoảng)\s+)?$"
)
_OF_A_NAME = re.compile(
    r"(?:Công ty|Đội|Đại đội|Binh đoàn|Lữ đoàn|Trung đoàn|Tiểu đoàn|Quân khu|Khóa|[Qq]uốc lộ"
    r"|[Đđ]ường|[Mm]ốc|(?:bão|lô|tờ|thửa|điều) số|Điều|Trạm|Khu|Tổ)\s+$"
    r"|(?:Đại đội|Tiểu đoàn|Trung đoàn|Lữ đoàn|Sư đoàn|Tiểu khu)(?:\s+[^\W\d_]+){1,5}\s+$"
)
_UNIT_ALONE = re.compile(r"\s*(?P<unit>[^\W\d_]+)(?=\s*(?:[,;.)]|$|\s[-–]\s|\s+(?:và|tặng|cho)\s))")
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,60})[”\"]")
_PORTIONS = frozenset({"phần", "suất", "bộ", "chiếc", "bức", "thùng", "căn", "bao", "túi", "con"})
"""Units before which a number in words surely counts: một phần quà, never một số."""
_LONGEST_THING = 60
_OF_A_KIND = re.compile(
    r"(?:rau, củ(?:, quả)?|rau, quả|sách, vở|tập, vở|vở, bút|quần, áo|bánh, kẹo|bàn, ghế|giường, tủ"
    r"|thuốc, vật tư y tế|đồ dùng, dụng cụ học tập|gà, vịt)(?![^\W_])",
    re.IGNORECASE,
)
"""Words for one thing that a comma parts."""
_ROUGH = 24


@dataclass(frozen=True)
class Counted:
    """A counted thing at ``start:end``; ``unit`` is None where the text gives and allows none.

    ``assumed``: the unit is not in the text.
    """

    start: int
    end: int
    quantity: Decimal
    unit: str | None
    what: str
    size: str | None = None
    qualifier: str | None = None
    assumed: bool = False


@dataclass(frozen=True)
class Sum:
    """A sum of money; ``each``: the price of one of several things, not what was given in all."""

    start: int
    end: int
    amount: Decimal
    currency: str
    qualifier: str | None
    each: bool


@dataclass(frozen=True)
class Crowd:
    """A number of people, or of ``households``."""

    start: int
    end: int
    count: int
    qualifier: str | None
    households: bool = False


@dataclass(frozen=True)
class Figures:
    """All that is counted in a text."""

    things: tuple[Counted, ...]
    sums: tuple[Sum, ...]
    crowds: tuple[Crowd, ...]


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
        qualifier = _qualifier(text, start)
        if money := _money(text, start, end, value, qualifier):
            listed_within = any(first <= start < last for first, last in inner)
            sums.append(replace(money, each=True) if listed_within else money)
        elif found := _PEOPLE.match(text, end):
            if value == value.to_integral_value() and 0 < value < 10_000_000:
                households = found[0].strip().startswith("hộ ")
                crowds.append(Crowd(start, found.end(), int(value), qualifier, households))
        elif listed := _listed(text, start, end, units, value=value, qualifier=qualifier):
            things.append(listed)
        elif thing := _thing(text, start, end, units, value=value, qualifier=qualifier):
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
    if re.search(r"\d\s*(?:đến|tới|[-–])\s*$", text[:start]):
        return None  # a range is no sum
    code = found.lastgroup or ""
    if value < 100 and code == "VND":
        return None
    before = text[max(0, start - 60) : start]
    each = _EACH.search(before) is not None or _PER.match(text, found.end()) is not None
    return Sum(start, found.end(), value, code, qualifier, each)


def _thing(
    text: str,
    start: int,
    end: int,
    units: dict[str, str],
    *,
    value: Decimal,
    qualifier: str | None,
) -> Counted | None:
    at = _past_blanks(text, end)
    if named := _QUOTED.match(text, at):
        unit = "căn" if named[1].lower().startswith(("mái ấm", "nhà", "ngôi nhà")) else None
        return Counted(
            start, named.end(), value, unit, named[1], None, qualifier, assumed=unit is not None
        )
    if at >= len(text) or not (text[at].isalpha()) or (at == end and text[end].isdigit()):
        return None
    built = _BUILDINGS.match(text, at) and _BUILT.search(text[max(0, start - 30) : start])
    if _NO_THING.match(text, at) and not built:
        return None
    unit, what_at, assumed = unit_at(text, at, units, _next_word)
    if unit in _NOT_UNITS:
        return None
    if unit is not None and (named := _QUOTED.match(text, _past_blanks(text, what_at))):
        what = text[at : named.end()] if unit == "công trình" else named[1]
        return Counted(start, named.end(), value, unit, what, qualifier=qualifier)
    stop = _BOUNDARY.search(text, what_at)
    until = min(stop.start() if stop else len(text), what_at + _LONGEST_THING)
    if of_a_kind := _OF_A_KIND.match(text, what_at, what_at + _LONGEST_THING):
        until = max(until, of_a_kind.end())
    what = text[what_at:until].strip(" -–")
    last = what_at + len(text[what_at:until].rstrip(" -–"))
    if not what or not what[0].isalnum() or what[0].isdigit():
        return None
    if what.startswith(("hài cốt", "cá nhân")):
        return None
    if unit is None:
        if what[0].isupper():
            return None
        if _HOUSE.match(what):
            unit, assumed = "căn", True
        elif _BY_PIECE.match(what):
            unit, assumed = "chiếc", True
    size = _SIZE.match(text, last)
    return Counted(
        start,
        size.end() if size else last,
        value,
        unit,
        what,
        size["size"] if size else None,
        qualifier,
        assumed,
    )


def _past_blanks(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip(" "))


def _listed(
    text: str,
    start: int,
    end: int,
    units: dict[str, str],
    *,
    value: Decimal,
    qualifier: str | None,
) -> Counted | None:
    """A thing named before its number, as lists in short have it: "Gạo: 5 tấn; mì: 300 thùng"."""
    named = _NAMED_BEFORE.search(text[:start])
    behind = _UNIT_ALONE.match(text, end)
    if named is None or behind is None:
        return None
    unit = units.get(behind["unit"].lower())
    if unit is None or unit in _NOT_UNITS:
        return None
    what = named["what"]
    if PEOPLE.match(what.lower()) or BODY.match(what) or PLACE.match(what):
        return None  # "hộ nghèo xã A: 120 suất": who got it, not what
    if what[1:2].islower():
        what = what[:1].lower() + what[1:]
    return Counted(named.start("what"), behind.end("unit"), value, unit, what, qualifier=qualifier)


def _next_word(text: str, at: int) -> bool:
    stop = _BOUNDARY.search(text, at)
    return bool(text[at : stop.start() if stop else len(text)].strip())
