"""The words of a text, and the grammar of a Vietnamese syllable.

A syllable is an onset, a rime and one of six tones. The spelling knows few rimes, so a word
outside the grammar is foreign, an abbreviation or misspelled: Svay, LHTN, "tìhn".
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

# A raised figure behind a word is a footnote's, not the word's.
_RAISED = "²³¹⁰-₟"

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_HIGH_OR_HEAVY = "\u0301\u0323"  # sắc, nặng: the only tones before p, t, c, ch
_ONSETS = (
    "ngh",
    *("ng", "nh", "th", "tr", "ch", "kh", "ph", "gh", "gi", "qu"),
    *"bcdđghklmnprstvx",
    "",
)
_RIMES = frozenset(
    """
    a e ê i o ô ơ u ư y ia ua ưa uya
    ai ao au ay âu ây eo êu iu oi ôi ơi ui ưi ưu iêu yêu uôi ươi ươu
    oa oe uy uê uơ oai oay oao oeo uây uyu
    am ap an at ang ac anh ach ăm ăp ăn ăt ăng ăc âm âp ân ât âng âc
    em ep en et eng ec êm êp ên êt ênh êch im ip in it inh ich
    om op on ot ong oc ôm ôp ôn ôt ông ôc ơm ơp ơn ơt
    um up un ut ung uc ưm ưt ưng ưc
    iêm iêp iên iêt iêng iêc yêm yên yêt yêng
    uôm uôn uôt uông uôc ươm ươp ươn ươt ương ươc
    oam oap oan oat oang oac oanh oach oăm oăn oăt oăng oăc oen oet oong ooc
    uân uât uâng uên uênh uêch uyên uyêt uyn uyt uynh uych uyp
    """.split()  # noqa: SIM905  rows of rimes can be read, a column of 150 cannot
)
_AFTER_GI = _RIMES | {"êng", "êc"}  # giêng: the i of iêng is the i of gi
_AFTER_QU = _RIMES | {"yt", "yn", "ynh", "ych"}
_BEFORE_LONE_Y = frozenset({"", "h", "k", "l", "m", "s", "t", "th", "v", "qu"})
_OPEN_BY_SOUND = frozenset({"oa", "oe", "uy"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place: `text` is what stands at `start:end`."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Yield the runs of letters, marks and digits of `text`, in NFC or NFD, in order."""
    for found in _word().finditer(text):
        yield Word(found[0], found.start(), found.end())


@cache
def _word() -> re.Pattern[str]:
    # \w leaves combining marks out; every script the archive may meet has them below 2100
    every = map(chr, range(0x300, 0x2100))
    marks = "".join(char for char in every if unicodedata.category(char)[0] == "M")
    return re.compile(rf"[^\W_{_RAISED}](?:[^\W_{_RAISED}]|[{marks}])*")


def is_vietnamese_syllable(word: str) -> bool:
    """Tell whether `word`, marks included, is spelled as a Vietnamese syllable can be.

    The grammar only, no dictionary: "nhuy" passes. Both styles of tone marks pass (hòa, hoà), a
    mark elsewhere does not (hòan). The names of provinces that borrow from other languages (Đắk
    Lắk, Bắc Kạn, Kon Tum) do not pass.
    """
    return len(word) <= 9 + len(_TONES) and _is_syllable(unicodedata.normalize("NFC", word).lower())


@lru_cache(maxsize=16384)
def _is_syllable(word: str) -> bool:
    plain, tone, at = _without_tone(word)
    if tone is None:
        return False
    return any(
        plain.startswith(onset) and _may_follow(onset, plain[len(onset) :], tone, at - len(onset))
        for onset in _ONSETS
    )


def _without_tone(word: str) -> tuple[str, str | None, int]:
    """Give `word` without its tone, the tone ("" for none, None for several), and its index."""
    plain, tone, at = "", "", -1
    for index, letter in enumerate(word):
        decomposed = unicodedata.normalize("NFD", letter)
        found = [mark for mark in decomposed if mark in _TONES]
        if found and (tone or len(found) > 1):
            return word, None, -1
        if found:
            tone, at = found[0], index
        rest = "".join(mark for mark in decomposed if mark not in _TONES)
        plain += unicodedata.normalize("NFC", rest)
    return plain, tone, at


def _may_follow(onset: str, rime: str, tone: str, tone_at: int) -> bool:
    known = {"gi": _AFTER_GI, "qu": _AFTER_QU}.get(onset, _RIMES)
    if rime not in known or not _letters_agree(onset, rime):
        return False
    if rime.endswith(("p", "t", "c", "ch")) and (not tone or tone not in _HIGH_OR_HEAVY):
        return False
    return not tone or tone_at in _tone_places(rime)


def _letters_agree(onset: str, rime: str) -> bool:
    """Spelling: k, gh, ngh before e ê i y; c, g, ng elsewhere; y and i where custom has them."""
    front = rime[0] in "eêiy"
    if onset in {"k", "gh", "ngh"}:
        return (front and rime[0] != "y") or (rime == "y" and onset == "k")
    if onset in {"c", "ng"}:
        return not front
    if onset == "g":
        return not front or rime in {"i", "in"}  # gì, gìn
    if onset == "gi":
        return not rime.startswith(("i", "y"))
    if onset == "qu":
        return rime[0] not in "uưo"
    if rime == "y":
        return onset in _BEFORE_LONE_Y
    if rime.startswith("y"):
        return onset == ""
    return onset != "" or not rime.startswith("iê")


@lru_cache(maxsize=256)
def _tone_places(rime: str) -> frozenset[int]:
    """Where the mark may stand in `rime`: one place, or two where the styles differ."""
    vowels = [index for index, letter in enumerate(rime) if letter in "aăâeêioôơuưy"]
    marked = [index for index in vowels if rime[index] in "ăâêôơư"]
    if marked:
        return frozenset(marked[-1:])
    if len(vowels) == 3:
        return frozenset(vowels[1:2])
    if len(vowels) == 2 and vowels[-1] < len(rime) - 1:
        return frozenset(vowels[1:])
    return frozenset(vowels if rime in _OPEN_BY_SOUND else vowels[:1])
