"""Contributed text made safe to print: what a terminal would obey is shown as its code."""

import unicodedata
from functools import lru_cache

from archive.checking.findings import MASK

TAB = "    "

_OBEYED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@lru_cache(maxsize=4096)
def visible_character(character: str) -> str:
    """What to print for one character: itself, four spaces for a tab, ``⟨U+202E⟩``."""
    if character == "\t":
        return TAB
    if unicodedata.category(character) in _OBEYED:
        return f"⟨U+{ord(character):04X}⟩"
    return character


def visible(text: str) -> str:
    """``text`` on one line, with nothing in it that a terminal would obey."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(visible_character, text))


def masked_character(character: str) -> str:
    """What to print in place of one character of a secret; marks vanish with their letter."""
    return "" if unicodedata.combining(character) else MASK
