"""The extension that carries finished HTML around Markdown changes nothing but the time."""

import markdown
import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rendering import fragments

STOCK = ["toc", "tables", "fenced_code", "attr_list"]
PLACEHOLDER = f"{markdown.util.STX}wzxhzdk:0{markdown.util.ETX}"


def render(text: str, *extensions: str) -> str:
    return markdown.markdown(
        text,
        extensions=[*STOCK, *extensions],
        extension_configs={"toc": {"slugify": fragments.heading_id}},
    )


def both(text: str) -> tuple[str, str]:
    return render(text), render(text, "archive.rendering.fragments")


def page(*finished: str) -> str:
    parts = ["# Tiêu đề {: #tieu-de }"]
    for number, html in enumerate(finished):
        parts += [f'<div class="manh">\n{html}\n</div>', f"## Mục {number} {{: #muc-{number} }}"]
    return "\n\n".join(parts)


NASTY = {
    "plain": "<p>Trao <b>20.000</b> khẩu trang &amp; <a href='../x/'>xem</a></p>",
    "markdown inside": "<p>**đậm** _nghiêng_ [x](y) `z` ![a](b) {: #no }</p>\n\n# Không\n\n- một",
    "div alone on its line": '<div class="cuon">\n<p>x</p>\n</div>\n\n<p>y</p>',
    "another fragment inside": '<div class="manh">\n<p>x</p>\n</div>',
    "empty lines and spaces": "<p>a</p>\n\n   \n\n\t<p>b\t</p>  \n",
    "void and self-closing": '<hr>\n<p>a<br>b</p><svg viewBox="0 0 1 1"><rect width="1"/></svg>',
    "data block": '<script type="application/ld+json">\n{"a": "<\\/div>\\u003c"}\n</script>',
    "pre": "<pre>\n    bốn ô trống\n\n  &lt;/div&gt;\n</pre>",
    "entities": "<p>&lt;div&gt; &amp;amp; &#39; &#x27; &nbsp; &quot;</p>",
    "marks of Markdown itself": f"<p>{PLACEHOLDER} \x02amp\x03 \x02archive-fragment:0\x03</p>",
    "tables": "<table><tbody><tr><td>a | b</td></tr></tbody></table>\n\na | b\n--- | ---",
    "text that looks like a fragment": '<p>&lt;div class="manh"&gt;</p>',
    "div in an attribute": '<p title="<div">x</p>\n<p title="</div>">y</p>',
    "reference and footnote": "<p>[^1] [a][b]</p>\n\n[^1]: x\n[b]: y",
    "unbalanced": "<p>x</p>\n</div>\n<p>y</p>",
    "other tags never closed": "<section><ul><li>x<p>y",
    "never closed": "<div>\n<p>x</p>",
    "windows line ends": "<p>a</p>\r\n\r\n<p>b</p>\r",
    "empty": "",
}


@pytest.mark.parametrize("html", NASTY.values(), ids=NASTY.keys())
def test_the_same_bytes_with_and_without(html: str) -> None:
    without, with_extension = both(page(html, "<p>sau</p>", html))

    assert with_extension == without


@given(st.lists(st.text(alphabet="<>/&;=\"' \n\tdivp#*_`[]()!|-{}:ấđ12", max_size=60), max_size=4))
def test_the_same_bytes_for_whatever_the_sanitiser_lets_through(texts: list[str]) -> None:
    finished = [nh3.clean(text).replace("```", "&#96;``") for text in texts]

    without, with_extension = both(page(*finished))

    assert with_extension == without


@pytest.mark.parametrize(
    "text",
    [
        '<div class="manh">\n<p>x</p>\n</div>\n## Ngay dưới',
        'Ngay trên\n<div class="manh">\n<p>x</p>\n</div>\n',
        '<div class="manh"><p>x</p></div>\n\n## Một dòng',
        ' <div class="manh">\n<p>x</p>\n</div>\n\nthụt vào',
        '<div class="manh">\n<p>x</p>\n</div> đuôi\n\n## Có đuôi',
        '<div class="manh">\n<p>x</p></div>\n\n## Đóng cuối dòng',
        '```\n\n<div class="manh">\nx\n</div>\n\n',
        "",
    ],
)
def test_what_is_no_fragment_goes_the_ordinary_way(text: str) -> None:
    without, with_extension = both(text)

    assert with_extension == without


def test_fragments_are_taken_out_before_anything_parses_them() -> None:
    md = markdown.Markdown(extensions=["archive.rendering.fragments"])
    taker = md.preprocessors["archive_fragments"]
    assert isinstance(taker, fragments.FragmentTaker)

    left = taker.run(page("<p>x</p>", "<p>y</p>").split("\n"))

    assert taker.taken == [f'<div class="manh">\n<p>{x}</p>\n</div>\n' for x in "xy"]
    assert "<" not in "".join(left)


def test_one_instance_renders_page_after_page() -> None:
    md = markdown.Markdown(extensions=[*STOCK, "archive.rendering.fragments"])

    first = md.convert(page("<p>một</p>"))
    second = md.reset().convert(page("<p>hai</p>"))

    assert "<p>một</p>" in first
    assert second == render(page("<p>hai</p>"))


def test_a_heading_without_id_keeps_its_d_with_stroke() -> None:
    assert '<h2 id="de-muc-doan-ra">' in render("## Đề mục Đoàn ra")
