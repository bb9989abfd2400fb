"""A picture of the growth: both axes logarithmic, so that what is linear is a slope of one."""

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil, floor, log10

from tests.benchmarks.builds.growth import TOLD, Points, power
from tests.benchmarks.search.tables import number

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 64, 250, 48, 44
COLOURS = ("#0b6e4f", "#9c2c77", "#b3541e", "#2d5d9f", "#5f8f2f", "#6b6b6b")
_SAID = 'role="img" font-family="system-ui, sans-serif" font-size="12" fill="#222"'
APART = 15
"""Least height between the names of two lines."""


def plot(series: dict[str, Points], title: str) -> str:
    """SVG of the lines by name, each labelled at its end with its exponent; reports to the right.

    Figures must be above 0.
    """
    every = [point for points in series.values() for point in points]
    left, right = _decades([x for x, _ in every])
    low, high = _decades([y for _, y in every])

    def at(x: float, y: float) -> tuple[float, float]:
        across = (log10(x) - left) / (right - left)
        up = (log10(y) - low) / (high - low)
        return (
            LEFT + across * (WIDTH - LEFT - RIGHT),
            HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM),
        )

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {_SAID}>',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="24" font-size="15" font-weight="600">{escape(title)}</text>',
    ]
    for decade in range(left, right + 1):
        x, foot = at(10.0**decade, 10.0**low)
        parts.append(_rule(x, TOP, x, foot))
        parts.append(_text(x, foot + 18, number(10**decade, 0), "middle"))
    for decade in range(low, high + 1):
        x, y = at(10.0**left, 10.0**decade)
        parts.append(_rule(x, y, WIDTH - RIGHT, y))
        parts.append(_text(x - 8, y + 4, number(10.0**decade, max(0, -decade)), "end"))
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "báo cáo", "middle"))
    ends = {name: at(*points[-1])[1] for name, points in series.items()}
    heights = _apart(ends)
    for colour, (name, points) in zip(COLOURS, series.items(), strict=False):
        places = [at(*point) for point in points]
        parts += _line(places, colour)
        told = TOLD.get(name, name)
        grown = power(points)
        if grown is not None:
            told += f", số mũ {number(grown, 2)}"
        x, y = WIDTH - RIGHT + 8, heights[name]
        parts.append(_rule(places[-1][0], places[-1][1], x - 3, y, colour))
        parts.append(_text(x, y + 4, told, "start", colour))
    return "\n".join([*parts, "</svg>", ""])


def _decades(figures: Sequence[float]) -> tuple[int, int]:
    low, high = floor(log10(min(figures))), ceil(log10(max(figures)))
    return low, max(high, low + 1)


def _apart(heights: dict[str, float]) -> dict[str, float]:
    """The heights of names, moved down where two would touch."""
    moved: dict[str, float] = {}
    before = -float("inf")
    for name, height in sorted(heights.items(), key=lambda item: item[1]):
        before = moved[name] = max(height, before + APART)
    return moved


def _line(places: Sequence[tuple[float, float]], colour: str) -> Iterator[str]:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for x, y in places:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'


def _rule(x: float, y: float, to_x: float, to_y: float, colour: str = "#ddd") -> str:
    return (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" '
        f'stroke="{colour}" stroke-width="0.75"/>'
    )


def _text(x: float, y: float, text: str, anchor: str, colour: str = "#222") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(text)}</text>"
    )
