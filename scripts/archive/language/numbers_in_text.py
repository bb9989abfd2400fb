"""The numbers that running Vietnamese text holds: 20.000, 05, 1,2 tỷ, hai mươi lăm."""

import re
from collections.abc import Sequence
from decimal import Decimal
from sys import maxsize
from typing import NamedTuple

from archive.language.figure_forms import FIGURE, GROUP_GAP, form_of, in_short, read_figure
from archive.language.folding import nfc_with_offsets
from archive.language.number_words import AFTER_FIGURES, BEGINNINGS, Token, Tokens, read_number

_FOOTNOTE = r"\[\^[^\]\s]+\]"
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
_INITIALS = "".join(sorted({c for w in BEGINNINGS for c in (w[0], w[0].upper())}))
_BEGINNING = (
    rf"(?=[{_INITIALS}]){_UNTIED}"
    rf"(?P<beginning>(?:{_beginnings()})(?![^\W\d_]))(?![-‑][^\W\d_])"
)
_TOKEN = re.compile(
    rf"{FIGURE}|{_BEGINNING}|{_UNTIED}(?P<word>{_LETTERS})(?![-‑][^\W\d_])|{_LETTERS}|{_FOOTNOTE}"
)
# Behind it stands a figure: nearly all that is written "năm", and never a five.
_NO_YEAR = "(?!(?<=ăm) [0-9]{1,4}(?![0-9]))"
# Where a number may begin, and what would hide one. A set of signs is found much faster than a
# choice of forms.
_PLACE = re.compile(
    rf"(?=[0-9{_INITIALS}\[])(?:{FIGURE}|(?<![^\W\d_]){_BEGINNING}{_NO_YEAR}|{_FOOTNOTE})"
)
_WORDS = frozenset({"word", "beginning"})
_make = tuple.__new__  # as FoundNumber(…) does, without a call of Python for each of very many
# Spaces, one line end, marks of emphasis, footnotes: **45**[^1] triệu.
_GAP = r"[ \t\u00a0\u202f]*+"
_IN_GAPS = frozenset(" \t\u00a0\u202f\n*_")
_NEAR = re.compile(rf"[*_]{{0,3}}(?:{_FOOTNOTE})*{_GAP}(?:\n{_GAP})?+[*_]{{0,3}}")
# What stands behind figures where the number may go on; nearly nowhere does it.
_MAY_GO_ON = re.compile(
    rf"(?:[\s*_]|{_FOOTNOTE})*+(?:{'|'.join(sorted(AFTER_FIGURES))})", re.IGNORECASE
)
# The same, and figures that may belong to those before.
_MAY_GROW = re.compile(rf"(?:[.,]|{GROUP_GAP})[0-9]|{_MAY_GO_ON.pattern}", re.IGNORECASE)
_NO_DATE = (maxsize, maxsize)
_DIGITS = frozenset("0123456789")
_LONGEST_FIGURE = 40  # nobody counted so far
# Before nearly every figure stands one of these, or a space behind no d: it is not glued.
_NEVER_GLUED = frozenset("/.,(*")
_GLUED = re.compile(r"[^\W\d_][-‑]?\Z|(?:^|\W)covid\s+\Z", re.IGNORECASE)


class FoundNumber(NamedTuple):
    """A number at `start:end` of a text, where `text` stands.

    `certain` is False where the words may mean something else (năm: five or year; 20,000: twenty
    or, in the English way, twenty thousand).
    """

    value: Decimal
    start: int
    end: int
    text: str
    certain: bool = True


def find_numbers(text: str, dates: Sequence[tuple[int, int]] = ()) -> list[FoundNumber]:
    """Give every number of running text, in NFC or NFD, in order and never overlapping.

    Numbers within dates and document symbols are given too (whoever calls knows those spans);
    figures glued to a name (Covid-19, QH14) and footnote references (01[^1]) are not. Of ``dates``,
    in order, whoever calls says where they begin and end: of the numbers that begin within these
    hardly any is given, but he leaves out all of them himself.
    """
    composed, offsets = nfc_with_offsets(text)
    found: list[FoundNumber] = []
    coming = iter(dates if composed == text else ())
    first, last = next(coming, _NO_DATE)
    # where the last place began and ended, and from where its surroundings are to be read
    since = behind = 0
    while place := _PLACE.search(composed, behind):
        start, end = place.span()
        while last <= start:
            first, last = next(coming, _NO_DATE)
        if first <= start and composed[last - 1] in _DIGITS and not _MAY_GROW.match(composed, last):
            since, behind = start, last
            continue
        kind = place.lastgroup
        if kind is not None and kind != "beginning":
            since = start
            number = _of_figure(composed, place, kind)
        else:
            since = _near_before(composed, start, behind, since)
            number = _of_word(composed, start, since) if kind else None
        if number is not None:
            found.append(number)
            since, end = number.start, number.end
        behind = end
    if composed == text:
        return found
    return [
        number._replace(
            start=offsets[number.start],
            end=offsets[number.end],
            text=text[offsets[number.start] : offsets[number.end]],
        )
        for number in found
    ]


def _of_figure(text: str, place: "re.Match[str]", kind: str) -> FoundNumber | None:
    """The number that a figure begins; None for one that counts nothing."""
    start, end = place.span()
    if not _is_figure(text, start, end):
        return None
    if _MAY_GO_ON.match(text, end) is None:
        typed = place[0]
        value, certain = read_figure(kind, typed)
        return _make(FoundNumber, (value, start, end, typed, certain))
    return _read(_Tokens(text, start), 0)


def _of_word(text: str, start: int, since: int) -> FoundNumber | None:
    """The number that a word begins; the text from ``since`` on tells whether it does."""
    tokens = _Tokens(text, since)
    at = 0
    while tokens.reaches(at) and tokens.spans[at][0] < start:
        at += 1
    return _read(tokens, at)


def _near_before(text: str, start: int, behind: int, since: int) -> int:
    """From where the word right before ``start`` is to be read; ``start`` where none is near.

    ``behind`` is the end of what was read last, which stands at ``since``.
    """
    last = start
    while last > behind and text[last - 1] in _IN_GAPS:
        last -= 1
    if last == behind:
        return since
    first = last
    while first > behind and text[first - 1].isalpha():
        first -= 1
    return first if first < last else start


def _read(tokens: "_Tokens", at: int) -> FoundNumber | None:
    reading = read_number(tokens, at)
    if reading is None:
        return None
    start, end = tokens.spans[at][0], tokens.spans[reading.end - 1][1]
    value = in_short(reading.value)
    return FoundNumber(value, start, end, tokens.text[start:end], reading.certain)


class _Tokens(Tokens):
    """The words and figures of a text from a place on, each found when it is asked for."""

    def __init__(self, text: str, since: int) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        self._figures: dict[int, tuple[Decimal, bool]] = {}
        self._made: dict[int, Token] = {}
        self._coming = _TOKEN.finditer(text, since)

    def reaches(self, at: int) -> bool:
        while len(self.spans) <= at:
            found = next(self._coming, None)
            if found is None:
                return False
            kind = found.lastgroup
            if kind in _WORDS:
                self.spans.append(found.span())
            elif kind is not None and _is_figure(self.text, *found.span()):
                read, certain = form_of(kind)
                self._figures[len(self.spans)] = read(found[0]), certain
                self.spans.append(found.span())
        return True

    def __getitem__(self, at: int) -> Token:
        made = self._made.get(at)
        if made is None:
            self.reaches(at)
            start, end = self.spans[at]
            near = at > 0 and _is_near(self.text, self.spans[at - 1][1], start)
            value, certain = self._figures.get(at, (None, True))
            made = _make(Token, (self.text[start:end], start, end, near, value, certain))
            self._made[at] = made
        return made


def _is_figure(text: str, start: int, end: int) -> bool:
    """Whether figures count something: they belong to no name, and are not too many."""
    if end - start > _LONGEST_FIGURE:
        return False
    last = text[start - 1 : start]
    if last in _NEVER_GLUED:
        return True
    before = text[max(0, start - 2) : start - 1]
    if last == " " and before and before not in "dD" and not before.isspace():
        return True
    return not _GLUED.search(text[max(0, start - 12) : start])


def _is_near(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return gap == " " or _NEAR.fullmatch(gap) is not None
