"""Counts as rows with bars: what each is called, where it leads, how long its bar is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.model.archive import Archive


@dataclass(frozen=True)
class Rank:
    """A row: its words, the address it leads to (None: nowhere), its count.

    ``share`` is the length of its bar, 0–100 of the largest count of all, shown or not.
    """

    words: str
    address: str | None
    count: int
    share: float


@dataclass(frozen=True, eq=False)
class Ranks:
    """Rows of the counts that a summary makes, in their order; at most ``most`` of them."""

    archive: Archive

    def kinds(self, counts: Mapping[str, int], most: int | None = None) -> list[Rank]:
        """Counts by kind of activity."""
        label = self.archive.lists.label
        named = ((label("loai-hoat-dong", c), f"hoat-dong/{c}/", n) for c, n in counts.items())
        return ranks(named, most)

    def countries(self, counts: Mapping[str, int], most: int | None = None) -> list[Rank]:
        """Counts by ISO code of a country."""
        label = self.archive.lists.label
        named = ((label("quoc-gia", c), f"quoc-gia/{c.lower()}/", n) for c, n in counts.items())
        return ranks(named, most)

    def organizations(self, counts: Mapping[str, int], most: int | None = None) -> list[Rank]:
        """Counts by id of a Vietnamese body."""
        known = self.archive.organizations
        named = ((known[o].short_name, known[o].address, n) for o, n in counts.items())
        return ranks(named, most)

    def months(self, counts: Mapping[int, int]) -> list[Rank]:
        """Counts by month of one year, 1–12."""
        return ranks((f"tháng {month}", None, n) for month, n in counts.items())


def ranks(rows: Iterable[tuple[str, str | None, int]], most: int | None = None) -> list[Rank]:
    """Rows of words, address and count, with their bars; the scale begins at zero."""
    every = list(rows)
    largest = max((count for _, _, count in every), default=0) or 1
    return [Rank(*row, round(row[2] * 100 / largest, 2)) for row in every[:most]]
