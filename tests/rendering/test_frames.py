"""A page joined from its frame is the page that the theme's template makes."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.composing.compose import every_page
from archive.composing.site import Site
from archive.composing.templates import compose_pieces, page_head
from archive.reading.load import load
from archive.rendering.addresses import Public
from archive.rendering.engine import Engine
from archive.rendering.frames import CHECKED, Frames, encoded
from tests.conftest import ROOT
from tests.rendering.small import TOY

CHARACTERS = st.characters(blacklist_categories=["Cs"])
TEXTS = st.text(CHARACTERS, min_size=1, max_size=30) | st.sampled_from(
    ["</title>", "A & B", "a+b c/d?e=f#g", "“x”", '"', "khung-title-</ >", "&amp;", "{{ x }}", " "]
)  # fmt: skip
META = st.fixed_dictionaries(
    {"title": TEXTS, "page_kind": st.sampled_from(["bao-cao", "to-chuc"]), "stamp": st.just("abc")},
    optional={
        **dict.fromkeys(["description", "edit_path", "correction", "history", "letter"], TEXTS),
        "section": st.sampled_from(["nam", "la"]),
    },
)
PATHS = st.sampled_from(
    ["to-chuc/x/2021/index.md", "nam/2021/index.md", "nam/index.md", "index.md"]
)
HEADINGS = st.lists(
    st.tuples(
        st.integers(1, 3), st.sampled_from(["Đoàn ra", "A &amp; B", "<b>x</b>", "&#42;", '"'])
    ),
    max_size=5,
).map(
    lambda found: [
        {"level": level, "id": f"muc-{n}", "name": name, "html": name, "data-toc-label": ""}
        for n, (level, name) in enumerate(found)
    ]
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(ROOT / "mkdocs.yml")


def used(engine: Engine) -> None:
    """Let the engine believe that every frame it has was checked often enough."""
    for frame in engine._frames._kept.values():
        if frame is not None:
            frame.used = CHECKED


@given(PATHS, META, HEADINGS, TEXTS)
def test_any_page(
    engine: Engine, path: str, meta: dict[str, str], tokens: list[dict[str, Any]], content: str
) -> None:
    engine._frames.page(path, {**meta, "title": "Khác"}, b"<p>kh\xc3\xa1c</p>", tokens)
    used(engine)

    joined = engine._frames.page(path, meta, content.encode(), tokens)

    assert joined == encoded(engine._whole(path, meta, content, None, tokens))
    assert None not in engine._frames._kept.values()


def test_every_page_of_an_archive(engine: Engine) -> None:
    site = Site(load(TOY).archive, engine.settings, (), "abc")
    parts = [
        (
            page.path,
            page_head(site, page),
            *(engine._headings.parts(compose_pieces(site, page)) or ()),
        )
        for page in every_page(site)
    ]
    for _ in range(CHECKED + 1):
        made = [engine._frames.page(*part) for part in parts]

    assert made == [
        encoded(engine._whole(path, meta, html.decode(), None, toc))
        for path, meta, html, toc in parts
    ]
    frames = [frame for frame in engine._frames._kept.values() if frame]
    assert len(frames) == len(engine._frames._kept)
    assert sum(frame.used for frame in frames) > CHECKED * len(frames)


def test_a_theme_that_asks_for_more_makes_its_pages_itself() -> None:
    def render(path: str, meta: Mapping[str, str], content: str, *_: object) -> str:
        return f"{len(meta['title'])} {content}"

    frames = Frames(render, Public(lambda address: f"https://kho.example/{address}"))
    for title in ("một", "hai ba", "bốn"):
        meta = {"title": title}
        assert frames.page("nam/2021/index.md", meta, b"x", []) == b"%d x" % len(title)
    assert list(frames._kept.values()) == [None]


def test_without_a_public_address_the_template_makes_every_page() -> None:
    frames = Frames(lambda path, *_: path, Public(lambda _: None))
    assert frames.page("nam/2021/index.md", {"title": "x"}, b"x", []) == b"nam/2021/index.md"
    assert not frames._kept
