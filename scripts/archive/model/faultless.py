"""Entries made of plain text in one go, where there is no fault in it.

What pydantic makes of a declaration must say all that is wrong, and asks Python of each value.
Nearly every file is faultless: here the same entries are made by pydantic's own validators, which
refuse more and tell nothing. Whatever they refuse is read again by those that tell.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from archive.language.slugs import ID, LONGEST_ID
from archive.model.choices import CHOICES
from archive.model.entry import Declared, Entries, declared
from archive.model.scalars import IN_ONE_LINE, Scalar, reader

Model = TypeVar("Model", bound=Entries)


def faultless(model: type[Model], plain: Mapping[str, Any]) -> Model | None:
    """What ``model.model_validate(plain)`` gives; None when there is a fault or an entry lacks.

    ``plain`` holds text, each of one line, and lists and groups of such.
    """
    try:
        made: Model = _validator(model).validate_python(plain)
    except ValidationError:
        return None
    return made


@cache
def _validator(model: type[Entries]) -> SchemaValidator:
    # a group's own validator, where it has one by now, would ask Python, and miss no entry
    return SchemaValidator(_group(model), _use_prebuilt=False)


def _group(model: type[Entries]) -> CoreSchema:
    fields = {
        item.attribute: core_schema.model_field(_field(model, item), validation_alias=item.name)
        for item in declared(model)
    }
    return core_schema.model_schema(
        model, core_schema.model_fields_schema(fields, extra_behavior="forbid")
    )


def _field(model: type[Entries], item: Declared) -> CoreSchema:
    schema = _value(item)
    if item.repeated:
        schema = core_schema.tuple_variable_schema(schema)
    if item.required:  # to pydantic no entry is: what lacks is told by a rule
        return schema
    default = model.model_fields[item.attribute].get_default()
    return core_schema.with_default_schema(schema, default=default)


def _value(item: Declared) -> CoreSchema:
    if item.group is not None:
        return _group(item.group)
    return _scalar(item.scalar or Scalar("text"))


@cache
def _scalar(scalar: Scalar) -> CoreSchema:
    if scalar.kind == "choice":
        return core_schema.literal_schema(list(CHOICES[scalar.of[0]]))
    if scalar.kind == "id":
        return core_schema.str_schema(strict=True, max_length=LONGEST_ID, pattern=f"^{ID}$")
    text = core_schema.str_schema(strict=True)
    if scalar.kind in IN_ONE_LINE:
        return text
    read = core_schema.no_info_plain_validator_function(reader(scalar))
    return core_schema.chain_schema([text, read])
