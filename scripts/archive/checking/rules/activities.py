"""Activities: each by itself, and beside the others of its report."""

import re
from collections.abc import Iterator, Sequence

from archive.checking.circles import circles
from archive.checking.files_asked import is_report
from archive.checking.rule import Found, rule
from archive.checking.written import (
    by_kind,
    did_you_mean,
    is_spoiled,
    mended_at,
    quoted,
    values_of,
)
from archive.language.folding import nfc
from archive.language.nearest import nearest
from archive.model.archive import Archive
from archive.model.entry import Location, Value
from archive.model.records import Activity, Report
from archive.reading.content_file import ContentFile

_GIFTS = frozenset({"trao-tang", "tiep-nhan"})
_INTENT = re.compile(r"(?:dự kiến|kế hoạch|sẽ|đề xuất)\b", re.IGNORECASE)
_OPEN_KINDS = frozenset({"text", "block", "number", "count", "date"})
"""Kinds of value that may well stand twice in a list."""


def _activities(file: ContentFile) -> tuple[Activity, ...]:
    return file.record.activities if isinstance(file.record, Report) else ()


@rule(
    "viec-trung-dinh-danh",
    about="hoat-dong",
    wrong="- id: giao-luu\n- id: giao-luu",
    right="- id: giao-luu\n- id: giao-luu-2",
    why="Định danh là địa chỉ của việc và là neo của đoạn văn kể việc ấy.",
    of=is_report,
)
def doubled_activity(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong một báo cáo, mỗi việc có định danh riêng."""
    first: dict[str, int] = {}
    for activity in _activities(file):
        if activity.id and activity.id in first:
            line = file.source.position(
                file.span("activities", first[activity.id], "id").start
            ).line
            yield Found(
                file.span("activities", activity.index, "id"),
                f"định danh {quoted(activity.id)} đã là của một việc khác (dòng {line})",
                f"Đặt định danh khác, chẳng hạn {activity.id}-2, và sửa neo của đoạn văn kể việc "
                "này.",
            )
        first.setdefault(activity.id, activity.index)


@rule(
    "gia-tri-lap",
    about="muc",
    level="warning",
    wrong="kind: [giao-luu, giao-luu]",
    right="kind: [giao-luu]",
)
def doubled_value(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong một danh sách, mỗi mã, mỗi bên chỉ ghi một lần."""
    if not any(_has_doubled(found) for kind, found in by_kind(file) if kind not in _OPEN_KINDS):
        return
    first: set[tuple[Location, object]] = set()
    for value in values_of(file):
        if not isinstance(value.location[-1], int) or value.scalar.kind in _OPEN_KINDS:
            continue
        key = (value.location[:-1], value.value)
        if key in first:
            yield Found(
                file.span(*value.location),
                f"{quoted(value.value)} đã có trong danh sách này",
                "Xóa một chỗ.",
            )
        first.add(key)


def _has_doubled(values: Sequence[Value]) -> bool:
    """Whether two of ``values``, all of one kind, are the same in the same list."""
    listed = [(value[0][:-1], value[1]) for value in values if type(value[0][-1]) is int]
    return len(set(listed)) < len(listed)


@rule(
    "tang-thieu-qua",
    about="hoat-dong",
    level="warning",
    wrong="kind: [trao-tang]",
    right="- {what: gạo, quantity: 5, unit: tấn}",
    of=is_report,
)
def gift_without_items(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc trao tặng, tiếp nhận đã làm ghi hiện vật hoặc tiền."""
    for activity in _activities(file):
        entries = activity.entries
        if not activity.is_done or not _GIFTS & set(entries.kind) or entries.items or entries.money:
            continue
        if not is_spoiled(file, "activities", activity.index):
            index = next(n for n, kind in enumerate(entries.kind) if kind in _GIFTS)
            yield Found(
                file.span("activities", activity.index, "kind", index),
                f"việc {quoted(entries.title)} là {entries.kind[index]} mà không ghi trao gì",
                "Thêm items: [{what: gạo, quantity: 5, unit: tấn}] hoặc money; văn bản không nêu "
                "số lượng thì chỉ ghi what.",
            )


@rule(
    "thuoc-viec-khong-co",
    about="hoat-dong",
    wrong="part_of: tham-svay-rien",
    right="part_of: tham-svay-rieng",
    of=is_report,
)
def part_of_nothing(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mục part_of ghi định danh của một việc khác trong cùng báo cáo."""
    ids = [activity.id for activity in _activities(file) if activity.id]
    for activity in _activities(file):
        whole = activity.entries.part_of
        if whole is None or (whole in ids and whole != activity.id):
            continue
        location = ("activities", activity.index, "part_of")
        if whole == activity.id:
            yield Found(
                file.span(*location),
                f"việc {quoted(whole)} ghi thuộc về chính nó",
                "Ghi định danh của việc bao trùm, hoặc xóa dòng này.",
            )
            continue
        others = [other for other in ids if other != activity.id]
        near = nearest(whole.rpartition("#")[2], others)
        yield Found(
            file.span(*location),
            f"báo cáo này không có việc nào mang định danh {quoted(whole)}",
            did_you_mean(near)
            + (
                f"Các việc khác: {', '.join(others)}."
                if others
                else "Báo cáo không có việc nào khác."
            ),
            mended_at(file, location, whole.rpartition("#")[2], near),
        )


@rule(
    "thuoc-viec-vong",
    about="hoat-dong",
    wrong="part_of: viec-hai\npart_of: viec-mot",
    right="part_of: viec-mot",
    of=is_report,
)
def circular_parts(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Đi theo part_of không bao giờ quay lại việc cũ."""
    if not any(activity.entries.part_of for activity in _activities(file)):
        return
    index = {a.id: a.index for a in reversed(_activities(file))}
    links = {a.id: [a.entries.part_of] if a.entries.part_of else [] for a in _activities(file)}
    for circle in circles(links):
        yield Found(
            file.span("activities", index[circle[0]], "part_of"),
            f"các việc thuộc về nhau vòng quanh: {' → '.join([*circle, circle[0]])}",
            "Việc bao trùm nhất không có part_of: xóa ở một chỗ.",
        )


@rule(
    "ten-viec-lech-trang-thai",
    about="hoat-dong",
    level="warning",
    wrong="title: Dự kiến giao lưu với thanh niên Svay Rieng",
    right="title: Giao lưu với thanh niên Svay Rieng",
    why="Việc kế hoạch không bao giờ được tính là đã làm.",
    of=is_report,
)
def planned_by_its_title(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc đã làm không mang tên của một dự định."""
    for activity in _activities(file):
        title = nfc(activity.entries.title)
        intent = _INTENT.match(title.strip())
        if activity.is_done and intent:
            yield Found(
                file.span("activities", activity.index, "title"),
                f"việc ghi da-thuc-hien mà tên bắt đầu bằng {quoted(intent.group())}",
                "Nếu mới là dự định thì ghi status: ke-hoach; nếu đã làm thì đặt lại tên việc.",
            )
