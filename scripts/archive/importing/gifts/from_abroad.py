"""Givers of another land whom no word tells for a body: the subject of a verb of giving.

Whoever stands right before the verb, or between "được" and it, gives; a land in the name or in the
brackets behind it says whence.
"""

import re

from archive.importing.gifts.parts import Gift, Verb
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party
from archive.importing.paper.letters import CAPITAL

_ADVERBS = re.compile(
    r"\s+(?:(?:cũng|đã|còn|vừa|đều|tiếp tục|lại|trực tiếp|gửi|trao|mang|đến|sang|và)\s*)*$"
)
_BEGINS = re.compile(
    r"(?:^|[;:.]\s|(?<!\w)(?:được|do)\s(?!\d)|,\s(?!(?:huyện|xã|tỉnh|bản|thành phố|thị xã|nước"
    r"|châu|bang)"
    r" ))(?![^()]*\))"
)
_BULLET = re.compile(
    r"\s*(?:[-+•*]\s*|[a-zđ]\)\s*|(?:\d{1,2}\.)*\d{1,2}[.)]\s+)?"
    r"(?:(?:[Rr]iêng|[Cc]òn|[Nn]goài ra|[Cc]ác|[Nn]hững) )*"
)
_NAME = re.compile(
    rf"(?:(?:[{CAPITAL}]|thành phố |tỉnh |bang |châu |tổ chức |doanh nghiệp |công ty |quỹ |hội "
    r"|nhóm|đoàn |các |bạn bè |kiều bào |người |một số |gia đình |ông |bà |anh |chị |tình nguyện )"
    r"[^;:]*)$"
)
_DOES = re.compile(
    r"(?<!\w)(?:sang|thăm|đi|dự|làm việc|phối hợp|tổ chức(?! [^\W\d_]*(?:$| ))|cùng|với|đón|tiếp"
    r"|cử|gặp|chúc|mời|ký|qua|nhân|trong|ngày|tháng|năm|dịp|vào|cho|để|sau|từ|vận động|kêu gọi"
    r"|tiếp nhận|nhận|được|dành|hỗ trợ|khám|nguồn)(?!\w)"
)
_AID_FIRST = re.compile(
    rf"\s*(?:[-+•*]\s*)?(?:(?:[Nn]gày|[Tt]háng|[Tt]rong|[Vv]ào|[Nn]ăm)[^,;.]{{1,40}},\s)?"
    rf"(?=Tổ chức (?!Đảng|Công đoàn|Hội|Đoàn)[{CAPITAL}])"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_SHORT = frozenset(
    {"Mỹ", "Anh", "Úc", "Ý", "Đức", "Pháp", "Nga", "Hàn", "Nhật", "Bỉ", "Áo", "Ấn Độ"}
)
"""Lands by names that mean other things too where they stand in no brackets."""
_LONGEST = 130


def giver_abroad(text: str, verb: Verb, bodies: Bodies) -> Party | None:
    """The subject of ``verb`` in ``text`` where it is of another land; None for any other."""
    lead = _ADVERBS.sub("", text[max(0, verb.start - 2 * _LONGEST) : verb.start])
    offset = max(0, verb.start - 2 * _LONGEST)
    at = max((found.end() for found in _BEGINS.finditer(lead)), default=0)
    bullet = _BULLET.match(lead, at)
    at = bullet.end() if bullet else at
    name = lead[at:].strip(" ,")
    bare = _BRACKETS.sub(" ", name)
    if not name or len(name) > _LONGEST or not _NAME.match(name) or _DOES.search(bare[1:]):
        return None
    if re.search(r"\d{2,}[.,]?\d* ", bare) or not is_abroad(name, bodies):
        return None
    return Party("body", offset + at, offset + at + len(name), name)


def _who_acts(text: str, gift: Gift, verb: Verb, bodies: Bodies) -> Party | None:
    """The body of aid that a sentence begins with: "Tổ chức X mở lớp … và tặng Đồn Y …"."""
    begun = _AID_FIRST.match(text)
    party = bodies.at(text, begun.end()) if begun and not gift.givers else None
    if party is None or party.end > verb.start or ";" in text[party.end : verb.start]:
        return None
    return None if bodies.match(party.text).is_self else party


def is_abroad(name: str, bodies: Bodies) -> bool:
    """Whether a name, or the brackets behind it, is of another land."""
    bare = " ".join(_BRACKETS.sub(" ", name).split())
    if bodies.match(bare).is_self:
        return False
    for inside in _BRACKETS.findall(name):
        if inside.strip() in _SHORT:
            return True
        places = bodies.gazetteer.find(inside)
        if places and bodies.gazetteer.country_of(places[-1]) != "VN":
            return True
    return bodies.is_foreign(bare)


def receive(text: str, gift: Gift, verb: Verb, bodies: Bodies) -> None:
    """Make of ``gift`` one that was received, where its giver is of another land alone."""
    if gift.way == "nhan" or not gift.recipients:
        return
    takers = [p for p in gift.recipients if p.kind != "pronoun"]
    if not takers or any(is_abroad(p.text, bodies) for p in takers):
        return
    giver = giver_abroad(text, verb, bodies) or _who_acts(text, gift, verb, bodies)
    others = [p for p in gift.givers if giver and not giver.start <= p.start < giver.end]
    if giver is not None and not others:
        gift.way, gift.givers = "nhan", [giver]
