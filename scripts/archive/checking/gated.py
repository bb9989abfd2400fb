"""What the gate of secrecy and privacy finds in a file: its text, and what YAML makes of it."""

from collections.abc import Callable
from functools import lru_cache

from archive.checking.gate import Match, private_data, secrecy_marks
from archive.model.body import Span
from archive.reading.content_file import ContentFile
from archive.reading.yaml_tree import ListNode, MapNode, Node, TextNode


@lru_cache(maxsize=2)
def marks_of(file: ContentFile) -> tuple[Match, ...]:
    """Marks of secrecy anywhere in the file, comments and names of entries included."""
    return _gated(file, secrecy_marks)


@lru_cache(maxsize=2)
def private_of(file: ContentFile) -> tuple[Match, ...]:
    """Private data anywhere in the file, comments included."""
    return _gated(file, private_data)


def _gated(file: ContentFile, gate: Callable[[str], list[Match]]) -> tuple[Match, ...]:
    found = gate(file.source.text)
    for node in _hidden(file):
        found += (
            Match(match.kind, node.span.start, node.span.end, match.shown)
            for match in gate(node.text)
            if not _is_known(found, match, node.span)
        )
    return tuple(sorted(found, key=lambda match: match.start))


def _is_known(found: list[Match], match: Match, span: Span) -> bool:
    return any(other.kind == match.kind and span.start <= other.start < span.end for other in found)


@lru_cache(maxsize=2)
def _hidden(file: ContentFile) -> tuple[TextNode, ...]:
    r"""Values that a search of the file's own characters does not see.

    Escapes ("\\u1eac") and folded lines make something else of what is written.
    """
    if file.is_verbatim:
        return ()
    text, hidden = file.source.text, []
    waiting: list[Node] = [file.root] if file.root is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, ListNode):
            waiting += node.items
        elif isinstance(node, MapNode):
            waiting += node.entries.values()
        elif not text.startswith(node.text, node.span.start) and (
            node.text not in text[node.span.start : node.span.end]
        ):
            hidden.append(node)
    return tuple(hidden)
