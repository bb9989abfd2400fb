"""YAML as text with places: values stay what they are, and nothing that YAML could do is done."""

import pytest

from archive.reading.tree import ListNode, MapNode, TextNode, key_span_of, node_at, span_of
from archive.reading.yaml_tree import DEPTH_LIMIT, NODE_LIMIT, read_tree

TEXT = """\
title: Kết quả 😀 năm 2021   # chú thích
document:
  signer: {name: "Lê A", post: 'Phó "B"'}
  recipients:
  - Sở Ngoại vụ
  - Lưu VT
note: |
  dòng một

  dòng hai

# cuối
parties: [to-chuc/a,
  doi-tac/b]
"""


def written(*location: str | int) -> str:
    return TEXT[slice(*span_of(read_tree(TEXT).root, location))]


def test_every_value_has_its_place() -> None:
    assert written("title") == "Kết quả 😀 năm 2021"
    assert written("document", "signer") == """{name: "Lê A", post: 'Phó "B"'}"""
    assert written("document", "signer", "name") == '"Lê A"'
    assert written("document", "signer", "post") == """'Phó "B"'"""
    assert written("document", "recipients", 1) == "Lưu VT"
    assert written("note") == "|\n  dòng một\n\n  dòng hai"
    assert written("parties") == "[to-chuc/a,\n  doi-tac/b]"
    assert written("parties", 1) == "doi-tac/b"


def test_a_group_ends_with_its_last_value() -> None:
    assert written("document", "recipients") == "- Sở Ngoại vụ\n  - Lưu VT"
    assert written("document").startswith("signer:")
    assert written("document").endswith("Lưu VT")
    assert written() == TEXT.strip("\n")


def test_names_have_their_places() -> None:
    root = read_tree(TEXT).root

    assert TEXT[slice(*key_span_of(root, ("document", "signer", "post")))] == "post"
    assert key_span_of(root, ("document", "recipients", 0)) == span_of(
        root, ("document", "recipients", 0)
    )


def test_what_is_not_there_is_told_at_the_group_that_would_hold_it() -> None:
    root = read_tree(TEXT).root

    assert node_at(root, ("document", "place")) is None
    assert span_of(root, ("document", "place", "x")) == span_of(root, ("document",))


def test_windows_line_ends_and_a_byte_order_mark_move_no_place() -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    root = read_tree(text, 7).root
    start, end = span_of(root, ("document", "recipients", 1))

    assert text[start - 7 : end - 7] == "Lưu VT"
    note = node_at(root, ("note",))
    assert isinstance(note, TextNode)
    assert note.text == "dòng một\n\ndòng hai\n"


@pytest.mark.parametrize(
    "value", ["20.000", "NO", "12:30", "0x1F", "1e3", "2021-03-31", "05", "=", "+84"]
)
def test_a_value_stays_text(value: str) -> None:
    tree = read_tree(f"a: {value}")
    node = node_at(tree.root, ("a",))

    assert isinstance(node, TextNode)
    assert (node.text, node.plain, node.is_empty) == (value, True, False)
    assert tree.faults == []


@pytest.mark.parametrize(
    "text, kind, place",
    [
        ("a: «&neo x»", "yaml-neo", {}),
        ("a: «&neo [»x]", "yaml-neo", {}),
        ("a: «*neo»", "yaml-neo", {}),
        ("«*neo» : x", "yaml-neo", {}),
        ("a: «!!int 20»", "yaml-the", {}),
        ("«<<»: {b: c}", "yaml-gop", {}),
        ("? «»a: b\n: c", "yaml-ten-muc", {}),
        ('«""»: c', "yaml-ten-muc", {}),
        ("a: b\n«---»\nc: d", "yaml-nhieu-phan", {}),
        ("a: b\n«a»: c", "muc-trung", {"name": "a"}),
    ],
)  # fmt: skip
def test_what_yaml_offers_beyond_plain_values_is_refused(
    text: str, kind: str, place: dict[str, str]
) -> None:
    clean = text.replace("«", "").replace("»", "")
    fault = read_tree(clean).faults[0]

    assert fault.kind == kind
    assert fault.span == (text.index("«"), text.index("»") - 1)
    assert fault.values.items() >= place.items()


def test_the_first_of_two_equal_entries_counts() -> None:
    root = read_tree("a: b\na: {c: d}\ne: f").root

    assert isinstance(root, MapNode)
    assert {name: type(node) for name, node in root.entries.items()} == {
        "a": TextNode,
        "e": TextNode,
    }


def test_an_alias_is_not_taken_for_an_empty_value() -> None:
    root = read_tree("a: *b\nc: [*b, d]").root

    assert isinstance(root, MapNode)
    assert root.dropped == {"a"}
    assert list(root.entries) == ["c"]
    assert isinstance(root.entries["c"], ListNode)
    assert len(root.entries["c"].items) == 1


def test_depth_and_number_are_bounded() -> None:
    deep = read_tree("[" * (DEPTH_LIMIT + 1))
    many = read_tree("- a\n" * (NODE_LIMIT + 1))

    assert [fault.kind for fault in deep.faults] == ["yaml-qua-sau"]
    assert [fault.kind for fault in many.faults] == ["yaml-qua-nhieu"]
    assert not deep.complete
    assert not many.complete
    assert read_tree("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT).faults == []


@pytest.mark.parametrize("empty", ["", "~", "null", "NULL", '""', "' '", "|\n  \n"])
def test_empty_values(empty: str) -> None:
    node = node_at(read_tree(f"a: {empty}").root, ("a",))

    assert isinstance(node, TextNode)
    assert node.is_empty


@pytest.mark.parametrize("written", ["'~'", '"null"', "không"])
def test_values_that_are_not_empty(written: str) -> None:
    node = node_at(read_tree(f"a: {written}").root, ("a",))

    assert isinstance(node, TextNode)
    assert not node.is_empty
