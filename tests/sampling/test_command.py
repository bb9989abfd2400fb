"""The command: what it prints and how it ends."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/sample.py", *arguments]
    return subprocess.run(command, cwd=root, text=True, capture_output=True, check=False)


def test_it_says_what_it_has_made(root: Path, tmp_path: Path) -> None:
    done = run(root, "3", "--out", str(tmp_path / "a"), "--seed", "5")

    assert done.returncode == 0
    assert done.stdout.startswith("Đã tạo 3 báo cáo, ")
    assert "không có thật" in done.stdout
    assert done.stderr == ""


def test_a_folder_that_is_not_empty_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "thu.txt").touch()
    done = run(root, "3", "--out", str(tmp_path))

    assert done.returncode == 2
    assert "không rỗng" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thu.txt"]


@pytest.mark.parametrize(
    "arguments, says",
    [
        (["0", "--out", "x"], "phải từ 1 trở lên"),
        (["ba", "--out", "x"], "không phải số nguyên"),
        (["3"], "còn thiếu"),
        ([], "còn thiếu"),
    ],
)
def test_a_wrong_call_ends_with_two(root: Path, arguments: list[str], says: str) -> None:
    done = run(root, *arguments)

    assert done.returncode == 2
    assert says in done.stderr
    assert not (root / "x").exists()


def test_more_reports_than_there_can_be_are_refused_at_once(root: Path, tmp_path: Path) -> None:
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = run(root, "999999999", "--out", str(tmp_path / "a"))
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)

    assert done.returncode == 2
    assert "chỉ tạo được nhiều nhất" in done.stderr
    assert list(tmp_path.iterdir()) == []
    # a hundred thousand reports would take minutes
    assert ended.ru_utime - begun.ru_utime < 20


def test_a_folder_below_a_file_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    done = run(root, "3", "--out", str(tmp_path / "a/b"))

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
