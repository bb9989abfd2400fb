"""The declarations as JSON Schema, for editors, forms and other programs.

Every scalar is text in the file, so every leaf is a string with the pattern of its kind.
"""

from typing import Any

from archive.model.choices import CHOICES
from archive.model.entry import Declared, Entries, declared
from archive.model.scalars import SHAPES, Scalar

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(model: type[Entries]) -> dict[str, Any]:
    """The schema (draft 2020-12) of a file's entries, with Vietnamese titles and descriptions."""
    return {"$schema": DIALECT, **_group(model)}


def _group(model: type[Entries]) -> dict[str, Any]:
    entries = declared(model)
    return {
        "type": "object",
        "properties": {item.name: _entry(item) for item in entries},
        "required": [item.name for item in entries if item.required],
        "additionalProperties": False,
    }


def _entry(item: Declared) -> dict[str, Any]:
    if item.group is not None:
        shape = _group(item.group)
    elif item.scalar is not None:
        shape = _scalar(item.scalar)
    else:
        message = f"{item.name} is neither a group nor a value"
        raise TypeError(message)
    if item.repeated:
        shape = {"type": "array", "items": shape}
    return {"title": item.label, "description": item.help, **shape}


def _scalar(scalar: Scalar) -> dict[str, Any]:
    if scalar.kind == "choice":
        return {"type": "string", "enum": list(CHOICES[scalar.of[0]])}
    return {"type": "string", **SHAPES.get(scalar.kind, {})}
