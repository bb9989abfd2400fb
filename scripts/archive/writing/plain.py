"""The entries of a record as what a contributor writes: text, lists and groups."""

from decimal import Decimal
from typing import Any, TypeAlias, Union

from archive.language.dates import Edtf
from archive.model.entry import Entries, declared

# a Union, since `|` makes no alias of itself while the name is still being defined
Plain: TypeAlias = Union[str, list["Plain"], dict[str, "Plain"]]  # noqa: UP007  as above
"""Text, a list, or a group of entries by name: all that the format knows."""


def plain_entries(entries: Entries) -> dict[str, Plain]:
    """What was written in ``entries``, by written names, in the order of declaration."""
    return {
        item.name: _plain(getattr(entries, item.attribute))
        for item in declared(type(entries))
        if item.attribute in entries.model_fields_set
        and getattr(entries, item.attribute) is not None
    }


def _plain(value: Any) -> Plain:
    if isinstance(value, Entries):
        return plain_entries(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)
