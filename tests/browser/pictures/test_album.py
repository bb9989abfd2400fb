"""The album itself: it notices a picture that shows other words, or that nothing takes."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.pictures.album import PICTURES, TEXTS, Album, terminal


def test_a_picture_is_stale_when_what_it_shows_has_changed(tmp_path: Path, phone: Page) -> None:
    def shown(words: str) -> Locator:
        return terminal(phone, "lệnh", words)

    Album(tmp_path, tmp_path, rewrite=True).keep("mot", shown("12.000 chiếc"), must_show=["12.000"])
    later = Album(tmp_path, tmp_path, rewrite=False)

    later.keep("mot", shown("12.000   chiếc\n"), must_show=[])
    with pytest.raises(AssertionError, match="đã cũ"):
        later.keep("mot", shown("12.001 chiếc"), must_show=[])
    with pytest.raises(AssertionError, match="không có chữ"):
        later.keep("mot", shown("12.000 chiếc"), must_show=["800"])
    (tmp_path / "mot.webp").unlink()
    with pytest.raises(AssertionError, match="thiếu hình"):
        later.keep("mot", shown("12.000 chiếc"), must_show=[])


def test_no_picture_is_left_that_nothing_takes() -> None:
    taken = {path.stem for path in TEXTS.glob("*.txt")}

    assert {path.stem for path in PICTURES.glob("*.webp")} == taken
    assert taken
