"""What sentences tell that no pattern of a kind claims, and on what day the undated ones fell."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "kind", "date", "people"),
    [
        (
            "Ngày 05/6/2021, 100 thanh niên hai nước nhặt rác dọc sông Vàm Cỏ.",
            "tinh-nguyen",
            "2021-06-05",
            "100",
        ),
        (
            "Ngày 20/8/2021, 60 thiếu nhi hai nước cùng vẽ tranh tại Nhà Thiếu nhi tỉnh.",
            "van-hoa-the-thao",
            "2021-08-20",
            "60",
        ),
        (
            "Đoàn 22 cán bộ nữ tỉnh Attapeu đã lưu lại tỉnh ba ngày (16 - 18/10/2021).",
            "doan-vao",
            "2021-10-16/2021-10-18",
            "22",
        ),
        (
            "Ngày 10/01/2021, chương trình “Xuân ấm biên cương” quy tụ 90 người dân hai bên.",
            "giao-luu",
            "2021-01-10",
            "90",
        ),
    ],
)
def test_a_day_and_a_number_tell_of_something(
    text: str, kind: str, date: str, people: str, read: Read
) -> None:
    (act,) = read(text)
    assert kind in act["kind"]
    assert (act["date"], act["people"]["count"]) == (date, people)


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh có chung đường biên giới dài 240 km với Campuchia và 1,2 triệu dân.",
        "Ngày 15/02/2021, Thường trực ban hành kế hoạch phân công cán bộ theo dõi đối ngoại.",
        "Đến ngày 30/11/2021, toàn tỉnh có 1.250 hội viên.",
        "Năm qua không phát sinh đoàn ra do kinh phí hạn hẹp.",
        "Số người đến dự các hoạt động tăng 15% so với cùng kỳ, đạt 2.300 người.",
        "Trong năm, trên địa bàn tỉnh có 14 dự án, tổng vốn cam kết 2,85 triệu USD. Gồm:",
    ],
)
def test_judgements_and_conditions_tell_of_nothing(text: str, read: Read) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "behind",
    [
        "Sau lễ ký, chúng tôi tặng Tỉnh đoàn Svay Rieng 02 bộ máy tính.",
        "Món quà mà Tỉnh đoàn nhận được là 01 bức tranh.",
        "Tỉnh đoàn Svay Rieng được đoàn tặng 05 chiếc xe đạp.",
    ],
)
def test_what_looks_back_was_done_on_the_day_told_before(behind: str, read: Read) -> None:
    visit, *made = read(
        "Từ ngày 10 đến ngày 12/4/2021, đoàn 09 cán bộ Tỉnh đoàn sang thăm Tỉnh đoàn Svay Rieng. "
        + behind
    )
    assert visit["date"] == "2021-04-10/2021-04-12"
    assert [act.get("part_of") for act in made] == [visit["id"]]


@pytest.mark.parametrize(
    "behind",
    [
        "Ngoài ra, Tỉnh đoàn tặng Trường Tiểu học Kokir 20 bộ bàn ghế.",
        "Trong năm, Tỉnh đoàn tặng Tỉnh đoàn Svay Rieng 300 quyển vở.",
    ],
)
def test_what_is_of_another_time_has_no_day(behind: str, read: Read) -> None:
    *_, last = read(
        "Từ ngày 10 đến ngày 12/4/2021, đoàn 09 cán bộ Tỉnh đoàn sang thăm Tỉnh đoàn Svay Rieng. "
        + behind
    )
    assert not {"date", "part_of"} & set(last)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Ngày 19/3/2021, tổ chức Lễ hội té nước giao lưu với thanh niên Svay Rieng.",
            {"van-hoa-the-thao", "giao-luu"},
        ),
        (
            "Cử 03 đại biểu tham dự hội thảo thanh niên tại Bangkok, Thái Lan ngày 25/10/2021.",
            {"hoi-nghi", "doan-ra"},
        ),
        ("Ngày 15/6/2021, hội đàm với Công an tỉnh Svay Rieng về tội phạm.", {"hoi-dam"}),
    ],
)
def test_both_kinds_are_told(text: str, kinds: set[str], read: Read) -> None:
    (act,) = read(text)
    assert kinds <= set(act["kind"])


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ngày 02/5/2021, tổ chức hội thi tiếng Khmer với 45 chủ vựa lúa tham gia.", "45"),
        ("Tổ chức 04 buổi tuyên truyền pháp luật biên giới cho 515 chủ nhà trọ.", "515"),
        ("Ngày 02/5/2021, tổ chức giải bóng đá hữu nghị có 12 đội tham gia.", None),
    ],
)
def test_those_who_took_part_are_counted(text: str, people: str | None, read: Read) -> None:
    (act,) = read(text)
    assert act.get("people", {}).get("count") == people


def test_people_counted_before_a_gift_are_an_activity_of_their_own(read: Read) -> None:
    seen, given = read(
        "Ngày 26/3/2021 tại xã Tân Lập, tổ chức khám bệnh, cấp thuốc cho 600 người dân và trao "
        "tặng Trường Tiểu học Kokir 200 bộ sách."
    )
    assert (seen["kind"], seen["people"]["count"]) == (["kham-benh"], "600")
    assert given["kind"] == ["trao-tang"]


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        (
            "Tổ chức họp mặt kỷ niệm 50 năm Chủ tịch Fidel thăm Quảng Trị vào ngày 15/9/2021.",
            "2021-09-15",
            None,
        ),
        (
            "Quỹ X tài trợ Dự án “Giảm nghèo ở vùng dân tộc” tại huyện Mường Nhé.",
            None,
            "Huyện Mường Nhé",
        ),
        (
            (
                "Tỉnh đoàn hội đàm trực tuyến với Tỉnh đoàn Svay Rieng về việc mở lại lối mở tại"
                " Vàm"
                " Bảo."
            ),
            None,
            None,
        ),
    ],
)
def test_days_and_places_of_what_is_only_named_are_none(
    text: str, date: str | None, place: str | None, read: Read
) -> None:
    (act,) = read(text)
    assert (act.get("date"), act.get("place")) == (date, place)
