"""Delegations out and in: the official table, and what the paper says when there were none."""

from archive.model.entry import Entries, entry
from archive.model.scalars import (
    ActivityReference,
    Block,
    Count,
    CountryCode,
    Date,
    Line,
    Number,
    Party,
    Qualifier,
    Status,
)


class Budget(Entries):
    """What a delegation cost."""

    amount: Number | None = entry(
        "Số tiền", "Số trơn: 45000000.", required=True, example="45000000"
    )
    currency: Line = entry(
        "Loại tiền", "Mã ISO 4217: VND, USD…", required=True, default="", example="VND"
    )
    qualifier: Qualifier | None = entry(
        "Mức độ", "Khi văn bản viết “gần”, “hơn”, “khoảng”, “dự kiến”."
    )
    source: Line | None = entry("Nguồn", "Ngân sách, bên bạn, xã hội hóa…")


class Delegation(Entries):
    """One row of the official table (eleven columns on paper)."""

    name: Line = entry("Tên đoàn", "Như bảng ghi.", required=True, default="")
    capacity: Line | None = entry("Danh nghĩa đoàn", "Đoàn đi với danh nghĩa gì.")
    head: Line | None = entry("Trưởng đoàn", "Tên và chức vụ của trưởng đoàn.")
    members: Count | None = entry("Số thành viên", "Số trơn.")
    country: CountryCode | None = entry(
        "Nước", "Nước đến (đoàn ra) hay nước của đoàn (đoàn vào): LA, KH, CN…"
    )
    partner: Party | None = entry("Đối tác làm việc", "doi-tac/… hoặc tên.")
    purpose: Line | None = entry("Nội dung hoạt động", "Đi làm gì.")
    days: Count | None = entry("Số ngày", "Số trơn.")
    date: Date | None = entry("Thời gian", "Kiểu 2021-05 hay 2021-05-03/2021-05-06.")
    budget: Budget | None = entry("Kinh phí", "Số tiền, loại tiền, nguồn.")
    status: Status | None = entry(
        "Trạng thái",
        "Đã đi, mới là kế hoạch, hay không thực hiện.",
        required=True,
        example="da-thuc-hien",
    )
    activity: Line | None = entry("Việc", "Định danh của việc trong cùng báo cáo kể chuyến này.")
    same_as: tuple[ActivityReference, ...] = entry(
        "Cũng là", "Cùng một đoàn trong báo cáo của cơ quan khác.", default=()
    )
    note: Block | None = entry("Ghi chú", "Lời của người biên soạn.")


class Delegations(Entries):
    """Three states each: not written (not stated), ``[]`` (the paper says none), or rows."""

    outgoing: tuple[Delegation, ...] | None = entry(
        "Đoàn ra", "Không ghi: văn bản không nói. []: văn bản nói “Không”. Hoặc từng đoàn."
    )
    incoming: tuple[Delegation, ...] | None = entry(
        "Đoàn vào", "Không ghi: văn bản không nói. []: văn bản nói “Không”. Hoặc từng đoàn."
    )
    note: Block | None = entry("Ghi chú", "Lời của người biên soạn.")
