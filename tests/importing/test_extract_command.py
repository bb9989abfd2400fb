"""The two commands: what they write, what they refuse, and their exit statuses."""

import shutil
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from archive.importing.document import Document
from archive.reading.content_file import Reading
from tests.importing import papers

SCRIPTS = Path(__file__).parents[2] / "scripts"
sys.path.append(str(SCRIPTS))  # a command imports what lies beside it

import incoming  # noqa: E402  found by the line above

CASE = "hoi-phu-nu-ha-giang-2022"
TARGET = "to-chuc/hoi-phu-nu-ha-giang/2022.md"


@pytest.fixture
def content(papers_archive: Reading, tmp_path: Path) -> Path:
    return shutil.copytree(papers_archive.root, tmp_path / "content")


def bring_in(content: Path, text: str, tmp_path: Path, name: str = "bao-cao.txt") -> int:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")

    def read(path: Path) -> Document:
        return papers.read(path.read_text(encoding="utf-8"))

    asked = Namespace(file=file, organization="hoi-phu-nu-ha-giang", year=2022, content=content)
    return incoming.bring_in(asked, read)


def paper() -> str:
    return (papers.CASES / f"{CASE}.txt").read_text(encoding="utf-8")


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_paper_becomes_a_draft_with_questions(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(content)
    assert bring_in(content, paper(), tmp_path) == 0
    assert files(content) - before == {TARGET}
    draft = (content / TARGET).read_text(encoding="utf-8")
    assert "# CẦN NGƯỜI TRẢ LỜI:" in draft
    assert "# chắc, " in draft
    said = capsys.readouterr().out
    assert "clearance: {by:" in said
    assert "doi-tac/hoi-lien-hiep-phu-nu-huyen-malypho-tinh-van-nam.md (chưa ghi vào kho)" in said
    check = subprocess.run(
        [
            sys.executable,
            str(SCRIPTS / "check.py"),
            str(content / TARGET),
            "--content",
            str(content),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "error[thieu-xac-nhan]" in check.stdout
    assert check.stdout.count("error[") == 1, check.stdout


def test_a_cleared_draft_has_no_errors(content: Path, tmp_path: Path) -> None:
    assert bring_in(content, paper(), tmp_path) == 0
    target = content / TARGET
    draft = target.read_text(encoding="utf-8")
    cleared = draft.replace("fidelity:", "clearance: {by: Văn phòng, on: 2023-01-10}\nfidelity:", 1)
    target.write_text(cleared, encoding="utf-8")
    check = [sys.executable, str(SCRIPTS / "check.py"), str(target), "--content", str(content)]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("mark", ["TUYỆT MẬT", "MẬT", "LƯU HÀNH NỘI BỘ", "Liên hệ: 0912 345 678"])
def test_a_marked_paper_leaves_nothing_behind(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], mark: str
) -> None:
    before = files(content)
    assert bring_in(content, f"{mark}\n\n{paper()}", tmp_path) == 1
    assert files(content) == before
    said = capsys.readouterr().err
    assert "không nhận văn bản này" in said
    assert "345 678" not in said


def test_a_report_is_never_overwritten(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / TARGET).write_text("của người khác\n", encoding="utf-8")
    assert bring_in(content, paper(), tmp_path) == 1
    assert (content / TARGET).read_text(encoding="utf-8") == "của người khác\n"
    assert "không ghi đè" in capsys.readouterr().err


@pytest.mark.parametrize(
    "organization, year, says",
    [("hoi-phu-nu-ha-giag", 2022, "hoi-phu-nu-ha-giang"), ("hoi-phu-nu-ha-giang", 22, "năm 22")],
)
def test_wrong_usage(
    content: Path, capsys: pytest.CaptureFixture[str], organization: str, year: int, says: str
) -> None:
    asked = Namespace(file=Path("x"), organization=organization, year=year, content=content)
    assert incoming.bring_in(asked, lambda _: papers.read("")) == 2
    assert says in capsys.readouterr().err


def new_report(content: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [
        sys.executable,
        str(SCRIPTS / "new_report.py"),
        *arguments,
        "--content",
        str(content),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def toy(toy_content: Path, tmp_path: Path) -> Path:
    return shutil.copytree(toy_content, tmp_path / "toy")


def test_a_new_report_starts_from_the_last(toy: Path) -> None:
    done = new_report(toy, "tinh-doan-thu", "2022")
    assert done.returncode == 0, done.stderr
    draft = (toy / "to-chuc/tinh-doan-thu/2022.md").read_text(encoding="utf-8")
    assert "title: Kết quả công tác đối ngoại nhân dân năm 2022 và phương hướng năm 2023" in draft
    assert "name: Nguyễn Thị Thử" in draft
    assert "- id: ban-ghi-nho-svay-rieng" in draft
    assert "đã làm? hoãn? bỏ?" in done.stdout
    assert "doi-tac/hoi-lhtn-svay-rieng-thu" in draft
    assert "activities:" not in [line for line in draft.splitlines() if not line.startswith("#")]


def test_a_new_report_passes_when_it_is_filled(toy: Path) -> None:
    assert new_report(toy, "tinh-doan-thu", "2022").returncode == 0
    target = toy / "to-chuc/tinh-doan-thu/2022.md"
    draft = target.read_text(encoding="utf-8")
    draft = draft.replace(
        "fidelity:", "clearance: {by: Ban biên tập thử, on: 2023-01-10}\nfidelity:", 1
    )
    draft = draft.replace(
        "{: #ket-qua }", "{: #ket-qua }\n\nBản ghi nhớ ký năm 2018, hiệu lực từ 6/2018 đến 2023.", 1
    )
    target.write_text(draft, encoding="utf-8")
    check = [sys.executable, str(SCRIPTS / "check.py"), str(target), "--content", str(toy)]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_new_report_refuses(toy: Path) -> None:
    assert new_report(toy, "tinh-doan-thu", "2021").returncode == 1
    assert new_report(toy, "tinh-doan-thuu", "2022").returncode == 2
    assert new_report(toy, "tinh-doan-thu", "hai").returncode == 2


def test_a_year_in_which_the_body_was_no_more_is_asked_about(toy: Path) -> None:
    done = new_report(toy, "ldld-thu", "2026")

    assert done.returncode == 0, done.stderr
    assert "1. Hồ sơ ghi “LĐLĐ tỉnh Thử” kết thúc 30/6/2025: báo cáo năm 2026" in done.stdout
    assert "to-chuc/ldld-thu-2025" in done.stdout


def test_what_is_taken_out_is_asked_about_by_the_name_of_its_activity(
    toy: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "bao-cao.txt"
    paper.write_text("Báo cáo năm 2026. Trao 20 thùng mì cho Lào.\n", encoding="utf-8")
    command = [sys.executable, str(SCRIPTS / "import_report.py"), str(paper)]
    where = ["--organization", "ldld-thu", "--year", "2026", "--content", str(toy)]

    done = subprocess.run([*command, *where], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "mục parties.giver: máy đọc được “to-chuc/ldld-thu” nhưng bỏ ra vì" in done.stdout
    assert "activities." not in done.stdout
    assert "kết thúc 30/6/2025: báo cáo năm 2026 có đúng là của tổ chức này không?" in done.stdout


def test_without_a_report_before_the_draft_is_a_skeleton(toy: Path) -> None:
    done = new_report(toy, "so-ngoai-vu-thu", "2019")
    assert done.returncode == 0, done.stderr
    draft = (toy / "to-chuc/so-ngoai-vu-thu/2019.md").read_text(encoding="utf-8")
    assert "{: #ket-qua }" in draft
