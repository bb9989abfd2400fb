"""Gifts whose things a sentence does not list: "tặng quà chúc mừng Hội X", "Hội A (20 phần)"."""

import re
from decimal import Decimal

from archive.importing.counting.counted import Counted, Figures, Sum
from archive.importing.gifts.parts import Gift, Group, Verb
from archive.importing.gifts.roles import name_parties
from archive.importing.gifts.share import set_way
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party

_PORTION = re.compile(
    r"\s*[:(]?\s*(?P<number>\d[\d.]*)\s+(?P<unit>phần|suất|túi|hộp|thùng|giỏ)"
    r"(?P<what>(?: quà)?)(?:\s*\))?(?=\s*(?:[,;.)]|và(?!\w)|$))"
)
_LISTS = re.compile(r"(?<!\w)(?:[Qq]uà|[Hh]iện vật|[Ss]ố hàng|[Hh]àng hóa|[Vv]ật tư)(?!\w)")
_CLOSE = 6
"""Letters between a verb and whom it gives to: "trao cho Hội X quà"."""
_VAGUE = re.compile(
    r"\s*(?:cho\s+)?(?:(?:nhiều|các|những|một số|phần|suất|món)\s+)*(?P<what>quà(?!\s+(?:cho|đến"
    r"|tới"
    r"|của|và|tại|trị|,))"
    r"(?:\s+(?:chúc mừng|Tết|tết|lưu niệm|mừng))?|quà|nhu yếu phẩm|trang thiết bị(?: y tế)?"
    r"|vật tư y tế|thiết bị y tế)(?!\w)"
)
_GOODS = (
    r"(?:sách giáo khoa|sách|vở|tập|bút|cặp|đồ dùng học tập|dụng cụ học tập|đồ dùng"
    r"|quần áo(?: ấm| cũ)?|áo ấm|chăn màn|chăn ấm|chăn|màn|lương thực|thực phẩm|gạo|mì tôm"
    r"|thuốc(?: men| chữa bệnh)?|nước uống|khẩu trang|nước sát khuẩn|vật tư y tế"
    r"|trang thiết bị(?: y tế)?|bánh kẹo|đồ chơi|cây giống|con giống|giống cây trồng|phân bón"
    r"|xe đạp|hoa|bánh chưng|nhu yếu phẩm|hàng hóa|vật dụng(?: sinh hoạt)?|quà(?: Tết| lưu niệm)?"
    r"|tiền mặt|đồ lưu niệm|vật phẩm|sữa|đường|dầu ăn|phương tiện|dụng cụ thể thao)"
)
_GOODS_GIVEN = re.compile(
    r"\s*(?:(?:nhiều|các|những|một số|một ít)\s+)?"
    rf"(?P<what>{_GOODS}(?:(?:,| và|, và) {_GOODS})*)(?!\w)"
    r"(?=\s+(?:cho|tặng|đến|tới|giúp)\s|\s*\()",
)
_ONE = r"(?:bức|bộ|chiếc|cuốn|lá|giỏ|lẵng) [^\W\d_]+(?: (?!và)[^\W\d_]+){0,3}"
_GOODS_LAST = re.compile(
    rf"\s(?P<what>(?:{_ONE}|{_GOODS})(?:(?:,| và|, và) (?:{_ONE}|{_GOODS}))*)(?=\s*(?:[,.;]|$))"
)
"""Goods without numbers that a verb gives to somebody: "trao sách, vở cho học sinh X"."""


def find_portions(text: str, verbs: list[Verb], parties: list[Party], bodies: Bodies) -> list[Gift]:
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


def find_unlisted(
    text: str, verbs: list[Verb], parties: list[Party], bodies: Bodies, *, listing: bool = False
) -> list[Gift]:
    """A gift of which the text says only that it was one: "gửi tặng quà chúc mừng Hội X".

    ``listing``: what its last verb gave stands in a list below it.
    """
    below = listing and text.rstrip().endswith(":")
    for verb in verbs:
        word = text[verb.start : verb.end].lower()
        lead = "quà" if word.endswith("quà") else ""
        behind = [verb.end, *(p.end for p in parties if 0 <= p.start - verb.end <= _CLOSE)]
        found = next(filter(None, (_VAGUE.match(text, at) for at in behind)), None)
        found = None if lead else found
        goods = None if lead or found else _GOODS_GIVEN.match(text, verb.end)
        goods = goods or next(
            filter(None, (_GOODS_LAST.match(text, at) for at in behind[1:])), None
        )
        found = found or (None if lead else goods)
        opens = not lead and found is None and text.rstrip().endswith(":")
        if below and verb is verbs[-1] and found is None:
            lead = "quà"
        if opens and (_LISTS.search(text[: verb.start]) or text[verb.end :].strip() == ":"):
            lead = "quà"
        if not lead and (found is None or word in {"chuyển", "cấp"}):
            continue
        end = found.end() if found else verb.end
        gift = Gift(verb.start, end, verb.way, vague=_named(found["what"]) if found else [lead])
        gift.verb = word
        group = Group([], [Sum(end, end, Decimal(0), "", None, each=False)])
        name_parties(text, gift, group, verb, parties=parties, bodies=bodies)
        if not gift.recipients and verb.way == "trao":
            direct = [p for p in parties if 0 <= p.start - end <= 12 and p.kind != "place"]
            gift.recipients += direct[:1]
        if goods and not gift.recipients:
            continue
        return [gift]
    return []


def find_beside(
    text: str, gifts: list[Gift], verbs: list[Verb], parties: list[Party], bodies: Bodies
) -> list[Gift]:
    """The gifts without things of the clauses of ``text`` that have none of ``gifts``.

    "thăm, tặng quà cho 03 gia đình …; hỗ trợ …"
    """
    found: list[Gift] = []
    for clause in re.finditer(r"(?:[^;]|;(?!\s))+", text):
        own = [v for v in verbs if clause.start() <= v.start < clause.end()]
        if own and not any(g.start < clause.end() and clause.start() < g.end for g in gifts):
            near = [p for p in parties if p.end <= clause.end()]
            made = find_unlisted(text[: clause.end()], own, near, bodies)
            found += [gift for gift in made if gift.recipients]
    return found


def find_each_sum(
    text: str, told: Figures, verbs: list[Verb], parties: list[Party], bodies: Bodies
) -> list[Gift]:
    """A gift of which only the money for each is told: "hỗ trợ Hội X và Hội Y mỗi Hội 5 triệu"."""
    sums = [s for s in told.sums if s.each]
    before = [verb for verb in verbs if sums and verb.end <= sums[0].start]
    if len(sums) != 1 or not before or re.search(r"[.;]\s", text[before[-1].end : sums[0].start]):
        return []
    verb, group = before[-1], Group([], sums)
    gift = Gift(verb.start, group.end, verb.way, money=list(sums))
    gift.verb = text[verb.start : verb.end].lower()
    name_parties(text, gift, group, verb, parties=parties, bodies=bodies)
    return [gift] if gift.recipients else []


def _named(what: str) -> list[str]:
    """The things of "sách, vở và bút" one by one."""
    return [thing.strip() for thing in re.split(r",? và |, ", what.strip())]
