"""What is to be seen while a site is made again: never less than what was saved last."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.rendering.news import Ahead, News
from archive.rendering.watching import Changed

PAGE = "a/"
NOTHING: Changed = frozenset()


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.rendering.news._PATIENCE", 0.0)


class Site:
    """A site of one page that shows a text: what was saved last, when a build began."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.saved: str | None = "0"
        self.news = News(self.build, self.ahead, folder)
        self.meanwhile: Callable[[], None] = lambda: None
        self.news.again()

    def build(self) -> str | None:
        text = self.saved
        self.meanwhile()
        if text is None:
            return "lỗi"
        (self.folder / PAGE).mkdir(exist_ok=True)
        (self.folder / PAGE / "index.html").write_text(text)
        return None

    def ahead(self, _: Changed, __: frozenset[str]) -> Ahead:
        return Ahead({}, "lỗi") if self.saved is None else Ahead({PAGE: self.saved.encode()}, None)

    def save(self, text: str | None) -> None:
        """Save ``text``; None: something that is wrong."""
        self.saved = text
        self.news.saw(NOTHING)

    def shown(self) -> str:
        """What somebody sees who looks at the page."""
        ahead = self.news.page(PAGE)
        if ahead is None and self.news.wrong is not None:
            return self.news.wrong
        return ahead.decode() if ahead else (self.folder / PAGE / "index.html").read_text()

    def heard_since(self, number: int) -> tuple[bool, bool]:
        """Whether there is news for who looks at the page, and at another one."""
        return self.news.wait_past(number, PAGE), self.news.wait_past(number, "b/")


def test_who_reads_a_page_hears_of_that_page(tmp_path: Path) -> None:
    """First the edited page, then all others; it comes again only where it came out otherwise."""
    site = Site(tmp_path)
    number = site.news.number
    site.save("1")
    assert site.shown() == "1"
    assert site.heard_since(number) == (True, False)

    number = site.news.number
    site.news.again()
    assert site.shown() == "1"
    assert site.heard_since(number) == (False, True)
    assert site.news.page(PAGE) is None

    site.save("2")
    site.saved, number = "3", site.news.number  # of another edit that the page shows too
    site.news.again()
    assert site.heard_since(number) == (True, True)


@pytest.mark.parametrize("saved", [["2"], ["2", "1"], ["2", "0"], ["0"], ["2", "3", "2"]])
def test_what_is_saved_while_a_build_goes_on_stays_to_be_seen(
    tmp_path: Path, saved: list[str]
) -> None:
    """Also where it is what was there before."""
    site = Site(tmp_path)
    site.save("1")

    def save_all() -> None:
        for text in saved:
            site.save(text)
            assert site.shown() == text

    site.meanwhile = save_all
    site.news.again()
    assert site.shown() == saved[-1]
    site.meanwhile = lambda: None
    site.news.again()
    assert site.shown() == saved[-1]
    assert site.news.page(PAGE) is None


def test_what_is_broken_while_a_build_goes_on_is_told_when_that_has_ended(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.save("1")
    site.meanwhile = lambda: site.save(None)

    site.news.again()

    assert site.shown() == "lỗi"
    site.meanwhile = lambda: None
    site.save("2")
    assert site.shown() == "2"
    assert site.news.wrong == "lỗi"  # other pages may be stale yet
    site.news.again()
    assert site.news.wrong is None


def test_what_is_seen_already_is_no_news(tmp_path: Path) -> None:
    site = Site(tmp_path)
    number = site.news.number

    site.save("0")
    site.save("0")

    assert site.news.number == number


def test_what_somebody_looks_at_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """While he waits for news of it, and no longer."""
    monkeypatch.setattr("archive.rendering.news._PATIENCE", 60.0)
    known: list[frozenset[str]] = []

    def ahead(_: object, looked_at: frozenset[str]) -> None:
        known.append(looked_at)

    news = News(lambda: None, ahead)
    waiting = threading.Thread(target=news.wait_past, args=(0, PAGE))
    waiting.start()
    while PAGE not in (known[-1] if known else ()):
        news.saw(NOTHING)
    news.again()
    waiting.join()
    news.saw(NOTHING)

    assert known[-2:] == [frozenset({PAGE}), frozenset()]


def test_a_page_that_cannot_come_ahead_waits_for_the_build() -> None:
    def ahead(_: object, __: object) -> Ahead:
        raise ZeroDivisionError

    news = News(lambda: "lỗi ở khuôn", ahead)
    news.saw(NOTHING)
    assert news.number == 0
    news.again()

    assert news.wrong == "lỗi ở khuôn"
