"""Tables of Word files: layout, merged cells, tables in tables."""

from pathlib import Path

from archive.importing.document import Table
from tests.importing.files import (
    bold,
    cell,
    paragraph,
    table,
)
from tests.importing.looking import read, tables


def test_a_letterhead_is_a_table_without_lines(tmp_path: Path) -> None:
    left = cell(paragraph("TỔNG LIÊN ĐOÀN"), paragraph(bold("LĐLĐ TỈNH QUẢNG TRỊ")))
    right = cell(
        paragraph(bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), look='<w:jc w:val="center"/>')
    )
    body = table(
        (left, right), ("Số: 12/BC-LĐLĐ", "Quảng Trị, ngày 05 tháng 12 năm 2021"), ruled=False
    )

    document = read(tmp_path, body + table(("TT", "Tên đoàn")))

    head, list_of = document.blocks
    assert isinstance(head, Table)
    assert isinstance(list_of, Table)
    assert (head.ruled, list_of.ruled) == (False, True)
    assert [cell.text for cell in head.rows[0]] == [
        "TỔNG LIÊN ĐOÀN\nLĐLĐ TỈNH QUẢNG TRỊ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]
    assert head.rows[0][1].paragraphs[0].centred
    assert head.rows[0][0].paragraphs[1].spans[0].bold


def test_lines_of_a_table_may_come_from_its_style_or_its_cells(tmp_path: Path) -> None:
    style = (
        '<w:style w:type="table" w:styleId="TableGrid"><w:tblPr><w:tblBorders>'
        '<w:insideH w:val="single"/></w:tblBorders></w:tblPr></w:style>'
    )
    styled = table(("a",), ruled=False).replace(
        "<w:tblPr>", '<w:tblPr><w:tblStyle w:val="TableGrid"/>'
    )
    by_cell = table(
        (cell("b", settings='<w:tcBorders><w:top w:val="single"/></w:tcBorders>'),), ruled=False
    )

    document = read(tmp_path, styled + by_cell + table(("c",), ruled=False), styles=style)

    assert [block.ruled for block in document.blocks if isinstance(block, Table)] == [
        True,
        True,
        False,
    ]


def test_merged_cells_stand_once_with_their_size(tmp_path: Path) -> None:
    body = table(
        (cell("Đoàn ra", settings='<w:gridSpan w:val="3"/>'),),
        (
            cell("1", settings='<w:vMerge w:val="restart"/>'),
            "Lào",
            cell("05", settings='<w:vMerge w:val="restart"/>'),
        ),
        (
            cell("", settings="<w:vMerge/>"),
            "Campuchia",
            cell("sót", settings='<w:vMerge w:val="continue"/>'),
        ),
        columns=3,
    )

    (found,) = read(tmp_path, body).blocks

    assert isinstance(found, Table)
    assert [[(c.text, c.columns, c.rows) for c in row] for row in found.rows] == [
        [("Đoàn ra", 3, 1)],
        [("1", 1, 2), ("Lào", 1, 1), ("05\nsót", 1, 2)],
        [("Campuchia", 1, 1)],
    ]


def test_two_tables_in_a_row_stay_two(tmp_path: Path) -> None:
    document = read(tmp_path, table(("Đoàn ra", "Không")) + table(("Đoàn vào", "Không")))

    assert tables(document) == [[["Đoàn ra", "Không"]], [["Đoàn vào", "Không"]]]


def test_a_table_in_a_cell_becomes_paragraphs_and_is_said(tmp_path: Path) -> None:
    inner = table(("Gạo", "20 tấn"), ("Sữa", "5 thùng"))
    document = read(tmp_path, table((cell(paragraph("Quà:"), inner, paragraph("")), "Lào")))

    assert tables(document) == [[["Quà:\nGạo | 20 tấn\nSữa | 5 thùng", "Lào"]]]
    assert any("bảng khác" in warning for warning in document.warnings)
