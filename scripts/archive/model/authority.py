"""Authority records: the Vietnamese bodies and their foreign partners, through time.

The names follow ISAAR(CPF), the archives' standard for authority records: authorized name, other
names, dates of existence, relations.
"""

from archive.model.entry import Entries, entry
from archive.model.scalars import (
    Block,
    CountryCode,
    Date,
    ForeignPlaceCode,
    FormerAddress,
    Level,
    Line,
    OrganizationKindCode,
    OrganizationOrName,
    OrganizationReference,
    PartnerKindCode,
    PartnerOrName,
    PartnerReference,
    ProvinceCode,
    Url,
)


class Validity(Entries):
    """From when to when a body or a name existed; an open end is not written."""

    from_: Date | None = entry("Từ", "Ngày bắt đầu.", alias="from")
    to: Date | None = entry("Đến", "Ngày cuối cùng.")


class FormerName(Entries):
    """A name that the same body bore before."""

    name: Line = entry("Tên cũ", "Đủ chữ.", required=True, default="")
    from_: Date | None = entry("Từ", "Ngày bắt đầu mang tên này.", alias="from")
    to: Date | None = entry("Đến", "Ngày cuối cùng mang tên này.")


class OrganizationEntries(Entries):
    """The front matter of ``to-chuc/<organization>/index.md``."""

    name: Line = entry("Tên", "Tên đầy đủ, như con dấu.", required=True, default="")
    short: Line | None = entry("Tên ngắn", "LĐLĐ tỉnh Quảng Trị.")
    english: Line | None = entry("Tên tiếng Anh", "Nếu có tên chính thức.")
    kind: OrganizationKindCode | None = entry(
        "Loại", "Mã của danh mục loại tổ chức.", required=True, example="ldld"
    )
    level: Level | None = entry("Cấp", "trung-uong, tinh, huyen…", required=True, example="tinh")
    province: ProvinceCode | None = entry(
        "Tỉnh, thành", "Tỉnh lúc bấy giờ, mã của danh mục tỉnh thành."
    )
    parent: OrganizationOrName | None = entry("Trực thuộc", "to-chuc/… hoặc tên.")
    valid: Validity | None = entry("Tồn tại", "Từ khi nào, đến khi nào.")
    predecessors: tuple[OrganizationReference, ...] = entry("Tiền thân", "to-chuc/…", default=())
    successors: tuple[OrganizationReference, ...] = entry("Kế tục", "to-chuc/…", default=())
    aliases: tuple[Line, ...] = entry("Tên gọi khác", "Mọi cách viết hay gặp.", default=())
    former_names: tuple[FormerName, ...] = entry("Tên cũ", "Tên và thời gian.", default=())
    website: Url | None = entry("Trang mạng", "https://…")
    note: Block | None = entry("Ghi chú", "Lời của người biên soạn.")
    formerly: tuple[FormerAddress, ...] = entry("Địa chỉ cũ", "Trang từng ở đâu.", default=())


class PartnerEntries(Entries):
    """The front matter of ``doi-tac/<partner>.md``."""

    name: Line = entry("Tên", "Tên tiếng Việt thường dùng.", required=True, default="")
    short: Line | None = entry("Tên ngắn", "Nếu có.")
    english: Line | None = entry("Tên tiếng Anh", "Nếu có.")
    native: Line | None = entry("Tên gốc", "Bằng chữ của nước bạn.")
    country: CountryCode | None = entry(
        "Nước", "Mã ISO 3166-1: LA, KH, CN…; tổ chức quốc tế thì bỏ trống.", example="LA"
    )
    region: ForeignPlaceCode | None = entry("Tỉnh", "Mã ISO 3166-2: LA-SV, KH-20…")
    kind: PartnerKindCode | None = entry(
        "Loại", "Mã của danh mục loại đối tác.", required=True, example="thanh-nien"
    )
    parent: PartnerOrName | None = entry("Trực thuộc", "doi-tac/… hoặc tên.")
    aliases: tuple[Line, ...] = entry("Tên gọi khác", "Mọi cách viết hay gặp.", default=())
    valid: Validity | None = entry("Tồn tại", "Từ khi nào, đến khi nào.")
    predecessors: tuple[PartnerReference, ...] = entry("Tiền thân", "doi-tac/…", default=())
    successors: tuple[PartnerReference, ...] = entry("Kế tục", "doi-tac/…", default=())
    former_names: tuple[FormerName, ...] = entry("Tên cũ", "Tên và thời gian.", default=())
    website: Url | None = entry("Trang mạng", "https://…")
    note: Block | None = entry("Ghi chú", "Lời của người biên soạn.")
    formerly: tuple[FormerAddress, ...] = entry("Địa chỉ cũ", "Trang từng ở đâu.", default=())
