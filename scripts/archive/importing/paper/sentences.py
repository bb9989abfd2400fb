"""Sentences of a Vietnamese paper, with their places."""

import re
from typing import NamedTuple

_END = re.compile(r"[.!?…]+[”\"’)]*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(/])(?:TP|Tp|TX|Tx|TT|PGS|GS|TS|ThS|BS|CN|KS|T\.Ư|TM|KT|TL|TUQ|Q|tr|vv|v\.v|St|Mr|Ms"
    r"|Đ/c|đ/c|VD|vd|ĐC|NXB|[A-ZĐ])$"
)
_NUMBER_AT_START = re.compile(r"^\s*(?:[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|[A-Za-zđ])$")


LONGEST = 2500
"""Characters of a sentence that the grammar reads; a longer one is no sentence, and would take
minutes."""


class Sentence(NamedTuple):
    """The characters ``start``–``end`` of a text."""

    start: int
    end: int
    text: str


def sentences(text: str) -> list[Sentence]:
    """The sentences of ``text`` in order; together they are all of it but blanks.

    A stop behind an abbreviation (TP., T.Ư.), an initial or the number of a heading ends none.
    """
    found: list[Sentence] = []
    start = 0
    for end in _END.finditer(text):
        before = text[start : end.start()]
        after = text[end.end() :].lstrip()
        plain = end[0] == "."
        if plain and (_ABBREVIATION.search(before) or _NUMBER_AT_START.match(before)):
            continue
        if after and after[0].islower():
            continue
        _add(found, text, start, end.end())
        start = end.end()
    _add(found, text, start, len(text))
    return found


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start < end:
        found.append(Sentence(start, end, text[start:end]))
