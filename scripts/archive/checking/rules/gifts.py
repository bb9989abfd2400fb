"""Things given and received: units, shares, qualifiers."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from archive.checking.files_asked import is_report
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, is_spoiled, quoted, values_of_kind
from archive.language.folding import nfc
from archive.language.numbers import group
from archive.model.activity import Item
from archive.model.archive import Archive
from archive.model.entry import Location
from archive.model.records import Activity, Report
from archive.reading.content_file import ContentFile

_FIGURE_FIRST = re.compile(r"[\d.,]*\d\s+\S")


class GivenItem(NamedTuple):
    """An item with its activity and place."""

    activity: Activity
    location: Location
    item: Item


@lru_cache(maxsize=2)  # asked by many rules, one after the other
def _items(file: ContentFile) -> Sequence[GivenItem]:
    activities = file.record.activities if isinstance(file.record, Report) else ()
    return [
        GivenItem(activity, ("activities", activity.index, "items", index), item)
        for activity in activities
        for index, item in enumerate(activity.entries.items)
    ]


@lru_cache(maxsize=4096)  # the same things are given again and again
def _small(what: str) -> str:
    return nfc(what).casefold()


def _recipients(activity: Activity) -> int:
    return len(activity.entries.parties.recipient) if activity.entries.parties else 0


def _unit_in_front(what: str, archive: Archive) -> str | None:
    """The unit that the name of a thing begins with; the longest, where it is more than that."""
    words = _small(what).split()
    units = archive.lists.by_name.get("don-vi", {})
    found = (" ".join(words[:size]) for size in (3, 2, 1) if size < len(words))
    return next((unit for unit in found if unit in units), None)


@rule(
    "so-luong-thieu-don-vi",
    about="hoat-dong",
    level="warning",
    wrong="- {what: khẩu trang y tế, quantity: 20000}",
    right="- {what: khẩu trang y tế, quantity: 20000, unit: chiếc}",
    why="20 thùng và 20 chiếc là hai chuyện; thiếu đơn vị thì không cộng được.",
    of=is_report,
)
def quantity_without_unit(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Hiện vật có số lượng thì có đơn vị."""
    for _, location, item in _items(file):
        if item.quantity is None or item.unit is not None:
            continue
        if is_spoiled(file, *location):
            continue
        unit = _unit_in_front(item.what, archive)
        rest = " ".join(item.what.split()[len(unit.split()) :]) if unit else ""
        yield Found(
            file.span(*location, "quantity"),
            f"{group(item.quantity)} {quoted(item.what)} không có đơn vị",
            did_you_mean([f"what: {rest}, unit: {unit}"] if unit else [])
            + "Thêm unit theo danh-muc/don-vi.yml; văn bản không ghi đơn vị thì viết đơn vị mà câu "
            "văn hiểu ngầm và nói rõ ở note.",
        )


@rule(
    "muc-do-thieu-so",
    about="hoat-dong",
    level="warning",
    wrong="- {what: khẩu trang y tế, qualifier: gan}",
    right="- {what: khẩu trang y tế, quantity: 20000, unit: chiếc, qualifier: gan}",
    of=is_report,
)
def qualifier_without_quantity(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """“Gần”, “hơn”, “khoảng”, “dự kiến” đi với một con số."""
    for _, location, item in _items(file):
        unsaid = item.qualifier is not None and item.quantity is None
        if unsaid and not is_spoiled(file, *location):
            yield Found(
                file.span(*location, "qualifier"),
                f"{quoted(item.what)} ghi qualifier: {item.qualifier} mà không có số lượng",
                "Thêm quantity, hoặc xóa qualifier.",
            )


@rule(
    "don-vi-trong-ten",
    about="hoat-dong",
    level="warning",
    wrong="- {what: thùng khẩu trang y tế, quantity: 25, unit: thùng}",
    right="- {what: khẩu trang y tế, quantity: 25, unit: thùng}",
    why="Tổng được cộng theo tên hiện vật: “thùng khẩu trang” và “khẩu trang” thành hai thứ.",
    of=is_report,
)
def unit_in_name(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tên hiện vật chỉ là tên, không kèm số lượng hay đơn vị."""
    for _, location, item in _items(file):
        if _FIGURE_FIRST.match(item.what):
            message = f"tên hiện vật {quoted(item.what)} bắt đầu bằng một con số"
            advice = "Tách ra: {what: khẩu trang y tế, quantity: 25, unit: thùng}."
        elif item.unit is not None and _small(item.what).startswith(f"{item.unit} "):
            message = f"đơn vị {quoted(item.unit)} đã có trong tên {quoted(item.what)}"
            advice = (
                f"Viết what: {item.what[len(item.unit) :].strip()}; nếu đó đúng là tên của vật "
            )
            advice += "thì chọn đơn vị khác, chẳng hạn chiếc."
        else:
            continue
        yield Found(file.span(*location, "what"), message, advice)


@rule(
    "hien-vat-lap",
    about="hoat-dong",
    level="warning",
    wrong="- {what: gạo, quantity: 2, unit: tấn}\n- {what: gạo, quantity: 3, unit: tấn}",
    right="- {what: gạo, quantity: 5, unit: tấn}",
    of=is_report,
)
def doubled_item(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong một việc, một thứ cùng quy cách và đơn vị chỉ ghi một dòng."""
    first: set[tuple[int, str, str | None, str | None]] = set()
    for activity, location, item in _items(file):
        key = (activity.index, _small(item.what), item.size, item.unit)
        if item.what and key in first:
            yield Found(
                file.span(*location),
                f"{quoted(item.what)} cùng đơn vị đã ghi ở trên trong việc này",
                "Nếu chép lặp thì xóa một dòng; nếu là hai lần trao thì ghi thành hai việc, hoặc "
                "cộng lại và nói rõ ở note.",
            )
        first.add(key)


@rule(
    "phan-bo-thua",
    about="hoat-dong",
    level="warning",
    wrong="- {what: gạo, quantity: 5, unit: tấn, share: moi-ben}",
    right="- {what: gạo, quantity: 5, unit: tấn}",
    of=is_report,
)
def share_of_one(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mục share chỉ dùng khi một con số ứng với nhiều bên nhận."""
    for activity, location, item in _items(file):
        if item.share is not None and _recipients(activity) < 2:
            yield Found(
                file.span(*location, "share"),
                f"{quoted(item.what)} ghi share: {item.share}, mà việc này không có nhiều bên nhận",
                "Ghi đủ các bên ở parties.recipient, hoặc xóa share.",
            )


@rule(
    "phan-bo-chua-ro",
    about="hoat-dong",
    level="notice",
    wrong="- {what: gạo, quantity: 4, unit: tấn}",
    right="- {what: gạo, quantity: 4, unit: tấn, share: chung}",
    why="“Tặng 20.000 khẩu trang cho hai tỉnh” là tổng chung hay mỗi tỉnh ngần ấy: hai cách hiểu "
    "cho hai tổng khác nhau.",
    of=is_report,
)
def share_unsaid(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Một con số cho nhiều bên nhận thì nói rõ là tổng chung, mỗi bên ngần ấy, hay không rõ."""
    for activity, location, item in _items(file):
        recipients = _recipients(activity)
        said = item.share is not None or is_spoiled(file, *location)
        if recipients > 1 and item.quantity is not None and not said:
            counted = " ".join(filter(None, (group(item.quantity), item.unit, item.what)))
            yield Found(
                file.span(*location, "quantity"),
                f"{counted} cho {recipients} bên: không rõ là tổng chung hay mỗi bên",
                "Thêm share: chung (tổng), moi-ben (mỗi bên ngần ấy) hoặc khong-ro (văn bản không "
                "nói).",
            )


@rule(
    "du-kien-da-lam",
    about="hoat-dong",
    level="warning",
    wrong="people: {count: 120, qualifier: du-kien}",
    right="people: {count: 120, qualifier: khoang}",
)
def expected_though_done(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc đã làm không ghi con số dự kiến."""
    activities = file.record.activities if isinstance(file.record, Report) else ()
    for value in values_of_kind(file, "choice"):
        if value.value != "du-kien" or value.location[0] != "activities":
            continue
        activity = activities[int(value.location[1])]
        if activity.is_done:
            yield Found(
                file.span(*value.location),
                f"việc {quoted(activity.entries.title)} ghi đã làm mà con số là dự kiến",
                "Ghi con số thật với mức độ gan, hon, khoang; nếu việc chưa làm thì ghi "
                "status: ke-hoach.",
            )
