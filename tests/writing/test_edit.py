"""A change of one value changes that line only; comments stay; what would spoil more is refused."""

import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model.entry import Location
from archive.reading.front_matter import split
from archive.reading.tree import node_at
from archive.reading.yaml_tree import read_tree
from archive.writing.edit import EditableText, EditError
from archive.writing.plain import Plain, changed

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for content in ("content", "tests/archive/content")
    for path in (ROOT / content).rglob("*.md")
)
REPORT = (ROOT / "tests/archive/content/to-chuc/tinh-doan-thu/2021.md").read_text(encoding="utf-8")
LAYOUTS = (Path(__file__).parent / "layouts.md").read_text(encoding="utf-8")


def places(value: Plain | None, location: Location = ()) -> Iterator[Location]:
    inner: Any = enumerate(value) if isinstance(value, list) else ()
    inner = value.items() if isinstance(value, dict) else inner
    for step, child in inner:
        yield (*location, step)
        yield from places(child, (*location, step))


def lines_of(text: str, location: Location) -> tuple[int, int]:
    """The first and the last line, from 0, of what is written at a location."""
    parts = split(text)
    node = node_at(read_tree(parts.yaml, parts.yaml_start).root, location)
    assert node is not None
    return text.count("\n", 0, node.span.start), text.count("\n", 0, node.span.end)


ALL = [(text, place) for text in (REPORT, LAYOUTS) for place in places(EditableText(text).value())]
SCALARS = [case for case in ALL if isinstance(EditableText(case[0]).value(case[1]), str)]
words = st.text(string.ascii_letters + " đếộ:#,-{}[]'\"\\|>.", min_size=1).filter(str.strip)
values = words | st.lists(words, min_size=2, max_size=3).map("\n".join)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_read_and_written_again_is_the_same_bytes(path: Path) -> None:
    data = path.read_bytes()
    file = EditableText(data.decode())
    value = file.value()

    assert file.text.encode() == data
    assert value is not None
    assert file.set((), value).text.encode() == data


@given(st.sampled_from(SCALARS), values, st.booleans())
def test_a_change_of_one_value_changes_its_lines_only(
    case: tuple[str, Location], value: str, windows: bool
) -> None:
    text, place = case
    text = text.replace("\n", "\r\n") if windows else text
    before = EditableText(text)
    after = before.set(place, value)
    first, last = lines_of(text, place)
    old, new = text.split("\n"), after.text.split("\n")

    assert after.value(place) == value
    assert old[:first] == new[:first]
    assert old[last + 1 :] == new[len(new) - len(old) + last + 1 :]
    assert after.value() == changed(before.value() or {}, place, value)
    assert not windows or "\n" not in after.text.replace("\r\n", "")


@given(st.sampled_from(ALL), values)
def test_whatever_is_done_is_what_was_meant_or_is_refused(
    case: tuple[str, Location], value: str
) -> None:
    text, place = case
    file = EditableText(text)
    whole = file.value() or {}
    news: list[Plain] = [value, [value], {"x": value}, {"x": [value]}, []]
    for new in news:
        try:
            after = file.set(place, new)
        except EditError:
            continue
        assert after.value() == changed(whole, place, new)
        assert split(after.text).body == split(text).body
    try:
        assert file.remove(place).value() == changed(whole, place, None)
    except EditError:
        assert file.value(place[:-1]) in ([file.value(place)], {place[-1]: file.value(place)})


@given(st.sampled_from(ALL))
def test_comments_stay_wherever_a_value_is_taken_out(case: tuple[str, Location]) -> None:
    text, place = case
    try:
        after = EditableText(text).remove(place).text
    except EditError:
        return
    first, last = lines_of(text, place)
    lines = [*enumerate(text.split("\n"))]
    elsewhere = [line for n, line in lines if not first - 1 <= n <= last]

    assert set(comments(elsewhere)) <= set(comments(after.split("\n")))


def comments(lines: list[str]) -> Iterator[str]:
    return (line[line.index("# ") :] for line in lines if "# " in line)


def test_quotation_marks_blocks_and_comments_stay_as_they_are() -> None:
    file = EditableText(LAYOUTS)

    assert 'title:   "A: B"   # sau tên' in file.set(("title",), "A: B").text
    assert "fidelity: 'nguyen-van'\n" in file.set(("fidelity",), "nguyen-van").text
    assert 'place: "Quảng Trị", rec' in file.set(("document", "place"), "Quảng Trị").text
    assert "1994-09-21   # ngày" in file.set(("cites", 0, "issued"), "1994-09-21").text
    assert "[Sở A, Lưu VT]}   # một" in file.set(("document", "recipients", 0), "Sở A").text
    assert "note: |\n      một\n      ba\n" in file.set(("activities", 0, "note"), "một\nba\n").text
    assert "note: |-\n      một\n" in file.set(("activities", 0, "note"), "một").text
    assert (
        "note: >-  # gấp\n      một câu\n      gấp mãi\n    kind"
        in file.set(("activities", 1, "note"), "một câu gấp mãi").text
    )
    assert "  - một\n  - 'it''s'\n" in file.set(("notes", 1), "it's").text
    assert "title:   |-   # sau tên\n  một\n  hai\n" in file.set(("title",), "một\nhai").text


def test_of_a_group_only_what_differs_is_changed() -> None:
    file = EditableText(LAYOUTS)
    value = file.value(("cites", 0))

    assert isinstance(value, dict)
    after = file.set(("cites", 0), {"number": "44-CT/TW", "issuer": "Ban Bí thư", "issued": "1995"})
    assert after.text == LAYOUTS.replace(
        "issued: 1994-09-20   # ngày", "issuer: Ban Bí thư\n  issued: 1995   # ngày"
    )
    after = file.set(("notes",), ["một", "một rưỡi", "hai"])
    assert after.text == LAYOUTS.replace("- một\n", "- một\n  - một rưỡi\n")
    after = file.set(("notes",), ["hai"])
    assert after.text == LAYOUTS.replace("  - một\n", "")


def test_new_entries_come_in_their_order() -> None:
    text = "---\ntitle: a\nnotes: [x]\nitems:\n  - what: y # z\n    unit: cái\n---\n"
    file = EditableText(text)
    order = ["title", "fidelity", "items", "notes", "clearance"]

    assert file.insert(("fidelity",), "b", order).text == text.replace("a\n", "a\nfidelity: b\n")
    assert file.insert(("clearance",), {"by": "c"}, order).text == text.replace(
        "cái\n", "cái\nclearance: {by: c}\n"
    )
    assert file.insert(("khac",), "d").text == text.replace("cái\n", "cái\nkhac: d\n")
    assert file.insert(("items", 0, "size"), "e", ["size", "what"]).text == text.replace(
        "- what: y # z", "- size: e\n    what: y # z"
    )


def test_entries_and_items_are_added_and_taken_out() -> None:
    text = "---\ntitle: a\nitems:\n  - {what: x, unit: cái}\n  - what: y\nkind: [a, b]\n---\n"
    file = EditableText(text)

    assert file.append(("kind",), "c").text == text.replace("[a, b]", "[a, b, c]")
    assert file.insert(("kind", 0), "c").text == text.replace("[a, b]", "[c, a, b]")
    assert file.remove(("kind", 0)).text == text.replace("[a, b]", "[b]")
    assert file.remove(("kind", 1)).text == text.replace("[a, b]", "[a]")
    assert file.remove(("kind", 1)).remove(("kind", 0)).text == text.replace("[a, b]", "[]")
    assert file.remove(("kind",)).text == text.replace("kind: [a, b]\n", "")
    assert file.remove(("items", 1)).text == text.replace("  - what: y\n", "")
    assert file.insert(("items", 0, "quantity"), "5").text == text.replace(
        "unit: cái}", "unit: cái, quantity: 5}"
    )
    assert file.insert(("items", 1, "unit"), "cái").text == text.replace(
        "what: y\n", "what: y\n    unit: cái\n"
    )
    assert file.insert(("items", 1), {"what": "z"}).text == text.replace(
        "  - what: y\n", "  - {what: z}\n  - what: y\n"
    )
    assert file.append(("items",), {"what": "z"}).text == text.replace(
        "what: y\n", "what: y\n  - what: z\n"
    )
    assert file.insert(("note",), "một\nhai").text == text.replace(
        "b]\n", "b]\nnote: |-\n  một\n  hai\n"
    )


def test_a_name_behind_a_dash_leaves_its_place_to_the_next() -> None:
    file = EditableText("---\nitems:\n  - what: y # z\n    unit: cái\n---\n")

    assert file.remove(("items", 0, "what")).text == "---\nitems:\n  - unit: cái\n---\n"
    with pytest.raises(EditError, match="comment"):
        EditableText("---\na:\n  - b: c\n    # d\n    e: f\n---\n").remove(("a", 0, "b"))


@pytest.mark.parametrize(
    "change, reason",
    [
        (lambda file: file.set(("title",), "a"), "nothing is written"),
        (lambda file: file.remove(("title",)), "nothing is written"),
        (lambda file: file.append(("title",), "a"), "nothing is written"),
        (lambda file: file.append(("items", 0, "what"), "a"), "no list is written"),
        (lambda file: file.insert(("document", "place"), "a"), "nothing is written"),
        (lambda file: file.insert(("items",), "a"), "no room"),
        (lambda file: file.insert(("items", 2), "a"), "no room"),
        (lambda file: file.insert(("items", 0, "what", "x"), "a"), "no room"),
        (lambda file: file.remove(("items", 0)), "remove the group"),
        (lambda file: file.remove(("items", 0, "what")), "remove the group"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_reason(change: Any, reason: str) -> None:
    with pytest.raises(EditError, match=reason):
        change(EditableText("---\nitems:\n  - what: y\n---\n"))


def test_a_mistake_elsewhere_in_the_file_is_left_alone() -> None:
    text = "---\ntitle: A: B\nplace:x\nfidelity: tom-luoc\n---\n"

    after = EditableText(text).set(("fidelity",), "nguyen-van")

    assert after.text == text.replace("tom-luoc", "nguyen-van")
