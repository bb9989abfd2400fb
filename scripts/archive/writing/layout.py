"""Where the entries and items of a text stand, and in which style."""

from dataclasses import dataclass

from archive.model.entry import Location
from archive.reading.tree import ListNode, MapNode, Node, node_at


def children_of(node: Node) -> dict[str | int, Node]:
    """The entries of a group by name, the items of a list by number."""
    children: dict[str | int, Node] = {}
    if isinstance(node, MapNode):
        children.update(node.entries)
    elif isinstance(node, ListNode):
        children.update(enumerate(node.items))
    return children


@dataclass(frozen=True)
class Layout:
    """A text and the tree that was read from it."""

    text: str
    root: Node | None

    def is_flow(self, node: Node) -> bool:
        """Whether brackets or braces are around the group."""
        return self.text[node.span.start : node.span.start + 1] in {"{", "["}

    def is_within_flow(self, location: Location) -> bool:
        """Whether what stands at ``location`` has brackets or braces around it."""
        above = (node_at(self.root, location[:n]) for n in range(len(location)))
        return any(node is not None and self.is_flow(node) for node in above)

    def start_of(self, parent: Node, step: str | int) -> int:
        """Where an entry's name begins, or an item: in a block at its dash."""
        if isinstance(parent, MapNode):
            return parent.keys[str(step)].start
        start = children_of(parent)[step].span.start
        return start if self.is_flow(parent) else self.text.rindex("-", 0, start)

    def column(self, at: int) -> int:
        """How many characters stand before ``at`` on its line."""
        return at - self.line_start(at)

    def line_start(self, at: int) -> int:
        """Where the line of ``at`` begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line behind that of ``at`` begins."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def stands_behind_dash(self, at: int) -> bool:
        """Whether more than white space stands before ``at`` on its line."""
        return self.text[self.line_start(at) : at].strip() != ""
