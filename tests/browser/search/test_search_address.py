"""The address of the search page: it tells the results on show, and soon what was asked for."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route

from tests.browser.search.reading import MASKS, Search, ids, ready

PARTS = re.compile(r"/tim-kiem/du-lieu/[lpt]/")
QUERY = "() => new URLSearchParams(location.search).get('q')"


def _held(page: Page) -> Callable[[], None]:
    """Hold the parts of the index that are asked for from now on; the way to let them come."""
    held: list[Route] = []
    hold = True

    def asked(route: Route) -> None:
        if hold:
            held.append(route)
        else:
            route.continue_()

    def let_go() -> None:
        nonlocal hold
        hold = False
        for route in held:
            route.continue_()

    page.route(PARTS, asked)
    return let_go


def test_the_address_is_that_of_the_results_when_they_stand(search: Search) -> None:
    page = search("?q=sách")
    page.evaluate(
        """() => { globalThis.told = []; new PerformanceObserver((list) => {
          for (const { name } of list.getEntries()) {
            if (name === "da-ve") told.push(location.search);
          } }).observe({ entryTypes: ["mark"] }); }"""
    )

    page.fill("#q", "khẩu trang")
    page.press("#q", "Enter")

    page.wait_for_function("() => told.length")
    assert page.evaluate("told[0]") == "?q=kh%E1%BA%A9u+trang"


def test_what_is_long_in_coming_is_told_by_the_address_all_the_same(search: Search) -> None:
    page = search("")
    let_go = _held(page)

    page.fill("#q", "khẩu trang")
    page.press("#q", "Enter")

    page.wait_for_function(f"() => ({QUERY})() === 'khẩu trang'")
    assert page.get_attribute("html", "data-search") == "busy"
    let_go()
    ready(page)
    assert MASKS in ids(page)


def test_what_is_chosen_while_a_query_is_on_its_way_is_chosen_of_that(search: Search) -> None:
    page = search("?q=hội")
    let_go = _held(page)

    page.evaluate(
        """() => {
          const field = document.getElementById("q");
          field.value = "khẩu trang";
          field.form.requestSubmit();
          document.querySelector('input[name="nam"]').click();
        }"""
    )

    page.wait_for_function("() => location.search.includes('nam=')")
    assert page.evaluate(QUERY) == "khẩu trang"
    let_go()
    ready(page)


def test_going_back_while_a_query_is_on_its_way_undoes_it(search: Search) -> None:
    page = search("?q=sách")
    before = ids(page)
    let_go = _held(page)
    page.fill("#q", "khẩu trang")
    page.press("#q", "Enter")
    page.wait_for_function(f"() => ({QUERY})() === 'khẩu trang'")

    page.go_back()

    let_go()
    page.wait_for_function(f"() => ({QUERY})() === 'sách'")
    ready(page)
    assert ids(page) == before


def test_letters_typed_are_one_step_back(search: Search) -> None:
    page = search("?q=sách")

    for letters in ("khẩu", "khẩu tra", "khẩu trang"):
        page.fill("#q", letters)
        page.wait_for_function(f"() => ({QUERY})() === '{letters}'")
    ready(page)
    page.go_back()

    page.wait_for_function(f"() => ({QUERY})() === 'sách'")
