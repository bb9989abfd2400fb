"""Agreements that a report names, with their term."""

from archive.model.entry import Entries, entry
from archive.model.scalars import Block, Date, Id, InForce, Line, Party, Symbol


class Agreement(Entries):
    """An agreement, a memorandum or a programme of cooperation between two or more bodies."""

    id: Id = entry(
        "Định danh", "Chữ thường không dấu.", required=True, default="", example="ban-ghi-nho"
    )
    title: Line = entry("Tên văn bản", "Như báo cáo gọi.", required=True, default="")
    number: Symbol | None = entry("Số, ký hiệu", "Nếu có.")
    parties: tuple[Party, ...] = entry(
        "Các bên",
        "Ai ký với ai.",
        required=True,
        default=(),
        example="[to-chuc/…, doi-tac/…]",
    )
    signed: Date | None = entry("Ngày ký", "Kiểu 2018-05-10, 2018.")
    from_: Date | None = entry("Từ", "Bắt đầu hiệu lực.", alias="from")
    to: Date | None = entry("Đến", "Hết hiệu lực.")
    status: InForce | None = entry(
        "Hiệu lực", "Theo báo cáo này.", required=True, example="con-hieu-luc"
    )
    note: Block | None = entry("Ghi chú", "Lời của người biên soạn.")
