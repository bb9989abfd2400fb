"""Names that no word tells for one, and things that no pattern of giving claims."""

import pytest

from archive.importing.extract import extract
from archive.reading.content_file import Reading
from tests.importing import papers
from tests.importing.test_extract_given import Read, Told, told
from tests.importing.test_extract_lists import HEADING, ORGANIZATION, YEAR, gifts_of


@pytest.mark.parametrize(
    "text, gifts",
    [
        (
            "Ngày 05/3/2021, Tỉnh đoàn chuyển giao cho Vạn chài Tonlé Romduol 02 chiếc xuồng máy.",
            [("2", "xuồng máy", ["Vạn chài Tonlé Romduol"], "trao")],
        ),
        (
            "Tỉnh đoàn tặng tổ đan lát xã Kokir, huyện Memot 20 bộ dụng cụ (tháng 5/2021).",
            [("20", "dụng cụ", ["tổ đan lát xã Kokir, huyện Memot"], "trao")],
        ),
        (
            "Sáng 05/3/2021, 30 thùng sữa được trao tận tay những mẹ bầu xã Kokir.",
            [("30", "sữa", ["những mẹ bầu xã Kokir"], "trao")],
        ),
        (
            "Vạn chài Tonlé Romduol được Tỉnh đoàn tặng 10 áo phao ngày 05/3/2021.",
            [("10", "áo phao", ["Vạn chài Tonlé Romduol"], "trao")],
        ),
        (
            "Tặng 200 áo phao cho ngư dân xã Kokir và 20 tủ sách cho các em học sinh xã Ta Mao.",
            [
                ("200", "áo phao", ["ngư dân xã Kokir"], "trao"),
                ("20", "tủ sách", ["các em học sinh xã Ta Mao"], "trao"),
            ],
        ),
    ],
)
def test_who_got_it_is_told_by_where_the_name_stands(
    read: Read, text: str, gifts: list[Told]
) -> None:
    assert told(read(text)) == gifts


@pytest.mark.parametrize(
    "text, gifts",
    [
        (
            "- Tháng 3/2021: 50 suất quà cho hộ nghèo xã Ta Mao, trị giá 25 triệu đồng.",
            [("50", "quà", ["hộ nghèo xã Ta Mao"], "trao")],
        ),
        (
            "- 02 căn nhà tình thương cho bà con xã Ta Mao, hoàn thành tháng 5/2021.",
            [("2", "nhà tình thương", ["bà con xã Ta Mao"], "trao")],
        ),
        (
            (
                "Ngày 05/3/2021, 40 chiếc xe lăn do Xưởng May Mirae (Hàn Quốc) mang đến tặng "
                "người khuyết tật huyện Tân Biên."
            ),
            [("40", "xe lăn", ["người khuyết tật huyện Tân Biên"], "nhan")],
        ),
    ],
)
def test_things_without_a_verb_that_is_known(read: Read, text: str, gifts: list[Told]) -> None:
    assert told(read(text)) == gifts


@pytest.mark.parametrize(
    "text",
    [
        "Lũy kế từ năm 2018 đến nay, Tỉnh đoàn đã tặng 1.250 suất quà cho hộ nghèo xã Ta Mao.",
        "Ngày 05/3/2021, hai bên phối hợp thu giữ 350 kg pháo, bàn giao cho Công an xã Ta Mao.",
        "Đoàn viên đã trồng 500 cây xanh giúp xã Ta Mao ngày 05/3/2021.",
        "Ngày 05/3/2021, Tỉnh đoàn sửa chữa giúp bà con xã Ta Mao 05 chiếc xe máy.",
        "Mưa lũ ngày 05/9/2021 đã cuốn trôi 30 con trâu và 5 tấn lúa của bà con xã Ta Mao.",
        "Đề nghị Trung ương Đoàn hỗ trợ 05 bộ máy tính cho Tỉnh đoàn.",
        "Ngày 05/3/2021, in và phát 2.000 cuốn sổ tay pháp luật cho bà con xã Ta Mao.",
        "Năm 2021, nhập khẩu 200 tấn than, hỗ trợ doanh nghiệp thông quan 30 xe hàng.",
    ],
)
def test_what_was_given_to_nobody(read: Read, text: str) -> None:
    assert told(read(text)) == []


def test_lines_without_a_verb_below_a_lead_that_speaks_of_giving(papers_archive: Reading) -> None:
    text = (
        "- Công tác từ thiện, nhân đạo trong năm như sau:\n"
        "+ Vạn chài Tonlé Romduol: 20 suất quà;\n"
        "+ Nhân dân xã Kokir: 2 tấn gạo (tháng 3/2022)."
    )
    assert gifts_of(text, papers_archive) == [
        ("20", "quà", ["Vạn chài Tonlé Romduol"], "trao"),
        ("2", "gạo", ["Nhân dân xã Kokir"], "trao"),
    ]


def test_a_second_look_is_marked_as_a_guess(papers_archive: Reading) -> None:
    document = papers.read(HEADING + "- Tháng 3/2022: 50 suất quà cho hộ nghèo xã Ta Mao.")
    found = extract(document, papers_archive.archive, ORGANIZATION, YEAR)
    assert [act.guess.sure for act in found.facts.acts] == ["đoán"]
