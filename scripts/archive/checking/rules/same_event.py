"""The same event in the reports of several bodies (``same_as``), or not (``different_from``)."""

from collections.abc import Iterator

from archive.checking.meetings import EVENTS, accounts
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, mended_at, quoted
from archive.language.dates import to_vietnamese
from archive.language.nearest import nearest
from archive.model.archive import Archive
from archive.model.choices import CHOICES
from archive.model.entry import Value
from archive.model.records import Activity, Report
from archive.reading.content_file import ContentFile

_FORM = "Dạng đúng là <tổ chức>/<năm>#<định danh của việc>, chẳng hạn tinh-doan-x/2021#giao-luu."


def _has_accounts(file: ContentFile) -> bool:
    return next(accounts(file), None) is not None


def _pairs(
    file: ContentFile, archive: Archive, entry: str
) -> Iterator[tuple[Activity, Activity, Value]]:
    """Each activity of ``file`` with another that it names in ``entry``."""
    if not isinstance(file.record, Report):
        return
    for value in accounts(file):
        other = archive.activity_by_uid.get(value.value)
        top, _, name, *_rest = value.location
        if top == "activities" and name == entry and other is not None:
            own = file.record.activities[int(value.location[1])]
            if other.report is not own.report:
                yield own, other, value


@rule(
    "cung-la-khong-co",
    about="tham-chieu",
    meets=EVENTS,
    beyond=_has_accounts,
    suggests=True,
    wrong="same_as: [so-ngoai-vu-thu/2018#giao-lu]",
    right="same_as: [so-ngoai-vu-thu/2018#giao-luu]",
)
def same_as_nothing(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mục same_as hay different_from dẫn tới một việc có trong báo cáo khác của kho."""
    for value in accounts(file):
        if value.value in archive.activity_by_uid:
            continue
        key, _, name = value.value.partition("#")
        key = key.removeprefix("to-chuc/").strip("/").removesuffix(".md")
        report = archive.report_by_key.get(key)
        if report is not None:
            near = [f"{key}#{found}" for found in nearest(name, [a.id for a in report.activities])]
            if f"{key}#{name}" in archive.activity_by_uid:
                near = [f"{key}#{name}"]
            message = f"báo cáo {quoted(key)} không có việc {quoted(name)}"
        else:
            keys = nearest(key, archive.report_by_key)
            near = [f"{k}#{name}" for k in keys if f"{k}#{name}" in archive.activity_by_uid]
            message = f"kho không có báo cáo {quoted(key)}"
        yield Found(
            file.span(*value.location),
            message,
            did_you_mean(near) + _FORM,
            mended_at(file, value.location, f"{key}#{name}", near),
        )


@rule(
    "cung-la-trong-bao-cao",
    about="tham-chieu",
    meets=EVENTS,
    beyond=_has_accounts,
    wrong="same_as: [tinh-doan-thu/2018#viec-hai]",
    right="part_of: viec-hai",
)
def same_as_in_own_report(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mục same_as hay different_from dành cho báo cáo của cơ quan khác."""
    for value in accounts(file):
        other = archive.activity_by_uid.get(value.value)
        if other is not None and other.report is file.record:
            yield Found(
                file.span(*value.location),
                f"{quoted(value.value)} nằm trong chính báo cáo này",
                "Một việc kể hai lần thì gộp làm một; việc nằm trong việc khác thì dùng part_of.",
            )


@rule(
    "cung-la-mot-chieu",
    about="tham-chieu",
    meets=EVENTS,
    beyond=_has_accounts,
    wrong="same_as: [so-ngoai-vu-thu/2018#giao-luu]",
    right="same_as: [so-ngoai-vu-thu/2018#giao-luu]\nsame_as: [tinh-doan-thu/2018#giao-luu]",
    why="Một sự kiện do nhiều cơ quan kể chỉ được đếm một lần, nên cả hai báo cáo phải nhận nhau.",
)
def one_sided_same_as(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc này ghi “cũng là” việc kia thì việc kia cũng ghi “cũng là” việc này."""
    for own, other, value in _pairs(file, archive, "same_as"):
        if own.uid not in other.entries.same_as:
            yield Found(
                file.span(*value.location),
                f"{quoted(value.value)} không ghi lại rằng nó cũng là việc này",
                f"Thêm vào việc {other.id} trong {other.report.path}: same_as: [{own.uid}]",
            )


@rule(
    "cung-la-lech",
    about="tham-chieu",
    meets=EVENTS,
    beyond=_has_accounts,
    level="warning",
    wrong="date: 2018-03\ndate: 2018-09",
    right="date: 2018-03",
)
def same_as_but_different(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Hai lời kể về cùng một việc hợp nhau về thời gian, loại và trạng thái."""
    for own, other, value in _pairs(file, archive, "same_as"):
        here, there = own.period, other.period
        kinds, others = own.entries.kind, other.entries.kind
        if here.latest < there.earliest or there.latest < here.earliest:
            differs = f"thời gian: ở đây {to_vietnamese(here)}, ở kia {to_vietnamese(there)}"
        elif kinds and others and not set(kinds) & set(others):
            differs = f"loại: ở đây {', '.join(kinds)}, ở kia {', '.join(others)}"
        elif (
            own.entries.status
            and other.entries.status
            and (own.entries.status != other.entries.status)
        ):
            names = CHOICES["trang-thai"]
            differs = (
                f"trạng thái: ở đây {names[own.entries.status]}, "
                f"ở kia {names[other.entries.status]}"
            )
        else:
            continue
        yield Found(
            file.span(*value.location),
            f"{quoted(value.value)} được ghi là cùng một việc nhưng khác về {differs}",
            "Xem lại hai báo cáo; nếu là hai việc thì bỏ same_as ở cả hai.",
        )


@rule(
    "khac-ma-cung-la",
    about="tham-chieu",
    meets=EVENTS,
    beyond=_has_accounts,
    wrong="same_as: [so-ngoai-vu-thu/2018#giao-luu]\n"
    "different_from: [so-ngoai-vu-thu/2018#giao-luu]",
    right="different_from: [so-ngoai-vu-thu/2018#giao-luu]",
    why="Một việc được đếm một lần hay hai lần thì phải rõ: không thể vừa là một vừa là hai.",
)
def different_but_same(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc đã ghi là khác với việc kia thì không cũng là việc ấy, dù qua một việc thứ ba."""
    for own, other, value in _pairs(file, archive, "different_from"):
        if archive.event_of(own) == archive.event_of(other):
            yield Found(
                file.span(*value.location),
                f"{quoted(value.value)} được ghi là khác, nhưng các mục same_as nối nó với đây",
                "Nếu là hai việc thì bỏ same_as (ở đây, ở kia hay ở việc thứ ba nối hai việc); "
                "nếu là một việc thì bỏ different_from.",
            )
