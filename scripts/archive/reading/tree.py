"""What a file's entries are read as: text with places, before the model sees it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.model.body import Span
from archive.model.entry import Location
from archive.reading.source import Fault

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class TextNode:
    """A scalar as written; ``plain`` when it stands without quotes or block sign."""

    text: str
    span: Span
    plain: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written, or one of YAML's words for nothing."""
        return not self.text.strip() or (self.plain and self.text in _NULLS)


@dataclass(slots=True)
class MapNode:
    """Entries by name, in order; ``keys`` holds the place of each name.

    ``dropped`` are the names of entries that were written but could not be read.
    """

    entries: "dict[str, Node]"
    keys: dict[str, Span]
    span: Span
    dropped: set[str] = field(default_factory=set)


@dataclass(slots=True)
class ListNode:
    """Items in order."""

    items: "list[Node]"
    span: Span


Node = TextNode | MapNode | ListNode


@dataclass(slots=True)
class Tree:
    """What was read; ``complete`` is False when a mistake made reading lose something."""

    root: Node | None
    faults: list[Fault]
    complete: bool = True


def span_of(root: Node | None, location: Location) -> Span:
    """The place of the value at ``location``, or of the nearest group that would hold it."""
    span, node = Span(0, 0), root
    if node is not None:
        span = node.span
    for step in location:
        node = child(node, step)
        if node is None:
            break
        span = node.span
    return span


def key_span_of(root: Node | None, location: Location) -> Span:
    """The place of the name of the entry at ``location``; of its value where it has no name."""
    parent = node_at(root, location[:-1])
    if isinstance(parent, MapNode) and location[-1] in parent.keys:
        return parent.keys[str(location[-1])]
    return span_of(root, location)


def node_at(root: Node | None, location: Location) -> Node | None:
    """The node at ``location``; None when nothing is written there."""
    node = root
    for step in location:
        node = child(node, step)
        if node is None:
            return None
    return node


def child(node: Node | None, step: str | int) -> Node | None:
    """The entry or item ``step`` of a group; None when there is none."""
    if isinstance(node, MapNode):
        return node.entries.get(str(step))
    if isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def scalar_spans(node: Node | None) -> Iterator[Span]:
    """The places of every name and every scalar below ``node``, quotation marks included."""
    if isinstance(node, TextNode):
        yield node.span
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from scalar_spans(item)
    elif isinstance(node, MapNode):
        for name, inner in node.entries.items():
            yield node.keys[name]
            yield from scalar_spans(inner)
