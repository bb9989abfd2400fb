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
_set, _new = object.__setattr__, object.__new__


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
    ways: dict[tuple[str, ...], "_Way"]
    """How they are made where these names were written, in that order."""


class _Way(NamedTuple):
    """What is left to do once defaults and what was written lie over one another."""

    made: tuple[tuple[str, str, Callable[[Any], Any]], ...]
    """Name, attribute and maker of the values that are not as written."""
    renamed: tuple[tuple[str, str], ...]
    """Name and attribute of the others that go by another name than their attribute."""
    foreign: tuple[str, ...]
    """The names that are no attributes."""
    written: set[str]
    """The attributes of all names."""


@cache
def _plan(model: type[Entries]) -> _Plan:
    defaults = {name: info.get_default() for name, info in model.model_fields.items()}
    steps = {item.name: (item.attribute, _maker(item)) for item in declared(model)}
    return _Plan(model, defaults, steps, {})


def _way(plan: _Plan, names: tuple[str, ...]) -> _Way:
    steps = [(name, *plan.steps[name]) for name in names]
    plan.ways[names] = way = _Way(
        tuple((name, attribute, make) for name, attribute, make in steps if make is not None),
        tuple((name, to) for name, to, make in steps if make is None and name != to),
        tuple(name for name, to, _ in steps if name not in plan.defaults),
        shared_names({attribute for _, attribute, _ in steps}),
    )
    return way


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
    model, defaults, _, ways = plan
    names = tuple(plain)
    # most of what is written stands as it is: it is laid over the defaults in one step
    made, renamed, foreign, written = ways.get(names) or _way(plan, names)
    values = {**defaults, **plain}
    for name, attribute, make in made:
        values[attribute] = make(plain[name])
    if foreign:
        for name, attribute in renamed:
            values[attribute] = plain[name]
        for name in foreign:
            del values[name]
    entries = _new(model)
    _set(entries, "__dict__", values)
    _set(entries, "__pydantic_fields_set__", written)
    _set(entries, "__pydantic_extra__", None)
    _set(entries, "__pydantic_private__", None)
    return entries
