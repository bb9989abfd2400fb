"""Which numbers of a passage are figures that its record should hold."""

import re
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property, lru_cache

from archive.checking.figures import Number
from archive.checking.written import values_of_kind
from archive.language.folding import nfc
from archive.language.numbers import find_numbers
from archive.model.archive import Archive
from archive.model.entry import Location
from archive.model.records import Report
from archive.reading.content_file import ContentFile

_LOOK = 24
# What is counted here is time, rank or share, or the parties themselves, not what was given.
_COUNTED_NOT = re.compile(
    r"[*_]{0,3}\s*(?:%|‰|°|(?:năm|tháng|ngày|tuần|giờ|phút|buổi|tuổi|lần|phần\s+trăm|nước|bên|phía"
    r"|tỉnh|thành|huyện|xã|hội|cấp|tổ\s+chức|cơ\s+quan|đơn\s+vị|địa\s+phương|dân\s+tộc|điểm|nội\s+dung"
    r"|ý|mục|mặt|nhiệm\s+vụ|giải\s+pháp)(?![^\W\d_]))",
    re.IGNORECASE,
)
# Số 5, điều 3, khóa VII, lần thứ 2: a label, not a count.
_LABEL_BEFORE = re.compile(
    r"(?<![^\W\d_])(?:số|điều|khoản|điểm|mục|phần|thứ|khóa|khoá|quý|cấp|loại|hạng|quốc\s+lộ|đường"
    r"|tổ|lớp|trang|bảng|phụ\s+lục|chương|kỳ|km|phiên\s+bản|mạng|thế\s+kỷ)\s*[*_]{0,3}$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
# Mùa hè 2018, …
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDED = re.compile(r"[*_]{0,3}\s*(?:[,.;:)]|$)")
_RANGE_OR_SHARE = re.compile(r"\s*[/–-]\s*\d")


class Holdings:
    """What the record of each activity of ``report`` holds, by its id.

    The delegation that an activity is the journey of belongs to it. ``figures`` are its numbers.
    """

    def __init__(self, file: ContentFile, report: Report) -> None:
        self._file = file
        self._journeys = _journeys(report)
        self._ids = [activity.id for activity in report.activities]
        self.figures: defaultdict[str, set[Decimal]] = defaultdict(set)
        for kind in ("number", "count"):
            for location, value, _ in values_of_kind(file, kind):
                owner = _owner(location, self._ids, self._journeys)
                if owner is not None:
                    self.figures[owner].add(Decimal(value))

    @cached_property
    def told_in_words(self) -> Mapping[str, set[Decimal]]:
        """The numbers in its words; they are asked for only where the figures do not answer."""
        found: defaultdict[str, set[Decimal]] = defaultdict(set)
        for location, value, _ in values_of_kind(self._file, "text", "block"):
            owner = _owner(location, self._ids, self._journeys) if _FIGURE.search(value) else None
            if owner is not None:
                found[owner].update(number.value for number in find_numbers(value))
        return found


def _owner(location: Location, ids: list[str], journeys: dict[Location, str]) -> str | None:
    """The id of the activity that the value at ``location`` belongs to; None for no activity."""
    if location[0] == "activities":
        return ids[int(location[1])]
    return journeys.get(location[:3])


def _journeys(report: Report) -> dict[Location, str]:
    """The id of the activity that each delegation of the year names, by the delegation's place."""
    group = report.entries.delegations
    if group is None:
        return {}
    return {
        ("delegations", way, index): row.activity
        for way, rows in (("outgoing", group.outgoing), ("incoming", group.incoming))
        for index, row in enumerate(rows or ())
        if row.activity
    }


def is_a_figure(number: Number, text: str, units: "re.Pattern[str]") -> bool:
    """Whether a number of the file's ``text`` counts something that a record would hold.

    Number words count only before a unit: "hai máy", not "hai bên cùng có lợi".
    """
    behind = nfc(text[number.span.end : number.span.end + _LOOK])
    before = nfc(text[max(0, number.span.start - _LOOK) : number.span.start])
    if not number.certain or _COUNTED_NOT.match(behind) or _LABEL_BEFORE.search(before):
        return False
    if _RANGE_OR_SHARE.match(behind) or (_YEAR.fullmatch(number.text) and _ENDED.match(behind)):
        return False
    if _FIGURE.search(number.text):
        return True
    return number.value != 1 and units.match(behind) is not None


@lru_cache(maxsize=1)
def unit_words(archive: Archive) -> "re.Pattern[str]":
    """What matches a unit of the list, with what may stand between it and its number."""
    names = {code: term.name for code, term in archive.lists.terms("don-vi").items()}
    words = sorted({*names, *names.values()} - {""}, key=len, reverse=True)
    either = "|".join(map(re.escape, words)) or r"(?!)"
    return re.compile(rf"[*_]{{0,3}}\s+(?:{either})(?![^\W\d_])", re.IGNORECASE)
