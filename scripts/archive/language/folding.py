"""Folding text to the form that search compares, and counting what a reader sees."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Only the Latin diacritics go: vowel signs of Lao and Khmer are combining marks too, and a word
# without its vowels is another word. The search page's script drops the same range.
_DROPPED_MARKS = range(0x0300, 0x0370)
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_DROPPED_MARKS),
    ord("đ"): "d",
    # str.lower() chooses ς or σ by what stands around it; a word begun must fold as it goes on.
    ord("ς"): "σ",
}
# Python sorts the marks of a character in quadratic time: minutes for a hostile megabyte. Marks are
# never \w; whatever else matches only takes the slower way.
_HEAP_OF_MARKS = re.compile(r"[^\w\s\x00-\u02ff]{31}")  # UAX 15 stops at 30: stream-safe text
_LONGEST_WORD = 16
_SOFT_HYPHEN = "\u00ad"
# Letters and signs of Vietnamese text: each is its own NFC whatever stands beside it, so that a
# text of nothing else needs no closer look.
_COMPOSED = re.compile(r"[\x00-\u02ff\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d\u2022\u2026]*+")


def fold(text: str) -> str:
    """Lower-case `text` without diacritics: "Đối ngoại" gives "doi ngoai", in NFC as in NFD.

    ASCII for whatever is Vietnamese; other scripts are lower-cased and decomposed (NFD).
    Spaces stay as they are. Folding a folded text changes nothing.
    """
    if text.isascii():
        return text.lower()
    return _folded_word(text) if len(text) <= _LONGEST_WORD else _folded(text)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFD", _tame(text)).lower().translate(_TABLE)


_folded_word = lru_cache(maxsize=8192)(_folded)  # the words of reports are few and come often


def nfc(text: str) -> str:
    """Give `text` in NFC, the form in which the archive keeps everything."""
    if _COMPOSED.fullmatch(text):
        return text
    return unicodedata.normalize("NFC", _tame(text))


def nfc_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """Give the composed text and, for each of its characters and its end, the index in `text`.

    The sequence has one entry more than the composed text has characters, so that a span
    `start:end` of the composed text is `offsets[start]:offsets[end]` of the original.
    Each base with its marks is composed for itself; that is NFC for alphabets, while scripts
    that compose two bases (Korean jamo) stay apart.
    """
    if nfc(text) == text:
        return text, range(len(text) + 1)
    composed: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        for character in nfc(text[start:end]):
            composed.append(character)
            offsets.append(start)
        start = end
    return "".join(composed), [*offsets, len(text)]


@lru_cache(maxsize=2)  # asked of one text by several, one after the other
def small_letters(text: str) -> str:
    """Give `text` in small letters, each in the place where it stood: İ alone would become two."""
    return text.replace("İ", "I").lower()


def cell_width(text: str) -> int:
    """Count the terminal cells `text` takes: marks none, wide East Asian characters two.

    After Markus Kuhn's wcwidth: a soft hyphen takes a cell. Control characters count nothing;
    whoever prints tabs expands them first.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_character_cells, text))


@lru_cache(maxsize=4096)
def _character_cells(character: str) -> int:
    if character == _SOFT_HYPHEN:
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    if 0x1160 <= ord(character) <= 0x11FF:  # Korean vowels and finals, drawn into their syllable
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _tame(text: str) -> str:
    """Give `text`, or an equivalent text whose long rows of marks are in order already."""
    return "".join(_decomposed(text)) if _HEAP_OF_MARKS.search(text) else text


def _decomposed(text: str) -> list[str]:
    """Canonical decomposition (Unicode Standard, 3.11): map, then order the marks."""
    characters: list[str] = []
    marks: list[str] = []
    for character in (one for original in text for one in unicodedata.normalize("NFD", original)):
        if unicodedata.combining(character):
            marks.append(character)
            continue
        characters += sorted(marks, key=unicodedata.combining)
        marks.clear()
        characters.append(character)
    return characters + sorted(marks, key=unicodedata.combining)
