"""Things that a sentence of giving counts and that no pattern claimed: a second look.

Whatever is counted by a unit in a sentence that speaks of giving was given, unless the words say
what else became of it. Who gave and who got it is told by where their names stand.
"""

import re

from archive.importing.counting.counted import Figures
from archive.importing.gifts.from_abroad import receive
from archive.importing.gifts.groups import groups_of
from archive.importing.gifts.parts import Gift, Group, Verb, Way
from archive.importing.gifts.roles import name_parties
from archive.importing.gifts.share import set_share, set_way
from archive.importing.gifts.slots import fit
from archive.importing.gifts.verbs import DONE_FOR
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party

_GIVES = (
    r"tặng|trao|biếu|ủng hộ|hỗ trợ|viện trợ|tài trợ|quyên góp|đóng góp|cứu trợ|tiếp tế|chi viện"
    r"|cúng dường|dâng cúng|bàn giao|gửi|chuyển(?! (?:biến|đổi))|phát(?! (?:hiện|triển|động|huy"
    r"|hành|sóng|biểu|thanh|quang|sinh))|cấp(?! (?:tỉnh|huyện|xã|cơ|ủy|hội|độ|cứu|bách|trên|dưới"
    r"|trung))|trang bị|lắp đặt|lắp|giúp(?! nhau)|trợ giúp|đem|mang(?! tên)|chở|vận chuyển"
    r"|góp(?! phần)"
    r"|dành|chia sẻ|sẻ chia|trao gửi|lì xì|thưởng|đỡ đầu|xây(?= tặng)|kèm theo|đưa (?=đến|sang|tới)"
    r"|đến tay|đến với|tới tay"
)
_GIVEN = re.compile(rf"(?<!\w)(?P<give>{_GIVES})(?!\w)", re.IGNORECASE)
_TAKEN = re.compile(
    r"(?<!\w)(?:tiếp nhận|đón nhận|nhận được|nhận(?! (?:thấy|thức|định|đỡ|nuôi|xét)))(?!\w)",
    re.IGNORECASE,
)
_NO_GIFT = re.compile(
    r"(?<!\w)(?:trồng|treo|dán|cắm|in(?! quà)(?: và phát)?|thu giữ|bắt giữ|bắt|phát hiện|thu gom"
    r"|thu hoạch"
    r"|sản xuất|xuất khẩu|nhập khẩu|tiêu thụ|bán|sửa|tu sửa|nạo vét|đào|đắp|trưng bày|giới thiệu"
    r"|biểu diễn|đoạt|giành|đạt|nâng|thiệt hại|hư hỏng|cháy|sập|cuốn trôi|chết|ngập|mất|có tổng"
    r"|diện tích|sử dụng|phát hành|xuất bản|xây dựng được|hiện có|quản lý|đăng ký|kiểm tra"
    r"|tổ chức|tham gia|tham dự|thu hút|mở|khám|cử|đón|tiếp|nghiệm thu|tiêu hủy|tịch thu|thuê"
    r"|mượn|vay|phát quang|dọn|làm|vẽ|sáng tác|dự thi|chiếu|so với|tăng|giảm|mỗi (?:ngày|năm|tháng"
    r"|tuần)|không|chưa|dự kiến|đề nghị|kiến nghị|xin|cần|thiếu|phấn đấu|sẽ)(?!\w)",
    re.IGNORECASE,
)
"""What else became of things, or that nothing did, between a word of giving and them."""
_IS_GIFT = re.compile(r"(?:quà|học bổng|nhu yếu phẩm)(?!\w)")
"""Things that nobody counts but where they were given."""
_FOR = re.compile(r"(?:[^;.\d()]{0,40}?|\s*\([^()]*\))\s(?:cho|tặng|đến|tới)(?!\w)")
_NOTHING_BEFORE = re.compile(
    r"\s*(?:[-+•*]\s*|[a-zđ]\)\s*|(?:\d{1,2}\.)*\d{1,2}[.)]\s+)?"
    r"(?:(?:[Nn]gày|[Tt]háng|[Vv]ào|[Đđ]ầu|[Cc]uối|[Tt]ừ|[Qq]uý|[Dd]ịp"
    r"|[Nn]hân)(?!\w)[^:;.]{1,60}[:,]\s*)?"
    r"(?:(?:[Hh]ơn|[Gg]ần|[Tt]rên|[Kk]hoảng)\s)?"
)
"""A line of a list that begins with its things, or with its day: "- 02 tấn gạo cho bản X"."""
_PRINTED = re.compile(r"sổ tay|cẩm nang|tài liệu|ấn phẩm|cuốn|sách mỏng|tờ")
_TOLD = re.compile(r"tờ rơi|tuyên truyền|phổ biến|(?<!\w)in và (?:phát|cấp)")
"""Where what is printed is handed out to tell of something."""
_FARTHEST = 150
_ASKS = re.compile(
    r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|xin|mong muốn|phấn đấu|không|chưa|dự toán|nhu cầu"
    r"|thiếu)\s[^;.]{0,80}$",
    re.IGNORECASE,
)


def left_over(
    text: str, told: Figures, gifts: list[Gift], parties: list[Party], bodies: Bodies
) -> list[Gift]:
    """The gifts of those things of ``told``, in the sentence ``text``, that ``gifts`` lack."""
    taken = {thing.start for gift in gifts for thing in gift.items}
    spans = [(gift.start, gift.end) for gift in gifts if gift.items]
    found: list[Gift] = []
    for run in groups_of(text, told):
        things = [
            t for t in run.items if t.start not in taken and t.unit and not _inside(t.start, spans)
        ]
        if not things:
            continue
        group = Group(things, run.sums if len(things) == len(run.items) else [])
        verb = _verb_of(text, group)
        if verb is None or (_TOLD.search(text) and all(_PRINTED.match(t.what) for t in things)):
            continue
        if _ASKS.search(text[: min(verb.start, group.start)]):
            continue
        gift = Gift(verb.start, group.end, verb.way, list(group.items), [], list(group.sums))
        gift.start = min(verb.start, group.start)
        gift.verb = text[verb.start : verb.end].lower()
        gift.unsure = True
        others = [p for p in parties if not any(t.start <= p.start < t.end for t in things)]
        name_parties(text, gift, group, verb, parties=others, bodies=bodies)
        if fit(text, gift, verb, group, parties):
            set_share(text, gift)
            set_way(gift, bodies)
        receive(text, gift, verb, bodies)
        if gift.recipients or gift.way == "nhan":
            found.append(gift)
    return found


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _verb_of(text: str, group: Group) -> Verb | None:
    """The word of giving or receiving nearest to ``group`` that nothing parts from it."""
    clause = max((m.end() for m in re.finditer(r"[.;]\s", text[: group.start])), default=0)
    before = [(m, "trao") for m in _GIVEN.finditer(text, clause, group.start)]
    before += [(m, "nhan") for m in _TAKEN.finditer(text, clause, group.start)]
    if before:
        match, way = max(before, key=lambda found: found[0].end())
        helped = match[0].lower() == "giúp" and DONE_FOR.search(text[: match.start()])
        if not helped and not _NO_GIFT.search(text, match.end(), group.start):
            return Verb(match.start(), match.end(), _way(way))
    if _NO_GIFT.search(text, clause, group.start):
        return None
    last = max(thing.end for thing in group.items)
    stop = re.compile(r"[;.](?:\s|$)").search(text, last)
    until = min(stop.start() if stop else len(text), last + _FARTHEST)
    behind = [(m, "trao") for m in _GIVEN.finditer(text, last, until)]
    behind += [(m, "nhan") for m in _TAKEN.finditer(text, last, until)]
    if behind:
        match, way = min(behind, key=lambda found: found[0].start())
        if not _NO_GIFT.search(text, last, match.start()):
            return Verb(match.start(), match.end(), _way(way), passive=True)
    alone = _NOTHING_BEFORE.fullmatch(text, 0, group.start)
    if (alone or all(_IS_GIFT.match(thing.what) for thing in group.items)) and _FOR.match(
        text, last
    ):
        return Verb(group.start, group.start, "trao")
    return None


def _way(way: str) -> Way:
    return "nhan" if way == "nhan" else "trao"
