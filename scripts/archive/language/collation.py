"""Vietnamese alphabetical order, as CLDR's collation for `vi` has it.

First the letters (a ă â b c d đ e ê …), then the tones (ngang, huyền, hỏi, ngã, sắc, nặng), then
small before capital. So hòa an < Hòa Bình < hoa Z: a tone never outweighs a later letter.
"""

import unicodedata
from functools import lru_cache

from archive.language.folding import nfc
from archive.language.tones import classic_tones

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[bool, ...], str]

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE_RANKS = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_LETTER_MARKS = "\u0302\u0306\u031b"
# Spaces, then signs, then figures, then the Vietnamese letters, then every other script.
_SIGNS, _FIGURES, _ALPHABET, _OTHERS = 1, 0x200000, 0x400000, 0x600000
_LETTER_RANKS = {letter: _ALPHABET + rank for rank, letter in enumerate(_LETTERS)}


@lru_cache(maxsize=4096)  # several lists are made of the same names
def sort_key(text: str) -> SortKey:
    """Give the key that sorts `text`: letters, then tones, then case, then the text itself.

    Two texts have one key only when they are equal.
    """
    if not text:
        return (), (), (), text
    letters, tones, capitals = zip(*map(_weights, classic_tones(nfc(text))), strict=True)
    return letters, tones, capitals, text


@lru_cache(maxsize=4096)
def _weights(character: str) -> tuple[int, int, bool]:
    """Primary and tone weight of one composed character, and whether it is a capital."""
    return *_letter_and_tone(character), character.isupper()


def _letter_and_tone(character: str) -> tuple[int, int]:
    base, *marks = list(unicodedata.normalize("NFD", character.lower()))
    letter = nfc(base + "".join(mark for mark in marks if mark in _LETTER_MARKS))
    tone = sum(_foreign_or_tone(mark) for mark in marks if mark not in _LETTER_MARKS)
    if letter in _LETTER_RANKS:
        return _LETTER_RANKS[letter], tone
    if character.isspace():
        return 0, tone
    if base.isdigit():
        return _FIGURES + unicodedata.digit(base), tone
    if base in _LETTER_RANKS:
        return _LETTER_RANKS[base], tone + sum(map(ord, marks))
    return (_OTHERS if character.isalpha() else _SIGNS) + ord(character), tone


def _foreign_or_tone(mark: str) -> int:
    return _TONE_RANKS.get(mark, ord(mark))
