"""Things given and received, chosen by what is done, with whom and when."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from archive.sampling.amounts import Amount, Writing, count
from archive.sampling.chance import Chance
from archive.sampling.tables import Row, rows, several, span


@dataclass(frozen=True, slots=True)
class Gift:
    """A thing with its number; without one, the paper only names it.

    ``unit_said`` is False where the text gives the figure without its unit.
    """

    what: str
    size: str
    unit: str
    amount: Amount | None
    unit_said: bool
    themes: tuple[str, ...]

    @property
    def words(self) -> str:
        """The thing as the text tells it."""
        size = f" ({self.size})" if self.size else ""
        if self.amount is None:
            return f"{self.what}{size}"
        unit = f"{self.unit} " if self.unit_said else ""
        return f"{self.amount.words} {unit}{self.what}{size}"


def gifts(
    chance: Chance,
    writing: Writing,
    way: str,
    marks: Collection[str],
    *,
    how_many: int,
    taken: set[tuple[str, str]],
    small: bool = False,
    planned: bool = False,
) -> list[Gift]:
    """Up to ``how_many`` things going ``way`` (trao, nhan); none that is in ``taken`` already.

    A report names a thing in a unit once each way, which ``taken`` holds and this adds to, so that
    its years can be compared. ``small`` keeps below what any report of a whole year would hold.
    """
    fitting = [row for row in rows("things") if _fits(row, way, marks)]
    if "covid" in marks and chance.happens(0.5):
        fitting = [row for row in fitting if row["marks"] == "covid"] or fitting
    found: list[Gift] = []
    for row in chance.some(fitting, how_many):
        key = (f"{way} {row['what']}", row["unit"])
        if key not in taken and row["what"] not in {gift.what for gift in found}:
            taken.add(key)
            found.append(_gift(chance, writing, row, small=small, planned=planned))
    return found


def fixed_gift(
    chance: Chance,
    writing: Writing,
    what: str,
    units: Sequence[str],
    range_: tuple[int, int],
    *,
    themes: tuple[str, ...],
    planned: bool = False,
) -> Gift:
    """A thing that the kind of activity names itself: a friendship house, a scholarship."""
    amount = count(chance, writing, *range_, sure=1, planned=planned)
    return Gift(what, "", chance.by_rank(units), amount, True, themes)


def in_words(things: Iterable[Gift]) -> str:
    """Things in a row: a, b và c."""
    *first, last = [gift.words for gift in things]
    return f"{', '.join(first)} và {last}" if first else last


def _fits(row: Row, way: str, marks: Collection[str]) -> bool:
    if row["way"] not in {"", way}:
        return False
    mark = row["marks"]
    return not mark or mark in marks


def _gift(chance: Chance, writing: Writing, row: Row, *, small: bool, planned: bool) -> Gift:
    themes = several(row["themes"])
    first, last = span(row["range"])
    if chance.happens(0.07):
        return Gift(row["what"], "", "", None, True, themes)
    if small:
        first, last = max(1, first * 3 // 10), max(1, first * 9 // 10)
    amount = count(chance, writing, first, last, planned=planned)
    said = row["unit"] != "chiếc" or chance.happens(0.8)
    return Gift(row["what"], row["size"], row["unit"], amount, said, themes)
