"""Activities of giving and receiving, as the gifts of a sentence tell them."""

import re

from archive.importing.activities.journeys import directed
from archive.importing.activities.kinds import doing, kind_of
from archive.importing.activities.occasions import dates_of
from archive.importing.activities.telling import Telling, begins_with_visit, told_by
from archive.importing.activities.telling_words import (
    COUNTED,
    HELD_PROGRAMME,
    SAME_OCCASION,
    TO_COME,
    VISITS,
)
from archive.importing.gifts.parts import Gift
from archive.importing.gifts.references import name_back
from archive.importing.names.bodies import Bodies
from archive.importing.paper.blocks import Block
from archive.importing.paper.sentences import Sentence
from archive.model.choices import PLANNED

BESIDES = re.compile(
    r"\s*(?:Ngoài ra|Bên cạnh đó|Trong năm|Cũng trong năm|Năm|Hằng năm|Hàng năm|Trước đó|Đồng thời"
    r"|Các (?!thành viên)|Tính|Tổng|Riêng (?:trong )?năm)(?!\w)"
)
"""What follows is of another time than the visit that the paragraph began with."""
_AID = re.compile(r"vận động (?:được )?(?:\d+ )?(?:khoản |nguồn )?viện trợ")
_WITH_GIFTS = frozenset(
    {"doan-ra", "doan-vao", "hoi-dam", "ky-ket", "thu-chuc-mung", "tinh-nguyen", "giao-luu"}
)
_COUNTED_APART = frozenset({"doan-vao", "doan-ra", "giao-luu", "tinh-nguyen", "tap-huan"})
_SEEN = re.compile(
    r"(?<!\w)khám[^;]*? (?:cho|được) (?:hơn |gần |trên |khoảng )?\d[\d.]* (?:lượt )?(?:người|bà con"
    r"|bệnh nhân|trẻ|đồng bào|nhân dân|hộ|cụ|em|cháu)[^;]*(?:,|;| và)\s+(?:đồng thời )?$"
)
"""Those who were seen are counted before a gift of the same clause."""
_NO_MEETING = {"trao-tang", "tiep-nhan", "tuyen-truyen", "hoc-bong", "vien-tro-pcpnn"}


def gifts_told(
    block: Block,
    sentence: Sentence,
    piece: tuple[int, int],
    *,
    gifts: list[Gift],
    status: str,
    before: list[Telling],
    bodies: Bodies,
    year: int,
) -> list[Telling]:
    """What the ``gifts`` of the part ``piece`` of a sentence tell, in order.

    ``before`` is what the block told so far; ``year`` completes its dates.
    """
    found: list[Telling] = []
    visitors = any("doan-vao" in item.kinds for item in before)
    for number, gift in enumerate(gifts):
        name_back(gift, sentence.text, block.text[: sentence.start + gift.start], bodies)
        if visitors and any(p.text.lower() == "đoàn" for p in gift.givers):
            gift.way = "nhan"
        start = piece[0] if number == 0 else gift.start
        kind = "trao-tang" if gift.way == "trao" else "tiep-nhan"
        kinds = [kind]
        words = " ".join([*(i.what for i in gift.items), *gift.vague])
        around = sentence.text[start : piece[1]]
        for other in ("hoc-bong", "nha-huu-nghi", "kham-benh"):
            if kind_of(words or around) == other or (
                other == "kham-benh" and kind_of(around) == other
            ):
                kinds.insert(0, other)
        lead = sentence.text[piece[0] : gift.start]
        if number == 0 and "kham-benh" in kinds and _SEEN.search(lead):
            seen = told_by(
                block, sentence, start, kinds=["kham-benh"], status=status, before=before
            )
            seen.piece = (start, gift.start)
            found.append(seen)
            kinds.remove("kham-benh")
            start = gift.start
        first = directed(lead, kind_of(lead), bodies)
        if not first and HELD_PROGRAMME.search(lead) and COUNTED.search(lead):
            first = "giao-luu"  # "tổ chức chương trình “…” với 220 người tham dự, tặng …"
        again = bool(before) and SAME_OCCASION.match(sentence.text) is not None
        if (
            number == 0
            and not again
            and (first in _WITH_GIFTS or (first in _COUNTED_APART and COUNTED.search(lead)))
            and doing(lead) == "done"
        ):
            if first in _COUNTED_APART and COUNTED.search(lead):
                visit = told_by(block, sentence, start, kinds=[first], status=status, before=before)
                visit.piece = (start, gift.start)
                found.append(visit)
                start = gift.start
            else:
                kinds.insert(0, first)
        of_aid = not gift.items and _AID.search(sentence.text) is not None
        if of_aid or (not gift.items and re.search(r"(?<!\w)[Dd]ự án(?!\w)", sentence.text)):
            kinds = ["vien-tro-pcpnn", *kinds][: 1 if of_aid else None]
        if number == 0 and kind_of(words or "") != "hoc-bong" and re.search("đỡ đầu", lead):
            kinds.insert(0, "hoc-bong")
        made = told_by(block, sentence, start, kinds=kinds, status=status, before=[*before, *found])
        told = sentence.text[max(piece[0], gifts[number - 1].end if number else 0) : gift.start]
        made.follows = made.follows or _of_visit(sentence, gift, before, year)
        if TO_COME.search(told):
            made.status = PLANNED
        made.gift = None if of_aid else gift
        made.piece = (start, piece[1] if number + 1 == len(gifts) else gifts[number + 1].start)
        made.sure = "chắc" if gift.items and gift.recipients else "khá chắc"
        if gift.unsure:
            made.sure = "đoán"
        found.append(made)
    return found


def _of_visit(sentence: Sentence, gift: Gift, before: list[Telling], year: int) -> bool:
    """Whether a gift without a day of its own was made at the visit or feast told before.

    Its sentence calls somebody "bạn" or "đoàn", or by a name that the other's has.
    """
    met = (told for told in reversed(before) if not _NO_MEETING & set(told.kinds))
    visit = next(met, None)
    if visit is None or dates_of(sentence.text, year):
        return False
    if begins_with_visit(before, year):
        return BESIDES.match(sentence.text) is None
    return any(
        (party.kind == "pronoun" and bool(VISITS & set(visit.kinds)))
        or (" " in party.text and party.text in visit.sentence.text)
        for party in (*gift.recipients, *gift.givers)
    )
