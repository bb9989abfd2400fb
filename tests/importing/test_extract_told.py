"""Gifts that a sentence tells of by a total, by a word back, or as one part of a longer tale."""

from collections.abc import Callable
from typing import Any

import pytest

from archive.importing.document import Span
from archive.importing.paper.blocks import Block
from archive.importing.paper.headings import find_sections

Read = Callable[..., list[dict[str, Any]]]


def given(acts: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Quantity, thing and recipients of each thing that was given."""
    return [
        (item["quantity"], item["what"], ", ".join(act.get("parties", {}).get("recipient", [])))
        for act in acts
        for item in act.get("items", [])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tặng 200 suất quà, trong đó hộ nghèo xã A 120 suất, hộ nghèo xã B 80 suất.",
        "Tổng số đã trao: 200 suất quà, trong đó: hộ nghèo xã A: 120 suất; hộ nghèo xã B: 80 suất.",
        "Trao 200 suất quà, gồm 120 suất quà cho hộ nghèo xã A và 80 suất quà cho hộ nghèo xã B.",
    ],
)
def test_the_parts_of_a_total_are_gifts_and_the_total_is_none(read: Read, text: str) -> None:
    assert given(read(text)) == [
        ("120", "quà", "hộ nghèo xã A"),
        ("80", "quà", "hộ nghèo xã B"),
    ]


def test_a_total_whose_parts_do_not_add_up_stays_one_gift(read: Read) -> None:
    told = read("Tặng 200 suất quà, trong đó hộ nghèo xã A 120 suất, hộ nghèo xã B 50 suất.")
    assert [quantity for quantity, _, _ in given(told)] == ["200"]


@pytest.mark.parametrize(
    "text",
    [
        "Tháng 10/2021, 04 hộ nghèo xã A bị cháy nhà. Tỉnh đoàn đã hỗ trợ các hộ này 40 kg gạo.",
        "Tỉnh đoàn vận động 40 kg gạo. Số gạo trên đã được trao cho hộ nghèo xã A.",
    ],
)
def test_a_word_back_is_those_whom_the_paragraph_named(read: Read, text: str) -> None:
    assert given(read(text)) == [("40", "gạo", "hộ nghèo xã A")]


def test_households_that_nobody_named_stay_the_words_of_the_paper(read: Read) -> None:
    assert given(read("Tỉnh đoàn hỗ trợ các hộ 40 kg gạo.")) == [("40", "gạo", "các hộ")]


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh đoàn tiếp nhận từ Quỹ Hoa Mai 60 bộ chăn và trao lại cho học sinh xã A.",
        "Tỉnh đoàn nhận của Quỹ Hoa Mai 60 bộ chăn, sau đó bàn giao cho học sinh xã A.",
        "Tỉnh đoàn tiếp nhận và trao lại 60 bộ chăn do Quỹ Hoa Mai gửi tặng cho học sinh xã A.",
    ],
)
def test_what_is_handed_on_is_received_once(read: Read, text: str) -> None:
    (act,) = read(text)
    assert given([act]) == [("60", "chăn", "học sinh xã A")]
    assert act["parties"]["giver"] == ["Quỹ Hoa Mai"]
    assert "tiep-nhan" in act["kind"]


def test_what_an_aid_body_builds_is_received(read: Read) -> None:
    (act,) = read("Tổ chức Hòa Bình Xanh xây tặng 02 phòng học cho Trường Tiểu học xã A.")
    assert "tiep-nhan" in act["kind"]
    assert "trao-tang" not in act["kind"]


def test_what_a_fire_took_was_given_to_nobody(read: Read) -> None:
    acts = read(
        "Sau trận hỏa hoạn ngày 22/3/2021 làm cháy 19 ngôi nhà, Tỉnh đoàn hỗ trợ hộ nghèo xã A "
        "40 kg gạo ngày 28/3/2021."
    )
    assert given(acts) == [("40", "gạo", "hộ nghèo xã A")]
    assert acts[0]["date"] == "2021-03-28"


def test_what_each_portion_holds_is_not_counted_besides(read: Read) -> None:
    (act,) = read(
        "Tỉnh đoàn trao 250 suất quà, mỗi suất gồm 10 kg gạo, 01 chai dầu ăn và 200.000 đồng, "
        "cho hộ nghèo xã A, tổng giá trị 125 triệu đồng."
    )
    assert given([act]) == [("250", "quà", "hộ nghèo xã A")]
    assert act["money"] == [{"amount": "125000000", "currency": "VND"}]


def test_the_date_of_one_plan_is_not_that_of_the_next(read: Read) -> None:
    acts = read(
        "Quý III/2022, tổ chức hội thảo với 120 đại biểu; tặng 300 suất quà cho học sinh tỉnh "
        "Svay Rieng.",
        "phuong-huong",
    )
    assert [act.get("date") for act in acts] == ["2022-35", None]
    assert "part_of" not in acts[1]
    assert "people" not in acts[1]


def test_leaflets_tell_and_are_no_gift(read: Read) -> None:
    (act,) = read("Phát 5.000 tờ rơi về Luật Biên phòng cho nhân dân xã A.")
    assert act["kind"] == ["tuyen-truyen"]
    assert "items" not in act


@pytest.mark.parametrize(
    "text, place",
    [
        ("Ngày 5/9/2021, Tỉnh đoàn đến thăm thành cổ Quảng Trị.", "Thành cổ Quảng Trị"),
        ("Ngày 5/9/2021, Tỉnh đoàn đến thăm Hội LHTN tỉnh Svay Rieng.", None),
    ],
)
def test_a_place_that_needs_no_word_before_it(read: Read, text: str, place: str | None) -> None:
    assert [act.get("place") for act in read(text)] == [place]


def test_a_section_before_the_results_that_tells_is_read() -> None:
    titles = (
        "I. ĐẶC ĐIỂM TÌNH HÌNH",
        "II. CÔNG TÁC NHÂN ĐẠO ĐỐI NGOẠI",
        "III. KẾT QUẢ CHI TIẾT",
        "IV. NĂM 2022",
    )
    blocks = [Block("paragraph", (Span(title, bold=True),)) for title in titles]
    found = find_sections(blocks, 2021)
    assert [block.role for block in found] == ["", "ket-qua", "ket-qua", "phuong-huong"]
    assert [block.anchor for block in found] == ["", "", "ket-qua", "phuong-huong"]
