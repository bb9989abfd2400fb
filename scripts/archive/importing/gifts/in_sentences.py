"""Gifts in a sentence: who gave what to whom, in the active and the passive, given and received.

The verbs are those of offices; an item list belongs to the last of them before it, or to one right
behind it ("02 căn nhà tặng hộ nghèo"). A number alone is no gift: without a verb of giving there is
none.
"""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from archive.importing.counting.counted import Counted, Figures, Sum
from archive.importing.counting.each_one import gets_one, per_each
from archive.importing.gifts.breakdown import Breakdown, broken_down
from archive.importing.gifts.parts import Gift, Group, Verb
from archive.importing.gifts.roles import name_parties
from archive.importing.gifts.share import set_way
from archive.importing.gifts.unlisted import (
    find_beside,
    find_each_sum,
    find_portions,
    find_unlisted,
)
from archive.importing.gifts.verbs import find_verbs, verb_of
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party, lead

_JOINT = re.compile(
    r"\s*(?:[,;+]\s*(?:và\s+|cùng\s+)?|(?:và|cùng|cùng với|cũng như|với|kèm)\s+)"
    r"(?:(?:hơn|gần|khoảng|trên|số|thêm)\s+)*(?:với\s+)?$"
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
_IN_ALL = re.compile(
    r"(?<!\w)[Tt]ổng (?:cộng )?(?:giá )?(?:trị(?: giá)?)\s[^.;]{0,30}(?<!\w)(?:quà|viện trợ|hỗ trợ"
    r"|tặng|ủng hộ|hiện vật|hàng)[^.;]{0,60}$"
)
"""What was given in a year is worth so much: "tổng giá trị quà tặng nước bạn đạt …"."""
_OTHER_TALE = re.compile(
    r"\.|;(?!\s*(?:với\s+|có\s+)?(?:tổng|trị giá|giá trị|kinh phí|số tiền"
    r"|(?:toàn bộ|tất cả) số|số (?:hàng|quà)))"
)
"""Behind it a worth is of something else; "…; tổng trị giá 120 triệu đồng" goes on."""
_TO_UNIT = re.compile(
    r"(?<!\w)(?:giúp|tặng|hỗ trợ|ủng hộ|cho) (?P<unit>(?:xã|huyện|tỉnh|phía) ta"
    r"|xã|huyện|tỉnh)(?= \d|\s*[,.;]|$)"
)
_PRINTED = re.compile(r"sổ tay|cẩm nang|tài liệu|ấn phẩm|cuốn tài liệu|sách mỏng")
_SHARED_OUT = re.compile(r"[,;(] ?mỗi [^\W\d_]+(?: [^\W\d_]+){0,2} [^;.]*$")
_FEWEST = 3
"""A total and two parts."""


def find_gifts(text: str, told: Figures, bodies: Bodies, *, listing: bool = False) -> list[Gift]:
    """The gifts that the sentence ``text`` tells of, in order; ``told`` are its figures.

    ``listing``: the things of its last gift stand in a list below.
    """
    verbs = find_verbs(text)
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
    given: Verb | None = None
    for group in _groups(text, told):
        verb = verb_of(text, group, verbs, parties)
        if verb is None or _PURPOSE.search(text[: group.start]):
            continue
        if "tờ rơi" in text and all(_PRINTED.match(thing.what) for thing in group.items):
            continue  # handed out beside leaflets, to tell of something
        gift = Gift(verb.start, group.end, verb.way, list(group.items), [], list(group.sums))
        gift.verb = text[verb.start : verb.end].lower()
        before = gifts[-1] if gifts and verb == given else None
        given = verb
        behind = before.end if before is not None else verb.end
        name_parties(text, gift, group, verb, parties=parties, bodies=bodies, behind=behind)
        if gift.verb == "vận động" and _FROM_ABROAD.search(text, group.end):
            gift.way = "nhan"
        if _ASKED_ABROAD.search(text[: verb.start]):
            gift.way = "nhan"
        if before is not None:
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
        gifts = find_portions(text, verbs, parties, bodies) or gifts
    if not gifts:
        gifts = find_unlisted(text, verbs, parties, bodies, listing=listing)
    elif ";" in text:
        gifts += find_beside(text, gifts, verbs, parties, bodies)
        gifts.sort(key=lambda gift: gift.start)
    _given_back(gifts)
    if not gifts:
        gifts = find_each_sum(text, told, verbs, parties, bodies)
    gifts = _without_total(gifts)
    return [gift for gift in gifts if gift.items or gift.vague or _is_given_money(text, gift)]


def _given_back(gifts: list[Gift]) -> None:
    """Name those who gave before for whom "tặng lại" names nobody."""
    for before, gift in pairwise(gifts):
        if gift.verb == "tặng lại" and not gift.recipients and gift.way == "trao":
            gift.recipients = list(before.givers)


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
    parts = [p for p in parts if not _is_share(text, p, parts)]
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
