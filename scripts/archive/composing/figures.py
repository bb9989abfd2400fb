"""Where the marks of a figure stand: pure functions from numbers to places.

Units are those of the drawing: 400 wide, text 12 high (see the theme's catalogue). Bars begin at
zero; what has no record is drawn as missing, never as zero; unlike units never share a scale.
"""

import textwrap
from calendar import isleap
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from archive.composing.summary import Summary
from archive.model.archive import Archive
from archive.model.records import Activity, Organization, Partner
from archive.model.totals import Total

WIDTH = 400
BAR_HEIGHT = 110
TOP = 22
"""Room above the highest bar for its figure."""

MOST_LABELS = 14
"""Years whose labels fit side by side; of more years every second, third… is named."""

MOST_EDGES = 14
"""Pairs that a flow draws, the busiest first; the table has all."""

NAME_LENGTH = 21
ROW = 46


@dataclass(frozen=True)
class Bar:
    """A bar: left edge, top, width, height, what it stands for."""

    x: float
    y: float
    width: float
    height: float
    year: int
    done: int
    planned: int
    labelled: bool

    @property
    def middle(self) -> float:
        """Where its labels are centred."""
        return self.x + self.width / 2

    @property
    def is_missing(self) -> bool:
        """No activity of this year is on record, done or planned."""
        return not self.done and not self.planned


@dataclass(frozen=True)
class YearBars:
    """Bars by year with the height of the drawing."""

    bars: tuple[Bar, ...]
    height: int
    base: int


def year_bars(summary: Summary) -> YearBars | None:
    """Done activities by year, planned ones beside them; None when there is nothing to draw."""
    done = Counter(a.year for a in summary.done)
    planned = Counter(a.year for a in summary.planned)
    years = {*done, *planned}
    if not years:
        return None
    first, last = min(years), max(years)
    count = last - first + 1
    most = max(*done.values(), *planned.values(), 1)
    step = WIDTH / count
    width = min(60.0, step * 0.7)
    every = -(-count // MOST_LABELS)
    base = TOP + BAR_HEIGHT
    bars = []
    for index, year in enumerate(range(first, last + 1)):
        shown = max(done[year], planned[year])
        height = BAR_HEIGHT * shown / most
        bars.append(
            Bar(
                round(index * step + (step - width) / 2, 2),
                round(base - height, 2),
                round(width, 2),
                round(height, 2),
                year,
                done[year],
                planned[year],
                index % every == 0,
            )
        )
    return YearBars(tuple(bars), base + 22, base)


@dataclass(frozen=True)
class Dot:
    """A dated activity on the year's line; ``lane`` 0 is nearest to the axis."""

    x: float
    y: float
    number: int
    activity: Activity


@dataclass(frozen=True)
class Timeline:
    """Dated activities of one year, and how many of some time in the year there are besides."""

    year: int
    dots: tuple[Dot, ...]
    months: tuple[tuple[float, int], ...]
    base: int
    height: int
    undated: int


def timeline(summary: Summary) -> Timeline | None:
    """The year's line; None when no activity has a date finer than the year."""
    dated = [a for a in summary.done if a.period.precision in {"day", "month", "interval"}]
    years = Counter(a.year for a in dated)
    if not years:
        return None
    year = max(years, key=lambda y: (years[y], y))
    shown = sorted((a for a in dated if a.year == year), key=lambda a: (a.period.earliest, a.uid))
    days = 366 if isleap(year) else 365
    lanes: list[float] = []
    placed: list[tuple[float, int, Activity]] = []
    for activity in shown:
        start, end = activity.period.earliest, activity.period.latest
        day = (start.timetuple().tm_yday + (end - start).days / 2) if end.year == year else days
        x = 10 + (WIDTH - 20) * min(day, days) / days
        lane = next((n for n, last in enumerate(lanes) if x - last >= 18), len(lanes))
        lanes[lane : lane + 1] = [x]
        placed.append((x, lane, activity))
    base = 24 + 18 * len(lanes)
    dots = tuple(
        Dot(round(x, 2), base - 14 - 18 * lane, number, activity)
        for number, (x, lane, activity) in enumerate(placed, 1)
    )
    months = tuple((round(10 + (WIDTH - 20) * (m + 0.5) / 12, 2), m + 1) for m in range(12))
    undated = sum(a.year == year for a in summary.done) - len(dots)
    return Timeline(year, dots, months, base, base + 22, undated)


@dataclass(frozen=True)
class Node:
    """A body at one side of a flow: its name in lines, and where it stands."""

    name: str
    lines: tuple[str, ...]
    y: float


@dataclass(frozen=True)
class Edge:
    """Gifts from a Vietnamese body to a partner (``trao``) or back (``nhan``)."""

    organization: str
    partner: str
    direction: str
    times: int
    y1: float
    y2: float
    thickness: float


@dataclass(frozen=True)
class Flow:
    """Who gave to whom, how many times."""

    left: tuple[Node, ...]
    right: tuple[Node, ...]
    edges: tuple[Edge, ...]
    all_edges: tuple[tuple[str, str, str, int], ...]
    height: int


def flow(summary: Summary) -> Flow | None:
    """Gifts between bodies and partners with a record; None when there are none."""
    archive = summary.archive
    counts: Counter[tuple[str, str, str]] = Counter()
    for activity in summary.done:
        counts.update(_pairs(archive, activity))
    if not counts:
        return None
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    drawn = ordered[:MOST_EDGES]
    lefts = list(dict.fromkeys(key[0] for key, _ in drawn))
    rights = list(dict.fromkeys(key[1] for key, _ in drawn))
    height = ROW * max(len(lefts), len(rights))
    at_left, at_right = _spread(lefts, height), _spread(rights, height)
    both = {(key[0], key[1]) for key in counts if (*key[:2], "trao") in counts} & {
        (key[0], key[1]) for key in counts if (*key[:2], "nhan") in counts
    }
    edges = []
    for (left, right, direction), times in drawn:
        # a pair that gives both ways has two lines side by side
        shift = 0 if (left, right) not in both else (-4 if direction == "trao" else 4)
        y1, y2 = at_left[left] + shift, at_right[right] + shift
        edges.append(Edge(left, right, direction, times, y1, y2, min(1.5 + times, 7)))
    return Flow(
        tuple(_node(archive, f"to-chuc/{o}", y) for o, y in at_left.items()),
        tuple(_node(archive, f"doi-tac/{p}", y) for p, y in at_right.items()),
        tuple(edges),
        tuple((*key, times) for key, times in ordered),
        height,
    )


def gift_groups(totals: tuple[Total, ...]) -> list[tuple[str, list[tuple[Total, float]]]]:
    """Totals by unit, each with the share (0–100) of the largest in the same unit.

    A unit of one thing only has nothing to be compared with, and is left to the table.
    """
    groups: defaultdict[str, list[Total]] = defaultdict(list)
    for total in totals:
        if total.quantity and total.direction:
            groups[total.unit].append(total)
    return [
        (unit, [(t, float(round((t.quantity or 0) * 100 / most, 2))) for t in found])
        for unit, found in groups.items()
        if len(found) > 1 and (most := max(t.quantity or Decimal(0) for t in found))
    ]


def shares(counts: Mapping[str, int]) -> list[tuple[str, int, float]]:
    """Each count with its share (0–100) of the largest."""
    most = max(counts.values(), default=1)
    return [(code, count, round(count * 100 / most, 2)) for code, count in counts.items()]


def _pairs(archive: Archive, activity: Activity) -> set[tuple[str, str, str]]:
    roles, direction = activity.entries.parties, activity.gift_direction
    if roles is None or direction is None:
        return set()
    givers = (*roles.giver, *roles.on_behalf_of)
    ours, theirs = (givers, roles.recipient) if direction == "trao" else (roles.recipient, givers)
    return {
        (o.removeprefix("to-chuc/"), p.removeprefix("doi-tac/"), direction)
        for o in ours
        for p in theirs
        if isinstance(archive.record(o), Organization) and isinstance(archive.record(p), Partner)
    }


def _spread(names: list[str], height: int) -> dict[str, float]:
    step = height / len(names)
    return {name: round(step * (index + 0.5), 2) for index, name in enumerate(names)}


def _node(archive: Archive, reference: str, y: float) -> Node:
    name = archive.party_name(reference, short=True)
    lines = textwrap.wrap(name, NAME_LENGTH, max_lines=3, placeholder="…")
    return Node(name, tuple(lines), y)
