"""The lists that are tables (CSV): columns and cells."""

from collections.abc import Iterator

from archive.checking.rule import Found, rule
from archive.checking.written import faults, first_line, quoted
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile


@rule(
    "bang-dau-cot",
    about="danh-muc",
    of_faults=True,
    wrong="danh-muc/chu-viet-tat.csv",
    right="abbreviation,expansion,kind",
)
def no_header(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Dòng đầu của một danh mục dạng bảng là tên các cột."""
    for fault in faults(file, "bang-dau-cot"):
        yield Found(
            fault.span,
            "danh mục này trống, không có dòng tên cột",
            f"Dòng đầu phải là: {fault.values['expected']}",
        )


@rule(
    "bang-so-o",
    about="danh-muc",
    of_faults=True,
    wrong="HCCB,Hội Cựu chiến binh, các cấp,tổ chức",
    right='HCCB,"Hội Cựu chiến binh, các cấp",tổ chức',
)
def wrong_cells(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi dòng của bảng có đủ số ô như dòng tên cột."""
    for fault in faults(file, "bang-so-o"):
        expected, found = (int(fault.values[name] or 0) for name in ("expected", "found"))
        yield Found(
            first_line(file, fault.span),
            f"dòng này có {found} ô, bảng có {expected} cột",
            "Giá trị có dấu phẩy thì đặt trong ngoặc kép; ô không có gì vẫn giữ dấu phẩy."
            if found > expected
            else "Ô không có gì vẫn giữ dấu phẩy của nó.",
        )


@rule(
    "bang-nhay",
    about="danh-muc",
    of_faults=True,
    wrong='HCCB,"Hội Cựu chiến binh,tổ chức',
    right='HCCB,"Hội Cựu chiến binh",tổ chức',
)
def open_quote(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Ô bắt đầu bằng dấu ngoặc kép thì kết thúc bằng dấu ngoặc kép."""
    for fault in faults(file, "bang-nhay"):
        yield Found(
            fault.span,
            f"ô {quoted(fault.values.get('written') or '')} mở ngoặc kép mà không đóng",
            "Thêm dấu ngoặc kép ở cuối ô, trước dấu phẩy. Dấu ngoặc kép ở trong ô thì viết hai lần "
            '(""), hoặc dùng “ ”.',
        )
