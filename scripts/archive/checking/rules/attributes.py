"""Attribute lists: an anchor is the only attribute that a contributor may set."""

import re
from collections.abc import Iterator

from archive.checking.prose import prose
from archive.checking.rule import Found, rule
from archive.checking.written import quoted
from archive.model.archive import Archive
from archive.model.body import Span
from archive.reading.content_file import ContentFile

_BRACES = re.compile(r"(?<!\{)\{(?!\{|%)(?P<inner>[^{}\n]*)\}(?!\})")
# As an anchor is nearly always written; where each brace is one's, nothing else is looked for.
_USUAL = re.compile(r"\{(?<=\s.): #[a-z0-9-]+ \}")
_ANCHOR = re.compile(r":?[ ]*#[^\s{}]+[ ]*")
_LIKE_ATTRIBUTES = re.compile(r"\s*[:.#]|[\w-]+\s*=")
_RUNS = re.compile(r"\bon[a-z]+\s*=|\bstyle\s*=", re.IGNORECASE)


@rule(
    "thuoc-tinh-la",
    about="van-ban",
    wrong="Trao **20.000**{: .to onclick=alert(1) } chiếc khẩu trang y tế.",
    right="Trao **20.000** chiếc khẩu trang y tế.",
    why="Ngoài neo, mọi thuộc tính đều bị bỏ khi làm trang; thuộc tính chạy lệnh là lối tấn công.",
)
def foreign_attribute(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong ngoặc nhọn chỉ có neo: {: #định-danh }."""
    text, start = prose(file), file.body.start
    if text.count("{") == len(_USUAL.findall(text)):
        return
    for match in _BRACES.finditer(text):
        inner = match.group("inner")
        before = text[match.start() - 1 : match.start()]
        if _ANCHOR.fullmatch(inner) and (before.isspace() or not before):
            continue
        if inner.endswith(("#", "%")):
            continue  # Jinja's, which is told by its own rule
        behind, _, _ = text[match.end() :].partition("\n")
        alone = not behind.strip()
        if not (_LIKE_ATTRIBUTES.match(inner) or before in {"*", "_", ")", "]", "`"} or alone):
            continue
        runs = "chạy lệnh hay đổi kiểu chữ, " if _RUNS.search(inner) else ""
        yield Found(
            Span(start + match.start(), start + match.end()),
            f"{quoted(match.group())} đặt thuộc tính {runs}không phải neo",
            "Xóa phần trong ngoặc nhọn; chỉ giữ neo, viết đúng một kiểu: {: #định-danh }",
        )
