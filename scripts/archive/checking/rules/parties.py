"""The parties of an activity: who gave, who received, and whether they were there."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from archive.checking.files_asked import is_report
from archive.checking.naming import names
from archive.checking.periods import ALWAYS, ends_said, existence, meant_by
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, is_spoiled, quoted, values_of_kind
from archive.language.dates import Edtf, parse_edtf, to_vietnamese
from archive.model.archive import Archive
from archive.model.choices import PLANNED
from archive.model.delegation import Delegation
from archive.model.entry import Location
from archive.model.records import Activity, Organization, Partner, Report
from archive.reading.content_file import ContentFile

_GIFTS = frozenset({"trao-tang", "tiep-nhan"})


def _activities(file: ContentFile) -> tuple[Activity, ...]:
    return file.record.activities if isinstance(file.record, Report) else ()


@rule(
    "tang-thieu-ben",
    about="hoat-dong",
    level="warning",
    wrong="kind: [trao-tang]",
    right="recipient: [doi-tac/hoi-lhtn-svay-rieng-thu]",
    why="Không rõ ai trao, ai nhận thì quà không vào tổng của đối tác nào.",
    of=is_report,
)
def gift_without_parties(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc trao tặng ghi bên nhận; việc tiếp nhận ghi bên trao."""
    for activity in _activities(file):
        roles = activity.entries.parties
        for index, kind in enumerate(activity.entries.kind):
            if kind not in _GIFTS:
                continue
            if kind == "trao-tang":
                missing, entry = not (roles and roles.recipient), "recipient"
            else:
                missing, entry = not (roles and (roles.giver or roles.on_behalf_of)), "giver"
            if missing and not is_spoiled(file, "activities", activity.index):
                whom = "ai nhận" if entry == "recipient" else "ai trao"
                yield Found(
                    file.span("activities", activity.index, "kind", index),
                    f"việc {quoted(activity.entries.title)} là {kind} mà không ghi {whom}",
                    f"Thêm parties: {{{entry}: [doi-tac/<định danh>]}}; chưa có hồ sơ thì ghi tên "
                    "bằng chữ.",
                )


@rule(
    "chieu-tang-nguoc",
    about="hoat-dong",
    wrong="kind: [tiep-nhan]\nrecipient: [doi-tac/hoi-lhtn-svay-rieng-thu]",
    right="kind: [trao-tang]\nrecipient: [doi-tac/hoi-lhtn-svay-rieng-thu]",
    why="Quà trao và quà nhận cộng riêng; ghi nhầm chiều thì cả hai tổng đều sai.",
    of=is_report,
)
def gift_the_other_way(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trao tặng là phía Việt Nam trao cho đối tác; tiếp nhận là đối tác trao cho phía Việt Nam."""
    for activity in _activities(file):
        kinds = set(activity.entries.kind) & _GIFTS
        direction = activity.gift_direction
        if len(kinds) != 1 or direction is None:
            continue
        kind = kinds.pop()
        right = "trao-tang" if direction == "trao" else "tiep-nhan"
        if kind != right:
            index = activity.entries.kind.index(kind)
            way = (
                "đối tác nước ngoài là bên nhận"
                if direction == "trao"
                else ("đối tác nước ngoài là bên trao")
            )
            yield Found(
                file.span("activities", activity.index, "kind", index),
                f"việc {quoted(activity.entries.title)} ghi {kind}, nhưng {way}",
                f"Viết kind: [{right}], hoặc đổi chỗ giver và recipient.",
            )


@rule(
    "vua-trao-vua-nhan",
    about="hoat-dong",
    wrong="giver: [to-chuc/tinh-doan-thu]\nrecipient: [to-chuc/tinh-doan-thu]",
    right="giver: [to-chuc/tinh-doan-thu]\nrecipient: [doi-tac/hoi-lhtn-svay-rieng-thu]",
    of=is_report,
)
def gives_to_itself(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Một bên không vừa trao vừa nhận trong cùng một việc."""
    for activity in _activities(file):
        roles = activity.entries.parties
        if roles is None:
            continue
        for index, party in enumerate(roles.recipient):
            if party in roles.giver:
                yield Found(
                    file.span("activities", activity.index, "parties", "recipient", index),
                    f"{quoted(party)} vừa là bên trao vừa là bên nhận",
                    "Hai bên trao quà cho nhau thì ghi thành hai việc, mỗi chiều một việc.",
                )


@rule(
    "ben-ngoai-thoi-gian",
    about="hoat-dong",
    wrong="recipient: [doi-tac/hoi-moi-lap-thu]",
    right="recipient: [doi-tac/hoi-lhtn-svay-rieng-thu]",
    why="Sau khi đổi tên hay sáp nhập, hồ sơ mới và hồ sơ cũ là hai; việc thuộc về hồ sơ của đúng "
    "thời ấy.",
    of=is_report,
)
def party_outside_lifetime(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Các bên của một việc, một đoàn, một thỏa thuận tồn tại vào lúc ấy."""
    report = file.record
    if not isinstance(report, Report):
        return
    mortal = _mortal(archive)
    for value in values_of_kind(file, "party"):
        if value[1] not in mortal:
            continue
        body = mortal[value.value]
        lifetime = existence(body)
        what, when = _taken_part_in(report, value.location)
        if when is None or lifetime.meets(meant_by(when)):
            continue
        ended = lifetime.last < when.earliest
        near = body.entries.successors if ended else body.entries.predecessors
        yield Found(
            file.span(*value.location),
            f"{quoted(body.short_name)} {ends_said(body, ended=ended)}, "
            f"{'trước' if ended else 'sau'} {quoted(what)} ({to_vietnamese(when)})",
            did_you_mean(near) + f"Xem lại ngày ở đây và valid trong {body.path}.",
        )


@lru_cache(maxsize=1)
def _mortal(archive: Archive) -> Mapping[str, Organization | Partner]:
    """The bodies, by reference, of which it is known when they began or ended."""
    bodies = names(archive).bodies.items()
    return {reference: body for reference, body in bodies if existence(body) is not ALWAYS}


def _taken_part_in(report: Report, location: Location) -> tuple[str, Edtf | None]:
    """What the party at ``location`` took part in, and when; no time for what was only planned.

    What was planned was planned while its parties were there.
    """
    match location:
        case ("activities", int(index), *_):
            activity = report.activities[index]
            title = activity.entries.title or activity.id
            return title, None if activity.is_planned else activity.period
        case ("agreements", int(index), *_):
            agreement = report.entries.agreements[index]
            return agreement.title, agreement.signed
        case ("delegations", str(direction), int(index), *_):
            row: Delegation = getattr(report.entries.delegations, direction)[index]
            when = row.date or parse_edtf(str(report.year))
            return row.name, None if row.status == PLANNED else when
    return "", None
