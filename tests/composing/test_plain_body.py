"""What is written without Python-Markdown is what Python-Markdown would write."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.composing import body_html
from archive.composing.plain_body import Block, Heading, Opened, Other, Passage, blocks
from archive.reading.load import load

ROOT = Path(__file__).parents[2]
ANCHORS = frozenset({"ket-qua", "trao-qua"})
RECORDED = frozenset({"trao-qua", "don-doan"})

# what passages are made of, and every sign that may mean something to Markdown beside them
WORDS = st.sampled_from(
    ["Đoàn ra", "trao", "**20.000**", "**a b**", "*x*", "“quà”", "1. ", "- ", "+ ", "* ",
     "# ", "##", "> ", "    ", "  ", " ", "\n", "\n  ", "\n\n", "\n\n\n", "\n- ", "\n## ",
     "{: #trao-qua }", "\n{: #trao-qua }", "\n  {: #don-doan }", " {: #ket-qua }",
     "{: #la }", "{: .lop }", "[a](b)", "[^1]", "[^1]: x", "[a]: https://x.vn", "`", "_",
     "__", "*", "**", "***", "\\", "\\*", "<b>", "&amp;", "&", "<", ">", '"', "'", "|",
     "|---|", "---", "===", "\u00a0", "\u00ad", "\u200b", "\t", "\r\n", "\ufeff", "\ue000",
     "\u2028", "\x02", "\x7f", "https://x.vn", "a@b.vn", "!", ":", "~~~", "1)", "$", "@",
     "=", "(", ")", "\U0001f600", "e\u0301"]
)  # fmt: skip
SIGNS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=6)


def by_markdown(text: str, opened: Opened) -> list[Block]:
    """The whole text as something that is not plain."""
    del opened
    return [Other(text)]


def both(text: str) -> tuple[list[body_html.BodyPart], list[body_html.BodyPart]]:
    """The parts of ``text`` by either way."""
    quick = body_html.body_parts(text, "to-chuc/x", ANCHORS, RECORDED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(body_html, "blocks", by_markdown)
        return quick, body_html.body_parts(text, "to-chuc/x", ANCHORS, RECORDED)


@given(st.lists(st.one_of(WORDS, WORDS, WORDS, SIGNS), max_size=24).map("".join))
def test_any_text(text: str) -> None:
    quick, slow = both(text)
    assert quick == slow


@given(
    st.lists(
        st.sampled_from(
            ["Ngày 5/6, trao **20.000** chiếc.\n{: #trao-qua }", "- a\n  {: #don-doan }\n- **hai**",
             "## Kết quả {: #ket-qua }", "### Đoàn ra", "*Bản thử.*", "hai\ndòng", "1. một\n2. hai",
             "| a | b |\n|---|--:|\n| 1 | 2 |", "    mã", "> lời",
             "| a | **b** |\n|---|---|\n|  | *c* |", "* sao", "- ba", "## *x*",
             "  lùi"]
        ),
        max_size=8,
    ).map("\n\n".join)
)  # fmt: skip
def test_any_order_of_blocks(text: str) -> None:
    quick, slow = both(text)
    assert quick == slow


cells = st.lists(st.one_of(WORDS, WORDS, SIGNS), max_size=3).map("".join)
dashes = st.sampled_from(["---", ":-:", "--:", ":--", "-", "", " --- ", "- -", ":", "x"])
lines = st.lists(cells, min_size=1, max_size=4).map(lambda row: f"| {' | '.join(row)} |")
tables = st.tuples(
    st.lists(cells, min_size=1, max_size=3).flatmap(
        lambda head: st.lists(dashes, min_size=len(head) - 1, max_size=len(head)).map(
            lambda told: f"| {' | '.join(head)} |\n|{'|'.join(told)}|"
        )
    ),
    st.lists(lines, max_size=3),
).map(lambda parts: "\n".join([parts[0], *parts[1]]))


@given(
    st.lists(st.one_of(tables, tables, st.sampled_from(["lời", "- a\n- b", "## Hai"])), max_size=4)
)
def test_any_tables(found: list[str]) -> None:
    quick, slow = both("\n\n".join(found))
    assert quick == slow


def test_a_table_of_words_needs_no_markdown() -> None:
    text = "| Đoàn | Số người |\n|---|--:|\n| **Đoàn** ra | 1.000 |\n| Không |"
    found = list(blocks(text, lambda tag, _: (f"<{tag}>", "")))
    assert found == [
        Passage(
            '<table>\n<thead>\n<tr>\n<th>Đoàn</th>\n<th class="cuoi">Số người</th>\n</tr>\n'
            "</thead>\n"
            '<tbody>\n<tr>\n<td><strong>Đoàn</strong> ra</td>\n<td class="cuoi">1.000</td>\n</tr>\n'
            '<tr>\n<td>Không</td>\n<td class="cuoi"></td>\n</tr>\n</tbody>\n</table>'
        )
    ]


@pytest.mark.parametrize(
    "content", [ROOT / "content", ROOT / "tests/archive/content"], ids=["kho", "kho-mau"]
)
def test_every_text_of(content: Path) -> None:
    archive = load(content).archive
    texts = {report.path: report.body.text for report in archive.reports}
    texts |= {body.path: body.body.text for body in archive.organizations.values()}
    texts |= {page.path: page.body.text for page in archive.pages}
    assert archive.reports
    for path, text in texts.items():
        quick, slow = both(text)
        assert quick == slow, path


@given(
    st.lists(
        st.one_of(
            WORDS, SIGNS, st.sampled_from([*"|||||||\n\n\n", " | ", "|\n|", "|---|---|", "x"])
        ),
        max_size=16,
    ).map("".join)
)
@example("\u00a0")
def test_any_cells_of_a_table(text: str) -> None:
    # the rule as it is nearly always written, else hardly any would be a table
    quick, slow = both(f"- a\n\n| Đoàn | Nước |\n|---|---|\n| {text} |  |\n\nhết")
    assert quick == slow


def test_plain_blocks_need_no_markdown() -> None:
    text = "## Một {: #ket-qua }\n\nTrao **5** quà.\n{: #trao-qua }\n\n- a\n- **b** c"
    found = list(blocks(text, lambda tag, anchor: (f"<{tag} {anchor}>", "")))
    assert found == [
        Heading(2, "Một", "ket-qua"),
        Passage("<p trao-qua>Trao <strong>5</strong> quà.</p>"),
        Passage("<ul>\n<li None>a</li>\n<li None><strong>b</strong> c</li>\n</ul>"),
    ]


def test_what_is_not_plain_stays_together() -> None:
    text = "một\n\n1. a\n\n    b\n\n- c\n\nhai"
    found = list(blocks(text, lambda tag, _: (f"<{tag}>", "")))
    assert found == [Passage("<p>một</p>"), Other("1. a\n\n    b\n\n- c"), Passage("<p>hai</p>")]
