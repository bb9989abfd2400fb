"""The importer asks when another body has told the same event already."""

import shutil
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from archive.importing.document import Document
from archive.importing.told_already import told_already
from archive.reading.load import Reading, load
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
