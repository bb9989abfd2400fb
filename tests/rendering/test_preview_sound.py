"""While the archive has errors no other page of it is shown ahead; a template's do not count."""

from collections.abc import Collection
from pathlib import Path

import pytest

import serve
from archive.composing.site import TEMPLATES
from archive.rendering.news import Ahead
from archive.rendering.tally import Tally
from building import BuildError, Options

REPORT, TEMPLATE = frozenset({Path("2021.md")}), frozenset({TEMPLATES / "pages/report.html"})
OPEN = frozenset({"a/"})


class Answers:
    """What previews tell, and what they were told of open pages."""

    wrong: str | None = None
    looked_at: Collection[str] = ()


class Answering:
    """In the place of a preview, one after each build that reads."""

    reading, edited = None, ()

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def of(self, _: object, looked_at: Collection[str]) -> Ahead:
        self._answers.looked_at = looked_at
        return Ahead({}, self._answers.wrong)


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[serve.Live, Answers]:
    answers = Answers()
    monkeypatch.setattr(serve, "Preview", lambda *_: Answering(answers))
    monkeypatch.setattr(serve, "Engine", lambda _: None)
    made = serve.Live(tmp_path, tmp_path / "site", tmp_path / "docs", "")
    builds(monkeypatch, None)
    assert made.build() is None
    return made, answers


def builds(monkeypatch: pytest.MonkeyPatch, wrong: str | None, *, is_read: bool = True) -> None:
    """From now on a build ends so, after it has read an archive without errors or not."""

    def build(*places_and_options: object) -> Tally:
        options = places_and_options[-1]
        assert isinstance(options, Options)
        if is_read:
            options.read(None, None, None)  # type: ignore[arg-type] # handed on
        if wrong is not None:
            raise BuildError(wrong)
        return Tally()

    monkeypatch.setattr(serve, "build", build)


def test_open_pages_are_shown_while_the_archive_is_sound(
    live: tuple[serve.Live, Answers], monkeypatch: pytest.MonkeyPatch
) -> None:
    command, answers = live
    answers.wrong = "khuôn hỏng"
    command.ahead(TEMPLATE, OPEN)
    command.ahead(TEMPLATE, OPEN)
    assert answers.looked_at == OPEN

    builds(monkeypatch, "khuôn hỏng")
    assert command.build() == "khuôn hỏng"
    command.ahead(TEMPLATE, OPEN)
    assert answers.looked_at == OPEN


def test_no_other_page_is_shown_of_an_archive_with_errors(
    live: tuple[serve.Live, Answers], monkeypatch: pytest.MonkeyPatch
) -> None:
    command, answers = live
    answers.wrong = "báo cáo hỏng"
    command.ahead(REPORT, OPEN)
    answers.wrong = None
    command.ahead(TEMPLATE, OPEN)
    assert not answers.looked_at

    builds(monkeypatch, "báo cáo hỏng", is_read=False)
    command.build()
    command.ahead(TEMPLATE, OPEN)
    assert not answers.looked_at

    builds(monkeypatch, None)
    command.build()
    command.ahead(TEMPLATE, OPEN)
    assert answers.looked_at == OPEN


def test_a_content_folder_that_is_gone_is_told(
    live: tuple[serve.Live, Answers], tmp_path: Path
) -> None:
    tmp_path.rename(tmp_path.with_name("noi-khac"))

    command, answers = live
    assert "Không còn thư mục" in str(command.build())
    command.ahead(TEMPLATE, OPEN)
    assert not answers.looked_at
