"""A page of each kind, opened: no violation in axe, nothing sideways, nothing asked or said."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize
from pytest_playwright.pytest_playwright import CreateContextCallback

from archive.rendering.engine import site_settings
from tests.browser.kinds import LIVE, REPORT, TOY
from tests.conftest import Site

PHONE, NARROW, DESK = (
    {"width": 390, "height": 844},
    {"width": 320, "height": 640},
    {"width": 1280, "height": 900},
)

# The same few marks a hundred times over: looked at once, since axe takes long over them.
LONG = {TOY["format"], TOY["rules"]}

# What reaches beyond the screen, though the page does not scroll because something hides it.
BEYOND = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((e) => !e.closest(".cuon, pre, .an, svg") && e.checkVisibility())
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
  .map((e) => e.outerHTML.slice(0, 200))"""


def resized(page: Page, size: dict[str, int], scheme: str = "light") -> Page:
    page.set_viewport_size(cast("ViewportSize", size))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    return page


# The rules that look at what is drawn: the only ones that another width or scheme can break.
DRAWN = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]


def violations(page: Page, rules: list[str] | None = None) -> str:
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules is not None:
        options["runOnly"] = rules
    results = Axe().run(page, options=options)
    return str(results.generate_report()) if results.violations_count else ""


def fits(page: Page, size: dict[str, int]) -> bool:
    resized(page, size)
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.fixture
def page(new_context: CreateContextCallback) -> Page:
    return new_context().new_page()


@pytest.mark.parametrize("address", TOY.values(), ids=TOY.keys())
def test_a_page_of_each_kind(site: Site, page: Page, address: str) -> None:
    page.goto(site.url + address)

    assert fits(page, DESK)
    assert violations(page) == ""
    resized(page, PHONE, "dark")
    if address not in LONG:
        assert violations(page, DRAWN) == ""
    assert fits(page, PHONE)
    assert fits(page, NARROW)
    assert page.evaluate(BEYOND) == []


@pytest.mark.parametrize("address", LIVE.values(), ids=LIVE.keys())
def test_a_live_page(real_site: Site, page: Page, address: str) -> None:
    page.goto(real_site.url + address)

    assert violations(resized(page, DESK, "dark"), DRAWN) == ""
    assert violations(resized(page, PHONE)) == ""
    assert fits(page, PHONE)
    assert fits(page, NARROW)
    assert page.evaluate(BEYOND) == []


@pytest.mark.parametrize(
    ("size", "scheme"), [(DESK, "dark"), (PHONE, "light")], ids=["desk, dark", "phone, light"]
)
def test_the_report_the_other_way_about(
    site: Site, page: Page, size: dict[str, int], scheme: str
) -> None:
    """Each kind is seen at a desk by day and on a phone by night; the richest page the rest too."""
    page.goto(site.url + REPORT)

    assert violations(resized(page, size, scheme), DRAWN) == ""


@pytest.fixture
def published(
    site: Site,
    root: Path,
    tmp_path: Path,
    serve_folder: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[str]:
    """The site where its settings say it is: the page of a missing address knows no other way."""
    folder = tmp_path / urlsplit(site_settings(root / "mkdocs.yml").url).path.strip("/")
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to(site.folder, target_is_directory=True)
    with serve_folder(tmp_path) as url:
        yield f"{url}{folder.relative_to(tmp_path).as_posix()}/"


def test_the_page_of_a_missing_address(published: str, page: Page) -> None:
    page.goto(f"{published}404.html")

    assert violations(page) == ""
    assert violations(resized(page, PHONE, "dark")) == ""
    assert fits(page, NARROW)
    page.get_by_role("link", name="mọi lối vào").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Tìm kiếm"


# Words of a picture that the drawing cuts off or that run out of it, by their real size.
CUT_OFF = """() => [...document.querySelectorAll(".hinh svg[role=img]")].flatMap((svg) => {
  const { x, y, width, height } = svg.viewBox.baseVal;
  return [...svg.querySelectorAll("text")].filter((text) => {
    const box = text.getBBox();
    return box.x < x - 1 || box.y < y - 1
      || box.x + box.width > x + width + 1 || box.y + box.height > y + height + 1;
  }).map((text) => text.textContent);
})"""


@pytest.mark.parametrize("kind", ["home", "organization", "partner", "country", "year", "dossier"])
def test_the_words_of_a_picture_are_within_it(
    site: Site, real_site: Site, page: Page, kind: str
) -> None:
    addresses = [real_site.url + LIVE[kind]] if kind in {"home", "partner", "dossier"} else []
    for address in (site.url + TOY[kind], *addresses):
        page.goto(address)

        assert page.locator(".hinh svg").count()
        assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("address", ["", REPORT, "nam/", "do-phu/"])
def test_the_same_in_a_subfolder(site: Site, page: Page, address: str) -> None:
    seen = []
    for url in (site.url, site.subfolder_url):
        page.goto(url + address)
        seen.append(page.locator("body").inner_text())
        seen.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert seen[:2] == seen[2:]
