"""Sentences one by one: who gave what to whom, what was not done, which dates are none."""

from collections.abc import Callable
from typing import Any

import pytest

from archive.importing.document import Span
from archive.importing.paper.blocks import Block

Read = Callable[..., list[dict[str, Any]]]


def things(act: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(item["what"], item["quantity"], item.get("unit")) for item in act.get("items", [])]


@pytest.mark.parametrize(
    "text, what, giver, recipient, way",
    [
        (
            "Tỉnh đoàn tặng Hội LHTN tỉnh Prey Veng 300 quyển vở.",
            [("vở", "300", "quyển")],
            "to-chuc/tinh-doan-tay-ninh",
            "doi-tac/hoi-lhtn-prey-veng",
            "trao-tang",
        ),
        (
            "Hội LHTN tỉnh Prey Veng được Tỉnh đoàn trao tặng 300 quyển vở.",
            [("vở", "300", "quyển")],
            "to-chuc/tinh-doan-tay-ninh",
            "doi-tac/hoi-lhtn-prey-veng",
            "trao-tang",
        ),
        (
            "Tỉnh đoàn tiếp nhận 40 thùng mì do Hội LHTN tỉnh Prey Veng gửi tặng.",
            [("mì", "40", "thùng")],
            "doi-tac/hoi-lhtn-prey-veng",
            "to-chuc/tinh-doan-tay-ninh",
            "tiep-nhan",
        ),
        (
            "Hội LHTN tỉnh Prey Veng ủng hộ Tỉnh đoàn gần 1,5 tấn gạo và 12 xe đạp.",
            [("gạo", "1.5", "tấn"), ("xe đạp", "12", "chiếc")],
            "doi-tac/hoi-lhtn-prey-veng",
            "to-chuc/tinh-doan-tay-ninh",
            "tiep-nhan",
        ),
        (
            "Nhận được từ Hội LHTN tỉnh Prey Veng 02 máy phát điện.",
            [("máy phát điện", "2", "chiếc")],
            "doi-tac/hoi-lhtn-prey-veng",
            "to-chuc/tinh-doan-tay-ninh",
            "tiep-nhan",
        ),
    ],
)
def test_a_gift_and_its_direction(
    read: Read, text: str, what: Any, giver: str, recipient: str, way: str
) -> None:
    (act,) = read(text)
    assert things(act) == what
    assert act["parties"]["giver"] == [giver]
    assert act["parties"]["recipient"] == [recipient]
    assert way in act["kind"]


def test_a_number_for_two_is_left_open_and_never_doubled(read: Read) -> None:
    (act,) = read("Tỉnh đoàn tặng Hội LHTN tỉnh Prey Veng và Svay Rieng 20.000 khẩu trang.")
    assert act["parties"]["recipient"] == [
        "doi-tac/hoi-lhtn-prey-veng",
        "doi-tac/hoi-lhtn-svay-rieng",
    ]
    (item,) = act["items"]
    assert (item["quantity"], item["share"]) == ("20000", "khong-ro")


def test_two_gifts_in_one_sentence_are_two(read: Read) -> None:
    acts = read(
        "Tỉnh đoàn tặng Hội LHTN tỉnh Prey Veng 10 thùng sữa; "
        "tặng Hội LHTN tỉnh Svay Rieng 20 thùng sữa."
    )
    assert [things(act) for act in acts] == [[("sữa", "10", "thùng")], [("sữa", "20", "thùng")]]
    assert [act["parties"]["recipient"][0][-10:] for act in acts] == ["-prey-veng", "svay-rieng"]


@pytest.mark.parametrize(
    "text",
    [
        "Trong năm không có đoàn ra, đoàn vào.",
        "Chưa có hoạt động đoàn ra nào.",
        "Công tác đối ngoại là một trong những nhiệm vụ trọng tâm của Tỉnh đoàn.",
        "Qua đó góp phần tăng cường tình đoàn kết, hữu nghị giữa hai nước.",
    ],
)
def test_what_is_no_activity(read: Read, text: str) -> None:
    assert read(text) == []


def test_what_was_not_held_never_counts_as_done(read: Read) -> None:
    acts = read("Do dịch bệnh, giải bóng đá hữu nghị không tổ chức được.")
    assert [act["status"] for act in acts] == ["khong-thuc-hien"]


def test_plans_are_plans(read: Read) -> None:
    (act,) = read(
        "Tổ chức giao lưu với Hội LHTN tỉnh Svay Rieng trong tháng 3/2022.", "phuong-huong"
    )
    assert (act["status"], act["date"], act["kind"]) == ("ke-hoach", "2022-03", ["giao-luu"])


@pytest.mark.parametrize(
    "text, date",
    [
        ("Ngày 5/9/2021, Tỉnh đoàn hội đàm với Hội LHTN tỉnh Svay Rieng.", "2021-09-05"),
        (
            "Từ ngày 28/2 đến ngày 04/3/2021, cử đoàn sang thăm tỉnh Svay Rieng.",
            "2021-02-28/2021-03-04",
        ),
        ("Quý II/2021, mở lớp tập huấn tiếng Khmer.", "2021-34"),
        ("Khoảng tháng 6/2021, tổ chức giao lưu bóng đá.", "2021-06~"),
        (
            "Tổ chức tọa đàm kỷ niệm 54 năm ngày lập quan hệ ngoại giao (24/6/1967 - 24/6/2021).",
            None,
        ),
        ("Thực hiện Kế hoạch số 12-KH/TĐTN ngày 05/02/2021, tổ chức giao lưu hữu nghị.", None),
    ],
)
def test_dates_and_what_is_none(read: Read, text: str, date: str | None) -> None:
    (act,) = read(text)
    assert act.get("date") == date


def test_prices_of_one_are_no_sum(read: Read) -> None:
    (act,) = read(
        "Trao 30 suất học bổng, mỗi suất 1.000.000 đồng, tổng trị giá 30 triệu đồng cho "
        "học sinh nghèo."
    )
    assert act["money"] == [{"amount": "30000000", "currency": "VND"}]
    assert set(act["kind"]) == {"hoc-bong", "trao-tang"}


def test_a_footnote_is_no_figure() -> None:
    block = Block("paragraph", (Span("Cử 01"), Span("", note="1"), Span(" đại biểu.")))
    assert block.text == "Cử 01 đại biểu."


def test_a_hostile_paragraph_takes_no_minutes(read: Read) -> None:
    # ten times the length of any real one; it took minutes before sentences were bounded
    assert read("Tỉnh đoàn trao 20 chai nước cho Hội LHTN tỉnh Prey Veng " * 500) == []
    assert read("đoàn " * 5000) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dự kiến trong tháng 12/2021, Tỉnh đoàn sẽ trao 50 suất quà cho nhân dân xã A.",
        "Tỉnh đoàn đang chuẩn bị trao 20 suất học bổng cho học sinh Campuchia.",
        "Theo kế hoạch, tháng 3/2022 Tỉnh đoàn tặng 10 xe đạp cho học sinh tỉnh Prey Veng.",
        "Hai bên thống nhất Tỉnh đoàn sẽ hỗ trợ Hội LHTN tỉnh Prey Veng 200 triệu đồng.",
        "3. Dự kiến năm 2022 tặng 30 bộ máy tính cho Hội LHTN tỉnh Prey Veng.",
        "Theo kế hoạch, năm 2022 tặng 30 bộ máy tính cho Hội LHTN tỉnh Prey Veng.",
        "+ Kế hoạch năm 2022: trao 50 suất quà cho Hội LHTN tỉnh Prey Veng.",
        "a) Phấn đấu năm 2022 tặng 100 chiếc xe đạp cho Hội LHTN tỉnh Prey Veng.",
        "Tỉnh đoàn đang vận động để tặng 40 tấn gạo cho Hội LHTN tỉnh Prey Veng.",
        "Tỉnh đoàn dự định trong quý II năm 2022 tặng 70 chiếc chiếu cho nhân dân xã A.",
    ],
)
def test_what_is_still_to_come_is_a_plan_wherever_it_stands(text: str, read: Read) -> None:
    assert [act["status"] for act in read(text)] == ["ke-hoach"]


@pytest.mark.parametrize(
    "text",
    [
        "Theo kế hoạch năm 2021, ngày 5/3/2021 Tỉnh đoàn tặng 10 suất quà cho nhân dân xã A.",
        "Nhân dịp Tết Nhâm Dần năm 2022, Tỉnh đoàn tặng 10 suất quà cho nhân dân xã A.",
        "Số quà dự kiến 10 suất, Tỉnh đoàn đã trao 20 suất quà cho nhân dân xã A.",
    ],
)
def test_what_was_done_as_planned_is_no_plan(text: str, read: Read) -> None:
    assert {act["status"] for act in read(text)} == {"da-thuc-hien"}


def test_what_is_asked_for_or_held_is_no_gift(read: Read) -> None:
    for text in (
        "Tỉnh đoàn đề nghị tỉnh hỗ trợ 50 triệu đồng cho công tác đối ngoại.",
        "Tỉnh đoàn chưa trao được 30 suất quà cho Hội LHTN tỉnh Prey Veng.",
    ):
        assert not any(act.get("items") or act.get("money") for act in read(text))


def test_another_year_is_not_the_report_s(read: Read) -> None:
    told = "Năm 2020, Tỉnh đoàn đã trao 500 suất quà cho Hội LHTN tỉnh Prey Veng."
    assert [act.get("date") for act in read(told)] == ["2020"]
