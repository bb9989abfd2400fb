"""Things of a sentence that are named one behind the other, with the money among them."""

import re

from archive.importing.counting.counted import Counted, Figures, Sum
from archive.importing.counting.each_one import gets_one, per_each
from archive.importing.gifts.parts import Group
from archive.importing.names.parties import lead

_JOINT = re.compile(
    r"\s*(?:[,;+]\s*(?:và\s+|cùng\s+)?|(?:và|cùng|cùng với|cũng như|với|kèm)\s+)"
    r"(?:(?:hơn|gần|khoảng|trên|số|thêm)\s+)*(?:với\s+)?$"
)
_WAS_GIVEN = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:,\s*mỗi [^;]{3,50},\s*)?(?:đã |cũng )*được (?:trao|tặng|gửi|chuyển"
    r"|bàn giao)"
)
"""What stands behind a semicolon is of its own: "…; 30 phần quà được trao tận tay các hộ"."""
_LOST = re.compile(
    r"(?<!\w)(?:cháy|sập|hư hỏng|hư hại|thiệt hại|cuốn trôi|tốc mái|ngập|chết|mất|vùi lấp|đổ)"
    r"(?:\s+(?:hoàn toàn|toàn bộ|rụi|hơn|gần|trên|khoảng))*\s+$",
    re.IGNORECASE,
)
"""What a fire or a flood took was given to nobody."""
_TRADED = re.compile(
    r"(?<!\w)(?:thu giữ|bắt giữ|tịch thu|tiêu hủy|phát hiện|xuất khẩu|nhập khẩu|thông quan"
    r"|khai thác"
    r"|tiêu thụ|sản xuất|thu hoạch)(?: (?:sang|được|từ)(?: [^\W\d_]+)?)?"
    r"(?:\s+(?:hơn|gần|trên|khoảng))?\s+$",
    re.IGNORECASE,
)
"""What was seized, sold or made was given to nobody either."""
_OTHER_TALE = re.compile(
    r"\.|;(?!\s*(?:với\s+|có\s+)?(?:tổng|trị giá|giá trị|kinh phí|số tiền"
    r"|(?:toàn bộ|tất cả) số|số (?:hàng|quà)))"
)
"""Behind it a worth is of something else; "…; tổng trị giá 120 triệu đồng" goes on."""
_SHARED_OUT = re.compile(r"[,;(] ?mỗi [^\W\d_]+(?: [^\W\d_]+){0,2} [^;.]*$")


def _is_share(text: str, part: Counted | Sum, parts: list[Counted | Sum]) -> bool:
    """Whether a thing is the share of each in a total told before: "…, mỗi tỉnh 10 tấn gạo"."""
    if not isinstance(part, Counted):
        return False
    wholes = (p for p in parts if isinstance(p, Counted) and p.end <= part.start)
    return any(
        (whole.unit, whole.what) == (part.unit, part.what)
        and whole.quantity > part.quantity
        and _SHARED_OUT.search(text, whole.end, part.start) is not None
        for whole in wholes
    )


def groups_of(text: str, told: Figures) -> list[Group]:
    """Runs of things, with the sums of money among and behind them; what is of each one is left."""
    every: list[Counted | Sum] = [*told.things, *(s for s in told.sums if not s.each)]
    parts = sorted(every, key=lambda part: part.start)
    inner = per_each(text)
    outer = [p for p in parts if not any(start <= p.start < end for start, end in inner)]
    if outer or not told.things:
        parts = outer
    else:  # "hỗ trợ 05 hộ nghèo, mỗi hộ 01 con bò": what each one got is all that is told
        parts = [p for p in parts if isinstance(p, Counted) and gets_one(text, p.start)]
    parts = [p for p in parts if not _LOST.search(lead(text, p.start))]
    parts = [p for p in parts if not _TRADED.search(lead(text, p.start))]
    parts = [p for p in parts if not _is_share(text, p, parts)]
    groups: list[Group] = []
    for part in parts:
        between = text[groups[-1].end : part.start] if groups else ""
        worth = isinstance(part, Sum) and re.search(
            r"(?:trị giá|giá trị|tổng kinh phí|kinh phí|số tiền)\s*(?:là\s+|gần\s+|hơn\s+|khoảng\s+"
            r"|trên\s+)*$",
            text[max(0, part.start - 30) : part.start],
        )
        apart = ";" in between and _WAS_GIVEN.match(text, part.end) is not None
        if groups and (
            (not apart and _JOINT.fullmatch(between))
            or (worth and len(between) < 160 and not _OTHER_TALE.search(between))
        ):
            group = groups[-1]
        else:
            group = Group([], [])
            groups.append(group)
        if isinstance(part, Counted):
            group.items.append(part)
        else:
            group.sums.append(part)
    return groups
