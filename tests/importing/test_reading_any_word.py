"""Whatever tree of WordprocessingML a file holds: it is read, and no word of it vanishes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.document import Document, Table
from archive.importing.files.document_json import from_json, to_json
from archive.importing.files.unreadable import Unreadable
from archive.importing.files.word import read_word
from tests.importing.files import notes, write_docx

# Each text is a word of its own, counted when the tree is written.
WORD = "{word}"

looks = st.sampled_from(
    ["", "<w:b/>", "<w:vanish/>", '<w:vertAlign w:val="superscript"/>', '<w:rStyle w:val="X"/>']
).map(lambda look: f"<w:rPr>{look}</w:rPr>")
typed = st.sampled_from([f"<w:t>{WORD}</w:t>", f'<w:t xml:space="preserve"> {WORD} </w:t>'])
pieces = typed | st.sampled_from([
    *("<w:tab/>", "<w:br/>", "<w:cr/>", '<w:br w:type="page"/>', "<w:noBreakHyphen/>"),
    *("<w:softHyphen/>", "<w:instrText>PAGE</w:instrText>"),
    *('<w:sym w:font="Symbol" w:char="F0B7"/>', '<w:sym w:font="?" w:char="zz"/>'),
    *('<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="77"/>'),
    '<w:drawing><a:blip r:embed="r1"/></w:drawing>',
])  # fmt: skip
runs = st.builds(
    lambda look, held: f"<w:r>{look}{''.join(held)}</w:r>",
    looks,
    st.lists(pieces, min_size=1, max_size=3),
)
IN_LINE = ["ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "fldSimple", "new", "dir"]


def wrapped(inner: st.SearchStrategy[str], names: list[str]) -> st.SearchStrategy[str]:
    content = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.builds(
        lambda name, held: f"<w:{name}>{held}</w:{name}>", st.sampled_from(names), content
    )


in_line = st.recursive(runs, lambda inner: wrapped(inner, IN_LINE), max_leaves=5)
paragraph_looks = st.sampled_from([
    "",
    '<w:pStyle w:val="X"/>',
    '<w:pStyle w:val="TOC"/>',
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
    "<w:rPr><w:del/></w:rPr>",
    '<w:jc w:val="center"/><w:outlineLvl w:val="9"/>',
])  # fmt: skip
paragraphs = st.builds(
    lambda look, held: f"<w:p><w:pPr>{look}</w:pPr>{''.join(held)}</w:p>",
    paragraph_looks,
    st.lists(in_line, min_size=1, max_size=3),
)
cell_looks = st.sampled_from(
    ["", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", "<w:hMerge/>"]
)
row_looks = st.sampled_from(["", '<w:gridBefore w:val="1"/>', "<w:del/>", "<w:ins/>"])


def tables(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(inner, min_size=1, max_size=2).map("".join)
    cells = st.builds(
        lambda look, held: f"<w:tc><w:tcPr>{look}</w:tcPr>{held}</w:tc>", cell_looks, content
    )
    rows = st.builds(
        lambda look, held: f"<w:tr><w:trPr>{look}</w:trPr>{''.join(held)}</w:tr>",
        row_looks,
        st.lists(cells, min_size=1, max_size=3),
    )
    return st.lists(rows, min_size=1, max_size=3).map(
        lambda held: f"<w:tbl>{''.join(held)}</w:tbl>"
    )


def boxes(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(inner, min_size=1, max_size=2).map("".join)
    return content.map(
        lambda held: (
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
            f"{held}</w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
        )
    )


bodies = st.recursive(
    paragraphs,
    lambda inner: (
        tables(inner)
        | boxes(inner)
        | wrapped(inner, ["sdtContent", "customXml", "ins", "del", "moveFrom", "new"])
    ),
    max_leaves=8,
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="TOC"><w:name w:val="TOC 1"/></w:style>'
    '<w:style w:type="character" w:styleId="X"><w:basedOn w:val="X"/><w:rPr><w:b/></w:rPr>'
    "</w:style>"
)


def read(folder: Path, body: str) -> tuple[Document, list[str]]:
    """The document of the body, each place of a word filled with one of its own."""
    count = 0

    def fill(_: object) -> str:
        nonlocal count
        count += 1
        return f"chữ{count}"

    body = re.sub(re.escape(WORD), fill, body)
    path = write_docx(folder / "any.docx", body, styles=STYLES, footnotes=notes("ghi chú"))
    return read_word(path), [f"chữ{number + 1}" for number in range(count)]


@given(st.lists(bodies, min_size=1, max_size=4).map("".join))
def test_no_word_vanishes_or_doubles(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    try:
        document, written = read(tmp_path_factory.mktemp("any"), body)
    except Unreadable as error:
        assert "hình chụp" in str(error)  # noqa: PT017  nothing but pictures, or any document
        shown = re.sub(r'<w:pStyle w:val="TOC"/>.*?</w:p>', "", body)  # repeats what is elsewhere
        assert WORD not in re.sub(r"<w:(vanish|del|moveFrom)\b.*", "", shown)
        return

    handed_on = [p.text for p in document.paragraphs()] + [loss.text for loss in document.lost]
    found = re.findall(r"chữ\d+", "\n".join(handed_on))
    assert sorted(found) == sorted(written)
    assert from_json(to_json(document)) == document
    for block in document.blocks:
        if isinstance(block, Table):
            for number, row in enumerate(block.rows):
                assert all(1 <= cell.rows <= len(block.rows) - number for cell in row)
        else:
            assert block.spans
