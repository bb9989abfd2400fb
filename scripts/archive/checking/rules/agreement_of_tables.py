"""The text and the records agree: delegations and the terms of agreements."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from archive.checking.accounts import told_in_all
from archive.checking.files_asked import is_report
from archive.checking.prose import telling
from archive.checking.rule import Found, rule
from archive.checking.written import quoted
from archive.language.dates import Edtf, to_vietnamese
from archive.language.edtf import ends
from archive.language.numbers import group
from archive.model.archive import Archive
from archive.model.delegation import Delegation
from archive.model.entry import Location
from archive.model.records import Report
from archive.reading.content_file import ContentFile

_COUNTING = re.compile(
    r"([0-9](?<![\w.,/-].)[0-9.,]*)[*_]{0,3} "  # a set of signs at first is found faster
    r"(?:người|thành viên|đại biểu|cán bộ|đồng chí|ngày|đồng)(?![^\W\d_])"
)
_IN_A_CELL = re.compile(r"\|[ *_]*([0-9.,]+)[ *_]*(?=\|)")
_YEAR = re.compile(r"[12](?<!\d.)(?:(?<=1)9|(?<=2)0)\d\d(?!\d)")


@rule(
    "so-doan-khong-co-trong-van-ban",
    about="van-ban",
    level="warning",
    wrong="members: 21",
    right="members: 12",
    of=is_report,
)
def delegation_not_in_text(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Số người, số ngày và kinh phí của mỗi đoàn có trong phần văn bản."""
    report = file.record
    if not isinstance(report, Report) or not report.body.text.strip():
        return
    for location, row in _rows(report):
        for name, label, value in _figures(row):
            if value is None or _is_printed(file, value) or value in told_in_all(file).values:
                continue
            told = told_in_all(file)
            times = told.thousandfold(value)
            more = f", chỉ có {group(times)}" if times is not None else ""
            yield Found(
                file.span(*location, *name),
                f"{label}: hồ sơ ghi {group(value)} mà phần văn bản không có số này{more}",
                "Đối chiếu với bảng đoàn ra, đoàn vào của văn bản gốc; bảng chưa chép vào phần văn "
                "bản thì chép thêm ở mục phu-luc.",
            )


def _is_printed(file: ContentFile, value: Decimal) -> bool:
    """Whether the figure stands in the text as a count; most do, and need no closer reading.

    A figure that may belong to a date (năm 2018, tháng 12) is left to that reading.
    """
    written = {group(value), f"{value:f}", f"{value:f}".zfill(2)}
    return not written.isdisjoint(_printed(file))


@lru_cache(maxsize=2)
def _printed(file: ContentFile) -> frozenset[str]:
    """The figures of the text that count something or are alone in a cell, as written."""
    text = telling(file)
    return frozenset(_COUNTING.findall(text) + _IN_A_CELL.findall(text))


def _rows(report: Report) -> Iterator[tuple[Location, Delegation]]:
    entries = report.entries
    for name, group_ in (
        ("delegations", entries.delegations),
        ("planned_delegations", entries.planned_delegations),
    ):
        if group_ is not None:
            for way, rows in (("outgoing", group_.outgoing), ("incoming", group_.incoming)):
                for index, row in enumerate(rows or ()):
                    yield (name, way, index), row


def _figures(row: Delegation) -> Iterator[tuple[Location, str, Decimal | None]]:
    if row.members is not None:
        yield ("members",), "số thành viên", Decimal(row.members)
    if row.days is not None:
        yield ("days",), "số ngày", Decimal(row.days)
    if row.budget is not None:
        yield ("budget", "amount"), "kinh phí", row.budget.amount


@rule(
    "nam-thoa-thuan-khong-co-trong-van-ban",
    about="van-ban",
    level="warning",
    wrong="from: 2012",
    right="from: 2013",
    of=is_report,
)
def term_not_in_text(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Năm ký, năm bắt đầu và năm hết hạn của thỏa thuận có trong phần văn bản."""
    report = file.record
    if not isinstance(report, Report) or not report.body.text.strip():
        return
    for index, agreement in enumerate(report.entries.agreements):
        for name, date in (
            ("signed", agreement.signed),
            ("from", agreement.from_),
            ("to", agreement.to),
        ):
            if date is not None and not _names_its_years(file, date):
                yield Found(
                    file.span("agreements", index, name),
                    f"thỏa thuận {quoted(agreement.id)}: hồ sơ ghi {to_vietnamese(date)} mà phần "
                    f"văn bản không nhắc năm {date.earliest.year}",
                    "Sửa bên sai theo văn bản gốc. Năm lấy từ nguồn khác thì bỏ khỏi hồ sơ và "
                    "nói ở note.",
                )


def _names_its_years(file: ContentFile, date: Edtf) -> bool:
    years = {end.earliest.year for end in ends(date)}
    return years <= _years_told(file)


@lru_cache(maxsize=2)
def _years_told(file: ContentFile) -> frozenset[int]:
    """The years that the text names."""
    return frozenset(map(int, _YEAR.findall(telling(file))))
