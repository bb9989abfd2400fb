"""What was found earlier: taken when it still holds, never otherwise, and the same as anew."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archive.checking import files_known
from archive.checking import recheck as module
from archive.checking.known import Known
from archive.checking.recheck import recheck
from archive.checking.surroundings import ReachError, surroundings
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile
from archive.reading.folder import FoundFile
from archive.reading.load import load, read_file
from tests.checking.rechecked import anew, cached, change

REPORT = "to-chuc/tinh-doan-thu/2021.md"
OTHER = "to-chuc/tinh-doan-thu/2021-thanh-nien-bien-gioi.md"
SECRET = "Liên hệ 0912 345 678, TỐI MẬT."
PHONE = "0912 345 678"


@pytest.fixture
def content(toy_content: Path, tmp_path: Path) -> Path:
    """A toy archive of one's own."""
    return Path(shutil.copytree(toy_content, tmp_path / "kho"))


@pytest.fixture
def caches(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are read in full, one process alone reading."""
    paths: list[str] = []

    def seen(root: Path, found: FoundFile) -> ContentFile:
        paths.append(found.path)
        return read_file(root, found)

    monkeypatch.setattr(files_known, "read_file", seen)
    return paths


def test_when_nothing_changed_nothing_is_read(content: Path, caches: Path, read: list[str]) -> None:
    change(content, REPORT, "**1.000** chai", "**1.000** lọ")
    first = cached(content, caches)
    assert first
    read.clear()

    assert cached(content, caches) == first
    assert read == []


def test_of_one_changed_report_no_other_is_read(
    content: Path, caches: Path, read: list[str]
) -> None:
    cached(content, caches)
    read.clear()
    change(content, REPORT, "quantity: 25,", "quantity: 26,")

    assert cached(content, caches) == anew(content) != []
    assert [path for path in read if path.endswith(".md")] == [REPORT]


def test_a_touched_file_is_no_changed_one(content: Path, caches: Path, read: list[str]) -> None:
    cached(content, caches)
    read.clear()
    os.utime(content / REPORT)

    cached(content, caches)

    assert read == []


def test_a_changed_list_makes_every_file_be_checked_again(
    content: Path, caches: Path, read: list[str]
) -> None:
    cached(content, caches)
    read.clear()
    change(content, "danh-muc/don-vi.yml", "chiếc:", "cái-khác:")

    assert cached(content, caches) == anew(content) != []
    assert REPORT in read


def test_the_text_of_a_profile_is_no_matter_of_the_reports(
    content: Path, caches: Path, read: list[str]
) -> None:
    cached(content, caches)
    read.clear()
    with (content / "to-chuc/tinh-doan-thu/index.md").open("a", encoding="utf-8") as file:
        file.write("\nThêm một đoạn giới thiệu.\n")

    assert cached(content, caches) == anew(content)
    assert REPORT not in read


def test_fresh_reads_everything_and_keeps_it(content: Path, caches: Path, read: list[str]) -> None:
    cached(content, caches)
    read.clear()

    cached(content, caches, fresh=True)
    assert REPORT in read
    read.clear()

    cached(content, caches)
    assert read == []


def test_another_program_reads_everything(
    content: Path, caches: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cached(content, caches)
    read.clear()
    monkeypatch.setattr(module, "program", lambda: "another")

    cached(content, caches)

    assert REPORT in read


@pytest.mark.parametrize("name", ["findings", "gists-*"])
def test_damage_is_noticed_and_mended(
    name: str, content: Path, caches: Path, read: list[str]
) -> None:
    change(content, REPORT, "quantity: 25,", "quantity: 26,")
    first = cached(content, caches)
    for path in caches.glob(f"*/{name}"):
        path.write_bytes(path.read_bytes()[:-3] + b"???")
    change(content, OTHER, "\n## ", "\n\n## ")

    assert cached(content, caches) == anew(content) == first
    read.clear()
    assert cached(content, caches) == first
    assert read == []


def test_nothing_secret_is_written_down(content: Path, caches: Path) -> None:
    with (content / REPORT).open("a", encoding="utf-8") as file:
        file.write(f"\n{SECRET}\n")
    change(content, OTHER, "title: ", f"title: {PHONE} ")

    first = cached(content, caches)

    assert {p.code for p in first} >= {"so-dien-thoai", "dau-mat"}
    kept = b"".join(path.read_bytes() for path in caches.rglob("*") if path.is_file())
    assert PHONE.encode() not in kept
    assert "TỐI MẬT".encode() not in kept
    assert REPORT.encode() not in kept
    assert cached(content, caches) == first == anew(content)


def test_a_secret_that_came_later_goes_from_what_was_kept(content: Path, caches: Path) -> None:
    cached(content, caches)
    change(content, OTHER, "title: ", f"title: {PHONE} ")
    cached(content, caches)

    kept = b"".join(path.read_bytes() for path in caches.rglob("*") if path.is_file())
    assert OTHER.encode() not in kept
    assert REPORT.encode() in kept


@pytest.mark.parametrize("jobs", [2, 3])
def test_processes_find_what_one_finds(jobs: int, caches: Path, root: Path) -> None:
    dreadful = root / "tests/dreadful/content"
    alone = anew(dreadful)

    assert len(alone) > 100
    assert recheck(dreadful, caches, jobs=jobs, worth_keeping=0)[1] == alone
    assert recheck(dreadful, caches, jobs=jobs, worth_keeping=0)[1] == alone


def test_a_rule_that_reaches_too_far_is_stopped(toy_content: Path) -> None:
    around = surroundings(load(toy_content).archive)

    assert around.organizations
    for name in ("reports", "pages", "dossiers", "activity_by_uid", "citations", "years"):
        with pytest.raises(ReachError):
            getattr(around, name)
    assert isinstance(around, Archive)


def test_a_small_archive_is_not_worth_keeping(content: Path, caches: Path) -> None:
    recheck(content, caches, jobs=1)

    assert not caches.exists()


def test_the_command_says_the_same_with_and_without(content: Path, root: Path) -> None:
    change(content, REPORT, "quantity: 25,", "quantity: 25.000,")

    def said(*options: str) -> tuple[int, object]:
        done = subprocess.run(
            [
                *(sys.executable, root / "scripts/check.py"),
                *("--content", content, "--format", "json"),
                *options,
            ],
            capture_output=True,
            check=False,
        )
        return done.returncode, json.loads(done.stdout)

    status, told = said()
    assert status == 1
    assert (status, told) == said("--fresh") == said("--jobs", "2")


def test_without_a_store_nothing_is_known() -> None:
    known = Known(None)

    assert known.whole("") is None
    assert known.found(REPORT, "key") is None
    assert known.gist(REPORT, "digest") is None
