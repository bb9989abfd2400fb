"""The entries of one activity: what was done, by whom, for whom, with what."""

from archive.model.entry import Entries, entry
from archive.model.scalars import (
    ActivityKindCode,
    ActivityReference,
    Block,
    Count,
    Date,
    Id,
    Line,
    Mode,
    Number,
    Party,
    Qualifier,
    Share,
    Status,
    ThemeCode,
    UnitCode,
    Url,
)


class Parties(Entries):
    """The roles of a gift or a meeting; a gift is rarely from A to B."""

    giver: tuple[Party, ...] = entry(
        "Bên trao", "Ai trao; nhiều bên cùng trao thì ghi đủ.", default=()
    )
    on_behalf_of: tuple[Party, ...] = entry(
        "Thay mặt", "Trao theo ủy quyền của ai (quà là của bên này).", default=()
    )
    channel: tuple[Party, ...] = entry("Qua", "Chuyển qua cơ quan nào.", default=())
    with_: tuple[Party, ...] = entry(
        "Cùng với", "Bên cùng tham gia, cùng phối hợp.", default=(), alias="with"
    )
    recipient: tuple[Party, ...] = entry("Bên nhận", "Ai nhận.", default=())


class Item(Entries):
    """One thing given or received; totals are per thing and unit, never across them."""

    what: Line = entry(
        "Hiện vật",
        "Tên vật, như văn bản gọi.",
        required=True,
        default="",
        example="khẩu trang y tế",
    )
    size: Line | None = entry("Quy cách", "Cỡ, loại của vật, không phải số lượng: “loại 20 lít”.")
    quantity: Number | None = entry(
        "Số lượng",
        "Số trơn, không dấu chấm ngăn cách: 20000. Không rõ thì bỏ dòng này.",
        example="20000",
    )
    unit: UnitCode | None = entry("Đơn vị", "Đơn vị đếm, theo danh mục đơn vị.", example="chiếc")
    qualifier: Qualifier | None = entry(
        "Mức độ", "Khi văn bản viết “gần”, “hơn”, “khoảng”, “dự kiến”."
    )
    share: Share | None = entry(
        "Phân bổ",
        "Khi một con số ứng với nhiều bên nhận: chung, mỗi bên, hay văn bản không nói rõ.",
    )
    note: Block | None = entry("Ghi chú", "Lời của người biên soạn.")


class Money(Entries):
    """A sum of money; currencies are never added to one another."""

    amount: Number | None = entry(
        "Số tiền", "Số trơn, không dấu chấm ngăn cách: 40000000.", required=True, example="40000000"
    )
    currency: Line = entry(
        "Loại tiền", "Mã ISO 4217: VND, USD, LAK, KHR…", required=True, default="", example="VND"
    )
    qualifier: Qualifier | None = entry(
        "Mức độ", "Khi văn bản viết “gần”, “hơn”, “khoảng”, “dự kiến”."
    )
    source: Line | None = entry("Nguồn", "Tiền từ đâu: ngân sách, xã hội hóa…")
    note: Block | None = entry("Ghi chú", "Lời của người biên soạn.")


class People(Entries):
    """How many people took part."""

    count: Count | None = entry("Số người", "Số trơn: 120.", required=True, example="120")
    qualifier: Qualifier | None = entry(
        "Mức độ", "Khi văn bản viết “gần”, “hơn”, “khoảng”, “dự kiến”."
    )
    note: Block | None = entry("Ghi chú", "Lời của người biên soạn.")


class OtherSource(Entries):
    """Another account of the same activity."""

    url: Url | None = entry("Địa chỉ", "Địa chỉ https.", required=True)
    title: Line = entry("Tên nguồn", "Tên bài, tên trang.", required=True, default="")
    says: Block | None = entry("Khác ở đâu", "Nguồn này viết khác báo cáo ở điểm nào.")


class ActivityEntries(Entries):
    """One activity, as recorded in a report."""

    id: Id = entry(
        "Định danh",
        "Chữ thường không dấu, nối bằng gạch ngang; cũng là neo của đoạn văn kể việc này.",
        required=True,
        default="",
        example="khau-trang-moc-bai",
    )
    kind: tuple[ActivityKindCode, ...] = entry(
        "Loại",
        "Một hay nhiều mã của danh mục loại hoạt động.",
        required=True,
        default=(),
        example="[trao-tang]",
    )
    themes: tuple[ThemeCode, ...] = entry("Chủ đề", "Mã của danh mục chủ đề.", default=())
    title: Line = entry("Tên việc", "Một câu ngắn, đủ hiểu.", required=True, default="")
    status: Status | None = entry(
        "Trạng thái",
        "Đã làm, mới là kế hoạch, hay không thực hiện. Việc kế hoạch không bao giờ tính là đã làm.",
        required=True,
        example="da-thuc-hien",
    )
    date: Date | None = entry(
        "Thời gian",
        "Kiểu 2021-03-31, 2021-06, 2021-10-22/2021-10-24. Không ghi: lúc nào đó trong năm báo cáo "
        "(việc kế hoạch: năm sau).",
        example="2021-03-31",
    )
    place: Line | None = entry("Địa điểm", "Như văn bản ghi, dù cấp huyện nay không còn.")
    mode: Mode | None = entry("Hình thức", "Trực tiếp, trực tuyến hay kết hợp.")
    programme: Line | None = entry("Chương trình", "Tên chương trình, chiến dịch bao trùm.")
    parties: Parties | None = entry("Các bên", "Ai trao, thay mặt ai, qua ai, cùng ai, ai nhận.")
    items: tuple[Item, ...] = entry("Hiện vật", "Từng thứ một dòng.", default=())
    money: tuple[Money, ...] = entry("Tiền", "Từng khoản một dòng.", default=())
    people: People | None = entry("Người tham gia", "Bao nhiêu người.")
    part_of: Line | None = entry("Thuộc việc", "Định danh của việc bao trùm trong cùng báo cáo.")
    same_as: tuple[ActivityReference, ...] = entry(
        "Cũng là", "Cùng một việc trong báo cáo của cơ quan khác: tinh-doan-x/2021#id.", default=()
    )
    different_from: tuple[ActivityReference, ...] = entry(
        "Khác với",
        "Một việc giống việc này trong báo cáo của cơ quan khác, nhưng người biết hai văn bản đã "
        "xem và xác nhận là hai việc: tinh-doan-x/2021#id.",
        default=(),
    )
    sources: tuple[OtherSource, ...] = entry("Nguồn khác", "Bài báo, trang tin…", default=())
    note: Block | None = entry(
        "Ghi chú", "Lời của người biên soạn: chỗ không rõ, chỗ văn bản nhầm."
    )
