"""HTML, Jinja and includes: nothing in a contributed text is ever run, so nothing may look so."""

import re
from collections.abc import Iterator
from html import unescape

from archive.checking.problem import Fix
from archive.checking.prose import prose
from archive.checking.rule import Found, rule
from archive.checking.written import quoted, values_of
from archive.model.archive import Archive
from archive.model.body import Span
from archive.model.page_records import Dossier
from archive.reading.content_file import ContentFile

_TAG = re.compile(
    r"<(?:(?P<comment>!--)|(?P<other>[!?])|/?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?![@:.\w]|[^\s<>]*@))"
    r"[^<>]{0,200}>?"
)
_EVENT = re.compile(r"\son[a-z]+\s*=|\s(?:style|srcdoc|formaction)\s*=", re.IGNORECASE)
_INSTEAD = {
    "b": "**chữ đậm**",
    "strong": "**chữ đậm**",
    "i": "*chữ nghiêng*",
    "em": "*chữ nghiêng*",
    "u": "*chữ nghiêng*",
    "br": "một dòng trống giữa hai đoạn",
    "p": "một dòng trống giữa hai đoạn",
    "div": "một dòng trống giữa hai đoạn",
    "a": "[chữ](https://…)",
    "img": "![lời thay thế](hinh.jpg)",
    "table": "bảng kẻ bằng dấu |",
    "ul": "các dòng bắt đầu bằng “- ”",
    "ol": "các dòng bắt đầu bằng “1. ”",
    "li": "các dòng bắt đầu bằng “- ”",
    "sup": "chú thích [^1]",
    **{f"h{level}": f"{'#' * level} Tiêu đề" for level in range(2, 7)},
}
_ENTITY = re.compile(r"&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});?|[A-Za-z][A-Za-z0-9]{1,31};)")
_ESCAPES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
"""The only entities a text may hold: they keep a sign from being taken for HTML."""
_IS_PLAIN = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff ,.;:%–—“”‘’…]")
_JINJA = re.compile(r"\{\{|\{%|\{#(?![^\s{}]+[ ]*\}[ \t]*#*[ \t]*$)", re.MULTILINE)
_INCLUDE = re.compile(
    r"^[ \t]*(?:;?-+8<-+[^\n]*|\{![^\n]*|\[TOC\][ \t]*)$|\{!\s*\S[^\n]*!\}", re.MULTILINE
)
# One of them stands in whatever the expression finds, and is found much faster; still faster a
# single character of it.
_SIGNS_OF_AN_INCLUDE = (("<", "8<"), ("!", "{!"), ("[", "[TOC]"))
_IN_ENTRY = re.compile(r"<[A-Za-z/!?][^<>\n]*>?|&#\w*;?")


@rule(
    "html-tho",
    about="van-ban",
    wrong="Trao <b>20.000</b> chiếc khẩu trang y tế.",
    right="Trao **20.000** chiếc khẩu trang y tế.",
    why="HTML trong bài không bao giờ được chạy; viết bằng Markdown thì trang nào cũng hiện đúng.",
)
def raw_html(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Phần văn bản không chứa thẻ HTML hay chú thích HTML."""
    text, start = prose(file), file.body.start
    opened: set[str] = set()
    for match in _TAG.finditer(text):
        span = Span(start + match.start(), start + match.end())
        if match.group("comment"):
            yield Found(
                span,
                "có chú thích HTML <!-- … -->",
                "Xóa chú thích này; lời của người biên soạn ghi ở mục notes hay note.",
            )
        elif match.group("other"):
            yield Found(span, "có khai báo HTML", "Xóa phần này, chỉ giữ chữ.")
        else:
            name = match.group("name").lower()
            if match.group().startswith("</") and name in opened:
                continue  # told with the tag that it closes
            opened.add(name)
            instead = _INSTEAD.get(name)
            event = _EVENT.search(match.group())
            runs = f" với thuộc tính chạy lệnh {quoted(event.group().strip())}" if event else ""
            yield Found(
                span,
                f"có thẻ HTML <{name}>{runs}",
                f"Thay bằng {instead}."
                if instead
                else "Xóa thẻ, chỉ giữ chữ. Nếu muốn viết dấu nhỏ hơn thì để một dấu cách sau nó.",
            )


@rule(
    "html-thuc-the",
    about="van-ban",
    wrong="Trao 20.000 chiếc kh&#7849;u trang y tế.",
    right="Trao 20.000 chiếc khẩu trang y tế.",
    why="Chữ viết bằng mã số giấu được mọi thứ: dấu mật, đường dẫn, số điện thoại.",
)
def entity(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Chữ được viết thẳng, không viết bằng mã HTML."""
    text, start = prose(file), file.body.start
    for match in _ENTITY.finditer(text):
        written = match.group()
        character = unescape(written)
        if character == written or written in _ESCAPES.values():
            continue
        span = Span(start + match.start(), start + match.end())
        right = _ESCAPES.get(character, character if character.isprintable() else "")
        plain = character in _ESCAPES or _IS_PLAIN.fullmatch(character) is not None
        yield Found(
            span,
            f"mã HTML {quoted(written)} thay cho chữ",
            f"Viết: {right}" if right else "Xóa mã này.",
            Fix(span.start, span.end, right, f"đổi {quoted(written)} thành {right}")
            if plain
            else None,
        )


@rule(
    "html-trong-muc",
    about="muc",
    wrong="title: Kết quả <b>đối ngoại</b> nhân dân năm 2018",
    right="title: Kết quả đối ngoại nhân dân năm 2018",
    why="Chữ của phần đầu tệp hiện ra nguyên như viết, nên thẻ HTML chỉ làm hỏng câu.",
)
def html_in_an_entry(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Chữ trong phần đầu tệp không chứa thẻ HTML hay mã HTML."""
    front = file.source.text[: file.body.start]
    if file.is_verbatim and "<" not in front and "&" not in front:
        return
    for value in values_of(file):
        if not isinstance(value.value, str):
            continue
        match = _IN_ENTRY.search(value.value)
        if match is not None:
            span = file.span(*value.location)
            at = file.source.text.find(match.group(), span.start, span.end)
            place = Span(at, at + len(match.group())) if at >= 0 else span
            yield Found(
                place,
                f"mục {value.location[-1]!s} có {'mã' if match.group()[0] == '&' else 'thẻ'} HTML"
                if isinstance(value.location[-1], str)
                else "giá trị này có HTML",
                "Chỉ viết chữ thường; chữ đậm, chữ nghiêng để trong phần văn bản.",
            )


@rule(
    "jinja-ngoai-chuyen-de",
    about="van-ban",
    wrong='{{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng-thu", nam=2021) }}',
    right="Xem [hồ sơ của hội bạn](../../doi-tac/hoi-lhtn-svay-rieng-thu.md).",
    why="Chỉ chuyên đề gọi được bảng và biểu đồ; báo cáo là lời của văn bản gốc.",
)
def jinja_outside_dossiers(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Chỉ chuyên đề được gọi bảng và biểu đồ bằng {{ … }}; {% … %} không dùng ở đâu cả."""
    if isinstance(file.record, Dossier):
        return
    text, start = prose(file), file.body.start
    for match in _JINJA.finditer(text):
        end = text.find("\n", match.start())
        end = len(text) if end < 0 else end
        closing = {"{{": "}}", "{%": "%}", "{#": "#}"}[match.group()]
        close = text.find(closing, match.end(), end)
        last = close + 2 if close >= 0 else end
        yield Found(
            Span(start + match.start(), start + last),
            f"{quoted(match.group())} không được dùng ở đây",
            "Xóa phần này. Bảng và biểu đồ chỉ gọi được trong chuyen-de/; số liệu của báo cáo đã "
            "có trên trang của nó.",
        )


@rule(
    "chen-tep",
    about="van-ban",
    wrong='--8<-- "phu-luc.md"',
    right="Phụ lục có ba trang.",
)
def include(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Văn bản không chèn tệp khác hay mục lục tự động."""
    text, start = prose(file), file.body.start
    if not any(one in text and sign in text for one, sign in _SIGNS_OF_AN_INCLUDE):
        return
    for match in _INCLUDE.finditer(text):
        lead = len(match.group()) - len(match.group().lstrip())
        yield Found(
            Span(start + match.start() + lead, start + match.end()),
            f"lệnh {quoted(match.group().strip())} không được dùng",
            "Chép nội dung cần thiết vào đây; mục lục của trang tự có.",
        )
