"""Every internal link and anchor of every page leads somewhere, at a root and in a subfolder."""

from pathlib import Path
from typing import Any

import pytest

from archive.rendering.engine import site_settings
from tests.composing.built import HOST, elements, led_to, pages
from tests.conftest import Site

BASES = [HOST, f"{HOST}luu-tru/"]
LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action"}
ELSEWHERE = {"canonical", "license"}


def faults(folder: Path, base: str) -> list[str]:
    """What leads nowhere, as `page: link`; the page of a missing address is looked at apart."""
    trees = dict(pages(folder))
    ids = {
        address: {e.attrib["id"] for e in elements(tree) if "id" in e.attrib}
        for address, tree in trees.items()
    }
    return [
        f"/{address}: {href}"
        for address, tree in trees.items()
        if address != "404.html"
        for href in addresses(tree)
        if not there(folder, ids, base, address, href)
    ]


def addresses(tree: Any) -> list[str]:
    """Whatever the page leads to or fetches, but for its own public address."""
    return [
        element.attrib[LINKS[element.tag]]
        for element in elements(tree)
        if LINKS.get(element.tag) in element.attrib and element.attrib.get("rel") not in ELSEWHERE
    ]


def there(folder: Path, ids: dict[str, set[str]], base: str, address: str, href: str) -> bool:
    try:
        found = led_to(base, address, href)
    except ValueError:
        return False
    if found is None:
        return True
    path, anchor = found
    file = folder / path / "index.html" if path.endswith("/") or not path else folder / path
    return file.is_file() and (not anchor or anchor in ids.get(path, set()))


@pytest.mark.parametrize("base", BASES, ids=["root", "subfolder"])
def test_every_link_of_the_toy_leads_somewhere(site: Site, base: str) -> None:
    assert faults(site.folder, base) == []


@pytest.mark.parametrize("base", BASES, ids=["root", "subfolder"])
def test_every_link_of_the_live_archive_leads_somewhere(real_site: Site, base: str) -> None:
    assert faults(real_site.folder, base) == []


@pytest.mark.parametrize(
    "href",
    ["khong-co/", "hai/#khong-co", "../ngoai/", "/tuyet-doi/", "tep.csv", "#khong-co", "hai"],
)
def test_a_dead_link_is_found(tmp_path: Path, href: str) -> None:
    page = '<!doctype html><html lang="vi"><title>a</title><main id="a"><a href="{}">b</a></main>'
    (tmp_path / "hai").mkdir()
    (tmp_path / "index.html").write_text(page.format(href), encoding="utf-8")
    (tmp_path / "hai/index.html").write_text(page.format("../#a"), encoding="utf-8")

    assert faults(tmp_path, BASES[1]) == [f"/: {href}"]


def test_the_page_of_a_missing_address_leads_from_anywhere(site: Site, root: Path) -> None:
    """It is served in place of any address, so its links begin where the settings say."""
    base = site_settings(root / "mkdocs.yml").url
    tree = dict(pages(site.folder))["404.html"]
    for href in addresses(tree):
        found = led_to(base, "mot/hai/ba/", href)
        if found is not None and not href.startswith("#"):
            path = found[0]
            assert (site.folder / path).exists(), href


def test_every_page_is_reached_from_home(site: Site) -> None:
    trees = dict(pages(site.folder))
    waiting, reached = [""], {""}
    while waiting:
        address = waiting.pop()
        for href in addresses(trees[address]):
            found = led_to(HOST, address, href)
            if found and found[0] in trees and found[0] not in reached:
                reached.add(found[0])
                waiting.append(found[0])
    refresh = ".//meta[@http-equiv='refresh']"
    moved = {address for address, tree in trees.items() if tree.find(refresh) is not None}

    assert set(trees) - reached - moved == {"404.html"}
