"""Ordinary ways of telling of gifts, one by one: who got what, and what is no gift besides."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from archive.importing.counting.compared import compared
from archive.importing.document import Span
from archive.importing.extract import unit_words
from archive.importing.gifts.headings import way_under
from archive.importing.gifts.matrices import matrix_of
from archive.importing.names.bodies import Bodies
from archive.importing.names.guests import find_guests
from archive.importing.paper.blocks import Block
from archive.reading.content_file import Reading

Read = Callable[..., list[dict[str, Any]]]
SVAY, PREY = "doi-tac/hoi-lhtn-svay-rieng", "doi-tac/hoi-lhtn-prey-veng"
ME = "to-chuc/tinh-doan-tay-ninh"


def told(acts: list[dict[str, Any]]) -> list[tuple[str, str, list[str]]]:
    """Number, thing and recipients of each gift."""
    return [
        (item["quantity"], item["what"], act.get("parties", {}).get("recipient", []))
        for act in acts
        for item in act.get("items", [])
        if "quantity" in item
    ]


@pytest.mark.parametrize(
    "text, gifts",
    [
        (
            "Tặng quà Hội LHTN tỉnh Svay Rieng (20 phần), Hội LHTN tỉnh Prey Veng (30 phần).",
            [("20", "quà", [SVAY]), ("30", "quà", [PREY])],
        ),
        (
            "Hỗ trợ 05 hộ nghèo xã Ta Mao, mỗi hộ 01 con bò giống trị giá 15 triệu đồng.",
            [("1", "bò giống", ["hộ nghèo xã Ta Mao"])],
        ),
        (
            "Tặng 20 xe đạp cho chính quyền tỉnh Svay Rieng.",
            [("20", "xe đạp", ["chính quyền tỉnh Svay Rieng"])],
        ),
        (
            "Đã trao 300 suất quà tại 02 điểm: xã Biên Giới 180 suất, xã Hòa Thạnh 120 suất.",
            [("180", "quà", ["xã Biên Giới"]), ("120", "quà", ["xã Hòa Thạnh"])],
        ),
        (
            (
                "Tiếp nhận 60 phần quà của Hội LHTN tỉnh Prey Veng và đã trao cho học sinh xã A 40 "
                "phần, học sinh xã B 20 phần."
            ),
            [("40", "quà", ["học sinh xã A"]), ("20", "quà", ["học sinh xã B"])],
        ),
        (
            (
                "64 phần quà, mỗi phần 500.000 đồng, đã được Tỉnh đoàn trao cho học viên Lào đang "
                "học tập tại Trường Quân sự."
            ),
            [("64", "quà", ["học viên Lào đang học tập tại Trường Quân sự"])],
        ),
        (
            "Tổ chức Room to Read tài trợ 5.000 cuốn sách cho thư viện các trường vùng biên.",
            [("5000", "sách", ["thư viện các trường vùng biên"])],
        ),
        (
            "Xây dựng 02 căn nhà nhân ái tặng hộ nghèo người Khmer.",
            [("2", "nhà nhân ái", ["hộ nghèo người Khmer"])],
        ),
        (
            "Trao 30 suất học bổng cho học sinh Lào và Campuchia.",
            [("30", "học bổng", ["học sinh Lào", "học sinh Campuchia"])],
        ),
        (
            "Bạn tặng Tỉnh đoàn 10 cuốn từ điển Trung - Việt và 200 tấm tôn làm chốt.",
            [("10", "từ điển Trung - Việt", [ME]), ("200", "tôn", [ME])],
        ),
    ],
)
def test_who_got_what(read: Read, text: str, gifts: list[tuple[str, str, list[str]]]) -> None:
    assert told(read(text)) == gifts


@pytest.mark.parametrize(
    "text",
    [
        "Tổng giá trị quà tặng nước bạn đạt khoảng 210 triệu đồng.",
        "Treo 20 băng rôn, cấp phát 1.500 tờ bướm về phòng, chống buôn lậu.",
        "So với năm 2020, số quà trao tặng tăng 150 suất.",
        "Tây Ninh có hơn 240 km đường biên giới tiếp giáp Campuchia.",
    ],
)
def test_what_is_no_gift(read: Read, text: str) -> None:
    assert not any(act.get("items") or act.get("money") for act in read(text))


def test_money_that_is_parted_counts_once(read: Read) -> None:
    acts = read(
        "Tỉnh đoàn vận động được 150 triệu đồng, trong đó tặng 50 triệu đồng cho Hội LHTN tỉnh "
        "Prey Veng, 100 triệu đồng cho Hội LHTN tỉnh Svay Rieng."
    )
    assert [row["amount"] for act in acts for row in act["money"]] == ["50000000", "100000000"]


@pytest.mark.parametrize(
    "text, beside",
    [
        ("trao 450 suất (năm 2020: 300 suất)", ["(năm 2020: 300 suất)"]),
        ("trao 450 suất, tăng 150 suất so với năm 2020.", ["tăng 150 suất so với năm 2020"]),
        ("năm 2020 trao 300 suất, năm 2021 trao 450 suất", ["năm 2020 trao 300 suất, "]),
        ("Năm 2020, Tỉnh đoàn trao 300 suất.", []),
        ("tăng cường 20 cán bộ", []),
    ],
)
def test_figures_of_another_year_stand_beside(text: str, beside: list[str]) -> None:
    words = {text[start:end] for start, end in compared(text, 2021)}
    assert set(beside) <= words
    assert bool(words) == bool(beside)


@pytest.mark.parametrize(
    "heading, way",
    [
        ("3. Bạn tặng", "nhan"),
        ("II. Quà nhận", "nhan"),
        ("1.2. Tiếp nhận viện trợ", "nhan"),
        ("2. Tặng quà nước bạn", "trao"),
        ("Trao tặng và tiếp nhận quà", None),
        ("2. Công tác tuyên truyền", None),
    ],
)
def test_a_heading_may_say_the_way(heading: str, way: str | None) -> None:
    assert way_under(heading) == way


def test_things_as_columns(live_archive: Reading) -> None:
    units = unit_words(live_archive.archive)
    found = matrix_of(["STT", "Đơn vị nhận", "Gạo (kg)", "Tiền (triệu đồng)"], units)
    assert found is not None
    row = ["1", "Xã A", "1.500", "20"]
    assert [(c.what, c.unit, c.quantity) for c in found.counted(row)] == [
        ("gạo", "kg", Decimal(1500))
    ]
    assert [s.amount for s in found.money(row)] == [20_000_000]
    assert found.values(row)["recipient"] == "Xã A"
    assert matrix_of(["STT", "Họ và tên", "Tuổi"], units) is None


def test_a_guest_from_over_the_border_is_foreign(live_archive: Reading) -> None:
    bodies = Bodies(live_archive.archive, "tinh-doan-tay-ninh", 2021)
    name = "Hội Thanh niên thành phố Khúc Tĩnh"
    blocks = [Block("paragraph", (Span(f"Đón đoàn {name} sang thăm; bạn tặng 01 bức tranh."),))]
    assert find_guests(blocks, bodies) == {bodies.key(name)}
    at_home = [Block("paragraph", (Span("Đón đoàn Hội Thanh niên huyện Bến Cầu đến dự."),))]
    assert find_guests(at_home, bodies) == frozenset()
