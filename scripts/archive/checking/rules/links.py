"""Links: to the archive's own pages, or by https to someone else's."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import dirname
from urllib.parse import urlsplit

from archive.checking.addresses import DOWNLOADS, anchors, pages, resolve, written_as
from archive.checking.links_in_text import Link, links_in, undefined_references
from archive.checking.rule import Found, archive_rule, rule
from archive.checking.written import did_you_mean, quoted, values_of
from archive.language.nearest import nearest
from archive.model.archive import Archive
from archive.model.body import Span
from archive.reading.load import ContentFile, Reading

_MAIL = {"mailto", "tel", "sms", "callto"}
_HOST = re.compile(
    r"^(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?:[/?#]|$)", re.IGNORECASE
)
_OWN_NETWORK = re.compile(
    r"^(?:localhost|[\w-]+|.*\.(?:local|lan|internal|localdomain)|\d{1,3}(?:\.\d{1,3}){3}|\[.*)$"
)
_MOST_GUESSED = 20
"""Broken links of a file for which a right one is looked for; more are no slips of the pen."""
_FEW = 2
_HTTPS = "Liên kết dẫn tới một trang https, hoặc tới trang của kho (2021.md, /nam/2021/)."


def _own(link: Link) -> bool:
    """Whether a link leads, or means to lead, to a page of the archive."""
    return not link.scheme and not link.target.startswith(("//", "\\\\", "www."))


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
)
def link_without_scheme(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Địa chỉ của trang ngoài có đủ https:// ở đầu."""
    for link in _links(file):
        bare = link.target.lstrip("/\\")
        if not link.scheme and not _own(link):
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
    for target, span in _addresses(file):
        try:
            has_user = "@" in urlsplit(target).netloc
        except ValueError:
            has_user = False
        if has_user:
            yield Found(
                span,
                "địa chỉ có tên đăng nhập trước dấu @",
                "Bỏ phần từ sau https:// đến hết dấu @, rồi mở thử xem có đúng trang cần dẫn.",
                masked=True,
            )


def _addresses(file: ContentFile) -> Iterator[tuple[str, Span]]:
    """Web addresses in links and in entries."""
    for link in links_in(file):
        if link.scheme in {"http", "https"}:
            yield link.target, link.target_span
    for value in values_of(file):
        if value.scalar.kind == "url":
            yield str(value.value), file.span(*value.location)


@rule(
    "lien-ket-mang-noi-bo",
    about="lien-ket",
    wrong="Xem [kho dữ liệu](https://192.168.1.5/bao-cao).",
    right="Xem [kho dữ liệu](https://thu.example/bao-cao).",
)
def link_into_an_own_network(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Địa chỉ mở được từ mọi nơi, không chỉ trong mạng của cơ quan."""
    for target, span in _addresses(file):
        host = _host(target)
        if host and _OWN_NETWORK.match(host):
            yield Found(
                span,
                f"{quoted(host)} chỉ mở được trong mạng riêng",
                "Dùng địa chỉ công khai của trang; không có thì bỏ.",
            )


@rule(
    "lien-ket-lech-chu",
    about="lien-ket",
    wrong="Xem [thu.example](https://khac.example/tin/1).",
    right="Xem [tin trên báo](https://thu.example/tin/1).",
    why="Chữ nói một trang mà địa chỉ dẫn sang trang khác là cách lừa đảo hay gặp.",
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


@archive_rule(
    "lien-ket-hong",
    about="lien-ket",
    wrong="Xem [báo cáo của Sở Ngoại vụ](../so-ngoai-vu/2021.md).",
    right="Xem [báo cáo của Sở Ngoại vụ](../so-ngoai-vu-thu/2021.md).",
)
def broken_link(reading: Reading) -> Iterator[Found]:
    """Liên kết trong kho dẫn tới một trang hay một tệp có thật."""
    known = pages(reading.archive)
    for file in _linking(reading):
        folder, told = dirname(file.path), 0
        for link in links_in(file):
            if link.kind == "image" or not link.target or not _own(link):
                continue
            address, _ = resolve(link.target, folder)
            if link.target.startswith("#") or address in known or _is_file(reading, address):
                continue
            if address is None:
                yield Found(
                    link.target_span,
                    f"{quoted(link.target)} dẫn ra ngoài kho",
                    "Đếm lại số ../, hoặc viết từ gốc: /to-chuc/…",
                    path=file.path,
                )
                continue
            told += 1
            near = _near(reading, address, link.target, folder) if told <= _MOST_GUESSED else []
            yield Found(
                link.target_span,
                f"không có trang hay tệp nào ở {quoted(link.target)}",
                f"{did_you_mean(near)}Đường dẫn tính từ thư mục của tệp này ({folder or '.'}), "
                "hoặc từ gốc nếu bắt đầu bằng /.",
                path=file.path,
            )


def _linking(reading: Reading) -> Iterator[ContentFile]:
    """The files with a link in them; nearly all have none."""
    for file in reading.files.values():
        if "](" in file.body.text or "]:" in file.body.text:
            yield file


def _is_file(reading: Reading, address: str | None) -> bool:
    if address is None:
        return False
    found = reading.files.get(address)
    return (found is not None and found.kind == "image") or address.startswith(DOWNLOADS)


def _near(reading: Reading, address: str, target: str, folder: str) -> list[str]:
    """What a broken target may mean, written in its own manner: with the same end, else near."""
    known = pages(reading.archive)
    as_file = PurePosixPath(target.partition("#")[0]).suffix
    if as_file == ".md":
        address = f"{address.rstrip('/')}.md"
        candidates = [record.path for record in known.values() if record is not None]
    elif as_file:
        candidates = [path for path, file in reading.files.items() if file.kind == "image"]
    else:
        candidates = list(known)
    tail = "/" + address.partition("/")[2]
    same = [c for c in candidates if len(tail.strip("/")) > 1 and f"/{c}".endswith(tail)]
    meant = same if 0 < len(same) <= _FEW else nearest(address, candidates)
    return [written_as(path, target, folder) for path in meant]


@rule(
    "lien-ket-neo-hong",
    about="lien-ket",
    wrong="Xem [việc tặng khẩu trang](../so-ngoai-vu-thu/2021.md#khau-trang).",
    right="Xem [việc tặng khẩu trang](../so-ngoai-vu-thu/2021.md#khau-trang-moc-bai).",
)
def broken_fragment(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Phần sau dấu # của liên kết là một neo có thật."""
    known = pages(archive)
    for link in links_in(file):
        if link.kind == "image" or "#" not in link.target or not _own(link):
            continue
        address, fragment = resolve(link.target, dirname(file.path))
        record = file.record if link.target.startswith("#") else known.get(address or "")
        if record is None or fragment in anchors(record):
            continue
        near = [f"#{anchor}" for anchor in nearest(fragment, sorted(record.body.anchors))]
        yield Found(
            link.target_span,
            f"trang được dẫn không có neo {quoted('#' + fragment)}",
            f"{did_you_mean(near)}Neo là định danh của một việc, hoặc phần {{: #… }} của tiêu đề.",
        )
