"""The pull request's workflow over a pull request that means harm, and over one that does not."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.workflow import ROOT, Git, Run, workflow_run

REPORT = "content/to-chuc/tinh-doan-thu/2021.md"
PARTNER = "content/doi-tac/cong-doan-salavan-thu.md"
NAME = "::error::%0A|`<b>@ai`.md"
HACKED = "ĐÃ BỊ CHIẾM"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Nobody's settings of git, and no variable of a forge that runs these tests."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "GITHUB_"))}
    who = {
        f"GIT_{r}_{f}": "thu@thu.example"
        for r in ("AUTHOR", "COMMITTER")
        for f in ("NAME", "EMAIL")
    }
    home = tmp_path_factory.mktemp("home")
    return {
        **kept,
        **who,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "HOME": str(home),
    }


@pytest.fixture(scope="module")
def git(environment: dict[str, str]) -> Git:
    def run(folder: Path, *arguments: str) -> str:
        command = ["git", "-c", "protocol.file.allow=always", *arguments]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    return run


@pytest.fixture(scope="module")
def base(git: Git, toy_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the toy archive, as a repository."""
    folder = tmp_path_factory.mktemp("base")
    for name in ("scripts", "macros"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "Makefile"):
        shutil.copy(ROOT / name, folder / name)
    (folder / ".gitignore").write_text(".venv\n__pycache__/\nbuild/\n")
    shutil.copytree(toy_content, folder / "content")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=base")
    return folder


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that comes to be when anything contributed is run."""
    return tmp_path_factory.mktemp("trap") / "chay"


@pytest.fixture(scope="module")
def hostile(
    git: Git,
    environment: dict[str, str],
    base: Path,
    trap: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Run:
    """A bad report, a deleted partner, code of one's own wherever code could be."""

    def propose(folder: Path) -> None:
        report = folder / REPORT
        text = report.read_text(encoding="utf-8")
        report.write_text(text.replace("quantity: 20000", "quantity: 20.000"), encoding="utf-8")
        (folder / PARTNER).unlink()
        (folder / "content/to-chuc/tinh-doan-thu" / NAME).write_text(f"{HACKED}\n")
        body = folder / "content/to-chuc/so-ngoai-vu-thu"
        (body / "2020.md").symlink_to("/etc/passwd")
        (body / "2019").symlink_to("/etc", target_is_directory=True)
        (folder / "content/.gitattributes").write_text("*.md filter=trap diff=trap\n")
        (folder / "Makefile").write_text(f"setup:\n\ttouch {trap}\n")
        (folder / "macros/pages/report.html").write_text(f"<p>{HACKED}</p>")
        for script in (folder / "scripts").rglob("*.py"):
            if script.name in {"__init__.py", "check.py", "preview.py", "take_content.py"}:
                script.write_text(f"import pathlib\npathlib.Path({str(trap)!r}).touch()\n")
        for name in ("sitecustomize.py", "content/yaml.py", "content/sitecustomize.py"):
            (folder / name).write_text(f"import pathlib\npathlib.Path({str(trap)!r}).touch()\n")
        git(folder, "add", ".")
        inner = git(folder, "rev-parse", "HEAD")
        git(folder, "update-index", "--add", "--cacheinfo", f"160000,{inner},content/kho-con")

    folder = tmp_path_factory.mktemp("hostile")
    return workflow_run(git, environment, base, folder, propose)


def test_nothing_contributed_is_run_or_followed(hostile: Run, trap: Path) -> None:
    assert not trap.exists()
    assert list(hostile.status.values()) == [1, 1, 0]
    assert HACKED not in hostile.everything()
    assert "root:x:0" not in hostile.everything()


def test_problems_stand_on_their_lines(hostile: Run) -> None:
    lines = (ROOT / REPORT.replace("content", "tests/archive/content", 1)).read_text("utf-8")
    number = lines.split("\n").index(
        "      - {what: khẩu trang y tế, quantity: 20000, unit: chiếc, qualifier: gan}"
    )
    wanted = f"::error file={REPORT},line={number + 1},endLine={number + 1},title=so-hang-nghin,"

    assert [a for a in hostile.annotations if a.startswith(wanted)]


def test_what_the_change_breaks_elsewhere_is_told(hostile: Run) -> None:
    broken = [a for a in hostile.annotations if "content/to-chuc/ldld-thu/2022.md" in a]

    assert broken
    assert "cong-doan-salavan-thu" in broken[0]
    patch = hostile.patch.read_text(encoding="utf-8")
    assert "ldld-thu" not in patch, "the reference was right until its partner was taken away"


def test_what_is_no_plain_file_is_refused(hostile: Run) -> None:
    first = next(iter(hostile.output.values()))

    refused = re.findall(r"^::error file=([^,]*),.*title=([a-z-]+)", first, re.MULTILINE)
    assert sorted(refused) == [
        ("content/.gitattributes", "tep-la"),
        ("content/kho-con", "tep-la"),
        ("content/to-chuc/so-ngoai-vu-thu/2019", "tep-lien-ket"),
        ("content/to-chuc/so-ngoai-vu-thu/2020.md", "tep-lien-ket"),
    ]


def test_a_hostile_name_stays_a_name(hostile: Run) -> None:
    commands = [line for line in hostile.annotations if not line.startswith("::")]
    named = [a for a in hostile.annotations if "%3A%3Aerror%3A%3A%250A|`<b>@ai`.md" in a]

    assert commands == []
    assert named
    assert NAME not in hostile.summary
    assert "<b>" not in hostile.summary


def test_the_summary_has_all_of_it_with_links(hostile: Run) -> None:
    commands = [a for a in hostile.annotations if re.match("::(error|warning|notice) ", a)]
    rows = re.findall(r"^\| (?:lỗi|cảnh báo|lưu ý) \|.*$", hostile.summary, re.MULTILINE)

    assert len(rows) == len(commands)
    (row,) = [row for row in rows if "so&#45;hang&#45;nghin" in row]
    assert "](https://ma.example/a/kho/blob/" in row
    assert f"/{REPORT}?plain=1#L" in row
    assert "](https://kho.example/dong-gop/ma-loi/so-hang-nghin/)" in row
    for told in ("### Tệp bị xóa", "Ngoài content/, không soát", "- Makefile", "### Bản vá"):
        assert told in hostile.summary


def test_the_patch_mends_the_proposed_branch(hostile: Run, git: Git) -> None:
    proposed = hostile.folder.parent / "nhanh"

    git(proposed, "apply", str(hostile.patch))

    assert "quantity: 20000," in (proposed / REPORT).read_text(encoding="utf-8")
    git(proposed, "checkout", "--quiet", "--", REPORT)


def test_the_changed_pages_can_be_looked_at(hostile: Run) -> None:
    pages = {p.relative_to(hostile.preview).as_posix() for p in hostile.preview.rglob("*.html")}

    assert pages == {
        "index.html",
        "to-chuc/tinh-doan-thu/index.html",
        "to-chuc/tinh-doan-thu/2021/index.html",
    }
    index = (hostile.preview / "index.html").read_text(encoding="utf-8")
    assert 'href="to-chuc/tinh-doan-thu/2021/index.html"' in index
    assert "đã xóa: doi-tac/cong-doan-salavan-thu.md" in index


def test_a_clean_change_passes_and_shows_its_page(
    git: Git, environment: dict[str, str], base: Path, tmp_path: Path
) -> None:
    def propose(folder: Path) -> None:
        report = folder / REPORT
        text = report.read_text(encoding="utf-8")
        report.write_text(text.replace("Trao khẩu trang và", "Tặng khẩu trang và"), "utf-8")
        body = "content/to-chuc/tinh-doan-thu"
        git(folder, "mv", f"{body}/2021-thanh-nien-bien-gioi.md", f"{body}/2021-bien-gioi.md")
        moved = folder / body / "2021-bien-gioi.md"
        head, end, rest = moved.read_text(encoding="utf-8").partition("\n---\n")
        formerly = "\nformerly: [to-chuc/tinh-doan-thu/2021-thanh-nien-bien-gioi]"
        moved.write_text(f"{head}{formerly}{end}{rest}", "utf-8")
        git(folder, "add", ".")

    run = workflow_run(git, environment, base, tmp_path, propose)

    assert list(run.status.values()) == [0, 0, 0], run.output
    assert not run.patch.exists()
    page = (run.preview / "to-chuc/tinh-doan-thu/2021/index.html").read_text(encoding="utf-8")
    assert "Tặng khẩu trang và nước rửa tay" in page
    assert "2021&#45;thanh&#45;nien&#45;bien&#45;gioi.md → " in run.summary
    assert sum(f.stat().st_size for f in run.preview.rglob("*") if f.is_file()) < 1_000_000


def test_a_secret_is_shown_nowhere(
    git: Git, environment: dict[str, str], base: Path, tmp_path: Path
) -> None:
    def propose(folder: Path) -> None:
        with (folder / REPORT).open("a", encoding="utf-8") as report:
            report.write("\nLiên hệ bà Thử, 0912 345 678.\n")
        git(folder, "add", ".")

    run = workflow_run(git, environment, base, tmp_path, propose)

    assert list(run.status.values()) == [0, 1, 1]
    assert not run.preview.exists()
    assert "345" not in run.everything()
    assert "Không dựng bản xem trước" in run.summary
