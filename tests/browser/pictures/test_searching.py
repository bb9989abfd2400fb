"""The search page on a phone and on a desk, as its README shows it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.pictures.album import Album
from tests.browser.search.reading import ready
from tests.conftest import ROOT, Site

PICTURES = ROOT / "macros/tim-kiem/hinh"
TEXTS = Path(__file__).with_name("texts-tim-kiem")
DESK: ViewportSize = {"width": 1280, "height": 900}

SHOWN = {
    "dien-thoai": ("khau trang svay rieng 2021", ["Được hiểu là", "khẩu trang", "Lọc kết quả"]),
    "may-tinh": ("khau trang svay rieng", ["Được hiểu là", "chiếc khẩu trang", "Năm", "Tổ chức"]),
    "loi-go": ("khau tragn", ["Kết quả cho", "khau trang", "tìm đúng nguyên văn"]),
    "khong-thay": ("xe lửa zzxqj", ["Không", "Có thể nới rộng"]),
}
"""The query that each picture shows the answer to, and what must be read in it."""


@pytest.fixture
def search_album(request: pytest.FixtureRequest) -> Album:
    return Album(PICTURES, TEXTS, rewrite=request.config.getoption("--rewrite"))


@pytest.mark.parametrize("name", SHOWN)
def test_the_search_page_looks_as_its_readme_shows(
    site: Site, search_album: Album, phone: Page, name: str
) -> None:
    query, must_show = SHOWN[name]
    if name == "may-tinh":
        phone.set_viewport_size(DESK)

    phone.goto(f"{site.url}tim-kiem/?q={query}")
    ready(phone)
    phone.wait_for_selector("html[data-facets=ready]")
    phone.eval_on_selector_all("#tong details", "all => all.forEach((e) => { e.open = true; })")

    search_album.keep(name, phone.locator("main"), must_show=must_show)


def test_no_picture_of_the_search_page_is_left_that_nothing_takes() -> None:
    assert {path.stem for path in PICTURES.glob("*.webp")} == {*SHOWN}
    assert {path.stem for path in TEXTS.glob("*.txt")} == {*SHOWN}
