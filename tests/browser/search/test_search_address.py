"""The address of the search page: it tells the results on show, and soon what was asked for."""

from playwright.sync_api import Page, Route

from tests.browser.search.reading import MASKS, Search, ids, ready

QUERY = "() => new URLSearchParams(location.search).get('q')"


def _held(page: Page) -> list[Route]:
    """Parts of the index that are asked for from now on, and do not come."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/tim-kiem/du-lieu/[lpt]/*.bin*", hold)
    return held


def _let_go(page: Page, held: list[Route]) -> None:
    page.unroute("**/tim-kiem/du-lieu/[lpt]/*.bin*")
    for route in held:
        route.continue_()


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
    page = search("?q=zzz")
    held = _held(page)

    page.fill("#q", "khẩu trang")
    page.press("#q", "Enter")

    page.wait_for_function(f"() => ({QUERY})() === 'khẩu trang'")
    assert page.get_attribute("html", "data-search") == "busy"
    _let_go(page, held)
    ready(page)
    assert MASKS in ids(page)


def test_what_is_chosen_while_a_query_is_on_its_way_is_chosen_of_that(search: Search) -> None:
    page = search("?q=hội")
    held = _held(page)

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
    _let_go(page, held)
    ready(page)


def test_going_back_while_a_query_is_on_its_way_undoes_it(search: Search) -> None:
    page = search("?q=sách")
    before = ids(page)
    held = _held(page)
    page.fill("#q", "khẩu trang")
    page.press("#q", "Enter")
    page.wait_for_function(f"() => ({QUERY})() === 'khẩu trang'")

    page.go_back()

    _let_go(page, held)
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
