"""A mistake in a template is told by its line, exit status 1, and the former site stays."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archive.rendering.template_mistakes import mistake
from tests.conftest import ROOT
from tests.rendering.small import TOY, tree


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose templates may be spoiled, with the site of the toy archive."""
    home = tmp_path_factory.mktemp("kho")
    for name in ("scripts", "macros"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", home)
    shutil.copytree(TOY, home / "content")
    assert built(home).returncode == 0
    return home


def built(home: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "scripts/build.py", *more],
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("more", [("--fresh", "--jobs", "2"), ()], ids=["all", "few pages"])
@pytest.mark.parametrize(
    ("template", "wrong", "said"),
    [
        ("pages/partner.html", "{% if %}", "Expected an expression"),
        ("pages/partner.html", "{{ nothing.name }}", "'nothing' is undefined"),
        ("pages/partner.html", "{{ page.nothing }}", "no attribute 'nothing'"),
        ("pages/partner.html", "{% include 'khong-co.html' %}", "không có khuôn “khong-co.html”"),
        ("theme/main.html", "{% if %}", "Expected an expression"),
    ],
)
def test_a_mistake_is_told_by_its_line(
    project: Path, template: str, wrong: str, said: str, more: tuple[str, ...]
) -> None:
    file, before = project / "macros" / template, tree(project / "site")
    text = file.read_text(encoding="utf-8")
    line = text.count("\n") + 1
    try:
        file.write_text(f"{text}{wrong}\n", encoding="utf-8")
        done = built(project, *more)
    finally:
        file.write_text(text, encoding="utf-8")

    assert done.returncode == 1
    assert f"macros/{template}:{line}: " in done.stderr
    assert said in done.stderr
    assert "trang cũ giữ nguyên" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(project / "site") == before


def test_what_is_no_template_s_fault_is_not_told_as_one() -> None:
    assert mistake(FileNotFoundError(2, "x", str(ROOT / "content/a.md"))) is None
    assert mistake(ZeroDivisionError()) is None
