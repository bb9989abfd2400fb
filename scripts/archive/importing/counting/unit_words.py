"""The unit behind a number, and whether its word is a part of the thing's name as well."""

import re
from collections.abc import Callable
from typing import NamedTuple

_ALONE = {"xe": "chiếc", "máy": "chiếc"}
"""Words of the list of units that are the thing itself where a word follows: 20 xe đạp."""
_LIVING = re.compile(
    r"(?:xanh|nước nóng|ăn|cảnh|bóng|lưu niệm|hoa|lâm|con|thuốc|công nghiệp|lâu năm"
    r"|thông)(?![^\W_])",
    re.IGNORECASE,
)
_SEED = re.compile(r"\s+giống(?![^\W\d_])")
_MADE = re.compile(
    r"(?:gốm|sứ|hoa|pha lê|thủy tinh|thuỷ tinh|cổ|trà|cắm|phong|chữa cháy|ắc quy|lọc|phun"
    r"|nóng lạnh|tưới|lưu niệm|rượu cần)(?![^\W_])",
    re.IGNORECASE,
)
_PANEL = re.compile(r"(?:lợp|đan|chắn|phản quang)(?![^\W\d_])", re.IGNORECASE)
_NAMED_BY_UNIT: dict[str, "re.Pattern[str] | None"] = {
    "phòng": None,
    "công trình": None,
    "cây": _LIVING,
    "bình": _MADE,
    "tấm": _PANEL,
}
"""Units whose word the name of the thing keeps, always or before some words: 14 phòng học."""
_NO_UNIT = re.compile(
    r"(?:thùng rác|túi ngủ|bao tay|bộ đàm|điện thoại|thư viện|tờ báo tường)(?![^\W\d_])"
)
"""Things whose first word is that of a unit."""
_MISSPELT = re.compile(r"xuất (?=quà|học bổng|ăn|cơm)")
_LONG_UNITS = frozenset({"cơ số", "công trình", "suất ăn", "lượt người"})


class FoundUnit(NamedTuple):
    """A unit's code, where the name of the thing begins, and whether the text lacks the unit."""

    code: str | None
    thing_at: int
    assumed: bool = False


def unit_at(
    text: str, at: int, units: dict[str, str], goes_on: Callable[[str, int], bool]
) -> FoundUnit:
    """The unit that begins at ``at`` of ``text``; ``units`` are their words with their codes.

    ``goes_on`` says whether a name of a thing goes on at a place of the text.
    """
    small = text[at : at + 24].lower()
    if misspelt := _MISSPELT.match(small):
        return FoundUnit("suất", at + misspelt.end())
    if _NO_UNIT.match(small):
        return FoundUnit(None, at)
    found = sorted(
        (
            name
            for name in units
            if small.startswith(name.lower()) and not small[len(name) : len(name) + 1].isalnum()
        ),
        key=len,
        reverse=True,
    )
    for name in found:
        if " " in name and name not in _LONG_UNITS:
            continue
        behind = at + len(name)
        if name in _ALONE and goes_on(text, behind):
            return FoundUnit(_ALONE[name], at, assumed=True)
        if name in _NAMED_BY_UNIT:
            words = _NAMED_BY_UNIT[name]
            seed = _SEED.match(text, behind)
            if seed and name == "cây":
                return FoundUnit(units[name], at)
            if (words is None and goes_on(text, behind)) or (
                words is not None and words.match(text, behind + 1)
            ):
                return FoundUnit(units[name], at)
        return FoundUnit(units[name], behind)
    return FoundUnit(None, at)
