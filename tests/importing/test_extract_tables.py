"""Gifts and activities in tables: columns in any order, totals, merged cells, both directions."""

from typing import Any

import pytest

from archive.importing.document import Cell, Document, Paragraph, Span, Table
from archive.importing.drafting import Draft
from archive.importing.extract import extract
from archive.reading.content_file import Reading
from tests.importing import papers, scoring

HEAD = "**I. KẾT QUẢ THỰC HIỆN**\n\n{}\n\n"


def drafted(document: Document, archive: Reading) -> Draft:
    return Draft(extract(document, archive.archive, "lhhn-son-la", 2024), {})


def gifts(draft: Draft) -> list[tuple[Any, ...]]:
    return [
        (g["what"], g["quantity"], g["unit"], tuple(g["to"]), g["way"], g["date"])
        for g in scoring.gifts_of(draft.entries)
    ]


def acts_of(draft: Draft) -> list[dict[str, Any]]:
    acts: Any = draft.entries["activities"]
    return list(acts)


def money(draft: Draft) -> list[str]:
    sums = [row for act in acts_of(draft) for row in act.get("money", [])]
    return [f"{row['amount']} {row['currency']}" for row in sums]


GIVEN = (
    "gạo", "500", "kg", ("Trường Tiểu học Xốp Bâu",), "trao", "2024-05-10"
)  # fmt: skip


@pytest.mark.parametrize(
    "table",
    [
        (
            "| STT | Nội dung | Số lượng | Đơn vị tính | Trị giá (đồng) | Đơn vị nhận | Ngày |\n"
            "| 1 | Gạo | 500 | kg | 7.500.000 | Trường Tiểu học Xốp Bâu | 10/5/2024 |\n"
            "| | Tổng cộng | 500 | | 7.500.000 | | |"
        ),
        (
            "| Thời gian | Nơi nhận | Tên quà | SL | ĐVT | Thành tiền (triệu đồng) |\n"
            "| 10/5/2024 | Trường Tiểu học Xốp Bâu | Gạo | 500 | Kg | 7,5 |\n"
            "| Cộng | | | | | 7,5 |"
        ),
        (
            "| Đơn vị thụ hưởng | Hiện vật | Số lượng | Giá trị | Ngày |\n"
            "| Trường Tiểu học Xốp Bâu | Gạo | 500 kg | 7.500.000 đồng | 10/5/2024 |"
        ),
    ],
    ids=["usual", "reversed", "units in cells"],
)
def test_columns_are_known_by_their_heads(table: str, papers_archive: Reading) -> None:
    text = HEAD.format("Các phần quà đã trao:") + table + "\n"
    draft = drafted(papers.read(text), papers_archive)

    assert gifts(draft) == [GIVEN]
    assert money(draft) == ["7500000 VND"]
    assert not papers.missing_words(text, draft.body, draft.found.left_out)


def test_what_comes_from_abroad_is_received(papers_archive: Reading) -> None:
    table = (
        "| TT | Nhà tài trợ | Mặt hàng | Số lượng | ĐVT |\n"
        "| 1 | Tổ chức World Vision | Xe đạp | 40 | chiếc |\n"
    )
    draft = drafted(papers.read(HEAD.format("Viện trợ năm 2024:") + table), papers_archive)

    assert gifts(draft) == [("xe đạp", "40", "chiếc", ("to-chuc/lhhn-son-la",), "nhan", None)]


def test_a_cell_merged_over_rows_counts_for_each(papers_archive: Reading) -> None:
    def cell(text: str, rows: int = 1) -> Cell:
        return Cell((Paragraph((Span(text),)),), rows=rows)

    rows = (
        tuple(map(cell, ("Đơn vị nhận", "Tên hàng", "Số lượng", "Đơn vị tính"))),
        (cell("Hội Hữu nghị Lào - Việt tỉnh Hủa Phăn", 2), *map(cell, ("Chăn", "20", "chiếc"))),
        tuple(map(cell, ("Muối", "02", "tạ"))),
    )
    heading = Paragraph((Span("I. KẾT QUẢ TRAO TẶNG", bold=True),))
    draft = drafted(Document((heading, Table(rows))), papers_archive)

    names = [(what, to) for what, _, _, to, _, _ in gifts(draft)]
    assert names == [
        ("chăn", ("Hội Hữu nghị Lào - Việt tỉnh Hủa Phăn",)),
        ("muối", ("Hội Hữu nghị Lào - Việt tỉnh Hủa Phăn",)),
    ]


def test_parties_and_day_may_stand_above_the_table(papers_archive: Reading) -> None:
    lead = "Ngày 20/3/2024, Liên hiệp trao Hội Hữu nghị Lào - Việt tỉnh Hủa Phăn quà gồm:"
    table = "| TT | Hiện vật | Số lượng | ĐVT |\n| 1 | Máy in | 02 | chiếc |\n"
    draft = drafted(papers.read(HEAD.format(lead) + table), papers_archive)

    assert gifts(draft) == [
        ("máy in", "2", "chiếc", ("Hội Hữu nghị Lào - Việt tỉnh Hủa Phăn",), "trao", "2024-03-20")
    ]


def test_plans_in_a_table_stay_plans(papers_archive: Reading) -> None:
    text = (
        "**I. KẾT QUẢ**\n\nĐã báo cáo.\n\n**II. PHƯƠNG HƯỚNG NĂM 2025**\n\n"
        "| TT | Mặt hàng | Số lượng | ĐVT | Đơn vị nhận |\n"
        "| 1 | Vở | 1.000 | quyển | Trường Tiểu học Xốp Bâu |\n"
    )
    draft = drafted(papers.read(text), papers_archive)

    assert [act["status"] for act in acts_of(draft)] == ["ke-hoach"]


def test_a_table_of_what_was_done_is_read_row_by_row(papers_archive: Reading) -> None:
    text = HEAD.format("Các hoạt động chính:") + (
        "| STT | Hoạt động | Thời gian | Địa điểm | Kết quả |\n"
        "| 1 | Thăm, tặng quà Hội Hữu nghị Lào - Việt tỉnh Hủa Phăn | 12/4/2024 "
        "| thị xã Sầm Nưa | 30 suất quà |\n"
        "| 2 | Đón đoàn Mặt trận Lào xây dựng đất nước tỉnh Hủa Phăn | 05/8/2024 "
        "| thành phố Sơn La | 11 người |\n"
    )
    draft = drafted(papers.read(text), papers_archive)

    friends = "Hội Hữu nghị Lào - Việt tỉnh Hủa Phăn"
    assert gifts(draft) == [("quà", "30", "suất", (friends,), "trao", "2024-04-12")]
    assert [act["kind"][-1] for act in acts_of(draft)] == ["trao-tang", "doan-vao"]
    assert not papers.missing_words(text, draft.body, draft.found.left_out)


def test_a_table_of_prices_or_people_tells_no_gift(papers_archive: Reading) -> None:
    text = HEAD.format("Nhân sự:") + (
        "| TT | Họ và tên | Chức vụ | Số điện thoại |\n| 1 | Lò Văn A | Chủ tịch | 12 |\n"
    )
    draft = drafted(papers.read(text), papers_archive)

    assert gifts(draft) == []
    assert any("chưa đọc thành hồ sơ" in q.text for q in draft.questions)


def test_things_listed_below_an_introduction(papers_archive: Reading) -> None:
    text = HEAD.format(
        "Ngày 02/9/2024, Liên hiệp đến thăm, tặng quà Trường Nội trú tỉnh Hủa Phăn, gồm:\n\n"
        "+ 15 thùng sữa;\n+ 100 quyển vở."
    )
    draft = drafted(papers.read(text), papers_archive)

    school = ("Trường Nội trú tỉnh Hủa Phăn",)
    assert gifts(draft) == [
        ("sữa", "15", "thùng", school, "trao", "2024-09-02"),
        ("vở", "100", "quyển", school, "trao", "2024-09-02"),
    ]


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Liên hiệp tặng Trường Nội trú tỉnh Hủa Phăn 500 khẩu trang.", ["phong-chong-dich"]),
        ("Liên hiệp tặng Trường Nội trú tỉnh Hủa Phăn 200 quyển vở.", ["giao-duc"]),
        ("Liên hiệp hội đàm trực tuyến với tỉnh Hủa Phăn do dịch Covid-19.", None),
        ("Do dịch Covid-19, không tổ chức giao lưu bóng đá.", None),
    ],
)
def test_only_sure_words_give_a_theme(
    text: str, themes: list[str] | None, papers_archive: Reading
) -> None:
    draft = drafted(papers.read(HEAD.format(text)), papers_archive)

    assert acts_of(draft)[0].get("themes") == themes
