"""Vietnamese as it was typed before Unicode: TCVN3 (the .Vn fonts) and VNI (the VNI- fonts).

Such a text holds Latin-1 letters that only its font shows as Vietnamese: "B¸o c¸o" in .VnTime is
“Báo cáo”. Nothing in the characters tells it apart from a Western text, so whoever calls these
functions must know the font.
"""

import re
import unicodedata

# The upper half of TCVN 5712:1993, set VN1, from A0 on, as glibc's TCVN5712-1 has it
# (`iconv -f TCVN5712-1 -t UTF-8`). B0–B4 are combining marks. The C1 half of VN1 is left out: the
# fonts never used it, and Word keeps its quotation marks there.
_TCVN3_UPPER = (
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ"
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = {0xA0 + at: letter for at, letter in enumerate(_TCVN3_UPPER)}

# VNI for Windows writes a letter and, behind it, its mark as a letter of its own.
_TONE_MARKS = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_ON_CIRCUMFLEX = {
    "": "â",
    "\u0301": "á",
    "\u0300": "à",
    "\u0309": "å",
    "\u0303": "ã",
    "\u0323": "ä",
}
_ON_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_ONE_SIGN = dict(zip("íìỉĩịỵđơư", "íìæóòîñôö", strict=True))


def _vni_table() -> dict[str, str]:
    """All 134 letters of Vietnamese beyond ASCII, keyed by how VNI writes them."""
    table = {written: letter for letter, written in _ONE_SIGN.items()}
    bases = [(b, b, _TONE_MARKS) for b in "aeouy"]
    bases += [(b, b + "\u0302", _ON_CIRCUMFLEX) for b in "aeo"]
    bases += [("a", "a\u0306", _ON_BREVE)]
    bases += [(_ONE_SIGN[b], b, _TONE_MARKS) for b in "ơư"]
    for written, letter, marks in bases:
        for tone, mark in marks.items():
            table.setdefault(written + mark, unicodedata.normalize("NFC", letter + tone))
    del table["yï"]  # ỵ has a sign of its own
    # Typists often hold the capital for the letter alone: "Aù" is Á as well.
    for written, letter in [*table.items()]:
        for mark in (written[1:].upper(), written[1:]):
            table[written[0].upper() + mark] = letter.upper()
    return table


VNI_LETTERS = _vni_table()
"""What VNI writes, one or two characters, to the letter it means; marks in either case."""
TCVN3_LETTERS = {chr(code): letter for code, letter in _TCVN3.items()}
"""What TCVN3 writes, always one character of Latin-1, to the letter or combining mark it means."""

_VNI_LONGEST_FIRST = re.compile(
    "|".join(sorted(map(re.escape, VNI_LETTERS), key=len, reverse=True))
)
# Word keeps the characters of a symbol font in this private range: U+F0B8 stands for B8.
_PRIVATE = {0xF000 + code: chr(code) for code in range(0x20, 0x100)}


def decode_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Read `text`, TCVN3 seen as Latin-1, and give Unicode NFC.

    ``capitals``: the font shows capitals for small letters, as .VnTimeH does. Characters that
    TCVN3 does not know, such as “ ” and –, stay.
    """
    decoded = text.translate(_PRIVATE).translate(_TCVN3)
    return unicodedata.normalize("NFC", decoded.upper() if capitals else decoded)


def decode_vni(text: str) -> str:
    """Read `text`, VNI seen as Latin-1, and give Unicode NFC; what VNI does not know stays."""
    plain = text.translate(_PRIVATE)
    decoded = _VNI_LONGEST_FIRST.sub(lambda found: VNI_LETTERS[found[0]], plain)
    return unicodedata.normalize("NFC", decoded)
