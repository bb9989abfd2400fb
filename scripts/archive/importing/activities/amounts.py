"""How much money and how many people the words of an activity tell."""

import re
from dataclasses import replace
from decimal import Decimal

from archive.importing.activities.telling import Telling
from archive.importing.activities.took_part import took_part
from archive.importing.counting.counted import Figures, Sum
from archive.importing.counting.figures import figures
from archive.model.choices import NOT_DONE
from archive.writing.plain import Plain

_COSTS = re.compile(r"trị giá|giá trị|kinh phí|số tiền", re.IGNORECASE)
_FEWEST_PARTS = 2
_EACH_SIDE = re.compile(
    r"(?<!\w)mỗi (?:bên|đoàn|đội|tỉnh|đơn vị|xã|huyện)[^,;.]{0,25}$"
    r"|Ban Chấp hành[^,;.]{0,20} (?:gồm|có) $",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    r"(?<!\w)mỗi (?:phần|suất|túi|gói|giỏ|bộ|hộ|gia đình|người|em|cháu)"
    r"(?:(?!tổng|trị giá)[^;.])*(?<!\w)(?:và|gồm|cùng|kèm) (?:\d+ )?$",
    re.IGNORECASE,
)
"""What is counted behind it each portion held: "mỗi phần gồm 10 kg gạo và 200.000 đồng"."""
_AMONG = re.compile(r"(?<!\w)(?:[Tt]rong (?:đó|số đó)|phần của)(?!\w)")
_SEEN = re.compile(r"(?<!\w)(?:khám|chữa|phẫu thuật|mổ)[^.;\d]*?(?<!\w)cho(?!\w)", re.IGNORECASE)


def add_money(
    entries: dict[str, Plain],
    item: Telling,
    told: Figures,
    *,
    later: Figures,
    passage: str,
    parted: set[Decimal],
) -> None:
    """Add the sums that a sentence has ``told``, or a ``later`` one as costs, to ``entries``.

    ``passage`` are the words of ``later``; the sums in ``parted`` are totals of the others.
    """
    sums = [s for s in told.sums if not s.each and not _OF_EACH.search(passage[: s.start])]
    if not sums:  # a later sentence tells the costs
        sums = [
            s
            for s in later.sums
            if not s.each and _COSTS.search(passage[max(0, s.start - 40) : s.start])
        ]
    sums = [s for s in sums if s.amount not in parted] or sums
    if sums and (among := _AMONG.search(passage, sums[0].end)):
        sums = [s for s in sums if s.start < among.start()]
    if item.kinds == ["vien-tro-pcpnn"]:  # pledged, and how much of that was spent
        sums = sums[:1]
    money: list[Plain] = []
    for found in sums:
        row = _money_row(found)
        if row not in money:
            money.append(row)
    if money and item.status != NOT_DONE:
        entries["money"] = money


def add_people(
    entries: dict[str, Plain], item: Telling, told: Figures, later: Figures, *, own: str
) -> None:
    """Add the number of people that a sentence has ``told``, or a ``later`` one, to ``entries``."""
    if item.gift is not None and set(item.kinds) <= {"trao-tang", "tiep-nhan", "nha-huu-nghi"}:
        return  # those who got something are no number of people who took part
    crowds = told.crowds or later.crowds
    if not crowds and item.gift is None and (came := took_part(own)):
        crowds = (came,)
    if told.crowds:  # "mỗi bên cử 16 vận động viên" is not how many they were
        crowds = tuple(c for c in crowds if not _EACH_SIDE.search(own[: c.start]))
    if item.gift is not None:  # households that get something are no number of people
        crowds = tuple(crowd for crowd in crowds if not crowd.households)
    if item.status == NOT_DONE or not crowds:
        return
    chosen = crowds[0]
    if "kham-benh" in item.kinds and len(told.crowds) > 1:
        # those who were seen, not those who saw them
        seen = _SEEN.search(own)
        chosen = next((c for c in told.crowds if seen and c.start > seen.end()), told.crowds[-1])
    people: dict[str, Plain] = {"count": str(chosen.count)}
    if chosen.qualifier:
        people["qualifier"] = chosen.qualifier
    entries["people"] = people


def crowds_from(told: Figures, at: int) -> Figures:
    """``told`` without the crowds before ``at``: behind a semicolon another tale begins."""
    return replace(told, crowds=tuple(crowd for crowd in told.crowds if crowd.start >= at))


def parted_sums(text: str, units: dict[str, str], year: int) -> set[Decimal]:
    """The sums of ``text`` that its other sums part: a total is not given besides its parts."""
    amounts = [s.amount for s in figures(text, units, year).sums if not s.each]
    if len(amounts) <= _FEWEST_PARTS:
        return set()
    return {amount for amount in amounts if amount * 2 == sum(amounts, Decimal(0))}


def _money_row(found: Sum) -> dict[str, Plain]:
    row: dict[str, Plain] = {"amount": f"{found.amount:f}", "currency": found.currency}
    if found.qualifier:
        row["qualifier"] = found.qualifier
    return row
