"""The guide's parts: pages below `/dong-gop/`, each in its language, together in the navigation."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.composing.page import Page
from archive.composing.pages import guide, home
from archive.composing.redirects import former_addresses
from archive.composing.site import Settings, Site
from archive.composing.templates import compose_page
from archive.reading.load import load

PARTS = {
    "dong-gop.md": "title: Đóng góp\n---\nĐọc [việc của văn thư](dong-gop/van-thu.md).\n",
    "dong-gop/van-thu.md": (
        "title: Văn thư\nformerly: [huong-dan]\n---\n"
        "Về [trang đầu](../dong-gop.md).\n\n![Bước một: chọn tệp](buoc-mot.png)\n"
    ),
    "dong-gop/en.md": "title: Contributing\nlanguage: en\n---\n## For clerks\n\nText.\n",
}


@pytest.fixture
def site(toy_content: Path, tmp_path: Path) -> Site:
    content = tmp_path / "content"
    shutil.copytree(toy_content, content)
    (content / "dong-gop").mkdir()
    for path, text in PARTS.items():
        (content / path).write_text(f"---\n{text}", encoding="utf-8")
    return Site(load(content).archive, Settings(url="https://kho.example/"))


def parts(site: Site) -> dict[str, Page]:
    return {p.address: p for p in guide.pages(site) if p.template == "pages/guide.html"}


def texts(site: Site) -> Iterator[str]:
    return (compose_page(site, page) for page in parts(site).values())


def test_each_file_is_a_page_and_of_the_guide_only(site: Site) -> None:
    assert list(parts(site)) == ["dong-gop/", "dong-gop/en/", "dong-gop/van-thu/"]
    assert not [p for p in home.pages(site) if p.address.startswith("dong-gop")]
    assert {p.section for p in parts(site).values()} == {"dong-gop"}


def test_links_and_pictures_begin_at_the_file(site: Site) -> None:
    first, _, clerk = texts(site)

    assert 'href="../dong-gop/van-thu/"' in first
    assert 'href="../../dong-gop/"' in clerk
    assert 'src="../../dong-gop/buoc-mot.png"' in clerk


def test_languages_name_each_other(site: Site) -> None:
    first, english, clerk = texts(site)

    for text in (first, english):
        assert 'also_en: "/dong-gop/en/"' in text
        assert 'also_vi: "/dong-gop/"' in text
    assert 'language: "en"' in english
    assert 'hreflang="en">English</a>' in first
    assert "also_" not in clerk
    assert "language:" not in clerk


def test_a_part_that_moved_leaves_a_redirect(site: Site) -> None:
    assert ("huong-dan/", "dong-gop/van-thu/") in set(former_addresses(site))


def test_an_archive_without_a_guide_still_leads_to_what_is_generated(tmp_path: Path) -> None:
    site = Site(load(tmp_path).archive)

    (first,) = texts(site)

    assert 'href="../dong-gop/dinh-dang/"' in first
