"""The numbers that running Vietnamese text holds: 20.000, 05, 1,2 tỷ, hai mươi lăm."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from archive.language.folding import nfc_with_offsets
from archive.language.number_words import (
    AFTER_FIGURES,
    BEGINNINGS,
    Reading,
    Token,
    may_begin_number,
    read_number,
)

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
# No figure before and none behind: 31.3.2021 holds neither 31.3 nor 3.2021.
_FIGURE_FORMS = [
    rf"(?<!\d[.,])(?:{form})(?![.,]?\d)" if form != r"\d+" else form for form, _, _ in _FIGURES
]
# Of a name like Ba-na the parts are no words. What may begin a number stands apart from the other
# words, so that only those few are looked at one by one. What a form begins with is asked first.
_LETTERS = r"[^\W\d_]++"


def _beginnings() -> str:
    """Any of the words, by their first letter: so each of the others is refused at once."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(BEGINNINGS):
        by_first.setdefault(word[0], []).append(word[1:])
    return "|".join(
        f"[{first}{first.upper()}](?i:{'|'.join(rest)})" for first, rest in by_first.items()
    )


_UNTIED = r"(?<![^\W\d_][-‑])"
_TOKEN = re.compile(
    r"(?=[0-9])(?:"
    + "|".join(
        f"(?P<form{n}>{form.replace(chr(92) + 'd', '[0-9]')})"
        for n, form in enumerate(_FIGURE_FORMS)
    )
    + rf")|(?=[{''.join(sorted({c for w in BEGINNINGS for c in (w[0], w[0].upper())}))}]){_UNTIED}"
    rf"(?P<beginning>(?:{_beginnings()})(?![^\W\d_]))(?![-‑][^\W\d_])"
    rf"|{_UNTIED}(?P<word>{_LETTERS})(?![-‑][^\W\d_])|{_LETTERS}|{_FOOTNOTE}"
)
_FORMS = {f"form{n}": (read, sure) for n, (_, read, sure) in enumerate(_FIGURES)}
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
    tokens, beginnings = _tokens(composed)
    found: list[FoundNumber] = []
    behind = 0
    for at in beginnings:
        if at < behind:
            continue
        figure = tokens.figures.get(at)
        if figure is not None and tokens.word(at + 1) not in AFTER_FIGURES:
            reading: Reading | None = Reading(figure[0], at + 1, figure[1])
        elif may_begin_number(tokens[at]):
            reading = read_number(tokens, at)
        else:
            continue
        if reading is not None:
            found.append(_found(reading, tokens, at, composed))
            behind = reading.end
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


def _found(reading: Reading, tokens: "_Tokens", at: int, text: str) -> FoundNumber:
    start, end = tokens.spans[at][0], tokens.spans[reading.end - 1][1]
    value = reading.value
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1)) if value.adjusted() < 27 else value
    return FoundNumber(value, start, end, text[start:end], reading.certain)


class _Tokens(Sequence[Token]):
    """The words and figures of a text, each made when it is asked for: nearly none ever is."""

    def __init__(self, text: str) -> None:
        self.spans: list[tuple[int, int]] = []
        self.figures: dict[int, tuple[Decimal, bool]] = {}
        self._text = text
        self._made: dict[int, Token] = {}

    def __len__(self) -> int:
        return len(self.spans)

    def word(self, at: int) -> str:
        """The word at ``at`` in small letters; empty where a figure or nothing stands."""
        if at >= len(self.spans) or at in self.figures:
            return ""
        start, end = self.spans[at]
        return self._text[start:end].lower()

    def __getitem__(self, at: Any) -> Any:
        if at in self._made:
            return self._made[at]
        start, end = self.spans[at]
        near = at > 0 and _is_near(self._text, self.spans[at - 1][1], start)
        value, certain = self.figures.get(at, (None, True))
        made = Token(self._text[start:end], start, end, near, value, certain)
        self._made[at] = made
        return made


def _tokens(text: str) -> tuple[_Tokens, list[int]]:
    """The words and figures of ``text``, and the indices of those that may begin a number."""
    tokens = _Tokens(text)
    spans, beginnings = tokens.spans, []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind == "word":
            spans.append(found.span())
        elif kind == "beginning":
            beginnings.append(len(spans))
            spans.append(found.span())
        elif kind is not None:
            start, end = found.span()
            if end - start > _LONGEST_FIGURE or _GLUED.search(text[max(0, start - 12) : start]):
                continue
            read, certain = _FORMS[kind]
            tokens.figures[len(spans)] = read(found[0]), certain
            beginnings.append(len(spans))
            spans.append((start, end))
    return tokens, beginnings


def _is_near(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return gap == " " or _NEAR.fullmatch(gap) is not None


def _plain(typed: str, group: str) -> Decimal:
    if group:
        typed = typed.replace(group, "")
    return Decimal(re.sub(_GROUP_GAP, "", typed).replace(",", "."))
