"""Characters that are not what they seem: invisible ones, and letters that only look Latin.

Such letters break search and addresses, and bidirectional controls can make a text read otherwise
than it is stored (CVE-2021-42574). Names in their own script stay innocent: Lao, Khmer, Chinese,
and Russian or Greek words as such.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from archive.language.confusables import (
    DISGUISED_IN_SYLLABLES,
    DISGUISED_LATIN,
    IN_OTHER_SCRIPTS,
)
from archive.language.syllables import is_vietnamese_syllable
from archive.language.usual_letters import is_usual

SuspicionKind = Literal["dieu-khien", "hai-chieu", "khong-rong", "giong-chu"]

_NO_WIDTH = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_INVISIBLE: tuple[tuple[SuspicionKind, str], ...] = (
    # Line and paragraph separators, private use and half characters do as badly as controls.
    ("dieu-khien", "\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ud800-\udfff"),
    ("hai-chieu", "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"),
    ("khong-rong", _NO_WIDTH),
)
_CANDIDATE = re.compile(
    f"[{''.join(members for _, members in _INVISIBLE)}"
    f"{''.join([*DISGUISED_LATIN, *DISGUISED_IN_SYLLABLES])}"
    # Greek to Armenian's neighbour, letterlike signs, ligatures, wide and mathematical letters.
    "\u0370-\u052f\u1f00-\u1fff\u2100-\u218f\u2c80-\u2cff\ua640-\ua69f\ufb00-\ufb06\uff10-\uff5a"
    "\U0001d400-\U0001d7ff]"
)
_CJK = ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af")
# Khmer, Lao, Thai and Burmese mark the ends of words with spaces of no width.
_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_WIDE = 0xFF00
_SYLLABLE_MENDED = str.maketrans(DISGUISED_IN_SYLLABLES)
_WORD_JOINTS = "\u200b\u200c\u200d\u2060"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A suspicious character: its index in the text, its kind and the letter surely meant.

    dieu-khien: a control character, even a tab; hai-chieu: it turns the direction of the text;
    khong-rong: it takes no room; giong-chu: it looks like `meant`, a Latin letter or two.
    """

    index: int
    char: str
    kind: SuspicionKind
    meant: str | None


def suspicions(text: str) -> list[Suspicion]:
    """Give the suspicious characters of `text` in order; a line end is never one."""
    return list(_suspicions(text))


@lru_cache(maxsize=16)  # several rules ask of the same text, one after the other
def _suspicions(text: str) -> tuple[Suspicion, ...]:
    return () if is_usual(text) else tuple(_found(text))


def _found(text: str) -> Iterator[Suspicion]:
    surroundings = _Surroundings(text)
    for found in _CANDIDATE.finditer(text):
        index, char = found.start(), found[0]
        kind = _kind(char)
        if kind is None:
            if (meant := _meant(char, index, surroundings)) is not None:
                yield Suspicion(index, char, "giong-chu", meant)
        elif not (char in _WORD_JOINTS and _is_between_unspaced(text, index)):
            yield Suspicion(index, char, kind, None)


@lru_cache(maxsize=4096)
def _kind(char: str) -> SuspicionKind | None:
    return next((kind for kind, members in _kinds() if members.match(char)), None)


@cache
def _kinds() -> list[tuple[SuspicionKind, re.Pattern[str]]]:
    return [(kind, re.compile(f"[{members}]")) for kind, members in _INVISIBLE]


def _is_between_unspaced(text: str, index: int) -> bool:
    return bool(
        index and _WITHOUT_SPACES.match(text, index - 1) and _WITHOUT_SPACES.match(text, index + 1)
    )


def _meant(char: str, index: int, surroundings: "_Surroundings") -> str | None:
    """The Latin letter that `char` passes for, or None when it stands for itself."""
    if char in DISGUISED_LATIN:
        return DISGUISED_LATIN[char]
    if char in DISGUISED_IN_SYLLABLES:
        return DISGUISED_IN_SYLLABLES[char] if surroundings.word(index).is_spoilt else None
    if (plain := _compatible(char)) is not None:
        return None if ord(char) >= _WIDE and surroundings.word(index).is_cjk else plain
    twin = _as_latin(char)
    if twin is None:
        return None
    word = surroundings.word(index)
    lonely = word.is_all_twins and not surroundings.has_true_word(index, _script(char))
    return twin if word.has_latin or lonely else None


@lru_cache(maxsize=4096)
def _compatible(char: str) -> str | None:
    """The plain letters of a letterlike sign, a ligature, a wide or a mathematical letter."""
    if not (0x2100 <= ord(char) <= 0x218F or ord(char) >= 0xFB00) or not char.isalnum():
        return None
    plain = unicodedata.normalize("NFKC", char)
    return plain if plain.isascii() and plain.isalnum() else None


@lru_cache(maxsize=4096)
def _as_latin(char: str) -> str | None:
    """The Latin twin of a Greek or Cyrillic letter, with the letter's own marks."""
    base, *marks = list(unicodedata.normalize("NFD", char))
    twin = IN_OTHER_SCRIPTS.get(base)
    return unicodedata.normalize("NFC", twin + "".join(marks)) if twin else None


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    has_latin: bool
    is_cjk: bool
    is_all_twins: bool
    is_spoilt: bool


class _Surroundings:
    """The word and the line around an index, each looked at once as the index moves on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._word = _Word(0, 0, has_latin=False, is_cjk=False, is_all_twins=False, is_spoilt=False)
        self._line_end = -1
        self._true_scripts: set[str] = set()

    def word(self, index: int) -> _Word:
        """The run of letters and marks that `index` stands in."""
        if not self._word.start <= index < self._word.end:
            start, end = index, index + 1
            while start > self._word.end and _is_of_word(self._text[start - 1]):
                start -= 1
            while end < len(self._text) and _is_of_word(self._text[end]):
                end += 1
            letters = [char for char in self._text[start:end] if char.isalpha()]
            self._word = _Word(
                start,
                end,
                has_latin=any(_script(char) == "LATIN" or _compatible(char) for char in letters),
                is_cjk=any(first <= char <= last for char in letters for first, last in _CJK),
                is_all_twins=all(_as_latin(char) for char in letters),
                is_spoilt=is_vietnamese_syllable(self._text[start:end].translate(_SYLLABLE_MENDED)),
            )
        return self._word

    def has_true_word(self, index: int, script: str) -> bool:
        """Whether the line holds a letter of `script` that no Latin letter looks like."""
        if index > self._line_end:
            start = self._text.rfind("\n", 0, index) + 1
            end = self._text.find("\n", index)
            self._line_end = end if end >= 0 else len(self._text)
            self._true_scripts = {
                _script(char)
                for char in set(self._text[start : self._line_end])
                if char.isalpha() and _as_latin(char) is None
            }
        return script in self._true_scripts


def _is_of_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"
