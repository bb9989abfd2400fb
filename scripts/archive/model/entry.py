"""How an entry of the format is declared.

Every entry is declared once, as a field of an :class:`Entries` class made by :func:`entry`: name,
kind, label, help, whether it is required. Checks, the reference page, the JSON Schema, the web
form, the tables and the downloads derive from that declaration.

The model is tolerant and the checks are strict: each field has a default, so that one faulty entry
never hides the others of its file. A missing entry is found by :func:`missing`, which ``checking``
reports.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from archive.model.scalars import Scalar

Location = tuple[str | int, ...]
"""A path into a file's entries: ``("activities", 2, "items", 0, "quantity")``."""


class Entries(BaseModel):
    """The entries of one file, or of one group within it, as they were written."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Let the class answer for entries that do not hold what was not written.

        Most was not: entries that are made again (:mod:`archive.model.remade`) hold only the rest.
        """
        super().__pydantic_init_subclass__(**kwargs)
        for name, info in cls.model_fields.items():
            setattr(cls, name, info.get_default())

    def __eq__(self, other: object) -> bool:
        """Whether all values are the same, those that were not written included."""
        if not isinstance(other, Entries):
            return NotImplemented
        return type(self) is type(other) and _every(self) == _every(other)

    def __hash__(self) -> int:
        """Of all values."""
        return hash(_every(self))


def _every(entries: Entries) -> tuple[Any, ...]:
    return tuple([getattr(entries, name) for name in type(entries).model_fields])


def entry(
    label: str,
    help_text: str,
    *,
    required: bool = False,
    default: Any = None,
    alias: str | None = None,
    example: str | None = None,
) -> Any:
    """Declare an entry.

    ``label`` and ``help_text`` are Vietnamese, for the reference page and the form; ``alias`` is
    the written name where it is a word that Python reserves; ``example`` is written YAML.
    """
    return Field(
        default=default,
        title=label,
        description=help_text,
        alias=alias,
        json_schema_extra={"required": required, **({"example": example} if example else {})},
    )


class Declared(NamedTuple):
    """One declared entry, seen from outside."""

    attribute: str
    name: str
    label: str
    help: str
    required: bool
    example: str | None
    scalar: Scalar | None
    """The kind of value; None for a group of entries."""
    group: "type[Entries] | None"
    """The class of the nested entries; None for a scalar."""
    repeated: bool
    """True for a list."""


@cache
def declared(model: type[Entries]) -> tuple[Declared, ...]:
    """All entries that ``model`` declares, in the order of declaration."""
    return tuple(_describe(name, info) for name, info in model.model_fields.items())


@cache
def group_at(model: type[Entries], path: tuple[str, ...]) -> type[Entries] | None:
    """The class of the group reached by written names from ``model``; None when there is none."""
    for name in path:
        found = next((d for d in declared(model) if d.name == name), None)
        if found is None or found.group is None:
            return None
        model = found.group
    return model


class Value(NamedTuple):
    """One written scalar with its place and its kind."""

    location: Location
    value: Any
    scalar: Scalar


_make = tuple.__new__  # as Value(…) does, without a call of Python for each of very many


def values(entries: Entries, location: Location = ()) -> list[Value]:
    """Every scalar written in ``entries``, nested groups and lists included, in order."""
    found: list[Value] = []
    _gather(entries, location, found)
    return found


def share(entries: Entries) -> None:
    """Let all groups in which the same entries are written share one record of which these are.

    It is a third of what a report takes in memory. Nothing ever changes it: entries are frozen.
    """
    written = entries.__pydantic_fields_set__
    object.__setattr__(entries, "__pydantic_fields_set__", shared_names(written))
    for item in _to_look_at(type(entries))[1]:
        value = entries.__dict__[item.attribute] if item.attribute in written else None
        if item.repeated:
            for element in value or ():
                share(element)
        elif value is not None:
            share(value)


def shared_names(written: set[str]) -> set[str]:
    """The one set that stands for all sets of the same names."""
    return _WRITTEN.setdefault(frozenset(written), written)


_WRITTEN: dict[frozenset[str], set[str]] = {}


def missing(entries: Entries, location: Location = ()) -> Iterator[tuple[Location, Declared]]:
    """Required entries that were not written, each with the place of the group that lacks it."""
    written = entries.model_fields_set
    required, groups = _to_look_at(type(entries))
    for item in required:
        if item.attribute not in written:
            yield location, item
    for item in groups:
        value = getattr(entries, item.attribute) if item.attribute in written else None
        if value is None:
            continue
        here = (*location, item.name)
        if item.repeated:
            for index, element in enumerate(value):
                yield from missing(element, (*here, index))
        else:
            yield from missing(value, here)


@cache
def _to_look_at(model: type[Entries]) -> tuple[tuple[Declared, ...], tuple[Declared, ...]]:
    """What may be missing, and the groups in which something may be."""
    items = declared(model)
    return tuple(i for i in items if i.required), tuple(i for i in items if i.group is not None)


@cache
def _to_gather(model: type[Entries]) -> dict[str, tuple[str, Scalar | None, bool]]:
    """Of each attribute the name, the kind of value, and whether it is a list."""
    return {i.attribute: (i.name, i.scalar, i.repeated) for i in declared(model)}


def _gather(entries: Entries, location: Location, found: list[Value]) -> None:
    plan, written = _to_gather(type(entries)), entries.__pydantic_fields_set__
    for attribute, value in entries.__dict__.items():
        if value is None or attribute not in written:
            continue
        name, scalar, repeated = plan[attribute]
        here = (*location, name)
        if scalar is None:
            if not repeated:
                _gather(value, here, found)
                continue
            for index, item in enumerate(value):
                _gather(item, (*here, index), found)
        elif not repeated:
            found.append(_make(Value, (here, value, scalar)))
        else:
            for index, item in enumerate(value):
                found.append(_make(Value, ((*here, index), item, scalar)))


def _describe(attribute: str, info: FieldInfo) -> Declared:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    scalar, group, repeated = _kind(info.annotation, tuple(info.metadata))
    example = extra.get("example")
    return Declared(
        attribute=attribute,
        name=info.alias or attribute,
        label=info.title or attribute,
        help=info.description or "",
        required=bool(extra.get("required")),
        example=str(example) if example is not None else None,
        scalar=scalar,
        group=group,
        repeated=repeated,
    )


def _kind(
    annotation: Any, metadata: tuple[Any, ...]
) -> tuple[Scalar | None, type[Entries] | None, bool]:
    """Look through ``tuple[X, ...]``, ``X | None`` and ``Annotated`` to the kind of one value."""
    for note in metadata:
        if isinstance(note, Scalar):
            return note, None, False
    if isinstance(annotation, type) and issubclass(annotation, Entries):
        return None, annotation, False
    origin = getattr(annotation, "__origin__", None)
    arguments = getattr(annotation, "__args__", ())
    notes = getattr(annotation, "__metadata__", ())
    if notes:
        scalar, group, repeated = _kind(origin, notes)
        if scalar or group:
            return scalar, group, repeated
    for argument in arguments:
        if argument is type(None) or argument is Ellipsis:
            continue
        scalar, group, repeated = _kind(argument, ())
        if scalar or group:
            return scalar, group, repeated or origin is tuple
    message = f"an entry of no declared kind: {annotation!r}"
    raise TypeError(message)
