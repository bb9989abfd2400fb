"""A counted thing: where its name ends behind a number, and by which unit it is counted."""

import re
from decimal import Decimal

from archive.importing.counting.counted import Counted
from archive.importing.counting.unit_words import unit_at
from archive.importing.names.body_words import BODY, PEOPLE, PLACE
from archive.importing.paper.letters import CAPITAL

_NO_THING = re.compile(
    rf"(?:bản(?= (?-i:[{CAPITAL}]))|buổi|cuộc|lớp|đợt|lần|lượt|đoàn|tỉnh|huyện|xã|nước|bên|phía"
    rf"|đơn vị|năm|tháng|ngày|giờ|phút"
    r"|tuần"
    r"|km|ki-lô-mét|inch|in-sơ|ha|héc-ta|cm|mm|kW|kVA|độ|m2|m3|m²|m³|ngày công|công lao động|mũi"
    r"|%|phần trăm"
    r"|cặp (?:thôn|bản|xã|đồn|trạm|hội|huyện|vợ)|dự án|chương trình|hội"
    r"|chi hội|tổ chức|bản ghi|văn bản|tin|bài"
    r"|hoạt động"
    r"|nội dung|điểm cầu|thôn|mô hình|thỏa thuận|hài cốt|cột mốc|mốc|trường hợp|vụ|câu lạc bộ"
    r"|ý kiến|thông tin|tác giả|bài dự thi|bài viết"
    r"|nhiệm vụ|khóa|khoá|tuổi|điểm|cấp|đội|tổ|nhóm|công ty|doanh nghiệp|cơ quan|ngành|khoản|mục"
    r"|chuyến"
    r"|giải|chỉ tiêu|đề án|kế hoạch|công trình nghiên cứu|báo cáo|chuyên đề|phóng sự|số|kỳ|phiên"
    r"|vòng"
    r"|dân tộc|địa phương|thành phố|quận|phường|chi đoàn|cơ sở|đồn|trạm kiểm soát|trường"
    r"|tiết mục"
    r"|trận|hiệp|quốc gia|bộ phận|cặp thôn|hạng mục|hội nghị|hội thảo|kíp|cửa khẩu|gian hàng|thư"
    r"|điện mừng|bằng khen|giấy khen|kỷ niệm chương|kỉ niệm chương|huân chương|huy chương"
    r"|tờ rơi|tờ bướm|tờ gấp|băng rôn|áp phích|pa ?nô|khẩu hiệu|tài liệu tuyên truyền|tập thể"
    r"|cá nhân|gia đình|lượt người|người)(?![^\W_])",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[,;.:()“”\"!?…/]|\s\+\s|\s[-–]\s(?!(?:Việt|Lào|Anh|Khmer|Trung|Hàn|Nhật|Hán)(?!\w))"
    r"|(?<!\w)(?:và"
    r"|cùng|với|cho|đến|tới|tại|ở|trị giá|tổng|có|do|của|từ(?! (?:điển|thiện|vựng))"
    r"|nhân(?= (?:dịp|ngày|kỷ|kỉ|lễ|chuyến|Tết|tết|Quốc|buổi|Ngày|Lễ|Năm|năm|\d))|nhằm"
    r"|phòng,? chống|(?<!máy )làm(?! việc| sạch)|công suất(?! (?:lớn|cao|nhỏ))|dung tích|kích thước"
    r"|để(?! bàn)|trong|vào|dịp|mỗi|(?<!các )(?<!kim )(?<!chủng )(?<!phân )loại|được"
    r"|bằng(?! (?:tiếng|đá"
    r"|gỗ|đồng|tre|lụa|giấy"
    r"|gốm|sứ"
    r"|vải|bạc"
    r"|inox|nhựa|thép|khen))|phục vụ|khắc phục|về|là|đã(?! dịch| qua sử| dùng)|sẽ|gồm"
    r"|hoặc|thì|cũng|chở(?= (?:sang|đến|tới|về))|trên|(?<!đã )qua|thông qua|đầu(?= (?:năm|xuân))"
    r"|cuối(?= năm)"
    r"|tặng(?! phẩm)|trao|gửi|ủng hộ"
    r"|hỗ trợ|giúp(?! đỡ)|ngày|sang(?! tiếng)|mà|nhưng|dành|thuộc|bàn giao|viện trợ|chuyển|phối hợp"
    r"|theo(?! dõi)|khi"
    r"|sau"
    r"|trước|rồi|còn|kèm|ước|giá trị|đang|tiếp tục|lễ(?! (?:phục|vật))|tài trợ|chúc|thăm"
    r"|động viên|ngoài(?! trời)|bên cạnh"
    r"|đồng thời)(?!\w)"
    r"|(?<!\w)(?:Hội(?! An)|Đoàn|Ủy ban|Uỷ ban|UBND|LĐLĐ|Liên|Mặt trận|Tỉnh|Huyện|Sở|Ban|Công"
    r"|Trường|Tổng"
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
    r"(?:bộ đàm|đàn(?= (?:piano|organ|ghi|tranh|bầu))|trống|thẻ bảo hiểm|khẩu trang|áo|chăn|màn"
    r"|xe|máy|ti vi|tivi|tủ|bàn|ghế|giường|điện thoại|laptop|ba ?lô|cặp(?= (?:sách|da|táp|học"
    r"|đựng|phao|tài|xách|chống)|\s*[,.;)]|$)|túi ngủ|bao tay|mũ"
    r"|nón"
    r"|quạt|đèn|bếp|nồi|bồn|camera|nhiệt kế|cờ|đồng hồ|khăn|dù|võng|ghe|xuồng|thuyền|loa|kính|đệm"
    r"|găng"
    r"|phao|bảng|thùng rác|bình|giày|dép|quần|chiếu|gối|lều|bóng)(?![^\W_])",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:căn )?nhà(?! (?:trẻ|vệ|văn|máy|làm|khách|truyền|sinh|rông|hội|bán|kho|công|xe|bếp|ăn"
    r"|tiêu|tắm|lưới))"
)
_MEASURED = re.compile(
    r"(?P<unit>m2|m²|m3|m³|m|mét khối|khối) (?P<what>(?:nước|đất|gỗ|cát|đá|sỏi|gạch|bê tông|dây"
    r"|ống|vải|lưới"
    r"|cáp|bạt|tôn|ván)(?![^\W\d_])(?: (?!cho|để|và|tặng|làm|giúp|với|từ|tại|trị)[^\W\d_]+){0,3})"
)
"""Goods by units of measure, whose words the list of units spells out."""
_MEASURES = {"m": "mét"} | dict.fromkeys(("m2", "m²"), "mét vuông")
_MEASURES |= dict.fromkeys(("m3", "m³", "mét khối", "khối"), "mét khối")
_HOUSE_NAME = re.compile(
    r"(?:Ngôi nhà|Căn nhà|Nhà(?= (?:tình|nhân|[Đđ]ại|[Đđ]oàn|hữu|đồng|khăn|mái))|[Mm]ái ấm"
    r"|[Nn]gôi nhà)(?!\w)"
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
_UNIT_ALONE = re.compile(r"\s*(?P<unit>[^\W\d_]+)(?=\s*(?:[,;.)]|$|\s[-–]\s|\s+(?:và|tặng|cho)\s))")
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,60})[”\"]")
_LONGEST_THING = 60
_ABOUT = re.compile(
    r"\s*(?:(?:đầu |bộ |tập )?(?:sách|tài liệu|cẩm nang|sổ tay|ấn phẩm|tư liệu|phim|tranh|ảnh|đĩa)"
    r"|bản tin)(?: [^\W\d_]+){0,3} về"
)
_OF_A_KIND = re.compile(
    r"(?:rau, củ(?:, quả)?|rau, quả|sách, vở|tập, vở|vở, bút|quần, áo|chăn, (?:ga, gối|màn)"
    r"|xoong, nồi|cuốc, xẻng|bánh, kẹo|bàn, ghế|giường, tủ"
    r"|thuốc, vật tư y tế|đồ dùng, dụng cụ học tập|gà, vịt)(?![^\W_])",
    re.IGNORECASE,
)
"""Words for one thing that a comma parts."""


def thing_at(
    text: str,
    start: int,
    end: int,
    units: dict[str, str],
    *,
    value: Decimal,
    qualifier: str | None,
) -> Counted | None:
    """The thing behind the number ``value`` at ``start:end``; None for what is no thing.

    ``units`` are the words of units with their codes.
    """
    at = _past_blanks(text, end)
    if named := _QUOTED.match(text, at):
        unit = "căn" if named[1].lower().startswith(("mái ấm", "nhà", "ngôi nhà")) else None
        return Counted(
            start, named.end(), value, unit, named[1], None, qualifier, assumed=unit is not None
        )
    if at >= len(text) or not (text[at].isalpha()) or (at == end and text[end].isdigit()):
        return None
    built = _BUILDINGS.match(text, at) and _BUILT.search(text[max(0, start - 30) : start])
    if measured := _MEASURED.match(text, at):
        unit = _MEASURES[measured["unit"]]
        what = measured["what"]
        return Counted(start, measured.end(), value, unit, what, qualifier=qualifier)
    if _NO_THING.match(text, at) and not built:
        return None
    unit, what_at, assumed = unit_at(text, at, units, _next_word)
    if unit in _NOT_UNITS:
        return None
    if unit is not None and (named := _QUOTED.match(text, _past_blanks(text, what_at))):
        what = text[at : named.end()] if unit == "công trình" else named[1]
        return Counted(start, named.end(), value, unit, what, qualifier=qualifier)
    stop = _BOUNDARY.search(text, what_at)
    if stop and stop[0] == "về" and (about := _ABOUT.match(text, what_at, stop.end())):
        stop = _BOUNDARY.search(text, about.end())  # "tài liệu về quản trị"
        if stop and stop[0] == "và" and re.match(rf" [{CAPITAL}]", text[stop.end() :]):
            stop = _BOUNDARY.search(text, stop.end())  # "… văn hóa Chăm và Ấn Độ"
    until = min(stop.start() if stop else len(text), what_at + _LONGEST_THING)
    if of_a_kind := _OF_A_KIND.match(text, what_at, what_at + _LONGEST_THING):
        until = max(until, of_a_kind.end())
    what = text[what_at:until].strip(" -–")
    last = what_at + len(text[what_at:until].rstrip(" -–"))
    if not what or not what[0].isalnum() or what[0].isdigit():
        return None
    if what.startswith(("hài cốt", "cá nhân", "hồ sơ")):
        return None
    if unit is None:
        if what[0].isupper() and not _HOUSE_NAME.match(what):
            return None
        if PEOPLE.match(what) or what.startswith(("nữ ", "nam ")):
            return None
        if _HOUSE.match(what) or (_HOUSE_NAME.match(what) and what[:3].lower() != "mái"):
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


def listed_at(
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
