"""The theme's catalogue, opened: every example in macros/theme/README.md on one page."""

import re
from collections.abc import Iterator
from typing import Any, cast

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.conftest import ROOT, _served
from tests.theme.building import build, composed, fragment

PHONE, NARROW, DESK = (
    {"width": 390, "height": 844},
    {"width": 320, "height": 640},
    {"width": 1280, "height": 900},
)


def examples() -> str:
    """The examples as one page: a heading of its own for each section of the catalogue."""
    text = (ROOT / "macros/theme/README.md").read_text(encoding="utf-8")
    body = ["# Mẫu {: #mau }"]
    for number, section in enumerate(text.split("\n## ")):
        found = re.findall(r"```html\n(.*?)```", section, re.DOTALL)
        if found:
            body += [f"## Mục {number} {{: #muc-{number} }}", *map(fragment, found)]
    passage = '<div class="van-ban"><p id="khau-trang-moc-bai">Sáng 31/3/2021 …</p></div>'
    return "\n\n".join([*body, "## Báo cáo {: #bao-cao }", fragment(passage)])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page of examples is served."""
    page = composed("Mẫu", examples(), section="to-chuc", edit_path="to-chuc/a/2021.md")
    site = build(tmp_path_factory.mktemp("mau"), {"index.md": page, "to-chuc/index.md": page})
    with _served(site) as url:
        yield f"{url}to-chuc/"


@pytest.fixture
def open_page(new_context: CreateContextCallback, address: str) -> Any:
    def open_page(fragment: str = "", size: dict[str, int] = DESK, **options: Any) -> Page:
        page = new_context(**options).new_page()
        page.set_viewport_size(cast("ViewportSize", size))
        page.goto(address + fragment)
        return page

    return open_page


def is_dark(page: Page) -> bool:
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(map(int, re.findall(r"\d+", ground)[:3])) < 200


@pytest.mark.parametrize("size", [PHONE, NARROW, DESK], ids=["phone", "narrow", "desk"])
def test_nothing_scrolls_sideways(open_page: Any, size: dict[str, int]) -> None:
    page = open_page(size=size)

    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_targets_on_a_phone_are_44_pixels_high(open_page: Any) -> None:
    page = open_page(size=PHONE)

    small = page.evaluate(
        """() => [...document.querySelectorAll("a, button, summary, select, input")]
            .filter((e) => e.type !== "checkbox")  // its label is the target
            .filter((e) => e.checkVisibility() && getComputedStyle(e).display !== "inline")
            .filter((e) => e.getBoundingClientRect().height < 43.9)
            .map((e) => e.outerHTML)"""
    )

    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(open_page: Any, scheme: str, size: dict[str, int]) -> None:
    page = open_page(size=size, color_scheme=scheme)

    results = Axe().run(page)

    assert is_dark(page) == (scheme == "dark")
    assert results.violations_count == 0, results.generate_report()


def test_the_drawer_opens_and_closes_by_keyboard_without_a_script(open_page: Any) -> None:
    page = open_page(size=PHONE, java_script_enabled=False)
    entry = page.get_by_role("link", name="Đối tác", exact=True)
    assert not entry.is_visible()

    page.get_by_role("button", name="Danh mục").press("Enter")
    assert entry.is_visible()

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Trang chủ"
    page.keyboard.press("Escape")
    assert not entry.is_visible()


def test_the_navigation_stands_open_at_a_desk(open_page: Any) -> None:
    page = open_page(java_script_enabled=False)

    assert page.get_by_role("link", name="Đối tác", exact=True).is_visible()
    assert not page.get_by_role("button", name="Danh mục").is_visible()


def test_light_and_dark_are_chosen_and_kept(open_page: Any) -> None:
    page = open_page(color_scheme="dark")
    button = page.get_by_role("button", name="Giao diện")
    seen = []
    for _ in range(3):
        button.click()
        page.reload()
        seen.append((button.inner_text().split()[-1], is_dark(page)))

    assert seen == [("sáng", False), ("tối", True), ("máy", True)]


def test_the_table_of_contents_is_folded_on_a_phone_only(open_page: Any) -> None:
    desk, phone = open_page(), open_page(size=PHONE)

    assert desk.locator(".muc-luc a").first.is_visible()
    assert not phone.locator(".muc-luc a").first.is_visible()
    phone.locator(".muc-luc summary").click()
    phone.get_by_role("link", name="Báo cáo", exact=True).click()
    assert not phone.locator(".muc-luc a").first.is_visible()
    assert phone.evaluate("scrollY") > 0


def test_a_passage_lights_up_its_row_and_a_row_its_passage(open_page: Any) -> None:
    page = open_page("#khau-trang-moc-bai")
    assert page.locator(".dang-xem").get_attribute("id") == "so-khau-trang-moc-bai"

    page.get_by_role("link", name="Đọc đoạn văn").focus()
    page.evaluate("location.hash = 'so-khau-trang-moc-bai'")
    page.wait_for_selector("p.dang-xem")
    assert page.locator(".dang-xem").get_attribute("id") == "khau-trang-moc-bai"

    page.evaluate("location.hash = '%E0%A4%A'")
    page.wait_for_function("!document.querySelector('.dang-xem')")


def test_citation_and_permalink_are_copied(open_page: Any) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name="Chép trích dẫn").click()
    page.get_by_text("Đã chép", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Tỉnh đoàn Tây Ninh (2021)")

    page.locator("a.neo").first.click()
    page.get_by_text("Đã chép địa chỉ").wait_for()
    assert "#khau-trang-moc-bai" in page.evaluate("navigator.clipboard.readText()")


def test_what_only_a_script_can_do_is_not_offered_without_one(open_page: Any) -> None:
    page = open_page(java_script_enabled=False)

    assert not page.locator("[data-copy]").first.is_visible()
    assert not page.locator(".nut-giao-dien").is_visible()


def test_a_table_is_rows_with_labels_on_a_phone(open_page: Any) -> None:
    label = "getComputedStyle(document.querySelector('.bang.xep td'), '::before').content"
    desk, phone = open_page(), open_page(size=PHONE)

    assert desk.evaluate(label) == "none"
    assert phone.evaluate(label) == '"Chiều"'


def test_a_printed_page_is_the_paper_without_the_chrome(open_page: Any) -> None:
    page = open_page(color_scheme="dark")
    page.emulate_media(media="print")

    hidden = (".dieu-huong", ".tim-dau", ".muc-luc", ".nut-giao-dien", ".duong-dan", ".truoc-sau")
    assert [name for name in hidden if page.locator(name).first.is_visible()] == []
    assert "/to-chuc/" in page.locator(".dia-chi-in").inner_text()
    assert page.evaluate("document.querySelector('.hinh details table').offsetHeight") > 0
    assert not is_dark(page)


def test_the_policy_stops_what_is_inline(open_page: Any, watch: Any) -> None:
    page = open_page()

    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<p style='color:red' onclick='ran=1'>x");
        }"""
    )

    assert page.evaluate("window.ran") is None
    assert sum("Content Security Policy" in problem for problem in watch.take()) >= 2
