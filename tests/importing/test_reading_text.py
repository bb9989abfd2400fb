"""Plain text and Markdown."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.document import Document, Paragraph, Span, Table
from archive.importing.files.markdown_text import read_markdown
from archive.importing.files.plain_text import read_text
from archive.importing.files.reading import read_document
from archive.importing.files.spans import Run, plain, spans_of
from archive.importing.files.typed_notes import with_typed_notes
from tests.importing.looking import texts


def text(folder: Path, content: str | bytes) -> Document:
    path = folder / "bai.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_text(path)


def markdown(folder: Path, content: str) -> Document:
    path = folder / "bai.md"
    path.write_text(content, encoding="utf-8")
    return read_markdown(path)


def test_paragraphs_end_at_empty_lines_where_there_are_any(tmp_path: Path) -> None:
    assert texts(text(tmp_path, "BÁO CÁO\nnăm 2021\n\nMột\r\n\r\n\r\nHai\nba\n")) == [
        "BÁO CÁO\nnăm 2021",
        "Một",
        "Hai\nba",
    ]
    lines = "BÁO CÁO\n\nMột\nHai\nBa\nBốn\nNăm\n"
    assert texts(text(tmp_path, lines)) == ["BÁO CÁO", "Một", "Hai", "Ba", "Bốn", "Năm"]


def test_cells_between_tabs_are_a_table(tmp_path: Path) -> None:
    document = text(tmp_path, "Sau\n\nTT\tTên đoàn\tSố\n\tKhông\t\n1\t*Lào*\t05\n\nTrước")

    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["TT", "Tên đoàn", "Số"],
        ["", "Không", ""],
        ["1", "Lào", "05"],
    ]
    assert texts(document) == ["Sau", "Trước"]


def test_stars_are_emphasis_only_around_words(tmp_path: Path) -> None:
    document = text(tmp_path, "***\n\ntặng **05** thùng “*Xuân*”, 2 * 3 * 4 **chưa đóng")

    assert texts(document) == ["***", "tặng 05 thùng “Xuân”, 2 * 3 * 4 **chưa đóng"]
    spans = document.blocks[1].spans if isinstance(document.blocks[1], Paragraph) else ()
    assert [span.text for span in spans if span.bold] == ["05"]
    assert [span.text for span in spans if span.italic] == ["Xuân"]
    assert texts(text(tmp_path, "BÁO CÁO**Kết quả** năm 202*1*")) == ["BÁO CÁO\nKết quả năm 202*1*"]


def test_a_raised_figure_and_the_line_it_calls_are_a_note(tmp_path: Path) -> None:
    document = text(tmp_path, "Cử **01**¹ đại biểu, 50 m².\n\n¹ Chị An.\n\nHết")

    assert texts(document) == ["Cử 01 đại biểu, 50 m².", "Hết"]
    assert document.notes["1"][0].text == "Chị An."
    assert [s.note for p in document.paragraphs() for s in p.spans if s.note] == ["1"]


def test_notes_in_cells_are_called_and_known_labels_left_alone(tmp_path: Path) -> None:
    document = text(tmp_path, "A\t01¹\tB\nC\t2\tD\n\n¹ Chị An.")
    assert document.notes["1"][0].text == "Chị An."

    known: dict[str, tuple[Paragraph, ...]] = {"1": (Paragraph((Span("đã có"),)),)}
    blocks = (Paragraph((Span("một¹ hai"),)), Paragraph((Span("¹ ba"),)))
    assert with_typed_notes(blocks, known) == (blocks, known)


def test_markdown_keeps_its_structure(tmp_path: Path) -> None:
    document = markdown(
        tmp_path,
        "---\ntitle: x\n---\n# Báo cáo\n\n## II. Kết quả {: #ket-qua }\n\nTặng **05** thùng[^a]\n"
        "cho *bạn*.\n\n- một\n- hai\n1. ba\n\n| TT | Tên |\n|---|:--|\n| 1 | a \\| b |\n\n"
        "Xem [trang](https://a.vn/x).<!-- riêng -->  \n\n[^a]: Chị An.\n",
    )

    headings = [(p.heading, p.text) for p in document.paragraphs() if p.heading]
    assert headings == [(1, "Báo cáo"), (2, "II. Kết quả")]
    assert texts(document)[2:] == ["Tặng 05 thùng cho bạn.", "một", "hai", "ba", "Xem trang."]
    assert [p.marker for p in document.paragraphs() if p.marker] == ["-", "-", "1."]
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [[c.text for c in row] for row in table.rows] == [["TT", "Tên"], ["1", "a | b"]]
    assert document.notes["a"][0].text == "Chị An."
    assert {loss.text for loss in document.lost} == {
        "title: x",
        "#ket-qua",
        "riêng",
        "https://a.vn/x",
    }


def test_markdown_of_other_hands_is_read_as_it_looks(tmp_path: Path) -> None:
    document = markdown(
        tmp_path,
        "BÁO CÁO\nnăm 2021\n=======\n\nKết quả\n---\n\n> Tình bạn\n> bền lâu\n\n"
        "Nhà 50&nbsp;m<sup>2</sup> &ndash; <b>đã</b> xây<br>xong; 2 < 3 > 1 <ghi>.\n\n"
        '| Quà | Số |\n|---|---|\n| gạo<br/>dầu | <span class="x1">05</span> |\n',
    )

    headings = [(p.heading, p.text) for p in document.paragraphs() if p.heading]
    assert headings == [(1, "BÁO CÁO năm 2021"), (2, "Kết quả")]
    assert texts(document)[2:] == [
        "Tình bạn bền lâu",
        "Nhà 50 m² – đã xây xong; 2 < 3 > 1 <ghi>.",
    ]
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.rows[1]] == ["gạo dầu", "05"]
    assert [loss.reason for loss in document.lost] == [
        "thẻ HTML, chỉ nói chữ được trình bày ra sao"
    ]


@given(st.text(alphabet="aăâ đ0123.*_|#-[]()^\\:!\n\t<>{}", max_size=80))
def test_no_word_of_any_text_is_lost(
    tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for document in (text(folder, content), markdown(folder, content)):
        handed_on = [p.text for p in document.paragraphs()] + [loss.text for loss in document.lost]
        handed_on += [p.marker for p in document.paragraphs()] + [*document.notes]
        handed_on += [span.note or "" for p in document.paragraphs() for span in p.spans]
        lost = Counter(filter(str.isalnum, plain(content)))
        lost -= Counter(filter(str.isalnum, "".join(handed_on)))
        assert lost == Counter()


@given(st.text(alphabet="aA 0123.*\n", max_size=40))
def test_no_figure_arises_from_two(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    folder = tmp_path_factory.mktemp("figures")
    figures = set(re.findall(r"\d+", content))
    for document in (text(folder, content), markdown(folder, content)):
        for paragraph in document.paragraphs():
            assert set(re.findall(r"\d+", paragraph.text)) <= figures


def test_markdown_is_told_by_its_name_and_text_by_nothing(tmp_path: Path) -> None:
    for name, heading in (("bai.md", 1), ("bai.txt", 0), ("bai", 0)):
        (tmp_path / name).write_text("# Báo cáo", encoding="utf-8")
        document = read_document(tmp_path / name)
        assert next(document.paragraphs()).heading == heading
        assert document.warnings == ()


def test_spans_of_runs_are_plain_and_joined() -> None:
    runs = [
        Run("\u200btặng "),
        Run("20", bold=True),
        Run("\u00a0", bold=True),
        Run("000", bold=True),
        Run("e"),
        Run("\u0302\u0301", italic=True),
        Run("st", raised=True),
        Run("x", lost="vì thế"),
        Run(" \ud800 "),
    ]

    spans, losses, lied = spans_of(runs, "đoạn 1")

    assert [(s.text, s.bold, s.superscript) for s in spans] == [
        ("tặng ", False, False),
        ("20 000", True, False),
        ("ế", False, False),
        ("st", False, True),
        (" \ufffd", False, False),
    ]
    assert [(loss.text, loss.reason, loss.origin) for loss in losses] == [("x", "vì thế", "đoạn 1")]
    assert not lied


def test_lines_between_bars_are_a_table(tmp_path: Path) -> None:
    lines = "| TT | Mặt hàng | Số lượng |\n|---|---|---|\n| 1 | **Gạo** | 500 kg |\n|  | Muối |\n"
    path = tmp_path / "bang.txt"
    path.write_text(f"Quà đã trao:\n\n{lines}\nHết.\n", encoding="utf-8")

    document = read_text(path)

    before, table, after = document.blocks
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["TT", "Mặt hàng", "Số lượng"],
        ["1", "Gạo", "500 kg"],
        ["", "Muối", ""],
    ]
    assert (before.text, after.text) == ("Quà đã trao:", "Hết.")


def test_a_line_between_bars_may_be_a_table_and_its_cells_hold_paragraphs(tmp_path: Path) -> None:
    line = "| ***Nơi nhận:*** ¶ - Sở Ngoại vụ; | **GIÁM ĐỐC**<br>**Lê Văn A** |\n"
    (table,) = text(tmp_path, f"Trên đây là báo cáo.\n\n{line}").blocks[1:]
    assert isinstance(table, Table)
    (row,) = table.rows
    assert [[p.text for p in cell.paragraphs] for cell in row] == [
        ["Nơi nhận:", "- Sở Ngoại vụ;"],
        ["GIÁM ĐỐC", "Lê Văn A"],
    ]
    (first,) = row[0].paragraphs[0].spans
    assert (first.bold, first.italic) == (True, True)
