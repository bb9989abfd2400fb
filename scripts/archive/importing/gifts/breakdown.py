"""A total that a sentence parts among those who got it: "200 suất, trong đó A 120, B 80"."""

import re
from decimal import Decimal
from typing import NamedTuple

from archive.importing.counting.counted import Counted, Figures
from archive.importing.names.parties import Party
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
_UNIT = re.compile(r"\s+([^\W\d_]+)")
_BEFORE = re.compile(r"\s*(?:[:\-–(]\s*)?(?:được\s+|nhận(?:\s+được)?\s+|là\s+)?")
_BEHIND = re.compile(r"\s*(?:cho|tặng|trao|đến|tới|tại|ở)\s+(?:các\s+(?=[A-ZĐ]))?")
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
        for pattern in (_PARTED, _LATER, _LISTED, _GIVEN_ON):
            sign = pattern.match(text, at)
            if sign is None or not sign[0].strip():
                continue
            behind = [number for number in numbers[index + 1 :] if number.start >= sign.end()]
            parts = _Parts(text, whole, unit[1], told, parties).read(behind, sign.end())
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

    def read(self, numbers: list[FoundNumber], at: int) -> list[tuple[Party, Counted]]:
        """The parts that stand one behind the other from ``at`` on."""
        found: list[tuple[Party, Counted]] = []
        for number in numbers:
            own = _UNIT.match(self.text, number.end)
            if own is None or own[1] != self.unit:
                break
            thing = next((t for t in self.told.things if t.start == number.start), None)
            like = thing or self.total
            end = thing.end if thing else own.end()
            made = Counted(number.start, end, number.value, like.unit, like.what, like.size)
            party = _before(self.text, at, number.start, self.parties)
            party = party or _behind(self.text, at, made, self.parties)
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


def _behind(text: str, at: int, part: Counted, parties: list[Party]) -> Party | None:
    """The name behind the thing: "120 suất cho A"."""
    if not _BETWEEN.fullmatch(text, at, part.start):
        return None
    leads = _BEHIND.match(text, part.end)
    return next((p for p in parties if leads and p.start == leads.end()), None)
