"""Ids, addresses and digests: values that must be written letter by letter."""

from collections.abc import Iterator

from archive.checking.rule import Found, rule
from archive.checking.written import faults, quoted, rewrite, values_of_kind
from archive.language.slugs import slugify
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile


@rule(
    "dinh-danh-sai",
    about="muc",
    of_faults=True,
    wrong="- id: Khẩu trang Mộc Bài",
    right="- id: khau-trang-moc-bai",
    why="Định danh nằm trong địa chỉ của trang và không bao giờ đổi.",
)
def bad_id(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Định danh viết bằng chữ thường không dấu và chữ số, nối bằng gạch ngang."""
    for fault in faults(file, "dinh-danh-sai"):
        written = fault.values.get("written") or ""
        right = slugify(written)
        used = {value.value for value in values_of_kind(file, "id")}
        if right in used:
            advice = f"Viết một định danh chưa dùng, chẳng hạn {right}-2"
        elif right:
            advice = f"Viết {right}"
        else:
            advice = "Viết chữ thường không dấu: khau-trang-moc-bai."
        # the text may have it as an anchor: a repair of the one would part it from the other
        sure = right and right not in used and written not in file.body.anchors
        yield Found(
            fault.span,
            f"{quoted(written)} không dùng làm định danh được",
            advice,
            rewrite(file, fault.span, right) if sure else None,
        )


@rule(
    "dia-chi-mang-sai",
    about="muc",
    of_faults=True,
    wrong="website: www.thu.example",
    right="website: https://www.thu.example",
)
def bad_url(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Địa chỉ mạng viết đủ, bắt đầu bằng https:// và không có dấu cách."""
    for fault in faults(file, "dia-chi-mang-sai"):
        written = fault.values.get("written") or ""
        yield Found(
            fault.span,
            f"{quoted(written)} không phải địa chỉ https viết đủ",
            "Chép nguyên địa chỉ từ trình duyệt, bắt đầu bằng https://. Trang chỉ có http:// thì "
            "để địa chỉ ấy vào mục note.",
        )


@rule(
    "ma-bam-sai",
    about="muc",
    of_faults=True,
    wrong="sha256: e55e334f",
    right="sha256: e55e334f0a09e0167697f1df6e3e661ade74841b21228fa090329bf18dbd2bba",
)
def bad_digest(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mã băm SHA-256 gồm đúng 64 chữ số và chữ cái a–f viết thường."""
    for fault in faults(file, "ma-bam-sai"):
        written = fault.values.get("written") or ""
        lower = written.strip().lower()
        is_digest = len(lower) == 64 and not set(lower) - set("0123456789abcdef")
        yield Found(
            fault.span,
            "mã băm này có chữ hoa"
            if is_digest
            else "mã băm này có ký tự ngoài 0–9 và a–f"
            if len(lower) == 64
            else f"mã băm này dài {len(lower)} ký tự, phải là 64",
            "Tính lại bằng lệnh sha256sum TỆP và chép đủ 64 ký tự; không tính được thì xóa dòng.",
            rewrite(file, fault.span, lower) if is_digest else None,
        )
