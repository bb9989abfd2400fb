"""Headings come out as the engine's Markdown writes them, whatever their words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from archive.composing.templates import assemble, heading
from archive.rendering.engine import _settings
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


def by_the_engine(config: MkDocsConfig, text: str) -> tuple[str, list[object]]:
    md = Markdown(extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"])
    html = md.convert(text)
    return html, md.toc_tokens  # type: ignore[attr-defined] # set by toc


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
    text = assemble(html, "nam/2021/")

    converted = Headings(config).convert(text)

    assert converted is None or converted == by_the_engine(config, text)


def test_composed_headings_need_no_markdown(config: MkDocsConfig) -> None:
    headings = Headings(config)
    text = assemble(str(heading(2, "Đoàn *ra*, đoàn [vào](x) & 1_000", "doan")), "")

    assert headings._is_plain
    assert headings.convert(text) == by_the_engine(config, text)


def test_other_extensions_are_heard(tmp_path: Path) -> None:
    config = settings_with(tmp_path, "  - smarty\n")
    text = assemble(str(heading(2, "Đoàn ra -- đoàn vào...", "doan")), "")

    converted = Headings(config).convert(text)

    assert converted is not None
    assert "&ndash;" in converted[0]
    assert converted == by_the_engine(config, text)


@pytest.mark.parametrize("text", ["Một đoạn văn.", "## Không có neo", '<div class="manh">\ndở'])
def test_other_text_is_left_to_the_engine(config: MkDocsConfig, text: str) -> None:
    assert Headings(config).convert(text) is None


def test_a_heading_that_was_kept_is_none_the_worse_for_it(config: MkDocsConfig) -> None:
    headings = Headings(config)
    text = assemble(f"{heading(2, 'Đoàn ra', 'doan-ra')}<p>a</p>{heading(3, 'b', 'b')}", "")
    alone = assemble(heading(2, "Đoàn ra", "doan-ra"), "")

    first = headings.convert(text)

    assert headings.convert(text) == first == by_the_engine(config, text)
    assert headings.convert(alone) == by_the_engine(config, alone)
