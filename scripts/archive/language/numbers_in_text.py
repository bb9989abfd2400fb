"""The numbers that running Vietnamese text holds: 20.000, 05, 1,2 tỷ, hai mươi lăm."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from archive.language.folding import nfc_with_offsets
from archive.language.number_words import Reading, Token, may_begin_number, read_number

_GROUP_GAP = "[ \u00a0\u2009\u202f]"
_FOOTNOTE = r"\[\^[^\]\s]+\]"
# Longest forms first. Those that are not sure are no Vietnamese custom, but they occur.
_FIGURES: tuple[tuple[str, Callable[[str], Decimal], bool], ...] = (
    (r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", lambda t: _plain(t, "."), True),
    (rf"[1-9]\d{{0,2}}(?:{_GROUP_GAP}\d{{3}})+(?:,\d+)?", lambda t: _plain(t, ""), True),
    (r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?", lambda t: Decimal(t.replace(",", "")), False),
    (r"[1-9]\d{0,2},\d{3}", lambda t: _plain(t, ""), False),
    (r"\d+,\d+", lambda t: _plain(t, ""), True),
    (r"\d+\.\d+", Decimal, False),
    (r"\d+", Decimal, True),
)
_FIGURE_FORMS = [
    # No figure before and none behind: 31.3.2021 holds neither 31.3 nor 3.2021.
    (
        re.compile(rf"(?<!\d[.,])(?:{form})(?![.,]?\d)" if form != r"\d+" else form, re.ASCII),
        read,
        sure,
    )
    for form, read, sure in _FIGURES
]
_TOKEN = re.compile(rf"(?P<skip>{_FOOTNOTE})|(?P<figure>[0-9])|(?P<word>[^\W\d_]+)")
# Part of a name: Ba-na.
_TIED = re.compile(r"(?<=[^\W\d_][-‑])[^\W\d_]+|[^\W\d_]++(?=[-‑][^\W\d_])")
# Spaces, one line end, marks of emphasis, footnotes: **45**[^1] triệu.
_GAP = r"[ \t\u00a0\u202f]*+"
_NEAR = re.compile(rf"[*_]{{0,3}}(?:{_FOOTNOTE})*{_GAP}(?:\n{_GAP})?+[*_]{{0,3}}")
_LONGEST_FIGURE = 40  # nobody counted so far
_GLUED = re.compile(r"[^\W\d_][-‑]?$|(?:^|\W)covid\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number at `start:end` of a text, where `text` stands.

    `certain` is False where the words may mean something else (năm: five or year; 20,000: twenty
    or, in the English way, twenty thousand).
    """

    value: Decimal
    start: int
    end: int
    text: str
    certain: bool = True


def find_numbers(text: str) -> list[FoundNumber]:
    """Give every number of running text, in NFC or NFD, in order and never overlapping.

    Numbers within dates and document symbols are given too (whoever calls knows those spans);
    figures glued to a name (Covid-19, QH14) and footnote references (01[^1]) are not.
    """
    composed, offsets = nfc_with_offsets(text)
    tokens = _tokens(composed)
    found: list[FoundNumber] = []
    at = 0
    while at < len(tokens):
        reading = read_number(tokens, at) if may_begin_number(tokens[at]) else None
        if reading is None:
            at += 1
            continue
        found.append(_found(reading, tokens, at, composed))
        at = reading.end
    if composed == text:
        return found
    return [
        replace(
            number,
            start=offsets[number.start],
            end=offsets[number.end],
            text=text[offsets[number.start] : offsets[number.end]],
        )
        for number in found
    ]


def _found(reading: Reading, tokens: list[Token], at: int, text: str) -> FoundNumber:
    start, end = tokens[at].start, tokens[reading.end - 1].end
    value = reading.value
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1)) if value.adjusted() < 27 else value
    return FoundNumber(value, start, end, text[start:end], reading.certain)


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    while begun := _TOKEN.search(text, at):
        start, at = begun.span()
        value, certain = None, True
        if begun["skip"]:
            continue
        if begun["figure"]:
            value, certain, at = _figure(text, start)
            if at - start > _LONGEST_FIGURE or _GLUED.search(text[max(0, start - 12) : start]):
                continue
        elif _TIED.match(text, start):
            continue
        near = bool(tokens) and _is_near(text, tokens[-1].end, start)
        tokens.append(Token(text[start:at], start, at, near, value, certain))
    return tokens


def _is_near(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return gap == " " or _NEAR.fullmatch(gap) is not None


def _figure(text: str, start: int) -> tuple[Decimal, bool, int]:
    for form, read, certain in _FIGURE_FORMS:
        if found := form.match(text, start):
            return read(found[0]), certain, found.end()
    raise AssertionError("the last form takes any figure")


def _plain(typed: str, group: str) -> Decimal:
    if group:
        typed = typed.replace(group, "")
    return Decimal(re.sub(_GROUP_GAP, "", typed).replace(",", "."))
