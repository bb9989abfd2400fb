"""Content taken out of a commit: files as they are, nothing that is none, never half of it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.checking import contributed
from archive.checking.contributed import LARGEST, TooMuchError, take
from archive.checking.repository import RevisionError

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, nobodys_git: None) -> Git:
    """Runs git in an empty repository, without anybody's settings."""
    folder = tmp_path / "de-nghi"
    folder.mkdir()

    def run(*arguments: str, given: bytes = b"") -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, input=given, capture_output=True, check=True
        )
        return done.stdout.decode().strip()

    run("init", "--quiet", "--initial-branch=main")
    return run


def commit_of(git: Git, *entries: tuple[str, str, bytes]) -> str:
    """A commit whose content folder is a tree of (mode, name, data), crafted: git checks none."""
    lines = []
    for mode, name, data in entries:
        if mode == "160000":
            made = "1" * 40
        elif mode == "40000":
            made = git("hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=data)
        else:
            made = git("hash-object", "-w", "--stdin", given=data)
        lines.append(f"{mode} {name}\0".encode() + bytes.fromhex(made))
    content = git(
        "hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=b"".join(lines)
    )
    root = b"40000 content\0" + bytes.fromhex(content)
    tree = git("hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=root)
    return git("commit-tree", "-m", "x", tree)


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_plain_files_come_byte_for_byte(git: Git, tmp_path: Path) -> None:
    odd = "đổi tên “mới”\t1.md"
    commit = commit_of(
        git, ("100644", "a.md", b"a\r\n\xff\0"), ("100755", "b.md", b""), ("100644", odd, b"c")
    )
    content = tmp_path / "kho/content"

    taken = take(tmp_path / "de-nghi", commit, content)

    assert (taken.files, taken.refused, taken.outside) == (3, (), ())
    assert held(content) == {"a.md": b"a\r\n\xff\0", "b.md": b"", odd: b"c"}
    assert [p.stat().st_mode & 0o111 for p in content.iterdir()] == [0, 0, 0]


def test_what_was_there_is_replaced_as_a_whole(git: Git, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "cu.md").write_text("cũ")

    take(tmp_path / "de-nghi", commit_of(git, ("100644", "moi.md", b"x")), content)

    assert held(tmp_path / "content") == {"moi.md": b"x"}
    assert {p.name for p in tmp_path.iterdir()} == {"content", "de-nghi"}


@pytest.mark.parametrize(
    ("mode", "name", "code"),
    [
        ("120000", "a.md", "tep-lien-ket"),
        ("160000", "kho-con", "tep-la"),
        ("100644", ".git", "tep-la"),
        ("100644", ".GIT", "tep-la"),
        ("100644", ".gitattributes", "tep-la"),
        ("100644", "..", "tep-la"),
        ("100644", ".", "tep-la"),
        ("100644", "../../ra-ngoai.md", "tep-la"),
    ],
)
def test_what_is_no_plain_file_stays_behind(
    mode: str, name: str, code: str, git: Git, tmp_path: Path
) -> None:
    commit = commit_of(git, (mode, name, b"/etc/passwd"), ("100644", "b.md", b"b"))

    taken = take(tmp_path / "de-nghi", commit, tmp_path / "kho/content")

    assert [problem.code for problem in taken.refused] == [code]
    assert held(tmp_path / "kho") == {"content/b.md": b"b"}
    assert not (tmp_path / "ra-ngoai.md").exists()


def test_a_name_that_is_file_and_folder_at_once_is_told(git: Git, tmp_path: Path) -> None:
    inner = b"100644 b.md\0" + bytes.fromhex(git("hash-object", "-w", "--stdin", given=b"b"))
    commit = commit_of(git, ("100644", "a", b"a"), ("40000", "a", inner))

    taken = take(tmp_path / "de-nghi", commit, tmp_path / "kho/content")

    assert [problem.code for problem in taken.refused] == ["tep-la"]
    assert held(tmp_path / "kho") == {"content/a": b"a"}


def test_of_a_huge_file_only_that_it_is_huge_comes(git: Git, tmp_path: Path) -> None:
    commit = commit_of(git, ("100644", "a.md", b"x" * (LARGEST + 5)))

    take(tmp_path / "de-nghi", commit, tmp_path / "content")

    found = tmp_path / "content/a.md"
    assert found.stat().st_size == LARGEST + 1
    assert found.stat().st_blocks * 512 < 100_000


@pytest.mark.parametrize("limit", ["MOST_FILES", "MOST_BYTES"])
def test_too_much_is_not_taken_at_all(
    limit: str, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contributed, limit, 1)
    commit = commit_of(git, ("100644", "a.md", b"aa"), ("100644", "b.md", b"bb"))

    with pytest.raises(TooMuchError, match="quá lớn"):
        take(tmp_path / "de-nghi", commit, tmp_path / "content")

    assert not (tmp_path / "content").exists()


def test_an_unknown_commit_changes_nothing(git: Git, tmp_path: Path) -> None:
    with pytest.raises(RevisionError):
        take(tmp_path / "de-nghi", "khong-co", tmp_path / "content")

    assert not (tmp_path / "content").exists()


def test_what_else_is_changed_is_named(git: Git, tmp_path: Path) -> None:
    folder = tmp_path / "de-nghi"
    (folder / "content").mkdir()
    (folder / "content/a.md").write_text("a")
    git("add", ".")
    git("commit", "--quiet", "--message=a")
    (folder / "Makefile").write_text("x")
    (folder / "content/a.md").write_text("b")
    git("add", ".")
    git("commit", "--quiet", "--message=b")

    assert take(folder, "HEAD", tmp_path / "content").outside == ("Makefile",)
