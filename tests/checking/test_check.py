"""The command: arguments, output, exit status."""

import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

REPORT = "to-chuc/tinh-doan-thu/2021.md"
LINE = 111
"""Where `wrong` is wrong."""

Check = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def content(toy_content: Path, tmp_path: Path) -> Path:
    """A toy archive of one's own."""
    return Path(shutil.copytree(toy_content, tmp_path / "kho"))


@pytest.fixture
def wrong(content: Path) -> Path:
    """The same with one error in one report."""
    path = content / REPORT
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("quantity: 25,", "quantity: 25.000,"), encoding="utf-8")
    return content


@pytest.fixture
def check(root: Path) -> Check:
    """Runs check.py as a user would."""

    def run(
        *arguments: str | Path, cwd: Path | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, root / "scripts/check.py", *arguments],
            cwd=cwd,
            env={"PATH": os.environ["PATH"], **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def as_json(done: "subprocess.CompletedProcess[str]") -> Any:
    return json.loads(done.stdout)


def test_a_clean_archive_ends_with_0(content: Path, check: Check) -> None:
    done = check("--content", content)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Không có vấn đề nào; đã kiểm tra 28 tệp.\n"


def test_an_error_ends_with_1_and_is_told(wrong: Path, check: Check) -> None:
    done = check("--content", "kho", cwd=wrong.parent)

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f"kho/{REPORT}:{LINE}:")
    assert "error[so-hang-nghin]: " in done.stdout


def test_warnings_alone_end_with_0(content: Path, check: Check) -> None:
    path = content / REPORT
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("**1.000** chai", "**1.000** lọ"), encoding="utf-8")

    done = check("--content", content, "--format", "json")

    assert {p["level"] for p in as_json(done)["problems"]} == {"warning"}
    assert done.returncode == 0


@pytest.mark.parametrize("named", [REPORT, "to-chuc/tinh-doan-thu", "to-chuc/", ".", "./" + REPORT])
@pytest.mark.parametrize("place", ["beside", "inside", "absolute"])
def test_a_path_is_taken_from_where_one_stands(
    named: str, place: str, wrong: Path, check: Check
) -> None:
    if place == "beside":
        done = check("--content", "kho", f"kho/{named}", cwd=wrong.parent)
    elif place == "inside":
        done = check("--content", wrong, named, cwd=wrong)
    else:
        done = check("--content", wrong, wrong / named)

    assert done.returncode == 1


def test_only_what_one_names_is_told(wrong: Path, check: Check) -> None:
    done = check("--content", wrong, "--format", "json", "to-chuc/ldld-thu", "index.md")

    assert as_json(done) == {"problems": [], "checked": 4}
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["khong-co.md"], "“khong-co.md” không phải tệp hay thư mục nào của kho"),
        (["../kho-khac"], "không phải tệp hay thư mục nào của kho"),
        (["/etc/passwd"], "không phải tệp hay thư mục nào của kho"),
        (["to-chuc/tinh-doan-th"], "không phải tệp hay thư mục nào của kho"),
        (["\x1b[2J"], "“⟨U+001B⟩[2J” không phải"),
        (["--format", "xml"], "không nhận giá trị 'xml'"),
        (["--nhanh"], "không có tùy chọn --nhanh"),
        (["--since", "khong-co"], "git"),
        (["--since"], "cần một giá trị"),
        (["--jobs", "0"], "cần một số từ 1 đến"),
        (["--jobs", "hai"], "cần một số từ 1 đến"),
        (["--content", "khong-co"], "không có thư mục khong-co"),
    ],
)
def test_wrong_usage_ends_with_2_and_one_reason(
    arguments: list[str], said: str, content: Path, check: Check
) -> None:
    done = check("--content", content, *arguments, cwd=content)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_help_is_vietnamese(check: Check) -> None:
    done = check("--help")

    assert done.returncode == 0
    assert "Cách gọi: check.py" in done.stdout
    assert "sửa những chỗ chỉ có một cách sửa đúng" in done.stdout
    assert "options:" not in done.stdout


def test_fix_says_what_it_did_then_tells_the_rest(wrong: Path, check: Check) -> None:
    before = (wrong / REPORT).read_text(encoding="utf-8")

    done = check("--content", "kho", "--fix", cwd=wrong.parent)

    # the right figure is 25: what --fix wrote does not agree with the text, and that is told
    assert done.stdout.startswith(f"kho/{REPORT}:{LINE}: ")
    after = (wrong / REPORT).read_text(encoding="utf-8")
    assert after == before.replace("quantity: 25.000,", "quantity: 25000,")
    assert "so-hang-nghin" not in check("--content", wrong).stdout


def test_fix_in_json_keeps_the_output_json(wrong: Path, check: Check) -> None:
    done = check("--content", wrong, "--fix", "--format", "json")

    assert "problems" in as_json(done)
    assert f"{REPORT}:{LINE}: " in done.stderr


def test_fix_leaves_other_files_than_the_named_alone(wrong: Path, check: Check) -> None:
    check("--content", wrong, "--fix", "to-chuc/ldld-thu")

    assert "25.000," in (wrong / REPORT).read_text(encoding="utf-8")


def test_the_job_summary_is_added_where_github_asks(
    wrong: Path, check: Check, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Trước\n", encoding="utf-8")

    done = check(
        "--content", "kho", "--format", "github", cwd=wrong.parent, GITHUB_STEP_SUMMARY=str(summary)
    )

    assert done.stdout.startswith(f"::error file=kho/{REPORT},line={LINE},")
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("# Trước\n## Kiểm tra kho báo cáo\n")
    assert "+      - {what: khẩu trang, quantity: 25000, unit: thùng}" in written


@pytest.mark.parametrize("form", ["text", "github", "json", "sarif"])
def test_output_is_utf8_whatever_the_locale(form: str, wrong: Path, check: Check) -> None:
    done = check("--content", wrong, "--format", form, LC_ALL="C", PYTHONUTF8="0")

    assert done.returncode == 1
    assert "Viết" in done.stdout or "viết" in done.stdout


def test_whoever_has_seen_enough_may_leave(wrong: Path, root: Path) -> None:
    command: list[str | Path] = [
        sys.executable,
        root / "scripts/check.py",
        "--content",
        wrong,
        "--format",
        "sarif",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colours(
    environment: dict[str, str], coloured: bool, wrong: Path, root: Path
) -> None:
    ours, theirs = pty.openpty()
    command: list[str | Path] = [sys.executable, root / "scripts/check.py", "--content", wrong]
    with subprocess.Popen(
        command, stdout=theirs, env={"PATH": os.environ["PATH"], **environment}
    ) as process:
        os.close(theirs)
        output = b""
        try:
            while piece := os.read(ours, 4096):
                output += piece
        except OSError:  # how a terminal says that the other side is closed
            pass
        process.wait()
    os.close(ours)

    assert (b"\x1b[1;31merror[so-hang-nghin]:" in output) is coloured
