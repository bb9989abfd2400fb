"""Former addresses of pages: each leads to one page, and to none that is there."""

import re
from collections.abc import Iterator

from archive.checking.meetings import MOVED, address, former_of
from archive.checking.rule import Found, archive_rule, rule
from archive.checking.written import quoted, rewrite_at
from archive.language.slugs import is_id
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile, Reading, Record

_AROUND = re.compile(r"^(?:https?://[^/]+)?/*(?:content/)?|(?:/index)?(?:\.md|\.html)?/*$")
_MADE = (
    "tim-kiem", "to-chuc", "doi-tac", "quoc-gia", "dia-phuong", "nam", "hoat-dong", "van-kien",
    "do-phu", "du-lieu", "dong-gop", "soan", "chuyen-de", "assets",
    "search",
)  # fmt: skip
"""Addresses and folders of the site that no record makes."""


def _in_order(reading: Reading) -> list[tuple[str, Record]]:
    """The records in the order of the files."""
    archive = reading.archive
    every: list[Record] = [*archive.organizations.values(), *archive.partners.values()]
    every += [*archive.reports, *archive.pages, *archive.dossiers]
    records = {record.path: record for record in every}
    return [(path, records[path]) for path in reading.files if path in records]


@rule(
    "dia-chi-cu-sai",
    about="lien-ket",
    wrong="formerly: [/to-chuc/hoi-cu-thu/index.md]",
    right="formerly: [to-chuc/hoi-cu-thu]",
)
def bad_former_address(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Địa chỉ cũ viết như to-chuc/ten-cu/2021, không có tên miền, không có đuôi tệp."""
    for location, written in former_of(file.record):
        if all(is_id(part) for part in written.strip("/").split("/")):
            continue
        right = _AROUND.sub("", written.strip())
        fits = all(is_id(part) for part in right.split("/"))
        yield Found(
            file.span(*location),
            f"{quoted(written)} không phải địa chỉ của một trang trong kho",
            f"Viết {right}" if fits else "Viết phần sau tên miền, chẳng hạn to-chuc/ten-cu/2021.",
            rewrite_at(file, location, right) if fits else None,
        )


@archive_rule(
    "dia-chi-cu-dang-dung",
    about="lien-ket",
    meets=MOVED,
    wrong="formerly: [to-chuc/tinh-doan-thu]",
    right="formerly: [to-chuc/tinh-doan-thu-cu]",
)
def former_address_in_use(reading: Reading) -> Iterator[Found]:
    """Địa chỉ cũ không được là địa chỉ của một trang đang có."""
    used = {address(name): "của kho" for name in _MADE}
    records = _in_order(reading)
    for path, record in records:
        used[address(record.address)] = f"từ tệp {path}"
    for path, record in records:
        for location, written in former_of(record):
            if address(written) in used:
                yield Found(
                    reading.files[path].span(*location),
                    f"địa chỉ {quoted(written)} đang có trang {used[address(written)]}",
                    "Xóa địa chỉ này: trang ở đó vẫn còn, không dẫn đi nơi khác được.",
                    path=path,
                )


@archive_rule(
    "dia-chi-cu-trung",
    about="lien-ket",
    meets=MOVED,
    wrong="formerly: [to-chuc/doan-thanh-nien-thu]",
    right="formerly: [to-chuc/doan-thanh-nien-hai-thu]",
)
def former_address_claimed_twice(reading: Reading) -> Iterator[Found]:
    """Một địa chỉ cũ chỉ dẫn về một trang."""
    claimed: dict[str, str] = {}
    for path, record in _in_order(reading):
        for location, written in former_of(record):
            if address(written) in claimed:
                yield Found(
                    reading.files[path].span(*location),
                    f"địa chỉ cũ {quoted(written)} đã ghi ở {claimed[address(written)]}",
                    "Giữ địa chỉ này ở một chỗ thôi.",
                    path=path,
                )
            claimed.setdefault(address(written), path)
