"""Which way a gift went, and how a number stands to several who received it."""

import re
from decimal import Decimal

from archive.importing.gifts.parts import Gift
from archive.importing.names.bodies import Bodies
from archive.importing.paper.letters import CAPITAL
from archive.language.numbers import find_numbers

_EVERY = re.compile(
    r"mỗi\s+(?:tỉnh|bên|chùa|đơn vị|điểm|cơ sở|nơi|hội|huyện|xã|trường|địa phương|đồn|em|hộ"
    r"|gia đình"
    r"|bản|người"
    r"|cháu)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:hai|ba|bốn|năm|\d{1,3})\s", re.IGNORECASE)
_OF_MONEY = r"\s*(?:nghìn |triệu |tỷ )?(?:đồng|đ|USD|kíp|riel|bạt)(?![^\W_])"
_EACH_GETS = re.compile(
    _EVERY.pattern + r"\s+(\d[\d.,]*\d|\d)(?![\d.,]*" + _OF_MONEY + ")", re.IGNORECASE
)
_IN_ALL = re.compile(r"(?:tổng cộng|tổng số|tất cả|cả thảy)", re.IGNORECASE)


_AID_BODY = re.compile(
    rf"[Tt]ổ chức (?!Đảng|Công đoàn|Hội|Đoàn|cơ sở)[{CAPITAL}]"
    r"|Quỹ (?!Vì|Đền|Nghĩa|Tình|Mái|Tương|Trợ|Tín|Bảo vệ|Bảo thọ|Bảo trợ|Khuyến|Hỗ trợ"
    rf"|Phòng|Ngày|Xã hội)[{CAPITAL}]"
)
"""Bodies that are called an organization by their name: in these papers those of other lands."""
_COMPANY = re.compile(r"Công ty|Tập đoàn|Ngân hàng|Doanh nghiệp|Xí nghiệp")


def set_way(gift: Gift, bodies: Bodies) -> None:
    """A foreign giver makes of a gift one that was received, as does any giver to the reporter.

    So does one who gives through the reporter, to whomever.
    """
    givers = [bodies.match(p.text) for p in gift.givers if p.text.lower() != "đoàn"]
    recipients = [bodies.match(p.text) for p in gift.recipients if p.kind != "pronoun"]
    pronoun = any(p.kind == "pronoun" for p in gift.givers)
    mine = any(m.is_self for m in recipients)
    ours = any(bodies.is_branch(m.party) for m in recipients)
    if any(m.is_self or bodies.is_branch(m.party) for m in givers):
        return
    others = [m for m in givers if not m.is_self]
    domestic = all(_COMPANY.match(p.text) for p in gift.givers) and not any(
        m.foreign for m in givers
    )
    through = any(bodies.match(p.text).is_self for p in gift.channel)
    if through and others and not domestic:
        gift.way = "nhan"
    if (givers and any(m.foreign for m in givers) and not any(m.foreign for m in recipients)) or (
        mine and (pronoun or others)
    ):
        gift.way = "nhan"
    own_people = all(p.kind == "people" for p in gift.givers)
    if ours and (pronoun or others) and not own_people:
        gift.way = "nhan"
    aid = any(
        _AID_BODY.match(p.text) and not m.is_self
        for p, m in zip([p for p in gift.givers if p.text.lower() != "đoàn"], givers, strict=True)
    )
    if aid and not any(m.foreign for m in recipients):
        gift.way = "nhan"
    friend = any(p.kind == "pronoun" and "bạn" in p.text.lower() for p in gift.givers)
    if friend and not any(m.foreign for m in recipients):
        gift.way = "nhan"


def set_share(text: str, gift: Gift) -> None:
    """Say whether a number is for each of the recipients, for all together, or left open."""
    several = any(_SEVERAL.match(party.text) for party in gift.recipients)
    ahead = [p.start for p in gift.recipients if p.end <= gift.start]
    around = text[min([gift.start, *ahead]) :]
    if len(gift.recipients) < 2:
        everywhere = re.search(r"(?<!\w)(?:tại|ở) mỗi\s", text[: gift.start], re.IGNORECASE)
        gift.share = "moi-ben" if everywhere or (several and _EVERY.search(around)) else ""
        return
    gift.share = "moi-ben" if _EVERY.search(around) else "khong-ro"
    told = _EACH_GETS.search(around)
    if told and gift.items and not any(_number(told[1]) == thing.quantity for thing in gift.items):
        gift.share = "chung"  # "1.200 phần cho A và B, mỗi tỉnh 600 phần"
    if gift.share == "khong-ro" and _IN_ALL.search(text[gift.start : gift.end]):
        gift.share = "chung"


def _number(written: str) -> Decimal | None:
    found = find_numbers(written)
    return found[0].value if found else None
