"""Headings come out as the engine's Markdown writes them, whatever their words."""

import re
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig

from archive.composing.templates import assemble, heading
from archive.rendering.engine import _settings
from archive.rendering.fragments import CLOSING, OPENING, end_of_fragment, is_fragment
from archive.rendering.headings import Headings
from tests.conftest import ROOT


def settings_with(folder: Path, more: str = "") -> MkDocsConfig:
    """The project's settings with ``more`` extensions of Markdown."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "macros").mkdir()
    (folder / "mkdocs.yml").write_text(
        text.replace("  - attr_list\n", f"  - attr_list\n{more}").replace(
            "custom_dir: macros/theme", f"custom_dir: {ROOT / 'macros/theme'}"
        ),
        encoding="utf-8",
    )
    return _settings(folder / "mkdocs.yml")


@pytest.fixture(scope="module")
def config() -> MkDocsConfig:
    return _settings(ROOT / "mkdocs.yml")


def by_the_engine(config: MkDocsConfig, pieces: list[bytes]) -> tuple[str, list[object]]:
    md = Markdown(extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"])
    html = md.convert(b"\n".join(pieces).decode())
    return html, md.toc_tokens  # type: ignore[attr-defined] # set by toc


def converted(headings: Headings, pieces: list[bytes]) -> tuple[str, list[object]] | None:
    """What is made without the engine, as the engine gives it."""
    parts = headings.parts(pieces)
    if parts is None:
        return None
    html, tokens = parts
    return html.decode(), nest_toc_tokens(cast("Any", [dict(token) for token in tokens]))  # type: ignore[return-value]


HEADINGS = st.lists(
    st.tuples(st.integers(1, 6), st.text(min_size=1).filter(str.strip), st.from_regex("[a-z_-]+")),
    min_size=1,
    max_size=4,
)


@given(HEADINGS)
def test_any_headings_are_those_of_markdown(
    config: MkDocsConfig, found: list[tuple[int, str, str]]
) -> None:
    html = "".join(f"{heading(*one)}\n<p>Một đoạn.</p>\n" for one in found)
    pieces = assemble(html, "nam/2021/")

    made = converted(Headings(config), pieces)

    assert made is None or made == by_the_engine(config, pieces)


def test_composed_headings_need_no_markdown(config: MkDocsConfig) -> None:
    headings = Headings(config)
    pieces = assemble(str(heading(2, "Đoàn *ra*, đoàn [vào](x) & 1_000", "doan")), "")

    assert headings._is_plain
    assert converted(headings, pieces) == by_the_engine(config, pieces)


def test_other_extensions_are_heard(tmp_path: Path) -> None:
    config = settings_with(tmp_path, "  - smarty\n")
    pieces = assemble(str(heading(2, "Đoàn ra -- đoàn vào...", "doan")), "")

    made = converted(Headings(config), pieces)

    assert made is not None
    assert "&ndash;" in made[0]
    assert made == by_the_engine(config, pieces)


@pytest.mark.parametrize("text", ["Một đoạn văn.", "## Không có neo", '<div class="manh">\ndở'])
def test_other_text_is_left_to_the_engine(config: MkDocsConfig, text: str) -> None:
    assert Headings(config).parts([f"{text}\n".encode()]) is None
    assert Headings(config).parts([]) is None


def test_a_heading_that_was_kept_is_none_the_worse_for_it(config: MkDocsConfig) -> None:
    headings = Headings(config)
    pieces = assemble(f"{heading(2, 'Đoàn ra', 'doan-ra')}<p>a</p>{heading(3, 'b', 'b')}", "")
    alone = assemble(heading(2, "Đoàn ra", "doan-ra"), "")

    first = converted(headings, pieces)

    assert converted(headings, pieces) == first == by_the_engine(config, pieces)
    assert converted(headings, alone) == by_the_engine(config, alone)


INNER = st.lists(
    st.sampled_from(["<div>", "</div>", "\n", "<div\n>", "</divan>", "a", "\n</div>\n"])
)


@given(INNER)
def test_a_fragment_is_what_the_extension_takes_for_one(inner: list[str]) -> None:
    piece = f"{OPENING}\n{''.join(inner)}\n{CLOSING}\n"

    assert is_fragment(piece.encode()) == (end_of_fragment(piece + "\n", 0) == len(piece) - 1)


@given(st.lists(st.sampled_from(["<div>", "</div>", "\n</div>", "\n", " ", "\t", "a"])))
def test_lone_ends_go_to_the_line_before(inner: list[str]) -> None:
    html = f"<p>{''.join(inner)}</p>"

    (whole,) = assemble(html, "nam/")

    expected = re.sub("\n[ \t]*</div>[ \t]*(?=\n)", "</div>", html)
    assert whole.decode() == f"{OPENING}\n{expected}\n{CLOSING}\n"
