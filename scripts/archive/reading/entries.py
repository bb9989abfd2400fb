"""A tree against the model.

Pydantic says all that is wrong at once; each faulty value is taken out of the tree and the rest is
read again, so that one faulty entry never hides the others, nor the rules that look at them.
"""

from typing import Any, TypeVar

from pydantic import ValidationError

from archive.model.body import Span
from archive.model.entry import Entries, Location, declared, group_at, missing
from archive.reading.source import Fault
from archive.reading.tree import ListNode, MapNode, Node, TextNode, node_at, span_of, key_span_of

Model = TypeVar("Model", bound=Entries)

_KINDS = {
    "extra_forbidden": "muc-la",
    "tuple_type": "can-danh-sach",
    "model_type": "can-nhom",
    "model_attributes_type": "can-nhom",
}
_ROUNDS = 8


def read_entries(
    model: type[Model], root: Node | None, *, complete: bool = True
) -> tuple[Model, list[Fault]]:
    """The entries of ``root`` and the faults in them.

    Faulty entries are absent from what is returned, and from the tree, so that a location in the
    one is a location in the other. With ``complete`` False (reading ended early) missing entries
    are not reported. Never raises.
    """
    faults: list[Fault] = []
    if not isinstance(root, MapNode):
        if root is not None and not (isinstance(root, TextNode) and root.is_empty):
            faults.append(Fault("can-nhom", root.span, {"name": "", "known": _names(model)}))
        root = MapNode({}, {}, Span(0, 0))
    removed: set[Location] = set()
    _drop_empty(root, (), faults, removed)
    entries = model.model_construct()
    for _ in range(_ROUNDS):
        try:
            entries = model.model_validate(_plain(root))
            break
        except ValidationError as error:
            for problem in _innermost_first(error):
                location = tuple(problem["loc"])
                faults.append(_fault(model, root, location, problem))
                _remove(root, location)
                removed.add(location)
    if complete:
        for location, item in missing(entries):
            if (*location, item.name) not in removed:
                values = {"name": item.name, "label": item.label, "example": item.example}
                faults.append(Fault("thieu-muc", span_of(root, location), values))
    return entries, faults


def _plain(node: Node) -> Any:
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [_plain(item) for item in node.items]
    return {name: _plain(child) for name, child in node.entries.items()}


def _drop_empty(
    node: Node, location: Location, faults: list[Fault], removed: set[Location]
) -> None:
    """Take out entries that are named but left empty: absent and “none” must not be confused."""
    if isinstance(node, MapNode):
        for name in list(node.entries):
            child = node.entries[name]
            if isinstance(child, TextNode) and child.is_empty:
                faults.append(Fault("muc-rong", node.keys[name], {"name": name}))
                removed.add((*location, name))
                del node.entries[name]
            else:
                _drop_empty(child, (*location, name), faults, removed)
    elif isinstance(node, ListNode):
        for child in list(node.items):
            if isinstance(child, TextNode) and child.is_empty:
                faults.append(Fault("muc-rong", child.span, {"name": "-"}))
                node.items.remove(child)
        for index, child in enumerate(node.items):
            _drop_empty(child, (*location, index), faults, removed)


def _innermost_first(error: ValidationError) -> list[Any]:
    """The problems, later list items first, so that taking one out moves no other."""
    problems = error.errors(include_url=False)
    return sorted(
        problems, key=lambda p: tuple((isinstance(s, int), s) for s in p["loc"]), reverse=True
    )


def _fault(model: type[Entries], root: MapNode, location: Location, problem: Any) -> Fault:
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
        return Fault(kind, key_span_of(root, location), values)
    if kind == "can-nhom":
        values["known"] = _names(group_at(model, names))
    return Fault(kind, span_of(root, location), values)


def _names(model: type[Entries] | None) -> str:
    return " ".join(item.name for item in declared(model)) if model else ""


def _remove(root: MapNode, location: Location) -> None:
    parent = node_at(root, location[:-1])
    step = location[-1] if location else ""
    if isinstance(parent, MapNode):
        parent.entries.pop(str(step), None)
    elif isinstance(parent, ListNode) and isinstance(step, int) and step < len(parent.items):
        del parent.items[step]
