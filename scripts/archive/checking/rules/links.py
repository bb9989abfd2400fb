"""Links: to the archive's own pages, or by https to someone else's."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urlsplit

from archive.checking.files_asked import has_links
from archive.checking.links_in_text import Link, links_in, undefined_references
from archive.checking.rule import Found, rule
from archive.checking.written import quoted, values_of_kind
from archive.model.archive import Archive
from archive.model.body import Span
from archive.reading.content_file import ContentFile

_MAIL = {"mailto", "tel", "sms", "callto"}
_HOST = re.compile(
    r"^(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?:[/?#]|$)", re.IGNORECASE
)
_OWN_NETWORK = re.compile(
    r"^(?:localhost|[\w-]+|.*\.(?:local|lan|internal|localdomain)|\d{1,3}(?:\.\d{1,3}){3}|\[.*)$"
)
_HTTPS = "Liên kết dẫn tới một trang https, hoặc tới trang của kho (2021.md, /nam/2021/)."


def _links(file: ContentFile) -> Iterator[Link]:
    """The links of a text; pictures have rules of their own."""
    return (link for link in links_in(file) if link.kind != "image")


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@rule(
    "lien-ket-giao-thuc",
    about="lien-ket",
    wrong="Xem [báo cáo gốc](javascript:alert(1)).",
    right="Xem [báo cáo gốc](https://thu.example/bao-cao/2018).",
    why="Liên kết javascript:, data: chạy được lệnh trong máy người đọc.",
    of=has_links,
)
def foreign_scheme(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Liên kết chỉ dùng https."""
    for link in _links(file):
        if link.scheme and link.scheme not in {"https", "http", *_MAIL}:
            yield Found(
                link.target_span,
                f"liên kết dùng {quoted(link.scheme + ':')}",
                f"{_HTTPS} Không có trang như vậy thì chỉ giữ chữ.",
            )


@rule(
    "lien-ket-http",
    about="lien-ket",
    wrong="Xem [tin trên báo](http://thu.example/tin/1).",
    right="Xem [tin trên báo](https://thu.example/tin/1).",
    why="Trang http không mã hóa: ai ở giữa đường cũng sửa được.",
    of=has_links,
)
def insecure_link(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Liên kết ra ngoài bắt đầu bằng https://."""
    for link in _links(file):
        if link.scheme == "http":
            yield Found(
                link.target_span,
                "liên kết http không mã hóa",
                f"Mở thử https{link.target[4:]}: trang hiện đúng thì dùng địa chỉ ấy, không thì "
                "chỉ giữ chữ.",
            )


@rule(
    "lien-ket-thieu-https",
    about="lien-ket",
    wrong="Xem [tin trên báo](www.thu.example/tin/1).",
    right="Xem [tin trên báo](https://thu.example/tin/1).",
    of=has_links,
)
def link_without_scheme(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Địa chỉ của trang ngoài có đủ https:// ở đầu."""
    for link in _links(file):
        bare = link.target.lstrip("/\\")
        if not link.scheme and not link.is_within:
            yield Found(
                link.target_span,
                f"địa chỉ {quoted(link.target)} thiếu https://",
                f"Viết: https://{bare}",
            )


@rule(
    "lien-ket-tran",
    about="lien-ket",
    wrong="Xem <https://thu.example/tin/1>.",
    right="Xem [tin trên báo](https://thu.example/tin/1).",
    why="Địa chỉ trần không nói dẫn đi đâu, và dấu < > dễ lẫn với thẻ HTML.",
    of=has_links,
)
def automatic_link(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Liên kết có chữ nói dẫn tới đâu: [chữ](địa chỉ)."""
    for link in links_in(file):
        if link.kind == "automatic" and link.scheme in {"http", "https"}:
            yield Found(
                link.span,
                f"địa chỉ để trần {quoted(link.target)}",
                f"Viết: [tên trang]({link.target})",
            )


@rule(
    "lien-ket-thu",
    about="lien-ket",
    wrong="Hỏi thêm [văn phòng](tel:115).",
    right="Hỏi thêm [Sở Ngoại vụ](../so-ngoai-vu-thu/index.md).",
    of=has_links,
)
def mail_link(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Liên kết không mở hộp thư hay gọi điện thoại."""
    for link in links_in(file):
        if link.scheme in _MAIL:
            yield Found(
                link.target_span,
                f"liên kết {quoted(link.scheme + ':')} mở hộp thư hay điện thoại của một người",
                "Bỏ liên kết, chỉ giữ chữ; dẫn tới trang của cơ quan nếu có.",
                masked=True,
            )


@rule(
    "lien-ket-tai-khoan",
    about="lien-ket",
    wrong="Xem [tin trên báo](https://thu.example@khac.example/tin/1).",
    right="Xem [tin trên báo](https://thu.example/tin/1).",
    why="Phần trước dấu @ là tên đăng nhập; kẻ lừa đảo đặt ở đó tên một trang quen.",
)
def link_with_user(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Địa chỉ không chứa tên đăng nhập hay mật khẩu."""
    for target, place in _addresses(file):
        try:
            has_user = "@" in urlsplit(target).netloc
        except ValueError:
            has_user = False
        if has_user:
            yield Found(
                place(),
                "địa chỉ có tên đăng nhập trước dấu @",
                "Bỏ phần từ sau https:// đến hết dấu @, rồi mở thử xem có đúng trang cần dẫn.",
                masked=True,
            )


def _addresses(file: ContentFile) -> Iterator[tuple[str, Callable[[], Span]]]:
    """Web addresses in links and in entries, each with what finds its place."""
    for link in links_in(file):
        if link.scheme in {"http", "https"}:
            yield link.target, partial(getattr, link, "target_span")
    for value in values_of_kind(file, "url"):
        yield str(value.value), partial(file.span, *value.location)


@rule(
    "lien-ket-mang-noi-bo",
    about="lien-ket",
    wrong="Xem [kho dữ liệu](https://192.168.1.5/bao-cao).",
    right="Xem [kho dữ liệu](https://thu.example/bao-cao).",
)
def link_into_an_own_network(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Địa chỉ mở được từ mọi nơi, không chỉ trong mạng của cơ quan."""
    for target, place in _addresses(file):
        host = _host(target)
        if host and _OWN_NETWORK.match(host):
            yield Found(
                place(),
                f"{quoted(host)} chỉ mở được trong mạng riêng",
                "Dùng địa chỉ công khai của trang; không có thì bỏ.",
            )


@rule(
    "lien-ket-lech-chu",
    about="lien-ket",
    wrong="Xem [thu.example](https://khac.example/tin/1).",
    right="Xem [tin trên báo](https://thu.example/tin/1).",
    why="Chữ nói một trang mà địa chỉ dẫn sang trang khác là cách lừa đảo hay gặp.",
    of=has_links,
)
def misleading_link(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Chữ của liên kết không mang tên một trang khác với trang nó dẫn tới."""
    for link in links_in(file):
        shown = _HOST.match(link.text.strip()) if link.scheme in {"http", "https"} else None
        if shown and shown.group("host").lower() != _host(link.target):
            yield Found(
                link.span,
                f"chữ là {quoted(shown.group('host'))} mà địa chỉ dẫn tới "
                f"{quoted(_host(link.target))}",
                "Viết tên trang thật, hoặc sửa địa chỉ.",
            )


@rule(
    "lien-ket-rong",
    about="lien-ket",
    wrong="Xem [](../so-ngoai-vu-thu/2021.md).",
    right="Xem [báo cáo của Sở Ngoại vụ](../so-ngoai-vu-thu/2021.md).",
    of=has_links,
)
def empty_link(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Liên kết có chữ và có địa chỉ."""
    for link in links_in(file):
        if link.kind == "link" and not link.text.strip():
            yield Found(link.span, "liên kết không có chữ", "Viết chữ vào giữa [ và ].")
        if link.kind != "automatic" and not link.target:
            yield Found(
                link.span,
                "liên kết không có địa chỉ",
                "Viết địa chỉ vào giữa ( và ), hoặc bỏ liên kết, chỉ giữ chữ.",
            )


@rule(
    "lien-ket-khong-dinh-nghia",
    about="lien-ket",
    wrong="Xem [báo cáo của Sở][so-ngoai-vu].",
    right="Xem [báo cáo của Sở](../so-ngoai-vu-thu/2021.md).",
)
def undefined_reference(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Liên kết viết tắt [chữ][tên] có dòng [tên]: địa chỉ."""
    for name, span in undefined_references(file):
        yield Found(
            span,
            f"không có dòng nào định nghĩa liên kết {quoted(name)}",
            "Viết thẳng địa chỉ: [chữ](địa chỉ). Nếu là ngoặc vuông thật thì viết \\[ và \\].",
        )
