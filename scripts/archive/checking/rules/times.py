"""When things took place, beside the report's year and the paper's date.

No rule looks at the clock: what was right when it was written stays right.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.checking.files_asked import is_report
from archive.checking.periods import Period, of_year
from archive.checking.rule import Found, rule
from archive.checking.written import quoted
from archive.language.dates import Edtf, to_vietnamese
from archive.model.archive import Archive
from archive.model.choices import PLANNED
from archive.model.entry import Location
from archive.model.records import Report
from archive.reading.content_file import ContentFile

_FARTHEST_PLAN = 5
"""Years. Programmes run for terms of five years."""
_LONGEST = 366
"""Days."""


class Dated(NamedTuple):
    """Something of a report with a date: what, where, when, and whether it was only a plan."""

    name: str
    location: Location
    date: Edtf
    planned: bool
    of_plan_year: bool

    @property
    def what(self) -> str:
        """What to call it in a message."""
        work = "việc " if self.location[0] == "activities" else ""
        return f"{work}{quoted(self.name)}"


@lru_cache(maxsize=2)
def _dated(report: Report) -> tuple[Dated, ...]:
    """The activities and delegations of ``report`` that have a date."""
    return tuple(_each_dated(report))


def _each_dated(report: Report) -> Iterator[Dated]:
    for activity in report.activities:
        when = activity.entries.date
        if when is not None:
            location: Location = ("activities", activity.index, "date")
            name = activity.entries.title or activity.id
            yield Dated(name, location, when, activity.is_planned, False)
    for part, group in (
        ("delegations", report.entries.delegations),
        ("planned_delegations", report.entries.planned_delegations),
    ):
        for direction in ("outgoing", "incoming"):
            for index, row in enumerate(getattr(group, direction, None) or ()):
                if row.date is not None:
                    location = (part, direction, index, "date")
                    later = part == "planned_delegations"
                    planned = later or row.status == PLANNED
                    yield Dated(row.name, location, row.date, planned, later)


@rule(
    "ngay-ngoai-nam",
    about="thoi-gian",
    wrong="date: 2015-03-31",
    right="date: 2018-03-31",
    why="Phần lớn là gõ nhầm năm. Báo cáo có khi kể cả việc cuối năm trước hay đầu năm sau, nên "
    "lệch một năm chỉ là cảnh báo.",
    of=is_report,
)
def outside_year(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc đã làm, hay định làm mà không làm, thuộc năm báo cáo; việc kế hoạch không quá xa."""
    report = file.record
    if not isinstance(report, Report):
        return
    year = of_year(report.year)
    for item in _dated(report):
        early, late = item.date.earliest, item.date.latest
        if item.planned:
            if early.year > report.plan_year + _FARTHEST_PLAN:
                yield Found(
                    file.span(*item.location),
                    f"{item.what} được định vào {to_vietnamese(item.date)}, quá xa báo cáo năm "
                    f"{report.year}",
                    "Xem lại năm. Kế hoạch trong báo cáo thường là của năm sau: "
                    f"{report.plan_year}.",
                    level="warning",
                )
            continue
        if year.meets(Period(early, late)):
            continue
        near = not {early.year, late.year}.isdisjoint({report.year - 1, report.year + 1})
        yield Found(
            file.span(*item.location),
            f"{item.what} ghi {to_vietnamese(item.date)}, ngoài năm {report.year} của báo cáo",
            "Xem lại năm. Nếu báo cáo thật sự kể việc của năm ấy thì giữ nguyên, và ghi "
            "lý do ở mục note."
            if near
            else f"Sửa năm thành {report.year}, hoặc chuyển việc này sang báo cáo của năm ấy.",
            level="warning" if near else None,
        )


@rule(
    "ke-hoach-trong-qua-khu",
    about="thoi-gian",
    wrong="status: ke-hoach\ndate: 2017-06",
    right="status: ke-hoach\ndate: 2019-06",
    of=is_report,
)
def planned_in_the_past(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc kế hoạch phải ở phía trước khi báo cáo được viết."""
    report = file.record
    if not isinstance(report, Report):
        return
    written = report.entries.document.issued if report.entries.document else None
    begins = of_year(report.year).first
    for item in _dated(report):
        if not item.planned:
            continue
        if item.date.latest < begins:
            since = f"trước cả năm {report.year} của báo cáo"
        elif written is not None and item.date.latest < written.earliest:
            since = f"đã qua khi văn bản được ký ({to_vietnamese(written)})"
        elif item.of_plan_year and item.date.latest < of_year(report.plan_year).first:
            since = f"trước năm kế hoạch {report.plan_year}"
        else:
            continue
        yield Found(
            file.span(*item.location),
            f"{item.what} là kế hoạch nhưng ghi {to_vietnamese(item.date)}, {since}",
            f"Xem lại năm (kế hoạch thường là của năm {report.plan_year}). Nếu việc đã diễn ra, "
            "ghi status: da-thuc-hien.",
        )


@rule(
    "da-lam-sau-bao-cao",
    about="thoi-gian",
    wrong="document: {issued: 2018-11-20}\nactivities:\n- id: giao-luu\n  date: 2018-12-15",
    right="document: {issued: 2018-12-20}\nactivities:\n- id: giao-luu\n  date: 2018-12-15",
    of=is_report,
)
def done_after_paper(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc đã làm phải diễn ra trước khi văn bản được ký."""
    report = file.record
    if not isinstance(report, Report) or report.entries.document is None:
        return
    written = report.entries.document.issued
    if written is None:
        return
    for item in _dated(report):
        if not item.planned and item.date.earliest > written.latest:
            yield Found(
                file.span(*item.location),
                f"{item.what} ghi {to_vietnamese(item.date)}, sau khi văn bản được ký "
                f"({to_vietnamese(written)})",
                "Sửa ngày; nếu lúc ấy mới là dự định thì ghi status: ke-hoach.",
            )


@rule(
    "khoang-qua-dai",
    about="thoi-gian",
    level="warning",
    wrong="date: 2018-03/2021-03",
    right="date: 2018-03",
    of=is_report,
)
def too_long(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Một việc hay một chuyến đi không kéo dài hơn một năm."""
    report = file.record
    if not isinstance(report, Report):
        return
    for item in _dated(report):
        days = (item.date.latest - item.date.earliest).days + 1
        if days > _LONGEST:
            yield Found(
                file.span(*item.location),
                f"{item.what} kéo dài {days} ngày",
                "Xem lại năm ở hai đầu. Việc làm nhiều năm thì ghi phần của năm báo cáo.",
            )
