"""The year's line: a dot for each dated activity, or months where dots are too many."""

from calendar import isleap
from collections import Counter
from dataclasses import dataclass

from archive.composing.figures import WIDTH
from archive.composing.summary import Summary
from archive.language.edtf import ends
from archive.model.records import Activity

MOST_DOTS, MOST_LANES = 48, 8
"""Of more activities, or more at one time, the months are counted instead."""

EDGE = 10
APART, LANE = 18, 28
"""Room beside a mark, and above it with its number, before another may stand."""
_FINE = {"day", "month"}


@dataclass(frozen=True)
class Dot:
    """A dated activity on the year's line; ``number`` is its row in the table."""

    x: float
    y: float
    number: int
    activity: Activity


@dataclass(frozen=True)
class Timeline:
    """The dated activities of one year in order of time.

    ``dots`` is empty where they are too many to draw; then ``by_month`` counts them by the month
    they begin in. ``undated`` counts the year's others: of a quarter, a half, or without a date.
    """

    year: int
    activities: tuple[Activity, ...]
    dots: tuple[Dot, ...]
    by_month: dict[int, int]
    base: int
    height: int
    undated: int

    @property
    def months(self) -> tuple[tuple[float, int], ...]:
        """Where each month is named below the line."""
        return tuple((round(_place((m + 0.5) / 12), 2), m + 1) for m in range(12))


def timeline(summary: Summary, year: int) -> Timeline | None:
    """What was done in ``year``; None when nothing has a date finer than the year."""
    of_year = [a for a in summary.done if a.year == year]
    dated = sorted(filter(_has_date, of_year), key=lambda a: (a.period.earliest, a.uid))
    if not dated:
        return None
    months = Counter(a.period.earliest.month for a in dated)
    lanes: list[float] = []
    placed: list[tuple[float, int]] = []
    for activity in dated:
        x = _middle(activity, year)
        lane = next((n for n, last in enumerate(lanes) if x - last >= APART), len(lanes))
        lanes[lane : lane + 1] = [x]
        placed.append((x, lane))
    drawn = len(dated) <= MOST_DOTS and len(lanes) <= MOST_LANES
    base = 24 + LANE * len(lanes)
    dots = tuple(
        Dot(round(x, 2), base - 14 - LANE * lane, number, activity)
        for number, (activity, (x, lane)) in enumerate(zip(dated, placed, strict=True), 1)
    )
    return Timeline(
        year,
        tuple(dated),
        dots if drawn else (),
        {} if drawn else {m: months[m] for m in range(1, 13)},
        base,
        base + 22,
        len(of_year) - len(dated),
    )


def _has_date(activity: Activity) -> bool:
    if activity.period.precision == "interval":
        return all(end.precision in _FINE for end in ends(activity.period))
    return activity.period.precision in _FINE


def _middle(activity: Activity, year: int) -> float:
    start, end = activity.period.earliest, activity.period.latest
    days = 366 if isleap(year) else 365
    day = start.timetuple().tm_yday + (end - start).days / 2
    return _place(min(day, days) / days)


def _place(share: float) -> float:
    return EDGE + (WIDTH - 2 * EDGE) * share
