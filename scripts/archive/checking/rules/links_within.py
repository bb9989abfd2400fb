"""Links within the archive: to a page, a passage or a file that is there."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import dirname

from archive.checking.addresses import DOWNLOADS, anchors, pages, resolve, written_as
from archive.checking.links_in_text import links_in
from archive.checking.meetings import LINKS
from archive.checking.rule import Found, archive_rule, rule
from archive.checking.written import did_you_mean, quoted
from archive.language.nearest import nearest
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile, Reading

_MOST_GUESSED = 20
"""Broken links of a file for which a right one is looked for; more are no slips of the pen."""
_FEW = 2


@archive_rule(
    "lien-ket-hong",
    about="lien-ket",
    meets=LINKS,
    wrong="Xem [báo cáo của Sở Ngoại vụ](../so-ngoai-vu/2021.md).",
    right="Xem [báo cáo của Sở Ngoại vụ](../so-ngoai-vu-thu/2021.md).",
)
def broken_link(reading: Reading) -> Iterator[Found]:
    """Liên kết trong kho dẫn tới một trang hay một tệp có thật."""
    known = pages(reading.archive)
    for file in _linking(reading):
        folder, told = dirname(file.path), 0
        for link in links_in(file):
            if link.kind == "image" or not link.target or not link.is_within:
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
        if file.may_link:
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
    meets=LINKS,
    beyond=lambda file: file.may_link,
    wrong="Xem [việc tặng khẩu trang](../so-ngoai-vu-thu/2021.md#khau-trang).",
    right="Xem [việc tặng khẩu trang](../so-ngoai-vu-thu/2021.md#khau-trang-moc-bai).",
)
def broken_fragment(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Phần sau dấu # của liên kết là một neo có thật."""
    known = pages(archive)
    for link in links_in(file):
        if link.kind == "image" or "#" not in link.target or not link.is_within:
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
