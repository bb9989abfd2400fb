"""A tree against the model.

Pydantic says all that is wrong at once; each faulty value is taken out of the tree and the rest is
read again, so that one faulty entry never hides the others, nor the rules that look at them.
"""

from itertools import islice
from typing import Any, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from archive.model.body import Span
from archive.model.entry import Entries, declared, group_at, missing
from archive.reading.source import Fault
from archive.reading.tree import (
    ListNode,
    MapNode,
    Node,
    TextNode,
    key_span_of,
    node_at,
    span_of,
)

Model = TypeVar("Model", bound=Entries)

_KINDS = {
    "extra_forbidden": "muc-la",
    "tuple_type": "can-danh-sach",
    "model_type": "can-nhom",
    "model_attributes_type": "can-nhom",
}
_ROUNDS = 3

MOST_NAMED = 60
"""Of a group with more names than this no message lists all: hostile files have thousands."""


def read_entries(
    model: type[Model], root: Node | None, *, complete: bool = True
) -> tuple[Model, list[Fault]]:
    """The entries of ``root`` and the faults in them.

    Faulty entries are absent from what is returned, and from the tree, so that a location in the
    one is a location in the other. With ``complete`` False (reading lost something) missing entries
    are not reported. Never raises.
    """
    faults: list[Fault] = []
    if not isinstance(root, MapNode):
        if root is not None and not (isinstance(root, TextNode) and root.is_empty):
            faults.append(Fault("can-nhom", root.span, {"name": "", "known": _names(model)}))
        root = MapNode({}, {}, Span(0, 0) if root is None else root.span)
    plain = _plain_map(root, faults)
    for _ in range(_ROUNDS):
        try:
            entries = model.model_validate(plain)
            break
        except ValidationError as error:
            problems = error.errors(include_url=False, include_input=False)
            faults += [_fault(model, root, problem) for problem in problems]
            _take_out(root, problems)
            plain = _plain_map(root, faults)
    else:
        entries = cast("Model", model.model_construct())
    if complete:
        faults += _missing(entries, root)
    return entries, faults


def plain_entries(root: MapNode) -> dict[str, Any]:
    """The entries of a tree without faults as the model takes them: text, lists and groups."""
    return _plain_map(root, [])


def _missing(entries: Entries, root: MapNode) -> list[Fault]:
    """Required entries that nobody wrote; one that was written badly is told already."""
    found = []
    for location, item in missing(entries):
        group = node_at(root, location)
        if not (isinstance(group, MapNode) and item.name in group.dropped):
            values = {"name": item.name, "label": item.label, "example": item.example}
            found.append(Fault("thieu-muc", span_of(root, location), values))
    return found


def _plain(node: Node, faults: list[Fault]) -> Any:
    if isinstance(node, TextNode):
        return node.text
    return _plain_map(node, faults) if isinstance(node, MapNode) else _plain_list(node, faults)


def _plain_map(node: MapNode, faults: list[Fault]) -> dict[str, Any]:
    """The entries as pydantic takes them.

    What is named but left empty is taken out: “not written” and “none” must not be confused.
    """
    plain: dict[str, Any] = {}
    empty: list[str] = []
    for name, child in node.entries.items():
        if type(child) is not TextNode:
            plain[name] = _plain(child, faults)
        elif child.is_empty:
            empty.append(name)
        else:
            plain[name] = child.text
    for name in empty:
        faults.append(Fault("muc-rong", node.keys[name], {"name": name}))
        del node.entries[name]
        node.dropped.add(name)
    return plain


def _plain_list(node: ListNode, faults: list[Fault]) -> list[Any]:
    empty = [item for item in node.items if type(item) is TextNode and item.is_empty]
    if empty:
        faults += (Fault("muc-rong", item.span, {"name": "-"}) for item in empty)
        node.items = [i for i in node.items if not (type(i) is TextNode and i.is_empty)]
    return [_plain(item, faults) for item in node.items]


def _fault(model: type[Entries], root: MapNode, problem: ErrorDetails) -> Fault:
    location = problem["loc"]
    kind = _KINDS.get(problem["type"], problem["type"])
    values: dict[str, str | None] = {"name": str(location[-1]) if location else ""}
    node = node_at(root, location)
    if isinstance(node, TextNode):
        values["written"] = node.text
    for name, value in problem.get("ctx", {}).items():
        values[name] = None if value is None else str(value)
    names = tuple(step for step in location if isinstance(step, str))
    if kind == "muc-la":
        values["known"] = _names(group_at(model, names[:-1]))
        group = node_at(root, location[:-1])
        beside = islice(group.keys, MOST_NAMED) if isinstance(group, MapNode) else ()
        values["beside"] = " ".join(beside)
        return Fault(kind, key_span_of(root, location), values)
    if kind == "can-nhom":
        values["known"] = _names(group_at(model, names))
    return Fault(kind, span_of(root, location), values)


def _names(model: type[Entries] | None) -> str:
    return " ".join(item.name for item in declared(model)) if model else ""


def _take_out(root: MapNode, problems: list[ErrorDetails]) -> None:
    """Take each faulty value out of its group, all at once: taking one item out moves the rest."""
    items: dict[int, tuple[ListNode, set[str | int]]] = {}
    for location in [problem["loc"] for problem in problems]:
        parent, step = node_at(root, location[:-1]), location[-1]
        if isinstance(parent, MapNode):
            parent.entries.pop(str(step), None)
            parent.dropped.add(str(step))
        elif isinstance(parent, ListNode):
            items.setdefault(id(parent), (parent, set()))[1].add(step)
    for parent, steps in items.values():
        parent.items = [item for at, item in enumerate(parent.items) if at not in steps]
