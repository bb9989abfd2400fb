"""Footnotes and emphasis: signs that belong in pairs."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from archive.checking.prose import piece_of, prose
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, quoted
from archive.language.nearest import nearest
from archive.model.archive import Archive
from archive.model.body import Span
from archive.reading.content_file import ContentFile

_NOTE = re.compile(r"\[\^(?P<name>[^\]\s]+)\](?P<colon>:)?")
_LINE_START = re.compile(r"[ ]{0,3}")
_STARS = re.compile(r"(?<!\*)\*\*(?!\*)")


@lru_cache(maxsize=2)  # asked by three rules, one after the other
def _notes(file: ContentFile) -> tuple[list[tuple[str, Span]], dict[str, list[Span]]]:
    """Footnote references, and definitions by name, with their places."""
    text, start = prose(file), file.body.start
    used: list[tuple[str, Span]] = []
    defined: defaultdict[str, list[Span]] = defaultdict(list)
    for match in _NOTE.finditer(text):
        span = Span(start + match.start(), start + match.end())
        line = text.rfind("\n", 0, match.start()) + 1
        if match.group("colon") and _LINE_START.fullmatch(text, line, match.start()):
            defined[match.group("name")].append(Span(span.start, span.end - 1))
        else:
            end = span.end - (1 if match.group("colon") else 0)
            used.append((match.group("name"), Span(span.start, end)))
    return used, defined


@rule(
    "chu-thich-khong-co",
    about="van-ban",
    wrong="Trao 20.000 chiếc khẩu trang y tế[^2].",
    right="Trao 20.000 chiếc khẩu trang y tế[^1].",
)
def undefined_footnote(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi dấu chú thích trong bài có lời chú thích."""
    used, defined = _notes(file)
    unused = [name for name in defined if name not in {name for name, _ in used}]
    for name, span in used:
        if name not in defined:
            near = [f"[^{other}]" for other in nearest(name, unused) or unused[:2]]
            yield Found(
                span,
                f"chú thích {quoted(f'[^{name}]')} không có lời",
                f"{did_you_mean(near)}Thêm ở cuối mục, cách một dòng trống: [^{name}]: …",
            )


@rule(
    "chu-thich-thua",
    about="van-ban",
    level="warning",
    wrong="[^9]: Theo báo cáo của hội bạn.",
    right="[^1]: Theo báo cáo của hội bạn.",
)
def unused_footnote(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi lời chú thích có dấu trong bài."""
    used, defined = _notes(file)
    names = {name for name, _ in used}
    for name, spans in defined.items():
        if name not in names:
            yield Found(
                spans[0],
                f"không chỗ nào trong bài dẫn tới chú thích {quoted(f'[^{name}]')}",
                f"Thêm [^{name}] vào chỗ cần chú thích, hoặc xóa lời chú thích này.",
            )


@rule(
    "chu-thich-trung",
    about="van-ban",
    wrong="[^1]: Theo sổ của văn phòng.",
    right="[^2]: Theo sổ của văn phòng.",
)
def repeated_footnote(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi dấu chú thích chỉ có một lời."""
    _, defined = _notes(file)
    for name, spans in defined.items():
        for span in spans[1:]:
            line = file.source.position(spans[0].start).line
            yield Found(
                span,
                f"chú thích {quoted(f'[^{name}]')} đã có lời ở dòng {line}",
                "Đánh số khác cho lời chú thích này, và sửa dấu trong bài.",
            )


@rule(
    "in-dam-khong-dong",
    about="van-ban",
    level="warning",
    wrong="Trao **20.000 chiếc khẩu trang y tế.",
    right="Trao **20.000** chiếc khẩu trang y tế.",
)
def unclosed_emphasis(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Chữ đậm mở bằng ** thì đóng bằng ** trong cùng một đoạn."""
    text = prose(file)
    if "**" not in text:
        return
    for passage in file.body.passages:
        if passage.kind == "code" or "**" not in passage.text:
            continue
        found = list(_STARS.finditer(piece_of(file, passage, text)))
        if len(found) % 2:
            at = passage.span.start + found[-1].start()
            yield Found(
                Span(at, at + 2),
                "dấu ** này không có cặp",
                "Thêm ** ở cuối chữ đậm, hoặc bỏ dấu này; dấu sao thật thì viết \\*.",
            )
