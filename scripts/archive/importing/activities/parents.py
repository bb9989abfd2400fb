"""Of what an activity is a part: the visit or the feast that the same paragraph told before it."""

import re

from archive.importing.activities.in_tables import kinds_of
from archive.importing.activities.occasions import dates_of
from archive.importing.activities.telling import Telling
from archive.importing.activities.telling_words import MISSIONS, VISITS
from archive.importing.facts import Act

_DOES = re.compile(
    r"(?<!\w)(?:trao|tặng|bàn giao|hỗ trợ|tiếp nhận|nhận|ủng hộ|tổ chức|ký|mở"
    r"|khám|đón|cử|thăm)(?!\w)"
)
_SAME_DAY = re.compile(
    r"\s*(?:(?:nhân )?dịp (?:này|đó)|tại (?:đây|buổi|lễ)|hai bên|sau đó|cùng ngày"
    r"|trong thời gian (?:này|đó|thăm))(?!\w)",
    re.IGNORECASE,
)


_GOES_STRAIGHT_ON = re.compile(r"(?:đồng thời|tặng|trao|hỗ trợ|cấp|phát)(?!\w)")
"""A clause behind a semicolon that names nobody new who acts."""


def parent_of(item: Telling, before: Act, year: int) -> Act | None:
    """The act ``before``, where ``item`` is a part of it and took place on its day."""
    if not item.follows:
        return None
    if not (before.entries.get("date") or before.entries.get("part_of") or item.gift):
        return None
    text = item.block.text
    if _is_for_hosts(item, before):
        return before
    if _GOES_STRAIGHT_ON.match(text, item.start) and (
        MISSIONS & set(kinds_of(before)) or text.startswith("đồng thời", item.start)
    ):
        return before  # "khám bệnh cho … trong tháng 8; tặng 60 phần quà …"
    if "ky-ket" in item.kinds and VISITS & set(kinds_of(before)):
        return before  # "thăm tỉnh X từ 14 - 16/7; ký biên bản ghi nhớ"
    if not _SAME_DAY.match(text, item.start) and _has_own_day(text[: item.start], before, year):
        return None
    return before


def _is_for_hosts(item: Telling, before: Act) -> bool:
    """Whether a gift is one of the visit before it: "làm việc tại tỉnh X …; tặng bạn 03 máy"."""
    if item.gift is None or not {"doan-ra", "doan-vao", "hoi-dam"} & set(kinds_of(before)):
        return False
    named = [p for p in item.gift.recipients if p.kind != "pronoun"]
    return not named and bool(item.gift.recipients)


def _has_own_day(told: str, parent: Act, year: int) -> bool:
    """Whether the act before a semicolon ends with its day, which is then its own alone."""
    if parent.block == 0 or not told.rstrip().endswith(";") or "date" not in parent.entries:
        return False
    before = told[parent.start :]
    dates = dates_of(before, year)
    return bool(dates) and _DOES.search(before[: dates[0].start]) is not None
