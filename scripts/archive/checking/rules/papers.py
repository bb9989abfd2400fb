"""The date of the paper itself, beside the year and what it cites."""

from collections.abc import Iterator
from datetime import date

from archive.checking.files_asked import is_report
from archive.checking.periods import of_year
from archive.checking.rule import Found, rule
from archive.checking.written import quoted
from archive.language.dates import Edtf, to_vietnamese
from archive.model.archive import Archive
from archive.model.entry import Location
from archive.model.records import Report
from archive.reading.content_file import ContentFile


@rule(
    "van-ban-lech-nam",
    about="thoi-gian",
    wrong="document: {issued: 2017-12-05}",
    right="document: {issued: 2018-12-05}",
    of=is_report,
)
def paper_of_another_year(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Văn bản được ký sau khi năm báo cáo bắt đầu và không quá mười tám tháng sau đó."""
    report = file.record
    if not isinstance(report, Report) or report.entries.document is None:
        return
    issued = report.entries.document.issued
    if issued is None:
        return
    if issued.latest < of_year(report.year).first:
        message, level = f"trước khi năm {report.year} bắt đầu", None
    elif issued.earliest > date(report.year + 1, 6, 30):
        message, level = f"hơn mười tám tháng sau khi năm {report.year} bắt đầu", "warning"
    else:
        return
    yield Found(
        file.span("document", "issued"),
        f"báo cáo năm {report.year} mà văn bản ký {to_vietnamese(issued)}, {message}",
        "Xem lại ngày ký. Nếu tệp đặt nhầm năm thì đổi tên tệp: năm của báo cáo lấy từ tên tệp.",
        level="warning" if level else None,
    )


@rule(
    "van-kien-sau-bao-cao",
    about="thoi-gian",
    wrong="cites: [{number: 12-CT/TW, issued: 2022-01-05}]",
    right="cites: [{number: 44-CT/TW, issued: 1994-09-20}]",
    of=is_report,
)
def cited_before_it_was(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Văn kiện được dẫn và thỏa thuận được kể phải có trước báo cáo."""
    report = file.record
    if not isinstance(report, Report):
        return
    document = report.entries.document
    written = document.issued if document else None
    # a paper without a date may be of the next year's first half
    latest = written.latest if written else date(report.year + 1, 6, 30)
    named: list[tuple[str, Location, Edtf | None]] = [
        (quoted(cited.number), ("document", "basis", index, "issued"), cited.issued)
        for index, cited in enumerate(document.basis if document else ())
    ]
    named += (
        (quoted(cited.number), ("cites", index, "issued"), cited.issued)
        for index, cited in enumerate(report.entries.cites)
    )
    named += (
        (quoted(agreement.title), ("agreements", index, "signed"), agreement.signed)
        for index, agreement in enumerate(report.entries.agreements)
    )
    beside = f"ký {to_vietnamese(written)}" if written else f"năm {report.year}"
    for name, location, when in named:
        if when is not None and when.earliest > latest:
            yield Found(
                file.span(*location),
                f"{name} ghi {to_vietnamese(when)}, sau báo cáo {beside}",
                "Xem lại năm. Văn kiện ra sau báo cáo thì báo cáo không thể dẫn: bỏ khỏi đây.",
            )


@rule(
    "xac-nhan-truoc-van-ban",
    about="thoi-gian",
    wrong="clearance: {by: Ban biên tập, on: 2017-01-10}",
    right="clearance: {by: Ban biên tập, on: 2019-01-10}",
    of=is_report,
)
def cleared_before_paper(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Ngày xác nhận công bố không thể trước ngày văn bản được ký."""
    report = file.record
    if not isinstance(report, Report) or report.entries.clearance is None:
        return
    cleared = report.entries.clearance.on
    written = report.entries.document.issued if report.entries.document else None
    begins = written.earliest if written else of_year(report.year).first
    if cleared is not None and cleared.latest < begins:
        beside = (
            f"văn bản được ký ({to_vietnamese(written)})"
            if written
            else f"năm {report.year} bắt đầu"
        )
        yield Found(
            file.span("clearance", "on"),
            f"ngày xác nhận {to_vietnamese(cleared)} ở trước khi {beside}",
            "Ghi ngày người xác nhận thật sự đọc bản này, chẳng hạn "
            f"{max(begins.year, report.year + 1)}-01-10.",
        )
