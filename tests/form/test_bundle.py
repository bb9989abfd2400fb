"""Decap's bundle: by the lock file, kept, and a site without it where it cannot be had."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from archive.composing.form.files import SCRIPTS
from archive.rendering.bundle import bundle
from tests.conftest import ROOT

LOCKS = [SCRIPTS / "package-lock.json", ROOT / "tests/form/package-lock.json"]


@pytest.mark.parametrize("file", LOCKS, ids=lambda file: file.parent.name)
def test_a_lock_file_has_hashes_and_names_no_host(file: Path) -> None:
    packages = json.loads(file.read_text(encoding="utf-8"))["packages"]
    asked = json.loads(file.with_name("package.json").read_text(encoding="utf-8"))["dependencies"]

    assert packages[""]["dependencies"] == asked
    for name, package in packages.items():
        assert not name or package["integrity"].startswith("sha512-")
        assert "resolved" not in package
        assert "hasInstallScript" not in package


@pytest.fixture
def npm_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that alone is searched for programs; a test puts its npm there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def put(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (None, "không có npm"),
        ("exit 1", "không tải được"),
        ("/bin/mkdir -p node_modules/decap-cms/dist", "không có decap-cms.js"),
    ],
)
def test_what_prevents_it_is_told(
    script: str | None, why: str, npm_that: Path, tmp_path: Path
) -> None:
    if script is not None:
        put(npm_that, "node", "exit 0")
        put(npm_that, "npm", script)

    made = bundle(tmp_path / "cache")

    assert made.folder is None
    assert why in made.missing
    assert not list((tmp_path / "cache").rglob("*.js"))


def test_it_is_fetched_once(npm_that: Path, tmp_path: Path) -> None:
    dist = "node_modules/decap-cms/dist"
    put(npm_that, "node", "exit 0")
    put(
        npm_that,
        "npm",
        f"/bin/mkdir -p {dist}; echo x > {dist}/decap-cms.js; echo x > {dist}/1.decap-cms.js\n"
        f"echo x > {dist}/cms.js; echo x > {dist}/decap-cms.js.map; echo $* > {tmp_path}/asked",
    )

    made = bundle(tmp_path / "cache")
    assert made.folder is not None
    assert sorted(file.name for file in made.folder.iterdir()) == ["1.decap-cms.js", "decap-cms.js"]
    assert (tmp_path / "asked").read_text().startswith("ci --ignore-scripts")

    put(npm_that, "npm", "exit 1")
    assert bundle(tmp_path / "cache") == made


def test_the_site_is_built_without_it_and_says_so(toy_content: Path, tmp_path: Path) -> None:
    # the program as a copy, whose cache is empty, where no npm is found
    copy = tmp_path / "kho"
    for name in ("scripts", "macros"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", copy)
    (copy / "bin").mkdir()
    command = [sys.executable, "scripts/build.py", "--content", str(toy_content)]
    environment = {**os.environ, "PATH": str(copy / "bin"), "PYTHONPATH": str(copy / "scripts")}
    done = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Chưa có biểu mẫu ở /soan/: máy này không có npm") == 1
    start = (copy / "site/soan/index.html").read_text(encoding="utf-8")
    assert start.count("chưa có biểu mẫu đăng nhập: máy này không có npm") == 1
    assert "Đăng nhập rồi điền" not in start
    assert not (copy / "site/soan/bieu-mau").exists()
    assert (copy / "site/soan/khong-tai-khoan/index.html").is_file()
