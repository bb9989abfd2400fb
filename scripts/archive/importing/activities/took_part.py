"""How many took part, where those who did are called by a word that no list of people holds."""

import re

from archive.importing.counting.counted import Crowd
from archive.language.numbers import find_numbers
from archive.language.qualifiers import QUALIFIERS

_NOBODY = (
    r"(?!(?:đội|đơn vị|tỉnh|nước|doanh nghiệp|gian|tổ|lớp|cuộc|buổi|huyện|xã|phường|hội|đoàn|cơ"
    r"|trường"
    r"|bài|tác phẩm|tiết mục|chi|câu|công|hợp tác|HTX|quốc gia|điểm|bản|thôn|sản phẩm|mô hình|nhóm"
    r"|đồn|ngày|tháng|năm|giờ|lần|đợt|khóa|khoá|suất|phần|chiếc|bộ|triệu|tỷ|nghìn|đồng|USD|%|km|xe"
    r"|tàu|ghe|thuyền|địa phương|ban|phòng|sở|lượt tin|tin|hộ|gia đình)(?!\w))"
)
_CAME = re.compile(
    rf"\s+(?:lượt\s+)?{_NOBODY}[^\W\d_]+(?: [^\W\d_]+){{0,5}}?"
    r" (?:đã |cùng |đến |về |sang |trực tiếp )*(?:tham gia|tham dự|dự|dự thi|góp mặt|theo học|hiến"
    r" máu)"
    r"(?!\w)"
)
_TAUGHT = re.compile(
    r"(?<!\w)(?:tuyên truyền|phổ biến|tập huấn|bồi dưỡng|đào tạo|hướng dẫn|nói chuyện|dạy|khám"
    r"|truyền"
    r" thông)(?!\w)[^.;\d]*?(?:\d+ [^.;\d]*?)?(?<!\w)(?:cho|tới|đến|với)"
    r" (?:hơn |gần |trên |khoảng )?$",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(rf"\s+(?:lượt\s+)?{_NOBODY}[^\W\d_]{{2,}}")
_QUALIFIER = re.compile(rf"(?<!\w)({'|'.join(QUALIFIERS)})\s+$", re.IGNORECASE)
_OF_A_DATE = re.compile(
    r"(?:[/.\-–]\s*|(?<!\w)(?:ngày|tháng|năm|quý|số|thứ|khóa|khoá|kỳ|lớp)\s+)$", re.IGNORECASE
)
_MOST = 10_000_000


def took_part(text: str) -> Crowd | None:
    """Those of ``text`` who took part in something, or to whom it was taught; None of nobody."""
    for number in find_numbers(text):
        if not re.search(r"\d", number.text) or number.value != int(number.value):
            continue
        if not 0 < number.value < _MOST:
            continue
        if _OF_A_DATE.search(text[: number.start]):
            continue
        came = _CAME.match(text, number.end)
        if came is None and _TAUGHT.search(text[: number.start]):
            came = _SOMEBODY.match(text, number.end)
        if came is None:
            continue
        said = _QUALIFIER.search(text[: number.start])
        qualifier = QUALIFIERS[said[1].lower()] if said else None
        return Crowd(number.start, came.end(), int(number.value), qualifier)
    return None
