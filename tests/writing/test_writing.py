"""What is written reads back; a change of one value changes that line only; comments stay."""

import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model.entry import Location
from archive.reading.front_matter import split
from archive.reading.load import load
from archive.reading.tree import TextNode
from archive.reading.yaml_tree import read_tree
from archive.writing.edit import EditableText, EditError
from archive.writing.emit import emit, plain_tree, report_text, scalar
from archive.writing.plain import Plain, plain_entries

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "tests/archive/content").rglob("*.md"))
REPORT = (ROOT / "tests/archive/content/to-chuc/tinh-doan-thu/2021.md").read_text(encoding="utf-8")

texts = st.text(
    st.sampled_from(string.printable[:-2] + "đĐếộớ“”–…: #-'\"{}[],&*!|>%@`~\u00a0\u2028\ufeff"),
    min_size=1,
    max_size=40,
)
names = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
plains = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


def places(value: Plain, location: Location = ()) -> Iterator[tuple[Location, Plain]]:
    yield location, value
    inner: Any = enumerate(value) if isinstance(value, list) else ()
    inner = value.items() if isinstance(value, dict) else inner
    for step, child in inner:
        yield from places(child, (*location, step))


SCALARS = [place for place, value in places(EditableText(REPORT).value(()) or "") if place
           and isinstance(value, str)]  # fmt: skip


@given(st.dictionaries(names, plains, min_size=1, max_size=5))
def test_what_is_emitted_reads_back(entries: dict[str, Plain]) -> None:
    tree = read_tree(emit(entries))

    assert [f.kind for f in tree.faults if f.kind != "ky-tu-dieu-khien"] == []
    assert plain_tree(tree.root) == entries


@given(texts)
def test_a_scalar_reads_back_in_a_block_and_within_brackets(text: str) -> None:
    for source in (f"x: {scalar(text)}\n", f"x: [{scalar(text, flow=True)}]\n"):
        tree = read_tree(source)
        value = plain_tree(tree.root)
        assert value in ({"x": text}, {"x": [text]})


@pytest.mark.parametrize(
    "text,written",
    [
        ("Tây Ninh", "Tây Ninh"),
        ("20000", "20000"),
        ("2021-03-31", "2021-03-31"),
        ("Kết quả: năm 2021", '"Kết quả: năm 2021"'),
        ("số #2", '"số #2"'),
        ("~", '"~"'),
        ("null", '"null"'),
        (" a", '" a"'),
        ("- a", '"- a"'),
        ("44-CT/TW", "44-CT/TW"),
        ("to-chuc/x#y", "to-chuc/x#y"),
    ],
)
def test_only_what_needs_quotes_gets_them(text: str, written: str) -> None:
    assert scalar(text) == written


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_read_and_written_again_is_the_same_bytes(path: Path) -> None:
    text = path.read_bytes().decode()

    assert EditableText(text).text == text
    value = EditableText(text).value(())
    assert isinstance(value, dict)
    name, first = next(iter(value.items()))
    assert EditableText(text).set((name,), first).text == text


def test_entries_written_anew_are_the_same_entries() -> None:
    for report in load(ROOT / "tests/archive/content").archive.reports:
        entries = plain_entries(report.entries)
        parts = split(report_text(entries, report.body.text))

        assert plain_tree(read_tree(parts.yaml).root) == entries
        assert parts.body == report.body.text


def test_short_groups_stand_on_one_line_as_the_format_shows_them() -> None:
    item: dict[str, Plain] = {"what": "khẩu trang", "quantity": "20000", "unit": "chiếc"}

    assert emit({"items": [item], "kind": ["trao-tang"]}) == (
        "items:\n  - {what: khẩu trang, quantity: 20000, unit: chiếc}\nkind: [trao-tang]\n"
    )


@given(st.sampled_from(SCALARS), st.text(string.ascii_letters + " đếộ:#,-{}[]'\"", min_size=1))
def test_a_change_of_one_value_changes_its_lines_only(place: Location, value: str) -> None:
    before = EditableText(REPORT)

    after = before.set(place, value)

    assert after.value(place) == value
    old, new = REPORT.splitlines(), after.text.splitlines()
    written = read_tree(split(REPORT).yaml, split(REPORT).yaml_start)
    node = _node(written.root, place)
    first = REPORT.count("\n", 0, node.span.start)
    last = REPORT.count("\n", 0, node.span.end - 1)
    assert old[:first] == new[:first]
    assert old[last + 1 :] == new[len(new) - len(old) + last + 1 :]


def _node(root: Any, place: Location) -> TextNode:
    for step in place:
        root = root.entries[step] if isinstance(step, str) else root.items[step]
    assert isinstance(root, TextNode)
    return root


def test_comments_and_layout_stay() -> None:
    text = "---\n# đầu\ntitle:   Tên   # sau tên\nfidelity: 'tom-luoc'\n---\n## A\n"

    after = EditableText(text).set(("title",), "Tên: mới").set(("fidelity",), "nguyen-van")

    assert after.text == (
        "---\n# đầu\ntitle:   \"Tên: mới\"   # sau tên\nfidelity: 'nguyen-van'\n---\n## A\n"
    )


def test_entries_and_items_are_added_and_taken_out() -> None:
    text = "---\ntitle: a\nitems:\n  - {what: x, unit: cái}\n  - what: y\nkind: [a, b]\n---\n"
    file = EditableText(text)

    assert file.append(("kind",), "c").text == text.replace("[a, b]", "[a, b, c]")
    assert file.remove(("kind", 0)).text == text.replace("[a, b]", "[b]")
    assert file.remove(("kind", 1)).text == text.replace("[a, b]", "[a]")
    assert file.remove(("kind",)).text == text.replace("kind: [a, b]\n", "")
    assert file.remove(("items", 1)).text == text.replace("  - what: y\n", "")
    assert file.insert(("items", 0, "quantity"), "5").text == text.replace(
        "unit: cái}", "unit: cái, quantity: 5}"
    )
    assert file.insert(("items", 1, "unit"), "cái").text == text.replace(
        "what: y\n", "what: y\n    unit: cái\n"
    )
    assert file.append(("items",), {"what": "z"}).text == text.replace(
        "what: y\n", "what: y\n  - {what: z}\n"
    )
    assert file.insert(("note",), "một\nhai").text == text.replace(
        "b]\n", "b]\nnote: |-\n  một\n  hai\n"
    )


def test_what_cannot_be_changed_alone_is_refused() -> None:
    file = EditableText("---\nitems:\n  - what: y\n    unit: cái\n---\n")

    with pytest.raises(EditError):
        file.remove(("items", 0, "what"))
    with pytest.raises(EditError):
        file.set(("title",), "a")
    with pytest.raises(EditError):
        file.insert(("items",), "a")
    with pytest.raises(EditError):
        file.append(("title",), "a")
