"""The search page and what it fetches: parts that fail, parts of another build, no connection."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Watch
from tests.browser.search.reading import MASKS, Search, ids, ready
from tests.conftest import Site


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


def test_a_line_that_hangs_is_said_and_what_hung_is_asked_for_again(
    page: Page, site: Site, watch: Watch
) -> None:
    hung: list[Route] = []
    asked_again = []

    def hang(route: Route) -> None:
        if hung:
            asked_again.append(route.request.url)
            route.continue_()
        else:
            hung.append(route)

    page.add_init_script(
        "const after = AbortSignal.timeout.bind(AbortSignal);"
        "AbortSignal.timeout = () => after(5000);"
    )
    page.route("**/tim-kiem/du-lieu/muc-luc.bin", hang)
    page.goto(f"{site.url}tim-kiem/?q=khau+trang")
    page.wait_for_selector("html[data-search=loading]")
    said = "getComputedStyle(document.querySelector('#loi-tai'), '::after')"
    page.wait_for_timeout(1500)  # what comes at once needs no words
    assert page.evaluate(f"{said}.visibility") == "visible"
    assert "Đang tải dữ liệu" in page.evaluate(f"{said}.content")

    ready(page)
    assert asked_again
    assert MASKS in ids(page)
    assert page.evaluate(f"{said}.content") == "none"
    watch.take()  # the request that was given up


def test_a_script_that_fails_to_come_is_said_beside_the_lists(
    page: Page, site: Site, watch: Watch
) -> None:
    page.route("**/tim-kiem/tim-kiem.js*", lambda route: route.abort())
    page.goto(f"{site.url}tim-kiem/?q=khau+trang")
    page.wait_for_selector("html[data-search=error]")
    told = page.get_by_role("alert")
    assert "Chưa tải được phần tìm kiếm" in told.inner_text()
    assert page.locator("#duyet").is_visible()

    page.unroute("**/tim-kiem/tim-kiem.js*")
    told.get_by_role("link", name="Thử lại").click()
    ready(page)
    assert MASKS in ids(page)
    assert page.locator("#khong-tai").is_hidden()
    assert watch.take()  # the aborted request


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


def test_a_facet_that_fails_to_come_says_so_in_its_place(
    page: Page, site: Site, watch: Watch
) -> None:
    page.route("**/tim-kiem/du-lieu/chu-de.bin*", lambda route: route.abort())
    page.goto(f"{site.url}tim-kiem/?q=khau+trang")
    page.wait_for_selector("html[data-facets=ready]")
    page.locator("#mo-loc").evaluate("e => { e.open = true; }")
    group = page.get_by_role("group", name="Chủ đề")
    group.get_by_role("button").click()
    again = group.get_by_role("button", name="Thử lại")
    expect(again).to_be_visible(timeout=15_000)
    assert page.locator('input[name="loai"][data-count]').count()

    page.unroute("**/tim-kiem/du-lieu/chu-de.bin*")
    again.click()
    page.wait_for_selector('input[name="chu-de"][data-count]')
    expect(again).to_have_count(0)
    assert watch.take()  # the aborted requests


FETCHED_BEHIND = """
() => performance.getEntriesByType("resource")
  .filter((r) => r.startTime > performance.getEntriesByName("ket-qua").at(-1).startTime)
  .map((r) => r.name).filter((name) => name.includes("/du-lieu/t/"))
"""
"""The texts that were asked for when the results stood."""


def test_other_passages_of_a_report_follow_and_may_fail_alone(
    page: Page, site: Site, watch: Watch
) -> None:
    hit = page.locator('#ket-qua > li[data-type="bao-cao"]').first
    page.goto(f"{site.url}tim-kiem/?q=trại+hè+khẩu+trang")
    ready(page)
    whole = hit.locator(".doan").all_inner_texts()
    behind = page.evaluate(FETCHED_BEHIND)
    assert len(whole) > 1
    assert behind

    for address in behind:
        page.route(address, lambda route: route.abort())
    page.reload()
    again = page.locator("#loi-tai").get_by_role("button", name="Thử lại")
    expect(again).to_be_visible(timeout=15_000)
    ready(page)
    assert hit.locator(".doan").all_inner_texts() == whole[:1]

    page.unroute_all()
    again.click()
    expect(hit.locator(".doan")).to_have_count(len(whole))
    assert hit.locator(".doan").all_inner_texts() == whole
    expect(again).to_have_count(0)
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


def test_without_a_script_there_are_the_ways_in(
    site: Site, new_context: Callable[..., object]
) -> None:
    context = new_context(java_script_enabled=False)
    page = context.new_page()  # type: ignore[attr-defined]  # a BrowserContext, as the fixture says
    page.goto(f"{site.url}tim-kiem/?q=khau")

    expect(page.locator("#duyet")).to_be_visible()
    expect(page.locator("#tim")).to_be_hidden()
    assert page.locator("#duyet a").count() > 5
