"""Entries made again from plain text in which no fault was found before.

To read ten thousand reports again costs more than all else after an edit, and most of that is
looking whether each value is right. Here nothing is looked at: what was right is only made.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from archive.model.entry import Declared, Entries, declared, shared_names
from archive.model.scalars import AS_WRITTEN, reader

Model = TypeVar("Model", bound=Entries)
_new = object.__new__
# the places of a model's object; to ask its class for them by name takes twice the time
_hold, _tell_written, _tell_extra, _tell_private = (
    vars(BaseModel)[name].__set__
    for name in (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    )
)


def remade(model: type[Model], plain: dict[str, Any]) -> Model:
    """What ``model.model_validate(plain)`` gives where it finds no fault, its parts shared.

    ``plain`` is used up: its groups become what the entries hold. What was not written does not
    stand there; whoever asks for it is given the default of the class.
    Of anything else the result is undefined: ask only of what was validated by this very program.
    """
    made: Model = _made(_plan(model), plain)
    return made


class _Plan(NamedTuple):
    """How the entries of a model are made."""

    model: type[Entries]
    steps: dict[str, tuple[str, Callable[[Any], Any] | None]]
    """By written name, in the order of declaration: the attribute, and what makes its value where
    it is not as written."""
    ways: dict[tuple[str, ...], "_Way"]
    """How they are made where these names were written, in that order."""


class _Way(NamedTuple):
    """What is to be done with what was written."""

    made: tuple[tuple[str, Callable[[Any], Any]], ...]
    """Name and maker of the values that are not as written."""
    order: tuple[tuple[str, str], ...]
    """Attribute and name of all, as they are declared; empty where they were written so."""
    written: set[str]
    """The attributes of all names."""


@cache
def _plan(model: type[Entries]) -> _Plan:
    return _Plan(model, {item.name: (item.attribute, _maker(item)) for item in declared(model)}, {})


def _way(plan: _Plan, names: tuple[str, ...]) -> _Way:
    steps = [(name, make) for name in names if (make := plan.steps[name][1]) is not None]
    order = tuple((to, name) for name, (to, _) in plan.steps.items() if name in set(names))
    as_declared = order == tuple((name, name) for name in names)
    written = shared_names({attribute for attribute, _ in order})
    plan.ways[names] = way = _Way(tuple(steps), () if as_declared else order, written)
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


def _made(plan: _Plan, plain: dict[str, Any]) -> Any:
    names = tuple(plain)
    made, order, written = plan.ways.get(names) or _way(plan, names)
    for name, make in made:
        plain[name] = make(plain[name])
    entries = _new(plan.model)
    _hold(entries, {attribute: plain[name] for attribute, name in order} if order else plain)
    _tell_written(entries, written)
    _tell_extra(entries, None)
    _tell_private(entries, None)
    return entries
