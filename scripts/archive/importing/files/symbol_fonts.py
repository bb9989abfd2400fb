"""Signs of the fonts whose letters are pictures: Symbol, Wingdings and their like.

Word keeps such a sign as a letter of that font, or in the private area of Unicode from U+F000 on.
Boxes, bullets and arrows have a character of Unicode; what is in no table here is told as lost.
"""

_PRIVATE = 0xF000
_SIGNS: dict[str, dict[int, str]] = {
    "symbol": {0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xA3: "≤", 0xB3: "≥", 0xBE: "—"}
    | {0x2D: "-", 0xAE: "→", 0xDE: "⇒"},
    "wingdings": dict(
        zip(
            b"\xa7\x6f\xa8\xfe\xfd\xfc\xfb\xe0\xf0\xd8\x76\x2a\x28\x6c\x6e\x71\x72\x75\x77\x9f\xa1"
            b"\x2d\x46\x4a\xab\xe8",
            "▪☐☐☑☒✓✗→⇨➢❖✉☎●■❑❒◆◆•○-☞☺★➔",
            strict=True,
        )
    ),
    "wingdings 2": dict(zip(b"\x50\x4f\x52\x53\x54\xa3\x97\x98", "✓✗☑☒☒☐●●", strict=True)),
    "webdings": {0x61: "✓", 0x72: "✗", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x34: "▶"},
    "wingdings 3": {0x7D: "▶", 0xC6: "→"},
}
# Of these, wherever they stand: what a list or a form has. The font is gone from what is copied.
_ANYWHERE = {
    "symbol": b"\xb7",
    "wingdings": b"\xa7\xa8\xd8\xe0\xf0\xfc\xfe\xfd\x6f\x6c\x6e\x71\x76",
}

BARE: dict[int, str] = {
    _PRIVATE + code: _SIGNS[font][code] for font, codes in _ANYWHERE.items() for code in codes
}
"""What private characters show whose font is not known, for ``str.translate``."""


def is_symbols(font: str) -> bool:
    """Whether the letters of the font called `font` are signs."""
    return font.casefold() in _SIGNS


def sign(font: str, character: str) -> str:
    """What `character` shows in that font; "" when no table has it."""
    return _SIGNS.get(font.casefold(), {}).get(ord(character) & 0xFF, "")
