"""Where the marks of a figure stand: pure functions from numbers to places.

Units are those of the drawing: 400 wide, text 12 high (see the theme's catalogue). Bars begin at
zero; what has no record is drawn as missing, never as zero; unlike units never share a scale.
The year's line is in ``timelines``, who gave to whom in ``flows``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from archive.composing.counts import Counts
from archive.composing.summary import Summary
from archive.composing.words import figure
from archive.model.totals import Total

WIDTH = 400
BAR_HEIGHT = 110
TOP = 22
"""Room above the highest bar for its figure."""

DIGIT = 7.5
"""Width that a digit or a point of a bold figure takes at most."""

GAP = 4
"""Least room between two labels."""


@dataclass(frozen=True)
class Bar:
    """A column: left edge, top, width, height, and the count it stands for."""

    x: float
    y: float
    width: float
    height: float
    count: int
    labelled: bool

    @property
    def middle(self) -> float:
        """Where its label is centred."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True)
class YearBar:
    """The columns of one year; each None when there is nothing of its kind."""

    year: int
    middle: float
    labelled: bool
    done: Bar | None
    planned: Bar | None

    @property
    def is_missing(self) -> bool:
        """No activity of this year is on record, done or planned."""
        return self.done is None and self.planned is None


@dataclass(frozen=True)
class YearBars:
    """Columns by year, the foot they stand on, the height of the drawing, a column's width."""

    bars: tuple[YearBar, ...]
    base: int
    height: int
    width: float


def year_bars(summary: Summary | Counts) -> YearBars | None:
    """Done activities by year, planned ones beside them; None when there is nothing to draw."""
    return columns(summary.by_year, summary.planned_by_year)


def columns(done: Mapping[int, int], planned: Mapping[int, int]) -> YearBars | None:
    """Two counts by year, drawn side by side on one scale; years between are missing.

    Where years are many, every second, third… is labelled, so that no label touches another.
    """
    years = {year for counts in (done, planned) for year, count in counts.items() if count}
    if not years:
        return None
    first, last = min(years), max(years)
    most = max(max(counts.get(year, 0) for year in years) for counts in (done, planned))
    widest_done, widest_planned = _widest(done.values()), _widest(planned.values())
    both = any(planned.values())
    label = max(4 * DIGIT, widest_done + (widest_planned if both else 0)) + GAP
    margin = label / 2
    step = (WIDTH - 2 * margin) / (last - first + 1)
    width = min(60.0, step * 0.7)
    apart = width / 2 if both else 0.0
    wide = round(width - apart, 2)
    every = -int(-label // step)
    # without room for both figures the done one stands alone; the table has both
    room_for_both = apart >= (widest_done + widest_planned) / 2 + GAP
    base = TOP + BAR_HEIGHT

    def bar(middle: float, count: int, *, labelled: bool) -> Bar | None:
        if not count:
            return None
        height = max(1.0, BAR_HEIGHT * count / most)  # one in ten thousand is still to be seen
        x, y = round(middle - wide / 2, 2), round(base - height, 2)
        return Bar(x, y, wide, round(height, 2), count, labelled)

    bars = []
    for index, year in enumerate(range(first, last + 1)):
        middle, named = margin + (index + 0.5) * step, index % every == 0
        aside = apart / 2 if done.get(year) and planned.get(year) else 0.0
        ours = bar(middle - aside, done.get(year, 0), labelled=named)
        theirs_named = named and (ours is None or room_for_both)
        theirs = bar(middle + aside, planned.get(year, 0), labelled=theirs_named)
        bars.append(YearBar(year, round(middle, 2), named, ours, theirs))
    return YearBars(tuple(bars), base, base + 22, wide)


def gift_groups(totals: Iterable[Total]) -> list[tuple[Total, float | None]]:
    """Totals with those of one unit together, each with its share (0–100) of that unit's largest.

    The share is None where there is nothing of the same unit to compare with, or no number.
    """
    groups: defaultdict[str, list[Total]] = defaultdict(list)
    for total in totals:
        groups[total.unit].append(total)
    found: list[tuple[Total, float | None]] = []
    for unit, members in groups.items():
        stated = [t.quantity for t in members if t.quantity]
        most = max(stated, default=Decimal(0))
        comparable = bool(unit) and len(stated) > 1
        found += (
            (t, _share(t.quantity, most) if comparable and t.quantity else None) for t in members
        )
    return found


def _share(value: Decimal, most: Decimal) -> float:
    return float(round(value * 100 / most, 2))


def _widest(counts: Iterable[int]) -> float:
    return max((len(figure(count)) for count in counts), default=0) * DIGIT
