"""Dates: how they are written."""

from collections.abc import Iterator

from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, faults, quoted, rewrite
from archive.language.dates import find_dates
from archive.model.archive import Archive
from archive.model.records import Report
from archive.reading.content_file import ContentFile

_FORMS = (
    "Viết năm-tháng-ngày: 2021-03-31; chỉ biết tháng: 2021-03; chỉ biết năm: 2021; "
    "quý I: 2021-33; nhiều ngày: 2021-10-22/2021-10-24; nửa cuối năm: 2021-41; "
    "khoảng chừng: 2021~."
)


@rule(
    "ngay-kieu-viet",
    about="thoi-gian",
    of_faults=True,
    wrong="date: 31/3/2018",
    right="date: 2018-03-31",
    why="Cùng một cách viết ngày cho mọi mục thì máy mới xếp được theo thời gian; "
    "lời văn vẫn viết 31/3/2018.",
)
def vietnamese_date(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Ngày tháng trong các mục viết năm trước, tháng sau, ngày cuối, nối bằng gạch ngang."""
    for fault in faults(file, "ngay-kieu-viet"):
        written, right = fault.values.get("written") or "", fault.values.get("suggestion")
        of_year = _in_year_of(file, written)
        yield Found(
            fault.span,
            f"{quoted(written)} không viết theo khuôn năm-tháng-ngày",
            f"Viết {right}" if right else did_you_mean([of_year] if of_year else []) + _FORMS,
            rewrite(file, fault.span, right) if right else None,
        )


def _in_year_of(file: ContentFile, written: str) -> str | None:
    """What ``31/3`` means in a report's year; not sure enough for a repair."""
    if not isinstance(file.record, Report):
        return None
    found = find_dates(written, year=file.record.year)
    return found[0].edtf.text if len(found) == 1 and found[0].text == written.strip() else None


@rule(
    "ngay-khong-co",
    about="thoi-gian",
    of_faults=True,
    wrong="date: 2018-02-30",
    right="date: 2018-02-28",
)
def no_such_day(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Ngày, tháng phải có trong lịch."""
    for fault in faults(file, "ngay-khong-co"):
        yield Found(
            fault.span,
            f"lịch không có {quoted(fault.values.get('written') or '')}",
            "Xem lại văn bản; nếu chính văn bản in sai, ghi tháng hoặc năm và nói rõ ở mục note.",
        )


@rule(
    "khoang-nguoc",
    about="thoi-gian",
    of_faults=True,
    wrong="date: 2018-10-24/2018-10-22",
    right="date: 2018-10-22/2018-10-24",
)
def reversed_interval(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Một khoảng thời gian kết thúc sau khi bắt đầu."""
    for fault in faults(file, "khoang-nguoc"):
        written, right = fault.values.get("written") or "", fault.values.get("suggestion")
        yield Found(
            fault.span,
            f"khoảng {quoted(written)} kết thúc trước khi bắt đầu",
            f"Có phải {right}? Xem lại văn bản rồi sửa.",
        )


@rule(
    "ngay-khong-hop-le",
    about="thoi-gian",
    of_faults=True,
    wrong="date: mùa hè 2018",
    right="date: 2018",
)
def not_a_date(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Thời gian trong các mục chỉ gồm chữ số theo khuôn, không có chữ."""
    for fault in faults(file, "ngay-khong-hop-le"):
        written, right = fault.values.get("written") or "", fault.values.get("suggestion")
        yield Found(
            fault.span,
            f"{quoted(written)} không phải thời gian theo khuôn",
            f"Viết {right}" if right else _FORMS,
            rewrite(file, fault.span, right) if right else None,
        )
