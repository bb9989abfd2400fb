"""Values that YAML cuts short without a word."""

from collections.abc import Iterator

from archive.checking.rule import Found, rule
from archive.checking.written import quoted, values_of
from archive.model.archive import Archive
from archive.model.body import Span
from archive.reading.content_file import ContentFile
from archive.reading.yaml_tree import TextNode


@rule(
    "chu-bi-cat",
    about="yaml",
    wrong="place: Nhà văn hóa #2 thành phố",
    right='place: "Nhà văn hóa #2 thành phố"',
    why="Với YAML, dấu # sau dấu cách mở đầu lời ghi chú: phần sau nó biến mất không một lời báo.",
)
def text_cut_off(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Giá trị có dấu # sau dấu cách thì đặt trong ngoặc kép."""
    text = file.source.text
    if " #" not in text[: file.body.start]:
        return
    for value in values_of(file):
        node = file.written(*value.location)
        if not isinstance(node, TextNode) or not node.plain:
            continue
        end = text.find("\n", node.span.end)
        rest = text[node.span.end : end if end >= 0 else len(text)]
        lost = rest.lstrip(" \t")
        # a comment has a space behind its sign
        if lost.startswith("#") and lost != rest and lost[1:2].strip():
            start = node.span.end + len(rest) - len(lost)
            yield Found(
                Span(start, start + len(lost.rstrip())),
                f"chỉ còn {quoted(node.text)}: phần {quoted(lost)} bị coi là ghi chú và mất đi",
                f'Đặt cả câu trong ngoặc kép: "{node.text} {lost.rstrip()}". Nếu đúng là ghi chú '
                "thì thêm dấu cách sau #.",
            )
