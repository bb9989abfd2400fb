"""The search page, as a reader uses it, on the built toy archive."""

import csv
import io
import json
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Watch
from tests.conftest import Site

Search = Callable[[str], Page]
MASKS = "tinh-doan-thu/2021#khau-trang-moc-bai"


@pytest.fixture
def search(page: Page, site: Site) -> Search:
    """Open the search page at an address and wait until its results answer it."""

    def opened(query: str) -> Page:
        page.goto(f"{site.subfolder_url}tim-kiem/{query}")
        page.wait_for_selector("html[data-search=ready]")
        return page

    return opened


def ids(page: Page) -> list[str]:
    found = page.eval_on_selector_all("#ket-qua > li", "items => items.map(i => i.dataset.id)")
    return list(found)


def facet(page: Page, name: str, value: str) -> int:
    count = page.get_attribute(f'input[name="{name}"][value="{value}"]', "data-count")
    assert count is not None
    return int(count)


def ready(page: Page) -> None:
    page.wait_for_selector("html[data-search=ready]")


def test_an_address_is_answered_and_shown(search: Search) -> None:
    page = search("?q=khau+trang+moc+bai")

    assert page.input_value("#q") == "khau trang moc bai"
    assert MASKS in ids(page)
    assert page.get_attribute("#tong-so", "data-total") == str(len(ids(page)))
    assert page.get_attribute(f'#ket-qua > li[data-id="{MASKS}"]', "data-type") == "hoat-dong"
    assert page.locator("#ket-qua mark").count() > 0


def test_a_hit_leads_to_its_very_passage(search: Search) -> None:
    page = search("?q=khau+trang+moc+bai")

    page.click(f'#ket-qua > li[data-id="{MASKS}"] .ten')

    assert page.url.endswith("to-chuc/tinh-doan-thu/2021/#khau-trang-moc-bai")
    expect(page.locator("#khau-trang-moc-bai")).to_be_in_viewport()


def test_facets_are_kept_in_the_address_and_the_back_button_undoes_them(search: Search) -> None:
    page = search("?q=khau+trang")
    before, total = ids(page), page.get_attribute("#tong-so", "data-total")
    expected = facet(page, "loai", "tiep-nhan")

    page.check('input[name="loai"][value="tiep-nhan"]')
    page.wait_for_function("t => document.querySelector('#tong-so').dataset.total !== t", arg=total)
    ready(page)
    assert page.url.endswith("?q=khau+trang&loai=tiep-nhan")
    assert page.get_attribute("#tong-so", "data-total") == str(expected)

    page.go_back()
    page.wait_for_function("t => document.querySelector('#tong-so').dataset.total === t", arg=total)
    assert ids(page) == before


def test_several_values_of_a_facet_at_once(search: Search) -> None:
    one = search("?q=khau+trang&loai=tiep-nhan").get_attribute("#tong-so", "data-total")
    both = search("?q=khau+trang&loai=tiep-nhan&loai=trao-tang")

    assert int(both.get_attribute("#tong-so", "data-total") or 0) > int(one or 0)
    assert both.is_checked('input[value="trao-tang"]')
    assert both.is_checked('input[value="tiep-nhan"]')


def test_totals_never_add_unlike_units_and_open_their_rows(search: Search) -> None:
    page = search("?q=khau+trang")
    page.click("#tong summary")
    said = [
        line.replace("\n", " ") for line in page.locator("#tong .da-thuc-hien li").all_inner_texts()
    ]

    assert any("20.000 chiếc khẩu trang y tế" in line for line in said)
    assert any("25 thùng khẩu trang" in line for line in said)

    page.click("#tong .da-thuc-hien button >> text=20.000")
    rows = page.locator("#tong .da-thuc-hien ol a")
    expect(rows.first).to_be_visible()
    href = rows.first.get_attribute("href") or ""
    assert href.endswith("to-chuc/tinh-doan-thu/2021/#khau-trang-moc-bai")


def test_what_a_query_is_understood_as_can_be_taken_off(search: Search) -> None:
    page = search("?q=trao+tặng+2021")
    taken_as = page.get_by_role("button", name="Thôi hiểu “trao tặng” là")
    total = page.get_attribute("#tong-so", "data-total")

    taken_as.click()
    page.wait_for_function("() => location.search.includes('bo=')")
    ready(page)
    back = page.get_by_role("button", name="Hiểu lại “trao tặng” như tên gọi")
    expect(back).to_be_visible()

    back.click()
    expect(taken_as).to_be_visible()
    assert page.get_attribute("#tong-so", "data-total") == total


def test_a_chip_hides_nothing_that_plain_words_find(search: Search) -> None:
    understood = search("?q=trao+tặng")
    with_chip = int(understood.get_attribute("#tong-so", "data-total") or 0)
    plain = search("?q=trao+tặng&bo=trao+tặng")

    assert with_chip >= int(plain.get_attribute("#tong-so", "data-total") or 0) > 0


def test_a_slip_is_mended_and_said_and_can_be_refused(search: Search) -> None:
    page = search("?q=khau+tragn")
    assert "Kết quả cho “khau trang”" in page.locator("#hieu-la").inner_text()
    assert ids(page)

    page.click("text=tìm đúng nguyên văn")
    page.wait_for_function("() => location.search.includes('nguyen-van')")
    page.wait_for_function("() => document.querySelector('#tong-so').dataset.total === '0'")
    assert ids(page) == []


def test_nothing_found_says_what_was_asked_and_what_to_loosen(search: Search) -> None:
    page = search('?q="zzz+qqq"')

    assert page.get_attribute("#tong-so", "data-total") == "0"
    told = page.locator("#khong-co").inner_text()
    assert "Không tìm thấy mục nào cho: “zzz qqq” (đúng cụm từ)." in told
    assert "Có thể nới rộng" in told


def test_what_would_lead_to_something_is_offered(search: Search) -> None:
    page = search('?q="trang+khau"')
    loose = page.get_by_role("link", name="Bỏ dấu ngoặc kép")
    expect(loose).to_contain_text("kết quả")

    loose.click()
    page.wait_for_function("() => document.querySelector('#tong-so').dataset.total !== '0'")
    assert MASKS in ids(page)


def test_words_that_were_dropped_are_said(search: Search) -> None:
    page = search("?q=khau+trang+zzzz")

    assert ids(page)
    assert "Đã bỏ: “zzzz”" in page.locator("#hieu-la").inner_text()


def test_results_follow_what_is_typed(search: Search) -> None:
    page = search("")

    page.fill("#q", "khẩu tra")

    page.wait_for_function("() => location.search.includes('tra')")
    ready(page)
    assert MASKS in ids(page)


def test_the_found_set_as_csv_and_json(search: Search) -> None:
    page = search("?q=khau+trang")
    total = int(page.get_attribute("#tong-so", "data-total") or 0)

    with page.expect_download() as csv_file:
        page.click("text=CSV")
    with page.expect_download() as json_file:
        page.click("text=JSON")

    rows = list(csv.DictReader(io.StringIO(csv_file.value.path().read_text("utf-8-sig"))))
    data = json.loads(json_file.value.path().read_text("utf-8"))
    assert [r["id"] for r in rows] == [d["id"] for d in data]
    assert len(rows) == total


def test_a_failed_download_is_said_and_tried_again(page: Page, site: Site, watch: Watch) -> None:
    failures = {"left": 4}

    def fail(route: Route) -> None:
        failures["left"] -= 1
        if failures["left"] > 0:
            route.abort()
        else:
            route.continue_()

    page.route("**/tim-kiem/du-lieu/muc-luc.bin", fail)
    page.goto(f"{site.url}tim-kiem/?q=khau+trang")
    page.wait_for_selector("html[data-search=error]")
    assert "chưa có kết quả nào đáng tin" in page.locator("#loi-tai").inner_text()
    assert page.locator("#ket-qua > li").count() == 0

    page.click("text=Thử lại")
    ready(page)
    assert MASKS in ids(page)
    assert watch.take()  # the aborted requests


def test_counts_that_fail_to_come_leave_the_results(page: Page, site: Site, watch: Watch) -> None:
    page.route("**/tim-kiem/du-lieu/cot.bin*", lambda route: route.abort())
    page.goto(f"{site.url}tim-kiem/?q=khau+trang")
    again = page.locator("#loc-sau").get_by_role("button", name="Thử lại")
    ready(page)
    assert MASKS in ids(page)
    page.locator("#mo-loc").evaluate("e => { e.open = true; }")
    expect(again).to_be_visible(timeout=15_000)

    page.unroute("**/tim-kiem/du-lieu/cot.bin*")
    again.click()
    page.wait_for_selector('input[name="loai"][data-count]', state="attached")
    assert watch.take()  # the aborted requests


def test_parts_go_by_the_stamp_of_their_index(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("/du-lieu/")[2]))
    page.goto(f"{site.url}tim-kiem/?q=khau+trang")
    ready(page)
    parts = [path for path in asked if path and not path.startswith(("muc-luc", "ten"))]

    assert len(parts) > 3
    assert len({path.partition("?")[2] for path in parts}) == 1
    assert all(len(path.partition("?")[2]) == 8 for path in parts)


def test_a_page_beyond_the_last_is_the_last_in_the_address_too(search: Search) -> None:
    page = search("?q=khau+trang&trang=99")

    assert ids(page)
    assert "trang=99" not in page.url


def test_a_report_that_holds_words_in_several_passages_shows_them(search: Search) -> None:
    page = search("?q=trại+hè+khẩu+trang")
    hit = page.locator('#ket-qua > li[data-type="bao-cao"]').first

    expect(hit).to_be_visible()
    marked = {text.lower() for text in hit.locator(".doan mark").all_inner_texts()}
    assert any("trại" in text for text in marked)
    assert any("khẩu trang" in text for text in marked)


def test_what_was_loaded_works_offline(search: Search, watch: Watch) -> None:
    page = search("?q=khau+trang")
    before = ids(page)
    page.check('input[name="loai"][value="tiep-nhan"]')
    page.wait_for_function("() => location.search.includes('loai=')")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)

    page.uncheck('input[name="loai"][value="tiep-nhan"]')
    page.wait_for_function("() => !location.search.includes('loai=')")
    ready(page)

    assert ids(page) == before
    # the browser itself may still ask for the icon
    assert [said for said in watch.take() if "bieu-tuong" not in said] == []


@pytest.mark.parametrize("query", ["?q=trao+tặng+2021", "?q=zzz", "?q=khau+tragn", ""])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_barrier_and_no_sideways_scroll(search: Search, query: str, width: int) -> None:
    page = search("")
    page.set_viewport_size({"width": width, "height": 900})
    page = search(query)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    violations = Axe().run(page).response["violations"]
    assert [v["id"] for v in violations] == []


def test_without_a_script_there_are_the_ways_in(
    site: Site, new_context: Callable[..., object]
) -> None:
    context = new_context(java_script_enabled=False)
    page = context.new_page()  # type: ignore[attr-defined]  # a BrowserContext, as the fixture says
    page.goto(f"{site.url}tim-kiem/?q=khau")

    expect(page.locator("#duyet")).to_be_visible()
    expect(page.locator("#tim")).to_be_hidden()
    assert page.locator("#duyet a").count() > 5


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


def test_few_results_for_a_likely_slip_come_with_what_may_have_been_meant(search: Search) -> None:
    page = search("?q=doan+dao")
    offered = page.locator("#hieu-la .ghi-chu a")
    expect(offered).to_have_text("doan lao")
    before = int(page.get_attribute("#tong-so", "data-total") or 0)

    offered.click()
    page.wait_for_url("**q=doan*lao**")
    ready(page)

    assert int(page.get_attribute("#tong-so", "data-total") or 0) > 2 * before
