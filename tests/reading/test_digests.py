"""A file's digest: the same however the file is read, another one for other bytes."""

import shutil
from pathlib import Path

import pytest

from archive.checking.recheck import recheck
from archive.reading.load import load, read_markdown
from archive.reading.recall import RecalledFile
from archive.reading.snapshot import take

REPORT = "to-chuc/tinh-doan-thu/2021.md"


@pytest.fixture
def content(toy_content: Path, tmp_path: Path) -> Path:
    """A toy archive of one's own, with files that cannot be read as any."""
    content = Path(shutil.copytree(toy_content, tmp_path / "kho"))
    (content / "chuyen-de/hong.md").write_bytes(b"\xff\xfe\0")
    (content / "chuyen-de/dai.md").write_bytes(b"a" * 200_000)
    (content / "chuyen-de/la.exe").write_bytes(b"MZ")
    (content / "chuyen-de/dan.md").symlink_to("khong-co.md")
    return content


def test_it_is_the_same_however_the_file_is_read(content: Path, tmp_path: Path) -> None:
    seen = {path: one.digest for path, one in take(content).files.items()}
    loaded = {path: file.digest for path, file in load(content).files.items()}
    recheck(content, tmp_path / "cache", jobs=1, worth_keeping=0)
    recalled = recheck(content, tmp_path / "cache", jobs=1, worth_keeping=0)[0].files

    assert isinstance(recalled[REPORT], RecalledFile)
    assert seen == loaded == {path: file.digest for path, file in recalled.items()}
    assert len(set(seen.values())) == len(seen)


def test_a_text_has_the_digest_of_the_file_it_would_be(content: Path) -> None:
    text = (content / REPORT).read_text(encoding="utf-8")

    assert read_markdown(REPORT, "report", text).digest == load(content).files[REPORT].digest


def test_other_bytes_have_another(content: Path) -> None:
    path = content / REPORT
    before = load(content).files[REPORT].digest
    path.write_bytes(path.read_bytes() + b"\n")

    assert load(content).files[REPORT].digest != before


def test_the_same_bytes_at_another_path_have_another(content: Path) -> None:
    """The path says of which year a report is."""
    path = content / REPORT
    before = take(content).files[REPORT].digest
    path.rename(path.with_name("2019.md"))

    assert take(content).files[REPORT.replace("2021", "2019")].digest != before
