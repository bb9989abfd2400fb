"""Files that cannot be read, or that have no place in the archive."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from archive.checking.rule import Found, rule
from archive.checking.written import faults, quoted
from archive.language.numbers import group
from archive.language.slugs import slugify
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile
from archive.reading.folder import IMAGE_ENDINGS

_PLACES = (
    "Chỗ của từng loại tệp: báo cáo ở to-chuc/<tổ chức>/<năm>.md, hồ sơ tổ chức ở "
    "to-chuc/<tổ chức>/index.md, đối tác ở doi-tac/<đối tác>.md, chuyên đề ở chuyen-de/<tên>.md, "
    "danh mục ở danh-muc/, hình ở cạnh báo cáo."
)


@rule(
    "tep-qua-lon",
    about="tep",
    of_faults=True,
    wrong="| 1 | bảng kê kéo dài hàng vạn dòng |",
    right="Bảng kê đầy đủ lưu tại văn phòng.",
    why="Báo cáo dài nhất từng gặp khoảng 20 kB; tệp lớn hơn nhiều thường là tệp nhầm.",
)
def too_large(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Một tệp văn bản không dài hơn mức đọc được."""
    for fault in faults(file, "tep-qua-lon"):
        size, limit = (group(int(fault.values[name] or 0)) for name in ("size", "limit"))
        yield Found(
            fault.span,
            f"tệp dài {size} byte, quá mức {limit} byte nên không được đọc",
            "Tách phần phụ lục dài ra khỏi báo cáo, chỉ giữ lời văn và các bảng cần thiết. "
            "Kiểm tra xem có lưu nhầm tệp Word, PDF hay hình vào đây không.",
        )


@rule(
    "tep-khong-doc-duoc",
    about="tep",
    of_faults=True,
    wrong="Tệp này không ai có quyền đọc.",
    right="title: Kết quả công tác đối ngoại nhân dân năm 2018",
)
def unreadable(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mọi tệp trong kho đều mở ra đọc được."""
    for fault in faults(file, "tep-khong-doc-duoc"):
        reason = fault.values.get("reason")
        yield Found(
            fault.span,
            "không mở được tệp hay thư mục này" + (f" (máy báo: {reason})" if reason else ""),
            "Xem lại quyền đọc của tệp; nếu tệp hỏng, chép lại từ bản gốc.",
        )


@rule(
    "tep-khong-utf8",
    about="tep",
    wrong="title: Công tác đối ngo\ufffdi nhân dân năm 2018",
    right="title: Công tác đối ngoại nhân dân năm 2018",
    why="UTF-8 là bảng mã chung; bảng mã khác làm chữ có dấu thành ký tự lạ.",
)
def not_utf8(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tệp văn bản lưu bằng bảng mã UTF-8."""
    advice = {
        "Word": "Đây là tệp Word đổi đuôi: mở bằng Word, chép phần chữ sang tệp .md mới.",
        "PDF": "Đây là tệp PDF đổi đuôi: chép phần chữ sang tệp .md mới.",
        "UTF-16": "Có vẻ tệp lưu bằng “Unicode” (UTF-16): mở lại, chọn Lưu thành…, mã hóa UTF-8.",
    }
    for fault in faults(file, "tep-khong-utf8"):
        yield Found(
            fault.span,
            f"byte {fault.values['byte']} không thuộc bảng mã UTF-8",
            advice.get(
                fault.values["encoding"] or "",
                "Mở tệp trong trình soạn thảo, chọn Lưu thành…, mã hóa UTF-8, rồi sửa các chữ "
                "hiện sai.",
            ),
        )


@rule(
    "ky-tu-dieu-khien",
    about="tep",
    of_faults=True,
    wrong="title: Công tác đối ngoại\x07 nhân dân năm 2018",
    right="title: Công tác đối ngoại nhân dân năm 2018",
)
def control_character(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong tệp không có ký tự điều khiển, là thứ không ai nhìn thấy."""
    for fault in faults(file, "ky-tu-dieu-khien"):
        count = int(fault.values["count"] or 1)
        more = f"; cả tệp có {count} ký tự như vậy" if count > 1 else ""
        yield Found(
            fault.span,
            f"ký tự điều khiển {fault.values['char']} không nhìn thấy được{more}",
            "Xóa ký tự này. Nó thường lẫn vào khi chép từ Word hay PDF: xóa chữ ở hai bên rồi gõ "
            "lại.",
        )


@rule(
    "tep-lien-ket",
    about="tep",
    of_faults=True,
    wrong="to-chuc/tinh-doan-thu/2018.md",
    right="title: Kết quả công tác đối ngoại nhân dân năm 2018",
    why="Đường tắt có thể dẫn ra ngoài kho, nên không bao giờ được đi theo.",
)
def symbolic_link(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong kho chỉ có tệp và thư mục thật, không có đường tắt (liên kết tượng trưng)."""
    for fault in faults(file, "tep-lien-ket"):
        yield Found(
            fault.span,
            "đây là một đường tắt, không phải tệp thật, nên không được đọc",
            "Xóa đường tắt và chép tệp thật vào chỗ này.",
        )


@rule(
    "tep-la",
    about="tep",
    of_faults=True,
    wrong="to-chuc/tinh-doan-thu/bao-cao-2018.docx",
    right="to-chuc/tinh-doan-thu/2018.md",
)
def misplaced(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi tệp trong kho thuộc một loại đã định, ở đúng chỗ của loại ấy."""
    for fault in faults(file, "tep-la"):
        path = PurePosixPath(file.path)
        yield Found(
            fault.span,
            f"kho không có chỗ cho tệp {quoted(file.path)}",
            _advice_by_ending(path.suffix.lower()) or _PLACES,
        )


def _advice_by_ending(ending: str) -> str:
    if ending in {".doc", ".docx", ".odt", ".rtf", ".pdf", ".xls", ".xlsx"}:
        return (
            "Tệp văn phòng không để trong kho; từ tệp ấy hãy làm bản nháp bằng "
            "python scripts/import_report.py TỆP --organization <tổ chức> --year <năm>."
        )
    if ending in {".gif", ".svg", ".bmp", ".tif", ".tiff", ".heic", *IMAGE_ENDINGS}:
        return f"Hình dùng đuôi {', '.join(IMAGE_ENDINGS)} và để cạnh báo cáo."
    return ""


@rule(
    "ten-tep-sai",
    about="tep",
    of_faults=True,
    wrong="to-chuc/tinh-doan-thu/bao-cao-2018.md",
    right="to-chuc/tinh-doan-thu/2018.md",
    why="Đường dẫn là dữ liệu: tổ chức và năm được đọc từ đó, không ghi lại trong tệp.",
)
def misnamed(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tên tệp và thư mục viết chữ thường không dấu, nối bằng gạch ngang; báo cáo mang tên năm."""
    for fault in faults(file, "ten-tep-sai"):
        path = PurePosixPath(file.path)
        if file.kind == "report":
            year = next((w for w in slugify(path.stem).split("-") if _is_year(w)), "<năm>")
            right = f"{path.parent}/{year}.md"
            more = " Báo cáo thứ hai của cùng năm thêm đuôi, chẳng hạn 2021-bo-sung.md."
        elif file.kind == "list":
            right, more = fault.values["expected"] or "", ""
        else:
            stem = slugify(path.stem) or "<tên không dấu>"
            right, more = str(path.with_name(stem + path.suffix.lower())), ""
        yield Found(
            fault.span,
            f"tên {quoted(path.name)} không đúng khuôn nên tệp không được đọc",
            f"Đổi tên thành {right}.{more}",
        )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()
