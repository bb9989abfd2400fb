"""A printed page is the paper: no chrome, every table whole, its address at the foot."""

import pytest
from playwright.sync_api import Page, ViewportSize
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.kinds import REPORT, TOY
from tests.conftest import Site

PAPER: ViewportSize = {"width": 673, "height": 950}
"""A4 within the margins of print.css, in CSS pixels."""

CHROME = (
    ".bo-qua", ".tim-dau", ".nut-dau", ".dieu-huong", ".muc-luc", ".duong-dan", ".truoc-sau",
    ".neo", ".ve-so", ".so-cai .chan", "button", ".chan-trang .lien-ket",
)  # fmt: skip

# A table that runs off the paper, or a row or cell of it that is not shown.
CUT = """() => [...document.querySelectorAll("main table")].flatMap((table) => {
  const box = table.getBoundingClientRect();
  const lost = [...table.querySelectorAll("tbody :is(th, td)")]
    .filter((cell) => cell.textContent.trim() && !cell.getBoundingClientRect().height);
  return box.height && box.right <= innerWidth + 1 && !lost.length
    ? [] : [table.outerHTML.slice(0, 300)];
})"""


@pytest.fixture
def page(new_context: CreateContextCallback) -> Page:
    page = new_context(color_scheme="dark").new_page()
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    return page


KINDS = ("report", "partner", "year", "country", "coverage", "dossier", "home", "format", "data")


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_paper_is_printed(site: Site, page: Page, kind: str) -> None:
    page.goto(site.url + TOY[kind])
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    shown = [name for name in CHROME if page.locator(name).locator("visible=true").count()]
    assert shown == []
    assert page.evaluate(CUT) == []
    assert page.locator("main details:not([open])").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".dia-chi-in").inner_text().endswith(f"/{TOY[kind]}")


def test_figures_come_with_their_numbers_even_without_a_script(
    site: Site, new_context: CreateContextCallback
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    page.goto(site.url + TOY["year"])

    tables = page.locator(".hinh details table")
    heights = tables.evaluate_all("tables => tables.map(t => t.getBoundingClientRect().height)")
    assert heights
    assert min(heights) > 20


def test_a_report_becomes_a_pdf_of_several_pages(site: Site, page: Page) -> None:
    page.goto(site.url + REPORT)

    pdf = page.pdf(format="A4", prefer_css_page_size=True)

    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") >= 3
