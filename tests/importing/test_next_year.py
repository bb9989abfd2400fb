"""What a draft takes over from the reports of the last year, and what it asks about them."""

import shutil
from pathlib import Path

import pytest

from archive.importing.next_year import NewDraft, next_report
from archive.reading.load import load

HEAD = "fidelity: tom-luoc\nclearance: {by: Ban biên tập thử, on: 2023-01-10}\n"


@pytest.fixture
def content(toy_content: Path, tmp_path: Path) -> Path:
    shutil.copytree(toy_content, tmp_path / "content")
    shutil.rmtree(tmp_path / "content/to-chuc/so-ngoai-vu-thu")
    (tmp_path / "content/to-chuc/so-ngoai-vu-thu").mkdir()
    index = toy_content / "to-chuc/so-ngoai-vu-thu/index.md"
    shutil.copy(index, tmp_path / "content/to-chuc/so-ngoai-vu-thu")
    return tmp_path / "content"


def put(content: Path, name: str, title: str, more: str = "", body: str = "Lời.\n") -> None:
    text = f"---\ntitle: {title}\n{HEAD}{more}---\n{body}"
    (content / f"to-chuc/so-ngoai-vu-thu/{name}.md").write_text(text, encoding="utf-8")


def drafted(content: Path, year: int) -> NewDraft:
    return next_report(load(content).archive, "so-ngoai-vu-thu", year)


def test_planned_delegations_are_asked_about(content: Path) -> None:
    row = "{name: Đoàn thăm Xiêng Khoảng, country: LA, members: 5, status: ke-hoach}"
    put(content, "2019", "Báo cáo năm 2019", f"planned_delegations:\n  outgoing:\n    - {row}\n")

    draft = drafted(content, 2020)

    asked = "Đoàn ra trong kế hoạch năm trước “Đoàn thăm Xiêng Khoảng”: đã đi? hoãn? bỏ?"
    assert asked in draft.questions
    copied = draft.text.replace("# ", "")
    assert "name: Đoàn thăm Xiêng Khoảng, country: LA, status: da-thuc-hien hay" in copied
    assert "members" not in draft.text


def test_a_further_report_of_the_year_is_not_forgotten(content: Path) -> None:
    plan = "activities:\n  - {id: mot, kind: [giao-luu], title: Hội trại, status: ke-hoach}\n"
    put(content, "2019-bo-sung", "Bổ sung năm 2019", plan, "Lời.\n{: #mot }\n")
    put(content, "2019", "Báo cáo năm 2019")

    draft = drafted(content, 2020)

    assert draft.before == "to-chuc/so-ngoai-vu-thu/2019.md"
    assert "Kế hoạch năm trước “Hội trại”: đã làm? hoãn? bỏ?" in draft.questions
    assert "# Cùng năm ấy còn to-chuc/so-ngoai-vu-thu/2019-bo-sung.md." in draft.text


def test_a_year_with_a_further_report_alone_is_the_last(content: Path) -> None:
    put(content, "2018", "Báo cáo năm 2018")
    put(content, "2019-tong-ket", "Tổng kết năm 2019")

    draft = drafted(content, 2020)

    assert draft.before == "to-chuc/so-ngoai-vu-thu/2019-tong-ket.md"
    assert "title: Tổng kết năm 2020" in draft.text


@pytest.mark.parametrize(
    ("last", "moved"),
    [
        ("Kết quả năm 2019, phương hướng năm 2020", "Kết quả năm 2020, phương hướng năm 2021"),
        ("Thực hiện Đề án giai đoạn 2016-2020 năm 2019", "Đề án giai đoạn 2016-2020 năm 2020"),
        ("Năm 2019 theo Chương trình năm 2011", "Năm 2020 theo Chương trình năm 2011"),
        ("Nghị quyết 12/2019/NQ-HĐND, năm 2019", "Nghị quyết 12/2019/NQ-HĐND, năm 2020"),
        ("Nhiệm kỳ 2019–2024, năm 2019", "Nhiệm kỳ 2019–2024, năm 2020"),
    ],
)
def test_only_the_years_of_report_and_plan_move_on(content: Path, last: str, moved: str) -> None:
    put(content, "2019", f"“{last}”", body=f"## {last}\n\nLời.\n")

    draft = drafted(content, 2020)

    assert draft.text.count(moved) == 2


def test_plans_of_an_earlier_year_are_named_by_their_year(content: Path) -> None:
    plan = "activities:\n  - {id: mot, kind: [giao-luu], title: Hội trại, status: ke-hoach}\n"
    put(content, "2016", "Báo cáo năm 2016", plan, "Lời.\n{: #mot }\n")

    assert "Kế hoạch cho năm 2017 “Hội trại”: đã làm? hoãn? bỏ?" in drafted(content, 2020).questions
