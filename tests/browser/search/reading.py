"""What stands on the search page, read by its hooks."""

from collections.abc import Callable

from playwright.sync_api import Page

Search = Callable[[str], Page]
MASKS = "tinh-doan-thu/2021#khau-trang-moc-bai"


def ids(page: Page) -> list[str]:
    """The hits, the best first."""
    found = page.eval_on_selector_all("#ket-qua > li", "items => items.map(i => i.dataset.id)")
    return list(found)


def facet(page: Page, name: str, value: str) -> int:
    """The figure beside a value of a facet."""
    count = page.get_attribute(f'input[name="{name}"][value="{value}"]', "data-count")
    assert count is not None
    return int(count)


def ready(page: Page) -> None:
    """Wait until the results on show answer the address."""
    page.wait_for_selector("html[data-search=ready]")
