"""The archive as tables: what the downloads hold, one row for each thing.

Dates are EDTF, numbers plain, names of columns those of the format. Status stands in every row of
something done or planned, so that nobody counts a plan as done; ``event`` is the same for all
accounts of one event, and ``counted`` is true in one of them, so that nobody counts it twice.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.composing.table import Column, Row, Table
from archive.model.archive import Archive
from archive.model.records import Activity, Report


def _columns(*triples: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(*triple) for triple in triples)


REPORT = ("report", "string", "Báo cáo: <tổ chức>/<năm>")
ACTIVITY = ("activity", "string", "Việc: <tổ chức>/<năm>#<định danh>")
EVENT = ("event", "string", "Như nhau cho mọi lần kể cùng một việc: đếm theo cột này")
COUNTED = ("counted", "boolean", "true ở một lần kể của mỗi việc: chỉ cộng các dòng này")
STATUS = ("status", "string", "da-thuc-hien, ke-hoach, khong-thuc-hien; kế hoạch không phải đã làm")
YEAR = ("year", "integer", "Năm")
NOTE = ("note", "string", "Lời của người biên soạn")
QUALIFIER = ("qualifier", "string", "gan, hon, khoang, du-kien")


def _reports(_: Archive, report: Report) -> Iterator[Row]:
    e, paper = report.entries, report.entries.document
    yield (
        report.key, report.organization, report.year, e.title, e.fidelity,
        paper.number if paper else None, paper.issued if paper else None,
        paper.place if paper else None,
        paper.signer.name if paper and paper.signer else None,
        paper.signer.post if paper and paper.signer else None,
        _stated(e.delegations.outgoing if e.delegations else None),
        _stated(e.delegations.incoming if e.delegations else None),
        e.clearance.by if e.clearance else None, e.clearance.on if e.clearance else None,
        report.address,
    )  # fmt: skip


def _activities(archive: Archive, report: Report) -> Iterator[Row]:
    uncounted = uncounted_accounts(archive)
    for a in report.activities:
        e = a.entries
        roles = e.parties
        yield (
            a.uid, archive.event_of(a), a.uid not in uncounted, a.report.key, a.report.organization,
            a.year, e.status, e.kind, e.themes, e.title, e.date, e.place, e.mode, e.programme,
            a.gift_direction,
            roles.giver if roles else (), roles.on_behalf_of if roles else (),
            roles.channel if roles else (), roles.with_ if roles else (),
            roles.recipient if roles else (), archive.countries_of(a),
            e.people.count if e.people else None, e.people.qualifier if e.people else None,
            _part_of(a), e.note, a.address,
        )  # fmt: skip


def _items(archive: Archive, report: Report) -> Iterator[Row]:
    uncounted = uncounted_accounts(archive)
    for a in report.activities:
        for item in a.entries.items:
            yield (
                a.uid, archive.event_of(a), a.uid not in uncounted, a.year, a.entries.status,
                a.gift_direction, item.what, item.size, item.quantity, item.unit, item.qualifier,
                item.share, item.note,
            )  # fmt: skip


def _money(archive: Archive, report: Report) -> Iterator[Row]:
    uncounted = uncounted_accounts(archive)
    for a in report.activities:
        for sum_ in a.entries.money:
            yield (
                a.uid, archive.event_of(a), a.uid not in uncounted, a.year, a.entries.status,
                a.gift_direction, sum_.amount, sum_.currency, sum_.qualifier, sum_.source,
                sum_.note,
            )  # fmt: skip


def _delegations(_: Archive, report: Report) -> Iterator[Row]:
    for row in report.delegations:
        e = row.entries
        yield (
            row.report.key, row.year, row.direction, e.status, e.name, e.capacity, e.head,
            e.members, e.country, e.partner, e.purpose, e.days, e.date,
            e.budget.amount if e.budget else None, e.budget.currency if e.budget else None,
            e.budget.source if e.budget else None, e.same_as, e.note,
        )  # fmt: skip


def _agreements(_: Archive, report: Report) -> Iterator[Row]:
    for a in report.entries.agreements:
        yield (
            report.key, a.id, a.title, a.number, a.parties, a.signed, a.from_, a.to, a.status,
            a.note,
        )  # fmt: skip


def _documents(_: Archive, report: Report) -> Iterator[Row]:
    paper = report.entries.document
    for role, cited in (("basis", paper.basis if paper else ()), ("cites", report.entries.cites)):
        for c in cited:
            yield report.key, role, c.number, c.issued, c.issuer, c.title, c.note


def _organizations(archive: Archive) -> Iterator[Row]:
    for o in archive.organizations.values():
        e = o.entries
        yield (
            o.id, e.name, e.short, e.english, e.kind, e.level, e.province, e.parent,
            e.valid.from_ if e.valid else None, e.valid.to if e.valid else None,
            e.predecessors, e.successors, e.aliases, e.website, o.address,
        )  # fmt: skip


def _partners(archive: Archive) -> Iterator[Row]:
    for p in archive.partners.values():
        e = p.entries
        yield (
            p.id, e.name, e.english, e.native, e.country, e.region, e.kind, e.parent,
            e.valid.from_ if e.valid else None, e.valid.to if e.valid else None,
            e.aliases, e.website, p.address,
        )  # fmt: skip


@lru_cache(maxsize=1)
def uncounted_accounts(archive: Archive) -> frozenset[str]:
    """The accounts for which another one stands wherever events or things are counted."""
    told = archive.shared_accounts
    return frozenset(a.uid for a in told) - {a.uid for a in archive.distinct(told)}


def _stated(rows: Sequence[object] | None) -> str:
    """How many delegations: the number, ``Không`` as the paper says, or nothing: not stated."""
    if rows is None:
        return ""
    return str(len(rows)) if rows else "Không"


def _part_of(activity: Activity) -> str | None:
    inner = activity.entries.part_of
    return f"{activity.report.key}#{inner}" if inner else None


_VALIDITY = (("valid_from", "string", "Tồn tại từ"), ("valid_to", "string", "Tồn tại đến"))

TABLES = (
    Table("bao-cao", "Báo cáo", _columns(
        REPORT, ("organization", "string", "Tổ chức báo cáo"), YEAR, ("title", "string", "Tên"),
        ("fidelity", "string", "nguyen-van hay tom-luoc"), ("number", "string", "Số, ký hiệu"),
        ("issued", "string", "Ngày ban hành"), ("place", "string", "Nơi ban hành"),
        ("signer", "string", "Người ký"), ("post", "string", "Chức vụ"),
        ("outgoing", "string", "Số đoàn ra; “Không” khi văn bản nói không có; trống: không nêu"),
        ("incoming", "string", "Số đoàn vào; “Không” khi văn bản nói không có; trống: không nêu"),
        ("cleared_by", "string", "Ai xác nhận công bố"), ("cleared_on", "string", "Ngày xác nhận"),
        ("address", "string", "Địa chỉ trang, từ gốc"),
    ), _reports),
    Table("hoat-dong", "Hoạt động", _columns(
        ACTIVITY, EVENT, COUNTED, REPORT, ("organization", "string", "Tổ chức báo cáo"), YEAR,
        STATUS,
        ("kind", "string", "Loại, cách nhau bằng dấu chấm phẩy"), ("themes", "string", "Chủ đề"),
        ("title", "string", "Tên việc"), ("date", "string", "Thời gian, EDTF; trống: không nêu"),
        ("place", "string", "Địa điểm, như văn bản"), ("mode", "string", "Hình thức"),
        ("programme", "string", "Chương trình"), ("direction", "string", "trao hay nhan"),
        ("giver", "string", "Bên trao"), ("on_behalf_of", "string", "Thay mặt"),
        ("channel", "string", "Qua"), ("with", "string", "Cùng với"),
        ("recipient", "string", "Bên nhận"), ("countries", "string", "Các nước, ISO 3166-1"),
        ("people", "integer", "Số người"), QUALIFIER, ("part_of", "string", "Thuộc việc"), NOTE,
        ("address", "string", "Địa chỉ, từ gốc"),
    ), _activities),
    Table("hien-vat", "Hiện vật trao và nhận", _columns(
        ACTIVITY, EVENT, COUNTED, YEAR, STATUS, ("direction", "string", "trao hay nhan"),
        ("what", "string", "Hiện vật"), ("size", "string", "Quy cách"),
        ("quantity", "number", "Số lượng; trống: không nêu"), ("unit", "string", "Đơn vị"),
        QUALIFIER, ("share", "string", "chung, moi-ben, khong-ro"), NOTE,
    ), _items),
    Table("tien", "Tiền trao và nhận", _columns(
        ACTIVITY, EVENT, COUNTED, YEAR, STATUS, ("direction", "string", "trao hay nhan"),
        ("amount", "number", "Số tiền"), ("currency", "string", "ISO 4217"), QUALIFIER,
        ("source", "string", "Nguồn"), NOTE,
    ), _money),
    Table("doan", "Đoàn ra, đoàn vào", _columns(
        REPORT, YEAR, ("direction", "string", "ra hay vao"), STATUS, ("name", "string", "Tên đoàn"),
        ("capacity", "string", "Danh nghĩa"), ("head", "string", "Trưởng đoàn"),
        ("members", "integer", "Số thành viên"), ("country", "string", "Nước, ISO 3166-1"),
        ("partner", "string", "Đối tác"), ("purpose", "string", "Nội dung"),
        ("days", "integer", "Số ngày"), ("date", "string", "Thời gian, EDTF"),
        ("budget", "number", "Kinh phí"), ("currency", "string", "ISO 4217"),
        ("budget_source", "string", "Nguồn kinh phí"), ("same_as", "string", "Cũng là"), NOTE,
    ), _delegations),
    Table("thoa-thuan", "Thỏa thuận", _columns(
        REPORT, ("id", "string", "Định danh"), ("title", "string", "Tên"),
        ("number", "string", "Số, ký hiệu"), ("parties", "string", "Các bên"),
        ("signed", "string", "Ngày ký"), ("from", "string", "Từ"), ("to", "string", "Đến"),
        ("status", "string", "Hiệu lực theo báo cáo"), NOTE,
    ), _agreements),
    Table("van-kien", "Văn kiện căn cứ và dẫn", _columns(
        REPORT, ("role", "string", "basis: căn cứ; cites: dẫn"),
        ("number", "string", "Số, ký hiệu"), ("issued", "string", "Ngày ban hành"),
        ("issuer", "string", "Cơ quan ban hành"), ("title", "string", "Trích yếu"), NOTE,
    ), _documents),
    Table("to-chuc", "Tổ chức", _columns(
        ("id", "string", "Định danh"), ("name", "string", "Tên"), ("short", "string", "Tên ngắn"),
        ("english", "string", "Tên tiếng Anh"), ("kind", "string", "Loại"),
        ("level", "string", "Cấp"), ("province", "string", "Tỉnh lúc bấy giờ"),
        ("parent", "string", "Trực thuộc"), *_VALIDITY, ("predecessors", "string", "Tiền thân"),
        ("successors", "string", "Kế tục"), ("aliases", "string", "Tên gọi khác"),
        ("website", "string", "Trang mạng"), ("address", "string", "Địa chỉ, từ gốc"),
    ), whole=_organizations),
    Table("doi-tac", "Đối tác", _columns(
        ("id", "string", "Định danh"), ("name", "string", "Tên"),
        ("english", "string", "Tên tiếng Anh"), ("native", "string", "Tên gốc"),
        ("country", "string", "Nước, ISO 3166-1"), ("region", "string", "Tỉnh, ISO 3166-2"),
        ("kind", "string", "Loại"), ("parent", "string", "Trực thuộc"), *_VALIDITY,
        ("aliases", "string", "Tên gọi khác"), ("website", "string", "Trang mạng"),
        ("address", "string", "Địa chỉ, từ gốc"),
    ), whole=_partners),
)  # fmt: skip
"""Every table that can be downloaded."""
