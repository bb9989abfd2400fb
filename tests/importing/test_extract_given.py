"""Who gave and who got, in the turns of phrase of many offices."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[dict[str, Any]]]
Told = tuple[str, str, list[str], str]
SVAY, PREY = "doi-tac/hoi-lhtn-svay-rieng", "doi-tac/hoi-lhtn-prey-veng"
ME = "to-chuc/tinh-doan-tay-ninh"


def told(acts: list[dict[str, Any]]) -> list[Told]:
    return [
        (
            item["quantity"],
            item["what"],
            act.get("parties", {}).get("recipient", []),
            "nhan" if "tiep-nhan" in act["kind"] else "trao",
        )
        for act in acts
        for item in act.get("items", [])
        if "quantity" in item
    ]


@pytest.mark.parametrize(
    "text, gifts",
    [
        (
            "Việc trao tặng 200 suất quà cho hộ nghèo xã Ta Mao được Tỉnh đoàn thực hiện ngày 5/3.",
            [("200", "quà", ["hộ nghèo xã Ta Mao"], "trao")],
        ),
        (
            "Tặng trẻ em các tỉnh Svay Rieng, Prey Veng 50 phần quà (Svay Rieng 30, Prey Veng 20).",
            [
                ("30", "quà", ["trẻ em tỉnh Svay Rieng"], "trao"),
                ("20", "quà", ["trẻ em tỉnh Prey Veng"], "trao"),
            ],
        ),
        (
            "Tặng quà chùa Sa Rây (02 thùng mì, 10 kg đường), chùa Bo Vong (03 thùng mì).",
            [
                ("2", "mì", ["chùa Sa Rây"], "trao"),
                ("10", "đường", ["chùa Sa Rây"], "trao"),
                ("3", "mì", ["chùa Bo Vong"], "trao"),
            ],
        ),
        (
            "06 hộ nghèo xã Ta Mao được Tỉnh đoàn cùng Đồn Mộc Bài thăm hỏi, tặng 06 chiếc ti vi.",
            [("6", "ti vi", ["hộ nghèo xã Ta Mao"], "trao")],
        ),
        (
            "40 con bò giống do Hội LHTN tỉnh Prey Veng gửi tặng đã được Tỉnh đoàn tiếp nhận.",
            [("40", "bò giống", [ME], "nhan")],
        ),
        (
            "Đối với học sinh Campuchia đang học tập tại tỉnh, Tỉnh đoàn đã tặng 12 chiếc xe đạp.",
            [("12", "xe đạp", ["học sinh Campuchia đang học tập tại tỉnh"], "trao")],
        ),
        (
            "Tỉnh đoàn trao 200 phần quà (10 kg gạo, 1 thùng mì) cho hộ nghèo xã Ta Mao.",
            [("200", "quà", ["hộ nghèo xã Ta Mao"], "trao")],
        ),
        (
            "Đoàn bác sĩ tình nguyện Hàn Quốc khám bệnh, phát 60 phần quà cho hộ nghèo xã Hòa Hội.",
            [("60", "quà", ["hộ nghèo xã Hòa Hội"], "nhan")],
        ),
        (
            "Plan International tặng học sinh xã Hòa Hội 50 chiếc máy lọc nước.",
            [("50", "máy lọc nước", ["học sinh xã Hòa Hội"], "nhan")],
        ),
        (
            "Trao 30 chiếc xe lăn do Hội Chữ thập đỏ Nhật Bản tài trợ cho người nghèo xã Hòa Hội.",
            [("30", "xe lăn", ["người nghèo xã Hòa Hội"], "nhan")],
        ),
        (
            "1.200 quyển vở là số quà mà Tỉnh đoàn vận động tặng học sinh tỉnh Prey Veng.",
            [("1200", "vở", ["học sinh tỉnh Prey Veng"], "trao")],
        ),
        (
            "Học viên tỉnh Svay Rieng nhận 16 phần quà lưu niệm.",
            [("16", "quà lưu niệm", ["Học viên tỉnh Svay Rieng"], "trao")],
        ),
        (
            "Hội LHTN tỉnh Prey Veng tặng Tỉnh đoàn 03 thùng xoài; Tỉnh đoàn biếu lại 10 hộp trà.",
            [("3", "xoài", [ME], "nhan"), ("10", "trà", [PREY], "trao")],
        ),
        (
            "Tặng Đồn Công an Bos Mon 01 bộ máy tính, sửa chữa giúp bạn 05 xe máy.",
            [("1", "máy tính", ["Đồn Công an Bos Mon"], "trao")],
        ),
        (
            "Huyện đoàn Đức Huệ tặng trẻ em tỉnh Svay Rieng 20 cuốn sách về văn hóa Chăm và Khmer.",
            [("20", "sách về văn hóa Chăm và Khmer", ["trẻ em tỉnh Svay Rieng"], "trao")],
        ),
        (
            "Tặng nhân dân thành phố Bằng Tường 20 m³ gỗ và 02 máy gặt đã qua sử dụng.",
            [
                ("20", "gỗ", ["nhân dân thành phố Bằng Tường"], "trao"),
                ("2", "máy gặt đã qua sử dụng", ["nhân dân thành phố Bằng Tường"], "trao"),
            ],
        ),
    ],
)
def test_who_gave_what_to_whom(read: Read, text: str, gifts: list[Told]) -> None:
    assert told(read(text)) == gifts


def test_a_cubic_metre_has_its_unit(read: Read) -> None:
    items = read("Tặng Hội LHTN tỉnh Svay Rieng 20 m³ gỗ.")[0]["items"]
    assert [(item["what"], item["unit"]) for item in items] == [("gỗ", "mét khối")]


def test_each_of_two_got_so_much_where_each_stands_before_the_verb(read: Read) -> None:
    acts = read(
        "Hội LHTN tỉnh Svay Rieng và Hội LHTN tỉnh Prey Veng, mỗi đơn vị được Tỉnh đoàn tặng 25"
        " thùng nước."
    )
    assert acts[0]["parties"]["recipient"] == [SVAY, PREY]
    assert acts[0]["items"][0]["share"] == "moi-ben"
