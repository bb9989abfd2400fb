"""Entries: unknown, missing, empty, doubled, of the wrong shape."""

from collections.abc import Iterator

from archive.checking.problem import Fix
from archive.checking.rule import Found, rule
from archive.checking.written import (
    did_you_mean,
    faults,
    first_line,
    quoted,
    rewrite,
)
from archive.language.nearest import nearest
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile
from archive.reading.source import Fault

_NOT_PLAIN = frozenset(",[]{}#:'\"\n")


@rule(
    "muc-la",
    about="muc",
    of_faults=True,
    wrong="tieu_de: Kết quả công tác đối ngoại nhân dân năm 2018",
    right="title: Kết quả công tác đối ngoại nhân dân năm 2018",
    why="Một mục viết sai tên sẽ không ai đọc được, nên không được bỏ qua trong im lặng.",
)
def unknown_entry(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Chỉ dùng các mục mà khuôn dạng có."""
    for fault in faults(file, "muc-la"):
        name, known = fault.values["name"] or "", (fault.values["known"] or "").split()
        near = nearest(name, known)
        yield Found(
            fault.span,
            f"không có mục nào tên {quoted(name)} ở đây",
            f"{did_you_mean(near)}Các mục dùng được ở đây: {', '.join(known)}.",
            rewrite(file, fault.span, near[0]) if _is_free(fault, near) else None,
        )


def _is_free(unknown: Fault, near: list[str]) -> bool:
    """Whether ``near`` is one name, which nothing else in the group has or is nearly."""
    known = (unknown.values["known"] or "").split()
    beside = {*(unknown.values["beside"] or "").split()} - {unknown.values["name"]}
    return (
        len(near) == 1
        and near[0] not in beside
        and not any(nearest(other, known) == near for other in beside.difference(known))
    )


@rule(
    "muc-trung",
    about="muc",
    of_faults=True,
    wrong="fidelity: tom-luoc\nfidelity: nguyen-van",
    right="fidelity: tom-luoc",
    why="Viết hai lần thì máy chỉ giữ một, và không ai biết là lần nào.",
)
def doubled_entry(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi mục chỉ viết một lần trong nhóm của nó, mỗi mã một lần trong danh mục."""
    for fault in faults(file, "muc-trung"):
        name = fault.values["name"] or ""
        yield Found(
            fault.span,
            f"{quoted(name)} đã được viết ở trên, viết lần nữa ở đây",
            "Giữ một chỗ, xóa chỗ kia. Nhiều giá trị cho một mục thì viết thành danh sách: "
            f"{name}: [một, hai].",
        )


@rule(
    "thieu-muc",
    about="muc",
    wrong="- {what: khẩu trang y tế, quantity: 20000, unit: chiếc}\n- {quantity: 5, unit: thùng}",
    right="- {what: nước rửa tay, quantity: 5, unit: thùng}",
)
def missing_entry(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Các mục bắt buộc phải có."""
    no_groups = {fault.span for fault in faults(file, "can-nhom")}
    for fault in faults(file, "thieu-muc"):
        name, label = fault.values["name"] or "", fault.values["label"] or ""
        # thieu-xac-nhan says more about the one; can-nhom and muc-la have told the others
        if name == "clearance" or fault.span in no_groups or _is_misspelt(file, fault, name):
            continue
        example = fault.values.get("example") or "…"
        yield Found(
            first_line(file, fault.span),
            f"thiếu mục {quoted(name)} ({label})",
            f"Thêm {name}: {example}",
        )


def _is_misspelt(file: ContentFile, missing: Fault, name: str) -> bool:
    """Whether the group that lacks ``name`` has an unknown entry that is nearly it."""
    return any(
        missing.span.start <= unknown.span.start < missing.span.end
        and nearest(unknown.values["name"] or "", (unknown.values["known"] or "").split()) == [name]
        for unknown in faults(file, "muc-la")
    )


@rule(
    "muc-rong",
    about="muc",
    of_faults=True,
    wrong="place:",
    right="place: Cửa khẩu quốc tế Mộc Bài",
    why="Để trống, “không có” và “văn bản không nói” là ba điều khác nhau; mục để trống không "
    "cho biết là điều nào.",
)
def empty_entry(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Không để trống một mục: điền vào, hoặc xóa cả dòng."""
    for fault in faults(file, "muc-rong"):
        name = fault.values["name"] or ""
        yield Found(
            fault.span,
            "gạch đầu dòng này không có gì" if name == "-" else f"mục {quoted(name)} để trống",
            "Điền giá trị, hoặc xóa cả dòng nếu văn bản không nói."
            + (" Văn bản nói “Không” thì viết []." if name in {"outgoing", "incoming"} else ""),
        )


@rule(
    "can-danh-sach",
    about="muc",
    of_faults=True,
    wrong="kind: trao-tang",
    right="kind: [trao-tang]",
)
def not_a_list(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mục nhận nhiều giá trị thì viết thành danh sách, dù chỉ có một giá trị."""
    for fault in faults(file, "can-danh-sach"):
        name, written = fault.values["name"] or "", fault.values.get("written")
        if written is None:
            right = f"Thêm dấu gạch “- ” trước từng nhóm của mục {name}, mỗi nhóm một gạch."
        else:
            right = f"Đặt trong ngoặc vuông: {name}: [{written}]"
        yield Found(
            first_line(file, fault.span),
            f"mục {quoted(name)} là một danh sách, ở đây chỉ là "
            + ("một nhóm" if written is None else f"một giá trị: {quoted(written)}"),
            right,
            _in_brackets(file, fault),
        )


def _in_brackets(file: ContentFile, fault: Fault) -> Fix | None:
    old = file.source.text[fault.span.start : fault.span.end]
    is_quoted = old[:1] in {'"', "'"}
    if "written" not in fault.values or "\n" in old or (not is_quoted and _NOT_PLAIN & set(old)):
        return None
    return Fix(fault.span.start, fault.span.end, f"[{old}]", f"đặt {quoted(old)} trong ngoặc vuông")


@rule(
    "can-nhom",
    about="muc",
    of_faults=True,
    wrong="clearance: Ban biên tập",
    right="clearance: {by: Ban biên tập, on: 2019-01-10}",
)
def not_a_group(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mục là một nhóm thì viết các mục con của nó, không viết thẳng giá trị."""
    for fault in faults(file, "can-nhom"):
        name, known = fault.values["name"] or "", (fault.values["known"] or "").split()
        if known:
            here = f"mục {quoted(name)}" if name and not name.isdecimal() else "chỗ này"
            message = f"{here} phải là một nhóm gồm các mục con"
            advice = f"Viết {{{known[0]}: …}}. Các mục con dùng được: {', '.join(known)}."
        else:
            message = f"danh mục {quoted(name)} phải gồm các mã, mỗi mã là một nhóm"
            advice = "Viết từng dòng như trao-tang: {name: Trao tặng}, không có gạch đầu dòng."
        yield Found(first_line(file, fault.span), message, advice)


@rule(
    "can-mot-gia-tri",
    about="muc",
    of_faults=True,
    wrong="mode: [truc-tiep, truc-tuyen]",
    right="mode: ket-hop",
)
def not_a_value(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mục nhận một giá trị thì không viết danh sách hay nhóm."""
    for fault in faults(file, "can-mot-gia-tri"):
        name = fault.values["name"] or ""
        here = "chỗ này" if name.isdecimal() else f"mục {quoted(name)}"
        yield Found(
            first_line(file, fault.span),
            f"{here} chỉ nhận một giá trị, ở đây lại là một danh sách hay một nhóm",
            "Viết một giá trị, không có ngoặc vuông, ngoặc nhọn hay gạch đầu dòng. Nếu chữ của bạn "
            "có dấu ngoặc hay dấu hai chấm, đặt cả giá trị trong ngoặc kép.",
        )


@rule(
    "can-mot-dong",
    about="muc",
    of_faults=True,
    wrong="place: |\n  Cửa khẩu\n  Mộc Bài",
    right="place: Cửa khẩu Mộc Bài",
)
def several_lines(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tên, địa điểm và các giá trị ngắn khác viết trên một dòng."""
    for fault in faults(file, "can-mot-dong"):
        yield Found(
            first_line(file, fault.span),
            f"mục {quoted(fault.values['name'] or '')} chỉ nhận một dòng, ở đây có nhiều dòng",
            "Nối lại thành một dòng, bỏ dấu | ở đầu. Lời dài hơn thì để vào mục note.",
        )
