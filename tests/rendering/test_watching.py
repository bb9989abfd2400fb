"""What somebody saves starts a build, whenever and however it is saved."""

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.rendering.live import serve
from archive.rendering.news import Ahead, News
from archive.rendering.watching import Changed, is_of_an_editor, watching
from tests.rendering.served import PATIENCE, free_port, wait_for


@pytest.fixture
def served(tmp_path: Path) -> Callable[[News], str]:
    """Serves news of what lies here, from a thread of its own; gives the address."""
    for name in ("content", "macros", "site"):
        (tmp_path / name).mkdir()
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: x\n")
    watched = [tmp_path / "content", tmp_path / "macros", settings]

    def start(news: News) -> str:
        port = free_port()
        threading.Thread(
            target=serve, args=(tmp_path / "site", watched, news, port), daemon=True
        ).start()
        address = f"http://127.0.0.1:{port}/"
        wait_for(address, lambda text: text != "nobody")
        return address

    return start


def wait_for_build(news: News, number: int) -> None:
    until = time.monotonic() + PATIENCE
    while news.number < number:
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.parametrize("folder", ["content", "macros"])
def test_everything_watched_starts_a_build(
    tmp_path: Path, served: Callable[[News], str], folder: str
) -> None:
    news = News(lambda: None)
    served(news)

    for number, file in enumerate([tmp_path / folder / "tep.html", tmp_path / "mkdocs.yml"], 2):
        file.write_text("đổi")
        wait_for_build(news, number)


def test_a_file_that_editors_put_in_the_place_of_another_starts_a_build_each_time(
    tmp_path: Path, served: Callable[[News], str]
) -> None:
    news = News(lambda: None)
    served(news)

    for number in (2, 3):
        (tmp_path / "mkdocs.yml.moi").write_text(f"site_name: {number}")
        (tmp_path / "mkdocs.yml.moi").replace(tmp_path / "mkdocs.yml")
        wait_for_build(news, number)


def test_what_is_saved_during_a_build_is_built_too(
    tmp_path: Path, served: Callable[[News], str]
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

    news = News(build)
    address = served(news)

    assert wait_for(address, lambda text: text == "3")


def test_what_is_saved_during_a_build_is_shown_before_that_has_ended(
    tmp_path: Path, served: Callable[[News], str]
) -> None:
    report, page = tmp_path / "content/2021.md", tmp_path / "site/a/index.html"
    going_on = threading.Event()
    report.write_text("0")

    def build() -> None:
        text = report.read_text()
        if text == "1":
            going_on.set()
            until = time.monotonic() + PATIENCE
            while news.page("a/") != b"2":  # another thread sees what is saved meanwhile
                assert time.monotonic() < until
                time.sleep(0.05)
        page.parent.mkdir(exist_ok=True)
        page.write_text(text)

    def ahead(changed: Changed, _: frozenset[str]) -> Ahead:
        assert report in changed
        return Ahead({"a/": report.read_bytes()}, None)

    news = News(build, ahead, tmp_path / "site")
    address = served(news)
    report.write_text("1")
    assert going_on.wait(PATIENCE)
    report.write_text("2")

    wait_for(f"{address}a/", lambda text: text == "2")
    wait_for_build(news, 4)


def test_what_is_only_read_is_no_change(tmp_path: Path) -> None:
    """A build reads every file; to be told of that would take longer than a page."""
    (tmp_path / "doc.md").write_text("1")
    with watching([tmp_path]) as changes:
        (tmp_path / "doc.md").read_text()
        (tmp_path / "viet.md").write_text("2")

        assert changes.wait() == {tmp_path / "viet.md"}


def test_what_is_written_again_and_again_is_told_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.rendering.watching._QUIET", 10 * PATIENCE)
    monkeypatch.setattr("archive.rendering.watching._WRITING", 10 * PATIENCE)
    with watching([tmp_path]) as changes:
        (tmp_path / "2021.md").write_text("1")

        assert changes.wait() == {tmp_path / "2021.md"}


def test_a_folder_moved_away_and_back_or_replaced_is_watched(tmp_path: Path) -> None:
    content, away = tmp_path / "content", tmp_path / "noi-khac"
    content.mkdir()
    with watching([content]) as changes:

        def told(file: Path, act: Callable[[], object]) -> set[Path]:
            act()
            seen: set[Path] = set()
            while file not in seen:
                seen |= changes.wait()
            return seen

        told(content, lambda: content.rename(away))
        told(content, lambda: away.rename(content))
        told(content / "a.md", lambda: (content / "a.md").write_text("1"))
        told(content, lambda: shutil.rmtree(content))
        told(content, content.mkdir)
        told(content / "a.md", lambda: (content / "a.md").write_text("2"))
        told(content, lambda: content.rename(away))
        told(content, content.mkdir)
        (away / "a.md").write_text("3")
        seen = told(content / "b.md", lambda: (content / "b.md").write_text("4"))
        assert content / "a.md" not in seen


@pytest.mark.parametrize("name", [".2021.md.swp", "2021.md~", "4913", ".#2021.md", "#2021.md#"])
def test_what_editors_keep_beside_a_file_is_no_change(name: str, tmp_path: Path) -> None:
    with watching([tmp_path]) as changes:
        (tmp_path / name).touch()
        (tmp_path / "2021.md").touch()

        assert tmp_path / name not in changes.wait()
    assert not is_of_an_editor(f"{tmp_path}~/2021.md")
