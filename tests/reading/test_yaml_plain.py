"""The quick reader of plain YAML beside the one that knows places and mistakes."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.reading.content_file import PlainFile
from archive.reading.entries import read_entries
from archive.reading.front_matter import split
from archive.reading.load import MODELS, load, read_markdown
from archive.reading.tree import ListNode, MapNode, Node, TextNode
from archive.reading.yaml_plain import DEEPEST, LONGEST, read_plain
from archive.reading.yaml_tree import read_tree

SIGNS = [
    *("\n", " ", "  ", ": ", ":", " #", "#", "- ", "-", "[", "]", "{", "}", ", ", ",", "'", '"'),
    *("\\", "&a ", "*a", "!t ", "|", ">-", "%", "@", "`", "?", "? ", "~", "null", "<<: ", "---"),
    *(
        "...",
        "\t",
        "\r",
        "\u00a0",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\u200b",
        "\u00ad",
        "\0",
        "=",
        "a",
    ),
    *(
        "“",
        "(",
        "/",
        "1",
        "ố",
        "ສ",
        "https://a.vn/b#c",
        "''",
        '""',
        "' '",
        "{}",
        "[]",
        "\n\n",
        "a: ",
    ),
]
WORDS = ["Trao gạo", "20000", "2021-10-22/2021-10-24", "to-chuc/a", "a/2021#b", "“Tết” (2)", "l'A"]
NAMES = st.sampled_from(["title", "kind", "items", "with", "id", "null", "a1_"])
VALUES = st.sampled_from([*WORDS, "'Đoàn: A'", '"A, B"', "https://a.vn/b?c=1", "A#", "a#b"])
IN_FLOW = st.sampled_from([*WORDS, "'Đoàn: A'", '"A, B"', "https://a.vn/b"])


def as_text(value: Any, column: int = 0) -> str:
    """``value`` as the archive's files write it; a text stands as it is."""
    margin = " " * column
    if isinstance(value, dict):
        return "".join(f"{margin}{name}:{_behind(one, column)}" for name, one in value.items())
    items = []
    for item in value:
        written = as_text(item, column + 2)[column + 2 :] if isinstance(item, dict) else f"{item}\n"
        items.append(f"{margin}- {written}")
    return "".join(items)


def _behind(value: Any, column: int) -> str:
    return f" {value}\n" if isinstance(value, str) else f"\n{as_text(value, column + 2)}"


FLOWS = st.one_of(
    st.lists(IN_FLOW, max_size=4).map(lambda items: f"[{', '.join(items)}]"),
    st.dictionaries(NAMES, IN_FLOW, min_size=1, max_size=4).map(
        lambda group: "{" + ", ".join(f"{name}: {value}" for name, value in group.items()) + "}"
    ),
)
LEAVES = VALUES | FLOWS


def _within(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    groups = st.dictionaries(NAMES, LEAVES | inner, min_size=1, max_size=4)
    return groups | st.lists(LEAVES | groups, min_size=1, max_size=3)


NESTED = st.recursive(LEAVES, _within, max_leaves=12)
TEXTS = st.dictionaries(NAMES, LEAVES | NESTED, min_size=1).map(as_text)


def in_full(text: str) -> Any:
    """What the other reader makes of ``text``; None where it finds a fault."""
    tree = read_tree(text)
    if tree.faults or not tree.complete or not isinstance(tree.root, MapNode):
        return None
    return _value(tree.root, text)


def _value(node: Node, text: str) -> Any:
    if isinstance(node, MapNode):
        return {name: _value(child, text) for name, child in node.entries.items()}
    if isinstance(node, ListNode):
        return [_value(item, text) for item in node.items]
    assert isinstance(node, TextNode)
    assert not node.is_empty
    assert node.text in text[node.span.start : node.span.end]
    return node.text


@given(TEXTS)
def test_what_is_plain_is_read(text: str) -> None:
    read = read_plain(text)

    assert read is not None
    assert read == in_full(text)


@given(TEXTS, st.data())
def test_whatever_stands_there_the_two_agree_or_it_is_left_to_the_other(
    text: str, data: st.DataObject
) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.sampled_from([0, 0, 1, 2, 5]))
        text = text[:start] + data.draw(st.sampled_from(["", *SIGNS])) + text[end:]
        read = read_plain(text)

        assert read is None or read == in_full(text)


@given(st.lists(st.sampled_from([*SIGNS, *WORDS, "a:", "\n  - "]), max_size=12).map("".join))
def test_a_heap_of_signs(text: str) -> None:
    read = read_plain(text)

    assert read is None or read == in_full(text)


def test_the_archive_is_read_to_the_same_records(toy_content: Path) -> None:
    quick = 0
    for path, file in load(toy_content).files.items():
        if file.kind not in MODELS:
            continue
        parts = split(file.source.text)
        tree = read_tree(parts.yaml, parts.yaml_start)
        entries, faults = read_entries(MODELS[file.kind], tree.root, complete=tree.complete)
        assert file.entries == entries, path
        assert file.entries.model_fields_set == entries.model_fields_set, path
        quick += isinstance(file, PlainFile)
        if isinstance(file, PlainFile):
            assert (faults, file.root) == ([], tree.root)
    assert quick > 5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: ",
        "a:\n",
        "a: null",
        "a: ''",
        "a: b\na: c",
        "a: {b: c, b: d}",
        "a: [b, ]",
        "a: [b,c]",
        "a:\n- b",
        "a:\n   b: c",
        "a: b\n c",
        "a: b: c",
        "a: b # c",
        "a: |\n  b",
        "a: &b c",
        "a: 'b''c'",
        'a: "b\\n"',
        "# a\nb: c",
        "".join(" " * n + "a:\n" for n in range(0, DEEPEST + 4, 2)) + " " * (DEEPEST + 4) + "a: b",
        "a: " + "b" * LONGEST,
    ],
)
def test_what_is_left_to_the_other(text: str) -> None:
    assert read_plain(text) is None


def test_a_fault_in_an_entry_is_told_with_its_place() -> None:
    file = read_markdown("to-chuc/a/2021.md", "report", "---\ntitel: a\n---\n")

    assert not isinstance(file, PlainFile)
    assert file.faults[0].kind == "muc-la"
