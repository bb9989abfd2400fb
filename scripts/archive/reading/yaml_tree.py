"""YAML as text with places.

PyYAML's C parser gives events; nothing is resolved or constructed, so ``20.000``, ``NO`` and
``12:30`` stay what they are. What YAML offers beyond plain values (anchors, aliases, merge keys,
tags, several documents) is refused.

A mistake in the syntax is a fault ``yaml-cu-phap`` at the characters that caused it (libyaml
itself notices late). The mistake is mended in a copy of the text and reading goes on, so that it
hides nothing below it. The fault's values are ``hint`` (below), ``char`` (the offending sign, where
there is one; ``U+00A0`` for one that cannot be seen), ``suggestion`` (the whole line as it should
be, None where there is no one right answer), ``problem`` and ``context`` (libyaml's own words).
Hints:

``hai-cham``         a colon and a space in a value without quotes: ``title: A: B``
``tab``              a tab where YAML wants spaces
``thieu-cach``       no space after the colon or the dash: ``title:abc``, ``-abc: x``
``thieu-hai-cham``   a line that is no entry: it has no colon, and continues nothing
``thieu-ten``        no name before the colon: ``: abc``
``thieu-phay``       no comma between two entries within braces: ``{what: a quantity: 2}``
``dau-phay``         a comma cut a value within braces: ``{name: A, Phó Bí thư}``
``ky-tu-dau``        a value begins with a sign that means something to YAML: ``@ ` % * & ! | > - ?``…
``ky-tu-la``         a sign that only looks like a space or a colon: U+00A0, ``：``
``nhay-chua-dong``   a quotation mark without its end
``sau-nhay``         more text after the closing quotation mark: ``"A" và "B"``, ``'it's'``
``ngoac-chua-dong``  a bracket or brace without its end
``ngoac-thua``       a closing bracket or brace too many
``sau-ngoac``        more text after the closing bracket: ``[Dự thảo] Báo cáo``
``gach-cheo``        a backslash within double quotes that means nothing: ``"C:\\du-lieu"``
``thut-dong``        the line is indented too far or not far enough
``xuong-dong``       a value without block sign runs on into the next line
``khac``             anything else
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from archive.model.body import Span
from archive.reading.source import Fault, printable

DEPTH_LIMIT = 12
"""The format itself needs seven: activities, item, parties, role, name…"""

NODE_LIMIT = 50_000
"""Scalars and groups in one file; the longest list has about 3,000."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
        return self.plain and self.text in _NULLS


@dataclass(slots=True)
class MapNode:
    """Entries by name, in order; ``keys`` holds the place of each name."""

    entries: "dict[str, Node]"
    keys: dict[str, Span]
    span: Span


@dataclass(slots=True)
class ListNode:
    """Items in order."""

    items: "list[Node]"
    span: Span


Node = TextNode | MapNode | ListNode


@dataclass(slots=True)
class Tree:
    """What was read; ``complete`` is False when a syntax error ended it early."""

    root: Node | None
    faults: list[Fault]
    complete: bool = True


def read_tree(text: str, offset: int = 0) -> Tree:
    """The tree of a YAML document whose text starts at ``offset`` of its file."""
    tree = Tree(None, [])
    builder = _Builder(tree, offset)
    try:
        for event in _events(text):
            if not builder.take(event):
                tree.complete = False
                break
    except yaml.MarkedYAMLError as error:
        tree.complete = False
        tree.faults.append(_syntax_fault(error, text, offset))
    except yaml.YAMLError as error:  # a reader error: printable() left nothing that causes one
        tree.complete = False
        tree.faults.append(Fault("yaml-cu-phap", Span(offset, offset), {"problem": str(error)}))
    builder.close_all()
    return tree


def _events(text: str) -> Iterator[yaml.Event]:
    return iter(yaml.parse(printable(text), Loader=_LOADER))


class _Builder:
    """Builds the tree from events with a stack of its own, so that depth is ours to bound."""

    def __init__(self, tree: Tree, offset: int) -> None:
        self._tree = tree
        self._offset = offset
        self._open: list[MapNode | ListNode] = []
        self._pending: list[tuple[str, Span] | None] = []
        self._count = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event in; False when reading must not go on."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._fault("yaml-nhieu-phan", self._span(event))
                return False
        elif isinstance(event, yaml.AliasEvent):
            self._fault("yaml-neo", self._span(event))
            self._put(TextNode("", self._span(event), True))
        elif isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            return self._start(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._end(self._offset + event.end_mark.index)
        return True

    def close_all(self) -> None:
        """End what a syntax error left open."""
        while self._open:
            self._end(self._open[-1].span.start)

    def _scalar(self, event: yaml.ScalarEvent) -> bool:
        span = self._span(event)
        self._refuse_extras(event, span)
        top = self._open[-1] if self._open else None
        if isinstance(top, MapNode) and self._pending[-1] is None:
            self._key(top, event.value, span)
            return self._counted(span)
        self._put(TextNode(event.value, span, event.style in {None, ""}))
        return self._counted(span)

    def _key(self, top: MapNode, name: str, span: Span) -> None:
        if name == "<<":
            self._fault("yaml-gop", span)
        elif name in top.entries:
            self._fault("muc-trung", span, name=name)
        self._pending[-1] = (name, span)

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> bool:
        span = self._span(event)
        self._refuse_extras(event, span)
        if len(self._open) >= DEPTH_LIMIT:
            self._fault("yaml-qua-sau", span, limit=str(DEPTH_LIMIT))
            return False
        node: MapNode | ListNode = (
            MapNode({}, {}, span)
            if isinstance(event, yaml.MappingStartEvent)
            else ListNode([], span)
        )
        top = self._open[-1] if self._open else None
        if isinstance(top, MapNode) and self._pending[-1] is None:
            # a group as the name of an entry: `? [a, b]` or `{{x}: y}`
            self._fault("yaml-ten-muc", span)
            return False
        self._put(node)
        self._open.append(node)
        self._pending.append(None)
        return self._counted(span)

    def _end(self, end: int) -> None:
        node = self._open.pop()
        self._pending.pop()
        children = node.entries.values() if isinstance(node, MapNode) else node.items
        last = max((child.span.end for child in children), default=end)
        # a block group ends where the next token begins; its last child tells where it really ends
        flow = self._is_flow(node)
        node.span = Span(node.span.start, max(end, last) if flow else last)

    def _is_flow(self, node: MapNode | ListNode) -> bool:
        return node.span.end > node.span.start

    def _put(self, node: Node) -> None:
        if not self._open:
            if self._tree.root is None:
                self._tree.root = node
            return
        top = self._open[-1]
        if isinstance(top, ListNode):
            top.items.append(node)
            return
        pending = self._pending[-1]
        self._pending[-1] = None
        if pending is not None and pending[0] not in top.entries and pending[0] != "<<":
            top.entries[pending[0]] = node
            top.keys[pending[0]] = pending[1]

    def _refuse_extras(
        self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent, span: Span
    ) -> None:
        if event.anchor is not None:
            self._fault("yaml-neo", span, name=event.anchor)
        if event.tag is not None:
            self._fault("yaml-the", span, name=event.tag)

    def _counted(self, span: Span) -> bool:
        self._count += 1
        if self._count > NODE_LIMIT:
            self._fault("yaml-qua-nhieu", span, limit=str(NODE_LIMIT))
            return False
        return True

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark.index, event.end_mark.index
        return Span(self._offset + start, self._offset + end)

    def _fault(self, kind: str, span: Span, **values: str) -> None:
        self._tree.faults.append(Fault(kind, span, values))


def _syntax_fault(error: yaml.MarkedYAMLError, text: str, offset: int) -> Fault:
    mark = error.problem_mark or error.context_mark
    index = mark.index if mark is not None else 0
    # libyaml notices many mistakes one token late; point at the line's own text when it is blank
    if index >= len(text) and text:
        index = len(text.rstrip()) - 1
    end = text.find("\n", index)
    end = len(text) if end < 0 else end
    values = {"problem": error.problem or "", "context": error.context or ""}
    return Fault("yaml-cu-phap", Span(offset + index, offset + max(index + 1, end)), values)
