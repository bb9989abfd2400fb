"""What kind of activity a sentence tells of, whether it was done, and whether it tells of any."""

import re
from typing import Literal

from archive.importing.activities.journey_words import END, START
from archive.importing.activities.kind_words import KINDS, PLAIN

Doing = Literal["done", "not_done", "none"]

_FRIENDS = re.compile(
    rf"{START}(?:duy trì(?! (?:các )?(?:chuyên|trang|lớp|bản tin))|củng cố|tăng cường|mở rộng"
    rf"|phát huy|giữ vững"
    rf"|giữ(?: gìn)?(?: mối)?(?!\w)|đẩy mạnh"
    rf"|cụ thể)[^.;,]{{0,60}}"
    r"(?:quan hệ|hợp tác|hữu nghị|đoàn kết|giao lưu|phối hợp)"
    r"|trao đổi kinh nghiệm|triển khai quan hệ",
    re.IGNORECASE,
)
_ACTING = re.compile(
    rf"{START}(?:tổ chức|phối hợp|tham gia|tham dự|cử|đón|tiếp|trao|ký|gửi|mở|thăm|duy trì"
    r"|tuyên truyền|hội đàm|làm việc"
    r"|chúc|viếng|khám|dự|vận động|đỡ đầu|tiếp tục|triển khai|đăng|giao lưu|chủ trì|kết nghĩa|gặp"
    r"|tiến hành|phát|xây dựng"
    r"|diễn ra|ký kết|chào|đăng cai|mời|thành lập|củng cố|trồng|sản xuất|phát hành|in|quảng bá"
    r"|thực hiện|nhận|quy tập"
    r"|được tổ chức|được phê duyệt|sang (?:dạy|tìm hiểu|học|khảo sát|biểu diễn|hướng dẫn)|họp"
    r"|dâng (?:hương|hoa)|mổ|phẫu thuật|an táng|truy điệu|trưng bày|chia sẻ|trình bày|đưa|trao đổi"
    r"|biểu diễn|tố giác"
    r"|bàn giao|sơ kết|tổng kết|khánh thành|huy động|giới thiệu|bố trí|hướng dẫn|đồng hành|tập huấn"
    rf"|bồi dưỡng|tư vấn|giải ngân|tài trợ|gặp gỡ|học tập|nói chuyện|đào tạo"
    rf"|tặng(?: thưởng)?(?= (?:\d+ )?(?:huân|huy|kỷ niệm|kỉ niệm|bằng|giấy) (?:chương|khen))){END}",
    re.IGNORECASE,
)
_NO_EVENT = re.compile(
    r"^\s*(?:[-+•*]\s*)?(?:Qua đó|Từ đó|Nhìn chung|Tuy nhiên|Tuy vậy|Có được|Kết quả đó"
    r"|Qua các hoạt động|Lũy kế|Luỹ kế"
    r"|Các hoạt động (?:trên|được|đã|đều|này)|Hoạt động (?:này|trên)|Chi tiết|Cụ thể|Kết quả cụ thể"
    r"|Trong đó(?!,? (?:ngày|từ ngày|tháng))"
    r"|Trong năm,? [^,;.]{0,20}có \d[\d.]* (?:lượt )?đoàn khách|Trình "
    r"|Tham mưu (?:xây dựng|ban hành|trình)|(?:Đã )?(?:[Bb]an hành|[Xx]ây dựng)"
    r" (?:và triển khai )?(?:[Kk]ế hoạch|[Cc]hương trình|[Vv]ăn bản|[Cc]ông văn)"
    r"|Dự (?:lễ|buổi|hội nghị)[^,;.]{0,25},|Mỗi đoàn|[^,;.:]{2,60} hiện có quan hệ|Trên đây|Đây là"
    r"|Việc này|Quà được|Kiên trì|Nâng cao"
    r"|Đổi mới|Chú trọng|Coi trọng|Quán triệt"
    r"|Điều này|Toàn (?:tỉnh|huyện|xã|thành phố) hiện có|Toàn tỉnh có|Tỉnh có|Hiện nay|Hiện có"
    r"|Trong bối cảnh|Với (?:những|các|sự)"
    r"|[^,;.:]{2,60}? có (?:chung )?(?:đường biên giới|diện tích|dân số|vị trí)"
    r"|[^,;.:]{2,60} (?:đã )?tham mưu[^;.]{0,80}(?:ban hành|xây dựng|trình)"
    r"|(?![Nn]gày)[^,;.:]{2,40} (?:hiện )?có (?:hơn |gần |trên |khoảng |tổng số )?\d[\d.,]*"
    r" (?:km|xã|huyện|hội viên|đoàn viên|khẩu|dân|thôn|bản)(?!\w)"
    r"|Do (?:ảnh hưởng|tình hình|dịch|điều kiện|đặc thù)|Vì |Để |Nguyên nhân|Kính đề nghị|Đề nghị)",
)
_STATE = re.compile(
    r"(?:^|[^.;]{0,160})(?<!\w)là (?:một trong những |một |)(?:huyện|tỉnh|xã|địa phương|nhiệm vụ"
    r"|nội dung|công tác|điểm"
    r"|cơ sở|dịp)",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    rf"{START}(?:không|chưa)\s+(?:thể\s+|được\s+|còn\s+)?(?:tổ chức|thực hiện|triển khai|tiến hành"
    r"|diễn ra|cử|đón|đi|ký|sang)"
    rf"|{START}(?:phải|tạm|bị|đã)\s+(?:hoãn|hủy|huỷ|dừng|lùi|dời)|{START}(?:tạm\s+)?(?:hoãn|hủy bỏ"
    rf"|huỷ bỏ){END}",
    re.IGNORECASE,
)
_NONE_AT_ALL = re.compile(
    rf"{START}không\s+(?:có|để)\s[^.;]{{0,60}}(?:vi phạm|sai phạm|xảy ra|đột xuất|mất an){END}|"
    rf"{START}(?:không|chưa)\s+(?:có|phát sinh|bố trí)(?:\s+(?:kế hoạch"
    rf"|chủ trương))?[^.;,]{{0,40}}(?:đoàn|hoạt động)"
    rf"|{START}(?:không|chưa)\s+(?:có|đặt)\s+kế hoạch|{START}(?:không|chưa)\s+(?:đón"
    rf"|cử|tổ chức)[^.;]{{0,12}}đoàn nào|{START}(?:không|chưa) ký(?: kết)? văn bản"
    rf"|{START}(?:không|chưa)\s+(?:tiếp nhận|nhận|vận động)\s[^.;,]{{0,40}}"
    r"(?:viện trợ|dự án|tài trợ)"
    r"|(?:coi trọng|dành nhiều công sức|quan tâm)[^.;]{0,60}(?:quan hệ|công tác)"
    r"|công tác [^.;]{3,60} được [^.;]{0,30}quan tâm",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    rf"{START}(?:nhằm|để|góp phần|qua đó|từ đó|tạo điều kiện(?! (?:cho|để) \d)|về việc"
    rf"|liên quan đến|phục vụ|hưởng ứng"
    r"|trong khuôn khổ thực hiện|do (?:phải|ảnh hưởng|dịch|mưa|thiếu|tình hình|điều kiện|phía)"
    rf"|vì(?! (?-i:[A-ZĐ]))){END}"
    r"(?:(?!\snên\s)[^,;.])*",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:Nhằm|Để|Trên cơ sở|Thực hiện|Nằm trong|Nhân|Do|Vì|Trước|Trong khuôn khổ|Hưởng ứng"
    r"|Tiếp nối|Căn cứ|Theo)"
    r"(?!\w)[^;]*?,\s+(?=(?:Hội|Tỉnh đoàn|Đoàn|LĐLĐ|Liên|Ban|Ủy ban|Uỷ ban|UBND|Sở|Mặt trận"
    r"|Công đoàn|Thường trực"
    r"|đã|tổ chức|tiếp tục|phối hợp|các|tọa đàm|ngày|sáng|chiều|tối|tháng|trong|tại)(?!\w))",
)


def main_words(text: str) -> str:
    """``text`` with its purposes and occasions blanked out: what they name was not done."""
    lead = _LEADING.search(text)
    at = 0
    if lead is not None:
        at = lead.end()
        # the last such comma before the verb: lists of provinces have commas too
        later = re.compile(
            r",\s+(?=(?:Hội|Tỉnh đoàn|LĐLĐ|Liên hiệp|Liên đoàn|Ban Thường|Ủy ban|Sở"
            r"|Thường trực)(?!\w)[^,;]{0,70}?"
            r"(?:tiếp tục|đã|tổ chức|phối hợp|cử|trao|sẽ)(?!\w))"
        )
        for found in later.finditer(text):
            at = max(at, found.end())
    blank = " " * at + text[at:]
    return _PURPOSE.sub(lambda m: " " * len(m[0]), blank)


def kind_of(text: str, *, planned: bool = False) -> str:
    """The code of the kind of what ``text`` tells of; empty where it names none."""
    words = main_words(text)
    for part in (words, text) if planned or not words.strip() else (words,):
        found = [(m.start(), n, kind) for n, (kind, p) in enumerate(KINDS) if (m := p.search(part))]
        friends = _FRIENDS.search(part)
        if friends and not any(kind == "ket-nghia" for _, _, kind in found):
            found.append((friends.start(), len(KINDS), "giao-luu"))
        plain = [kind for _, n, kind in found if n < PLAIN] or [
            kind for _, _, kind in sorted(found)
        ]
        if plain:
            return "tuyen-truyen" if plain[0] == "tuyen-truyen-thi" else plain[0]
    return ""


def is_telling(text: str) -> bool:
    """Whether ``text`` may tell of an event at all: it neither judges nor asks nor refers."""
    return not (_NO_EVENT.match(text) or _STATE.match(text) or _NONE_AT_ALL.search(text))


def doing(text: str) -> Doing:
    """Whether ``text`` says that something was done, was not done, or tells of no doing at all."""
    if _NONE_AT_ALL.search(text):
        return "none"
    if _NEGATED.search(text):
        return "not_done"
    if _NO_EVENT.match(text) or _STATE.match(text):
        return "none"
    return "done" if _ACTING.search(main_words(text)) or _FRIENDS.search(text) else "none"
