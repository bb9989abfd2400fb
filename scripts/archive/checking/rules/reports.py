"""A report as a whole: cleared, not empty, in its place."""

import re
from collections.abc import Iterator

from archive.checking.files_asked import is_report
from archive.checking.meetings import FOLDERS, PAPERS, identities
from archive.checking.periods import ends_said, existence, of_year
from archive.checking.rule import Found, archive_rule, rule
from archive.checking.written import faults, first_line, is_spoiled, quoted, values_of_kind
from archive.model.archive import Archive
from archive.model.records import Report
from archive.reading.content_file import ContentFile, Reading

_PLACEHOLDER = re.compile(
    r"[.…_?x\s-]*|\[[^\]]*\]|<[^>]*>|TODO.*|FIXME.*|chưa điền|điền vào đây", re.IGNORECASE
)
_WORDS = ("text", "block", "party", "symbol")
"""Kinds of value in which one may be left."""
# Nearly every value begins with a letter or a figure, as none does that is to be filled in but for
# these: x, TODO, FIXME, chưa điền, điền vào đây. All are looked at in one go, each on a line.
_MAY_BE_ONE = re.compile(
    r"\n(?:[^0-9A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]|[xX]|[tT][oO]|[fF][iIıİ]|[cC][hH][ưƯ]|[đĐ][iIıİ])"
)
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d])")


@rule(
    "thieu-xac-nhan",
    about="bao-mat",
    of_faults=True,
    wrong="fidelity: tom-luoc",
    right="clearance: {by: Ban biên tập, on: 2019-01-10}",
    why="Kho công khai: trước khi đăng phải có người đọc và chịu trách nhiệm rằng trong bài không "
    "có gì mật, không có gì riêng tư.",
)
def not_cleared(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi báo cáo ghi ai đã xác nhận trong đó không có gì mật hay riêng tư, và ngày xác nhận."""
    for fault in faults(file, "thieu-muc"):
        if fault.values["name"] == "clearance":
            yield Found(
                first_line(file, fault.span),
                "chưa có người xác nhận báo cáo này không có gì mật, không có gì riêng tư",
                "Đọc hết bài rồi thêm: clearance: {by: <tên hay bộ phận>, on: <năm-tháng-ngày>}",
            )


@rule(
    "bao-cao-rong",
    about="bao-cao",
    wrong="title: Kết quả công tác đối ngoại nhân dân năm 2018",
    right="delegations: {outgoing: [], incoming: []}",
    why="Một báo cáo không có gì khác với không có báo cáo; cũng khác với văn bản nói “Không”.",
    of=is_report,
)
def empty_report(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Báo cáo có lời văn, có việc, có thỏa thuận, hoặc nói rõ là “Không”."""
    report = file.record
    if not isinstance(report, Report) or report.body.text.strip() or not file.complete:
        return
    entries = report.entries
    said = any(
        group is not None and (group.outgoing is not None or group.incoming is not None)
        for group in (entries.delegations, entries.planned_delegations)
    )
    if not (said or entries.activities or entries.agreements or is_spoiled(file)):
        yield Found(
            first_line(file, file.span("title")),
            "báo cáo không có việc nào, không có lời văn, cũng không nói là “Không”",
            "Chép các việc vào activities và kể lại trong lời văn dưới dòng --- thứ hai. Văn bản "
            "nói không có đoàn nào thì ghi delegations: {outgoing: [], incoming: []}.",
        )


@rule(
    "cho-chua-dien",
    about="muc",
    wrong="place: …",
    right="place: Cửa khẩu quốc tế Mộc Bài",
)
def placeholder(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Không để lại chỗ chưa điền của bản nháp: “…”, “<tên>”, “TODO”."""
    words: list[str] = [v[1] for kind in _WORDS for v in values_of_kind(file, kind)]
    if not _MAY_BE_ONE.search("\n{}\n".format("\n".join(words))):
        return
    if not any(_PLACEHOLDER.fullmatch(written.strip()) for written in words):
        return
    for value in values_of_kind(file, *_WORDS):
        if _PLACEHOLDER.fullmatch(value.value.strip()):
            yield Found(
                file.span(*value.location),
                f"{quoted(value.value)} là chỗ chưa điền",
                "Điền giá trị thật; văn bản không nêu thì xóa cả dòng.",
            )


@rule(
    "ten-bao-cao-lech-nam",
    about="bao-cao",
    level="warning",
    wrong="title: Kết quả công tác đối ngoại nhân dân năm 2016 và phương hướng năm 2017",
    right="title: Kết quả công tác đối ngoại nhân dân năm 2018 và phương hướng năm 2019",
    why="Hay gặp khi chép báo cáo năm trước rồi sửa tiếp. Năm của báo cáo lấy từ tên tệp.",
    of=is_report,
)
def title_of_another_year(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tên báo cáo có nêu năm thì nêu năm của tên tệp."""
    report = file.record
    if not isinstance(report, Report):
        return
    years = [int(match.group()) for match in _YEAR.finditer(report.entries.title)]
    if years and not min(years) <= report.year <= max(years):
        yield Found(
            file.span("title"),
            f"tên báo cáo nêu năm {', '.join(map(str, dict.fromkeys(years)))}, tên tệp là của năm "
            f"{report.year}",
            f"Sửa tên báo cáo, hoặc đổi tên tệp thành {years[0]}.md.",
        )


@rule(
    "bao-cao-ngoai-thoi-gian",
    about="bao-cao",
    wrong="to-chuc/tinh-doan-thu/2026.md",
    right="to-chuc/tinh-doan-thu/2018.md",
    why="Sau khi sáp nhập, tổ chức mới có hồ sơ và thư mục riêng.",
    of=is_report,
)
def report_outside_lifetime(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Năm của báo cáo nằm trong thời gian tổ chức ấy tồn tại."""
    report = file.record
    if not isinstance(report, Report):
        return
    body = archive.organizations.get(report.organization)
    if body is None or existence(body).meets(of_year(report.year)):
        return
    ended = existence(body).last < of_year(report.year).first
    others = body.entries.successors if ended else body.entries.predecessors
    places = " hoặc ".join(f"{reference}/{report.stem}.md" for reference in others)
    yield Found(
        first_line(file, file.span("title")),
        f"{quoted(body.short_name)} {ends_said(body, ended=ended)}, không thể có báo cáo năm "
        f"{report.year}",
        (f"Chuyển tệp sang {places}" if places else "Chuyển tệp sang thư mục của đúng tổ chức")
        + f", hoặc sửa valid trong {body.path}.",
    )


@archive_rule(
    "thieu-ho-so",
    about="bao-cao",
    meets=FOLDERS,
    wrong="to-chuc/hoi-khong-ho-so-thu/2018.md",
    right="to-chuc/hoi-khong-ho-so-thu/index.md",
    why="Tên, cấp, tỉnh của tổ chức đọc từ hồ sơ; thiếu hồ sơ thì trang chỉ có mã thư mục.",
)
def organization_without_record(reading: Reading) -> Iterator[Found]:
    """Mỗi thư mục trong to-chuc/ có tệp index.md là hồ sơ của tổ chức."""
    told: set[str] = set()
    for report in reading.archive.reports:
        folder = report.organization
        if folder in reading.archive.organizations or folder in told:
            continue
        told.add(folder)
        file = reading.file_of(report)
        yield Found(
            first_line(file, file.span("title")),
            f"thư mục to-chuc/{folder}/ có báo cáo mà không có hồ sơ tổ chức",
            f"Thêm to-chuc/{folder}/index.md với name, kind, level, province. Nếu gõ nhầm tên thư "
            "mục thì chuyển báo cáo sang thư mục đúng.",
            path=file.path,
        )


@archive_rule(
    "bao-cao-phu-khong-chinh",
    about="bao-cao",
    meets=FOLDERS,
    level="notice",
    wrong="to-chuc/tinh-doan-thu/2018-bo-sung.md",
    right="to-chuc/tinh-doan-thu/2018.md",
)
def second_without_first(reading: Reading) -> Iterator[Found]:
    """Tên có đuôi (2018-bo-sung.md) dành cho báo cáo thứ hai; báo cáo duy nhất mang tên năm."""
    for reports in reading.archive.reports_of.values():
        plain = {report.year for report in reports if report.slug is None}
        told: set[int] = set()
        for report in reports:
            if report.year in plain or report.year in told:
                continue
            told.add(report.year)
            file = reading.file_of(report)
            yield Found(
                first_line(file, file.span("title")),
                f"năm {report.year} chỉ có báo cáo {quoted(report.stem)}, không có "
                f"{report.year}.md",
                f"Nếu đây là báo cáo chính của năm thì đổi tên thành {report.year}.md.",
                path=file.path,
            )


@archive_rule(
    "bao-cao-lap",
    about="bao-cao",
    meets=PAPERS,
    wrong="document: {number: 97-BC/TĐTN}",
    right="document: {number: 98-BC/TĐTN}",
    why="Một văn bản nhập hai lần thì mọi con số của nó được cộng hai lần.",
)
def same_paper_twice(reading: Reading) -> Iterator[Found]:
    """Một văn bản chỉ vào kho một lần: không trùng số, ký hiệu, không trùng tệp gốc."""
    first: dict[tuple[str, ...], Report] = {}
    for report in reading.archive.reports:
        for key, location, what in identities(report):
            other = first.setdefault(key, report)
            if other is not report:
                file = reading.file_of(report)
                yield Found(
                    file.span(*location),
                    f"báo cáo này cùng {what} với {other.path}",
                    "Nếu là một văn bản thì xóa một trong hai tệp; nếu không thì sửa "
                    f"{what} cho đúng.",
                    path=file.path,
                )
