"""From libyaml's events to the tree.

Nothing is resolved or constructed; the stack is our own, so that depth is ours to bound.
"""

from collections.abc import Callable
from typing import Any

import yaml

from archive.model.body import Span
from archive.reading.source import Fault
from archive.reading.tree import ListNode, MapNode, Node, TextNode, Tree
from archive.reading.yaml_draft import Draft
from archive.reading.yaml_mending import Mistake
from archive.reading.yaml_mistakes import Halt, diagnose
from archive.reading.yaml_unmeant import LONE_NAME, ODD_NAME, RUN_ON, runs_on, stands_alone

DEPTH_LIMIT = 12
"""The format itself needs seven: activities, item, parties, role, name…"""

NODE_LIMIT = 20_000
"""Values and groups in one file; a report has about 400, the longest list 300."""

_NO_NAMES = frozenset({"", "<<"})
_ODD_STARTS = frozenset("-\u00a0\u2000\u2003\u200b\u202f\u3000")


class Builder:
    """Builds the tree of one draft; ``halt`` tells where a mistake stopped it."""

    def __init__(self, draft: Draft) -> None:
        self.tree = Tree(None, [])
        self.halt = Halt("", 0, -1, None)
        self._draft = draft
        self._text = draft.text
        self._span = draft.span
        self._open: list[MapNode | ListNode] = []
        self._flows: list[int | None] = []
        self._names: list[tuple[str, int, int] | None] = []
        self._count = 0
        self._scalar: tuple[int, int] | None = None
        self._closed: tuple[int, int] | None = None

    def build(self) -> Mistake | None:
        """Read as far as possible; the mistake that stopped it, None at the end of the text."""
        # the events are Any to mypy: for its stubs they lack marks, which libyaml always gives
        take: dict[type[Any], Callable[[Any], bool]] = {
            yaml.ScalarEvent: self._take_scalar,
            yaml.MappingStartEvent: self._take_start,
            yaml.SequenceStartEvent: self._take_start,
            yaml.MappingEndEvent: self._take_end,
            yaml.SequenceEndEvent: self._take_end,
            yaml.AliasEvent: self._take_alias,
            yaml.DocumentStartEvent: self._take_document,
            yaml.DocumentEndEvent: lambda _: True,
            yaml.StreamStartEvent: lambda _: True,
            yaml.StreamEndEvent: lambda _: False,
        }
        mistake = None
        try:
            next_event = yaml.CSafeLoader(self._text).get_event
            event = next_event()
            while take[type(event)](event):
                event = next_event()
        except _HaltedError as halted:
            mistake = halted.mistake
        except yaml.MarkedYAMLError as error:
            context = error.context_mark.index if error.context_mark else -1
            index = error.problem_mark.index if error.problem_mark else max(context, 0)
            self._halt_at(error.problem or "", index, context)
            mistake = diagnose(self._text, self.halt)
        while self._open:
            self._close(self._open[-1].span.start - self._draft.offset)
        return mistake

    def _take_document(self, event: Any) -> bool:
        if self.tree.root is None:
            return True
        return self._stop("yaml-nhieu-phan", event.start_mark.index, event.end_mark.index)

    def _take_alias(self, event: Any) -> bool:
        start, end = event.start_mark.index, event.end_mark.index
        self._fault("yaml-neo", start, end, name=event.anchor)
        if not self._open:
            self.tree.complete = False
        elif self._awaits_name():
            self._names[-1] = ("", start, end)
        else:
            self._drop()
        return self._counted(start, end)

    def _take_scalar(self, event: Any) -> bool:
        begun, ended, style, value = event.start_mark, event.end_mark, event.style, event.value
        start, end = begun.index, ended.index
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event, start, end)
        if begun.line != ended.line:
            end = self._end_of_lines(start, end, style)
        self._scalar, self._closed = (start, end), None
        names = self._names
        if names and names[-1] is None and type(self._open[-1]) is MapNode:
            self._take_name(value, start, end)
            return True
        if start == end:
            self._refuse_lone_name(start)
        elif not style and ":" in value:
            self._refuse_glued_name(start)
        self._put(TextNode(value, self._span(start, end), not style))
        self._count += 1
        return self._count <= NODE_LIMIT or self._too_many(start, end)

    def _end_of_lines(self, start: int, end: int, style: str | None) -> int:
        """Where a value of several lines ends; halts when it swallowed what was no part of it."""
        if style in {"|", ">"}:
            return start + len(self._text[start:end].rstrip())
        mistake = runs_on(self._text, start, end, self._flows[-1] if self._flows else None)
        if mistake is not None:
            self._halt(RUN_ON, start, mistake)
        return end

    def _take_name(self, name: str, start: int, end: int) -> None:
        top = self._open[-1]
        if name == "<<":
            self._fault("yaml-gop", start, end)
        elif not name:
            self._fault("yaml-ten-muc", start, end)
        elif name[0] in _ODD_STARTS and start < end:
            self._halt_at(ODD_NAME, start, -1)
            mistake = diagnose(self._text, self.halt)
            if mistake.hint != "khac":
                raise _HaltedError(mistake)
        elif isinstance(top, MapNode) and name in top.keys:
            self._fault("muc-trung", start, end, name=name)
        self._names[-1] = (name, start, end)

    def _take_start(self, event: Any) -> bool:
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event, start, end)
        if len(self._open) >= DEPTH_LIMIT:
            return self._stop("yaml-qua-sau", start, end, limit=str(DEPTH_LIMIT))
        if self._awaits_name():
            # a group as the name of an entry: `? [a, b]` or `{{x}: y}`
            return self._stop("yaml-ten-muc", start, end)
        span = self._span(start, end)
        is_map = type(event) is yaml.MappingStartEvent
        node: MapNode | ListNode = MapNode({}, {}, span) if is_map else ListNode([], span)
        self._put(node)
        self._open.append(node)
        self._flows.append(start if event.flow_style else None)
        self._names.append(None)
        self._closed = None
        return self._counted(start, end)

    def _take_end(self, event: Any) -> bool:
        start = self._flows[-1]
        self._close(event.end_mark.index)
        self._closed = None if start is None else (start, event.end_mark.index)
        return True

    def _close(self, end: int) -> None:
        """End the innermost group. A block has no sign of its own: its last child ends it."""
        node, flow = self._open.pop(), self._flows.pop()
        self._names.pop()
        last = node.span.start
        if flow is not None and end > flow:
            last = self._draft.place(end)
        elif isinstance(node, ListNode) and node.items:
            last = node.items[-1].span.end
        elif isinstance(node, MapNode) and node.entries:
            last = next(reversed(node.entries.values())).span.end
        node.span = Span(node.span.start, max(last, node.span.start))

    def _awaits_name(self) -> bool:
        names = self._names
        return bool(names) and names[-1] is None and type(self._open[-1]) is MapNode

    def _put(self, node: Node) -> None:
        if not self._open:
            self.tree.root = node
            return
        top, names = self._open[-1], self._names
        if type(top) is ListNode:
            top.items.append(node)
            return
        named, names[-1] = names[-1], None
        if named is not None and type(top) is MapNode:
            name, start, end = named
            if name not in top.keys and name not in _NO_NAMES:
                top.entries[name] = node
                top.keys[name] = self._span(start, end)

    def _drop(self) -> None:
        """Leave out the value that stands here."""
        top, named = self._open[-1], self._names[-1]
        self._names[-1] = None
        if isinstance(top, MapNode) and named is not None:
            top.dropped.add(named[0])

    def _refuse_lone_name(self, index: int) -> None:
        """A name in braces with no colon behind it."""
        named, flow = (self._names[-1], self._flows[-1]) if self._names else (None, None)
        if named is not None and flow is not None and ":" not in self._text[named[2] : index]:
            self._scalar = (named[1], named[2])
            self._halt_at(LONE_NAME, named[1], flow)
            raise _HaltedError(diagnose(self._text, self.halt))

    def _refuse_glued_name(self, start: int) -> None:
        mistake = stands_alone(self._text, start)
        if mistake is not None:
            self._halt(ODD_NAME, start, mistake)

    def _halt(self, problem: str, start: int, mistake: Mistake) -> None:
        self._halt_at(problem, start, -1)
        raise _HaltedError(mistake)

    def _refuse_extras(self, event: Any, start: int, end: int) -> None:
        if event.anchor is not None:
            self._fault("yaml-neo", start, end, name=event.anchor)
        if getattr(event, "tag", None) is not None:
            self._fault("yaml-the", start, end, name=event.tag)

    def _counted(self, start: int, end: int) -> bool:
        self._count += 1
        return self._count <= NODE_LIMIT or self._too_many(start, end)

    def _too_many(self, start: int, end: int) -> bool:
        return self._stop("yaml-qua-nhieu", start, end, limit=str(NODE_LIMIT))

    def _stop(self, kind: str, start: int, end: int, **values: str) -> bool:
        self._fault(kind, start, end, **values)
        self.tree.complete = False
        return False

    def _fault(self, kind: str, start: int, end: int, **values: str) -> None:
        self.tree.faults.append(Fault(kind, self._draft.span(start, end), values))

    def _halt_at(self, problem: str, index: int, context: int) -> None:
        flows = tuple(flow for flow in self._flows if flow is not None)
        self.halt = Halt(problem, index, context, self._scalar, flows, self._closed)


class _HaltedError(Exception):
    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.hint)
        self.mistake = mistake
