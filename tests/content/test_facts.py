"""Every fact of the two papers is found on its page: facts.yml against the built site."""

import re
from pathlib import Path
from typing import NamedTuple, Protocol
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml

HTML = "{http://www.w3.org/1999/xhtml}"
ROWS = ("tr", "li", "p", "dd", "blockquote")
"""What holds one record: a row, an entry of a ledger or a list, a paragraph."""
PLACES = (*ROWS, "dl", "h1")
"""Where a fact may stand that is not tied to one record: the card of a report too."""


class Built(Protocol):
    """The real archive as the fixture of conftest.py builds it."""

    @property
    def folder(self) -> Path: ...


class Fact(NamedTuple):
    """What one page must say; ``passage`` is the anchor of the passage that tells it."""

    page: str
    words: str
    find: list[str]
    passage: str | None
    row: bool


def listed() -> list[Fact]:
    text = (Path(__file__).parent / "facts.yml").read_text(encoding="utf-8")
    return [
        Fact(page["page"], fact["fact"], fact["find"], fact.get("passage"), "row" in fact)
        for page in yaml.load(text, yaml.BaseLoader)  # noqa: S506  BaseLoader makes only text
        for fact in page["facts"]
    ]


def said(element: Element) -> str:
    """What a reader sees of ``element``, in small letters, as one line."""
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip().casefold()


@pytest.fixture(scope="module")
def pages() -> dict[str, Element]:
    return {}


def main_of(pages: dict[str, Element], folder: Path, page: str) -> Element:
    if page not in pages:
        html = (folder / page / "index.html").read_text(encoding="utf-8")
        found = html5lib.parse(html).find(f".//{HTML}main")
        assert found is not None
        pages[page] = found
    return pages[page]


def test_the_list_holds_both_papers() -> None:
    facts = listed()

    assert len(facts) > 100
    assert all(fact.find for fact in facts)
    assert {"to-chuc/ldld-quang-tri/2021/", "to-chuc/tinh-doan-tay-ninh/2021/"} <= {
        fact.page for fact in facts
    }


@pytest.mark.parametrize("fact", listed(), ids=lambda fact: f"{fact.page}: {fact.words}")
def test_a_reader_finds(fact: Fact, real_site: Built, pages: dict[str, Element]) -> None:
    main = main_of(pages, real_site.folder, fact.page)
    wanted = [words.casefold() for words in fact.find]
    if fact.passage:
        places = [e for e in main.iter() if e.get("id") == fact.passage]
        assert len(places) == 1
    else:
        tags = {HTML + tag for tag in (ROWS if fact.row else PLACES)}
        places = [e for e in main.iter() if e.tag in tags]

    best = min(([w for w in wanted if w not in said(place)] for place in places), key=len)

    assert best == [], f"{fact.words}: not together on {fact.page}: {best}"
