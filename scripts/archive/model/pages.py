"""Pages written by hand, and the editors' dossiers."""

from archive.model.entry import Entries, entry
from archive.model.scalars import Date, FormerAddress, Language, Line


class PageEntries(Entries):
    """The front matter of a page written by hand (``gioi-thieu.md``, ``dong-gop/van-thu.md``…)."""

    title: Line = entry("Tên trang", "Đầu trang.", required=True, default="")
    description: Line | None = entry("Tóm tắt", "Một câu, cho máy tìm kiếm.")
    language: Language = entry("Ngôn ngữ", "Bỏ dòng này khi viết bằng tiếng Việt.", default="vi")
    formerly: tuple[FormerAddress, ...] = entry("Địa chỉ cũ", "Trang từng ở đâu.", default=())


class DossierEntries(Entries):
    """The front matter of ``chuyen-de/<slug>.md``."""

    title: Line = entry("Tên chuyên đề", "Đầu trang.", required=True, default="")
    description: Line | None = entry("Tóm tắt", "Một câu.")
    editors: tuple[Line, ...] = entry("Người biên soạn", "Từng người.", default=())
    updated: Date | None = entry("Cập nhật", "Kiểu 2026-11-22.")
    formerly: tuple[FormerAddress, ...] = entry("Địa chỉ cũ", "Trang từng ở đâu.", default=())
