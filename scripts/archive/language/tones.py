"""The place of the tone mark in oa, oe and uy: the archive writes hòa, khỏe, thúy.

Two styles live side by side: hòa, by the eye, and hoà, by the sound (1989/QĐ-BGDĐT, article 8).
They differ in open syllables only, in fifteen pairs of letters.
"""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_FIRST_OF = {"a": "o", "e": "o", "y": "u"}


def _pairs() -> dict[str, str]:
    pairs = {}
    for second, first in _FIRST_OF.items():
        for tone in _TONES:
            for one, two in (
                (first, second),
                (first.upper(), second),
                (first, second.upper()),
                (first.upper(), second.upper()),
            ):
                by_sound = one + unicodedata.normalize("NFC", two + tone)
                pairs[by_sound] = unicodedata.normalize("NFC", one + tone) + two
    return pairs


_CLASSIC = _pairs()
_SECONDS = {first: "".join({p[1] for p in _CLASSIC if p[0].lower() == first}) for first in "ou"}
_MAYBE_BY_SOUND = re.compile(
    rf"[oOuU](?:(?<=[oO])[{_SECONDS['o']}]|(?<=[uU])[{_SECONDS['u']}])"
    r"(?![^\W\d_]|[\u0300-\u036f])"
)
# A syllable and no more: foreign words that end the same way (Lisboà) keep their accents.
# `q` is missing from the onsets: in quý the u belongs to the onset and y is the only vowel.
_ONSET = re.compile(
    r"(?:^|[\W\d_])(?<![\u0300-\u036f])"
    r"(?:ngh?|nh|th|tr|ch|kh|ph|gh|[bcdđghklmnprstvx])?$",
    re.IGNORECASE,
)
_LONGEST_ONSET = 3


def classic_tones(text: str) -> str:
    """Put the marks of oa, oe and uy on their first vowel: "hoà, thuý" gives "hòa, thúy".

    Takes NFC; what is decomposed stays untouched. The result is as long as `text`.
    """
    return _MAYBE_BY_SOUND.sub(_classic, text)


def _classic(found: re.Match[str]) -> str:
    # One character more than an onset shows whether a word begins with it.
    before = found.string[max(0, found.start() - _LONGEST_ONSET - 1) : found.start()]
    return _CLASSIC[found[0]] if _ONSET.search(before) else found[0]
