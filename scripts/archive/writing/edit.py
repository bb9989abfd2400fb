"""One value of a file changed, and nothing else of it.

The text is spliced at the places that reading found: what is not asked for stays the same bytes,
comments and layout included. Every result is read again and compared with what was meant; a change
that would come out differently is refused.
"""

import copy
from dataclasses import dataclass

from archive.model.entry import Location
from archive.reading.front_matter import split
from archive.reading.tree import ListNode, MapNode, Node, TextNode, node_at
from archive.reading.yaml_tree import read_tree
from archive.writing.emit import emit, in_flow, plain_tree, scalar
from archive.writing.plain import Plain


class EditError(ValueError):
    """The change cannot be made without changing something else."""


@dataclass(frozen=True)
class EditableText:
    """The text of a Markdown file with front matter; each change gives a new one."""

    text: str

    def value(self, location: Location) -> Plain | None:
        """What is written at ``location``; None when nothing is."""
        return plain_tree(node_at(self._root(), location))

    def set(self, location: Location, value: Plain) -> "EditableText":
        """With ``value`` in the place of what is written at ``location``.

        Raises :class:`EditError` when nothing is written there; see :meth:`insert`.
        """
        root = self._root()
        node = node_at(root, location)
        if node is None:
            message = f"nothing is written at {location}"
            raise EditError(message)
        if plain_tree(node) == value:
            return self
        flow = self._is_in_flow(root, location)
        start, end = node.span.start, node.span.end
        if isinstance(value, str) and isinstance(node, TextNode):
            written = self.text[start:end]
            block = written[:1] in {"|", ">"} and not node.plain
            new = _like(written, value, flow=flow) + (
                "\n" if block and written[-1:] == "\n" else ""
            )
        elif flow or self.text[start : start + 1] in {"{", "["}:
            new = in_flow(value)
        else:
            new = emit(value, self._column(start)).strip()
        return self._spliced(start, end, new, location, value)

    def insert(self, location: Location, value: Plain) -> "EditableText":
        """With a new entry ``location`` behind the last one of its group."""
        *above, name = location
        group = node_at(self._root(), tuple(above))
        if not isinstance(group, MapNode) or not isinstance(name, str) or name in group.entries:
            message = f"no group has room for a new entry at {location}"
            raise EditError(message)
        if self.text[group.span.start : group.span.start + 1] == "{":
            at = group.span.end - 1
            lead = ", " if group.entries else ""
            new = f"{lead}{scalar(name, flow=True)}: {in_flow(value)}"
            return self._spliced(at, at, new, location, value)
        column = min(self._column(key.start) for key in group.keys.values())
        at = self._line_end(max(child.span.end for child in group.entries.values()))
        return self._spliced(at, at, emit({name: value}, column), location, value)

    def append(self, location: Location, value: Plain) -> "EditableText":
        """With ``value`` behind the last item of the list at ``location``."""
        items = node_at(self._root(), location)
        if not isinstance(items, ListNode):
            message = f"no list is written at {location}"
            raise EditError(message)
        place = (*location, len(items.items))
        if self.text[items.span.start : items.span.start + 1] == "[":
            at = items.span.end - 1
            lead = ", " if items.items else ""
            return self._spliced(at, at, lead + in_flow(value), place, value)
        column = self._column(items.span.start)
        at = self._line_end(items.items[-1].span.end)
        return self._spliced(at, at, emit([value], column), place, value)

    def remove(self, location: Location) -> "EditableText":
        """Without the entry or item at ``location``.

        Raises :class:`EditError` where it shares its line with something that must stay.
        """
        root = self._root()
        parent, node = node_at(root, location[:-1]), node_at(root, location)
        if node is None or parent is None:
            message = f"nothing is written at {location}"
            raise EditError(message)
        key = parent.keys[str(location[-1])] if isinstance(parent, MapNode) else node.span
        if self.text[parent.span.start : parent.span.start + 1] in {"{", "["}:
            start, end = self._with_comma(key.start, node.span.end)
        else:
            start, end = self._line_start(key.start), self._line_end(node.span.end)
            lead = self.text[start : key.start].strip()
            if lead.strip("- ") or (lead and isinstance(parent, MapNode)):
                message = f"{location} shares its line with something else"
                raise EditError(message)
        return self._spliced(start, end, "", location, None)

    def _root(self) -> Node | None:
        parts = split(self.text)
        return read_tree(parts.yaml, parts.yaml_start).root

    def _spliced(
        self, start: int, end: int, new: str, location: Location, value: Plain | None
    ) -> "EditableText":
        edited = EditableText(self.text[:start] + new + self.text[end:])
        meant = _changed(plain_tree(self._root()), location, value)
        if plain_tree(edited._root()) != meant:
            message = f"{location} cannot be changed without changing something else"
            raise EditError(message)
        return edited

    def _is_in_flow(self, root: Node | None, location: Location) -> bool:
        above = [node_at(root, location[:n]) for n in range(len(location))]
        return any(n is not None and self.text[n.span.start] in "{[" for n in above)

    def _column(self, at: int) -> int:
        return at - self._line_start(at)

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        if at and self.text[at - 1] == "\n":
            return at
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def _with_comma(self, start: int, end: int) -> tuple[int, int]:
        after = end
        while self.text[after : after + 1] in {" ", ","} and after < len(self.text):
            after += 1
        if "," in self.text[end:after]:
            return start, after
        before = start
        while before and self.text[before - 1] in " ,\n":
            before -= 1
        return (before, end) if "," in self.text[before:start] else (start, end)


def _like(written: str, value: str, *, flow: bool) -> str:
    """``value`` quoted as ``written`` is, where that can be."""
    if written.startswith("'") and "\n" not in value and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    plain = scalar(value, flow=flow)
    if written.startswith('"') and not plain.startswith('"'):
        return f'"{plain}"'
    return plain


def _changed(tree: Plain | None, location: Location, value: Plain | None) -> Plain | None:
    """``tree`` with ``value`` at ``location``; without what is there for None."""
    if not location:
        return value
    made = copy.deepcopy(tree)
    parent: Plain | None = made
    for step in location[:-1]:
        parent = parent[step] if parent is not None else None  # type: ignore[index]  # steps follow the tree
    last = location[-1]
    if isinstance(parent, dict) and isinstance(last, str):
        if value is None:
            del parent[last]
        else:
            parent[last] = value
    elif isinstance(parent, list) and isinstance(last, int):
        parent[last : last + 1] = [] if value is None else [value]
    return made
