"""Everybody's folder has somebody who is asked: `.github/CODEOWNERS` against the live content."""

import subprocess
import sys
from pathlib import Path

import pytest

from archive.composing.owners import CENTRAL, EDITORS, HOST, owners
from archive.reading.load import load


def command(root: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "scripts/owners.py", *map(str, arguments)],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip


def owners_of(text: str, path: str) -> list[str]:
    """As GitHub reads the file: of the lines that match, the last."""
    found: list[str] = []
    for line in text.splitlines():
        pattern, *named = line.split() or ["#"]
        if pattern == "*" or (pattern.startswith("/") and f"/{path}".startswith(pattern)):
            found = named
    return found


def test_what_the_file_says_is_so(root: Path) -> None:
    """A body that a contribution brings is the editors' until `make owners`; no line is wrong."""
    said = (root / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    right = owners(load(root / "content").archive).splitlines()

    assert set(said) <= set(right), "chạy make owners"


def test_each_organization_has_editors_and_its_own_reviewers(root: Path) -> None:
    text = (root / ".github/CODEOWNERS").read_text(encoding="utf-8")
    archive = load(root / "content").archive

    for path in (root / "content/to-chuc").iterdir():
        editors, *told = owners_of(text, f"content/to-chuc/{path.name}/2021.md")
        province = archive.organizations[path.name].entries.province
        assert editors == EDITORS
        own = f"{HOST}/{archive.province_now(province)}" if province else CENTRAL
        assert told in ([own], [])  # none yet: the body is newer than the file


@pytest.mark.parametrize(
    ("path", "owner"),
    [("scripts/check.py", "ky-thuat"), ("content/index.md", "ban-bien-tap")],
)
def test_what_is_no_organizations_has_an_owner_too(path: str, owner: str, root: Path) -> None:
    text = (root / ".github/CODEOWNERS").read_text(encoding="utf-8")

    assert owners_of(text, path) == [f"{HOST}/{owner}"]


def test_a_province_that_was_merged_is_the_team_of_today(toy_content: Path) -> None:
    archive = load(toy_content).archive

    now = {
        o.id: archive.province_now(o.entries.province or "") for o in archive.organizations.values()
    }
    assert now["ldld-thu"] != archive.organizations["ldld-thu"].entries.province
    assert owners_of(owners(archive), "content/to-chuc/ldld-thu/") == [
        EDITORS,
        f"{HOST}/{now['ldld-thu']}",
    ]


def test_an_old_file_is_told_and_written_anew(
    root: Path, toy_content: Path, tmp_path: Path
) -> None:
    out = tmp_path / "CODEOWNERS"
    out.write_text("* @ai\n", encoding="utf-8")
    arguments = ("--content", toy_content, "--out", out)

    old = command(root, "--check", *arguments)
    assert (old.returncode, out.read_text(encoding="utf-8")) == (1, "* @ai\n")
    assert "make owners" in old.stderr
    assert command(root, *arguments).returncode == 0
    assert command(root, "--check", *arguments).returncode == 0
    assert command(root, "--content", tmp_path / "khong-co", "--out", out).returncode == 2
