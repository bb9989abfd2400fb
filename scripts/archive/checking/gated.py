"""What the gate of secrecy and privacy finds in a file: its text, and what YAML makes of it."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from archive.checking.gate import Match, private_data, secrecy_marks
from archive.model.body import Span
from archive.reading.load import ContentFile
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
    text = file.source.text
    found = gate(text)
    for node in _texts(file.root):
        # escapes ("\\u1eac") and folded lines hide from a search of the file's own characters
        if _differs(text, node.span, node.text):
            found += (
                Match(match.kind, node.span.start, node.span.end, match.shown)
                for match in gate(node.text)
                if not _is_known(found, match, node.span)
            )
    return tuple(sorted(found, key=lambda match: match.start))


def _differs(text: str, span: Span, value: str) -> bool:
    return value not in text[span.start : span.end]


def _is_known(found: list[Match], match: Match, span: Span) -> bool:
    return any(other.kind == match.kind and span.start <= other.start < span.end for other in found)


def _texts(node: Node | None) -> Iterator[TextNode]:
    match node:
        case TextNode():
            yield node
        case ListNode():
            for item in node.items:
                yield from _texts(item)
        case MapNode():
            for child in node.entries.values():
                yield from _texts(child)
