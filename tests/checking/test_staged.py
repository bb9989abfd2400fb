"""The pre-commit hook: it checks what is staged, and nothing else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORT = "content/to-chuc/tinh-doan-thu/2021.md"
PARTNER = "content/doi-tac/cong-doan-salavan-thu.md"


@pytest.fixture
def repository(toy_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's scripts and the toy archive in one commit, with the hook switched on."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Thử")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "thu@thu.example")
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")  # no network
    folder = tmp_path / "kho"
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__py*"))
    shutil.copytree(toy_content, folder / "content")
    (folder / ".gitignore").write_text("build/\n.venv\n__pycache__/\n")
    (folder / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=first")
    git(folder, "config", "core.hooksPath", "scripts/hooks")
    return folder


def git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )


def commit(folder: Path, *arguments: str) -> tuple[bool, str]:
    """Whether git commits, and all that was said."""
    done = subprocess.run(
        ["git", "commit", "--message=x", *arguments],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return done.returncode == 0, done.stdout


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def write(path: Path, right: str, wrong: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")


def test_a_staged_mistake_stops_the_commit(repository: Path) -> None:
    write(repository / REPORT, "quantity: 20000", "quantity: 20.000")
    git(repository, "add", REPORT)
    write(repository / REPORT, "quantity: 20.000", "quantity: 20000")  # mended, but not staged

    done, said = commit(repository)

    assert not done
    assert f"{REPORT}:" in said
    assert "error[so-hang-nghin]" in said
    assert "Chưa commit: sửa các lỗi trên" in said
    assert "build/staged" not in said


def test_a_mistake_that_is_not_staged_stops_nothing(repository: Path) -> None:
    write(repository / REPORT, "quantity: 20000", "quantity: 20.000")
    write(repository / PARTNER, "english: Trial", "english: A trial")
    git(repository, "add", PARTNER)

    assert commit(repository)[0]


def test_what_a_staged_deletion_breaks_is_told(repository: Path) -> None:
    git(repository, "rm", "--quiet", PARTNER)

    done, said = commit(repository)

    assert not done
    assert "content/to-chuc/ldld-thu/2022.md:" in said


def test_a_commit_of_named_files_is_checked_as_it_will_be(repository: Path) -> None:
    """`git commit FILE` commits the file as it lies there, past the index."""
    write(repository / REPORT, "quantity: 20000", "quantity: 20.000")

    assert not commit(repository, REPORT)[0]


def test_one_commit_after_another(repository: Path) -> None:
    """What was kept of the last run never hides or invents anything."""
    write(repository / REPORT, "quantity: 20000", "quantity: 20.000")
    git(repository, "add", ".")
    assert not commit(repository)[0]
    git(repository, "checkout", "HEAD", "--", REPORT)
    git(repository, "mv", PARTNER, "content/doi-tac/moi-thu.md")
    assert not commit(repository)[0]
    git(repository, "mv", "content/doi-tac/moi-thu.md", PARTNER)
    write(repository / PARTNER, "english: Trial", "english: A trial")
    git(repository, "add", ".")

    done, said = commit(repository)

    assert done, said
    mirrored, ours = repository / "build/staged/content", repository / "content"
    assert files(mirrored) == files(ours)


def test_a_staged_link_is_refused_and_not_followed(repository: Path) -> None:
    (repository / "content/to-chuc/so-ngoai-vu-thu/2020.md").symlink_to("/etc/passwd")
    git(repository, "add", ".")

    done, said = commit(repository)

    assert not done
    assert "error[tep-lien-ket]" in said
    assert "root:x:0" not in said


def test_code_alone_is_not_checked_here(repository: Path) -> None:
    (repository / "scripts/moi.py").write_text("x = 1\n")
    git(repository, "add", ".")

    assert commit(repository)[0]
    assert not (repository / "build/staged").exists()


def test_without_the_environment_the_hook_says_what_to_do(repository: Path) -> None:
    (repository / ".venv").unlink()
    write(repository / PARTNER, "english: Trial", "english: A trial")
    git(repository, "add", ".")

    done, said = commit(repository)

    assert not done
    assert "make setup" in said


def test_the_hook_may_be_run() -> None:
    assert (ROOT / "scripts/hooks/pre-commit").stat().st_mode & 0o111
