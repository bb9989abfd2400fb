"""An activity as a sentence tells it, and the parts of a sentence that each may tell of one."""

import re
from dataclasses import dataclass, field

from archive.importing.activities.kinds import doing, kind_of
from archive.importing.activities.occasions import dates_of
from archive.importing.activities.telling_words import (
    FRIENDS,
    INSTEAD,
    MISSIONS,
    NEXT_DAY,
    SAME_OCCASION,
    TWINS,
    VISIT_LEAD,
    VISITS,
)
from archive.importing.facts import Sure
from archive.importing.gifts.parts import Gift
from archive.importing.paper.blocks import Block
from archive.importing.paper.sentences import Sentence
from archive.model.choices import PLANNED

BRACKETS = re.compile(r"\([^()]*\)")


@dataclass
class Telling:
    """An activity before its passage is known: the sentence and the part of it that tells of it."""

    block: Block
    sentence: Sentence
    start: int
    at: int
    kinds: list[str]
    status: str
    gift: Gift | None = None
    piece: tuple[int, int] = (0, 0)
    follows: bool = False
    sure: Sure = "khá chắc"
    extra: list[tuple[int, int]] = field(default_factory=list)


def told_by(
    block: Block,
    sentence: Sentence,
    start: int,
    *,
    kinds: list[str],
    status: str,
    before: list[Telling],
    sure: Sure = "khá chắc",
) -> Telling:
    """What ``sentence`` of ``block`` tells from ``start`` on.

    It may go on with what ``before`` told.
    """
    apart = status == PLANNED and sentence.text[:start].rstrip().endswith(";")
    apart = apart or re.match(r"\(\d\)", sentence.text[start:]) is not None  # "(1) …; (2) …"
    follows = bool(before) and (
        (before[-1].sentence is sentence and not apart)
        or SAME_OCCASION.match(sentence.text) is not None
        or (
            any(VISITS & set(told.kinds) for told in before)
            and FRIENDS.match(sentence.text) is not None
        )
    )
    if kinds == ["ky-ket"] and TWINS.search(sentence.text[start:]):
        kinds = ["ky-ket", "ket-nghia"]
    made = Telling(block, sentence, sentence.start + start, start, kinds, status, sure=sure)
    made.piece = (start, len(sentence.text))
    made.follows = follows
    return made


def begins_with_visit(before: list[Telling], year: int) -> bool:
    """Whether what a paragraph told so far, ``before``, is a visit with its day and its parts."""
    if not before or before[0].status == PLANNED or not (VISITS | MISSIONS) & set(before[0].kinds):
        return False
    sentence = before[0].sentence
    if not dates_of(sentence.text, year):
        return False
    return not any(
        dates_of(told.sentence.text, year) for told in before if told.sentence is not sentence
    )


def days_apart(text: str, piece: tuple[int, int], year: int) -> list[tuple[int, int]]:
    """The parts of ``piece`` that each do something, on a day of their own or one behind another.

    "ngày 5/5 thăm A, ngày 6/5 làm việc với B"; "dâng hoa tại A, sau đó gặp mặt B".
    """
    start, end = piece
    inner = [found.span() for found in BRACKETS.finditer(text)]
    parts = []
    for found in NEXT_DAY.finditer(text, start, end):
        before, behind = text[start : found.start()], text[found.end() : end]
        if any(first <= found.start() < last for first, last in inner):
            continue
        if not found["then"] and not dates_of(before, year):
            continue
        if is_done(before) and is_done(behind):
            parts.append((start, found.end()))
            start = found.end()
    return [*parts, (start, end)]


def but_apart(text: str, piece: tuple[int, int]) -> list[tuple[int, int]]:
    """The parts of ``piece`` before and behind what was done instead: "…, chỉ gửi thư"."""
    instead = INSTEAD.search(text, *piece)
    if instead is None:
        return [piece]
    return [(piece[0], instead.end()), (instead.end(), piece[1])]


def is_done(text: str) -> bool:
    """Whether ``text`` by itself says that something of a kind was done."""
    return bool(kind_of(text)) and doing(text) == "done"


def pieces_of(text: str, year: int) -> list[tuple[int, int]]:
    """The parts of a sentence between its semicolons; brackets hold theirs."""
    inner = [found.span() for found in BRACKETS.finditer(text)]
    pieces, at = [], 0
    lead = VISIT_LEAD.match(text)
    if lead is not None and dates_of(lead[0], year):
        at = lead.end()  # the visit itself is told, and then what was done during it
        pieces.append((0, at))
    for found in re.finditer(r";\s+", text):
        if any(start <= found.start() < end for start, end in inner):
            continue
        pieces.append((at, found.end()))
        at = found.end()
    pieces.append((at, len(text)))
    return [(start, end) for start, end in pieces if text[start:end].strip()]
