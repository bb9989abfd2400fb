"""Every page of the built archive is valid HTML, as far as a parser and a few rules can tell."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest

from tests.conftest import Site

PHRASING_ONLY = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "button", "label", "em", "strong"}
FLOW = {
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure"),
    *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol"),
    *("p", "pre", "section", "table", "ul"),
}
ONLY_CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "tr": {"td", "th", "script", "template"},
}
REFERS_TO_ID = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
OBSOLETE = {"align", "bgcolor", "border", "cellpadding", "cellspacing", "valign"}


def faults(html: str) -> list[str]:
    """What is wrong with a page: parse errors as `line:column: code`, then broken rules."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html)
    found = [f"{line}:{column}: {code}" for (line, column), code, _ in parser.errors]
    return [*found, *_broken_rules(root)]


def _broken_rules(root: Any) -> Iterator[str]:  # untyped: a comment is an element without a name
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    ids = Counter(element.attrib["id"] for element in elements if "id" in element.attrib)
    yield from (f"id {name} stands {times} times" for name, times in ids.items() if times > 1)
    for element in elements:
        tag = element.tag
        children = {child.tag for child in element if isinstance(child.tag, str)}
        within = {inner.tag for inner in element.iter() if inner is not element}
        yield from (
            f"<{tag} {name}> refers to #{wanted}, which is not there"
            for name in REFERS_TO_ID
            for wanted in element.attrib.get(name, "").split()
            if wanted not in ids
        )
        yield from (
            f"<{child}> directly in <{tag}>"
            for child in children - ONLY_CHILDREN.get(tag, children)
        )
        if tag in PHRASING_ONLY:
            yield from (f"<{inner}> within <{tag}>" for inner in within & FLOW)
        if tag in {"a", "button"} and within & {"a", "button", "input", "select", "textarea"}:
            yield f"something to click within <{tag}>"
        if tag == "img" and "alt" not in element.attrib:
            yield "<img> without alt"
        if " " in element.attrib.get("id", "") or element.attrib.get("id") == "":
            yield f"id {element.attrib['id']!r} is empty or holds a blank"
        yield from (f"<{tag} {name}> is obsolete" for name in OBSOLETE & element.attrib.keys())


def page(body: str) -> str:
    return (
        f'<!doctype html><html lang="vi"><head><title>thử</title></head><body>{body}</body></html>'
    )


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p>a</div>", "end-tag-too-early"),
        ("<p>a<b>b</p>", "unexpected-end-tag"),
        ('<p title="a" title="b">a</p>', "duplicate-attribute"),
        ("<table><div>a</div></table>", "table-voodoo"),
        ("<p>a & b &khong; c</p>", "named-entity"),
        ("<section>a", "expected-one-end-tag"),
        ('<p id="a">a</p><p id="a">b</p>', "id a stands 2 times"),
        ('<p id="a b">a</p>', "holds a blank"),
        ('<label for="x">a</label>', "refers to #x"),
        ('<nav aria-labelledby="x">a</nav>', "refers to #x"),
        ("<ul><p>a</p></ul>", "<p> directly in <ul>"),
        ("<dl><span>a</span></dl>", "<span> directly in <dl>"),
        ("<span><div>a</div></span>", "<div> within <span>"),
        ("<h2><p>a</p></h2>", "<p> within <h2>"),
        ("<button><a href='x'>a</a></button>", "something to click within <button>"),
        ("<img src='a.png'>", "<img> without alt"),
        ("<table><tr><td align='right'>a</td></tr></table>", "<td align> is obsolete"),
    ],
)
def test_a_fault_is_found(body: str, fault: str) -> None:
    assert any(fault in found for found in faults(page(body))), faults(page(body))


@pytest.mark.parametrize(
    "body",
    [
        "<h1>a</h1><p>b &amp; <b>c</b></p><hr><ul><!-- x --><li>d<ul><li>e</li></ul></li></ul>",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
        '<label for="q">a</label><input id="q" name="q"><a href="#q"><div>c</div></a>',
        "<details><summary><h2>a</h2></summary><p>b</p></details>",
        '<svg viewBox="0 0 1 1" role="img" aria-labelledby="t"><title id="t">a</title><g/></svg>',
        '<script type="application/json">{"a": "<b>"}</script><dl><div><dt>a<dd>b</div></dl>',
    ],
)
def test_valid_html_has_no_fault(body: str) -> None:
    assert faults(page(body)) == []


def test_every_page_is_valid(site: Site) -> None:
    pages = sorted(site.folder.rglob("*.html"))
    found = {str(p.relative_to(site.folder)): faults(p.read_text(encoding="utf-8")) for p in pages}

    assert pages
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
