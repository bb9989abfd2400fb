"""How lines and files begin and end."""

from collections.abc import Iterator

from archive.checking.problem import Fix
from archive.checking.rule import Found, rule
from archive.model.archive import Archive
from archive.model.body import Span
from archive.reading.content_file import ContentFile


@rule(
    "xuong-dong-crlf",
    about="tep",
    wrong="title: Công tác đối ngoại nhân dân năm 2018",
    right="title: Công tác đối ngoại nhân dân năm 2018",
    why="Hai kiểu xuống dòng lẫn nhau làm mỗi lần sửa một chữ mà cả tệp đổi.",
)
def carriage_return(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Xuống dòng bằng một ký tự (LF), không bằng kiểu của Windows (CRLF)."""
    text = file.source.text
    first = text.find("\r")
    if first >= 0:
        last = text.rfind("\r") + 1
        right = text[first:last].replace("\r\n", "\n").replace("\r", "\n")
        if text[last : last + 1] == "\n":
            right = right[:-1]  # the last one is half of a line end of which the other half stays
        count = text.count("\r")
        yield Found(
            Span(first, first + 1),
            f"{count} dòng kết thúc kiểu Windows (CRLF)",
            "Chạy python scripts/check.py --fix, hoặc chọn LF trong trình soạn thảo rồi lưu lại.",
            Fix(first, last, right, f"đổi {count} chỗ xuống dòng sang LF"),
        )


@rule(
    "dau-bom",
    about="tep",
    wrong="\ufeff---",
    right="---",
)
def byte_order_mark(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tệp không bắt đầu bằng dấu BOM."""
    if file.source.text.startswith("\ufeff"):
        yield Found(
            Span(0, 1),
            "tệp bắt đầu bằng dấu BOM không nhìn thấy",
            "Chạy python scripts/check.py --fix, hoặc lưu lại bằng mã hóa UTF-8 không BOM.",
            Fix(0, 1, "", "bỏ dấu BOM"),
        )


@rule(
    "thieu-dong-cuoi",
    about="tep",
    level="warning",
    wrong="Đoàn gồm 12 người sang thăm Phnom Penh.",
    right="Đoàn gồm 12 người sang thăm Phnom Penh.",
)
def no_final_line_end(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Dòng cuối của tệp kết thúc bằng dấu xuống dòng."""
    text = file.source.text
    if text and not text.endswith(("\n", "\r")):
        yield Found(
            Span(len(text), len(text)),
            "dòng cuối của tệp không có dấu xuống dòng",
            "Bấm Enter ở cuối tệp rồi lưu lại.",
            Fix(len(text), len(text), "\n", "thêm dấu xuống dòng ở cuối tệp"),
        )
