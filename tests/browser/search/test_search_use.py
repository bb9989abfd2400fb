"""The search page in the hands of a reader: typing, keys, narrow screens, no barriers."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.search.reading import MASKS, Search, ids, ready
from tests.conftest import Site


def test_results_follow_what_is_typed(search: Search) -> None:
    page = search("")

    page.fill("#q", "khẩu tra")

    page.wait_for_function("() => location.search.includes('tra')")
    ready(page)
    assert MASKS in ids(page)


def test_suggestions_by_keyboard(page: Page, site: Site) -> None:
    page.goto(f"{site.subfolder_url}nam/2021/")
    field = page.locator("header input[type=search]")

    field.press_sequentially("svay")
    options = page.locator("[role=option]")
    expect(options.first).to_be_visible()
    assert field.get_attribute("aria-expanded") == "true"
    field.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    field.press("Escape")
    expect(options.first).to_be_hidden()
    field.press("Enter")

    page.wait_for_url("**/tim-kiem/?q=svay")
    ready(page)


@pytest.mark.parametrize("query", ["?q=trao+tặng+2021", "?q=zzz", "?q=khau+tragn", ""])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_barrier_and_no_sideways_scroll(search: Search, query: str, width: int) -> None:
    page = search("")
    page.set_viewport_size({"width": width, "height": 900})
    page = search(query)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    violations = Axe().run(page).response["violations"]
    assert [v["id"] for v in violations] == []


def test_who_comes_back_from_a_hit_stands_where_he_was(search: Search) -> None:
    page = search("?q=hội")
    link = page.locator("#ket-qua li > a").last
    link.scroll_into_view_if_needed()
    stood = page.evaluate("scrollY")
    link.click()
    page.wait_for_url("**/to-chuc/**")

    page.go_back()

    ready(page)
    page.wait_for_function("y => Math.abs(scrollY - y) < 2", arg=stood)
    assert stood > 0


def test_nothing_found_by_a_filter_alone_speaks_of_no_words(search: Search) -> None:
    said = search("?nam=1066").inner_text(".khong-thay")

    assert "Không tìm thấy mục nào trong các mục lọc đã chọn." in said
    assert "Thử ít từ hơn" not in said
    assert "Bỏ mọi mục lọc" in said


def test_a_country_in_capitals_is_the_same_country(search: Search) -> None:
    found = ids(search("?q=khau+trang&nuoc=kh"))

    assert found
    assert ids(search("?q=khau+trang&nuoc=KH")) == found
