"""Tables of gifts whose columns are the things: “Đơn vị nhận | Gạo (kg) | Mì (thùng)”."""

import re
from dataclasses import dataclass
from decimal import Decimal

from archive.importing.counting.counted import Counted, Sum
from archive.importing.gifts.columns import entry_of
from archive.language.numbers import find_numbers

_IN = re.compile(r"^(?P<what>[^()\d]{2,40}?)\s*\((?P<unit>[^()\d]{1,20})\)$")
_MONEY = re.compile(r"^(?:tiền|trị giá|giá trị|thành tiền|kinh phí|số tiền)", re.IGNORECASE)
_SCALES = {"đồng": 1, "nghìn đồng": 1_000, "triệu đồng": 1_000_000, "tỷ đồng": 10**9, "usd": 1}
_PARTIES = {"recipient", "giver", "unit or body"}


@dataclass(frozen=True)
class Matrix:
    """What each column counts: ``things`` by place, ``sums`` with what they are counted in.

    ``entries`` are the entries that the other columns hold, by place.
    """

    things: dict[int, tuple[str, str]]
    sums: dict[int, int]
    usd: frozenset[int]
    entries: dict[int, str]

    def values(self, cells: list[str]) -> dict[str, str]:
        """The words of a row that are no figures, by the entries they are for."""
        return {name: cells[at] for at, name in self.entries.items() if cells[at : at + 1] != [""]}

    def counted(self, cells: list[str]) -> list[Counted]:
        """The things of a row; an empty cell and one with more than a number tell none."""
        found = []
        for at, (what, unit) in self.things.items():
            number = _number(cells[at]) if at < len(cells) else None
            if number:
                found.append(Counted(0, 0, number, unit, what))
        return found

    def money(self, cells: list[str]) -> list[Sum]:
        """The sums of money of a row."""
        found = []
        for at, scale in self.sums.items():
            number = _number(cells[at]) if at < len(cells) else None
            if number:
                currency = "USD" if at in self.usd else "VND"
                found.append(Sum(0, 0, number * scale, currency, None, each=False))
        return found


def matrix_of(cells: list[str], units: dict[str, str]) -> Matrix | None:
    """The columns that a row heads; None where it names no things with units, or nobody."""
    things: dict[int, tuple[str, str]] = {}
    sums: dict[int, int] = {}
    usd: set[int] = set()
    entries: dict[int, str] = {}
    for at, cell in enumerate(cells):
        head = _IN.match(cell.strip())
        unit = head["unit"].strip().lower() if head else ""
        name = entry_of(cell)
        if head and (_MONEY.match(head["what"]) or name == "value") and unit in _SCALES:
            sums[at] = _SCALES[unit]
            usd |= {at} if unit == "usd" else set()
        elif head and unit in units and name in {"", "what"}:
            what = head["what"].strip()
            things[at] = (what[:1].lower() + what[1:], units[unit])
        elif name and name not in entries.values():
            entries[at] = "recipient" if name == "unit or body" else name
    named = bool(_PARTIES & set(entries.values()))
    return Matrix(things, sums, frozenset(usd), entries) if things and named else None


def _number(cell: str) -> Decimal | None:
    found = find_numbers(cell)
    return found[0].value if len(found) == 1 and not re.search(r"[^\W\d_]", cell) else None
