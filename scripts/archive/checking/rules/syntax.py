"""Faults that the reader met, put into words."""

from collections.abc import Iterator

from archive.checking.rule import Found, rule
from archive.language.nearest import nearest
from archive.model.archive import Archive
from archive.reading.load import ContentFile
from archive.reading.source import Fault


def faults(file: ContentFile, kind: str) -> Iterator[Fault]:
    """The faults of one kind that reading met in ``file``."""
    return (fault for fault in file.faults if fault.kind == kind)


@rule(
    "muc-la",
    about="muc",
    wrong="tieu_de: Kết quả công tác đối ngoại nhân dân năm 2021",
    right="title: Kết quả công tác đối ngoại nhân dân năm 2021",
    why="Một mục viết sai tên sẽ không ai đọc được, nên không được bỏ qua trong im lặng.",
)
def unknown_entry(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Chỉ dùng các mục mà khuôn dạng có."""
    for fault in faults(file, "muc-la"):
        name, known = fault.values["name"] or "", (fault.values["known"] or "").split()
        near = nearest(name, known, limit=1)
        advice = f"Có phải ý bạn là “{near[0]}”? " if near else ""
        yield Found(
            fault.span,
            f"không có mục nào tên “{name}” ở đây",
            f"{advice}Các mục dùng được: {', '.join(known)}.",
        )
