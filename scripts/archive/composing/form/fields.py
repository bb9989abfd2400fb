"""The model's entries as the fields of a form.

A field is plain data for the browser: ``name``, ``label``, ``help``, ``kind`` (of a scalar, or
``group``), and only where they apply ``of`` (the list or collections a value points into),
``required``, ``many``, ``example``, ``fields`` (of a group), ``none`` (a list that can be stated to
be none, which is not the same as absent) and ``single`` (a group that may be absent although
entries within it are required: in a form it is a list of at most one).
"""

from collections.abc import Iterator
from typing import Any

from archive.model.authority import OrganizationEntries, PartnerEntries
from archive.model.entry import Declared, Entries, declared
from archive.model.report import ReportEntries

Field = dict[str, Any]

FORMS: dict[str, type[Entries]] = {
    "bao-cao": ReportEntries,
    "to-chuc": OrganizationEntries,
    "doi-tac": PartnerEntries,
}
"""What can be written in the form, by the id of its collection there."""

LEFT_OUT: dict[str, str] = {
    "formerly": "Chỉ ghi khi một trang dời địa chỉ; dời trang là việc của người biên tập.",
}
"""Entries that no form asks for, each with the reason; in a file that has them they stay."""


def fields(model: type[Entries]) -> list[Field]:
    """The fields of ``model``, nested ones within, in the order of declaration."""
    return [_field(model, item) for item in declared(model) if item.name not in LEFT_OUT]


def every_field(form: list[Field], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every field, those of groups after their group."""
    for field in form:
        here = (*path, field["name"])
        yield here
        yield from every_field(field.get("fields", []), here)


def lists_used(form: list[Field]) -> set[str]:
    """The controlled and the closed lists whose codes the fields ask for."""
    found = {field["of"][0] for field in form if field["kind"] in {"code", "choice"}}
    return found.union(*(lists_used(field.get("fields", [])) for field in form))


def _field(model: type[Entries], item: Declared) -> Field:
    field: Field = {"name": item.name, "label": item.label, "help": item.help}
    if item.required:
        field["required"] = True
    if item.repeated:
        field["many"] = True
        # only lists without a default of () know an empty one from an absent one
        if model.model_fields[item.attribute].default is None:
            field["none"] = True
    if item.example is not None:
        field["example"] = item.example
    if item.scalar is not None:
        field["kind"] = item.scalar.kind
        if item.scalar.of:
            field["of"] = list(item.scalar.of)
        return field
    assert item.group is not None  # noqa: S101  an entry is a scalar or a group
    field |= {"kind": "group", "fields": fields(item.group)}
    if not item.repeated and not item.required and any(f.get("required") for f in field["fields"]):
        field["single"] = True
    return field
