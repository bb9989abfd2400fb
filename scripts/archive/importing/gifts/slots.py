"""The places of a sentence where whoever gets a gift stands, whatever the name is made of.

Names that no word tells for one are known by where they stand: between a verb of giving and its
things, behind "cho" and the things, before "được tặng" and "nhận", or before a colon.
"""

import re
from itertools import pairwise

from archive.importing.gifts.parts import Gift, Group, Verb
from archive.importing.names.body_words import PEOPLE
from archive.importing.names.parties import Party
from archive.importing.paper.letters import CAPITAL

_ROUGH = r"(?:gần|hơn|trên|khoảng|thêm|số|tổng số|tổng cộng)"
_COUNT = r"(?:(?:cho )?(?:gần |hơn |trên |khoảng )?\d[\d.]*(?: lượt)? )"
_LEADS = re.compile(
    r"\s*(?:(?:thêm|lại|ngay|không hoàn lại|tận tay|trực tiếp|quà(?= cho)|miễn phí|sang|về) )*"
    rf"(?:(?:cho|đến|tới|giúp|với|tận tay) )*{_COUNT}?(?:(?:các|những) (?=[{CAPITAL}]))?"
)
_TAIL = re.compile(
    r"\s*(?:[,:]\s*)?(?:(?:gồm(?: có)?|bao gồm|là|với|và quà gồm|quà gồm|các phần quà gồm"
    rf"|số quà gồm|hiện vật gồm|tổng cộng)\s*:?\s*|{_ROUGH}\s*)*$"
)
_CUT = re.compile(
    r"\s*[;:(“”\"]|,?\s(?:và|cùng|với)\s(?:gần |hơn |trên |thêm )?\d|\s\d[\d.]*\s(?:nghìn "
    r"|triệu )?(?:đồng|riel|kíp|USD|bạt)|,\s(?!(?:huyện|xã|tỉnh"
    r"|bản|thành phố|thị xã|phường|nước|châu|thôn|ấp|cụm bản|phum|sóc|buôn|làng) )"
    r"|\s(?:nhân(?= (?:dịp|ngày|kỷ|kỉ|lễ|chuyến|buổi|Ngày|Tết|Lễ|Quốc|Năm|Tháng))"
    r"|vào|ngày(?= \d)|tháng(?= \d)|năm(?= 20)|trong|(?<!có công )với|trị giá|tổng trị|để|nhằm"
    r"|từ(?= (?:nguồn"
    rf"|ngày|tháng|quỹ))|do(?= [{CAPITAL}])|bằng|qua|thông qua|theo(?! học)|khi|sau|trước(?! mắt)"
    rf"|dịp"
    r"|(?:các |những |số )?(?:trang thiết bị|vật tư|phần quà|suất quà|hiện vật|nhu yếu phẩm)"
    r"|phục vụ|mỗi|một(?: số)?|nhiều|đã|được|mà|xây dựng|sửa chữa|khắc phục|góp phần|ổn định"
    r"|đầu tư|cùng với|kèm|gồm|đang triển khai|trong đó|mang|này"
    r"|trên(?= \W)"
    r"|tại (?:[Cc]ửa khẩu|lễ"
    r"|buổi|trụ sở|khu vực|[Cc]ột mốc|mốc)|tại(?= (?:thành phố|thủ đô) )|là)(?!\w)"
)
"""Where a name is over."""
_NO_NAME = re.compile(
    r"(?:[Mm]ón|[Qq]uà|[Ss]ố|[Pp]hần|công suất|dung tích|kích thước|(?:các |những |nhiều |một số "
    r"|phần |suất |số |toàn bộ )*(?:quà|của|hội viên góp|triệu|nghìn|hiện vật|học bổng|tiền"
    r"|kinh phí|nhu yếu|vật tư|thiết bị|trang thiết bị|hàng|lương thực|sách|vở|gạo|thuốc|máy|đồ"
    r"|dụng cụ|nhà|xe|giống|phân bón|kỷ niệm|bằng|giấy|tranh|quần áo|chăn|công trình|phần|suất"
    r"|món|cây|con giống|vốn|phương tiện|nguồn|sinh kế|mô hình|dự án|chi phí|ngày công|khẩu trang)"
    r"|nhân(?! (?:dân|viên|sĩ))|tại|trong|ngày|vào|từ|với|qua|thông qua|theo|do|để|và|cùng|mà|được"
    r"|đã|xây|sửa|làm|khám"
    r"|thăm|mua|chuyển|trao|tặng|phát|nhau|nhận|về|công tác|việc|hoạt động|chương trình|hai bên"
    r"|ngoài|mỗi|cả|tổng|thêm|bạn(?! \w)|nước bạn|phía bạn|đoàn(?! \w)|họ|mình|chúc|nuôi|trồng"
    r"|bảo vệ|phòng|khắc phục|sức|quỹ(?! \w)|giáo dục|phát triển|ổn định|đời sống|một|hơn|gần|trên"
    r"|khoảng|ủng hộ|giúp|hỗ trợ|phát triển|bên|phía|địa phương|thực hiện|vượt|giải quyết|cấp"
    r"|đầu tư|vật chất|tinh thần|chỗ|nơi|người khác|xã hội|nhân đạo|miễn phí|lại)(?!\w)"
)
_TO = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:,\s*(?:tổng )?(?:trị giá|giá trị|mỗi)\s(?:[^,;.()]|[.,]\d)*"
    r"(?:,\s*(?:tổng )?(?:trị giá|giá trị)\s(?:[^,;.()]|[.,]\d)*)?)?,?\s*"
    r"(?:(?:để|đã|và|nhằm|rồi|cũng)\s+)*(?:được\s+)?"
    r"(?:(?:trao tặng|gửi tặng|chuyển tặng|chuyển giao|tặng|trao|gửi|chuyển|ủng hộ|hỗ trợ"
    r"|bàn giao|giúp|dành|dành tặng|cấp|phát)(?: (?:tận tay|trực tiếp))?"
    r"(?= (?:cho|đến|tới|[^\W\d_]+)))?\s*(?:(?:cho|đến|tới|tận tay)(?: tận tay)?\s+"
    r"|(?<=tặng )(?=(?:ông|bà|anh|chị|em|cháu|cụ|hộ|gia đình) ))"
    rf"{_COUNT}?(?:(?:các|những) (?=[{CAPITAL}]))?"
)
_PASSIVE = re.compile(
    r"(?<!\w)(?:được(?! (?:sự|tổ chức|giao|phép))|nhận(?: được)?|tiếp nhận|đón nhận)(?!\w)"
)
_ADVERBS = re.compile(r"\s+(?:(?:cũng|đã|còn|vừa|đều|tiếp tục|lại)\s*)*$")
_PARTS = re.compile(
    r",\s(?!(?:huyện|xã|tỉnh|bản|thành phố|thị xã|phường|nước|châu|thôn|ấp|cụm bản|phum|sóc|buôn"
    r"|làng) )|:\s|[.;]\s"
)
_GIVES = re.compile(r"(?<!\w)(?:tặng|trao|ủng hộ|hỗ trợ|vận động|quyên góp|góp|phát động)(?!\w)")
_ACTS = re.compile(
    rf"(?:tổ chức(?! [{CAPITAL}])|phối hợp|tham mưu|tiếp tục|chủ trì|chủ động|chỉ đạo|thực hiện"
    rf"|hướng dẫn"
    r"|triển khai|làm|việc|qua|nhờ|hằng|hàng|trong|cử|đón|tiếp|mời|đề xuất|giới thiệu|kết nối"
    r"|đại diện|thay mặt)(?!\w)",
    re.IGNORECASE,
)
"""What begins with a verb names nobody: "Tổ chức tiếp nhận 20 chiếc xe đạp"."""
_SUFFERS = re.compile(r"\s*(?:bị|đang|vừa|gặp|chịu|còn|có|nơi|vốn|hiện)(?!\w)")
"""What is told of a place or a body is no part of its name; of people it says who they are."""
_BULLET = re.compile(
    r"\s*(?:[-+•*]\s*|\(?[a-zđ]\s?[).]\s*[.-]?\s*|\(?(?:\d{1,2}\.)*\d{1,2}[).-]+\s*)?"
    rf"(?:(?:[Rr]iêng|[Cc]òn|[Nn]goài ra,?|[Cc]ùng dịp,?|[Dd]ịp này,?|[Đđ]ồng thời,?) )*{_COUNT}?"
)
_LONGEST = 110
_FEWEST_WORDS = 2
_JOINT = re.compile(r"\s*(?:,\s*(?:và\s+)?|và\s+|cùng\s+)?")


def between(text: str, begins: int, ends: int) -> Party | None:
    """Whoever stands between a verb that ends at ``begins`` and things that begin at ``ends``."""
    if not 0 < ends - begins < _LONGEST:
        return None
    gap = text[begins:ends]
    tail = _TAIL.search(gap)
    gap = gap[: tail.start()] if tail else gap
    at = begins + _LEADS.match(gap).end()  # type: ignore[union-attr]  # it matches anything
    return _named(text, at, begins + len(gap))


def behind(text: str, at: int) -> Party | None:
    """Whoever "cho", "đến", "tới" lead to right behind the things that end at ``at``."""
    found = _TO.match(text, at)
    if found is None:
        return None
    stop = re.compile(r"[;.](?:\s|$)").search(text, found.end())
    return _named(text, found.end(), stop.start() if stop else len(text))


def ahead(text: str, begins: int, verb: int) -> Party | None:
    """Whoever is the subject, from ``begins`` on, of the last "được" or "nhận" before ``verb``.

    Names that hold a verb of giving or a number with its unit are none.
    """
    passives = list(_PASSIVE.finditer(text, begins, verb))
    if not passives or re.search(r"[;.]\s|\d[\d.]* ", text[passives[-1].end() : verb]):
        return None
    lead = _ADVERBS.sub("", text[begins : passives[-1].start()])
    at = begins + max((part.end() for part in _PARTS.finditer(lead)), default=0)
    bullet = _BULLET.match(text, at)
    named = _named(text, bullet.end() if bullet else at, begins + len(lead))
    if named is None or named.end < begins + len(lead.rstrip()):
        return None
    if _GIVES.search(named.text) or _ACTS.match(named.text) or re.search(r"\d ", named.text):
        return None
    return named


def fit(
    text: str, gift: Gift, verb: Verb, group: Group, parties: list[Party], *, after: int = 0
) -> bool:
    """Name the recipients of ``gift`` by where they stand; whether that changed them.

    ``verb`` gives the things of ``group``, those before ``after`` for somebody else. What was found
    there before stays where it is all that stands there; a part of it gives way to the whole. One
    of ``parties`` before it may have the name in full.
    """
    last = max((thing.end for thing in group.items), default=group.end)
    begins = max(verb.end, after)
    slot = None
    if verb.way == "trao":
        slot = between(text, begins, group.start) or behind(text, max(last, begins))
        if slot is None and verb.start >= last:
            slot = behind(text, last)
    if slot is None and group.start >= begins:
        slot = ahead(text, text.rfind("; ", 0, verb.start) + 1, group.start)
        if slot is not None and gift.recipients and gift.recipients[-1].start > slot.end:
            return False
    if slot is None:
        return False
    whole = [p for p in parties if p.end <= slot.start and p.text.startswith(f"{slot.text} ")]
    return _take(text, gift, slot._replace(text=whole[-1].text) if whole else slot)


def before_colon(text: str, begins: int, things: int) -> Party | None:
    """Whoever a line of a list names from ``begins`` to the colon before its things."""
    colon = re.compile(r"\s*(?:\([^()]*\)\s*)?:\s*(?:[^:;.\d]{0,25}\s)?$").search(
        text[begins:things]
    )
    if colon is None:
        return None
    named = _named(text, begins + _LEADS.match(text[begins:]).end(), begins + colon.start())  # type: ignore[union-attr]
    return named if named is not None and named.end == begins + colon.start() else None


def _take(text: str, gift: Gift, slot: Party) -> bool:
    """Let ``slot`` name the recipients of ``gift``, unless those it has fill it already."""
    taken = [p for p in gift.recipients if p.start < slot.end and slot.start < p.end]
    if not gift.recipients:
        gift.recipients = [slot]
        return True
    if not taken or len(taken) != len(gift.recipients):
        return False
    joints = [text[a.end : b.start] for a, b in pairwise(taken)]
    if " " in joints:  # "hộ nghèo các thôn giáp biên phía Trung Quốc" is one name
        gift.recipients = [slot._replace(kind=taken[0].kind)]
        return True
    if taken[-1].end >= slot.end and taken[0].start <= slot.start:
        return False
    if taken[0].kind == "pronoun":
        return False
    if taken[-1].kind != "people" and _SUFFERS.match(text, taken[-1].end):
        return False
    if len(taken) == 1 or not all(_JOINT.fullmatch(joint) for joint in joints):
        kind = taken[0].kind if taken[0].start <= slot.start else slot.kind
        if taken[0].start <= slot.start:
            slot = slot._replace(start=taken[0].start, text=text[taken[0].start : slot.end])
        gift.recipients = [slot._replace(kind=kind)]
        return True
    last = taken[-1]
    if text[last.start : last.end] != last.text or last.end >= slot.end:
        return False
    whole = last._replace(end=slot.end, text=text[last.start : slot.end])
    gift.recipients = [*taken[:-1], whole]
    return True


def _named(text: str, at: int, end: int) -> Party | None:
    """The name at ``at`` up to where it is over, at most up to ``end``; None for no name."""
    cut = _CUT.search(text, at, end)
    end = cut.start() if cut else end
    name = text[at:end].strip(" ,.-–")
    end = at + len(text[at:end].rstrip(" ,.-–"))
    if not name or re.search(r"\d{3}|\d[.,]\d|;", name) or _NO_NAME.match(name):
        return None
    if len(name.split()) < _FEWEST_WORDS or not name[0].isalpha() or name.endswith(" và"):
        return None
    people = PEOPLE.match(name[:1].lower() + name[1:]) or not name[0].isupper()
    return Party("people" if people else "body", at, end, name)
