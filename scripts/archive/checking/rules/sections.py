"""Headings: their levels, and the roles of a report's sections."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.checking.accounts import near_roles, roles
from archive.checking.files_asked import is_report
from archive.checking.problem import Fix
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, first_line, quoted
from archive.model.archive import Archive
from archive.model.body import Passage, Span
from archive.model.choices import SECTIONS
from archive.model.records import Report
from archive.reading.content_file import ContentFile

_TOP = 2


@lru_cache(maxsize=2)
def _headings(file: ContentFile) -> tuple[Passage, ...]:
    return tuple([passage for passage in file.body.passages if passage.kind == "heading"])


def _first_line(file: ContentFile, heading: Passage) -> str:
    return file.source.text[heading.span.start : heading.span.end].partition("\n")[0].rstrip()


def _below(headings: Sequence[Passage], index: int) -> list[Passage]:
    """The headings under the one at ``index``."""
    found = []
    for heading in headings[index + 1 :]:
        if heading.level <= headings[index].level:
            break
        found.append(heading)
    return found


@rule(
    "van-ban-rong",
    about="van-ban",
    wrong="clearance: {by: Ban biên tập thử, on: 2019-01-10}",
    right="Đoàn gồm 12 người sang thăm Phnom Penh.",
    why="Hồ sơ không có lời văn thì không ai kiểm lại được con số.",
    of=is_report,
)
def empty_text(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Báo cáo có hồ sơ thì có phần văn bản kể lại."""
    report = file.record
    if not isinstance(report, Report) or report.body.text.strip() or not file.complete:
        return
    if report.activities or report.entries.agreements:
        count = len(report.activities)
        yield Found(
            first_line(file, file.span("title")),
            f"báo cáo ghi {count} việc mà dưới phần đầu tệp không có chữ nào"
            if count
            else "báo cáo ghi thỏa thuận mà dưới phần đầu tệp không có chữ nào",
            "Dưới dòng --- thứ hai, viết phần văn bản: các mục ## … và đoạn kể từng việc, mỗi đoạn "
            "có neo {: #định-danh }.",
        )


@rule(
    "muc-khong-vai",
    about="van-ban",
    level="warning",
    wrong="## II. Kết quả đạt được",
    right="## II. Kết quả đạt được {: #ket-qua }",
    why="Mỗi văn bản đánh số một kiểu; vai của mục cho biết đâu là kết quả, đâu là kế hoạch.",
    of=is_report,
)
def heading_without_role(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi mục của báo cáo có vai, hoặc nằm trong hay bao trùm mục có vai."""
    if not isinstance(file.record, Report):
        return
    headings, in_section = _headings(file), roles(file)
    for index, heading in enumerate(headings):
        if heading.anchor is not None or in_section[heading.span.start]:
            continue
        if not heading.text or not _first_line(file, heading).startswith("#"):
            continue  # told by the rules of empty and of underlined headings
        if any(below.anchor in SECTIONS for below in _below(headings, index)):
            continue
        near = near_roles("", heading.text)
        yield Found(
            heading.span,
            f"mục {quoted(heading.text)} không có vai",
            did_you_mean([f"{{: #{role} }}" for role in near])
            + f"Thêm vai vào cuối dòng tiêu đề. Các vai: {', '.join(SECTIONS)}.",
        )


@rule(
    "vai-muc-trung",
    about="van-ban",
    wrong="## III. Kết quả khác {: #ket-qua }",
    right="### Kết quả khác",
    of=is_report,
)
def repeated_role(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi vai chỉ một mục của báo cáo mang."""
    if not isinstance(file.record, Report):
        return
    first: dict[str, Passage] = {}
    for heading in _headings(file):
        role = heading.anchor
        if role not in SECTIONS or role is None:
            continue
        if role in first and heading.anchor_span is not None:
            line = file.source.position(first[role].span.start).line
            yield Found(
                heading.anchor_span,
                f"vai {quoted(role)} đã có ở dòng {line}",
                "Gộp hai mục, hoặc viết mục sau thành mục con (###, không vai) của mục trước.",
            )
        first.setdefault(role, heading)


@rule(
    "thieu-ket-qua",
    about="van-ban",
    wrong="## Chỉ đạo {: #chi-dao }",
    right="## Kết quả {: #ket-qua }",
    of=is_report,
)
def no_results(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Báo cáo có việc đã làm thì có mục mang vai ket-qua."""
    report = file.record
    if not isinstance(report, Report) or not report.body.text.strip():
        return
    done = sum(activity.is_done for activity in report.activities)
    if done and not any(heading.anchor == "ket-qua" for heading in _headings(file)):
        yield Found(
            Span(file.body.start, file.body.start),
            f"báo cáo có {done} việc đã làm mà không có mục kết quả",
            "Thêm vai vào tiêu đề của mục kể kết quả: ## Kết quả {: #ket-qua }",
        )


@rule(
    "tieu-de-cap-mot",
    about="van-ban",
    wrong="# Kết quả {: #ket-qua }",
    right="## Kết quả {: #ket-qua }",
    why="Cấp một là tên trang, lấy từ title.",
)
def first_level(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tiêu đề trong văn bản bắt đầu từ cấp hai (##)."""
    for heading in _headings(file):
        if heading.level < _TOP:
            start = heading.span.start
            yield Found(
                heading.span,
                f"tiêu đề {quoted(heading.text)} ở cấp một, là cấp của tên trang",
                f"Viết: ## {_first_line(file, heading).lstrip('# ')}",
                Fix(start, start, "#", "đổi tiêu đề cấp một thành cấp hai")
                if file.source.text.startswith("#", start)
                else None,
            )


@rule(
    "tieu-de-nhay-cap",
    about="van-ban",
    level="warning",
    wrong="#### Đoàn ra",
    right="### Đoàn ra",
    why="Người dùng máy đọc màn hình đi theo cấp tiêu đề như theo bậc thang.",
)
def skipped_level(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tiêu đề con thấp hơn tiêu đề cha đúng một cấp."""
    before = _TOP - 1
    for heading in _headings(file):
        if heading.level > before + 1:
            right = "#" * (before + 1) + " " + _first_line(file, heading).lstrip("# ")
            yield Found(
                heading.span,
                f"tiêu đề {quoted(heading.text)} ở cấp {heading.level}, ngay dưới cấp {before}",
                f"Viết: {right}",
            )
        before = max(heading.level, _TOP)


@rule(
    "tieu-de-rong",
    about="van-ban",
    wrong="##",
    right="## Kết quả {: #ket-qua }",
)
def empty_heading(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tiêu đề có chữ."""
    for heading in _headings(file):
        if not heading.text.strip("#*_ \t"):
            yield Found(
                heading.span,
                "tiêu đề không có chữ nào",
                "Viết tên mục sau các dấu #, hoặc bỏ dòng này.",
            )


@rule(
    "muc-khong-noi-dung",
    about="van-ban",
    level="warning",
    wrong="## Kiến nghị {: #kien-nghi }",
    right="Báo cáo không nêu kiến nghị.",
)
def section_without_text(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Dưới mỗi tiêu đề có nội dung."""
    passages = file.body.passages
    for index, heading in enumerate(passages):
        if heading.kind != "heading" or not heading.text.strip("#*_ \t"):
            continue
        after = passages[index + 1] if index + 1 < len(passages) else None
        if after is None or (after.kind == "heading" and after.level <= heading.level):
            yield Found(
                heading.span,
                f"dưới tiêu đề {quoted(heading.text)} không có gì",
                "Chép nội dung của mục; văn bản để trống thì bỏ tiêu đề hoặc ghi rõ là để trống.",
            )
