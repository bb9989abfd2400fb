"""Gifts in lists below a paragraph, and ways of telling that office papers share."""

from typing import Any

import pytest

from archive.importing.extract import extract
from archive.reading.content_file import Reading
from tests.importing import papers

ORGANIZATION, YEAR = "ldld-tay-ninh", 2022
OWN = f"to-chuc/{ORGANIZATION}"
HEADING = "**II. KẾT QUẢ THỰC HIỆN**\n\n"


def acts_of(text: str, archive: Reading) -> list[dict[str, Any]]:
    document = papers.read(HEADING + text)
    return [
        act.entries for act in extract(document, archive.archive, ORGANIZATION, YEAR).facts.acts
    ]


def gifts_of(text: str, archive: Reading) -> list[tuple[str, str, list[str], str]]:
    """Number, thing, recipients and direction of each thing that has a number."""
    return [
        (
            item["quantity"],
            item["what"],
            act.get("parties", {}).get("recipient", []),
            "nhan" if "tiep-nhan" in act["kind"] else "trao",
        )
        for act in acts_of(text, archive)
        for item in act.get("items", [])
        if "quantity" in item
    ]


@pytest.mark.parametrize("outer, inner", ["-+", "•+", "-*", "*.", "+-"])
def test_things_below_their_introduction(outer: str, inner: str, papers_archive: Reading) -> None:
    text = (
        f"{outer} Ngày 12/4/2022, tặng cho Liên hiệp Công đoàn tỉnh Svay Rieng:\n"
        f"{inner} 10 thùng mì ăn liền;\n{inner} 200 khẩu trang vải."
    )
    to = ["Liên hiệp Công đoàn tỉnh Svay Rieng"]
    assert gifts_of(text, papers_archive) == [
        ("10", "mì ăn liền", to, "trao"),
        ("200", "khẩu trang vải", to, "trao"),
    ]


def test_what_each_portion_holds_is_no_gift_besides(papers_archive: Reading) -> None:
    text = (
        "- Tặng 50 suất quà cho công nhân Campuchia, mỗi suất gồm:\n+ 10 kg gạo;\n+ 01 chai dầu ăn."
    )
    assert gifts_of(text, papers_archive) == [("50", "quà", ["công nhân Campuchia"], "trao")]


def test_a_total_gives_way_to_its_parts(papers_archive: Reading) -> None:
    text = "- Đã trao 300 suất quà, cụ thể:\n+ Xã Ta Mao: 100 suất;\n+ Xã Prey: 200 suất."
    assert gifts_of(text, papers_archive) == [
        ("100", "quà", ["Xã Ta Mao"], "trao"),
        ("200", "quà", ["Xã Prey"], "trao"),
    ]


def test_parts_that_do_not_add_up_leave_the_total(papers_archive: Reading) -> None:
    text = "- Đã trao 300 suất quà, cụ thể:\n+ Xã Ta Mao: 100 suất;\n+ Xã Prey: 150 suất."
    assert [gift[0] for gift in gifts_of(text, papers_archive)] == ["300"]


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Đón đoàn Liên hiệp Công đoàn tỉnh Kratie đến thăm và tặng 02 thùng bia.",
            [("2", "bia", [OWN], "nhan")],
        ),
        (
            "Tặng gia đình bà Sok Lin, hộ nghèo xã Ta Mao 01 căn nhà.",
            [("1", "nhà", ["gia đình bà Sok Lin"], "trao")],
        ),
        (
            "Thăm hỏi 15 gia đình công nhân Lào, mỗi gia đình 500.000 đồng và 01 thùng mì.",
            [("1", "mì", ["gia đình công nhân Lào"], "trao")],
        ),
        (
            "Trồng 500 cây xanh và tặng 20 lá cờ Tổ quốc cho ngư dân.",
            [("20", "cờ Tổ quốc", ["ngư dân"], "trao")],
        ),
        (
            "Hỗ trợ tỉnh Kandal 01 xe cứu hỏa, tỉnh Takeo 02 xe cứu thương.",
            [
                ("1", "xe cứu hỏa", ["tỉnh Kandal"], "trao"),
                ("2", "xe cứu thương", ["tỉnh Takeo"], "trao"),
            ],
        ),
        (
            "Trao 20 tấn gạo cho hai tỉnh Takeo và Kandal, mỗi tỉnh 10 tấn gạo.",
            [("20", "gạo", ["tỉnh Takeo", "tỉnh Kandal"], "trao")],
        ),
    ],
)
def test_who_got_what(
    text: str, expected: list[tuple[str, str, list[str], str]], papers_archive: Reading
) -> None:
    assert gifts_of(text, papers_archive) == expected


def test_a_table_says_who_got_what_it_lists(papers_archive: Reading) -> None:
    table = (
        "Các khoản tiếp nhận như sau:\n\n"
        "| STT | Bên tài trợ | Nội dung hỗ trợ | Đơn vị tiếp nhận | Thời gian |\n"
        "| 1 | Tổ chức CARE | 500 bộ dụng cụ vệ sinh | UBND huyện Mai Sơn | 18/9/2022 |\n"
        "| 2 | Tổ chức CARE | Đang làm thủ tục | UBND huyện Mai Sơn | 20/9/2022 |\n"
    )
    assert gifts_of(table, papers_archive) == [
        ("500", "dụng cụ vệ sinh", ["UBND huyện Mai Sơn"], "nhan")
    ]


@pytest.mark.parametrize(
    "written, date",
    [
        ("tháng **5/2022**", "2022-05"),
        ("(9/2022)", "2022-09"),
        ("ngày **5** tháng **6** năm 2022", "2022-06-05"),
    ],
)
def test_dates_that_looks_part(written: str, date: str, papers_archive: Reading) -> None:
    text = f"Tổ chức giải bóng đá công nhân hai nước {written}, có 120 người tham gia."
    assert [act.get("date") for act in acts_of(text, papers_archive)] == [date]


def test_the_paper_says_which_places_are_abroad(papers_archive: Reading) -> None:
    text = (
        "Quan hệ với thị trấn Đông Hưng (Quảng Tây, Trung Quốc) được duy trì.\n\n"
        "Hội Chữ thập đỏ thị trấn Đông Hưng tặng Trường Tiểu học Hải Sơn 30 chiếc xe lăn."
    )
    assert gifts_of(text, papers_archive) == [("30", "xe lăn", ["Trường Tiểu học Hải Sơn"], "nhan")]
