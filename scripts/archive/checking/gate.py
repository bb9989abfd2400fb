"""The gate of secrecy and privacy: what may not be published, found in any text.

Pure functions from a text to the places in it, for the checks and for whoever takes text in.
Before a text is searched it is put into its plain form (composed, without invisible characters,
look-alike letters replaced), so that no other spelling of the same mark slips through; places are
those of the text as given.

Marks of secrecy: Law on the Protection of State Secrets (grades Tuyệt mật, Tối mật, Mật) and the
marks of restricted circulation that offices stamp. Personal data: Law 91/2025/QH15.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from archive.checking import private_data as private
from archive.checking import secrecy_marks as secrecy
from archive.checking.private_numbers import MASK
from archive.language.any_of import AnyOf
from archive.language.folding import nfc_with_offsets
from archive.language.lookalikes import Suspicion, suspicions
from archive.language.usual_letters import is_usual

GateKind = Literal[
    "mat",
    "noi-bo",
    "du-thao",
    "dien-thoai",
    "can-cuoc",
    "ho-chieu",
    "tai-khoan",
    "thu-dien-tu",
    "thu-cong-vu",
    "ngay-sinh",
    "noi-o",
]


@dataclass(frozen=True, slots=True)
class Match:
    """Something at ``start:end`` of a text that may not be published.

    ``shown`` is what a message may print: a mark of secrecy as written, private data masked.
    """

    kind: GateKind
    start: int
    end: int
    shown: str


def secrecy_marks(text: str) -> list[Match]:
    """The marks of secrecy and of restricted circulation in ``text``, in order."""
    plain, offsets = _plain(text)
    found: list[Match] = []
    if _is_clean(plain):
        return found
    for kind, start, end in secrecy.marks(plain):
        first, last = _place(offsets, start, end)
        found.append(Match(kind, first, last, " ".join(plain[start:end].split())))
    return found


def secrecy_of_name(path: str) -> Match | None:
    """A mark of secrecy in the name of a file or folder (``to-chuc/x/2021-toi-mat.md``)."""
    found = secrecy.mark_of_name(path)
    if found is None:
        return None
    kind, start, end = found
    return Match(kind, start, end, path[start:end])


def private_data(text: str) -> list[Match]:
    """Phone numbers, papers, accounts, mail addresses, births and homes in ``text``, in order."""
    plain, offsets = _plain(text)
    found: list[Match] = []
    if _is_clean(plain):
        return found
    for kind, start, end, shown in private.private_data(plain):
        first, last = _place(offsets, start, end)
        found.append(Match(kind, first, last, shown))
    return found


def matches(text: str) -> list[Match]:
    """Everything in ``text`` that may not be published, in order."""
    return sorted([*secrecy_marks(text), *private_data(text)], key=lambda m: (m.start, m.end))


def masked(text: str) -> str:
    """``text``, as long as it was, with what is private hidden."""
    characters = list(text)
    for match in private_data(text):
        for index in range(match.start, match.end):
            if not characters[index].isspace():
                characters[index] = MASK
    return "".join(characters)


_MAY_HOLD_ANY = AnyOf(*secrecy.SIGNS, *private.SIGNS)


@lru_cache(maxsize=16)  # secrecy and privacy are asked of the same text, one after the other
def _is_clean(plain: str) -> bool:
    """Whether one pass over the plain form tells that there is nothing in it."""
    return is_usual(plain) and not _MAY_HOLD_ANY(plain)


@lru_cache(maxsize=4)
def odd_characters(text: str) -> tuple[Suspicion, ...]:
    """The characters of ``text`` that are not what they seem, in order."""
    return tuple(suspicions(text))


@lru_cache(maxsize=16)  # secrecy and privacy are asked of the same text, one after the other
def _plain(text: str) -> tuple[str, Sequence[int] | None]:
    """The plain form of ``text`` and the index in ``text`` of each of its characters and its end.

    None for the places when the text is its own plain form, as nearly all are.
    """
    if is_usual(text):
        return text, None
    odd = [s for s in odd_characters(text) if s.char != "\t"]
    if not odd and unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for found in odd:
        meant = found.meant or ""
        pieces += (text[at : found.index], meant)
        places += range(at, found.index)
        places += [found.index] * len(meant)
        at = found.index + 1
    pieces.append(text[at:])
    places += range(at, len(text) + 1)
    composed, offsets = nfc_with_offsets("".join(pieces))
    return composed, [places[offset] for offset in offsets]


def _place(offsets: Sequence[int] | None, start: int, end: int) -> tuple[int, int]:
    return (start, end) if offsets is None else (offsets[start], offsets[end])
