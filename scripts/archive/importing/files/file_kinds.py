"""What a file is, by its first bytes; its name only tells Markdown from plain text.

Old Word files are OLE 2 compound files ([MS-CFB]): their directory names the streams inside, in
UTF-16, and the “WordDocument” stream begins with flags ([MS-DOC], FibBase).
"""

import struct
from pathlib import Path
from typing import Literal

from archive.importing.files.unreadable import Unreadable
from archive.importing.files.zip_package import ZipPackage

FileKind = Literal["docx", "doc", "odt", "rtf", "pdf", "picture", "txt", "md"]

_ENDINGS: dict[FileKind, tuple[str, ...]] = {
    "docx": (".docx", ".docm", ".dotx"),
    "doc": (".doc", ".dot"),
    "odt": (".odt", ".ott"),
    "rtf": (".rtf",),
    "pdf": (".pdf",),
    "picture": (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".tif", ".tiff"),
    "txt": (".txt", ".text", ""),
    "md": (".md", ".markdown"),
}
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_SAVE_AS_WORD = "Mở tệp bằng Word hay LibreOffice rồi lưu thành .docx, sau đó nhập lại."
_OTHERS: tuple[tuple[bytes, int, str], ...] = (
    (b"GIF8", 0, "một hình .gif"),
    (b"BM", 0, "một hình .bmp"),
    (b"WEBP", 8, "một hình .webp"),
    (b"ftyphei", 4, "một hình .heic của điện thoại"),
    (b"ftypmif1", 4, "một hình .heic của điện thoại"),
)
_ENCRYPTED = "Tệp có đặt mật khẩu. Mở tệp, bỏ mật khẩu rồi lưu lại, sau đó nhập lại."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096


def kind_of(path: Path, name: str) -> FileKind:
    """What the file at `path` holds. Raises ``Unreadable`` for what is none of the kinds."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unreadable("Tệp trống, không có gì để đọc. Có thể tải về chưa hết.")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(path)
    if head.startswith(_OLE):
        return _in_ole(path)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_PICTURES):
        return "picture"
    for magic, at, what in _OTHERS:
        if head[at:].startswith(magic):
            raise Unreadable(f"Tệp là {what}, loại kho không đọc. Lưu hình thành .png hay .jpg.")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"mime-version:")):
        raise Unreadable(f"Tệp là một trang web hay XML, dù tên là “{name}”. {_SAVE_AS_WORD}")
    if b"\0" in head and utf16_of(head) is None:
        raise Unreadable(
            "Tệp không phải loại nào kho đọc được (.docx, .doc, .odt, .rtf, .pdf, .txt, .md, "
            f".png, .jpg, .tif). {_SAVE_AS_WORD}"
        )
    return "md" if name.casefold().endswith(_ENDINGS["md"]) else "txt"


def utf16_of(data: bytes) -> str | None:
    """The UTF-16 that text is in, as Python calls it: by its mark, or by where its zeros are.

    Blanks, line ends and figures are half zero in UTF-16. What has zeros on both sides, or a zero
    character, is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = data[: _HEAD // 2 * 2]
    for name, zeros, others in (
        ("utf-16-le", start[1::2], start[::2]),
        ("utf-16-be", start[::2], start[1::2]),
    ):
        if 0 not in others and zeros.count(0) * 4 > len(zeros):
            return name
    return None


def mismatch(kind: FileKind, name: str) -> tuple[str, ...]:
    """A sentence when the name's ending says another kind than the file is; else nothing."""
    ending = Path(name).suffix.casefold()
    if ending in _ENDINGS[kind] or (kind == "txt" and not _ending_of_another(ending)):
        return ()
    right = _ENDINGS[kind][0]
    what = "một tấm hình" if kind == "picture" else f"loại {right}"
    shown = f"mang đuôi {ending}" if ending else "không có đuôi"
    return (f"Tệp {shown} nhưng bên trong là {what}; đã đọc theo nội dung.",)


def _ending_of_another(ending: str) -> bool:
    return any(ending in endings for kind, endings in _ENDINGS.items() if kind != "txt")


def _in_zip(path: Path) -> FileKind:
    with ZipPackage(path) as package:
        names = package.names
        if "mimetype" in names:
            what = package.read("mimetype", 200).strip()
            if what.startswith(b"application/vnd.oasis.opendocument.text"):
                manifest = (
                    package.read("META-INF/manifest.xml")
                    if "META-INF/manifest.xml" in names
                    else b""
                )
                if b"encryption-data" in manifest:
                    raise Unreadable(_ENCRYPTED)
                return "odt"
        if any(name.startswith("word/") for name in names):
            return "docx"
        tables = any(name.startswith("xl/") for name in names)
        slides = any(name.startswith("ppt/") for name in names)
    if tables:
        raise Unreadable(f"Tệp là bảng tính Excel. Chép bảng vào văn bản Word. {_SAVE_AS_WORD}")
    if slides:
        raise Unreadable(f"Tệp là bản trình chiếu. Chép chữ vào văn bản Word. {_SAVE_AS_WORD}")
    raise Unreadable("Tệp là một gói nén (.zip). Giải nén rồi nhập từng báo cáo bên trong.")


def _in_ole(path: Path) -> FileKind:
    data = path.read_bytes()
    if stream_of(data, "EncryptedPackage") is not None:
        raise Unreadable(_ENCRYPTED)
    start = stream_of(data, "WordDocument")
    if start is None:
        raise Unreadable(
            f"Tệp Office cũ này không phải văn bản Word, hoặc bị hỏng. {_SAVE_AS_WORD}"
        )
    if len(data) >= start + 12 and struct.unpack_from("<H", data, start + 10)[0] & 0x100:
        raise Unreadable(_ENCRYPTED)
    return "doc"


def has_macros(data: bytes) -> bool:
    """Whether an old Word file carries a project of macros."""
    return stream_of(data, "_VBA_PROJECT") is not None


def stream_of(data: bytes, name: str) -> int | None:
    """Where a stream of a compound file begins, by its directory entry; None: there is none.

    Entries are 128 bytes, in sectors that begin at multiples of the sector's size.
    """
    wanted = name.encode("utf-16-le") + b"\0\0"
    sector = 1 << struct.unpack_from("<H", data, 30)[0] if len(data) > 32 and data[30] < 16 else 512
    at = data.find(wanted, sector)
    while at != -1:
        if at % 128 == 0 and struct.unpack_from("<H", data, at + 64)[0] == len(wanted):
            return int((struct.unpack_from("<I", data, at + 116)[0] + 1) * sector)
        at = data.find(wanted, at + 1)
    return None
