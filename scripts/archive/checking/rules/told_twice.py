"""The same event in the reports of two bodies that do not say so."""

from collections.abc import Iterator

from archive.checking.meetings import EVENTS
from archive.checking.rule import Found, archive_rule
from archive.checking.written import quoted
from archive.model.records import Activity
from archive.model.same_event import likenesses
from archive.reading.content_file import Reading


@archive_rule(
    "co-the-cung-la",
    about="tham-chieu",
    meets=EVENTS,
    level="notice",
    wrong="date: 2018-03-20\ndate: 2018-03-20",
    right="same_as: [so-ngoai-vu-thu/2018#trao-gao]\nsame_as: [tinh-doan-thu/2018#trao-gao]",
    why="Hai cơ quan cùng dự một việc thì thường cùng kể, và quà tặng bị cộng hai lần. Máy so thời "
    "gian, các bên, loại việc, địa điểm và quà tặng rồi chỉ đề nghị; người biết hai văn bản mới "
    "quyết định. Nếu là hai việc khác nhau thì ghi different_from ở một trong hai việc: đề nghị "
    "này không hiện lại nữa.",
)
def told_twice(reading: Reading) -> Iterator[Found]:
    """Một việc mà hai cơ quan cùng báo cáo thì hai báo cáo nhận nhau bằng same_as."""
    for like in likenesses(reading.archive):
        reasons = ", ".join(like.reasons)
        yield _proposed(reading, like.one, like.other, reasons)
        yield _proposed(reading, like.other, like.one, reasons)


def _proposed(reading: Reading, own: Activity, other: Activity, reasons: str) -> Found:
    file, there = reading.file_of(own.report), reading.file_of(other.report)
    place = there.source.position(there.span("activities", other.index, "title").start)
    return Found(
        file.span("activities", own.index, "title"),
        f"có thể là một với {quoted(other.entries.title)} ở {there.path}:{place.line} ({reasons})",
        f"Nếu là một việc thì thêm vào việc {own.id} ở đây: same_as: [{other.uid}]\n"
        f"và vào việc {other.id} ở kia: same_as: [{own.uid}]\n"
        f"Nếu là hai việc khác nhau thì chỉ cần thêm ở đây: different_from: [{other.uid}]",
        path=file.path,
    )
