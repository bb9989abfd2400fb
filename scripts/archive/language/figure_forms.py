"""The forms in which figures are written in running Vietnamese text: 20.000, 05, 1,2."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

GROUP_GAP = "[ \u00a0\u2009\u202f]"
"""What may stand between groups of three, as an expression."""

# Longest forms first. Those that are not sure are no Vietnamese custom, but they occur.
_FIGURES: tuple[tuple[str, Callable[[str], Decimal], bool], ...] = (
    (r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", lambda t: _plain(t, "."), True),
    (rf"[1-9]\d{{0,2}}(?:{GROUP_GAP}\d{{3}})+(?:,\d+)?", lambda t: _plain(t, ""), True),
    (r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?", lambda t: Decimal(t.replace(",", "")), False),
    (r"[1-9]\d{0,2},\d{3}", lambda t: _plain(t, ""), False),
    (r"\d+,\d+", lambda t: _plain(t, ""), True),
    (r"\d+\.\d+", Decimal, False),
    (r"\d+", Decimal, True),
)
# No figure before and none behind: 31.3.2021 holds neither 31.3 nor 3.2021.
_FIGURE_FORMS = [
    rf"(?<!\d[.,])(?:{form})(?![.,]?\d)" if form != r"\d+" else form for form, _, _ in _FIGURES
]
_ASCII_FORMS = [form.replace(r"\d", "[0-9]") for form in _FIGURE_FORMS]
# With no other figures near behind them figures are of the last form: so they are asked first.
_ALONE = rf"(?P<alone>[0-9]++(?!(?:[.,]|{GROUP_GAP})[0-9]))"
_ANY = "|".join(f"(?P<form{n}>{form})" for n, form in enumerate(_ASCII_FORMS))

FIGURE = f"(?=[0-9])(?:{_ALONE}|{_ANY})"
"""Figures of any form, as an expression with a group for each."""

_FORMS: dict[str, tuple[Callable[[str], Decimal], bool]] = {
    f"form{n}": (read, sure) for n, (_, read, sure) in enumerate(_FIGURES)
} | {"alone": (Decimal, True)}
_ONE = Decimal(1)


def form_of(kind: str) -> tuple[Callable[[str], Decimal], bool]:
    """What reads figures of the group ``kind``, and whether it is sure."""
    return _FORMS[kind]


@lru_cache(maxsize=4096)  # years, days and small numbers, again and again
def read_figure(kind: str, typed: str) -> tuple[Decimal, bool]:
    """The value of figures of one form, and whether it is sure."""
    read, certain = _FORMS[kind]
    return in_short(read(typed)), certain


def in_short(value: Decimal) -> Decimal:
    """``value``; a whole number without zeros behind the comma."""
    if value == value.to_integral_value() and value.adjusted() < 27:
        return value.quantize(_ONE)
    return value


def _plain(typed: str, group: str) -> Decimal:
    if group:
        typed = typed.replace(group, "")
    return Decimal(re.sub(GROUP_GAP, "", typed).replace(",", "."))
