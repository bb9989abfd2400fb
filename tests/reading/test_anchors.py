"""The anchors that reading finds are those of the rendered page."""

from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from archive.reading.front_matter import split
from archive.reading.passages import read_body

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "content").rglob("*.md")) + sorted((ROOT / "tests/archive").rglob("*.md"))
EXTENSIONS = ["attr_list", "tables", "footnotes", "sane_lists", "toc"]


class Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # headings without an anchor get one of their text, footnotes have ids of their own
        if tag in {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"}:
            self.found += [v for k, v in attrs if k == "id" and v and v.startswith("neo-")]


def rendered_anchors(text: str) -> list[str]:
    md = markdown.Markdown(extensions=EXTENSIONS)
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    ids = Ids()
    ids.feed(md.convert(text))
    return sorted(ids.found)  # footnotes are moved to the end of the page


def read_anchors(text: str) -> list[str]:
    passages = read_body(text, 0).passages
    return sorted(p.anchor for p in passages if p.anchor and p.anchor.startswith("neo-"))


numbers = st.integers(0, 99)
anchors = st.builds("{{: #neo-{} }}".format, numbers) | st.sampled_from(
    [
        "{#neo-1}",
        "{:#neo-2}",
        "{ #neo-3 }",
        "{: .lop #neo-4 }",
        "{: #neo-5 #neo-6 }",
        "{: id=neo-7 }",
    ]
)
words = st.lists(
    st.sampled_from(
        ["Trao", "**20.000**", "khẩu trang", "[văn bản](https://a.vn/b)", "*hữu nghị*", "31/3/2021",
         "cửa khẩu", "`mã`", "1.000 chai", "{x}", "chú thích[^1]", "a-b", "#5", "C#"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)  # fmt: skip
line_ends = st.sampled_from(["", "", "", " ", "  "])
lines = st.builds("{}{}".format, words, line_ends)
texts = st.lists(lines, min_size=1, max_size=3)
margins = st.sampled_from(["", "", "  ", "   ", "    "])


@st.composite
def anchored(draw: st.DrawFn, block: list[str]) -> list[str]:
    """The block, at times with an anchor below it, at times in the middle of it."""
    place = draw(st.sampled_from(["below", "below", "below", "none", "within"]))
    anchor = draw(margins) + draw(anchors)
    if place == "below":
        return [*block, anchor]
    # a line of nothing but emphasis would leave the anchor to the paragraph, by accident
    return [block[0], anchor, "và còn", *block[1:]] if place == "within" else block


paragraphs = texts.flatmap(anchored)
headings = st.builds(
    "{} {}{}".format,
    st.sampled_from(["#", "##", "###"]),
    words.filter(lambda text: "{" not in text),
    st.just("") | anchors.map(" {}".format),
).map(lambda line: [line])


@st.composite
def lists(draw: st.DrawFn) -> list[str]:
    marker = draw(st.sampled_from(["-", "*", "1."]))
    found: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        margin = draw(st.sampled_from(["", "", " ", "  ", "    ", "     "])) if found else ""
        words = draw(lines.filter(lambda line: not line.startswith("#")))
        first = f"{margin}{draw(st.sampled_from([marker, marker, '-', '2.']))} {words}"
        item = draw(anchored([first, *draw(st.lists(lines.map("  {}".format), max_size=1))]))
        apart: bool = draw(st.booleans())
        if found and apart:
            found.append("")
        found += item
    return found


tables = st.builds(
    lambda rows, anchor: ["| Vật | Số |", "|---|---:|", *rows, *anchor],
    st.lists(st.builds("| {} | {} |".format, words, numbers), min_size=1, max_size=2),
    st.lists(anchors, max_size=1),
)
quotes = texts.map(lambda ls: [f"> {line}" for line in ls]).flatmap(anchored)
footnotes = st.builds(
    lambda n, ls: [f"[^{n}]: {ls[0]}", *ls[1:]], st.integers(1, 2), texts
).flatmap(anchored)
continuations = texts.map(lambda ls: [f"    {line}" for line in ls]).flatmap(anchored)
rules = st.sampled_from([["***"], ["- - -"], ["___"]])
alone = anchors.map(lambda line: [line])
blocks = st.one_of(
    paragraphs, headings, lists(), tables, quotes, footnotes, continuations, rules, alone
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Blocks with a blank line between them, now and then without."""
    parts = [""]
    for block in draw(st.lists(blocks, min_size=1, max_size=6)):
        parts += block
        # below these a line without margin belongs to them in ways that nobody means
        must_end = block[0].lstrip().startswith(("[^", ">", "|", "-", "*", "1."))
        must_end = must_end or block[0].startswith(" ") or block[-1].lstrip().startswith("{")
        parts += [""] if must_end else draw(st.sampled_from([[""], [""], ["  "], []]))
    # of two footnotes with one label Python-Markdown keeps the second
    labels = [part.partition(":")[0] for part in parts if part.startswith("[^")]
    assume(len(labels) == len(set(labels)))
    return "\n".join(parts[1:])


@given(documents())
@example("- a\n  {: #neo-1 }\n    - b\n      {: #neo-2 }\n\n    c\n    {: #neo-3 }")
@example("a  \n{: #neo-1 }")
@example("a\n{: #neo-1 }\nb")
@example("| a | b |\n|---|---|\n| c | d |\n{: #neo-1 }")
@example("> a\n{: #neo-1 }")
@example("## {a} {: #neo-1 }\n## a {b} {: #neo-2 }\n## a # {: #neo-3 } ##")
@example("a {: #neo-1 }\n---\nb\n{: #neo-2 }")
def test_anchors_are_those_of_the_rendered_page(text: str) -> None:
    assert read_anchors(text) == rendered_anchors(text)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_anchors_of_real_pages(path: Path) -> None:
    body = split(path.read_text(encoding="utf-8")).body
    text = body.replace("{: #", "{: #neo-")

    assert read_anchors(text) == rendered_anchors(text)
