"""Front matter written from plain values, in the format's own style.

The room of writing keeps what people have written; here every value is new, and ten thousand files
are to be written, so this is only what new values need.
"""

import re
from collections.abc import Mapping

Scalar = str | int
Value = "Scalar | list[Value] | Mapping[str, Value]"
Entry = dict[str, object]

WIDEST = 92
"""Characters of a line that a list between brackets may fill."""

_PLAIN = re.compile(r"[^\W_](?:[^:#\n]|:(?! |$)|(?<! )#)*", re.DOTALL)
_FLOW = re.compile(r"[^,\[\]{}\"']*")


class Inline(dict[str, object]):
    """Entries that stand on one line: ``{what: gạo, quantity: 5, unit: tấn}``."""

    def __init__(self, **entries: object) -> None:
        super().__init__(entries)


class Written(str):
    """An item of a list that is written out already, by :func:`item`."""

    __slots__ = ()


class StatedNone:
    """A list that the paper says is empty: ``[]``, not left out."""


def item(entries: Mapping[str, object]) -> Written:
    """The lines of a group of entries as an item of a list on top of the front matter."""
    return Written(_item(entries, 2))


def front_matter(entries: Mapping[str, object]) -> str:
    """The lines of ``entries``, without the dashes around them; empty values are left out."""
    return "".join(_entry(name, value, 0) for name, value in entries.items())


def _entry(name: str, value: object, indent: int) -> str:
    margin = " " * indent
    if isinstance(value, StatedNone):
        return f"{margin}{name}: []\n"
    if not value and value != 0:
        return ""
    if isinstance(value, Inline):
        return f"{margin}{name}: {_braces(value)}\n"
    if isinstance(value, Mapping):
        inner = "".join(_entry(key, item, indent + 2) for key, item in value.items())
        return f"{margin}{name}:\n{inner}" if inner else ""
    if isinstance(value, list):
        return _list(name, value, indent)
    return f"{margin}{name}: {scalar(value)}\n"


def _list(name: str, values: list[object], indent: int) -> str:
    margin = " " * indent
    if all(type(value) is str and _FLOW.fullmatch(value) for value in values):
        row = f"{margin}{name}: [{', '.join(scalar(value, in_flow=True) for value in values)}]\n"
        if len(row) <= WIDEST:
            return row
    items = "".join(_item(value, indent + 2) for value in values)
    return f"{margin}{name}:\n{items}"


def _item(value: object, indent: int) -> str:
    if isinstance(value, Written):
        return value
    margin = " " * indent
    if isinstance(value, Inline):
        return f"{margin}- {_braces(value)}\n"
    if isinstance(value, Mapping):
        lines = "".join(_entry(key, item, indent + 2) for key, item in value.items())
        return f"{margin}- {lines[indent + 2 :]}"
    return f"{margin}- {scalar(value)}\n"


def _braces(entries: Mapping[str, object]) -> str:
    written = (
        f"{name}: {scalar(value, in_flow=True)}"
        for name, value in entries.items()
        if value not in ("", None)
    )
    return f"{{{', '.join(written)}}}"


def scalar(value: object, *, in_flow: bool = False) -> str:
    """``value`` as it stands behind a colon; between quotation marks only where it has to."""
    text = str(value)
    is_plain = _PLAIN.fullmatch(text) and not text.endswith((" ", ":"))
    if is_plain and (not in_flow or _FLOW.fullmatch(text)):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
