"""The entries of one report: the paper, what it cites, what it records."""

from archive.model.activity import ActivityEntries
from archive.model.agreement import Agreement
from archive.model.delegation import Delegations
from archive.model.entry import Entries, entry
from archive.model.scalars import (
    Block,
    Date,
    DifficultyKindCode,
    Digest,
    Fidelity,
    FormerAddress,
    Line,
    Symbol,
    Url,
)


class Cited(Entries):
    """A document that the paper rests on or cites."""

    number: Symbol = entry(
        "Số, ký hiệu",
        "44-CT/TW, 740/SNgV-LS.HTQT.",
        required=True,
        default="",
        example="44-CT/TW",
    )
    issued: Date | None = entry("Ngày ban hành", "Kiểu 1994-09-20.")
    issuer: Line | None = entry("Cơ quan ban hành", "Như văn bản ghi.")
    title: Line | None = entry("Trích yếu", "Về việc gì.")
    note: Block | None = entry("Ghi chú", "Lời của người biên soạn.")


class Signer(Entries):
    """Who signed, acting in office."""

    name: Line = entry("Họ tên", "Người ký với tư cách chức vụ.", required=True, default="")
    post: Line | None = entry("Chức vụ", "Phó Bí thư, Phó Chủ tịch Thường trực…")
    authority: Line | None = entry("Quyền hạn ký", "TM. Ban Thường vụ…")


class Document(Entries):
    """The paper itself. Real papers often lack number, place and date."""

    number: Symbol | None = entry("Số, ký hiệu", "Của chính báo cáo này.")
    issued: Date | None = entry("Ngày ban hành", "Kiểu 2021-12-05, 2021-12.")
    place: Line | None = entry("Nơi ban hành", "Tây Ninh, Quảng Trị…")
    signer: Signer | None = entry("Người ký", "Họ tên, chức vụ, quyền hạn ký.")
    recipients: tuple[Line, ...] = entry("Nơi nhận", "Từng nơi một dòng.", default=())
    basis: tuple[Cited, ...] = entry("Căn cứ", "Công văn, văn bản yêu cầu báo cáo.", default=())


class Strength(Entries):
    """Something that went well."""

    text: Line = entry("Nội dung", "Một câu.", required=True, default="")


class Difficulty(Entries):
    """Something that hindered the work."""

    kind: DifficultyKindCode | None = entry("Loại", "Mã của danh mục loại khó khăn.")
    text: Line = entry("Nội dung", "Một câu.", required=True, default="")


class Assessment(Entries):
    """What the body itself says of its year."""

    strengths: tuple[Strength, ...] = entry("Mặt được", "Từng điểm.", default=())
    difficulties: tuple[Difficulty, ...] = entry("Khó khăn, hạn chế", "Từng điểm.", default=())
    causes: tuple[Strength, ...] = entry("Nguyên nhân", "Từng điểm.", default=())
    proposals: tuple[Strength, ...] = entry("Kiến nghị", "Từng điểm.", default=())


class Clearance(Entries):
    """Who confirmed that nothing secret or private is in the file."""

    by: Line = entry(
        "Người xác nhận", "Tên hoặc bộ phận.", required=True, default="", example="Ban biên tập"
    )
    on: Date | None = entry(
        "Ngày xác nhận", "Kiểu 2021-12-01.", required=True, example="2021-12-01"
    )


class Source(Entries):
    """The file the report was made from."""

    file: Line | None = entry("Tên tệp gốc", "Không kèm đường dẫn.")
    sha256: Digest | None = entry("Mã băm", "SHA-256 của tệp gốc, 64 ký tự.")
    url: Url | None = entry("Địa chỉ", "Nơi văn bản đã công bố, https.")
    note: Block | None = entry("Ghi chú", "Lời của người biên soạn.")


class ReportEntries(Entries):
    """The front matter of ``to-chuc/<organization>/<year>.md``."""

    title: Line = entry("Tên báo cáo", "Như trích yếu của văn bản.", required=True, default="")
    fidelity: Fidelity | None = entry(
        "Cách ghi",
        "nguyen-van: giữ nguyên lời văn bản; tom-luoc: kể lại, số liệu giữ nguyên.",
        required=True,
        example="tom-luoc",
    )
    document: Document | None = entry("Văn bản", "Tờ giấy gốc; mục nào không có thì bỏ.")
    cites: tuple[Cited, ...] = entry("Văn kiện dẫn", "Chỉ thị, nghị quyết được nhắc.", default=())
    agreements: tuple[Agreement, ...] = entry("Thỏa thuận", "Từng văn bản hợp tác.", default=())
    delegations: Delegations | None = entry("Đoàn ra, đoàn vào", "Của năm báo cáo.")
    planned_delegations: Delegations | None = entry(
        "Đoàn ra, đoàn vào theo kế hoạch", "Của năm kế hoạch (năm sau)."
    )
    activities: tuple[ActivityEntries, ...] = entry("Hoạt động", "Từng việc.", default=())
    assessment: Assessment | None = entry("Đánh giá", "Mặt được, khó khăn, nguyên nhân.")
    notes: tuple[Block, ...] = entry("Ghi chú", "Lời của người biên soạn.", default=())
    clearance: Clearance | None = entry(
        "Xác nhận công bố", "Ai đã xác nhận không có gì mật, riêng tư; ngày nào.", required=True
    )
    source: Source | None = entry("Nguồn", "Tệp gốc, mã băm, địa chỉ công bố.")
    formerly: tuple[FormerAddress, ...] = entry(
        "Địa chỉ cũ", "Trang từng ở đâu; nơi đó sẽ dẫn về đây.", default=()
    )
