"""The kind of what is surely told, by weaker words than those that show that something is told.

A sentence with a day of its own, or with how many came, tells of an activity though none of the
words of :mod:`archive.importing.activities.kind_words` is in it. What kind it is of is read here:
first who travelled where, then what was done.
"""

import re
from functools import cache

from archive.importing.activities.kinds import main_words
from archive.importing.counting.counted import Figures
from archive.importing.names.bodies import Bodies
from archive.importing.names.mentions import bare_name

_ABOUT = re.compile(
    r"(?<!\w)về (?!(?:thăm|dự|tham|nước|quê|nguồn|làm|học|từ|tỉnh|huyện|xã|bản|Hội|đến)(?!\w))"
    r"[^,;.]*?(?=\s(?:tại|ở|cho|tới|với|vào|ngày|tháng|trong|do)\s|[,;.(]|$)"
)
"""What was talked or written about is not what was done."""
_MOVES = re.compile(
    r"(?<!\w)(?:(?:đến|tới)(?! (?:\d|ngày|hết|tháng|nay|năm|cuối|đầu))|sang|qua thăm|về thăm|ghé"
    r" thăm|thăm|lưu lại|tham quan|khảo sát|tìm hiểu"
    r"|có mặt tại|có chuyến|công tác tại|đi thực tế|trở lại|lên đường|xuất cảnh|nhập cảnh)(?!\w)",
)
_GROUP = re.compile(
    r"(?<!\w)(?:đoàn|phái đoàn|nhóm|khách|chuyên gia|Đại sứ|Tổng Lãnh sự|Lãnh sự|Tùy viên|Tham tán"
    r"|Bí thư thứ|Trưởng [Đđ]ại diện|ông|bà|ngài|kiều bào|cựu binh)(?!\w)(?! (?:viên|kết|thể))",
    re.IGNORECASE,
)
_SENDS = re.compile(r"(?<!\w)(?:cử|chọn cử|đưa)\s+(?:\d|đoàn|một|cán bộ|đại biểu)")
_HOSTS = re.compile(
    r"(?<!\w)(?:đón|tiếp|tiếp đón|đón tiếp|mời)(?!\w)(?! (?:tục|nhận|cận|xúc|Tết|tết|xuân|nối))"
)
_OURS = re.compile(r"(?<!\w)(?:Hữu nghị Việt|Việt Nam -|Việt -)")
"""A body of friendship of this country: "Hội Hữu nghị Việt Nam - Hàn Quốc"."""
_WORDS = (
    (
        "thu-chuc-mung",
        (
            r"(?:thư|điện|thiệp|thông điệp|lẵng hoa|công hàm)[^,;.]{0,40}"
            r"(?:chúc|mừng|chia buồn|thăm hỏi|cảm ơn)|gọi điện (?:chúc|thăm|hỏi)"
        ),
    ),
    (
        "ky-ket",
        (
            r"(?:ký|ký kết|được ký)(?: kết)?[^;.]{0,60}(?:biên bản|thỏa thuận|ghi nhớ|bản|văn"
            r" bản"
            r"|quy chế|chương trình|kế hoạch|hợp đồng|giao ước|cam kết)"
            r"|(?:biên bản|thỏa thuận|ghi nhớ|quy chế|chương trình hợp tác|giao ước|cam kết|văn"
            r" bản)"
            r"[^;.]{0,90}(?:được|đã|cùng|chính thức) ký(?: kết)?|trao đổi văn kiện"
        ),
    ),
    (
        "kham-benh",
        (
            r"thăm khám|khám|chữa bệnh|phát thuốc|điều trị|sàng lọc|tiêm (?:chủng|phòng|vắc)"
            r"|phẫu thuật|đỡ đẻ|cấp cứu|mổ|trám răng|nhổ răng|thay thủy tinh thể"
        ),
    ),
    (
        "tri-an",
        r"hài cốt|liệt sĩ|nghĩa trang|mộ|đài tưởng niệm|quân tình nguyện hy sinh|cầu siêu",
    ),
    (
        "bien-gioi",
        (
            r"tuần tra|cột mốc|mốc (?:giới|\d+)|trao trả|bắt giữ|truy bắt|đường biên|kiểm soát"
            r" cửa"
            r" khẩu|vượt biên|phát quang|an ninh trật tự|vùng biển giáp ranh|chữa cháy rừng"
        ),
    ),
    (
        "tinh-nguyen",
        (
            r"nhặt rác|thu gom rác|dọn (?:dẹp|vệ sinh|rác)|vệ sinh môi trường|làm đường|sửa"
            r" (?:đường"
            r"|nhà|chữa|cầu)|san (?:nền|lấp)|đào (?:giếng|mương)|đổ bê tông|bê tông|gặt|cấy|thu"
            r" hoạch|làm cỏ|trồng|tình nguyện|ngày công|hiến máu|giúp (?:dân|bà con|nhân dân"
            r"|bạn)"
            r"|cắt tóc|kéo điện|lắp (?:đặt|điện)|thả (?:cá|giống)|dựng (?:nhà|lại)"
        ),
    ),
    (
        "tap-huan",
        (
            r"hướng dẫn (?:kỹ thuật|cách|sử dụng|quy trình|nghiệp vụ|thực hành)|chuyển giao"
            r" (?:kỹ thuật|công nghệ|quy trình)|huấn luyện|lớp|khóa|khoá|học viên|thực tập|dạy"
            r"|đào tạo|truyền nghề|bài giảng|giảng bài|học nghề|theo học|học tiếng|được học|thụ"
            r" huấn|cầm tay chỉ việc|chứng chỉ"
        ),
    ),
    (
        "tuyen-truyen",
        (
            r"phổ biến|đăng(?: tải| phát)?|phát sóng|phát thanh|xuất bản|ra mắt (?:sách|ấn"
            r" phẩm|tập"
            r" sách|bản tin|chuyên)|chiếu phim|tờ (?:rơi|gấp|tin)|tin|bài viết|video|clip|pano"
            r"|ảnh"
            r"|nói chuyện|kể chuyện|thuyết pháp|cuộc thi|hội thi|dự thi|tìm hiểu (?:lịch sử"
            r"|pháp"
            r" luật)|trưng bày|truyền thanh|loa|fanpage|facebook|zalo|podcast|phát hành"
        ),
    ),
    (
        "ket-noi-dn",
        (
            r"doanh nghiệp[^;.]{0,60}(?:kết nối|giao thương|trưng bày|chào hàng|tìm đối tác)"
            r"|gian hàng|hội chợ|kết nối (?:cung|giao|tiêu|doanh)|xúc tiến|chào hàng|phiên chợ"
        ),
    ),
    (
        "van-hoa-the-thao",
        (
            r"bóng|thi đấu|giao hữu|trận|chạy|đua|cờ (?:vua|tướng)|võ|múa|hát|nhạc|kịch|văn"
            r" nghệ"
            r"|biểu diễn|nghệ thuật|trình diễn|ẩm thực|trang phục|trò chơi dân gian|kéo co"
            r"|tranh"
            r"|thể thao|cúp|đấu vật|điền kinh|xiếc|phim"
        ),
    ),
    (
        "hoi-nghi",
        (
            r"họp mặt đại biểu|hội nghị|hội thảo|diễn đàn|tọa đàm|phiên|tham luận|góp mặt|thảo"
            r" luận"
            r"|sơ kết|tổng kết|đối thoại|chuyên đề|cuộc họp"
        ),
    ),
    (
        "hoi-dam",
        (
            r"trao đổi|bàn (?:về|việc|biện|cách|giải|kế|thảo|bạc|phương)|thống nhất|hội đàm|hội"
            r" kiến"
            r"|làm việc|tiếp kiến|điện đàm|giao ban|tiếp xúc|thông báo tình hình|đường dây nóng"
        ),
    ),
    ("ket-nghia", r"kết nghĩa|kết đôi|anh em|đỡ đầu lẫn nhau"),
    (
        "giao-luu",
        (
            r"gặp(?: gỡ| mặt| nhau| lại)?|giao lưu|cùng(?: nhau)?|vui|quây quần|chung vui|đón"
            r"|mừng"
            r"|kỷ niệm|ngày hội|lễ hội|trại|tham gia|tham dự|dự|góp vui|chương trình|thi"
        ),
    ),
)
_TWO_SIDES = re.compile(
    r"(?<!\w)(?:hai (?:bên|nước|tỉnh|huyện|xã|hội|đồn|trường|bản|đơn vị|dân tộc|phía|đội|đoàn)"
    r"|các nước|ba nước|(?:nước|phía|đồn|hội|huyện|bản) bạn|bạn|quốc tế|nước ngoài|hữu nghị|ASEAN)"
    r"(?!\w)",
    re.IGNORECASE,
)


@cache
def _patterns() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    """The words of each kind; made when first asked for, since most papers never ask."""
    return tuple(
        (kind, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for kind, words in _WORDS
    )


def weak_kind(text: str, told: Figures, bodies: Bodies) -> str:
    """The code of the kind of what ``text`` tells of, ``told`` being its figures; empty of none."""
    words = _ABOUT.sub(lambda m: " " * len(m[0]), main_words(text))
    if journey := _journey(words, told, bodies):
        return journey
    for kind, pattern in _patterns():
        if not pattern.search(words):
            continue
        if kind == "giao-luu" and not (_TWO_SIDES.search(text) or _names_a_land(text, bodies)):
            return ""
        return kind
    return ""


def _names_a_land(text: str, bodies: Bodies) -> bool:
    return any(place.code != "VN" for place in bodies.gazetteer.find(text))


def _journey(words: str, told: Figures, bodies: Bodies) -> str:
    """Which way somebody travelled: by who moves, and where to."""
    moves = _MOVES.search(words)
    hosts = _HOSTS.search(words)
    if hosts is not None:
        behind = words[hosts.end() :]
        if _GROUP.search(behind[:60]) and _is_of_others(behind, bodies):
            return "doan-vao"
    if _SENDS.search(words):
        return "doan-ra" if _names_a_land(words, bodies) else ""
    if moves is None:
        return ""
    who, where = words[: moves.start()], words[moves.end() :]
    group = _GROUP.search(who) is not None or any(c.start < moves.start() for c in told.crowds)
    if not group:
        return ""
    if _is_of_others(who, bodies):
        return "doan-vao"
    return "doan-ra" if _names_a_land(where, bodies) else ""


def _is_of_others(words: str, bodies: Bodies) -> bool:
    """Whether ``words`` name somebody by another land, and nobody of this one."""
    rest = words
    for party in bodies.find(words):
        if party.kind != "body":
            continue
        match = bodies.match(bare_name(party.text))
        if match.foreign:
            return True
        if match.is_self or _OURS.search(party.text):
            return False
        rest = rest[: party.start] + " " * (party.end - party.start) + rest[party.end :]
    return _names_a_land(rest, bodies)
