"""Private data: what belongs to a person stays out of a public archive.

Messages are printed in public logs, so none repeats what it found, and what shows the line hides
it too (``masked``).
"""

from collections.abc import Iterator

from archive.checking.files_asked import has_private_data
from archive.checking.gate import GateKind
from archive.checking.gated import private_of
from archive.checking.problem import Level
from archive.checking.rule import Found, rule
from archive.checking.written import quoted
from archive.model.archive import Archive
from archive.model.body import Span
from archive.reading.content_file import ContentFile

_REMOVE = "Xóa khỏi tệp trước khi đẩy lên; nếu đã đẩy thì báo ban biên tập, vì lịch sử kho còn giữ."


def _found(
    file: ContentFile, kind: GateKind, what: str, help_: str, level: Level | None = None
) -> Iterator[Found]:
    for match in private_of(file):
        if match.kind == kind:
            span = Span(match.start, match.end)
            message = f"có {what} {quoted(match.shown)}"
            yield Found(span, message, help_, level=level, masked=True)


@rule(
    "so-dien-thoai",
    about="bao-mat",
    wrong="Liên hệ 0912 345 678 để biết thêm.",
    right="Liên hệ văn phòng để biết thêm.",
    why="Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: đăng lên trang mạng là công khai, phải có sự "
    "đồng ý của người ấy.",
    of=has_private_data,
)
def phone_number(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong tệp không có số điện thoại."""
    yield from _found(file, "dien-thoai", "số điện thoại", _REMOVE)


@rule(
    "so-can-cuoc",
    about="bao-mat",
    wrong="Trưởng đoàn mang CCCD số 001 201 012 345.",
    right="Trưởng đoàn là Phó Bí thư.",
    of=has_private_data,
)
def citizen_number(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong tệp không có số căn cước, số chứng minh nhân dân."""
    yield from _found(file, "can-cuoc", "số căn cước", _REMOVE)


@rule(
    "so-ho-chieu",
    about="bao-mat",
    wrong="Trưởng đoàn mang hộ chiếu số B1234567.",
    right="Trưởng đoàn là Phó Bí thư.",
    of=has_private_data,
)
def passport_number(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong tệp không có số hộ chiếu."""
    yield from _found(file, "ho-chieu", "số hộ chiếu", _REMOVE)


@rule(
    "so-tai-khoan",
    about="bao-mat",
    wrong="Ủng hộ vào tài khoản số 1020 1000 1234 567.",
    right="Ủng hộ qua văn phòng hội.",
    of=has_private_data,
)
def bank_account(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong tệp không có số tài khoản ngân hàng."""
    yield from _found(file, "tai-khoan", "số tài khoản", _REMOVE)


@rule(
    "thu-dien-tu",
    about="bao-mat",
    wrong="Thư gửi về nguyenvanthu@example.com.",
    right="Thư gửi về văn phòng.",
    of=has_private_data,
)
def mail_address(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong tệp không có địa chỉ thư điện tử; hộp thư của cơ quan (gov.vn) thì nên cân nhắc."""
    yield from _found(file, "thu-dien-tu", "địa chỉ thư", _REMOVE)
    yield from _found(
        file,
        "thu-cong-vu",
        "hộp thư của cơ quan",
        "Hộp thư chung của cơ quan thì để được; hộp thư mang tên người thì bỏ.",
        level="notice",
    )


@rule(
    "ngay-sinh",
    about="bao-mat",
    wrong="Trưởng đoàn là ông Nguyễn Văn Thử, sinh năm 1990.",
    right="Trưởng đoàn là ông Nguyễn Văn Thử, Phó Bí thư.",
    why="Ngày sinh đi cùng tên là đủ để tìm ra một người.",
    of=has_private_data,
)
def date_of_birth(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong tệp không có ngày sinh, năm sinh của ai."""
    yield from _found(
        file,
        "ngay-sinh",
        "ngày sinh",
        f"{_REMOVE} Người ký và trưởng đoàn chỉ ghi họ tên, chức vụ.",
    )


@rule(
    "noi-o",
    about="bao-mat",
    wrong="Bà Trần Thị Thử, thường trú tại ấp Một, được tặng nhà.",
    right="Một hộ khó khăn được tặng nhà.",
    of=has_private_data,
)
def home_address(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong tệp không có nơi ở của ai."""
    yield from _found(
        file,
        "noi-o",
        "nơi ở",
        f"{_REMOVE} Người được giúp đỡ thì không nêu tên, chỉ nêu xã hay huyện.",
    )
