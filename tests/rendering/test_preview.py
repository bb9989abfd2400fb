"""The live preview without a browser: each kind of change reaches the served pages."""

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from archive.composing.site import Site, assets_stamp
from archive.reading.load import load
from archive.rendering.engine import Engine
from archive.rendering.live import Ahead, Builds, serve
from archive.rendering.preview import Preview
from archive.rendering.watching import is_of_an_editor, watching
from tests.conftest import ROOT
from tests.rendering.small import SETTINGS, TOY, small

PATIENCE = 120  # seconds: the machine may be busy with other tests


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def fetched(address: str) -> str:
    """What stands at an address; the number of the error where there is nothing."""
    try:
        with urlopen(address) as answer:
            return str(answer.read().decode())
    except HTTPError as error:
        return str(error.code)
    except URLError:
        return "nobody"


def wait_for(address: str, right: Callable[[str], bool]) -> str:
    until = time.monotonic() + PATIENCE
    while not right(text := fetched(address)):
        assert time.monotonic() < until, f"{address}: {text[:500]}"
        time.sleep(0.1)
    return text


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


def opened(content: Path) -> Preview:
    reading = load(content)
    return Preview(reading, Site(reading.archive, SETTINGS), Engine(ROOT / "mkdocs.yml"))


def test_the_page_of_an_edited_report_comes_ahead_as_the_build_makes_it(tmp_path: Path) -> None:
    archive = small(tmp_path)
    reading = load(archive.content)
    site = Site(reading.archive, SETTINGS, (), assets_stamp())
    preview = Preview(reading, site, archive.engine)
    archive.edit("to-chuc/tinh-doan-thu/2021.md", "title: Kết quả", "title: Tổng kết")
    file = archive.content / "to-chuc/tinh-doan-thu/2021.md"

    ahead = preview.of([file, archive.content, file.with_name(".2021.md.swp")])

    assert ahead is not None
    assert ahead.wrong is None
    archive.build()
    made = archive.places().site / "to-chuc/tinh-doan-thu/2021/index.html"
    assert dict(ahead.pages) == {"to-chuc/tinh-doan-thu/2021/": made.read_bytes()}


def test_the_problems_of_a_broken_report_come_ahead(content: Path) -> None:
    preview = opened(content)
    file = content / "to-chuc/tinh-doan-thu/2021.md"
    edit(file, "quantity: 20000", "quantity: 20.000")

    ahead = preview.of([file])

    assert ahead is not None
    assert not ahead.pages
    assert "error[so-hang-nghin]" in str(ahead.wrong)


@pytest.mark.parametrize(
    "path", ["danh-muc/loai-hoat-dong.yml", "to-chuc/tinh-doan-thu/1999.md", "../macros/a.html"]
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


def test_nothing_comes_ahead_of_what_did_not_change(content: Path) -> None:
    assert opened(content).of([content / "to-chuc/tinh-doan-thu/2021.md"]) is None


def test_who_reads_a_page_hears_of_that_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First the edited page, then all others; it comes again only where it came out otherwise."""
    monkeypatch.setattr("archive.rendering.live._PATIENCE", 0.0)
    page = tmp_path / "a/index.html"
    page.parent.mkdir()
    heard: list[tuple[bool, bool]] = []

    def build() -> None:
        heard.append((builds.wait_past(0, "a/"), builds.wait_past(0, "b/")))
        page.write_bytes(b"new")

    builds = Builds(build, lambda _: Ahead({"a/": b"new"}, None), tmp_path)
    builds.again()

    assert heard == [(True, False)]
    assert (builds.wait_past(1, "a/"), builds.wait_past(1, "b/")) == (False, True)
    assert builds.page("a/") is None

    builds = Builds(lambda: None, lambda _: Ahead({"a/": b"other"}, None), tmp_path)
    builds.again()
    assert builds.wait_past(1, "a/")


def test_a_page_that_cannot_come_ahead_waits_for_the_build() -> None:
    def ahead(_: object) -> Ahead:
        raise ZeroDivisionError

    builds = Builds(lambda: "lỗi ở khuôn", ahead)
    builds.again()

    assert builds.wrong == "lỗi ở khuôn"


@pytest.fixture
def served(tmp_path: Path) -> Callable[[Builds], str]:
    """Serves builds of what lies here, from a thread of its own; gives the address."""
    for name in ("content", "macros", "site"):
        (tmp_path / name).mkdir()
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: x\n")
    watched = [tmp_path / "content", tmp_path / "macros", settings]

    def start(builds: Builds) -> str:
        port = free_port()
        threading.Thread(
            target=serve, args=(tmp_path / "site", watched, builds, port), daemon=True
        ).start()
        address = f"http://127.0.0.1:{port}/"
        wait_for(address, lambda text: text != "nobody")
        return address

    return start


def wait_for_build(builds: Builds, number: int) -> None:
    until = time.monotonic() + PATIENCE
    while builds.number < number:
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.parametrize("folder", ["content", "macros"])
def test_everything_watched_starts_a_build(
    tmp_path: Path, served: Callable[[Builds], str], folder: str
) -> None:
    builds = Builds(lambda: None)
    served(builds)

    for number, file in enumerate([tmp_path / folder / "tep.html", tmp_path / "mkdocs.yml"], 2):
        file.write_text("đổi")
        wait_for_build(builds, number)


def test_a_file_that_editors_put_in_the_place_of_another_starts_a_build_each_time(
    tmp_path: Path, served: Callable[[Builds], str]
) -> None:
    builds = Builds(lambda: None)
    served(builds)

    for number in (2, 3):
        (tmp_path / "mkdocs.yml.moi").write_text(f"site_name: {number}")
        (tmp_path / "mkdocs.yml.moi").replace(tmp_path / "mkdocs.yml")
        wait_for_build(builds, number)


def test_what_is_saved_during_a_build_is_built_too(
    tmp_path: Path, served: Callable[[Builds], str]
) -> None:
    """Also during the first one; whoever asks meanwhile waits for that."""
    page, report, seen = tmp_path / "site/index.html", tmp_path / "content/2021.md", 0
    report.write_text("0")

    def build() -> None:
        nonlocal seen
        page.write_text(report.read_text())
        if seen < 3:
            seen += 1
            report.write_text(str(seen))

    builds = Builds(build)
    address = served(builds)

    assert wait_for(address, lambda text: text == "3")


@pytest.mark.parametrize("name", [".2021.md.swp", "2021.md~", "4913", ".#2021.md", "#2021.md#"])
def test_what_editors_keep_beside_a_file_is_no_change(name: str, tmp_path: Path) -> None:
    with watching([tmp_path]) as changes:
        (tmp_path / name).touch()
        (tmp_path / "2021.md").touch()

        assert tmp_path / name not in changes.wait()
    assert not is_of_an_editor(f"{tmp_path}~/2021.md")
