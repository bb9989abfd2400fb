"""`--since`: what a change touches, and what it breaks elsewhere."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.checking.examine import examine
from archive.checking.problem import Problem
from archive.checking.repository import RevisionError
from archive.checking.since import changed_since
from archive.reading.load import load

REPORT = "to-chuc/tinh-doan-thu/2021.md"
PARTNER = "doi-tac/cong-doan-salavan-thu.md"
Git = Callable[..., str]


@pytest.fixture
def content(toy_content: Path, tmp_path: Path) -> Path:
    """A toy archive within a repository."""
    return Path(shutil.copytree(toy_content, tmp_path / "kho/content"))


@pytest.fixture
def git(content: Path, nobodys_git: None) -> Git:
    """Runs git in the repository, which holds one commit, without anybody's settings."""

    def run(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=content.parent, capture_output=True, text=True, check=True
        )
        return done.stdout

    run("init", "--quiet", "--initial-branch=main")
    run("add", ".")
    run("commit", "--quiet", "--message=first")
    return run


def change(path: Path, right: str, wrong: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")


def told(content: Path, revision: str = "HEAD") -> list[Problem]:
    return list(examine(content, since=revision)[0].problems)


def test_an_unchanged_archive_has_nothing_to_tell(content: Path, git: Git) -> None:
    assert told(content) == []


@pytest.mark.parametrize("state", ["committed", "staged", "unstaged"])
def test_a_problem_of_a_changed_file_is_told(content: Path, git: Git, state: str) -> None:
    change(content / REPORT, "quantity: 20000", "quantity: 20.000")
    if state != "unstaged":
        git("add", ".")
    if state == "committed":
        git("commit", "--quiet", "--message=second")

    first = "HEAD~1" if state == "committed" else "HEAD"
    assert {(p.path, p.code) for p in told(content, first)} >= {(REPORT, "so-hang-nghin")}


def test_a_problem_of_a_new_file_is_told(content: Path, git: Git) -> None:
    new = content / "to-chuc/tinh-doan-thu/2019.md"
    shutil.copy(content / REPORT, new)
    change(new, "quantity: 20000", "quantity: 20.000")

    assert "to-chuc/tinh-doan-thu/2019.md" in {p.path for p in told(content)}


def test_an_old_problem_elsewhere_is_not_told(content: Path, git: Git) -> None:
    change(content / REPORT, "quantity: 20000", "quantity: 20.000")
    git("commit", "--quiet", "--all", "--message=wrong")
    change(content / PARTNER, "english: Trial", "english: A trial")

    assert told(content) == []
    assert told(content, "HEAD~1") != []


def test_what_a_change_breaks_elsewhere_is_told(content: Path, git: Git) -> None:
    (content / PARTNER).unlink()

    problems = told(content)

    assert problems
    assert [p.fix for p in problems] == [None] * len(problems), "the nearest name is not meant"
    assert {p.path for p in problems} == {
        "to-chuc/ldld-thu/2020.md",
        "to-chuc/ldld-thu/2022.md",
    }


def test_what_the_change_holds_comes_before_what_it_breaks(content: Path, git: Git) -> None:
    (content / PARTNER).unlink()
    change(content / REPORT, "quantity: 20000", "quantity: 20.000")

    paths = [problem.path for problem in told(content)]

    assert paths[0] == REPORT > paths[-1]


def test_an_old_problem_that_only_moved_is_not_told(content: Path, git: Git) -> None:
    (content / PARTNER).unlink()
    git("commit", "--quiet", "--all", "--message=wrong")
    before = {p.path for p in examine(content)[0].problems}
    change(content / "danh-muc/loai-doi-tac.yml", "phu-nu:", "# thêm một dòng\nphu-nu:")

    assert before
    assert told(content) == []


def test_one_more_of_the_same_elsewhere_is_told(content: Path, git: Git) -> None:
    """Two equal problems where there was one: counts are compared, not only kinds."""
    reading = load(content)
    problem = Problem(REPORT, 1, 1, 1, 2, "x", "error", "m", "h")
    known = changed_since(reading, "HEAD")

    assert known.concerns([problem, problem]) == [problem, problem]


def test_a_changed_link_or_pipe_is_no_trouble(content: Path, git: Git) -> None:
    (content / "lien-ket.md").symlink_to("/etc/passwd")
    git("add", ".")
    git("commit", "--quiet", "--message=link")
    (content / "lien-ket.md").unlink()
    os.mkfifo(content / "ong.md")

    assert {p.path for p in told(content)} == {"ong.md"}


@pytest.mark.parametrize("name", ["Tên\tlạ “1”.md", "A B/c.md", "x\ny.md"])
def test_an_odd_name_is_told_until_it_is_old(content: Path, git: Git, name: str) -> None:
    path = content / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x", encoding="utf-8")

    assert len(told(content)) == 1
    git("add", ".")
    git("commit", "--quiet", "--message=odd")
    assert told(content) == []
    assert told(content, "HEAD~1") != []


MOVED = "doi-tac/cong-doan-moi-thu.md"


def moved(content: Path, old: str) -> None:
    """The partner's file with another name, and all that leads to it."""
    (content / f"doi-tac/{old}.md").rename(content / MOVED)
    for path in content.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        if old in text:
            path.write_text(text.replace(old, "cong-doan-moi-thu"), encoding="utf-8")


@pytest.mark.parametrize("state", ["committed", "unstaged"])
def test_a_file_that_moved_must_say_where_it_was(content: Path, git: Git, state: str) -> None:
    moved(content, "cong-doan-savannakhet-thu")
    if state == "committed":
        git("add", ".")
        git("commit", "--quiet", "--message=moved")
    since = "HEAD~1" if state == "committed" else "HEAD"

    (problem,) = told(content, since)

    assert (problem.path, problem.level, problem.line) == (MOVED, "error", 2)
    assert "/doi-tac/cong-doan-savannakhet-thu/" in problem.message
    assert "formerly: [doi-tac/cong-doan-savannakhet-thu]" in problem.help
    change(content / MOVED, "name:", "formerly: [doi-tac/cong-doan-savannakhet-thu]\nname:")
    assert told(content, since) == []


def test_a_file_that_moved_again_keeps_its_former_addresses(content: Path, git: Git) -> None:
    moved(content, "cong-doan-salavan-thu")

    (problem,) = told(content)

    assert "[doi-tac/cong-doan-saravan-thu/, doi-tac/cong-doan-salavan-thu]" in problem.help
    assert problem.line == 13, "where its former addresses are"


def test_a_file_that_only_went_is_not_missed(content: Path, git: Git) -> None:
    new = content / "to-chuc/tinh-doan-thu/2019.md"
    new.write_text((content / REPORT).read_text(encoding="utf-8"), encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message=one more")
    new.unlink()

    assert told(content) == []


@pytest.mark.parametrize("revision", ["khong-co", "--upload-pack=x", "", "HEAD~99"])
def test_an_unknown_revision_is_refused(content: Path, git: Git, revision: str) -> None:
    with pytest.raises(RevisionError, match="git không biết bản"):
        changed_since(load(content), revision)


def test_a_folder_without_git_is_refused(toy_content: Path, tmp_path: Path) -> None:
    content = Path(shutil.copytree(toy_content, tmp_path / "content"))

    with pytest.raises(RevisionError, match="git"):
        changed_since(load(content), "HEAD")


def test_a_machine_without_git_is_refused(
    content: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(RevisionError, match="không chạy được git"):
        changed_since(load(content), "HEAD")


def test_nothing_that_a_change_brings_is_run(content: Path, git: Git, tmp_path: Path) -> None:
    """Attributes travel with a change; what they may name lies in the user's own settings."""
    trap = tmp_path / "trap"
    (content.parent / ".gitattributes").write_text("* diff=trap\n*.md diff=trap\n")
    git("config", "diff.trap.textconv", f"touch {trap};cat")
    git("config", "diff.trap.command", f"touch {trap}")
    git("config", "diff.external", f"touch {trap}")
    git("config", "core.fsmonitor", f"touch {trap}")
    change(content / REPORT, "quantity: 20000", "quantity: 20.000")

    assert told(content) != []
    assert not trap.exists()
