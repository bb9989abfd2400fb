"""Records of bodies: what they say of one another and of their time."""

from collections.abc import Iterator

from archive.checking.circles import circles
from archive.checking.meetings import BODIES
from archive.checking.naming import Body, names
from archive.checking.periods import ALWAYS, Period, between, ends_said, existence
from archive.checking.rule import Found, archive_rule, rule
from archive.checking.written import did_you_mean, is_spoiled, quoted
from archive.language.dates import Edtf, to_vietnamese
from archive.model.archive import Archive
from archive.model.records import Organization, Partner
from archive.reading.content_file import ContentFile, Reading

_BELOW_THE_CENTRE = frozenset({"tinh", "huyen", "xa"})
_OF_NO_COUNTRY = "quoc-te"
_OTHER_SIDE = {"successors": "predecessors", "predecessors": "successors"}
_SAID = {"successors": "kế tục", "predecessors": "tiền thân"}


@archive_rule(
    "ke-tuc-khong-khop",
    about="to-chuc",
    meets=BODIES,
    wrong="successors: [to-chuc/hoi-moi-thu]",
    right="successors: [to-chuc/hoi-moi-thu]\npredecessors: [to-chuc/hoi-cu-thu]",
    why="Trang của hai tổ chức dẫn qua lại, nên hai hồ sơ phải nói cùng một điều.",
)
def one_sided_succession(reading: Reading) -> Iterator[Found]:
    """Hồ sơ này ghi kế tục hồ sơ kia thì hồ sơ kia cũng ghi tiền thân là hồ sơ này."""
    bodies = names(reading.archive).bodies
    for body in bodies.values():
        file = reading.file_of(body)
        for entry, other_entry in _OTHER_SIDE.items():
            for index, reference in enumerate(getattr(body.entries, entry)):
                other = bodies.get(reference)
                if other is body or type(other) is not type(body):  # told by other rules
                    continue
                if body.reference not in getattr(other.entries, other_entry):
                    yield Found(
                        file.span(entry, index),
                        f"{quoted(body.name)} ghi {_SAID[entry]} là {reference}, nhưng hồ sơ ấy "
                        f"không ghi {_SAID[other_entry]} là {body.reference}",
                        f"Thêm vào {other.path}: {other_entry}: [{body.reference}]; hoặc xóa ở "
                        "đây nếu không đúng.",
                        path=file.path,
                    )


@archive_rule(
    "ke-tuc-lech-thoi",
    about="to-chuc",
    meets=BODIES,
    wrong="valid: {to: 2020-06-30}\nvalid: {from: 2015-01-01, to: 2019-12-31}",
    right="valid: {to: 2020-06-30}\nvalid: {from: 2020-07-01}",
)
def successor_already_gone(reading: Reading) -> Iterator[Found]:
    """Tổ chức có kế tục thì có ngày kết thúc, và tổ chức kế tục còn tồn tại sau ngày ấy."""
    bodies = names(reading.archive).bodies
    for body in bodies.values():
        file, valid = reading.file_of(body), body.entries.valid
        for index, reference in enumerate(body.entries.successors):
            other = bodies.get(reference)
            if other is None or other is body:
                continue
            if valid is None or valid.to is None:
                yield Found(
                    file.span("successors", index),
                    f"{quoted(body.name)} có tổ chức kế tục mà không ghi kết thúc khi nào",
                    "Thêm ngày cuối cùng, chẳng hạn valid: {to: 2025-06-30}; không rõ ngày thì "
                    "ghi năm.",
                    path=file.path,
                    level="warning",
                )
            elif existence(other).last <= valid.to.earliest:
                yield Found(
                    file.span("successors", index),
                    f"{quoted(other.name)} {ends_said(other, ended=True)}, trước khi "
                    f"{quoted(body.name)} kết thúc ({to_vietnamese(valid.to)}), nên không thể kế "
                    "tục",
                    f"Xem lại valid ở đây và ở {other.path}, hay có phải tổ chức khác kế tục.",
                    path=file.path,
                )


@archive_rule(
    "truc-thuoc-vong",
    about="to-chuc",
    meets=BODIES,
    wrong="parent: to-chuc/hoi-a-thu\nparent: to-chuc/hoi-b-thu",
    right="parent: to-chuc/hoi-a-thu",
)
def circular_parents(reading: Reading) -> Iterator[Found]:
    """Đi theo “trực thuộc” hay “kế tục” không bao giờ quay lại chỗ cũ."""
    bodies = names(reading.archive).bodies
    above = {r: [b.entries.parent] if b.entries.parent else [] for r, b in bodies.items()}
    after = {r: list(b.entries.successors) for r, b in bodies.items()}
    for entry, word, links in (("parent", "trực thuộc", above), ("successors", "kế tục", after)):
        for circle in circles(links):
            first = bodies[circle[0]]
            file = reading.file_of(first)
            way = " → ".join([*circle, circle[0]])
            yield Found(
                file.span(entry),
                f"đi theo {quoted(word)} thì quay lại chỗ cũ: {way}",
                f"Xem lại mục {entry} trong các hồ sơ này; ít nhất một chỗ không đúng.",
                path=file.path,
            )


@rule(
    "tinh-khac-thoi",
    about="to-chuc",
    wrong="province: tay-ninh-2025\nvalid: {to: 2025-06-30}",
    right="province: tay-ninh\nvalid: {to: 2025-06-30}",
    why="63 tỉnh thành 34 tỉnh từ ngày 01/7/2025; tỉnh trước và tỉnh sau cùng tên là hai mã.",
)
def province_of_another_time(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tỉnh của một tổ chức là tỉnh vào thời tổ chức ấy tồn tại."""
    if not isinstance(file.record, Organization):
        return
    code = file.record.entries.province or ""
    province = archive.lists.provinces.get(code)
    if province is None:
        return
    when = between(province.valid_from, province.valid_to)
    lifetime = existence(file.record)
    if not _known_beyond(lifetime, when):
        return
    others = (*archive.provinces_before.get(code, ()), province.successor or "")
    near = [
        other
        for other in others
        if other in archive.lists.provinces
        and between(
            archive.lists.provinces[other].valid_from, archive.lists.provinces[other].valid_to
        ).holds(lifetime)
    ]
    labels = {other: archive.lists.label("tinh-thanh", other) for other in (code, *near)}
    yield Found(
        file.span("province"),
        f"tỉnh {quoted(code)} {_lasted(province.valid_from, province.valid_to)}, còn tổ chức này "
        f"{_lasted_as_written(file.record)}",
        did_you_mean(
            [other for other in near if labels[other] == labels[code]] or near, labels.__getitem__
        )
        + "Ghi mã tỉnh của đúng thời ấy, hoặc sửa valid. Tổ chức trước và sau ngày sáp nhập là "
        "hai hồ sơ.",
    )


def _known_beyond(lifetime: Period, when: Period) -> bool:
    """Whether a written end of ``lifetime`` lies outside ``when``; an open end proves nothing."""
    return (lifetime.first != ALWAYS.first and not when.first <= lifetime.first <= when.last) or (
        lifetime.last != ALWAYS.last and not when.first <= lifetime.last <= when.last
    )


def _lasted(start: Edtf | None, end: Edtf | None) -> str:
    words = [f"từ {to_vietnamese(start)}"] if start else []
    words += [f"đến {to_vietnamese(end)}"] if end else []
    return f"tồn tại {' '.join(words)}" if words else "không ghi thời gian"


def _lasted_as_written(body: Body) -> str:
    valid = body.entries.valid
    return _lasted(valid.from_, valid.to) if valid else _lasted(None, None)


@rule(
    "thieu-tinh",
    about="to-chuc",
    level="warning",
    wrong="level: tinh",
    right="level: tinh\nprovince: tay-ninh",
    why="Thiếu tỉnh thì tổ chức và mọi việc của nó không hiện ở trang địa phương nào.",
)
def without_province(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tổ chức cấp tỉnh, huyện, xã ghi tỉnh của mình."""
    if not isinstance(file.record, Organization):
        return
    entries = file.record.entries
    unread = is_spoiled(file, name="province")
    if entries.level in _BELOW_THE_CENTRE and entries.province is None and not unread:
        yield Found(
            file.span("level"),
            f"{quoted(file.record.name)} không ghi thuộc tỉnh nào",
            "Thêm province: <mã trong danh-muc/tinh-thanh.csv>, chẳng hạn province: tay-ninh.",
        )


@rule(
    "tinh-khac-nuoc",
    about="to-chuc",
    wrong="country: LA\nregion: KH-14",
    right="country: KH\nregion: KH-14",
)
def region_of_another_country(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tỉnh của một đối tác nằm trong nước của đối tác ấy."""
    if not isinstance(file.record, Partner):
        return
    entries = file.record.entries
    region = archive.lists.foreign_places.get(entries.region or "")
    if region is None or not region.country or not entries.country:
        return
    if region.country != entries.country:
        own, written = (
            archive.lists.label("quoc-gia", code) for code in (region.country, entries.country)
        )
        yield Found(
            file.span("region"),
            f"{entries.region} ({region.name}) là tỉnh của {own}, còn country ghi "
            f"{entries.country} ({written})",
            f"Sửa country thành {region.country}, hoặc ghi tỉnh của {written}.",
        )


@rule(
    "doi-tac-thieu-nuoc",
    about="to-chuc",
    wrong="name: Hội Bạn Thử\nkind: phu-nu",
    right="name: Hội Bạn Thử\ncountry: LA\nkind: phu-nu",
    why="Chỉ tổ chức quốc tế, như Quỹ Nhi đồng Liên hợp quốc, mới không thuộc nước nào.",
)
def partner_without_country(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Đối tác ghi nước của mình, trừ tổ chức quốc tế (kind: quoc-te)."""
    if not isinstance(file.record, Partner):
        return
    entries = file.record.entries
    if entries.country or entries.kind == _OF_NO_COUNTRY or is_spoiled(file, name="country"):
        return
    yield Found(
        file.span("name"),
        f"{quoted(file.record.name)} không ghi thuộc nước nào",
        "Thêm country: <mã nước hai chữ>, chẳng hạn country: LA; tổ chức quốc tế thì ghi "
        "kind: quoc-te.",
    )


@rule("doi-tac-viet-nam", about="to-chuc", wrong="country: VN", right="country: KH")
def vietnamese_partner(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Thư mục doi-tac/ chỉ có tổ chức nước ngoài; tổ chức Việt Nam ở to-chuc/."""
    if isinstance(file.record, Partner) and file.record.entries.country == "VN":
        yield Found(
            file.span("country"),
            f"{quoted(file.record.name)} ghi nước là Việt Nam",
            f"Sửa mã nước, hoặc chuyển hồ sơ sang to-chuc/{file.record.id}/index.md.",
        )
