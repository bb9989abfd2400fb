"""Tables: each cell with its place; a fault spoils no more than its row."""

from archive.model.lists import Abbreviation, Country
from archive.reading.csv_tree import read_table
from archive.reading.tree import ListNode, MapNode, Node, TextNode, Tree, span_of

HEADER = "id,name,english,aliases\n"


def plain(node: Node | None) -> object:
    match node:
        case MapNode():
            return {name: plain(child) for name, child in node.entries.items()}
        case ListNode():
            return [plain(item) for item in node.items]
        case TextNode():
            return node.text
    return None


def countries(rows: str) -> Tree:
    return read_table(HEADER + rows, Country)


def test_rows_are_groups_by_id() -> None:
    tree = countries('LA,Lào,Laos,"CHDCND Lào; Ai Lao"\nKH,Campuchia,,\n\n,,,\n')

    assert plain(tree.root) == {
        "LA": {"name": "Lào", "english": "Laos", "aliases": ["CHDCND Lào", "Ai Lao"]},
        "KH": {"name": "Campuchia"},
    }
    assert tree.faults == []
    assert tree.complete


def test_every_cell_has_its_place() -> None:
    for mark, end in (("", "\n"), ("\ufeff", "\r\n")):
        text = mark + (HEADER + 'LA,"Lào, ""CHDCND""",Laos,a;  b\n').replace("\n", end)
        tree = read_table(text, Country)

        assert plain(tree.root) == {
            "LA": {"name": 'Lào, "CHDCND"', "english": "Laos", "aliases": ["a", "b"]}
        }
        assert text[slice(*span_of(tree.root, ("LA", "name")))] == '"Lào, ""CHDCND"""'
        assert text[slice(*span_of(tree.root, ("LA", "english")))] == "Laos"
        assert text[slice(*span_of(tree.root, ("LA", "aliases", 1)))] == "b"


def test_a_row_with_another_number_of_cells() -> None:
    tree = countries("LA,Lào,Laos\nKH,Campuchia,,,\n")

    assert [(f.kind, f.values["expected"], f.values["found"]) for f in tree.faults] == [
        ("bang-so-o", "4", "3"),
        ("bang-so-o", "4", "5"),
    ]
    assert plain(tree.root) == {
        "LA": {"name": "Lào", "english": "Laos"},
        "KH": {"name": "Campuchia"},
    }


def test_an_open_quotation_mark_spoils_one_row() -> None:
    text = HEADER + 'LA,"Lào,Laos,\nKH,"Cam"puchia,,\nCN,"Trung Quốc",,\n'
    tree = read_table(text, Country)
    marks = [fault for fault in tree.faults if fault.kind == "bang-nhay"]

    assert [text[slice(*fault.span)] for fault in marks] == ['"Lào', '"Cam"puchia']
    assert isinstance(tree.root, MapNode)
    assert plain(tree.root.entries["CN"]) == {"name": "Trung Quốc"}


def test_rows_without_id_and_twice_the_same() -> None:
    tree = countries("LA,Lào,,\n,Campuchia,,\nLA,Ai Lao,,\n")

    assert [(fault.kind, fault.values["name"]) for fault in tree.faults] == [
        ("thieu-muc", "id"),
        ("muc-trung", "LA"),
    ]
    assert plain(tree.root) == {"LA": {"name": "Lào"}}


def test_columns_that_are_unknown_missing_or_twice_are_told_once() -> None:
    tree = read_table("id,english,ten,english\nLA,Laos,Lào,x\nKH,Cambodia,,\n", Country)

    assert [(fault.kind, fault.values["name"]) for fault in tree.faults] == [
        ("muc-la", "ten"),
        ("muc-trung", "english"),
        ("thieu-muc", "name"),
    ]
    assert plain(tree.root) == {"LA": {"english": "Laos"}, "KH": {"english": "Cambodia"}}
    assert not tree.complete


def test_a_table_without_header() -> None:
    for text in ("", "\n", "\ufeff"):
        tree = read_table(text, Abbreviation)

        assert [(fault.kind, fault.values) for fault in tree.faults] == [
            ("bang-dau-cot", {"expected": "id,expansion,kind"})
        ]
        assert tree.root is None
