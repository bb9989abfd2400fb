"""The entries of a record as what a contributor writes: text, lists and groups."""

import copy
from decimal import Decimal
from typing import Any, TypeAlias, Union

from archive.language.dates import Edtf
from archive.model.entry import Entries, Location, declared
from archive.reading.tree import ListNode, Node, TextNode

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


def plain_tree(node: Node) -> Plain:
    """What a tree holds, without its places."""
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [plain_tree(item) for item in node.items]
    return {name: plain_tree(child) for name, child in node.entries.items()}


def changed(tree: Plain, location: Location, value: Plain | None, *, is_new: bool = False) -> Plain:
    """``tree`` with ``value`` at ``location``; without what is there, where it is None.

    An item that ``is_new`` comes before the one at its number.
    """
    if not location:
        return value or ""
    made = copy.deepcopy(tree)
    parent = made
    for step in location[:-1]:
        parent = parent[step]  # type: ignore[index]  # the steps follow the tree
    last = location[-1]
    if isinstance(parent, dict) and isinstance(last, str):
        if value is None:
            del parent[last]
        else:
            parent[last] = value
    elif isinstance(parent, list) and isinstance(last, int):
        parent[last : last + (not is_new)] = [] if value is None else [value]
    return made


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
