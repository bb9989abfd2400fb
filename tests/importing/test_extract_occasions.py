"""Activities of one paragraph, list, table or heading: what each is, when, where and with whom."""

from typing import Any

import pytest

from archive.importing.extract import extract
from archive.reading.content_file import Reading
from tests.importing import papers

ORGANIZATION, YEAR = "lhhn-ha-tinh", 2023
DONE = "**II. KẾT QUẢ CÔNG TÁC NĂM 2023**\n\n"


def acts_of(text: str, archive: Reading, heading: str = DONE) -> list[dict[str, Any]]:
    """The activities of ``text`` below ``heading``, each with the day of what it is part of."""
    document = papers.read(heading + text)
    found = extract(document, archive.archive, ORGANIZATION, YEAR).facts.acts
    by_id = {str(act.entries["id"]): act.entries for act in found}
    acts: list[dict[str, Any]] = []
    for act in found:
        whole = by_id.get(str(act.entries.get("part_of")), {})
        acts.append({"date": whole.get("date"), **act.entries})
    return acts


def told(acts: list[dict[str, Any]]) -> list[tuple[str, str | None]]:
    return [(act["kind"][0], act["date"]) for act in acts]


def test_lines_are_parts_of_the_visit_above_them(papers_archive: Reading) -> None:
    acts = acts_of(
        "Từ ngày 12 đến ngày 15/3/2023, Liên hiệp tổ chức đoàn công tác thăm tỉnh Khăm Muộn:\n"
        "- Hội đàm với Hội Hữu nghị Lào - Việt Nam tỉnh Khăm Muộn;\n"
        "- Viếng Đài tưởng niệm liên quân Lào - Việt.",
        papers_archive,
    )
    days = "2023-03-12/2023-03-15"
    assert told(acts) == [("doan-ra", days), ("hoi-dam", days), ("tri-an", days)]


def test_a_day_with_several_things_is_an_occasion(papers_archive: Reading) -> None:
    acts = acts_of(
        "Ngày 20/6/2023, tại bản Na Hin, Liên hiệp triển khai các hoạt động:\n"
        "+ Khám bệnh, cấp thuốc miễn phí cho 320 người dân;\n"
        "+ Giao lưu bóng chuyền với thanh niên bản Na Hin.",
        papers_archive,
    )
    day = "2023-06-20"
    assert told(acts) == [("giao-luu", day), ("kham-benh", day), ("van-hoa-the-thao", day)]


def test_a_line_with_a_day_of_its_own_keeps_it(papers_archive: Reading) -> None:
    acts = acts_of(
        "Từ ngày 12 đến ngày 15/3/2023, Liên hiệp tổ chức đoàn công tác thăm tỉnh Khăm Muộn:\n"
        "- Ngày 13/3/2023, hội đàm với Hội Hữu nghị Lào - Việt Nam tỉnh Khăm Muộn;\n"
        "- Hằng năm, hai bên duy trì gửi thư chúc mừng.",
        papers_archive,
    )
    assert [act["date"] for act in acts[1:]] == ["2023-03-13", None]


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Ngày 05/5, hội đàm với Sở Ngoại vụ tỉnh Khăm Muộn, ngày 06/5 viếng Đài tưởng niệm.",
            [("hoi-dam", "2023-05-05"), ("tri-an", "2023-05-06")],
        ),
        (
            "Ngày 09/5/2023, Hội dâng hoa tại Tượng đài Lênin, sau đó gặp mặt 60 cựu lưu học sinh.",
            [("tri-an", "2023-05-09"), ("giao-luu", "2023-05-09")],
        ),
        (
            "**Thể thao.** Giải bóng đá hữu nghị diễn ra ngày 12/8/2023.",
            [("van-hoa-the-thao", "2023-08-12")],
        ),
        (
            (
                "Ngày 23/5/2023, đón đoàn tỉnh Khăm Muộn gồm 14 người sang thăm. Hai sở đã ký "
                "Bản ghi "
                "nhớ hợp tác."
            ),
            [("doan-vao", "2023-05-23"), ("ky-ket", "2023-05-23")],
        ),
        (
            "Năm 2022, Liên hiệp đón 12 đoàn với 96 lượt khách; năm 2023 đón 19 đoàn.",
            [("doan-vao", None)],
        ),
        (
            "Tổ chức 03 buổi nói chuyện cho 400 sinh viên (tháng 3, tháng 6, tháng 10).",
            [("tuyen-truyen", None)],
        ),
        (
            (
                "Gặp mặt cựu chuyên gia kỷ niệm 61 năm quan hệ ngoại giao (05/9/1962 - "
                "05/9/2023) vào "
                "ngày 01/9/2023."
            ),
            [("giao-luu", "2023-09-01")],
        ),
    ],
)
def test_when_each_was(
    text: str, expected: list[tuple[str, str | None]], papers_archive: Reading
) -> None:
    assert told(acts_of(text, papers_archive)) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            (
                "Liên hiệp không tổ chức đoàn sang tỉnh Khăm Muộn do đường xuống cấp, chỉ gửi thư "
                "chúc mừng."
            ),
            [("doan-ra", "khong-thuc-hien"), ("thu-chuc-mung", "da-thuc-hien")],
        ),
        (
            (
                "Hội chưa có điều kiện tổ chức đoàn đi thăm; ngày 07/01/2023 có 03 hội viên dự "
                "gặp mặt "
                "trực tuyến."
            ),
            [("giao-luu", "da-thuc-hien")],
        ),
        ("Ngoài đoàn nêu trên, Liên hiệp không tổ chức đoàn nào khác.", []),
        (
            "Hai bên làm việc trực tuyến; hai bên chưa ký kết văn bản.",
            [("hoi-dam", "da-thuc-hien")],
        ),
        ("Mỗi đoàn đi từ 3 đến 5 đồng chí.", []),
    ],
)
def test_what_was_not_done_beside_what_was(
    text: str, expected: list[tuple[str, str]], papers_archive: Reading
) -> None:
    acts = acts_of(text, papers_archive)
    assert [(act["kind"][0], act["status"]) for act in acts] == expected


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Trong tháng 8, Hội được ông Tanaka Hiroshi, Giám đốc Quỹ Xanh, đến thăm.", "doan-vao"),
        ("Nhóm cựu binh Hàn Quốc gồm 15 người thăm chiến trường ngày 15/3/2023.", "doan-vao"),
        ("Đón khoảng 50 thanh niên tỉnh Khăm Muộn sang dự trại hè.", "doan-vao"),
        ("1.2- Đoàn vào: Sở Y tế tỉnh Khăm Muộn cử đoàn 15 người sang khảo sát.", "doan-vao"),
        ("Đoàn công tác gồm 09 người sang tư vấn pháp luật tại tỉnh Khăm Muộn.", "doan-ra"),
        ("Đưa 05 hợp tác xã tham gia Hội chợ Thực phẩm tại Bangkok, Thái Lan.", "doan-ra"),
        ("Cử 02 cán bộ dự lớp phụ đạo tiếng Lào ngày 06/3/2023.", "tap-huan"),
        ("Tổ chức 05 hội nghị quán triệt, tuyên truyền cho 640 cán bộ.", "tuyen-truyen"),
        ("Lễ hội “Ném còn biên giới” được tổ chức ngày 19/02/2023.", "van-hoa-the-thao"),
        ("Chương trình “Xuân đoàn kết” được tổ chức ngày 15/01/2023.", "giao-luu"),
        ("03 bệnh nhi người Lào được mổ tim miễn phí.", "kham-benh"),
    ],
)
def test_kinds_in_other_words(text: str, kind: str, papers_archive: Reading) -> None:
    (act,) = acts_of(text, papers_archive)
    assert kind in act["kind"]


@pytest.mark.parametrize(
    "text, place",
    [
        ("Tổ chức hội thảo tại huyện Can Lộc và huyện Đức Thọ.", "Huyện Can Lộc và huyện Đức Thọ"),
        ("Cử đoàn dự Đại hội tại thành phố Gwangju, Hàn Quốc.", "Thành phố Gwangju, Hàn Quốc"),
        (
            "Tổ chức tọa đàm tại Trường Cao đẳng Kinh tế - Kỹ thuật Hà Tĩnh.",
            "Trường Cao đẳng Kinh tế - Kỹ thuật Hà Tĩnh",
        ),
        ("Chào xã giao Phó Tổng Lãnh sự Lào tại Đà Nẵng.", None),
        ("An táng 11 liệt sĩ hy sinh tại Lào.", None),
        ("Gửi thư chúc mừng các chùa tại tỉnh Khăm Muộn.", None),
    ],
)
def test_where_it_was(text: str, place: str | None, papers_archive: Reading) -> None:
    (act,) = acts_of(text, papers_archive)
    assert act.get("place") == place


def test_a_counted_visit_stands_beside_its_gift(papers_archive: Reading) -> None:
    acts = acts_of(
        "Ngày 06/10/2023, đoàn Hội Hữu nghị Lào - Việt Nam tỉnh Khăm Muộn (11 đồng chí) sang thăm "
        "Liên hiệp và tặng Liên hiệp 02 chiếc cồng.",
        papers_archive,
    )
    assert told(acts) == [("doan-vao", "2023-10-06"), ("tiep-nhan", "2023-10-06")]
    assert acts[0]["people"] == {"count": "11"}
    assert "people" not in acts[1]


@pytest.mark.parametrize(
    "text",
    [
        "Giải cầu lông hữu nghị diễn ra ngày 14/9/2023, mỗi bên cử 16 vận động viên.",
        "Trao 850 suất quà cho 850 hội viên nghèo xã Sơn Kim 1.",
    ],
)
def test_who_is_no_number_of_people(text: str, papers_archive: Reading) -> None:
    (act,) = acts_of(text, papers_archive)
    assert "people" not in act


def test_journeys_below_their_heading(papers_archive: Reading) -> None:
    acts = acts_of(
        "**a) Đoàn ra**\n\n"
        "- Tháng 10: Đoàn Hội Hữu nghị Việt Nam - Hàn Quốc tỉnh (06 người) thăm Seoul.\n\n"
        "**b) Đoàn vào**\n\n"
        "- Từ 11 - 13/7, Hội Hữu nghị Lào - Việt Nam tỉnh Khăm Muộn, 12 người.",
        papers_archive,
    )
    assert told(acts) == [("doan-ra", "2023-10"), ("doan-vao", "2023-07-11/2023-07-13")]


def test_projects_of_a_table(papers_archive: Reading) -> None:
    acts = acts_of(
        "| TT | Tổ chức tài trợ | Tên dự án, khoản viện trợ | Địa bàn | Kinh phí |\n"
        "| 1 | Tổ chức Helvetas | Dự án “Quế hữu cơ” | Huyện Can Lộc | 210.000 USD |\n"
        "| 2 | Quỹ Châu Á | Khoản hỗ trợ phụ nữ khởi nghiệp | Huyện Đức Thọ | 450 triệu đồng |",
        papers_archive,
    )
    assert [(a["kind"], a["place"], a["money"][0]["amount"]) for a in acts] == [
        (["vien-tro-pcpnn"], "Huyện Can Lộc", "210000"),
        (["vien-tro-pcpnn"], "Huyện Đức Thọ", "450000000"),
    ]


@pytest.mark.parametrize(
    "heading",
    ["**III. ĐỀ XUẤT NĂM 2024**\n\n", "**IV. Dự kiến công tác năm 2024**\n\n"],
)
def test_a_heading_with_the_next_year_holds_plans(heading: str, papers_archive: Reading) -> None:
    (act,) = acts_of(
        "- Mở lớp tiếng Lào cho 40 cán bộ.", papers_archive, DONE + "Xong.\n\n" + heading
    )
    assert act["status"] == "ke-hoach"


def test_help_for_those_in_hardship_is_no_difficulty(papers_archive: Reading) -> None:
    heading = DONE + "**2.2. Giúp đỡ nhân dân bạn khó khăn**\n\n"
    (act,) = acts_of("Khám bệnh cho 395 người dân bản Na Hin.", papers_archive, heading)
    assert act["kind"] == ["kham-benh"]
