"""What YAML refuses, and what YAML offers that the archive refuses."""

import re
from collections.abc import Iterator

from archive.checking.problem import Fix
from archive.checking.rule import Found, rule
from archive.checking.written import faults, quoted
from archive.model.archive import Archive
from archive.model.body import Span
from archive.reading.content_file import ContentFile
from archive.reading.tree import scalar_spans

_ESCAPE = re.compile(
    r"\\(?:x(?P<x>[\da-fA-F]{2})|u(?P<u>[\da-fA-F]{4})|U(?P<U>000[\da-fA-F]{5}|0010[\da-fA-F]{4})"
    r"|[0abefrvLNP_]|(?P<sign>.))",
    re.DOTALL,
)
"""``sign`` is what a backslash does not turn into something unseen, or may not stand before."""
_IS_PLAIN = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff ,.;:%–—“”‘’…]")


@rule(
    "thieu-phan-dau",
    about="yaml",
    of_faults=True,
    wrong="title: Công tác đối ngoại năm 2018",
    right="---\ntitle: Công tác đối ngoại năm 2018\n---",
)
def no_front_matter(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tệp bắt đầu bằng phần đầu tệp: các mục nằm giữa hai dòng ---."""
    for fault in faults(file, "thieu-phan-dau"):
        text = file.source.text
        first = text.partition("\n")[0].strip("\ufeff")
        if text.strip() and not first.strip():
            lines = Span(0, len(text) - len(text.lstrip()))
            yield Found(
                lines,
                "trước dòng --- đầu tiên có dòng trống",
                "Xóa các dòng trống ở đầu tệp: dòng thứ nhất phải là ---.",
                Fix(lines.start, lines.end, "", "xóa dòng trống ở đầu tệp"),
            )
            continue
        # the reader found the rest of the front matter, only its first line is missing
        begun, start = file.root is not None, int(text.startswith("\ufeff"))
        yield Found(
            fault.span,
            f"dòng đầu của tệp phải là ---, ở đây là {quoted(first)}" if first else "tệp trống",
            "Thêm một dòng chỉ có --- lên đầu tệp."
            if begun
            else "Thêm một dòng chỉ có --- lên đầu tệp, rồi các mục (title: …), rồi một dòng --- "
            "nữa, rồi mới đến lời văn.",
            Fix(start, start, "---\n", "thêm dòng --- ở đầu tệp") if begun else None,
        )


@rule(
    "phan-dau-khong-dong",
    about="yaml",
    of_faults=True,
    wrong="---\ntitle: Công tác đối ngoại năm 2018",
    right="---\ntitle: Công tác đối ngoại năm 2018\n---",
)
def front_matter_left_open(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Phần đầu tệp kết thúc bằng một dòng chỉ có ---."""
    for fault in faults(file, "phan-dau-khong-dong"):
        yield Found(
            fault.span,
            "phần đầu tệp mở ở đây mà không có dòng --- thứ hai",
            "Thêm một dòng chỉ có --- sau mục cuối cùng, trước lời văn.",
        )


@rule(
    "yaml-neo",
    about="yaml",
    of_faults=True,
    wrong="parties: &cac-ben {giver: [to-chuc/tinh-doan-thu]}",
    right="parties: {giver: [to-chuc/tinh-doan-thu]}",
    why="Neo và bí danh cho phép một tệp nhỏ nở ra thành hàng tỉ mục.",
)
def anchor(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Không dùng neo (&tên) và bí danh (*tên) của YAML; mỗi chỗ viết đủ giá trị của mình."""
    for fault in faults(file, "yaml-neo"):
        name = fault.values.get("name") or ""
        is_alias = file.source.text[fault.span.start : fault.span.start + 1] == "*"
        yield Found(
            fault.span,
            f"{f'bí danh *{name}' if is_alias else f'neo &{name}'} của YAML không dùng được ở đây",
            "Viết đủ giá trị ở từng chỗ. Nếu chữ của bạn bắt đầu bằng & hay * thật, "
            "đặt nó trong ngoặc kép.",
        )


@rule(
    "yaml-the",
    about="yaml",
    of_faults=True,
    wrong="title: !!str Kết quả công tác đối ngoại năm 2018",
    right="title: Kết quả công tác đối ngoại năm 2018",
)
def tag(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Không dùng thẻ (!tên) của YAML; khuôn dạng của kho đã định mỗi mục là chữ, số hay ngày."""
    for fault in faults(file, "yaml-the"):
        written = file.source.text[fault.span.start : fault.span.end].split()[0]
        yield Found(
            Span(fault.span.start, fault.span.start + len(written)),
            f"thẻ {quoted(written)} của YAML không dùng được ở đây",
            "Xóa thẻ. Nếu chữ của bạn bắt đầu bằng dấu ! thật, đặt nó trong ngoặc kép.",
        )


@rule(
    "yaml-gop",
    about="yaml",
    of_faults=True,
    wrong="<<: {mode: truc-tiep}",
    right="mode: truc-tiep",
)
def merge_key(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Không dùng mục gộp (<<) của YAML; mỗi nhóm viết đủ các mục của mình."""
    for fault in faults(file, "yaml-gop"):
        yield Found(
            fault.span,
            "mục gộp << của YAML không dùng được ở đây",
            "Viết thẳng từng mục cần gộp vào nhóm này.",
        )


@rule(
    "yaml-ma-chu",
    about="yaml",
    wrong='title: "K\\u1ebft quả công tác đối ngoại nhân dân năm 2018"',
    right='title: "Kết quả công tác đối ngoại nhân dân năm 2018"',
    why="Chữ viết bằng mã giấu được mọi thứ với người duyệt: ký tự vô hình, chữ giả dạng, dấu mật.",
)
def escaped_character(file: ContentFile, archive: Archive) -> Iterator[Found]:
    r"""Chữ trong ngoặc kép được viết thẳng, không viết bằng mã \x, \u của YAML."""
    text = file.source.text
    if file.is_verbatim or "\\" not in text:
        return
    for span in scalar_spans(file.root):
        if text[span.start] != '"':
            continue
        for match in _ESCAPE.finditer(text, span.start, span.end):
            if match["sign"]:
                continue
            number = match["x"] or match["u"] or match["U"]
            right = chr(int(number, 16)) if number else ""
            is_plain = _IS_PLAIN.fullmatch(right) is not None
            yield Found(
                Span(*match.span()),
                f"mã {quoted(match.group())} thay cho chữ",
                f"Viết: {right}" if is_plain else "Xóa mã này; cần dấu cách thì gõ dấu cách.",
                Fix(*match.span(), right, f"đổi {quoted(match.group())} thành {right}")
                if is_plain
                else None,
            )


@rule(
    "yaml-ten-muc",
    about="yaml",
    of_faults=True,
    wrong="? [title, fidelity]",
    right="title: Công tác đối ngoại năm 2018",
)
def group_as_name(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tên một mục là một từ, không phải một danh sách hay một nhóm."""
    for fault in faults(file, "yaml-ten-muc"):
        yield Found(
            fault.span,
            "ở đây cần tên một mục, nhưng lại là một danh sách hay một nhóm",
            "Bỏ dấu ? và các ngoặc ở đầu dòng. Nếu giá trị bắt đầu bằng [ hay { thật, "
            "đặt cả giá trị trong ngoặc kép.",
        )


@rule(
    "yaml-nhieu-phan",
    about="yaml",
    of_faults=True,
    wrong="---\nthien-tai: {name: Thiên tai}",
    right="thien-tai: {name: Thiên tai}",
)
def several_documents(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Một danh mục là một văn bản YAML, không chia phần bằng dòng ---."""
    for fault in faults(file, "yaml-nhieu-phan"):
        yield Found(
            fault.span,
            "từ dòng này bắt đầu phần thứ hai, không được đọc",
            "Xóa dòng --- (hoặc dòng ...) ở giữa tệp.",
        )


@rule(
    "yaml-qua-sau",
    about="yaml",
    of_faults=True,
    wrong="title: [[[[[[[[[[[[[Kết quả]]]]]]]]]]]]]",
    right="title: Công tác đối ngoại năm 2018",
)
def too_deep(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Các nhóm không lồng nhau sâu hơn khuôn dạng cần."""
    for fault in faults(file, "yaml-qua-sau"):
        yield Found(
            fault.span,
            f"các nhóm lồng nhau quá {fault.values['limit']} bậc; từ đây trở đi không được đọc",
            "Khuôn dạng chỉ cần bảy bậc. Xem lại các ngoặc [ và { thừa, hay chỗ lùi đầu dòng thừa.",
        )


@rule(
    "yaml-qua-nhieu",
    about="yaml",
    of_faults=True,
    wrong="- a\n- a",
    right="dich-benh: {name: Dịch bệnh, english: Epidemic}",
)
def too_many(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Phần đầu một tệp không có nhiều giá trị hơn mức đọc được."""
    for fault in faults(file, "yaml-qua-nhieu"):
        yield Found(
            fault.span,
            f"tệp có quá {fault.values['limit']} giá trị; từ đây trở đi không được đọc",
            "Danh mục dài nhất có khoảng 3.000 giá trị. Xem lại xem có chép lặp nhiều lần không.",
        )
