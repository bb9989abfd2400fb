"""Agreements: parties, term, status."""

from collections.abc import Iterator

from archive.checking.files_asked import is_report
from archive.checking.periods import of_year
from archive.checking.rule import Found, rule
from archive.checking.written import is_spoiled, quoted
from archive.language.dates import to_vietnamese
from archive.model.agreement import Agreement
from archive.model.archive import Archive
from archive.model.records import Report
from archive.reading.content_file import ContentFile


def _agreements(file: ContentFile) -> Iterator[tuple[int, Agreement]]:
    if isinstance(file.record, Report):
        yield from enumerate(file.record.entries.agreements)


@rule(
    "thoa-thuan-trung-dinh-danh",
    about="thoa-thuan",
    wrong="- id: ban-ghi-nho\n- id: ban-ghi-nho",
    right="- id: ban-ghi-nho\n- id: ban-ghi-nho-2",
    of=is_report,
)
def doubled_agreement(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong một báo cáo, mỗi thỏa thuận có định danh riêng."""
    seen: set[str] = set()
    for index, agreement in _agreements(file):
        if agreement.id and agreement.id in seen:
            yield Found(
                file.span("agreements", index, "id"),
                f"định danh {quoted(agreement.id)} đã là của một thỏa thuận khác ở trên",
                f"Đặt định danh khác, chẳng hạn {agreement.id}-2.",
            )
        seen.add(agreement.id)


@rule(
    "thoa-thuan-thieu-ben",
    about="thoa-thuan",
    wrong="parties: [to-chuc/tinh-doan-thu]",
    right="parties: [to-chuc/tinh-doan-thu, doi-tac/hoi-lhtn-svay-rieng-thu]",
    of=is_report,
)
def one_party(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Một thỏa thuận có ít nhất hai bên."""
    for index, agreement in _agreements(file):
        written = "parties" in agreement.model_fields_set
        unread = is_spoiled(file, "agreements", index)
        if written and not unread and len(set(agreement.parties)) < 2:
            count = "một bên" if agreement.parties else "không bên nào"
            yield Found(
                file.span("agreements", index, "parties"),
                f"thỏa thuận {quoted(agreement.title)} ghi {count}",
                "Ghi cả phía Việt Nam và phía bạn; bên chưa có hồ sơ thì ghi tên bằng chữ.",
            )


@rule(
    "hieu-luc-lech",
    about="thoa-thuan",
    wrong="from: 2010\nto: 2015\nstatus: con-hieu-luc",
    right="from: 2010\nto: 2015\nstatus: het-hieu-luc",
    of=is_report,
)
def status_beside_term(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Hiệu lực ghi ở status khớp với thời hạn và năm báo cáo."""
    if not isinstance(file.record, Report):
        return
    year = of_year(file.record.year)
    for index, agreement in _agreements(file):
        end = agreement.to
        if end is None:
            continue
        if agreement.status == "con-hieu-luc" and end.latest < year.first:
            message = f"ghi còn hiệu lực, nhưng đã hết hạn {to_vietnamese(end)}"
            advice = "Ghi status: het-hieu-luc; được kéo dài thì ghi gia-han và sửa mục to."
        elif agreement.status == "het-hieu-luc" and end.earliest > year.last:
            message = f"ghi hết hiệu lực, nhưng hạn đến {to_vietnamese(end)}"
            advice = "Ghi status: con-hieu-luc; bị dừng trước hạn thì ghi cham-dut."
        else:
            continue
        yield Found(
            file.span("agreements", index, "status"),
            f"thỏa thuận {quoted(agreement.title)} trong báo cáo năm {file.record.year} {message}",
            advice,
        )


@rule(
    "ky-sau-hieu-luc",
    about="thoa-thuan",
    level="notice",
    wrong="signed: 2018-05-10\nfrom: 2017",
    right="signed: 2018-05-10\nfrom: 2018",
    of=is_report,
)
def signed_after_start(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Thỏa thuận thường được ký trước khi có hiệu lực."""
    for index, agreement in _agreements(file):
        signed, start = agreement.signed, agreement.from_
        if signed is not None and start is not None and signed.earliest > start.latest:
            yield Found(
                file.span("agreements", index, "from"),
                f"thỏa thuận {quoted(agreement.title)} có hiệu lực từ {to_vietnamese(start)}, "
                f"trước khi ký ({to_vietnamese(signed)})",
                "Xem lại hai ngày. Nếu văn bản đúng là như vậy thì nói rõ ở note.",
            )
