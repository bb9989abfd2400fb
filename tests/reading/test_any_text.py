"""Whatever a file holds, reading never raises, and what it tells lies within the file."""

from collections.abc import Iterator
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from archive.model.body import Span
from archive.model.entry import values
from archive.reading.content_file import ContentFile
from archive.reading.load import read_markdown
from archive.reading.source import decode
from archive.reading.tree import ListNode, MapNode, Node, TextNode
from archive.reading.yaml_tree import read_tree

REPORT = Path(__file__).parents[1] / "archive/content/to-chuc/tinh-doan-thu/2021.md"
PIECES = [
    "---", "\n", "\n", "  ", "- ", ": ", ":", "title", "activities", "items", "{", "}", "[", "]",
    '"', "'", "|", ">-", "#", "&a ", "*a", "!x ", "<<", "?", "%", "@", "`", "~", "\t", "\r", ",",
    "\ufeff", "\u00a0", "\u2028", "\0", "\\", "...", "20.000", "31/3/2021", "## A {: #b }",
    "{: #c }", "| a | b |", "|---|---|", "> ", "[^1]:", "[^1]", "***", "a\u0300", "ế", "😀",
]  # fmt: skip
texts = st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@st.composite
def spoiled_reports(draw: st.DrawFn) -> str:
    """A right report in which pieces were replaced."""
    text = REPORT.read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(st.sampled_from(PIECES)) + text[end:]
    return text


def spans(node: Node | None) -> Iterator[Span]:
    match node:
        case MapNode():
            yield node.span
            yield from node.keys.values()
            for child in node.entries.values():
                yield from spans(child)
        case ListNode():
            yield node.span
            for child in node.items:
                yield from spans(child)
        case TextNode():
            yield node.span


def all_spans(file: ContentFile) -> Iterator[Span]:
    yield from spans(file.root)
    yield from (fault.span for fault in file.faults)
    for passage in file.body.passages:
        yield passage.span
        if passage.anchor_span is not None:
            yield passage.anchor_span
    yield from (span for _, span in file.body.stray)


def read(text: str) -> ContentFile:
    return read_markdown("to-chuc/tinh-doan-thu/2021.md", "report", text)


@given(texts | texts.map("---\n{}\n---\n".format) | spoiled_reports())
@example("---\na: b\n- c\n d: [e\n---\n")
@example("\ufeff---\na: {b\n---\n\x85{: #a }")
def test_reading_never_raises_and_stays_within_the_file(text: str) -> None:
    file = read(text)

    assert all(0 <= span.start <= span.end <= len(text) for span in all_spans(file))


@given(spoiled_reports())
def test_anchors_stand_where_they_are_told(text: str) -> None:
    for passage in read(text).body.passages:
        if passage.anchor_span is not None:
            assert text[slice(*passage.anchor_span)] == passage.anchor
    for anchor, span in read(text).body.stray:
        assert text[slice(*span)] == anchor


@given(spoiled_reports())
def test_a_location_in_the_entries_is_one_in_the_tree(text: str) -> None:
    file = read(text)

    assert file.entries is not None
    for value in values(file.entries):
        node = file.written(*value.location)
        assert isinstance(node, TextNode)
        assert value.scalar.kind == "number" or str(value.value) == node.text


@given(st.binary(max_size=200))
def test_any_bytes_become_text(data: bytes) -> None:
    text, faults = decode(data)

    assert text.isascii() or text.encode("utf-8")
    assert all(0 <= fault.span.start <= len(text) + 1 for fault in faults)


plain_values = st.text(
    st.characters(categories=["L", "N", "Mn"]) | st.sampled_from(" .,/-()"), min_size=1, max_size=30
).filter(lambda text: text == text.strip() and text[0] not in "-.,~" and text.lower() != "null")


@given(st.lists(plain_values, min_size=1, max_size=5), st.integers(0, 50))
def test_a_plain_value_stands_where_it_is_told(written: list[str], offset: int) -> None:
    text = "".join(f"e{number}: {value}\n" for number, value in enumerate(written))
    tree = read_tree(text, offset)

    assert tree.faults == []
    assert isinstance(tree.root, MapNode)
    for number, value in enumerate(written):
        node = tree.root.entries[f"e{number}"]
        assert isinstance(node, TextNode)
        assert node.text == value
        assert text[node.span.start - offset : node.span.end - offset] == value


@given(
    st.lists(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=30), min_size=1)
)
def test_a_quoted_value_stands_where_it_is_told(written: list[str]) -> None:
    quoted = ["'" + value.replace("'", "''") + "'" for value in written]
    text = "[" + ", ".join(quoted) + "]"
    tree = read_tree(text)

    assert isinstance(tree.root, ListNode)
    for item, value, form in zip(tree.root.items, written, quoted, strict=True):
        assert isinstance(item, TextNode)
        assert item.text == value
        assert text[slice(*item.span)] == form
