"""Nothing that a build makes takes the place of what people wrote."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archive.rendering.places import MARKS, foreign, misplaced
from tests.conftest import ROOT
from tests.rendering.small import TOY, small, tree


def build(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--jobs", "1", *arguments]
    return subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("site", "docs"),
    [
        ("content", "build/docs"),
        ("content/", "build/docs"),
        ("content/site", "build/docs"),
        (".", "build/docs"),
        ("..", "build/docs"),
        ("/", "build/docs"),
        ("lien-ket", "build/docs"),
        ("build", "build/docs"),
        ("build/docs", "build/docs"),
        ("build/cache", "build/docs"),
        ("build/cache/site", "build/docs"),
        ("site", "content"),
        ("site", "site/docs"),
        ("site", "."),
        ("site", "content/docs"),
        ("content/index.md", "build/docs"),
        (str(ROOT / "macros"), "build/docs"),
    ],
)
def test_a_place_that_would_be_lost_is_refused(tmp_path: Path, site: str, docs: str) -> None:
    shutil.copytree(TOY, tmp_path / "content")
    (tmp_path / "lien-ket").symlink_to("content")
    before = tree(tmp_path)

    done = build(tmp_path, "--content", "content", "--site-dir", site, "--docs-dir", docs)

    assert done.returncode == 2
    assert done.stderr.startswith("build.py: ")
    assert "Traceback" not in done.stderr
    assert tree(tmp_path) == before


@pytest.mark.parametrize("place", ["--site-dir", "--docs-dir"])
def test_what_the_program_did_not_make_is_not_replaced(tmp_path: Path, place: str) -> None:
    """Somebody's own folder, given by mistake."""
    shutil.copytree(TOY, tmp_path / "content")
    (tmp_path / "cua-toi/anh").mkdir(parents=True)
    (tmp_path / "cua-toi/anh/nha.jpg").write_bytes(b"x")
    before = tree(tmp_path)
    places = {"--site-dir": "site", "--docs-dir": "b/docs", place: "cua-toi"}

    done = build(
        tmp_path, "--content", "content", *(part for pair in places.items() for part in pair)
    )

    assert done.returncode == 2
    assert "cua-toi: những gì đang có ở đó không do chương trình này làm ra" in done.stderr
    assert tree(tmp_path) == before


def test_a_folder_may_be_named_in_any_encoding(tmp_path: Path) -> None:
    archive = small(tmp_path / os.fsdecode(b"kho-\xff"))
    archive.build()

    assert (archive.places().site / "index.html").is_file()


def test_shares_are_not_joined_into_a_folder_of_others(tmp_path: Path) -> None:
    (tmp_path / "phan").mkdir()
    (tmp_path / "cua-toi").mkdir()
    (tmp_path / "cua-toi/thu.txt").touch()

    done = build(tmp_path, "--join", "phan", "--site-dir", "cua-toi")

    assert done.returncode == 2
    assert (tmp_path / "cua-toi/thu.txt").is_file()


def test_what_the_program_made_is_known_without_its_cache(tmp_path: Path) -> None:
    archive = small(tmp_path)
    archive.build()
    places = archive.places()
    assert foreign(places) == ""

    shutil.rmtree(places.cache)
    assert foreign(places) == ""

    for mark in MARKS:
        (places.docs / mark).unlink(missing_ok=True)
    assert str(places.docs) in foreign(places)
    # of a first build that was killed there is what it was to make, and any part of its pages
    places.cache.mkdir()
    places.state.touch()
    assert foreign(places) == ""


def test_a_share_is_not_joined_into_itself(tmp_path: Path) -> None:
    (tmp_path / "phan").mkdir()

    done = build(tmp_path, "--join", "phan", "--site-dir", "phan")

    assert done.returncode == 2
    assert "phần ở" in done.stderr


def test_folders_side_by_side_are_no_trouble(tmp_path: Path) -> None:
    made = {"trang": tmp_path / "kho-site", "bản soạn": tmp_path / "build/docs"}

    assert misplaced(made, {"kho": [tmp_path / "kho"]}) == ""


def test_a_site_that_is_a_link_is_published_where_it_leads(tmp_path: Path) -> None:
    shutil.copytree(TOY, tmp_path / "content")
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to("www")

    done = build(tmp_path, "--content", "content", "--site-dir", "site", "--docs-dir", "b/docs")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "www/index.html").is_file()
