"""How a name goes on behind its capitals: what it is for, who the people are, its number."""

import re

from archive.importing.names.body_words import BODY, NAMED, NAMED_UNITS, ON, STOPS
from archive.importing.names.parties import lead
from archive.importing.paper.letters import CAPITAL
from archive.language.syllables import is_vietnamese_syllable

TOKEN = re.compile(r"[^\W\d_]+(?:['’.&][^\W\d_]+)*|\d+|[^\w\s]")


_NUMBERED = re.compile(r" số \d{1,4}(?=\s*[,.;()]|\s[^\W\d_]|$)")
_DOES = re.compile(
    rf" (?:từ [{CAPITAL}][^\W\d_]*(?: [{CAPITAL}][^\W\d_]*)* (?:trở về|hồi hương"
    rf"|về)(?: nước)?(?!\w)|"
    rf"(?:đang |hiện |mới )*(?:dạy|học)(?: tập)? tiếng [{CAPITAL}][^\W\d_]*"
    r"|(?:là|bị|mất|vượt(?! qua)|trồng|nuôi|chăn nuôi|sản xuất)(?: (?!tại|ở|do|sau|số|trong|vào"
    r"|ngày|năm"
    r"|trên|nhân|mỗi|và|xã|huyện|tỉnh|bản"
    r"|thôn"
    r"|ấp|phường|từ|với|được|đã|sẽ)[^\W\d_]+){1,4}(?= (?:xã|huyện|tỉnh|bản|thôn|ấp|phường|tại|ở"
    r"|do|sau"
    r"|trên|trong|nhân|vào|ngày|mỗi|và|với|được|đã|cũng)(?!\w)|\s*[,.;:()]|\s\d|$))"
)
"""What the people do or suffered: "sư sãi đang học tiếng Việt", "hộ bị cháy nhà"."""
_AT_SEVERAL = re.compile(
    r" (?:tại|ở) các [^\W\d_]+(?: (?!ở|tại|thuộc|trên|trong|vào|ngày|với|nhân|và"
    r"|theo)[^\W\d_]+){0,4}"
    r"(?= (?:ở|tại|thuộc|trên|trong|vào|ngày|với|nhân|và|theo)(?!\w)|\s*[,.;()]|$)"
)
"""Where people work or learn: "tại các công ty cao su ở tỉnh X"."""
_WORTHY = re.compile(
    r" (?:(?:vùng )?bị (?:ảnh hưởng|thiệt hại)(?: (?:bởi|do|vì) [^,;.()\d]{3,40}?(?: số \d+)?)?"
    r"(?=\s*[,.;()]|$|\s\d|\s(?:ở|tại|xã|huyện|tỉnh|bản|nhân|vào|ngày|trong|với|được)\s)"
    r"|(?:lớp|khối) \d{1,2}|có công với (?:cách mạng|nước)|nguyên lãnh đạo|năm (?:thứ )?(?:nhất"
    r"|hai|ba|tư|cuối)"
    r"|(?:dưới|trên|từ) \d{1,2} tuổi(?: trở lên)?"
    r"|(?:thi công|xây dựng) (?:Quốc lộ|[Đđ]ường|[Cc]ầu|[Cc]ông trình)(?: [A-ZĐ\d][^\W_]*)+"
    r"|đến (?:khám|dự)(?: bệnh| lễ| tập huấn)?(?=\s*[,.;:()]|$|\s\d))(?!\w)"
)
_LACKS = re.compile(
    r" (?:không|chưa) có(?: (?!điều)[^\W\d_]+){1,4}(?=\s*[,.;:()]|$|\s(?:tại|ở|xã|huyện)\s)"
)
_NUMBERED_BODY = re.compile(
    r"(?:Trường|Nhà máy|Nông trường|HTX|Hợp tác xã|Xí nghiệp|Trạm|Điểm trường|Thủy điện)(?!\w)"
    rf".* [{CAPITAL}][^\W\d_]*$"
)
_GO_ON = (
    "gồm|mở|gửi|theo|bị|được|đã|và|cùng|nhận|ở|tại|thuộc|trong|nhân|vào|với|do|trên|tổ chức|đón"
    "|tặng|trao|nhằm|để"
)
"""Words behind a school's or a plant's number: "Trường Tiểu học Sơn Kim 1 được tặng …"."""
_AND_NAMED = re.compile(
    rf" và (?={NAMED.pattern} (?:tỉnh|huyện|thành phố|Lào|Campuchia|Cuba|Việt Nam|Trung Quốc"
    rf"|quốc tế)"
    r"(?!\w))"
    rf"(?=[{CAPITAL}])|, (?=[{CAPITAL}][^,;]{{2,20}} và {NAMED.pattern} (?:tỉnh|Lào|Campuchia))"
)
"""Where the name of an office of several matters goes on: "Sở Năng lượng và Mỏ tỉnh X"."""
_RECEIVING = re.compile(
    r"(?<!\w)(?:cho|đến|tới|tặng|giúp(?: đỡ)?|hỗ trợ|ủng hộ|trao|gửi|tận tay)(?: tận tay| cho)?"
    r"(?: (?:các|những|số|hơn|gần|trên|khoảng|\d[\d.]*|lượt|em|cháu))* $"
)
"""What leads to those who get something."""
_IS_GIVEN = re.compile(
    r"(?: (?:ở|tại|xã|huyện|tỉnh|bản|thôn|thành phố|thị xã) [^,;.\d]{2,60}?)?(?: đã| cũng| vừa"
    r"| còn)* (?:được|nhận)(?!\w)"
)
_DESCRIBED = re.compile(
    r"(?: (?!(?:này|đó|vượt(?! khó)|khắc|ổn|sớm|yên|đón|nhân(?= (?:dịp|ngày|kỷ|kỉ|lễ|chuyến|buổi"
    r"|Ngày|Tết|Lễ|Quốc|Năm|Tháng))"
    r"|trong|vào|ngày|với|để|nhằm|từ|đã|được|trị|tổng|mỗi|khi|sau|trước|theo|qua|do"
    r"|của|tháng|năm|dịp|góp|phục|gồm|bao|bằng|và|cùng|trao|tặng|nhận|số|gần|hơn|khoảng|trên|tham"
    r"|tổ|một|các|những|tại|ở|thuộc|xã|huyện|tỉnh|bản|thôn|ấp|phường|thành phố|thành đoàn|cụm|về"
    r"|sang|đến|tới"
    r"|cho|quà|nhu|sách|vở|gạo|mì|tiền|thuốc|lương|trang|vật|hoa|quần|chăn|màn|hàng|hiện|học bổng"
    r"|nhưng|mà|còn|đồng|kinh|vay|vốn|xây|sửa|ăn|tham|giúp|hỗ|ủng|cũng|đều|sẽ|bị|mất|gửi|phát"
    r"|là(?! (?:con|cháu|người|hội|thành|nạn|thân|vợ|cựu))"
    r"|giai|đợt|quý|lúc|khoảng|tổng|có(?! (?:hoàn|thành|công|uy|nguy|con|cha|chồng|nhà|đất|bố|mẹ"
    r"|tuổi)))(?!\w))[^\W\d_]+){1,9}"
    r"(?=\s*[,.;:()]|$|\s\d|\s(?:nhân(?= (?:dịp|ngày|kỷ|kỉ|lễ|chuyến|buổi|Ngày|Tết|Lễ|Quốc|Năm"
    r"|Tháng))|trong|vào|ngày|với|để|nhằm|từ|đã|được|trị|tổng|mỗi|khi|sau"
    r"|theo|qua|tháng|năm|dịp|giai đoạn|đợt|quý|gồm|bao|bằng|và|cùng|số|gần|hơn|khoảng|trên|tại"
    r"|ở|thuộc|xã|huyện"
    r"|tỉnh|bản|thôn|ấp|phường|thành phố|cụm|bị|về|sang)(?!\w))"
)
"""Any words that say who gets it: "học viên lớp bồi dưỡng tiếng Việt"; small ones alone."""
_FOR_A_CAUSE = re.compile(
    rf" vì (?!C[oO][vV])[{CAPITAL}][^\W\d_]*(?: [^\W\d_{CAPITAL}]+)?"
    rf"(?: và [{CAPITAL}][^\W\d_]*(?: (?:triển|bình|chung|vững|nghị|tác|bộ))?)?"
)
"""What a body is for: "Hội Phụ nữ Campuchia vì Hòa bình và Phát triển"."""
_OFFICE = re.compile(
    r"(?<!\w)(?:Học viện|Trường|Sở|Cục|Bộ|Ty|Phòng|Chi cục|Vụ|Khoa|Viện|Trung tâm|Ủy ban)(?! nhân) "
)
_AND_ALSO = re.compile(
    rf"(?:,[^,;.\d]{{2,30}})? và (?=[{CAPITAL}][^\W\d_]*(?: [^\W\d_]+){{0,3}}? (?:Quốc gia|tỉnh"
    rf"|huyện"
    rf"|thành phố|châu"
    rf"|bang|Lào|Campuchia|Trung Quốc)(?! Quốc)(?!\w))"
)
"""Two matters of one office: "Cục Nông nghiệp và Nông thôn châu Hồng Hà"."""
_GOODS = frozenset({"gạo", "mì", "quà", "sách", "vở", "tiền", "vốn", "thuốc", "hoa", "chủ", "tích"})
_LEVELS = frozenset({"tỉnh", "huyện", "xã", "cấp"})


def ends_field(text: str, head: int, end: int, token: "re.Match[str]") -> bool:
    """Whether the small ``token`` ends the word that says what a body is for: "Quỹ Dân số".

    That word stands right behind the head, its first syllable alone has a capital.
    """
    first = text[head:end].strip()
    if not is_vietnamese_syllable(first) or not first.istitle() or token[0] in _GOODS:
        return False
    if not is_vietnamese_syllable(token[0]):
        return False
    behind = TOKEN.match(text, token.end() + 1)
    return behind is None or not behind[0][0].islower() or behind[0] in STOPS | _LEVELS


def further(text: str, end: int, at: int, kind: str, name: str = "") -> int:
    """Where the small words at ``at`` end with which a name goes on; 0 for others."""
    if numbered := _NUMBERED.match(text, end):
        return numbered.end()
    if on := ON.match(text, at):
        return on.end()
    if kind != "body":
        return 0
    if cause := _FOR_A_CAUSE.match(text, end):
        return cause.end()
    others = _AND_NAMED.match(text, end)
    if others is None and _OFFICE.search(name):
        others = _AND_ALSO.match(text, end)
        if others is not None and BODY.match(text, others.end()):
            return 0
    return others.end() - 1 if others else 0


def tail(text: str, at: int) -> int:
    """Where the words end that tell who the people before ``at`` are; 0 where there are none."""
    found = (pattern.match(text, at) for pattern in (_WORTHY, _LACKS, _AT_SEVERAL, _DOES))
    return next((tail.end() for tail in found if tail), 0)


def described(text: str, start: int, at: int) -> int:
    """Where the small words end that describe those at ``start`` who get something; 0 for none."""
    found = _DESCRIBED.match(text, at)
    if found is None or not (
        _RECEIVING.search(lead(text, start)) or _IS_GIVEN.match(text, found.end())
    ):
        return 0
    return found.end() if found[0].lower() == found[0] else 0


def is_numbered(name: str, behind: str) -> bool:
    """Whether a number is a part of the ``name`` before it: "Đại đội 5 Hiến binh"."""
    return (
        (
            NAMED_UNITS.match(name) is not None
            and (
                name.endswith(("Công ty", "Binh đoàn", "Nông trường"))
                or re.match(rf"\s*[,.;:(]|\s0\d\s|\s+[{CAPITAL}]|\s(?:{_GO_ON})(?!\w)", behind)
                is not None
            )
        )
        or (
            _NUMBERED_BODY.search(name) is not None
            and re.match(rf"\s*(?:[,.;:()](?!\d)|$)|\s(?:{_GO_ON})(?!\w)", behind) is not None
        )
        or (
            re.search(rf"(?:xã|phường|thôn|ấp|bản|khóm)(?: [{CAPITAL}][^\W\d_]*)+$", name)
            is not None
            and re.match(r"\s*(?:[,.;(](?!\d)|$)", behind) is not None
        )
    )
