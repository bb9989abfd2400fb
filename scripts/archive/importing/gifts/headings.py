"""Which way the gifts of a section went, where its heading says so: "3. Bạn tặng", "Quà nhận"."""

import re

from archive.importing.counting.counted import Figures
from archive.importing.gifts.parts import Gift, Group, Verb, Way
from archive.importing.gifts.roles import name_parties
from archive.importing.gifts.slots import before_colon
from archive.importing.names.bodies import Bodies
from archive.importing.paper.heading_numbers import numbering

_RECEIVED = re.compile(
    r"^(?:các |những )?(?:phía |nước |tỉnh |đoàn |hội )?(?:bạn|đối tác(?: nước ngoài)?)"
    r" (?:đã )?(?:tặng|hỗ trợ|giúp|trao|viện trợ|ủng hộ|gửi)"
    r"|^(?:các |những |số )?(?:quà(?: tặng)?|hàng|hiện vật|viện trợ|tài trợ|hỗ trợ|nguồn lực)"
    r"(?: đã)?(?: được)?(?: tiếp)? nhận(?! thức)"
    r"|^(?:công tác |việc |kết quả )?(?:tiếp nhận|đón nhận|nhận)"
    r" (?:quà|hàng|hiện vật|viện trợ|tài trợ|hỗ trợ|sự hỗ trợ|từ|của|ủng hộ|vật tư)"
    r"|^(?:đã )?(?:tiếp nhận|đón nhận|nhận được|nhận)(?: của bạn| từ bạn)?$"
    r"|^(?:được )(?:tặng|hỗ trợ|viện trợ|tài trợ|trao tặng)",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"^(?:các |những |số )?(?:quà |hàng |hiện vật )?(?:đã )?(?:trao tặng|trao|tặng quà|tặng|hỗ trợ"
    r"|giúp đỡ|giúp|ủng hộ|quà tặng)(?: đi)?(?! đổi)(?:$| )"
    r"|^(?:hoạt động |công tác )(?:trao tặng|tặng quà|hỗ trợ|cứu trợ|nhân đạo)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?:tặng|trao|hỗ trợ)[^,;]{0,12}?(?:và|,|-|–) (?:tiếp )?nhận|nhận[^,;]{0,12}?(?:và|,) trao",
    re.IGNORECASE,
)

_GIVING = re.compile(
    r"(?<!\w)(?:tặng|trao|hỗ trợ|giúp|ủng hộ|quà|từ thiện|nhân đạo|an sinh|viện trợ|cứu trợ)(?!\w)",
    re.IGNORECASE,
)
_OTHER_LIST = re.compile(
    r"(?<!\w)(?:đề nghị|kiến nghị|nhu cầu|thiệt hại|làm (?:hư|chết|sập|cháy|ngập)|so với|phấn đấu)"
    r"(?!\w)",
    re.IGNORECASE,
)
_FOR_THEM = re.compile(r"\s*(?:\([^()]*\)\s*)?,?\s*(?:cho|tặng)\s+(?:\d[\d.]* )?")
_BULLET = re.compile(r"\s*(?:[-+•*]\s*|[a-zđ]\s?[).]\s+|\d{1,2}[).]\s+)?")


def way_under(heading: str) -> Way | None:
    """The way of the gifts told under ``heading``; None where it says none, or both."""
    title = heading[numbering(heading)[1] :].strip(" .:;")
    if _BOTH.search(title):
        return None
    if _RECEIVED.search(title):
        return "nhan"
    return "trao" if _GIVEN.search(title) else None


def way_over(lead: str) -> Way | None:
    """The way of the gifts in a list whose ``lead`` speaks of such and ends with a colon.

    None where it speaks of none, or of plans and figures beside them.
    """
    if not lead.rstrip().endswith(":") or _OTHER_LIST.search(lead):
        return None
    if re.search(
        r"(?<!\w)(?:tiếp nhận|đón nhận|nhận được|được (?:tặng|hỗ trợ|viện trợ))",
        lead,
        re.IGNORECASE,
    ):
        return "nhan"
    return "trao" if _GIVING.search(lead) else None


def listed_gift(text: str, told: Figures, way: Way, bodies: Bodies) -> Gift | None:
    """The gift of a line without a verb, which went the ``way`` of its heading.

    ``told`` are the line's figures. Names stand before the things, "Hội X: 20 thùng sữa", or behind
    them; None where nothing is counted, or where names part the things, so that they are several.
    """
    bullet = _BULLET.match(text)
    begins = bullet.end() if bullet else 0
    group = Group([*told.things], [s for s in told.sums if not s.each])
    if not group.items and not group.sums:
        return None
    if not group.items and ":" not in text[begins : group.start]:
        return None  # money alone, but for "Hội X: 15 triệu đồng"
    parties = [p for p in bodies.find(text) if not group.start <= p.start < group.end]
    if any(p.kind in {"body", "people"} for p in bodies.find(text) if p not in parties):
        inside = [t for t in group.items if any(t.start <= p.start < t.end for p in parties)]
        if not inside:
            return None
    gift = Gift(begins, group.end, way, group.items, [], group.sums)
    name_parties(text, gift, group, Verb(begins, begins, way), parties=parties, bodies=bodies)
    gift.way = way
    if way == "trao" and (whole := before_colon(text, begins, group.start)):
        covered = [p for p in gift.recipients if whole.start <= p.start and p.end <= whole.end]
        if len(gift.recipients) == len(covered) < 2:
            gift.recipients = [whole._replace(kind=covered[0].kind if covered else whole.kind)]
    onward = _FOR_THEM.match(text, max((thing.end for thing in group.items), default=group.end))
    whom = [p for p in parties if onward and p.start == onward.end()]
    if way == "trao" and whom and gift.recipients and gift.recipients[0].end <= group.start:
        gift.givers, gift.recipients = gift.recipients, whom  # "Chi hội A: 3 tấn gạo cho bản B"
    last = max((thing.end for thing in group.items), default=group.end)
    ahead = [p for p in parties if begins <= p.start and p.end <= group.start]
    if way == "nhan" and ahead and gift.givers and gift.givers[0].start >= last:
        gift.recipients = ahead  # "Khoa A: 02 lồng ấp của Tổ chức B"
    if way == "nhan" and not gift.givers and ahead and ":" in text[ahead[-1].end : group.start]:
        gift.givers = ahead
    return gift
