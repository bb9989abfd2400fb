"""Everything works without a mouse: reached by Tab, pressed by Enter."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.kinds import REPORT
from tests.conftest import Site

ORDER = """() => [...document.querySelectorAll(
    "a[href], button, summary, input, select, textarea, [tabindex='0']")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0)"""


@pytest.fixture
def report(site: Site, new_context: CreateContextCallback) -> Page:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(site.url + REPORT)
    return page


# An element is known by its opening tag as first seen: the search entry becomes a combobox when
# it is reached.
NUMBERED = f"""() => ({ORDER})().map((e, n) =>
    e.dataset.n = `${{n}} ${{e.cloneNode(false).outerHTML}} ${{e.textContent.trim()}}`)"""


def focused(page: Page) -> str:
    return str(
        page.evaluate("document.activeElement.dataset.n ?? document.activeElement.outerHTML")
    )


def test_tab_reaches_everything_in_order_and_is_seen(report: Page) -> None:
    expected = report.evaluate(NUMBERED)
    reached, unseen = [], []
    for _ in expected:
        report.keyboard.press("Tab")
        reached.append(focused(report))
        if not report.evaluate("getComputedStyle(document.activeElement).outlineStyle != 'none'"):
            unseen.append(reached[-1])

    assert len(expected) > 60
    assert reached == expected
    assert unseen == []


def test_the_first_link_skips_to_the_content(report: Page) -> None:
    report.keyboard.press("Tab")
    assert report.locator(":focus").inner_text() == "Đến nội dung"
    expect(report.locator(":focus")).to_be_in_viewport()

    report.keyboard.press("Enter")
    assert report.evaluate("document.activeElement.tagName") == "MAIN"
    report.keyboard.press("Tab")
    assert report.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_of_a_phone_leads_on(site: Site, new_context: CreateContextCallback) -> None:
    page = new_context().new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site.url + REPORT)
    page.get_by_role("button", name="Danh mục").focus()

    page.keyboard.press("Enter")
    page.locator("nav#_danh-muc").get_by_role("link", name="Quốc gia").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Quốc gia")


def test_what_is_folded_opens_and_closes(report: Page) -> None:
    folded = report.locator("main details").first
    folded.locator("summary").focus()
    was = folded.evaluate("e => e.open")

    report.keyboard.press("Enter")
    assert folded.evaluate("e => e.open") is not was
    report.keyboard.press("Space")
    assert folded.evaluate("e => e.open") is was


def test_the_citation_is_copied(report: Page) -> None:
    report.get_by_role("button", name="Chép trích dẫn").focus()
    report.keyboard.press("Enter")

    expect(report.get_by_role("status")).to_have_text("Đã chép")
    copied = report.evaluate("navigator.clipboard.readText()")
    assert copied == report.locator("#_trich-dan-van").inner_text()
    assert copied.startswith("Tỉnh đoàn Thử (2021).")


def test_a_permalink_is_copied_and_leads_to_the_passage(report: Page) -> None:
    report.locator("#so-khau-trang-moc-bai a.neo").focus()
    report.keyboard.press("Enter")

    expect(report.get_by_role("status")).to_have_text("Đã chép địa chỉ")
    copied = report.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"/{REPORT}#khau-trang-moc-bai")
    report.goto(copied)
    expect(report.locator("#khau-trang-moc-bai")).to_be_in_viewport()


def test_from_every_record_to_its_passage_and_back(report: Page) -> None:
    ids = report.locator(".so-cai > li").evaluate_all("rows => rows.map(r => r.dataset.hoatDong)")
    assert len(ids) > 5
    for anchor in ids:
        row, passage = report.locator(f"#so-{anchor}"), report.locator(f"#{anchor}")
        row.get_by_role("link", name="Đọc đoạn văn").focus()
        report.keyboard.press("Enter")
        expect(passage).to_be_in_viewport()
        expect(row).to_have_class(re.compile(r"\bdang-xem\b"))

        passage.get_by_role("link", name="Xem trong sổ").focus()
        report.keyboard.press("Enter")
        expect(row).to_be_in_viewport()
        expect(passage).to_have_class(re.compile(r"\bdang-xem\b"))
        assert passage.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_the_contents_lead_to_a_section(report: Page) -> None:
    report.locator(".muc-luc").get_by_role("link", name="Đoàn ra, đoàn vào", exact=True).focus()
    report.keyboard.press("Enter")

    expect(report.locator("h2#_doan")).to_be_in_viewport()


def test_a_correction_of_one_record_names_it(report: Page) -> None:
    link = report.locator("#so-khau-trang-moc-bai").get_by_role("link", name="Đề nghị sửa")

    address = link.get_attribute("href") or ""
    assert "template=dinh-chinh.yml" in address
    assert "khau-trang-moc-bai" in address
    assert link.get_attribute("aria-label") == (
        "Đề nghị sửa “Trao khẩu trang và nước rửa tay tại cửa khẩu Mộc Bài”"
    )
