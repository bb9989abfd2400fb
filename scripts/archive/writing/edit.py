"""One value of a file changed, and nothing else of it.

The text is spliced at the places that reading found: what is not asked for stays the same bytes,
comments and layout included. Every result is read again and compared with what was meant; a change
that would come out differently is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from archive.model.entry import Location
from archive.reading.front_matter import Parts, split
from archive.reading.tree import ListNode, MapNode, Node, TextNode, node_at
from archive.reading.yaml_tree import read_tree
from archive.writing.emit import STEP, emit, in_flow
from archive.writing.instead import in_place_of
from archive.writing.layout import Layout, children_of
from archive.writing.plain import Plain, changed, plain_tree
from archive.writing.scalars import scalar


class EditError(ValueError):
    """The change cannot be made without changing something else; the message says why."""


@dataclass(frozen=True)
class EditableText:
    """The text of a Markdown file with front matter; each change gives a new one.

    A location is one of reading: ``("activities", 2, "items", 0, "quantity")``.
    """

    text: str

    def value(self, location: Location = ()) -> Plain | None:
        """What is written at ``location``; None when nothing is."""
        node = node_at(self._layout.root, location)
        return None if node is None else plain_tree(node)

    def set(self, location: Location, value: Plain, order: Sequence[str] = ()) -> "EditableText":
        """With ``value`` in the place of what is written at ``location``.

        Of a group or list only those entries and items change that differ; new ones come as
        :meth:`insert` says. Raises :class:`EditError` when nothing is written there.
        """
        node = self._written(location)
        if plain_tree(node) == value:
            return self
        if isinstance(node, MapNode) and isinstance(value, dict) and value:
            return self._set_group(location, node, value, order)
        if isinstance(node, ListNode) and isinstance(value, list) and value:
            return self._set_list(location, node, value)
        return self._replaced(location, node, value)

    def insert(self, location: Location, value: Plain, order: Sequence[str] = ()) -> "EditableText":
        """With a new entry or item at ``location``.

        An entry comes behind those that precede it in ``order``, else behind the last one; an item
        before the one that has its number now. Raises :class:`EditError` where there is no group or
        list for it, or the entry is there already.
        """
        group, last = self._written(location[:-1]), location[-1]
        meant = changed(self._plain, location, value, is_new=True)
        if isinstance(group, ListNode) and isinstance(last, int) and last <= len(group.items):
            return self._with_item(group, last, value, meant)
        if isinstance(group, MapNode) and isinstance(last, str) and last not in group.entries:
            return self._with_entry(group, last, value, meant, order)
        message = f"there is no room for a new value at {location}"
        raise EditError(message)

    def append(self, location: Location, value: Plain) -> "EditableText":
        """With ``value`` behind the last item of the list at ``location``."""
        items = self._written(location)
        if not isinstance(items, ListNode):
            message = f"no list is written at {location}"
            raise EditError(message)
        return self.insert((*location, len(items.items)), value)

    def remove(self, location: Location) -> "EditableText":
        """Without the entry or item at ``location``.

        Raises :class:`EditError` where it is the last of a block: a name with nothing behind it
        says something else than an entry that is absent.
        """
        node, parent = self._written(location), self._written(location[:-1])
        siblings = list(children_of(parent).items())
        at = next(n for n, (step, _) in enumerate(siblings) if step == location[-1])
        below = self._layout.start_of(parent, siblings[at + 1][0]) if siblings[at + 1 :] else None
        start, end = self._layout.start_of(parent, location[-1]), node.span.end
        if self._layout.is_flow(parent):
            if below is not None:
                end = below
            elif at:
                start = siblings[at - 1][1].span.end
        elif len(siblings) == 1:
            message = f"{location} is all there is in its group: remove the group"
            raise EditError(message)
        elif isinstance(parent, MapNode) and self._layout.stands_behind_dash(start):
            end = below or end  # the next entry takes its place behind the dash
            if "#" in self.text[self._layout.line_end(node.span.end) : end]:
                message = f"{location} has a comment below it that would have no place"
                raise EditError(message)
        else:
            start, end = self._layout.line_start(start), self._layout.line_end(end)
        return self._spliced(start, end, "", changed(self._plain, location, None))

    def _set_group(
        self, location: Location, node: MapNode, value: dict[str, Plain], order: Sequence[str]
    ) -> "EditableText":
        edited = self
        for name, inner in value.items():
            place = (*location, name)
            if name in node.entries:
                edited = edited.set(place, inner)
            else:
                edited = edited.insert(place, inner, order or list(value))
        for name in node.entries:
            if name not in value:
                edited = edited.remove((*location, name))
        return edited

    def _set_list(self, location: Location, node: ListNode, value: list[Plain]) -> "EditableText":
        old, edited = [plain_tree(item) for item in node.items], self
        before = _alike(old, value)
        behind = _alike(old[before:][::-1], value[before:][::-1])
        common = min(len(old), len(value)) - behind
        for at in range(before, common):
            edited = edited.set((*location, at), value[at])
        for at in range(common, len(value) - behind):
            edited = edited.insert((*location, at), value[at])
        for at in reversed(range(common, len(old) - behind)):
            edited = edited.remove((*location, at))
        return edited

    def _replaced(self, location: Location, node: Node, value: Plain) -> "EditableText":
        """With other text, or with a value of another kind."""
        start, end = node.span
        flow = self._layout.is_within_flow(location)
        parent = node_at(self._layout.root, location[:-1]) if location else None
        margin = self._layout.column(start)
        if isinstance(parent, MapNode) and not flow:
            name = parent.keys[str(location[-1])]
            margin = self._layout.column(name.start) + STEP
            if not (isinstance(value, str) and isinstance(node, TextNode)):
                # a group begins on the line below its name, what is short behind it
                start = self.text.index(":", name.end) + 1
                lines = emit({"x": value}, margin - STEP).strip().removeprefix("x:")
                return self._spliced(start, end, lines, changed(self._plain, location, value))
        new = in_place_of(self.text[start:end], value, margin=margin, flow=flow)
        line_end = end + len(self.text[end:].partition("\n")[0].rstrip("\r"))
        if "\n" in new and "\n" not in self.text[start:end]:
            # a comment behind the value goes up to the block's sign
            head, _, lines = new.partition("\n")
            new = f"{head}{self.text[end:line_end]}\n{lines}"
            end = line_end
        return self._spliced(start, end, new, changed(self._plain, location, value))

    def _with_entry(
        self, group: MapNode, name: str, value: Plain, meant: Plain, order: Sequence[str]
    ) -> "EditableText":
        before = set(order[: order.index(name)]) if name in order else set(group.entries)
        above = [known for known in group.entries if known in before]
        if self._layout.is_flow(group):
            new = f"{scalar(name, flow=True)}: {in_flow(value)}"
            return self._with_in_flow(group, above[-1] if above else None, new, meant)
        first = min(key.start for key in group.keys.values())
        column = self._layout.column(first)
        new = emit({name: value}, column)
        if above:
            at = self._layout.line_end(group.entries[above[-1]].span.end)
            return self._spliced(at, at, new, meant)
        return self._spliced(first, first, new.lstrip() + " " * column, meant)

    def _with_item(self, items: ListNode, at: int, value: Plain, meant: Plain) -> "EditableText":
        if self._layout.is_flow(items):
            return self._with_in_flow(items, at - 1 if at else None, in_flow(value), meant)
        if at < len(items.items):
            place = self._layout.line_start(self._layout.start_of(items, at))
        else:
            place = self._layout.line_end(items.items[-1].span.end)
        column = self._layout.column(items.span.start)
        new = emit([value], column)
        beside = items.items[max(at - 1, 0)]
        if isinstance(value, dict) and self._layout.is_flow(beside):
            new = f"{' ' * column}- {in_flow(value)}\n"
        return self._spliced(place, place, new, meant)

    def _with_in_flow(
        self, group: MapNode | ListNode, behind: str | int | None, new: str, meant: Plain
    ) -> "EditableText":
        children = children_of(group)
        if behind is not None:
            at, new = children[behind].span.end, f", {new}"
        else:
            at, new = group.span.start + 1, f"{new}, " if children else new
        return self._spliced(at, at, new, meant)

    @cached_property
    def _parts(self) -> Parts:
        return split(self.text)

    @cached_property
    def _layout(self) -> Layout:
        return Layout(self.text, read_tree(self._parts.yaml, self._parts.yaml_start).root)

    @property
    def _plain(self) -> Plain:
        return self.value() or {}

    def _written(self, location: Location) -> Node:
        node = node_at(self._layout.root, location)
        if node is None:
            message = f"nothing is written at {location}"
            raise EditError(message)
        return node

    def _spliced(self, start: int, end: int, new: str, meant: Plain) -> "EditableText":
        if "\r\n" in self.text:
            new = new.replace("\n", "\r\n")
        edited = EditableText(self.text[:start] + new + self.text[end:])
        if edited._plain != meant or edited._parts.body != self._parts.body:
            message = "this cannot be changed without changing something else"
            raise EditError(message)
        return edited


def _alike(old: list[Plain], new: list[Plain]) -> int:
    """How many of the first items are alike."""
    pairs = zip(old, new, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))
