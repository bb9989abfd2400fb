"""A total that a sentence parts among those who got it: "200 suất, trong đó A 120, B 80"."""

import re
from decimal import Decimal
from typing import NamedTuple

from archive.importing.counting.counted import Counted, Figures
from archive.importing.names.parties import Party
from archive.importing.paper.letters import CAPITAL
from archive.language.numbers import FoundNumber, find_numbers

_PARTED = re.compile(
    r"\s*(?:\([^()]*\)\s*)?[,;:]?\s*(?:trong đó(?:\s+có)?|cụ thể(?:\s+là)?|bao gồm|gồm(?:\s+có)?)"
    r"\s*:?\s*(?:tặng\s+|trao\s+|cho\s+)?",
    re.IGNORECASE,
)
_GIVEN_ON = re.compile(
    r"[^.;\d]{0,140}?(?<!\w)(?:và|,|;|rồi)\s+(?:đã\s+)?(?:trao|tặng|phân bổ|cấp|chuyển|phân phối)"
    r"(?:\s+(?:đủ|hết|lại|toàn bộ|tận tay))?(?:\s+(?:cho|đến|tới))?\s+"
)
"""What was received is parted on: "tiếp nhận 600 phần quà … và trao cho A 350 phần, B 250 phần"."""
_LATER = re.compile(
    r"[^.:\d]{0,100}?[,;(]\s*(?:trong đó(?:\s+có)?|cụ thể(?:\s+là)?|bao gồm|gồm(?:\s+có)?)\s*:?\s*"
    r"(?:tặng\s+|trao\s+|cho\s+)?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[^.;:\d]{0,40}(?:\d{1,2}[^.;:\d]{1,30})?:\s*")
"""Between a total and its parts: "tại 03 điểm: xã A 100 suất, xã B 120 suất"."""
_IN_BRACKETS = re.compile(
    r"[^.;:\d()]{0,140}(?:\d{1,2} (?:tỉnh|huyện|xã|bản|trường|đồn)[^.;:\d()]{0,80})?\(\s*"
    r"(?:trong đó|cụ thể|gồm)?\s*:?\s*"
)
"""Parts without a unit of their own: "250 phần quà cho … các tỉnh A, B (A 150, B 100)"."""
_BARE = re.compile(r"(?=\s*[,;)])|(?=\s+và\s)")
_PLACE_NAME = re.compile(
    rf"(?P<name>(?:(?:tỉnh|huyện|xã|bản|thôn|ấp|trường|đồn) )?[{CAPITAL}][^\W\d_]*"
    rf"(?: [{CAPITAL}][^\W\d_]*){{0,4}})\s*[:\-–]?\s*$"
)
_OF_SEVERAL = re.compile(
    r"(?:\d{1,2}|các|hai|ba|bốn) (?P<head>tỉnh|huyện|xã|bản|thôn|ấp|trường|đồn)"
)
_UNIT = re.compile(r"\s+([^\W\d_]+)")
_BEFORE = re.compile(r"\s*(?:[:\-–(]\s*)?(?:được\s+|nhận(?:\s+được)?\s+|là\s+)?")
_BEHIND = re.compile(rf"\s*(?:cho|tặng|trao|đến|tới|tại|ở)\s+(?:các\s+(?=[{CAPITAL}]))?")
_BETWEEN = re.compile(r"\s*\)?\s*(?:[,;]\s*)?(?:và\s+)?(?:cho\s+|tặng\s+|trao\s+)?")
_FEWEST = 2


class Breakdown(NamedTuple):
    """A total at ``start`` whose parts end at ``end``, each with the one who got it."""

    start: int
    end: int
    parts: list[tuple[Party, Counted]]


def broken_down(text: str, told: Figures, parties: list[Party]) -> list[Breakdown]:
    """The totals of ``text`` that are parted in full; one whose parts do not add up stays a total.

    ``told`` are the figures of the text, ``parties`` its names.
    """
    numbers = find_numbers(text)
    found: list[Breakdown] = []
    for index, total in enumerate(numbers):
        unit = _UNIT.match(text, total.end)
        if unit is None or (found and total.start < found[-1].end):
            continue
        thing = next((t for t in told.things if t.start == total.start), None)
        at = thing.end if thing else unit.end()
        whole = thing or Counted(total.start, at, total.value, unit[1], "")
        for pattern in (_PARTED, _LATER, _LISTED, _GIVEN_ON, _IN_BRACKETS):
            sign = pattern.match(text, at)
            if sign is None or not sign[0].strip():
                continue
            behind = [number for number in numbers[index + 1 :] if number.start >= sign.end()]
            parts = _Parts(text, whole, unit[1], told, parties).read(
                behind, sign.end(), bare=pattern is _IN_BRACKETS
            )
            adds_up = sum((p[1].quantity for p in parts), Decimal(0)) == total.value
            if len(parts) >= _FEWEST and adds_up:
                end = max(max(party.end, part.end) for party, part in parts)
                found.append(Breakdown(total.start, end, parts))
                break
    return found


class _Parts(NamedTuple):
    """The parts of the ``total`` of a text, which has the word ``unit`` behind each number."""

    text: str
    total: Counted
    unit: str
    told: Figures
    parties: list[Party]

    def read(
        self, numbers: list[FoundNumber], at: int, *, bare: bool = False
    ) -> list[tuple[Party, Counted]]:
        """The parts that stand one behind the other from ``at`` on.

        ``bare``: their numbers need no unit, and their names no word for what they are.
        """
        found: list[tuple[Party, Counted]] = []
        for number in numbers:
            own = _UNIT.match(self.text, number.end)
            if own is None or own[1] != self.unit:
                own = _BARE.match(self.text, number.end) if bare else None
            if own is None:
                break
            thing = next((t for t in self.told.things if t.start == number.start), None)
            like = thing or self.total
            end = thing.end if thing else own.end()
            made = Counted(number.start, end, number.value, like.unit, like.what, like.size)
            party = _before(self.text, at, number.start, self.parties)
            party = party or _behind(self.text, at, made, self.parties)
            if party is None and bare:
                party = _in_short(self.text, at, number.start, self.total, self.parties)
            if party is None or not made.what:
                break
            found.append((party, made))
            at = max(end, party.end)
        return found


def _before(text: str, at: int, until: int, parties: list[Party]) -> Party | None:
    """The name between the part before and the number: "A 120 suất"."""
    begins = _BETWEEN.match(text, at)
    start = begins.end() if begins else at
    return next(
        (
            p
            for p in parties
            if p.start in {at, start} and _BEFORE.fullmatch(text, p.end, until) is not None
        ),
        None,
    )


def _in_short(text: str, at: int, until: int, total: Counted, parties: list[Party]) -> Party | None:
    """The place between the part before and the number, by the fuller name told of it before."""
    begins = _BETWEEN.match(text, at, until)
    start = begins.end() if begins else at
    named = _PLACE_NAME.match(text[:until], start)
    if named is None:
        return None
    name = named["name"]
    full = [p for p in parties if p.end <= start + 1 and p.text.endswith(f" {name}")]
    if full:
        return Party(full[-1].kind, start, start + len(name), full[-1].text)
    several = list(_OF_SEVERAL.finditer(text, total.start, start))
    if several and name[0].isupper():
        return Party("place", start, start + len(name), f"{several[-1]['head']} {name}")
    return Party("place", start, start + len(name), name) if not name[0].isupper() else None


def _behind(text: str, at: int, part: Counted, parties: list[Party]) -> Party | None:
    """The name behind the thing: "120 suất cho A"."""
    if not _BETWEEN.fullmatch(text, at, part.start):
        return None
    leads = _BEHIND.match(text, part.end)
    return next((p for p in parties if leads and p.start == leads.end()), None)
