"""A report that exists is never overwritten, whichever command drafts one, however many at once."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
sys.path.append(str(SCRIPTS))  # a command imports what lies beside it

from drafts import write_new  # noqa: E402  found by the line above


def test_of_many_at_once_one_writes_the_whole_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "to-chuc/a/2021.md"

    def draft(number: int) -> bool:
        try:
            write_new(path, f"{number}\n" * 10_000)
        except FileExistsError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        won = list(threads.map(draft, range(32)))

    assert won.count(True) == 1
    assert path.read_text(encoding="utf-8") == f"{won.index(True)}\n" * 10_000
    assert [p.name for p in path.parent.iterdir()] == ["2021.md"]


@pytest.mark.parametrize("what", ["file", "folder", "link", "link to nothing"])
def test_whatever_has_the_name_stays(what: str, tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "2021.md", tmp_path / "khac.md"
    elsewhere.write_text("khác")
    if what == "file":
        path.write_text("cũ")
    elif what == "folder":
        path.mkdir()
    else:
        path.symlink_to(elsewhere if what == "link" else tmp_path / "khong-co.md")

    with pytest.raises(FileExistsError):
        write_new(path, "mới")

    assert elsewhere.read_text() == "khác"
    assert {p.name for p in tmp_path.iterdir()} == {"2021.md", "khac.md"}
    assert path.is_symlink() or path.is_dir() or path.read_text() == "cũ"


@pytest.mark.parametrize(
    "command",
    [
        ["new_report.py", "tinh-doan-thu", "2021"],
        ["import_report.py", "{file}", "--organization", "tinh-doan-thu", "--year", "2021"],
    ],
    ids=lambda command: command[0],
)
def test_a_command_leaves_the_report_as_it_is(
    command: list[str], toy_content: Path, tmp_path: Path
) -> None:
    content = Path(shutil.copytree(toy_content, tmp_path / "content"))
    before = {p: p.read_bytes() for p in content.rglob("*") if p.is_file()}
    file = tmp_path / "bao-cao.txt"
    file.write_text("BÁO CÁO\nKết quả công tác đối ngoại nhân dân năm 2021\n", encoding="utf-8")
    script, *arguments = (part.format(file=file) for part in command)

    done = subprocess.run(
        [sys.executable, SCRIPTS / script, *arguments, "--content", content],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "không ghi đè" in done.stderr
    assert {p: p.read_bytes() for p in content.rglob("*") if p.is_file()} == before
