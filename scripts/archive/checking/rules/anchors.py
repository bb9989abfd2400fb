"""Anchors: the ids that tie passages and sections to records."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from archive.checking.accounts import known_anchors, near_free_ids, near_roles
from archive.checking.files_asked import is_report
from archive.checking.problem import Fix
from archive.checking.prose import prose
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, quoted
from archive.language.slugs import is_id, slugify
from archive.model.archive import Archive
from archive.model.body import Body, Passage, Span
from archive.model.choices import SECTIONS
from archive.model.records import Report
from archive.reading.content_file import ContentFile

_MARGIN = re.compile(r"[ ]*")
_AT_LINE_END = re.compile(
    r"(?<=\S)(?P<gap>[ \t]+)\{:?[ ]*#(?P<id>[^\s{}]+)[ ]*\}[ \t]*$", re.MULTILINE
)


def _rename(span: Span, old: str, names: list[str], taken: Container[str]) -> Fix | None:
    """The repair that makes the anchor the only one of ``names``, unless it is ``taken``."""
    if len(names) != 1 or names[0] in taken:
        return None
    if isinstance(taken, set):
        taken.add(names[0])
    return Fix(span.start, span.end, names[0], f"đổi neo {quoted(old)} thành {quoted(names[0])}")


@rule(
    "neo-trung",
    about="van-ban",
    wrong="{: #tham-phnom-penh }",
    right="{: #giao-luu-phnom-penh }",
    why="Một định danh chỉ một đoạn; hai đoạn cùng neo thì đường dẫn không biết đi đâu.",
)
def repeated_anchor(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi neo chỉ đứng ở một chỗ trong văn bản."""
    for passage, span in _anchored(file):
        first = file.body.anchors[passage.anchor or ""]
        both = {passage.kind, first.kind} == {"heading"} and passage.anchor in SECTIONS
        if first is passage or both:
            continue
        line = file.source.position(first.span.start).line
        yield Found(
            span,
            f"neo {quoted(passage.anchor or '')} đã có ở dòng {line}",
            "Giữ neo ở đoạn kể đủ nhất. Việc kể ở hai đoạn thì gộp hai đoạn, hoặc đặt neo ở tiêu "
            "đề chung của chúng; hai việc khác nhau thì mỗi việc một định danh.",
        )


@rule(
    "neo-la",
    about="van-ban",
    wrong="{: #tham-phnom-pen }",
    right="{: #tham-phnom-penh }",
    of=is_report,
)
def unknown_anchor(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Neo của báo cáo là định danh của một việc, một thỏa thuận, hay vai của một mục."""
    report = file.record
    if not isinstance(report, Report):
        return
    known = known_anchors(report)
    if "" in known or not file.complete:
        return  # an id was refused or lost: which anchor is its own cannot be told
    taken: set[str] = set()
    for passage, span in _anchored(file):
        anchor = passage.anchor or ""
        if anchor in known or (passage.kind == "heading" and anchor in SECTIONS):
            continue
        if passage.kind == "heading":
            near = near_roles(anchor, passage.text) or near_free_ids(report, anchor)
            yield Found(
                span,
                f"{quoted(anchor)} không phải vai của mục nào, cũng không phải định danh của việc "
                "nào",
                f"{did_you_mean(near)}Các vai: {', '.join(SECTIONS)}.",
                _rename(span, anchor, near, taken),
            )
        elif anchor in SECTIONS:
            yield Found(
                span,
                f"{quoted(anchor)} là vai của một mục, chỉ đặt ở tiêu đề",
                f"Chuyển neo lên dòng tiêu đề: ## … {{: #{anchor} }}",
            )
        else:
            near = near_free_ids(report, anchor)
            yield Found(
                span,
                f"neo {quoted(anchor)} không phải định danh của việc nào trong hồ sơ",
                did_you_mean(near)
                + "Nếu là việc mới thì thêm vào activities; nếu không thì bỏ neo.",
                _rename(span, anchor, near, taken),
            )


@rule(
    "neo-lac",
    about="van-ban",
    wrong="{: #tham-phnom-penh }",
    right="{: #tham-phnom-penh }",
    why="Cách một dòng trống thì neo không thuộc về đoạn nào và hiện ra như chữ thường.",
)
def stray_anchor(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Neo đứng ngay dưới đoạn của nó, không cách dòng trống."""
    text = file.source.text
    for anchor, span in file.body.stray:
        line = text.rfind("\n", 0, span.start)
        above = _last_before(file.body, span.start)
        if above is not None and above.kind in {"table", "quote", "code", "html"}:
            yield Found(
                span,
                f"neo {quoted(anchor)} đứng dưới một bảng hay khối trích, không thuộc đoạn nào",
                "Đặt neo dưới đoạn văn giới thiệu bảng, hoặc ở tiêu đề phía trên.",
            )
            continue
        joins = above is not None and above.kind != "heading" and above.anchor is None
        joins = joins and above is not None and not text[above.span.end : line].strip()
        yield Found(
            span,
            f"neo {quoted(anchor)} đứng riêng, không thuộc đoạn nào",
            "Bỏ dòng trống giữa đoạn văn và neo."
            if joins
            else "Đặt neo ngay dưới dòng cuối của đoạn, không cách dòng trống.",
            Fix(above.span.end, line, "", "bỏ dòng trống phía trên neo")
            if joins and above is not None and _is_free(file, anchor)
            else None,
        )


def _is_free(file: ContentFile, anchor: str) -> bool:
    """Whether ``anchor`` would be right, were it attached to a passage."""
    if anchor in file.body.anchors:
        return False
    return not isinstance(file.record, Report) or anchor in known_anchors(file.record)


def _last_before(body: Body, offset: int) -> Passage | None:
    """The last passage that begins before ``offset``."""
    at = bisect_left(body.passages, offset, key=lambda passage: passage.span.start)
    return body.passages[at - 1] if at else None


@rule(
    "neo-cuoi-dong",
    about="van-ban",
    wrong="Tháng 5/2018, đoàn gồm 12 người sang thăm Phnom Penh. {: #tham-phnom-penh }",
    right="{: #tham-phnom-penh }",
    why="Neo của đoạn văn viết cuối câu không phải là neo: nó hiện ra như chữ thường.",
)
def anchor_at_the_end_of_a_line(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Neo của đoạn văn đứng riêng một dòng, dưới dòng cuối của đoạn."""
    text, start = prose(file), file.body.start
    for passage in file.body.passages:
        if passage.kind in {"heading", "code", "macro"}:
            continue
        first, last = passage.span.start - start, passage.span.end - start
        if "{" not in text[first:last]:
            continue
        for match in _AT_LINE_END.finditer(text, first, last):
            is_last = match.end() == last and passage.anchor is None
            gap = Span(start + match.start("gap"), start + match.end("gap"))
            line = text.rfind("\n", 0, first) + 1
            below = "\n" + _MARGIN.findall(text, line, last)[0]
            if passage.kind == "item":
                below += "  "
            yield Found(
                Span(gap.end, start + match.end()),
                f"neo {quoted(match.group('id'))} viết cuối câu nên không có tác dụng",
                "Xuống dòng trước dấu {: để neo đứng riêng một dòng ngay dưới đoạn.",
                Fix(gap.start, gap.end, below, "đưa neo xuống dòng dưới")
                if is_last and _is_free(file, match.group("id"))
                else None,
            )


@rule(
    "neo-sai-dang",
    about="van-ban",
    wrong="## Lịch sử {: #Lịch-sử }",
    right="## Lịch sử {: #lich-su }",
)
def malformed_anchor(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Neo viết chữ thường không dấu, nối bằng gạch ngang."""
    if isinstance(file.record, Report):
        return  # there an anchor must be known, which says more
    for passage, span in _anchored(file):
        anchor = passage.anchor or ""
        if not is_id(anchor):
            right = slugify(anchor)
            yield Found(
                span,
                f"neo {quoted(anchor)} không đúng khuôn",
                f"Viết: {{: #{right or 'chu-thuong-khong-dau'} }}",
                _rename(span, anchor, [right] if right else [], file.body.anchors),
            )


@rule(
    "dinh-danh-trung-muc",
    about="van-ban",
    wrong="- id: ket-qua",
    right="- id: ket-qua-thi-dua",
    of=is_report,
)
def id_is_a_role(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Định danh của một việc hay một thỏa thuận không trùng với vai của mục."""
    report = file.record
    if not isinstance(report, Report):
        return
    for name, ids in (
        ("activities", [activity.id for activity in report.activities]),
        ("agreements", [agreement.id for agreement in report.entries.agreements]),
    ):
        for index, id_ in enumerate(ids):
            if id_ in SECTIONS:
                yield Found(
                    file.span(name, index, "id"),
                    f"{quoted(id_)} là vai của mục “{SECTIONS[id_]}”",
                    "Đặt định danh khác, nói rõ đó là việc gì.",
                )


@lru_cache(maxsize=2)  # asked by several rules, one after the other
def _anchored(file: ContentFile) -> Sequence[tuple[Passage, Span]]:
    """The passages that carry an anchor, with the place of its id."""
    return [
        (passage, passage.anchor_span)
        for passage in file.body.passages
        if passage.anchor is not None and passage.anchor_span is not None
    ]
