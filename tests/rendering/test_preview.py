"""The live preview without a browser: each kind of change reaches the served pages."""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from archive.composing.site import Site, assets_stamp
from archive.reading.content_file import Reading
from archive.reading.load import load
from archive.rendering.engine import Engine
from archive.rendering.preview import MOST, Preview
from tests.conftest import ROOT
from tests.rendering.served import fetched, free_port, wait_for
from tests.rendering.small import SETTINGS, TOY, small


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TOY, tmp_path / "content"))


@pytest.fixture
def live(content: Path) -> Iterator[str]:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "scripts/serve.py", "--content", str(content), "--port", str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(address, lambda text: "<main" in text)
        yield address
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(ROOT / f"build/live-{port}", ignore_errors=True)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_changes_reach_the_pages(live: str, content: Path) -> None:
    report = content / "to-chuc/so-ngoai-vu-thu/2021.md"
    page, new = f"{live}to-chuc/so-ngoai-vu-thu/2021/", f"{live}to-chuc/so-ngoai-vu-thu/2019/"
    original = report.read_text(encoding="utf-8")

    # a list
    kinds = content / "danh-muc/loai-hoat-dong.yml"
    assert "Trao tặng" in fetched(f"{live}hoat-dong/trao-tang/")
    edit(kinds, "name: Trao tặng", "name: Biếu tặng")
    wait_for(f"{live}hoat-dong/trao-tang/", lambda text: "Biếu tặng" in text)

    # a new report
    assert fetched(new) == "404"
    report.with_name("2019.md").write_text(original, encoding="utf-8")
    shown = wait_for(new, lambda text: text != "404")
    if "Kho đang có lỗi" in shown:  # a copy may not fit every rule: then its problems show
        assert "2019.md" in shown
    # a report that goes
    report.with_name("2019.md").unlink()
    wait_for(new, lambda text: text == "404")

    # what vim keeps beside a file is not told as a problem, though it has no place in the archive
    report.with_name(".2021.md.swp").write_bytes(b"b0VIM 9.0")
    edit(report, "title: Tình hình", "title: Tổng hợp")
    wait_for(f"{live}to-chuc/so-ngoai-vu-thu/", lambda text: "Tổng hợp" in text)
    report.with_name(".2021.md.swp").unlink()

    # a broken report shows as its problems at every address, then its page comes back
    report.write_text("không có phần đầu\n", encoding="utf-8")
    problems = wait_for(f"{live}nam/", lambda text: "Kho đang có lỗi" in text)
    assert "2021.md:1:" in problems
    report.write_text(original, encoding="utf-8")
    wait_for(page, lambda text: "<main" in text)


BODY = "to-chuc/tinh-doan-thu/"
"""Where the body of the report that is edited has its page."""


def opened(content: Path, read: Reading | None = None, edited: Iterable[Path] = ()) -> Preview:
    reading = read or load(content)
    site = Site(reading.archive, SETTINGS)
    return Preview(reading, site, Engine(ROOT / "mkdocs.yml"), edited)


def test_the_page_of_an_edited_report_comes_ahead_as_the_build_makes_it(tmp_path: Path) -> None:
    archive = small(tmp_path)
    reading = load(archive.content)
    site = Site(reading.archive, SETTINGS, (), assets_stamp())
    preview = Preview(reading, site, archive.engine)
    archive.edit("to-chuc/tinh-doan-thu/2021.md", "title: Kết quả", "title: Tổng kết")
    file = archive.content / "to-chuc/tinh-doan-thu/2021.md"

    ahead = preview.of(
        [file, archive.content, file.with_name(".2021.md.swp")], {BODY, "to-chuc/so-ngoai-vu-thu/"}
    )

    assert ahead is not None
    assert ahead.wrong is None
    archive.build()
    made = archive.places().site
    assert dict(ahead.pages) == {
        address: (made / address / "index.html").read_bytes() for address in (BODY, f"{BODY}2021/")
    }
    assert "Tổng kết" in ahead.pages[BODY].decode()


def test_the_problems_of_a_broken_report_come_ahead(content: Path) -> None:
    preview = opened(content)
    file = content / "to-chuc/tinh-doan-thu/2021.md"
    edit(file, "quantity: 20000", "quantity: 20.000")

    ahead = preview.of([file])

    assert ahead is not None
    assert not ahead.pages
    assert "error[so-hang-nghin]" in str(ahead.wrong)


@pytest.mark.parametrize(
    "path", ["danh-muc/loai-hoat-dong.yml", "to-chuc/tinh-doan-thu/index.md", "../macros/a.html"]
)
def test_what_reaches_further_waits_for_the_build(content: Path, path: str) -> None:
    preview = opened(content)
    report = content / "to-chuc/tinh-doan-thu/2021.md"
    edit(report, "title: Kết quả", "title: Tổng kết")
    file = (content / path).resolve()
    file.parent.mkdir(exist_ok=True)
    file.touch()

    assert preview.of([report, file]) is None
    assert preview.of([report]) is not None


def test_the_page_of_a_new_report_comes_ahead_as_the_build_makes_it(tmp_path: Path) -> None:
    archive = small(tmp_path)
    file = archive.content / "to-chuc/tinh-doan-thu/2021.md"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    reading = load(archive.content)
    site = Site(reading.archive, SETTINGS, (), assets_stamp())
    preview = Preview(reading, site, archive.engine)
    file.write_text(text, encoding="utf-8")

    ahead = preview.of([file])

    assert ahead is not None
    archive.build()
    made = archive.places().site / "to-chuc/tinh-doan-thu/2021/index.html"
    assert dict(ahead.pages) == {"to-chuc/tinh-doan-thu/2021/": made.read_bytes()}


@pytest.mark.parametrize(
    "path", ["to-chuc/khong-co/2021.md", "to-chuc/tinh-doan-thu/thu.md", "doi-tac/2021.md"]
)
def test_a_file_that_may_be_no_report_waits_for_the_build(content: Path, path: str) -> None:
    preview = opened(content)
    file = content / path
    file.parent.mkdir(exist_ok=True)
    shutil.copy(content / "to-chuc/tinh-doan-thu/2021.md", file)

    assert preview.of([file]) is None


def test_many_reports_at_once_wait_for_the_build(content: Path) -> None:
    preview = opened(content)
    files = sorted(content.glob("to-chuc/*/2*.md"))
    for file in files:
        edit(file, "title: ", "title: Về ")

    assert len(files) > MOST
    assert preview.of(files) is None
    assert preview.of([]) is None
