"""Gifts in a sentence: who gave what to whom, in the active and the passive, given and received.

The verbs are those of offices; an item list belongs to the last of them before it, or to one right
behind it ("02 căn nhà tặng hộ nghèo"). A number alone is no gift: without a verb of giving there is
none.
"""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from archive.importing.counting.counted import Figures
from archive.importing.gifts.breakdown import Breakdown, broken_down
from archive.importing.gifts.by_name import find_by_name
from archive.importing.gifts.from_abroad import receive
from archive.importing.gifts.groups import groups_of
from archive.importing.gifts.left_over import left_over
from archive.importing.gifts.parts import Gift, Group, Verb
from archive.importing.gifts.roles import name_parties
from archive.importing.gifts.share import set_share, set_way
from archive.importing.gifts.slots import fit
from archive.importing.gifts.unlisted import (
    find_beside,
    find_each_sum,
    find_portions,
    find_unlisted,
)
from archive.importing.gifts.verbs import find_verbs, verb_of
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party

_PURPOSE = re.compile(r"(?<!\w)để\s+(?:xây dựng|xây|sửa chữa|làm|tổ chức)\s+$")
"""What money was given for is no gift besides."""
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
_TO_UNIT = re.compile(
    r"(?<!\w)(?:giúp|tặng|hỗ trợ|ủng hộ|cho) (?P<unit>(?:xã|huyện|tỉnh|phía) ta"
    r"|xã|huyện|tỉnh)(?= \d|\s*[,.;]|$)"
)
_OF_WHICH = re.compile(r"(?<!\w)trong đó[^;.]{0,60}$")
_PRINTED = re.compile(r"sổ tay|cẩm nang|tài liệu|ấn phẩm|cuốn tài liệu|sách mỏng")
_SINCE = re.compile(
    r"\s*(?:[-+•*]\s*)?(?:(?:[Tt]ính|[Ll]ũy kế|[Ll]uỹ kế)[^,;.]{0,20}?\s?)?"
    r"(?:(?:[Tt]ừ|[Kk]ể từ) (?:khi [^,;.]{3,40}|(?:tháng \d+/)?(?:năm )?(?P<year>20\d\d)) đến"
    r" (?:nay|hết|tháng|cuối|năm)|(?:[Tt]rong|[Qq]ua) (?:gần |hơn )?\d+ năm (?:qua|gần đây|trở lại)"
    r"|[Ll]ũy kế|[Ll]uỹ kế)"
)
"""What was given in several years together is no gift of this one."""
_FEWEST = 3
"""A total and two parts."""


def find_gifts(text: str, told: Figures, bodies: Bodies, *, listing: bool = False) -> list[Gift]:
    """The gifts that the sentence ``text`` tells of, in order; ``told`` are its figures.

    ``listing``: the things of its last gift stand in a list below.
    """
    if (since := _SINCE.match(text)) and not int(since["year"] or 0) >= bodies.year:
        return []
    verbs = find_verbs(text)
    parties = [
        party
        for party in bodies.find(text)
        if not any(thing.start <= party.start < thing.end for thing in told.things)
    ]
    parties = sorted([*parties, *_own_unit(text, bodies)], key=lambda party: party.start)
    # "cựu chuyên gia giúp Lào", "Quỹ Hỗ trợ nông dân": a name's own words give nothing
    verbs = [v for v in verbs if not any(p.start < v.start and v.end <= p.end for p in parties)]
    parted: list[Gift] = []
    for whole in broken_down(text, told, parties):
        made = _parted(text, whole, verbs, parties, bodies)
        parted += made
        if made:
            things = [t for t in told.things if not whole.start <= t.start < whole.end]
            told = replace(told, things=tuple(things))
    listed, taken = find_by_name(text, told, verbs, parties, bodies)
    parted += listed
    told = _without(told, taken)
    gifts = _given(text, told, verbs, parties, bodies)
    gifts = sorted([*gifts, *parted], key=lambda gift: gift.start)
    if not any(gift.items for gift in gifts):
        gifts = find_portions(text, verbs, parties, bodies) or gifts
    if not gifts:
        gifts = find_unlisted(text, verbs, parties, bodies, listing=listing)
    elif ";" in text:
        gifts += find_beside(text, gifts, verbs, parties, bodies)
        gifts.sort(key=lambda gift: gift.start)
    _given_back(gifts)
    _named_behind(gifts)
    if not gifts:
        gifts = find_each_sum(text, told, verbs, parties, bodies)
    gifts = _without_total(gifts)
    gifts = sorted(
        [*gifts, *left_over(text, told, gifts, parties, bodies)], key=lambda gift: gift.start
    )
    return [gift for gift in gifts if gift.items or gift.vague or _is_given_money(text, gift)]


def _given(
    text: str, told: Figures, verbs: list[Verb], parties: list[Party], bodies: Bodies
) -> list[Gift]:
    """The gifts of the groups of things that verbs give, in order."""
    gifts: list[Gift] = []
    given: Verb | None = None
    for group in groups_of(text, told):
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
        if fit(text, gift, verb, group, parties, after=behind):
            set_share(text, gift)
            set_way(gift, bodies)
        receive(text, gift, verb, bodies)
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
    return gifts


def _without(told: Figures, taken: set[int]) -> Figures:
    """``told`` without the things and the sums that begin at the places ``taken``."""
    if not taken:
        return told
    things = tuple(t for t in told.things if t.start not in taken)
    return replace(told, things=things, sums=tuple(s for s in told.sums if s.start not in taken))


def _given_back(gifts: list[Gift]) -> None:
    """Name those who gave before for whom "tặng lại" names nobody."""
    for before, gift in pairwise(gifts):
        back = gift.verb.endswith(" lại")
        if back and not gift.recipients and gift.way == "trao":
            gift.recipients = list(before.givers)


def _named_behind(gifts: list[Gift]) -> None:
    """Name those of "Hội A ủng hộ 600 bút; Hội B ủng hộ 20 thùng sách cho Trường X" for both."""
    for gift, behind in reversed(list(pairwise(gifts))):
        if gift.recipients or gift.way != "trao" or gift.verb != behind.verb:
            continue
        named = behind.recipients
        if named and named[0].start >= max((t.end for t in behind.items), default=behind.end):
            gift.recipients = list(named)


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
    if not gift.money or _IN_ALL.search(text[: gift.money[0].start]):
        return False
    return bool(gift.recipients) or _OF_WHICH.search(text[: gift.money[0].start]) is None


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
