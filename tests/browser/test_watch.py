"""The watch itself: a page that misbehaves must not pass."""

import pytest
from playwright.sync_api import Page
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.conftest import Watch

POLICY = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"""


@pytest.mark.parametrize(
    ("html", "noted"),
    [
        ("<img src='http://example.org/a.png' alt=''>", "request to another host: http://exa"),
        ("<link rel=stylesheet href='https://example.org/a.css'>", "another host: https://exa"),
        ("<script>console.error('lỗi')</script>", "console error: lỗi"),
        ("<script>throw new Error('hỏng')</script>", "uncaught: hỏng"),
        (f"{POLICY}<script>document.title = 'chạy'</script>", "Content Security Policy"),
        (f"{POLICY}<p style='color: red'>đỏ</p>", "Content Security Policy"),
        (f"{POLICY}<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' alt=''>", "Content Sec"),
    ],
)
def test_a_page_that_misbehaves_is_noted(page: Page, watch: Watch, html: str, noted: str) -> None:
    page.set_content(f"<!doctype html><title>thử</title>{html}", wait_until="load")

    problems = watch.take()
    assert any(noted in problem for problem in problems), problems


def test_a_second_context_is_watched_too(new_context: CreateContextCallback, watch: Watch) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.set_content("<script>console.error('lỗi')</script>")

    assert watch.take()


def test_a_quiet_page_leaves_no_note(page: Page, watch: Watch) -> None:
    page.set_content("<!doctype html><html lang=vi><title>thử</title><h1>Kho báo cáo</h1>")

    assert watch.take() == []
