"""Which kinds of activity a body reports on, and how often."""

from functools import cache

from archive.sampling.chance import Chance
from archive.sampling.setting import Setting
from archive.sampling.tables import Row, rows, weights

IN_EPIDEMIC = {"giao-luu": 0.3, "doan-ra": 0.1, "doan-vao": 0.1, "trao-tang": 1.6}
"""How much more often, or less, while borders were closed."""
FIXED = {
    "nha-huu-nghi": ("nhà hữu nghị", ("căn", "ngôi"), (1, 12), ("an-sinh",)),
    "hoc-bong": ("học bổng", ("suất",), (5, 150), ("giao-duc",)),
}
"""What activities of these kinds always give: thing, units, range, themes."""


def kind_for(setting: Setting, chance: Chance) -> Row:
    """A kind of activity that a body like this reports on, in a year like this."""
    marks = setting.marks
    weighed = _weighed(setting.body.kind, setting.is_terse, "covid" in marks, "bien-gioi" in marks)
    free = [kind["kind"] not in FIXED or fixed_key(kind) not in setting.taken for kind in _kinds()]
    return chance.weighted(_kinds(), [w * may for w, may in zip(weighed, free, strict=True)])


def kind_named(code: str) -> Row:
    """The kind of that code."""
    return next(kind for kind in _kinds() if kind["kind"] == code)


def fixed_key(kind: Row) -> tuple[str, str]:
    """What a setting remembers when a kind has given its thing, which it does once a report."""
    return f"trao {FIXED[kind['kind']][0]}", ""


@cache
def _kinds() -> tuple[Row, ...]:
    return rows("kinds")


@cache
def _weighed(body: str, is_terse: bool, in_epidemic: bool, at_border: bool) -> tuple[float, ...]:
    """How often a kind of body reports on each kind of activity."""
    found = []
    for kind in _kinds():
        code, by = kind["kind"], kind["by"]
        table = weights(by.removeprefix("!"))
        weight = float(kind["weight"]) * table.get(body, 0 if by.startswith("!") else 1)
        if in_epidemic:
            weight *= IN_EPIDEMIC.get(code, 1)
        if is_terse and kind["group"] in {"doan", "trao"}:
            weight *= 0.4
        if not at_border and code in {"bien-gioi", "ket-nghia"}:
            weight *= 0.1
        found.append(weight)
    return tuple(found)
