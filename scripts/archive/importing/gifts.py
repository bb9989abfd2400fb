"""Gifts in a sentence: who gave what to whom, in the active and the passive, given and received.

The verbs are those of offices; an item list belongs to the last of them before it, or to one right
behind it ("02 căn nhà tặng hộ nghèo"). A number alone is no gift: without a verb of giving there is
none.
"""

import re
from dataclasses import replace
from decimal import Decimal

from archive.importing.bodies import Bodies
from archive.importing.counted import Counted, Figures, Sum
from archive.importing.each_one import gets_one, per_each
from archive.importing.gift_breakdown import Breakdown, broken_down
from archive.importing.gift_parts import Gift, Group, Verb
from archive.importing.gift_roles import name_parties
from archive.importing.gift_share import set_way
from archive.importing.name_spans import Party, lead

_GIVE = re.compile(
    r"(?<!\w)(?:trao tặng|gửi tặng|chuyển tặng|tặng lại|tặng quà|trao quà|gửi quà|trao(?! đổi)|tặng"
    r"|ủng hộ|hỗ trợ"
    r"|viện trợ|tài trợ|bàn giao|biếu|quyên góp|giúp đỡ|giúp|cấp|chuyển giao|chuyển|gửi|trang bị"
    r"|vận động"
    r"|đóng góp"
    r"|dâng cúng|cúng dường|cứu trợ|tiếp tế|trợ giúp|xây tặng|xây(?! dựng))(?!\w)",
    re.IGNORECASE,
)
_RECEIVE = re.compile(
    r"(?<!\w)(?:tiếp nhận|đón nhận|nhận được|được nhận|nhận(?! được))(?!\w)"
    r"(?:\s+(?:và|rồi)\s+(?:trao tặng lại|trao tặng|trao lại|trao|chuyển lại|chuyển|bàn giao lại"
    r"|bàn giao|phân phối|cấp phát)(?!\w))?"
    r"(?! (?:tin|thông tin|sự|thư|điện|công văn|giấy mời|thấy|định|thức)(?!\w))",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    r"(?:(?<!Trị )(?<!uân )(?<!ãnh )(?<!hân )sự|tiếp nhận|nhận được|đón nhận|(?<!oàn )công tác"
    r"|nguồn|mức|chính sách|kinh phí|tinh thần|khoản"
    r"|(?<!gân )(?<!án )(?<!ửa )hàng|nguồn lực|danh sách|kế hoạch"
    r"|giá trị|trị giá"
    r"|việc|dự án|tiền|hình thức|điều phối|theo dõi|(?<!an )quản lý|(?<!ực )lượng|vật chất)\s+$",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"(?:không|chưa)\s+(?:thể\s+)?(?:tổ chức\s+)?(?:được\s+)?(?:trao|tặng|hỗ trợ)\s*$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\s*(?:[,;]\s*(?:và\s+|cùng\s+)?|(?:và|cùng|cùng với|cũng như|với|kèm)\s+)"
    r"(?:(?:hơn|gần|khoảng|trên|số|thêm|khoảng)\s+)*(?:với\s+)?$"
)
_BY_SOMEBODY = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:,\s*mỗi [^,;]{3,60},\s*)?(?:đã\s+|cũng\s+)*được\s+[^,;.]{0,70}?\s"
)
_ASKED = re.compile(
    r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|mong muốn"
    r"|xin)\s[^,;.]{0,60}$",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"(?<!\w)để\s+(?:xây dựng|xây|sửa chữa|làm|tổ chức)\s+$")
"""What money was given for is no gift besides."""
_LOST = re.compile(
    r"(?<!\w)(?:cháy|sập|hư hỏng|hư hại|thiệt hại|cuốn trôi|tốc mái|ngập|chết|mất|vùi lấp|đổ)"
    r"(?:\s+(?:hoàn toàn|toàn bộ|rụi|hơn|gần|trên|khoảng))*\s+$",
    re.IGNORECASE,
)
"""What a fire or a flood took was given to nobody."""
_FROM_ABROAD = re.compile(
    r"(?:từ|của)\s+(?:các |những )?(?:tổ chức|nhà tài trợ|đối tác)[^,;.]{0,40}"
    r"(?:nước ngoài|quốc tế|phi chính phủ)",
    re.IGNORECASE,
)
_ASKED_ABROAD = re.compile(
    r"(?<!\w)(?:vận động|kêu gọi) (?:được )?(?:các |những )?(?:tổ chức|nhà tài trợ|đối tác)"
    r" [^,;.]{0,30}(?:quốc tế|nước ngoài|phi chính phủ)[^,;.]{0,20}$",
    re.IGNORECASE,
)
_PORTION = re.compile(
    r"\s*[:(]?\s*(?P<number>\d[\d.]*)\s+(?P<unit>phần|suất|túi|hộp|thùng|giỏ)"
    r"(?P<what>(?: quà)?)(?:\s*\))?(?=\s*(?:[,;.)]|và(?!\w)|$))"
)
_IN_ALL = re.compile(
    r"(?<!\w)[Tt]ổng (?:cộng )?(?:giá )?(?:trị(?: giá)?)\s[^.;]{0,30}(?<!\w)(?:quà|viện trợ|hỗ trợ"
    r"|tặng|ủng hộ|hiện vật|hàng)[^.;]{0,60}$"
)
"""What was given in a year is worth so much: "tổng giá trị quà tặng nước bạn đạt …"."""
_LISTS = re.compile(r"(?<!\w)(?:[Qq]uà|[Hh]iện vật|[Ss]ố hàng|[Hh]àng hóa|[Vv]ật tư)(?!\w)")
_MADE_BY = re.compile(
    r"(?: tiền mặt)?\s*(?:\([^()]*\)\s*)?(?:do [^,;.]{3,70}?)?\s*(?:đã\s+|cũng\s+)*được\s+"
)
"""Between things and the verb behind them: "15 triệu đồng do X vận động đã được trao cho"."""
_OTHER_TALE = re.compile(
    r"\.|;(?!\s*(?:với\s+|có\s+)?(?:tổng|trị giá|giá trị|kinh phí|số tiền"
    r"|(?:toàn bộ|tất cả) số|số (?:hàng|quà)))"
)
"""Behind it a worth is of something else; "…; tổng trị giá 120 triệu đồng" goes on."""
_TO_UNIT = re.compile(
    r"(?<!\w)(?:giúp|tặng|hỗ trợ|ủng hộ|cho) (?P<unit>xã|huyện|tỉnh)(?= \d|\s*[,.;]|$)"
)
_FEWEST = 3
"""A total and two parts."""
_CLOSE = 6
"""Letters between a verb and whom it gives to: "trao cho Hội X quà"."""
_VAGUE = re.compile(
    r"\s*(?:cho\s+)?(?:(?:nhiều|các|những|một số|phần|suất|món)\s+)*(?P<what>quà(?!\s+(?:cho|đến"
    r"|tới"
    r"|của|và|tại|trị|,))"
    r"(?:\s+(?:chúc mừng|Tết|tết|lưu niệm|mừng))?|quà|nhu yếu phẩm|trang thiết bị(?: y tế)?"
    r"|vật tư y tế|thiết bị y tế)(?!\w)"
)


def find_gifts(text: str, told: Figures, bodies: Bodies) -> list[Gift]:
    """The gifts that the sentence ``text`` tells of, in order; ``told`` are its figures."""
    verbs = _verbs(text)
    parties = [
        party
        for party in bodies.find(text)
        if not any(thing.start <= party.start < thing.end for thing in told.things)
    ]
    parties = sorted([*parties, *_own_unit(text, bodies)], key=lambda party: party.start)
    gifts: list[Gift] = []
    parted: list[Gift] = []
    for whole in broken_down(text, told, parties):
        made = _parted(text, whole, verbs, parties, bodies)
        parted += made
        if made:
            things = [t for t in told.things if not whole.start <= t.start < whole.end]
            told = replace(told, things=tuple(things))
    for group in _groups(text, told):
        verb = _verb_of(text, group, verbs, parties)
        if verb is None or _PURPOSE.search(text[: group.start]):
            continue
        gift = Gift(verb.start, group.end, verb.way, list(group.items), [], list(group.sums))
        gift.verb = text[verb.start : verb.end].lower()
        before = gifts[-1] if gifts and gifts[-1].verb == gift.verb else None
        behind = before.end if before is not None and before.start == verb.start else verb.end
        name_parties(text, gift, group, verb, parties=parties, bodies=bodies, behind=behind)
        if gift.verb == "vận động" and _FROM_ABROAD.search(text, group.end):
            gift.way = "nhan"
        if _ASKED_ABROAD.search(text[: verb.start]):
            gift.way = "nhan"
        if before is not None and before.start == verb.start:
            if not gift.recipients or _same(before.recipients, gift.recipients):
                _join(before, gift)
                continue
            gift.start = group.start
            if not before.recipients:
                _join(before, gift)
                before.recipients = gift.recipients
                continue
            gift.start = _start_of(gift, group)
        gifts.append(gift)
    gifts = sorted([*gifts, *parted], key=lambda gift: gift.start)
    if not any(gift.items for gift in gifts):
        gifts = _portions(text, verbs, parties, bodies) or gifts
    if not gifts:
        gifts = _vague_gifts(text, verbs, parties, bodies)
    gifts = _without_total(gifts)
    return [gift for gift in gifts if gift.items or gift.vague or _is_given_money(text, gift)]


def _own_unit(text: str, bodies: Bodies) -> list[Party]:
    """The reporting commune where it is called only "xã": "giúp xã 150 thùng nước"."""
    found = [
        Party("body", unit.start("unit"), unit.end("unit"), unit["unit"])
        for unit in _TO_UNIT.finditer(text)
    ]
    return [party for party in found if bodies.match(party.text).is_self]


def _without_total(gifts: list[Gift]) -> list[Gift]:
    """``gifts`` without the money that the others of the sentence part among themselves."""
    sums = [gift.money[0] for gift in gifts if not gift.items and len(gift.money) == 1]
    if len(sums) != len(gifts) or len({s.currency for s in sums}) != 1 or len(sums) < _FEWEST:
        return gifts
    parts = sum((s.amount for s in sums[1:]), Decimal(0))
    return gifts[1:] if sums[0].amount == parts else gifts


def _parted(
    text: str, whole: Breakdown, verbs: list[Verb], parties: list[Party], bodies: Bodies
) -> list[Gift]:
    """A gift for each part of a total; none where no verb gives the total."""
    before = [verb for verb in verbs if verb.end <= whole.start]
    first = min(min(party.start, part.start) for party, part in whole.parts)
    if not before:  # "tổng số 500 suất quà được trao cho …, trong đó …"
        before = [verb for verb in verbs if whole.start < verb.start and verb.end <= first][:1]
    if not before or re.search(r"[.;]\s", text[before[-1].end : whole.start]):
        return []
    verb = before[-1]
    takers = [party for party, _ in whole.parts]
    others = [p for p in parties if p.end <= first and p not in takers]
    gifts: list[Gift] = []
    for party, thing in whole.parts:
        start = gifts[-1].end if gifts else verb.start
        gift = Gift(start, max(thing.end, party.end), verb.way, [thing])
        gift.verb = text[verb.start : verb.end].lower()
        name_parties(text, gift, Group([thing], []), verb, parties=others, bodies=bodies)
        gift.recipients, gift.share = [party], ""
        set_way(gift, bodies)
        gifts.append(gift)
    return gifts


def _is_given_money(text: str, gift: Gift) -> bool:
    """Whether money was given, and is not the worth of all that is told elsewhere."""
    return bool(gift.money) and _IN_ALL.search(text[: gift.money[0].start]) is None


def _start_of(gift: Gift, group: Group) -> int:
    """Where the part of a sentence begins that tells of a second gift of the same verb."""
    starts = [p.start for p in gift.recipients if p.end <= group.start]
    return min([*starts, group.start])


def _join(gift: Gift, other: Gift) -> None:
    gift.items += other.items
    gift.money += other.money
    gift.end = other.end


def _same(first: list[Party], second: list[Party]) -> bool:
    return [p.text for p in first] == [p.text for p in second]


def _verbs(text: str) -> list[Verb]:
    found = [
        Verb(match.start(), match.end(), "nhan")
        for match in _RECEIVE.finditer(text)
        if not _NOUN_BEFORE.search(lead(text, match.start()))
    ]
    taken = [(verb.start, verb.end) for verb in found]
    for match in _GIVE.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if _ASKED.search(lead(text, match.start())):
            continue
        if _NOUN_BEFORE.search(lead(text, match.start())) or _NOT_DONE.search(text[: match.end()]):
            continue
        found.append(Verb(match.start(), match.end(), "trao"))
    return sorted(found, key=lambda verb: verb.start)


def _groups(text: str, told: Figures) -> list[Group]:
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
    groups: list[Group] = []
    for part in parts:
        between = text[groups[-1].end : part.start] if groups else ""
        worth = isinstance(part, Sum) and re.search(
            r"(?:trị giá|giá trị|tổng kinh phí|kinh phí|số tiền)\s*(?:là\s+|gần\s+|hơn\s+|khoảng\s+"
            r"|trên\s+)*$",
            text[max(0, part.start - 30) : part.start],
        )
        if groups and (
            _JOINT.fullmatch(between)
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


def _verb_of(text: str, group: Group, verbs: list[Verb], parties: list[Party]) -> Verb | None:
    before = [verb for verb in verbs if verb.end <= group.start]
    behind = [verb for verb in verbs if verb.start >= group.end]
    last = before[-1] if before else None
    if last is not None and re.search(
        r"[.!?]\s|\)\s*[,;]\s*(?:tổ chức|mở)\s", text[last.end : group.start]
    ):
        last = None
    if last is not None and not group.items:
        # money alone is a gift only where the verb stands close
        gap = text[last.end : group.start]
        if len(gap) > 110 or re.search(
            r"(?<!\w)(?:dự án|kinh phí|vốn|giải ngân|cam kết)(?!\w)", gap
        ):
            last = None
    if last is not None:
        gap = text[last.end : group.start]
        for party in parties:  # what a name holds was not done: "công nhân làm việc tại X"
            if last.end <= party.start and party.end <= group.start and party.kind == "people":
                gap = gap.replace(text[party.start : party.end], "")
        if re.search(
            r"(?<!\w)(?:trồng|treo|dán|thu giữ|bắt giữ|phá|tổ chức|mở|khám|thu hút|tham gia"
            r"|tham dự|cử|(?<!đang )làm việc)(?!\w)",
            gap,
        ):
            last = None
    if last is None:
        for verb in behind[:3]:
            if _MADE_BY.fullmatch(text[group.end : verb.start]):
                return replace(verb, passive=True)
    if behind and _BY_SOMEBODY.fullmatch(text[group.end : behind[0].start]) and last is None:
        return replace(behind[0], passive=True)
    if behind and text[group.end : behind[0].start].strip(" ,()") in {
        "",
        "để",
        "được",
        "đã được",
        "và",
        "đã",
        "-",
        "–",
    }:
        next_verb = behind[0]
        passive = "được" in text[group.end : next_verb.start]
        if last is None or ";" in text[last.end : group.start]:
            return replace(next_verb, passive=passive)
        if last.way == "trao" and not _right_after(text, last, group):
            return last
    return last


def _right_after(text: str, verb: Verb, group: Group) -> bool:
    return not text[verb.end : group.start].strip()


def _portions(text: str, verbs: list[Verb], parties: list[Party], bodies: Bodies) -> list[Gift]:
    """A gift for each of those whose name has its number behind it: "A (20 phần), B (30 phần)"."""
    gifts: list[Gift] = []
    for party in parties:
        found = _PORTION.match(text, party.end)
        before = [verb for verb in verbs if verb.end <= party.start and verb.way == "trao"]
        vague = before and _VAGUE.match(text, before[0].end)
        word = text[before[0].start : before[0].end].lower() if before else ""
        if found is None or not before or not (vague or word.endswith("quà")):
            continue
        verb = before[0]
        number = Decimal(found["number"].replace(".", ""))
        thing = Counted(found.start("number"), found.end(), number, found["unit"], "quà")
        gift = Gift(gifts[-1].end if gifts else verb.start, found.end(), verb.way, [thing])
        gift.verb = word
        others = [p for p in parties if p.end <= verb.start]
        name_parties(text, gift, Group([thing], []), verb, parties=others, bodies=bodies)
        gift.recipients, gift.share = [party], ""
        set_way(gift, bodies)
        gifts.append(gift)
    return gifts


def _vague_gifts(text: str, verbs: list[Verb], parties: list[Party], bodies: Bodies) -> list[Gift]:
    """A gift of which the text says only that it was one: "gửi tặng quà chúc mừng Hội X"."""
    for verb in verbs:
        word = text[verb.start : verb.end].lower()
        lead = "quà" if word.endswith("quà") else ""
        behind = [verb.end, *(p.end for p in parties if 0 <= p.start - verb.end <= _CLOSE)]
        found = next(filter(None, (_VAGUE.match(text, at) for at in behind)), None)
        found = None if lead else found
        listing = not lead and found is None and text.rstrip().endswith(":")
        if listing and (_LISTS.search(text[: verb.start]) or text[verb.end :].strip() == ":"):
            lead = "quà"
        if not lead and (found is None or word in {"chuyển", "cấp"}):
            continue
        end = found.end() if found else verb.end
        gift = Gift(verb.start, end, verb.way, vague=[found["what"].strip() if found else lead])
        gift.verb = word
        group = Group([], [Sum(end, end, Decimal(0), "", None, each=False)])
        name_parties(text, gift, group, verb, parties=parties, bodies=bodies)
        if not gift.recipients:
            direct = [p for p in parties if 0 <= p.start - end <= 12 and p.kind != "place"]
            gift.recipients += direct[:1]
        return [gift]
    return []
