"""The importer asks when another body has told the same event already."""

import shutil
import sys
from argparse import Namespace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.importing.document import Document
from archive.importing.told_already import letters, told_already, with_meetings
from archive.language.folding import fold
from archive.model.records import Report
from archive.reading.content_file import Reading
from archive.reading.load import load, read_markdown
from archive.reading.on_demand import look
from archive.sampling.archives import sample
from archive.writing.edit import EditableText
from tests.importing import papers

SCRIPTS = Path(__file__).parents[2] / "scripts"
sys.path.append(str(SCRIPTS))  # a command imports what lies beside it

import incoming  # noqa: E402  found by the line above

BODY, OTHER = "hoi-phu-nu-ha-giang", "so-ngoai-vu-ha-giang"
PAPER = (papers.CASES / f"{BODY}-2022.txt").read_text(encoding="utf-8")


@pytest.fixture
def content(papers_archive: Reading, tmp_path: Path) -> Path:
    """The archive of the papers, with a second body of the same province and no report yet."""
    content = Path(shutil.copytree(papers_archive.root, tmp_path / "content"))
    record = (content / f"to-chuc/{BODY}/index.md").read_text(encoding="utf-8")
    text = EditableText(record).set(("name",), "Sở Ngoại vụ tỉnh Hà Giang")
    home = content / f"to-chuc/{OTHER}"
    home.mkdir(exist_ok=True)
    (home / "index.md").write_text(text.text, encoding="utf-8")
    return content


def bring_in(content: Path, file: Path) -> None:
    def read(path: Path) -> Document:
        return papers.read(path.read_text(encoding="utf-8"))

    file.write_text(PAPER, encoding="utf-8")
    asked = Namespace(file=file, organization=BODY, year=2022, content=content)
    assert incoming.bring_in(asked, read) == 0


def test_the_draft_asks_whether_it_is_the_other_bodys_event(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring_in(content, tmp_path / "bao-cao.txt")
    draft = content / f"to-chuc/{BODY}/2022.md"
    assert "có phải cũng là" not in draft.read_text(encoding="utf-8")
    draft.rename(content / f"to-chuc/{OTHER}/2022.md")
    capsys.readouterr()

    bring_in(content, tmp_path / "bao-cao.txt")

    text, said = draft.read_text(encoding="utf-8"), capsys.readouterr().out
    asked = [line for line in text.splitlines() if "có phải cũng là" in line]
    assert asked
    assert all(line.startswith("# ") for line in asked)
    assert f"same_as: [{OTHER}/2022#" in asked[0]
    assert said.count("có phải cũng là") == len(asked)
    assert f"to-chuc/{BODY}/2022.md" in {report.path for report in load(content).archive.reports}


def test_what_is_no_report_asks_nothing(content: Path) -> None:
    archive = load(content).archive

    assert list(told_already(archive, f"to-chuc/{BODY}/2022.md", "không phải báo cáo\n")) == []


def test_reports_that_meet_nobody_known_need_not_be_read(
    papers_archive: Reading, tmp_path: Path
) -> None:
    lists = papers_archive.root / "danh-muc"
    sample(50, tmp_path, 3, lists)
    whole, reading = load(tmp_path).archive, look(tmp_path)
    asked = 0
    for number, report in enumerate(whole.reports):
        # as another body of the archive would have told it
        other = whole.reports[number - 7].organization
        text = (tmp_path / report.path).read_text(encoding="utf-8")
        path = f"to-chuc/{other}/2061.md"
        questions = list(told_already(reading.archive, path, text))
        assert questions == list(told_already(whole, path, text))
        asked += len(questions)
    assert asked
    some = with_meetings(reading.archive, whole.reports[0].activities).reports
    assert 0 < len(some) < len(whole.reports)


@given(st.text())
@example("Hội Hữu nghị Việt – Lào Đà Nẵng")
@example("İŞ ς K Å ſ ĐĐd")
def test_names_that_fold_alike_have_the_same_letters(text: str) -> None:
    assert letters(fold(text)) == letters(text)


WAYS = (
    "[{}, x]", "[x, {}]", "\n        - {}", "\n        - '{}'", '\n        - "{}"',
    '["{}"]', "['{}', y]", "\n        - |\n          {}", "\n        - &ten {}",
    "\n        - # lời nhắc\n          {}", '["\\u0048ội Hữu nghị tỉnh Đắk"]',
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_name_is_found_however_it_is_written(way: str, tmp_path: Path) -> None:
    home = tmp_path / "to-chuc/hoi-thu"
    home.mkdir(parents=True)
    for report, name in (("2020", "Hội  hữu Nghị\n            tỉnh Đak"), ("2021", "Hội Nông dân")):
        written = f"activities:\n  - id: a\n    parties:\n      giver: {way.format(name)}\n"
        (home / f"{report}.md").write_text(f"---\n{written}---\n", encoding="utf-8")
    said = "---\nactivities:\n  - id: a\n    parties: {giver: [Hội Hữu nghị tỉnh Đắk]}\n---\n"
    draft = read_markdown("to-chuc/hoi-khac/2021.md", "report", said).record
    assert isinstance(draft, Report)

    found = with_meetings(look(tmp_path).archive, draft.activities).reports

    assert "to-chuc/hoi-thu/2020.md" in {report.path for report in found}
    assert len(found) == 1 or any(sign in way for sign in "|&#\\")
