"""What people do wrong in YAML: the hint, the place («…»), what was read, the advice."""

import re

import pytest

from archive.reading.tree import ListNode, MapNode, Node, TextNode
from archive.reading.yaml_tree import read_tree

CASES = [
    ("hai-cham", "title: A«:» B\nplace: x", {"title": "A: B", "place": "x"}, 'title: "A: B"'),
    ("hai-cham", "title: A«:»\nplace: x", {"title": "A:", "place": "x"}, 'title: "A:"'),
    ("hai-cham", "title: A«:» B # ghi", {"title": "A: B"}, 'title: "A: B" # ghi'),
    ("hai-cham", "title: “A”«:» it's", {"title": "“A”: it's"}, 'title: "“A”: it\'s"'),
    ("hai-cham", "- {what: b«:» c, unit: d}", [{"what": "b: c", "unit": "d"}],
     '- {what: "b: c", unit: d}'),
    ("tab", "document:\n«\t»place: x\n\tnumber: y",
     {"document": {"place": "x", "number": "y"}}, None),
    ("tab", "items:\n  - a\n«\t»- b", {"items": ["a", "b"]}, None),
    ("tab", "items:\n  -«\t»id: a\n    kind: b", {"items": [{"id": "a", "kind": "b"}]}, None),
    ("thieu-cach", "title«:»abc\nplace: x", {"title": "abc", "place": "x"}, "title: abc"),
    ("thieu-cach", "document:\n  place«:»x\n  number: y",
     {"document": {"place": "x", "number": "y"}}, "  place: x"),
    ("thieu-cach", "document:\n  place«:»x\ncites: []", {"document": {"place": "x"}, "cites": []},
     "  place: x"),
    ("thieu-cach", "items:\n  - {what«:»abc, unit: x}", {"items": [{"what": "abc", "unit": "x"}]},
     "  - {what: abc, unit: x}"),
    ("thieu-cach", "items:\n  «-»what: a", {"items": [{"what": "a"}]}, "  - what: a"),
    ("thieu-cach", "items:\n  - a\n  «-»b: c", {"items": ["a", {"b": "c"}]}, "  - b: c"),
    ("thieu-hai-cham", "title: abc\n«Phó Bí thư»\nplace: x", {"title": "abc", "place": "x"}, None),
    ("thieu-hai-cham", "«Phó Bí thư»\nplace: x", {"place": "x"}, None),
    ("thieu-ten", "title: a\n«: b»", {"title": "a"}, None),
    ("thieu-phay", "a: {what: x y «quantity»: 2}", {"a": {"what": "x y", "quantity": "2"}}, None),
    ("thieu-phay", "a: [b «[»c]]", {"a": ["b", ["c"]]}, None),
    ("dau-phay", "a: {name: Lan«, Phó Bí thư»}", {"a": {"name": "Lan, Phó Bí thư"}},
     'a: {name: "Lan, Phó Bí thư"}'),
    ("dau-phay", "a: {name: x«, y, z», post: t}", {"a": {"name": "x, y, z", "post": "t"}},
     'a: {name: "x, y, z", post: t}'),
    ("ky-tu-dau", "title: «@»abc", {"title": "@abc"}, 'title: "@abc"'),
    ("ky-tu-dau", "title: «`»abc\nplace: x", {"title": "`abc", "place": "x"}, 'title: "`abc"'),
    ("ky-tu-dau", "title: «%»50", {"title": "%50"}, 'title: "%50"'),
    ("ky-tu-dau", "note: «*»*Chú ý** x", {"note": "**Chú ý** x"}, 'note: "**Chú ý** x"'),
    ("ky-tu-dau", "title: «!»Lưu ý", {"title": "!Lưu ý"}, 'title: "!Lưu ý"'),
    ("ky-tu-dau", "title: «&»Lưu ý", {"title": "&Lưu ý"}, 'title: "&Lưu ý"'),
    ("ky-tu-dau", "title: «>» abc", {"title": "> abc"}, 'title: "> abc"'),
    ("ky-tu-dau", "title: «|» abc\nplace: x", {"title": "| abc", "place": "x"}, 'title: "| abc"'),
    ("ky-tu-dau", "title: «-» abc", {"title": "- abc"}, None),
    ("ky-tu-dau", "title: «?» abc", {"title": "? abc"}, None),
    ("ky-tu-dau", "title: «,» abc", {"title": "abc"}, None),
    ("ky-tu-dau", "a: [«@»b, c]", {"a": ["@b", "c"]}, 'a: ["@b", c]'),
    ("ky-tu-dau", "«%abc»\ntitle: x", {"title": "x"}, None),
    ("ky-tu-la", "title«：»abc\nplace: x", {"title": "abc", "place": "x"}, "title: abc"),
    ("ky-tu-la", "title«:\u00a0»abc\nplace: x", {"title": "abc", "place": "x"}, "title: abc"),
    ("ky-tu-la", "document:\n«\u00a0\u00a0»place: x\nnotes: []",
     {"document": {"place": "x"}, "notes": []}, "  place: x"),
    ("nhay-chua-dong", 'title: «"»abc\nplace: x', {"title": "abc", "place": "x"}, None),
    ("nhay-chua-dong", 'title: «"»abc\nplace: "x"', {"title": "abc", "place": "x"}, None),
    ("nhay-chua-dong", "title: «'»abc\nplace: it's", {"title": "abc", "place": "it's"}, None),
    ("nhay-chua-dong", 'title: «"»a\n  b\nplace: x', {"title": "a b", "place": "x"}, None),
    ("nhay-chua-dong", 'a: [«"»b, c]\nplace: x', {"a": ["b, c"], "place": "x"}, None),
    ("sau-nhay", 'title: "A" «và "B"»', {"title": '"A" và "B"'}, "title: '\"A\" và \"B\"'"),
    ("sau-nhay", "title: 'it'«s'»", {"title": "'it's'"}, "title: \"'it's'\""),
    ("sau-nhay", 'a: ["b" «c», d]', {"a": ['"b" c', "d"]}, "a: ['\"b\" c', d]"),
    ("ngoac-chua-dong", "kind: «[»a, b\nthemes: [c]", {"kind": ["a", "b"], "themes": ["c"]}, None),
    ("ngoac-chua-dong", "a:\n  - «{»b: c, d: 2\n  - {b: e}",
     {"a": [{"b": "c", "d": "2"}, {"b": "e"}]}, None),
    ("ngoac-chua-dong", "kind: «[»a}\nplace: x", {"kind": ["a"], "place": "x"}, "kind: [a]"),
    ("ngoac-thua", "kind: [a]«]»\nplace: x", {"kind": ["a"], "place": "x"}, "kind: [a]"),
    ("sau-ngoac", "title: [1] «Báo cáo»", {"title": "[1] Báo cáo"}, 'title: "[1] Báo cáo"'),
    ("gach-cheo", 'file: "C:«\\»du"', {"file": "C:\\du"}, 'file: "C:\\\\du"'),
    ("thut-dong", "title: abc\n«  »place: x", {"title": "abc", "place": "x"}, None),
    ("thut-dong", "document:\n  place: x\n« »number: y",
     {"document": {"place": "x", "number": "y"}}, None),
    ("thut-dong", "items:\n  - a\n« »- b", {"items": ["a", "b"]}, None),
    ("thut-dong", "items:\n  - a\n«   »- b", {"items": ["a", "b"]}, None),
    ("thut-dong", "items:\n- id: x\n«   »kind: y", {"items": [{"id": "x", "kind": "y"}]}, None),
    ("thut-dong", "note: |\n  abc\n« »def\nplace: x", {"note": "abc\ndef\n", "place": "x"}, None),
    ("thut-dong", "«  »title: x\n  kind: y\nplace: z",
     {"title": "x", "kind": "y", "place": "z"}, None),
    ("thut-dong", "title: x\n«- y»\nplace: z", {"title": "x", "place": "z"}, None),
    ("khac", "title: x\n«...»\nplace: y", {"title": "x", "place": "y"}, None),
]  # fmt: skip


def plain(node: Node | None) -> object:
    match node:
        case MapNode():
            return {name: plain(child) for name, child in node.entries.items()}
        case ListNode():
            return [plain(item) for item in node.items]
        case TextNode():
            return node.text
    return None


@pytest.mark.parametrize("hint, marked, value, suggestion", CASES)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_mistake_is_told_where_it_is_and_hides_nothing(
    hint: str, marked: str, value: object, suggestion: str | None, end: str
) -> None:
    marked = marked.replace("\n", end) + end
    text = marked.replace("«", "").replace("»", "")
    start = marked.index("«")
    tree = read_tree(text, 100)

    assert [fault.values["hint"] for fault in tree.faults] == [hint]
    assert tree.faults[0].span == (100 + start, 100 + marked.index("»") - 1)
    assert plain(tree.root) == value
    assert tree.faults[0].values["suggestion"] == suggestion


def test_the_suggested_line_is_right() -> None:
    for _, marked, _, suggestion in CASES:
        if suggestion is not None:
            text = marked.replace("«", "").replace("»", "")
            line = text[: marked.index("«")].count("\n")
            lines = text.split("\n")
            lines[line] = suggestion

            assert read_tree("\n".join(lines)).faults == []


def test_every_hint_has_its_line_in_the_docstring() -> None:
    from archive.reading import yaml_tree  # noqa: PLC0415  only its docstring is wanted

    listed = set(re.findall(r"^``([a-z-]+)``  ", yaml_tree.__doc__ or "", re.MULTILINE))

    assert {hint for hint, *_ in CASES} == listed


def test_all_mistakes_of_a_file_are_told_in_one_run() -> None:
    lines = ["title: A: B", "place:x", 'number: "y', "kind: [a", "note: @z", "last: t"]
    tree = read_tree("\n".join(lines))

    hints = [fault.values["hint"] for fault in tree.faults]
    assert hints == ["hai-cham", "thieu-cach", "nhay-chua-dong", "ngoac-chua-dong", "ky-tu-dau"]
    assert plain(tree.root) == {
        "title": "A: B", "place": "x", "number": "y", "kind": ["a"], "note": "@z", "last": "t",
    }  # fmt: skip


def test_places_behind_a_mended_mistake_are_those_of_the_file() -> None:
    text = "title: A: B\nplace:x\nnumber: here\n"
    tree = read_tree(text)
    assert isinstance(tree.root, MapNode)
    span = tree.root.entries["number"].span

    assert text[span.start : span.end] == "here"
    assert text[slice(*tree.root.keys["number"])] == "number"


def test_only_what_was_lost_makes_the_tree_incomplete() -> None:
    assert read_tree("title: A: B").complete
    assert not read_tree("title: A\nPhó Bí thư").complete
    assert not read_tree("kind: [a, b\nthemes: [c]").complete


def test_a_value_that_a_program_folded_is_read_as_one() -> None:
    folded = "title: Trao khẩu trang và nước rửa tay\n  sát khuẩn - đợt hai\nitems:\n  - a\n    b\n"
    tree = read_tree(folded)

    assert tree.faults == []
    assert plain(tree.root) == {
        "title": "Trao khẩu trang và nước rửa tay sát khuẩn - đợt hai",
        "items": ["a b"],
    }
