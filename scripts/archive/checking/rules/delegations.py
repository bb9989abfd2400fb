"""Delegations: the rows of the official table."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from archive.checking.files_asked import is_report
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, mended_at, quoted
from archive.language.dates import to_vietnamese
from archive.language.nearest import nearest
from archive.language.numbers import group
from archive.model.archive import Archive
from archive.model.choices import DONE
from archive.model.delegation import Delegation
from archive.model.entry import Location
from archive.model.records import Partner, Report
from archive.reading.content_file import ContentFile

_MOST_MEMBERS = 500
_MOST_DAYS = 366
_TABLES = ("delegations", "planned_delegations")


class Row(NamedTuple):
    """A row with its place; ``planned`` when it stands in the plan's table."""

    location: Location
    entries: Delegation
    planned: bool


@lru_cache(maxsize=2)  # asked by many rules, one after the other
def _rows(file: ContentFile) -> Sequence[Row]:
    if not isinstance(file.record, Report):
        return ()
    groups = [(name, getattr(file.record.entries, name)) for name in _TABLES]
    return [
        Row((name, direction, index), row, name == "planned_delegations")
        for name, group in groups
        for direction in ("outgoing", "incoming")
        for index, row in enumerate(getattr(group, direction, None) or ())
    ]


@rule(
    "doan-so-la",
    about="hoat-dong",
    level="warning",
    wrong="members: 2018",
    right="members: 18",
    why="Thường là gõ nhầm năm hay kinh phí vào ô số người, số ngày.",
    of=is_report,
)
def odd_figures(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Số thành viên và số ngày của một đoàn ở mức có thể tin được."""
    for location, row, _ in _rows(file):
        for name, value, most, unit in (
            ("members", row.members, _MOST_MEMBERS, "người"),
            ("days", row.days, _MOST_DAYS, "ngày"),
        ):
            if value is not None and value > most:
                yield Found(
                    file.span(*location, name),
                    f"{quoted(row.name)} ghi {group(value)} {unit}",
                    "Xem lại ô này của bảng. Nếu đúng thì nói rõ ở note.",
                )


@rule(
    "doan-lech-ngay",
    about="hoat-dong",
    level="warning",
    wrong="days: 8\ndate: 2018-05-03/2018-05-05",
    right="days: 3\ndate: 2018-05-03/2018-05-05",
    of=is_report,
)
def days_beside_date(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Số ngày của một đoàn vừa với ngày đi và ngày về."""
    for location, row, _ in _rows(file):
        if row.days is None or row.date is None or row.date.approximate:
            continue
        length = (row.date.latest - row.date.earliest).days + 1
        exact = row.date.text.count("-") == 4  # both ends are days
        # offices count the days of travel or leave one out; a month or a year is only a frame
        if row.days > length or (exact and row.days < length - 1):
            yield Found(
                file.span(*location, "days"),
                f"{quoted(row.name)} ghi {row.days} ngày, còn thời gian "
                f"{to_vietnamese(row.date)} là {length} ngày",
                "Xem lại hai ô này của bảng; bảng không khớp thì giữ nguyên và nói rõ ở note.",
            )


@rule(
    "doan-khac-nuoc",
    about="hoat-dong",
    wrong="country: LA\npartner: doi-tac/hoi-lhtn-svay-rieng-thu",
    right="country: KH\npartner: doi-tac/hoi-lhtn-svay-rieng-thu",
    of=is_report,
)
def partner_of_another_country(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Nước của một đoàn là nước ngoài, và là nước của đối tác mà đoàn làm việc."""
    for location, row, _ in _rows(file):
        partner = archive.record(row.partner or "")
        country = partner.entries.country if isinstance(partner, Partner) else None
        if row.country == "VN":
            message = f"{quoted(row.name)} ghi nước là Việt Nam"
            advice = "Ghi nước đến (đoàn ra) hay nước của đoàn (đoàn vào): LA, KH, CN."
        elif row.country is not None and country is not None and row.country != country:
            message = (
                f"{quoted(row.name)} ghi nước {row.country}, còn {row.partner} ở {country} "
                f"({archive.lists.label('quoc-gia', country)})"
            )
            advice = f"Viết country: {country}. Đoàn đi nhiều nước thì ghi mỗi nước một dòng."
        else:
            continue
        yield Found(file.span(*location, "country"), message, advice)


@rule(
    "doan-viec-khong-co",
    about="hoat-dong",
    wrong="activity: tham-svay-rien",
    right="activity: tham-svay-rieng",
    of=is_report,
)
def row_of_no_activity(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mục activity của một đoàn ghi định danh của một việc trong cùng báo cáo."""
    ids = [a.id for a in file.record.activities] if isinstance(file.record, Report) else []
    for location, row, _ in _rows(file):
        if row.activity is None or row.activity in ids:
            continue
        near = nearest(row.activity.rpartition("#")[2], ids)
        yield Found(
            file.span(*location, "activity"),
            f"báo cáo này không có việc nào mang định danh {quoted(row.activity)}",
            did_you_mean(near)
            + (f"Các việc của báo cáo: {', '.join(ids)}." if ids else "Báo cáo chưa ghi việc nào."),
            mended_at(file, (*location, "activity"), row.activity.rpartition("#")[2], near),
        )


@rule(
    "doan-lech-trang-thai",
    about="hoat-dong",
    wrong="planned_delegations:\nstatus: da-thuc-hien",
    right="planned_delegations:\nstatus: ke-hoach",
    of=is_report,
)
def done_in_the_plan(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Đoàn trong kế hoạch năm sau chưa thể ghi là đã thực hiện."""
    for location, row, planned in _rows(file):
        if planned and row.status == DONE:
            yield Found(
                file.span(*location, "status"),
                f"{quoted(row.name)} nằm trong planned_delegations mà ghi da-thuc-hien",
                "Ghi status: ke-hoach, hoặc chuyển dòng này lên delegations.",
            )
