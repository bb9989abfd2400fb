"""Entries made again from plain text in which no fault was found before.

To read ten thousand reports again costs more than all else after an edit, and most of that is
looking whether each value is right. Here nothing is looked at: what was right is only made.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from archive.model.entry import Declared, Entries, declared, shared_names
from archive.model.scalars import AS_WRITTEN, reader

Model = TypeVar("Model", bound=Entries)
_set = object.__setattr__


def remade(model: type[Model], plain: Mapping[str, Any]) -> Model:
    """What ``model.model_validate(plain)`` gives where it finds no fault, its parts shared.

    Of anything else the result is undefined: ask only of what was validated by this very program.
    """
    made: Model = _made(_plan(model), plain)
    return made


class _Plan(NamedTuple):
    """How the entries of a model are made."""

    model: type[Entries]
    defaults: dict[str, Any]
    """By attribute, in the order of declaration."""
    steps: dict[str, tuple[str, Callable[[Any], Any] | None]]
    """By written name: the attribute, and what makes its value where it is not as written."""
    written: dict[tuple[str, ...], set[str]]
    """The attributes of the names that were written, in their order."""


@cache
def _plan(model: type[Entries]) -> _Plan:
    defaults = {name: info.get_default() for name, info in model.model_fields.items()}
    steps = {item.name: (item.attribute, _maker(item)) for item in declared(model)}
    return _Plan(model, defaults, steps, {})


def _maker(item: Declared) -> Callable[[Any], Any] | None:
    if item.group is not None:
        plan = _plan(item.group)
        if item.repeated:
            return lambda groups: tuple([_made(plan, group) for group in groups])
        return lambda group: _made(plan, group)
    scalar = item.scalar
    one = None if scalar is None or scalar.kind in AS_WRITTEN else reader(scalar)
    if not item.repeated:
        return one
    return tuple if one is None else lambda values: tuple(map(one, values))


def _made(plan: _Plan, plain: Mapping[str, Any]) -> Any:
    model, defaults, steps, written = plan
    values = defaults.copy()
    for name, value in plain.items():
        attribute, make = steps[name]
        values[attribute] = value if make is None else make(value)
    names = tuple(plain)
    known = written.get(names)
    if known is None:
        known = written[names] = shared_names({steps[name][0] for name in names})
    entries = model.__new__(model)
    _set(entries, "__dict__", values)
    _set(entries, "__pydantic_fields_set__", known)
    _set(entries, "__pydantic_extra__", None)
    _set(entries, "__pydantic_private__", None)
    return entries
