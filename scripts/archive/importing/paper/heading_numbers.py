"""The numbers that offices write before their headings: Phần I, II., 1.2., a)."""

import re

_STYLES: tuple[tuple[str, "re.Pattern[str]"], ...] = (
    ("phan", re.compile(r"^Phần\s+(?:thứ\s+)?\w+\s*[:.\-–]?\s*", re.IGNORECASE)),
    ("phu-luc", re.compile(r"^Phụ\s+(?:lục|biểu)\b\s*[IVX\d]*\s*[:.\-–]?\s*", re.IGNORECASE)),
    ("roman", re.compile(r"^(?:[IVX]{1,5}|I[IVX]*)\s*[.)\-–:]\s*")),
    ("letter", re.compile(r"^[A-HĐ]\s*[.)\-–:]\s*")),
    ("deep", re.compile(r"^\d{1,2}(?:\.\d{1,2})+\s*[.):]?\s*")),
    ("arabic", re.compile(r"^\d{1,2}\s*[.)\-–:/]\s*(?!\d)")),
    ("small", re.compile(r"^[a-hđ]\s*[.)]\s*")),
)


def numbering(text: str) -> tuple[str, int]:
    """The style of the number that ``text`` begins with, and where the title behind it begins."""
    for style, pattern in _STYLES:
        if found := pattern.match(text):
            return style, found.end()
    return "", 0
