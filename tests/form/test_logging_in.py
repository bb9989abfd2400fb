"""Decap before anybody is logged in, as a site built with the settings as they come has it."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Site


@pytest.fixture
def door(page: Page, site: Site, npm: str) -> Page:
    """The door of Decap, in a site below a folder; whatever it asks of others fails the test."""
    page.goto(f"{site.subfolder_url}soan/")
    page.get_by_role("link", name="Đăng nhập rồi điền").click()
    return page


def test_the_door_is_vietnamese_and_asks_nobody(door: Page) -> None:
    door.get_by_role("button", name="Đăng nhập bằng GitHub").wait_for()
    assert "Biểu mẫu" in door.title()


def test_without_a_login_server_one_is_told_how_to_set_it_up(door: Page) -> None:
    with door.expect_popup() as opened:
        door.get_by_role("button", name="Đăng nhập bằng GitHub").click()

    expect(opened.value.get_by_role("heading", level=1)).to_have_text(
        "Nối biểu mẫu với nơi lưu kho"
    )
