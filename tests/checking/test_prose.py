"""Views of a text in which every character keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.checking.links_in_text import links_in, undefined_references
from archive.checking.prose import prose, telling
from archive.reading.content_file import ContentFile
from archive.reading.load import read_markdown

HEAD = "---\ntitle: Thử\n---\n"


def page(text: str, path: str = "thu.md") -> ContentFile:
    return read_markdown(path, "dossier" if path.startswith("chuyen-de/") else "page", HEAD + text)


def shown(view: str) -> str:
    return " ".join(view.split())


@pytest.mark.parametrize(
    "text, seen",
    [
        ("chữ `mã <b>` chữ", "chữ chữ"),
        ("chữ ``mã ` mã`` chữ", "chữ chữ"),
        ("chữ ` chữ", "chữ ` chữ"),
        ("chữ ` chữ\n\nchữ ` chữ", "chữ ` chữ chữ ` chữ"),
        ("```\nmã\n```\n\nchữ", "chữ"),
        ("    mã `\n\nchữ", "chữ"),
        (r"chữ \* \` \{ chữ", "chữ chữ"),
        (r"`mã\` chữ", r"`mã chữ"),
    ],
)
def test_code_and_escapes_are_no_prose(text: str, seen: str) -> None:
    assert shown(prose(page(text))) == seen


def test_macro_calls_are_no_prose_in_a_dossier_alone() -> None:
    call = '{{ a(b="c") }} chữ'

    assert shown(prose(page(call, "chuyen-de/thu.md"))) == "chữ"
    assert shown(prose(page(call))) == call


@pytest.mark.parametrize(
    "text, seen",
    [
        ("xem [tin 5](https://a.example/6_(7)), hết", "xem [tin 5 , hết"),
        ("![hình 5](hinh-6.png)", "![hình 5"),
        ("chữ[^1]\n\n[^1]: lời", "chữ lời"),
        ("[tin]: https://a.example/1", ""),
        ("xem https://a.example/2021 và <https://b.example/3>", "xem và"),
        ("chữ\n{: #viec-2021 }", "chữ"),
        ("1. một\n2. hai", "một hai"),
        ("## 1.2. Kết quả 3 {: #a }", "Kết quả 3"),
        ("## II. Kết quả", "Kết quả"),
        ("chữ &#7849; chữ &amp; chữ", "chữ chữ chữ"),
        ("trao 20.000 chiếc", "trao 20.000 chiếc"),
    ],
)
def test_what_tells_nothing_is_left_out(text: str, seen: str) -> None:
    assert shown(telling(page(text))) == seen


@given(st.text(alphabet="ab1 \n`\\*[](){}<>#!:^.-|~\t\r", max_size=80))
def test_every_character_keeps_its_place(text: str) -> None:
    file = page(text)

    for view in (prose(file), telling(file)):
        assert len(view) == len(file.body.text)
        for seen, written in zip(view, file.body.text, strict=True):
            assert seen in {written, " "}
            assert (seen == "\n") == (written == "\n")


@pytest.mark.parametrize(
    "text, found",
    [
        ("[a](b.md)", [("link", "a", "b.md")]),
        ("[a](<b c.md> 'tên')", [("link", "a", "b c.md")]),
        ('[a]( b.md "tên" )', [("link", "a", "b.md")]),
        ("[a](b(c).md)", [("link", "a", "b(c).md")]),
        ("[a [b] c](d.md)", [("link", "a [b] c", "d.md")]),
        ("![a](b.png)", [("image", "a", "b.png")]),
        ("[![a](b.png)](c.md)", [("link", "![a](b.png)", "c.md"), ("image", "a", "b.png")]),
        ("[a]()", [("link", "a", "")]),
        ("[a]: b.md", [("definition", "a", "b.md")]),
        ("<https://a.example/>", [("automatic", "", "https://a.example/")]),
        ("<a@b.example>", [("automatic", "", "a@b.example")]),
        ("`[a](b.md)` \\[a](b.md) [a]\n\n(b.md)", []),
    ],
)
def test_links_are_found(text: str, found: list[tuple[str, str, str]]) -> None:
    file = page(text)
    links = links_in(file)

    assert [(link.kind, link.text, link.target) for link in links] == found
    for link in links:
        assert file.source.text[link.target_span.start : link.target_span.end] == link.target


@pytest.mark.parametrize(
    "target, scheme",
    [
        ("https://a.example", "https"),
        ("JaVaScRiPt:alert(1)", "javascript"),
        ("java&#115;cript:x", "javascript"),
        ("%6Aavascript:x", "javascript"),
        ("java\u200bscript:x", "javascript"),
        ("//a.example", ""),
        ("../2021.md#a", ""),
        ("2021.md#a:b", ""),
    ],
)
def test_a_scheme_is_read_as_a_browser_would(target: str, scheme: str) -> None:
    [link] = links_in(page(f"[a]({target})"))

    assert link.scheme == scheme


@pytest.mark.parametrize(
    "text, names",
    [
        ("[a][b]", ["b"]),
        ("[a][]", ["a"]),
        ("[a][B]\n\n[b]: c.md", []),
        ("[a] [b]", ["b"]),
        ("[a][^1]\n\n[^1]: b", []),
        ("[a]", []),
    ],
)
def test_references_need_a_definition(text: str, names: list[str]) -> None:
    assert [name for name, _ in undefined_references(page(text))] == names
