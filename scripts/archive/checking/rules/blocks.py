"""Blocks of Markdown that would not come out as they were meant."""

import re
from collections.abc import Iterator

from archive.checking.problem import Fix
from archive.checking.rule import Found, rule
from archive.checking.written import quoted
from archive.model.archive import Archive
from archive.model.body import Passage, Span
from archive.reading.content_file import ContentFile

_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,2}[.)])[ \t]+\S")
_TABLE_RULE = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_FENCE = re.compile(r"[ ]{0,3}(?P<ticks>`{3,}|~{3,})")
_CELL_END = re.compile(r"(?<!\\)\|")
# What would be more than words, were it no code.
_MARKED = re.compile(r"[<>{}\[\]|`*_#]|^[ \t]*(?:[-+]|\d+[.)])[ \t]", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_CODE_SPAN = re.compile(r"`[^`\n]*`")


def _lines(file: ContentFile, passage: Passage) -> Iterator[tuple[str, int]]:
    """The lines of a passage as written, each with its offset in the file."""
    offset = passage.span.start
    for line in file.source.text[offset : passage.span.end].split("\n"):
        yield line.rstrip("\r"), offset
        offset += len(line) + 1


@rule(
    "tieu-de-gach-duoi",
    about="van-ban",
    wrong="Kết quả\n-------",
    right="## Kết quả {: #ket-qua }",
    why="Một dòng gạch lỡ tay biến cả câu phía trên thành tiêu đề.",
)
def underlined_heading(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tiêu đề viết bằng dấu #, không gạch dưới bằng === hay ---."""
    for passage in file.body.passages:
        first, last = passage.span
        if passage.kind != "heading" or file.source.text.find("\n", first, last) < 0:
            continue
        lines = list(_lines(file, passage))
        if len(lines) > 1 and not lines[0][0].startswith("#"):
            above = lines[0][0].strip()
            yield Found(
                passage.span,
                f"dòng gạch biến {quoted(above)} thành tiêu đề",
                f"Nếu là tiêu đề thì viết: ## {above} và bỏ dòng gạch; nếu không thì bỏ dòng gạch.",
            )


@rule(
    "danh-sach-dinh-doan",
    about="van-ban",
    level="warning",
    wrong="Các việc đã làm:\n- trao khẩu trang;\n- trao nước rửa tay.",
    right="- trao khẩu trang;\n- trao nước rửa tay.",
    why="Danh sách chỉ thành danh sách khi có một dòng trống phía trên.",
)
def list_glued_to_a_paragraph(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trước danh sách có một dòng trống."""
    for passage in file.body.passages:
        if passage.kind != "paragraph" or "\n" not in passage.text:
            continue
        lines = list(_lines(file, passage))
        items = [n for n, (line, _) in enumerate(lines) if n and _ITEM.match(line)]
        if not items:
            continue
        first = items[0]
        sure = len(items) > 1 or lines[first - 1][0].rstrip().endswith(":")
        line, offset = lines[first]
        if not sure and not line.lstrip().startswith(("- ", "* ", "+ ")):
            continue  # a sentence that goes on: "… năm\n2021. Sau đó …"
        yield Found(
            Span(offset, offset + len(line)),
            f"danh sách dính vào đoạn văn trên nó: {quoted(line.strip())}",
            "Thêm một dòng trống trước danh sách. Nếu đây không phải danh sách thì nối dòng này "
            "vào dòng trên.",
            Fix(offset, offset, "\n", "thêm dòng trống trước danh sách") if sure else None,
        )


@rule(
    "bang-dinh-doan",
    about="van-ban",
    wrong="Quà đã trao:\n| Quà | Số lượng |\n|---|---|\n| Khẩu trang | 20.000 |",
    right="| Quà | Số lượng |\n|---|---|\n| Khẩu trang | 20.000 |",
)
def table_glued_to_a_paragraph(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trước bảng có một dòng trống."""
    for passage in file.body.passages:
        if passage.kind != "paragraph" or "|" not in passage.text:
            continue
        lines = list(_lines(file, passage))
        for n in range(1, len(lines) - 1):
            (line, offset), rule_line = lines[n], lines[n + 1][0]
            if "|" in line and "|" in rule_line and _TABLE_RULE.fullmatch(rule_line):
                yield Found(
                    Span(offset, offset + len(line)),
                    "bảng dính vào đoạn văn trên nó nên không thành bảng",
                    "Thêm một dòng trống trước dòng đầu của bảng.",
                    Fix(offset, offset, "\n", "thêm dòng trống trước bảng")
                    if len({_cells(row) for row, _ in lines[n:]}) == 1
                    else None,
                )
                break


@rule(
    "bang-lech-cot",
    about="van-ban",
    wrong="| Khẩu trang | 20.000 | chiếc |",
    right="| Khẩu trang | 20.000 |",
    why="Ô thừa bị bỏ mất trên trang mà không ai hay.",
)
def uneven_table(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi dòng của bảng có đúng số ô của dòng đầu."""
    for passage in file.body.passages:
        if passage.kind != "table":
            continue
        lines = list(_lines(file, passage))
        columns = _cells(lines[0][0])
        for line, offset in lines[1:]:
            cells = _cells(line)
            if not line.strip() or line.lstrip().startswith("{") or cells == columns:
                continue
            fewer = cells < columns
            yield Found(
                Span(offset, offset + len(line)),
                f"dòng này có {cells} ô, dòng đầu của bảng có {columns}",
                "Thêm dấu | cho đủ ô; ô trống vẫn phải có."
                if fewer
                else "Bỏ ô thừa hoặc thêm cột ở dòng đầu; dấu | trong chữ viết là \\|.",
                level="warning" if fewer else None,
            )


def _cells(line: str) -> int:
    """The cells of a row as Python-Markdown counts them."""
    row = _CODE_SPAN.sub("", line).strip()
    inner = row.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return len(_CELL_END.findall(inner)) + 1


@rule(
    "khoi-ma-khong-dong",
    about="van-ban",
    wrong="```",
    right="Đoạn trích nguyên văn.",
    why="Từ dấu mở trở đi mọi thứ thành mã, kể cả các đoạn kể việc.",
)
def unclosed_fence(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Khối mã mở bằng ``` thì đóng bằng ```."""
    for passage in file.body.passages:
        opening = _FENCE.match(passage.text) if passage.kind == "code" else None
        if opening is None:
            continue
        first, *rest = (line for line, _ in _lines(file, passage))
        if not rest or not rest[-1].strip().startswith(opening.group("ticks")):
            start = passage.span.start
            yield Found(
                Span(start, start + len(first)),
                f"khối mã mở bằng {opening.group('ticks')} mà không đóng",
                f"Thêm một dòng {opening.group('ticks')} ở cuối khối, hoặc xóa dòng này: báo cáo "
                "thường không cần khối mã.",
            )


@rule(
    "dong-thut-thanh-ma",
    about="van-ban",
    level="warning",
    wrong="    Đoàn gồm 12 người sang thăm Phnom Penh.",
    right="Đoàn gồm 12 người sang thăm Phnom Penh.",
    why="Thụt bốn dấu cách là cách Markdown viết mã; chép từ Word hay gặp lỗi này.",
)
def indented_paragraph(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Đoạn văn không thụt đầu dòng bằng dấu cách hay tab."""
    for passage in file.body.passages:
        if passage.kind != "code" or _FENCE.match(passage.text):
            continue
        line, offset = next(_lines(file, passage))
        lead = len(line) - len(line.lstrip())
        written = file.source.text[offset : passage.span.end]
        yield Found(
            Span(offset, offset + lead),
            "đoạn văn thụt đầu dòng sẽ hiện thành khối mã",
            "Xóa các dấu cách ở đầu dòng.",
            Fix(offset, passage.span.end, _INDENT.sub("", written), "bỏ thụt đầu dòng")
            if not _MARKED.search(written)
            else None,
        )
