"""What the theme makes of a page: everything printed is escaped, nothing inline can run."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import html5lib
import pytest

from tests.theme.building import build, composed, fragment

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
    "<!-- --!><svg onload=alert(1)>",
    "{{ config }}{% raw %}{{ 7 * 7 }}",
    "javascript:alert(1)//",
    "a\u2028b\u202ec</a></body></html>",
    "{: onclick=alert(1) }",
    "a?b=c&d#e%41/../f",
]
FORGE = "https://ma.example/kho?x="
ENTRIES = ("title", "description", "page_kind", "section", "edit_path")


def hostile_page(text: str) -> str:
    """A page with `text` in every entry, and in a heading as the composing room escapes it."""
    heading = re.sub(r"[^\w\s]", lambda found: f"&#{ord(found[0])};", text)
    body = f"# {heading} {{: #tieu-de }}\n\n## {heading} {{: #mot }}\n\n## {heading} {{: #hai }}"
    links = dict.fromkeys(("correction", "history"), FORGE + text)
    return composed(text, body, **dict.fromkeys(ENTRIES[1:], text), **links)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {f"xau/{number}.md": hostile_page(text) for number, text in enumerate(HOSTILE)}
    body = "# Nhà {: #nha }" + fragment("<p>một</p>") + "## Hai {: #hai }\n\n## Ba {: #ba }"
    pages["index.md"] = composed("Trang chủ", body, page_kind="trang-chu", section="trang-chu")
    pages["to-chuc/a/2021.md"] = composed(
        "Báo cáo năm 2021",
        body,
        page_kind="bao-cao",
        section="to-chuc",
        edit_path="to-chuc/a/2021.md",
        correction=FORGE,
    )
    return build(tmp_path_factory.mktemp("theme"), pages)


@pytest.fixture(scope="module")
def trees(site: Path) -> dict[str, Any]:
    """Each page by its address, parsed as a browser would."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): html5lib.parse(
            file.read_text(encoding="utf-8"), namespaceHTMLElements=False
        )
        for file in site.rglob("*.html")
    }


def elements(tree: Any) -> Iterator[Any]:
    return (element for element in tree.iter() if isinstance(element.tag, str))


def words(element: Any) -> str:
    return "".join(element.itertext())


def test_no_page_holds_anything_that_could_run(trees: dict[str, Any]) -> None:
    for address, tree in trees.items():
        for element in elements(tree):
            assert element.tag != "style", address
            assert element.tag != "script" or element.attrib.get("src"), address
            assert element.tag != "script" or not words(element), address
            assert not {name for name in element.attrib if name.startswith("on")}, address
            assert "style" not in element.attrib, address
            link = element.attrib.get("href", "").strip().casefold()
            assert not link.startswith(("javascript:", "data:", "vbscript:")), address


def test_the_policy_is_the_first_thing_of_every_page(trees: dict[str, Any]) -> None:
    for address, tree in trees.items():
        first = next(element for element in elements(tree.find("head")) if element.tag != "head")
        assert first.attrib["http-equiv"] == "Content-Security-Policy", address
        policy = dict(part.split(maxsplit=1) for part in first.attrib["content"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert policy["base-uri"] == policy["form-action"] == "'self'"
        assert "unsafe" not in first.attrib["content"]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_entries_are_shown_as_they_are_written(trees: dict[str, Any], number: int) -> None:
    tree, text = trees[f"xau/{number}/"], HOSTILE[number]

    assert words(tree.find("head/title")) == f"{text} – Đối ngoại nhân dân"
    assert tree.find("head/meta[@name='description']").attrib["content"] == text
    assert tree.find("body").attrib["class"] == f"trang-{text}"
    assert {words(h) for h in elements(tree) if h.tag in {"h1", "h2"}} == {text}
    contents = tree.find(".//nav[@class='muc-luc']")
    assert [words(link).split() for link in contents.iter("a")] == [text.split()] * 2


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_the_offer_to_correct_stays_an_address(trees: dict[str, Any], number: int) -> None:
    tree, text = trees[f"xau/{number}/"], HOSTILE[number]
    offers = tree.find(".//ul[@class='lien-ket trang-nay']")

    assert [link.attrib["href"] for link in offers.iter("a")] == [FORGE + text] * 2


def test_nothing_is_offered_where_the_page_names_no_address(trees: dict[str, Any]) -> None:
    assert trees[""].find(".//ul[@class='lien-ket trang-nay']") is None
    offers = trees["to-chuc/a/2021/"].find(".//ul[@class='lien-ket trang-nay']")
    assert [link.attrib["href"] for link in offers.iter("a")] == [FORGE]


def test_addresses_are_relative_and_lead_to_the_root(trees: dict[str, Any], site: Path) -> None:
    for address, tree in trees.items():
        if address == "404.html":  # served in place of any page: must begin at the root
            continue
        for element in elements(tree):
            link = element.attrib.get("href") or element.attrib.get("src") or ""
            made_elsewhere = element.tag == "a" or element.attrib.get("rel") == "alternate"
            if made_elsewhere or not link or urlsplit(link).scheme:
                continue
            assert (site / address / link).resolve().is_file(), (address, link)
        home = tree.find(".//a[@class='ten-kho']").attrib["href"]
        assert (site / address / home).resolve() == site.resolve()
        for form in tree.iter("form"):
            assert (site / address / form.attrib["action"]).resolve() == site / "tim-kiem"


def test_the_chrome_leaves_every_id_of_the_archive_free(trees: dict[str, Any]) -> None:
    """A passage may be called anything that is an id; `_` is in none."""
    tree = trees["to-chuc/a/2021/"]
    ours = {element.attrib["id"] for element in elements(tree) if "id" in element.attrib}

    assert {name for name in ours if not name.startswith("_")} == {"nha", "hai", "ba"}
    assert tree.find(".//a[@class='bo-qua']").attrib["href"] == "#_noi-dung"


def test_every_page_but_two_kinds_has_the_search_form(trees: dict[str, Any]) -> None:
    assert trees["to-chuc/a/2021/"].find(".//form[@role='search']//input[@name='q']") is not None
    assert trees[""].find(".//header//form") is None


def test_the_navigation_is_short_and_marks_the_section(trees: dict[str, Any]) -> None:
    lists = {
        address: [words(link) for link in tree.find(".//nav[@id='_danh-muc']").iter("a")]
        for address, tree in trees.items()
    }
    current = ".//nav[@id='_danh-muc']//a[@aria-current]"
    within, itself = (trees[address].find(current) for address in ("to-chuc/a/2021/", ""))

    assert len({tuple(entries) for entries in lists.values()}) == 1
    assert len(lists[""]) == 13
    assert (words(within), within.attrib["aria-current"]) == ("Tổ chức", "true")
    assert (words(itself), itself.attrib["aria-current"]) == ("Trang chủ", "page")


def test_the_page_of_a_missing_address_speaks_vietnamese(trees: dict[str, Any]) -> None:
    page = trees["404.html"]

    assert words(page.find("head/title")) == "Không có trang này – Đối ngoại nhân dân"
    assert page.attrib["lang"] == "vi"
    english = re.compile(r"\b(not found|search|skip|menu|theme)\b", re.IGNORECASE)
    assert not english.search(words(page.find("body")))


@pytest.mark.parametrize("engine", ["properdocs"])
def test_another_engine_makes_the_same_pages(site: Path, tmp_path: Path, engine: str) -> None:
    docs = site.parent / "docs"
    pages = {
        file.relative_to(docs).as_posix(): file.read_text(encoding="utf-8")
        for file in docs.rglob("*.md")
    }

    other = build(tmp_path, pages, engine)

    names = sorted(file.relative_to(site) for file in site.rglob("*.html"))
    assert names == sorted(file.relative_to(other) for file in other.rglob("*.html"))
    assert all((site / name).read_bytes() == (other / name).read_bytes() for name in names)
