"""The draft's text shows the paper's words and nothing else, whatever signs they hold."""

import re

import html5lib
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.body_text import body_text
from archive.importing.document import Cell, Document, Paragraph, Span, Table
from archive.importing.markdown import at_line_start, inline, table
from archive.importing.paper.blocks import read_paper

EXTENSIONS = ["attr_list", "tables", "footnotes", "sane_lists"]
SIGNS = "aB1 *_`\\[]{}()<>#+-.!|:&~=^“é"


def rendered(text: str) -> str:
    """The words that a reader sees of Markdown."""
    tree = html5lib.parse(
        markdown.markdown(text, extensions=EXTENSIONS), namespaceHTMLElements=False
    )
    return " ".join("".join(tree.itertext()).split())


@given(st.text(SIGNS, min_size=1, max_size=40).filter(lambda text: text.strip()))
def test_a_line_shows_its_own_words(text: str) -> None:
    flat = " ".join(text.split())
    assert rendered(at_line_start(inline((Span(flat),)))) == flat


@given(st.text(SIGNS, min_size=1, max_size=20).filter(lambda text: re.search(r"\w", text)))
def test_a_cell_shows_its_own_words(text: str) -> None:
    flat = " ".join(text.split())
    row = (Cell((Paragraph((Span("đầu"),)),)), Cell((Paragraph((Span("hai"),)),)))
    cells = (Cell((Paragraph((Span(flat),)),)), Cell((Paragraph((Span("x"),)),)))
    assert rendered(table(Table((row, cells)))) == f"đầu hai {flat} x"


@pytest.mark.parametrize(
    "text", ["1. Kết quả", "- gạch", "+ cộng", "# thăng", "> lớn hơn", "12) mười hai"]
)
def test_a_line_that_looks_like_markdown(text: str) -> None:
    assert rendered(at_line_start(inline((Span(text),)))) == text


def test_merged_cells_leave_full_rows() -> None:
    def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
        return Cell((Paragraph((Span(text),)),), columns, rows)

    source = Table(((cell("a", rows=2), cell("b", columns=2)), (cell("c"), cell("d"))))
    assert table(source).splitlines() == ["| a | b |  |", "|---|---|---|", "|  | c | d |"]


def test_raised_figures_call_their_note() -> None:
    paper = read_paper(
        Document((Paragraph((Span("Chọn cử 01¹ đại biểu."),)), Paragraph((Span("¹ Cán bộ Sở."),))))
    )
    assert body_text(paper.blocks, paper.notes, []) == (
        "Chọn cử 01[^1] đại biểu.\n\n[^1]: Cán bộ Sở.\n"
    )


def test_a_paragraph_cut_by_a_page_is_one() -> None:
    first = (
        "Thường xuyên tuyên truyền trong nhân dân về đường biên giới hòa bình, hữu nghị; phối hợp"
    )
    paper = read_paper(
        Document((Paragraph((Span(first),)), Paragraph((Span("tốt công tác này."),))))
    )
    assert [block.text for block in paper.blocks] == [f"{first} tốt công tác này."]
