"""Who is meant where a gift names its recipients only by a word back: "các hộ này"."""

import re

from archive.importing.gifts.parts import Gift
from archive.importing.gifts.share import set_way
from archive.importing.names.bodies import Bodies
from archive.importing.names.parties import Party
from archive.importing.paper.letters import CAPITAL

_BARE = re.compile(
    r"(?:các\s+|những\s+|số\s+)?(?P<noun>hộ(?: dân| gia đình)?|gia đình|em|cháu|học sinh|sinh viên"
    r"|người dân|bà con|nạn nhân|bệnh nhân|hội viên|công nhân|phụ nữ)",
    re.IGNORECASE,
)
_YOUNG = re.compile(r"(?i)(?:các |lưu )?(?:học sinh|sinh viên|trẻ|thiếu nhi|học trò|con )")
_HOUSE = re.compile(r"[Nn]hà (chùa|trường)")
_SUFFERED = re.compile(r" (?:bị|mất) .*$")
_THIS_BODY = re.compile(
    r"(?<!\w)(?P<head>[Tt]ổ chức|Quỹ|Hội|Trung tâm|Công ty|Tập đoàn|Trường|Bệnh viện"
    r"|Hiệp hội) này(?!\w)"
)
_JOINED = re.compile(r"\s*(?:,|và|,\s+và)\s*")
_THOSE_THINGS = re.compile(
    r"\s*(?:[-+•]\s*)?(?:[Tt]oàn bộ|[Tt]ất cả)?\s*(?:[Ss]ố|[Cc]ác|[Nn]hững|[Pp]hần|[Mm]ón)\s"
    r"[^.;]{0,60}?\s(?:trên|này|nói trên|đó)\s(?:đã\s+|được\s+)*"
    r"(?:trao tặng|trao|chuyển|gửi|bàn giao|phân phối|cấp phát|tặng)(?:\s+tận tay|\s+trực tiếp)?"
    rf"\s+(?:cho|đến|tới)\s+(?:các\s+(?=[{CAPITAL}]))?"
)


def meant(party: Party, before: str, bodies: Bodies) -> list[Party]:
    """Those whom the words ``before`` name in full where ``party`` only says what they are."""
    head = party.text.strip()
    if party.kind == "body" and " " not in head and before.endswith("mỗi "):
        return _run_of(before, head, bodies) or [party]
    if party.kind == "body" and " " not in head and not bodies.match(head).is_self:
        # "thăm Đồn Biên phòng X, tặng Đồn 02 con lợn"
        full = [
            p for p in bodies.find(before) if p.kind == "body" and p.text.startswith(f"{head} ")
        ]
        return full[-1:] or [party]
    if known := _HOUSE.fullmatch(head):
        # "tại chùa X, đoàn dâng cúng nhà chùa 20 bộ y"
        full = [p for p in bodies.find(before) if p.text.lower().startswith(f"{known[1].lower()} ")]
        return full[-1:] or [party]
    bare = _BARE.fullmatch(party.text.strip()) if party.kind == "people" else None
    if bare is None:
        return [party]
    head = bare["noun"].split()[0].lower()
    named = [
        p
        for p in bodies.find(before)
        if p.kind == "people"
        and not _BARE.fullmatch(p.text.strip())
        and re.match(rf"(?:các |những )?{head}(?!\w)", p.text.lower())
    ]
    if not named and head in {"em", "cháu"}:
        young = [p for p in bodies.find(before) if p.kind == "people" and _YOUNG.match(p.text)]
        named = young[-1:]
    if not named:
        return [party]
    found = [named[-1]]
    for other in reversed(named[:-1]):
        if not _JOINED.fullmatch(before[other.end : found[0].start]):
            break
        found.insert(0, other)
    # what they suffered was told of them, and is no part of what they are called
    return [p._replace(text=_SUFFERED.sub("", p.text)) for p in found]


def _run_of(before: str, head: str, bodies: Bodies) -> list[Party]:
    """The last bodies named one behind the other that ``head`` calls: "Hội X và Hội Y"."""
    found: list[Party] = []
    for other in reversed([p for p in bodies.find(before) if p.kind == "body"]):
        if not other.text.startswith(f"{head} ") or bodies.match(other.text).is_self:
            if found:
                break
            continue
        if found and not re.fullmatch(
            r"(?:\s*(?:,|và|,\s+và)\s*)?", before[other.end : found[0].start]
        ):
            break
        found.insert(0, other)
    return found


def name_back(gift: Gift, text: str, before: str, bodies: Bodies) -> None:
    """Name the giver of "Quỹ này trao thêm …" by the last body ``before`` it."""
    said = None if gift.givers or gift.way == "nhan" else _THIS_BODY.search(text[: gift.start])
    if said is None:
        return
    head = f"{said['head']} ".lower()
    full = [p for p in bodies.find(before) if p.text.lower().startswith(head)]
    if full:
        gift.givers = [full[-1]]
        set_way(gift, bodies)


def told_later(behind: str, bodies: Bodies) -> tuple[list[Party], str]:
    """Those to whom "số quà trên đã trao cho …", and the sentence ``behind`` a gift that says it.

    No names and no words where none does.
    """
    for sentence in re.split(r"(?<=[.;])\s+", behind):
        found = _THOSE_THINGS.match(sentence)
        if found is not None:
            return [p for p in bodies.find(sentence) if p.start == found.end()], sentence
    return [], ""
