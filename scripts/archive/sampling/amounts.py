"""Figures: plain for the record, and in the words of a paper.

Whatever is written here must be found again by the check that text and record agree: 20.000, 05,
hai, 1,25 tỷ đồng, gần 40 triệu đồng.
"""

from dataclasses import dataclass
from decimal import Decimal

from archive.language.numbers import group
from archive.sampling.chance import Chance
from archive.sampling.tables import rows, several, span

QUALIFIERS = {"gan": ("gần",), "hon": ("hơn", "trên"), "khoang": ("khoảng", "chừng")}
PLANNED = "du-kien"

_NUMBER_WORDS = {2: "hai", 3: "ba", 4: "bốn", 6: "sáu", 8: "tám", 10: "mười"}
_MILLION, _MILLIARD = 10**6, 10**9


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure: its value, how sure it is, and how the text writes it."""

    value: int
    qualifier: str
    words: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money."""

    amount: Amount
    currency: str
    source: str


@dataclass(frozen=True, slots=True)
class Writing:
    """Habits of one report: figures in bold, thousands with or without points."""

    bold: bool
    bare_thousands: bool

    def figure(self, text: str) -> str:
        """A figure as this report sets it."""
        return f"**{text}**" if self.bold else text


def count(
    chance: Chance,
    writing: Writing,
    first: int,
    last: int,
    *,
    sure: float = 0.8,
    planned: bool = False,
) -> Amount:
    """A count from ``first`` to ``last``, evenly by size; ``sure``: how often it is exact.

    Of what is only ``planned`` the passage says so in words of its own, not before the figure.
    """
    value = rounded(chance, first, last)
    if planned:
        return Amount(value, PLANNED, written(chance, writing, value))
    qualifier = "" if chance.happens(sure) or value < 20 else chance.pick(("gan", "hon", "khoang"))
    return Amount(value, qualifier, _said(chance, qualifier, written(chance, writing, value)))


def written(chance: Chance, writing: Writing, value: int) -> str:
    """``value`` as papers write a count."""
    if value < 10:
        form = chance.by_rank(("zero", "zero", "words", "plain"))
        if form == "words" and value in _NUMBER_WORDS:
            return _NUMBER_WORDS[value]
        return writing.figure(str(value) if form == "plain" else f"{value:02}")
    if 1000 <= value < 10000 and writing.bare_thousands:
        return writing.figure(str(value))
    return writing.figure(group(value))


def rounded(chance: Chance, first: int, last: int) -> int:
    """A number from ``first`` to ``last``, as likely small as large, often a round one."""
    value = int(first * (last / first) ** chance.part()) if first > 0 else chance.whole(first, last)
    digits = len(str(value))
    if digits > 2 and chance.happens(0.85):
        step = 10 ** (digits - 2)
        value = max(first, min(last, value // step * step))
    elif digits == 2 and chance.happens(0.5):
        value = max(first, min(last, value // 5 * 5))
    return value


def money(
    chance: Chance, writing: Writing, usual: int, currency: str, *, planned: bool = False
) -> Sum:
    """A sum near ``usual``: from half to double of it, so that a body's years can be compared."""
    value = int(usual * 2 ** (2 * chance.part() - 1))
    step = 10 ** max(len(str(value)) - chance.by_rank((2, 3)), 0)
    value = max(value // step * step, 1)
    qualifier = PLANNED if planned else ""
    if not planned and chance.happens(0.3):
        qualifier = chance.pick(("gan", "hon", "khoang"))
    text = _said(chance, "" if planned else qualifier, _money_words(chance, writing, value))
    source = chance.by_rank(
        ("", "", "xã hội hóa", "ngân sách", "vận động hội viên", "nhà tài trợ", "bên bạn")
    )
    return Sum(Amount(value, qualifier, f"{text} {_word_of(currency)}"), currency, source)


def usual_sum(seed: int, owner: str, direction: str, currency: str) -> int:
    """About how much money a body gives, or receives, in a year, in that currency."""
    first, last = span(next(r["range"] for r in rows("currencies") if r["code"] == currency))
    chance = Chance(seed, "tien", owner, direction, currency)
    return int(first * (last / first) ** chance.part())


def currency_for(chance: Chance, country: str, kind: str) -> str:
    """The currency of a sum that a partner of ``country`` and ``kind`` has to do with."""
    fitting = [row["code"] for row in rows("currencies") if {country, kind} & _for(row["for"])]
    if fitting and chance.happens(0.6 if kind == "pcpnn" else 0.3):
        return chance.pick(fitting)
    return "VND"


def _for(cell: str) -> set[str]:
    return set(several(cell))


def _word_of(currency: str) -> str:
    return next(row["word"] for row in rows("currencies") if row["code"] == currency)


def _money_words(chance: Chance, writing: Writing, value: int) -> str:
    """The figure with its scale: 1,25 tỷ, 40 triệu, 25.000."""
    if value >= _MILLIARD and chance.happens(0.9):
        return f"{writing.figure(_scaled(value, _MILLIARD))} tỷ"
    if value >= _MILLION and chance.happens(0.8):
        return f"{writing.figure(_scaled(value, _MILLION))} triệu"
    return writing.figure(group(value))


def _scaled(value: int, scale: int) -> str:
    return group(Decimal(value) / scale)


def _said(chance: Chance, qualifier: str, figure: str) -> str:
    words = QUALIFIERS.get(qualifier)
    return f"{chance.by_rank(words)} {figure}" if words else figure
