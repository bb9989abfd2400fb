"""The search page on the built toy archive, open at any query."""

import pytest
from playwright.sync_api import Page

from tests.browser.search.reading import Search
from tests.conftest import Site


@pytest.fixture
def search(page: Page, site: Site) -> Search:
    """Open the search page at an address and wait until its results answer it."""

    def opened(query: str) -> Page:
        page.goto(f"{site.subfolder_url}tim-kiem/{query}")
        page.wait_for_selector("html[data-search=ready]")
        return page

    return opened
