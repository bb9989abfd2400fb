"""The dates that running Vietnamese text holds, in every form the reports use."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.language.date_forms import SPACE, forms
from archive.language.edtf import Edtf, NoSuchDateError, ReversedIntervalError, read_edtf
from archive.language.folding import nfc_with_offsets


class FoundDate(NamedTuple):
    """A date at `start:end` of a text, where `text` stands; `has_year`: the year is in the text."""

    edtf: Edtf
    start: int
    end: int
    text: str
    has_year: bool


_make = tuple.__new__  # as FoundDate(…) does, without a call of Python for each of very many


def find_dates(text: str, year: int | None = None) -> list[FoundDate]:
    """Give the dates of running text, in NFC or NFD, in order and never overlapping.

    `year` completes what is written without one (31/3, ngày 23 tháng 7, quý II); without `year`
    such forms are left out. Of two readings at one place the longer wins; what no calendar has
    is no date. The words that lead to a date ("ngày 31/3/2021") belong to it only in the spelled
    forms ("ngày 05 tháng 01 năm 2020", "từ ngày 22 đến ngày 24/10/2021").
    """
    composed, offsets = nfc_with_offsets(text)
    found: list[FoundDate] = []
    at = 0
    while begun := _BEGINNING.search(composed, at):
        at = begun.end()
        longest = _longest(composed, begun.start(), year)
        if longest is None:
            continue
        edtf, end, has_year = longest
        written = composed[begun.start() : end]
        found.append(_make(FoundDate, (edtf, begun.start(), end, written, has_year)))
        at = end
    dates = _joined(found, composed)
    return dates if composed == text else [_placed(date, text, offsets) for date in dates]


def _placed(date: FoundDate, text: str, offsets: Sequence[int]) -> FoundDate:
    start, end = offsets[date.start], offsets[date.end]
    return date._replace(start=start, end=end, text=text[start:end])


def _joined(found: list[FoundDate], text: str) -> list[FoundDate]:
    """Join two dates of any form that "từ … đến" makes the ends of one interval."""
    joined: list[FoundDate] = []
    for date in found:
        before = joined[-1] if joined else None
        if before and _UNTIL.fullmatch(text, before.end, date.start):
            since = _SINCE.search(text, joined[-2].end if len(joined) > 1 else 0, before.start)
            if since and (interval := _interval(before.edtf, date.edtf)):
                start, has_year = since.start(), before.has_year and date.has_year
                whole = text[start : date.end]
                joined[-1] = FoundDate(interval, start, date.end, whole, has_year)
                continue
        joined.append(date)
    return joined


def _interval(first: Edtf, last: Edtf) -> Edtf | None:
    try:
        return read_edtf(f"{first.text}/{last.text}")
    except ReversedIntervalError:
        return None


def _longest(text: str, start: int, year: int | None) -> tuple[Edtf, int, bool] | None:
    best: tuple[Edtf, int, bool] | None = None
    for form, read in forms(_beginning(text, start)):
        found = form.match(text, start)
        if not found or (best and found.end() <= best[1]):
            continue
        written = found["year"] if "year" in form.groupindex else None
        if written is None and year is None:
            continue
        try:
            edtf = read_edtf(read(found, int(written) if written else year or 0))
        except (NoSuchDateError, ReversedIntervalError):
            continue
        if edtf:
            best = edtf, found.end(), written is not None
    return best


def _beginning(text: str, start: int) -> str:
    """What is written at ``start``, as the forms have it: a letter, or the sign behind figures."""
    first = text[start]
    if first.isalpha():
        return first.lower()
    while text[start : start + 1].isdecimal():
        start += 1
    sign = text[start : start + 1]
    return _ALIKE.get(sign, sign)


_ALIKE = {"–": "-", "—": "-", "\t": " ", "\n": " ", "\u00a0": " "}
_SINCE = re.compile(rf"[Tt]ừ{SPACE}(?:ngày{SPACE})?$")
_UNTIL = re.compile(rf"{SPACE}(?:đến|tới){SPACE}(?:hết{SPACE})?(?:ngày{SPACE})?")
# Nearly all figures of a text are none of a date, which what stands behind them shows.
_OF_A_DATE = (
    rf"(?:[0-9]{{0,1}}|[0-9]{{3}})(?![0-9])(?:[/–—-]|,\s|\.[0-9]{{1,2}}(?![0-9])"
    rf"|{SPACE}(?:[-–—]|[Tt]háng|đến|tới|và))"
)
# It begins with a set of signs, which is found four times as fast as a choice of words.
_BEGINNING = re.compile(
    r"[0-9TtNnQqSs](?<![\w/].)(?<![0-9][.,].)"
    rf"(?:(?<=[0-9])(?={_OF_A_DATE})[0-9]*"
    # and behind a word stands what its forms go on with
    r"|(?<=[Tt])(?:ừ(?=\s+[0-9NnTtm])|háng(?=\s+[0-9]))"
    r"|(?<=[Nn])(?:gày(?=\s+[0-9m])|ăm(?=\s+[12]))"
    r"|(?<=[Qq])uý(?=\s+[IV1-4])|(?<=[Ss])áu(?=\s+t))"
    r"(?![^\W[0-9]_])"
)
