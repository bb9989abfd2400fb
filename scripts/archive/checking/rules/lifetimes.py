"""Stretches of time with two ends: an end never lies before its start."""

from collections.abc import Iterator

from archive.checking.rule import Found, rule
from archive.checking.written import quoted
from archive.language.dates import Edtf, to_vietnamese
from archive.model.archive import Archive
from archive.model.entry import Location
from archive.model.lists import Province
from archive.model.records import Organization, Partner, Report
from archive.reading.content_file import ContentFile


@rule(
    "het-truoc-khi-bat-dau",
    about="thoi-gian",
    wrong="valid: {from: 2020-01-01, to: 2015-12-31}",
    right="valid: {from: 2015-01-01, to: 2020-12-31}",
)
def ends_before_it_starts(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Thời gian của thỏa thuận, tổ chức, tên cũ, tỉnh kết thúc sau khi bắt đầu."""
    for what, location, start, end in _stretches(file):
        if start is not None and end is not None and end.latest < start.earliest:
            yield Found(
                file.span(*location),
                f"{what} kết thúc {to_vietnamese(end)}, trước khi bắt đầu ({to_vietnamese(start)})",
                f"Xem lại hai ngày. Nếu viết ngược thì đổi chỗ: từ {end.text} đến {start.text}.",
            )


def _stretches(file: ContentFile) -> Iterator[tuple[str, Location, Edtf | None, Edtf | None]]:
    """What has a start and an end, the place of the end, and both."""
    record = file.record
    if isinstance(record, Report):
        for index, agreement in enumerate(record.entries.agreements):
            what = f"thỏa thuận {quoted(agreement.title)}"
            yield what, ("agreements", index, "to"), agreement.from_, agreement.to
    elif isinstance(record, Organization | Partner):
        valid = record.entries.valid
        if valid is not None:
            yield quoted(record.name), ("valid", "to"), valid.from_, valid.to
        for index, former in enumerate(record.entries.former_names):
            what = f"tên cũ {quoted(former.name)}"
            yield what, ("former_names", index, "to"), former.from_, former.to
    for code, term in file.terms.items():
        if isinstance(term, Province):
            yield f"tỉnh {quoted(code)}", (code, "valid_to"), term.valid_from, term.valid_to
