"""Marks of secrecy: a file that bears one is not for a public archive."""

from collections.abc import Iterator

from archive.checking.files_asked import has_marks
from archive.checking.gate import GateKind, secrecy_of_name
from archive.checking.gated import marks_of
from archive.checking.rule import Found, rule
from archive.checking.written import quoted
from archive.model.archive import Archive
from archive.model.body import Span
from archive.reading.content_file import ContentFile

_STOP = (
    "Dừng lại: chưa đưa tệp này lên đâu cả, hỏi người có thẩm quyền xem văn bản có được công bố "
    "không. Nếu đã đẩy lên thì báo ngay cho ban biên tập, vì lịch sử kho còn giữ."
)


def _marks(file: ContentFile, kind: GateKind) -> Iterator[tuple[Span, str]]:
    for match in marks_of(file):
        if match.kind == kind:
            yield Span(match.start, match.end), match.shown


@rule(
    "dau-mat",
    about="bao-mat",
    wrong="TỐI MẬT",
    right="Quan hệ mật thiết giữa hai tỉnh được giữ gìn.",
    why="Luật Bảo vệ bí mật nhà nước cấm đưa bí mật nhà nước lên mạng; dấu mật là dấu hiệu đầu "
    "tiên. “Mật thiết”, “bảo mật”, “bí mật nhà nước”, “mật ong” trong câu thì không sao.",
    of=has_marks,
)
def secrecy_mark(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong tệp không có dấu Mật, Tối mật, Tuyệt mật."""
    for span, shown in _marks(file, "mat"):
        yield Found(
            span,
            f"có dấu chỉ độ mật {quoted(shown)}",
            f"{_STOP} Nếu đây không phải dấu mật thì viết chữ thường, trọn câu.",
        )


@rule(
    "dau-noi-bo",
    about="bao-mat",
    wrong="LƯU HÀNH NỘI BỘ",
    right="Cuốn sổ tay được lưu hành nội bộ trong ngành.",
    of=has_marks,
)
def restricted_circulation(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong tệp không có dấu Lưu hành nội bộ, Xem xong trả lại, Tài liệu thu hồi, Chỉ đạo kín."""
    for span, shown in _marks(file, "noi-bo"):
        yield Found(
            span,
            f"có dấu hạn chế lưu hành {quoted(shown)}",
            f"{_STOP} Nếu đây không phải con dấu thì viết chữ thường, trọn câu.",
        )


@rule(
    "dau-du-thao",
    about="bao-mat",
    wrong="DỰ THẢO",
    right="Hội nghị góp ý dự thảo Nghị quyết.",
    why="Bản dự thảo chưa có giá trị và có thể khác bản ký; kho chỉ nhận văn bản đã ban hành.",
    of=has_marks,
)
def draft(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Văn bản đăng trong kho không phải bản dự thảo."""
    for span, shown in _marks(file, "du-thao"):
        yield Found(
            span,
            f"có dấu {quoted(shown)}",
            "Lấy bản đã ký để làm báo cáo. Nếu câu này chỉ nhắc tới một bản dự thảo khác thì viết "
            "chữ thường, trọn câu.",
        )


@rule(
    "dau-o-ten-tep",
    about="bao-mat",
    wrong="to-chuc/tinh-doan-thu/2018-toi-mat.md",
    right="to-chuc/tinh-doan-thu/2018-hop-tac.md",
)
def mark_in_a_name(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tên tệp không mang dấu mật, dấu nội bộ hay dấu dự thảo."""
    found = secrecy_of_name(file.path)
    if found is not None:
        help_ = (
            "Bản dự thảo không đăng trong kho; lấy bản đã ký." if found.kind == "du-thao" else ""
        )
        yield Found(
            Span(0, 0),
            f"tên tệp có chữ {quoted(found.shown)}",
            help_ or f"{_STOP} Nếu văn bản được công bố thì đổi tên tệp.",
        )
