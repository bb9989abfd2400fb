"""Which addresses the site will have, and where a link written in a file leads."""

import posixpath
from collections.abc import Iterator
from functools import lru_cache

from archive.checking.rule import RULES
from archive.language.slugs import slugify
from archive.language.symbols import symbol_slug
from archive.model import coverage, documents
from archive.model.archive import Archive
from archive.model.page_records import Dossier, Page
from archive.model.records import Organization, Partner, Report

Record = Organization | Partner | Report | Page | Dossier

_FIXED = (
    *("", "tim-kiem/", "to-chuc/", "doi-tac/", "quoc-gia/", "dia-phuong/", "nam/", "hoat-dong/"),
    *("van-kien/", "chuyen-de/", "do-phu/", "du-lieu/", "dong-gop/", "dong-gop/dinh-dang/"),
    *("dong-gop/ma-loi/", "soan/", "soan/khong-tai-khoan/", "soan/cai-dat/"),
)
DOWNLOADS = "du-lieu/"


def resolve(target: str, folder: str) -> tuple[str | None, str]:
    """Address or file, and fragment, of a link's target written in a file of ``folder``.

    A page's address ends with a slash (the home page's is empty); a file's is its path. None when
    the target leads out of the archive.
    """
    path, _, fragment = target.partition("#")
    path = path.partition("?")[0]
    path = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
    path = posixpath.normpath(path) if path else ""
    if path.startswith(".."):
        return None, fragment
    path = "" if path == "." else path
    if path.endswith(".md"):
        path = path.removesuffix(".md")
        path = "" if path == "index" else path.removesuffix("/index") + "/"
    elif path and not posixpath.splitext(path)[1]:
        path += "/"
    return path, fragment


@lru_cache(maxsize=1)
def pages(archive: Archive) -> dict[str, Record | None]:
    """Every address of the site, with the record that its page is made of, if it is of one."""
    found: dict[str, Record | None] = dict.fromkeys((*_FIXED, *_computed(archive)))
    for records in (
        archive.pages,
        archive.organizations.values(),
        archive.partners.values(),
        archive.reports,
        archive.dossiers,
    ):
        found |= {record.address: record for record in records}
    return found


def _computed(archive: Archive) -> Iterator[str]:
    lists = archive.lists
    yield from (f"quoc-gia/{code.lower()}/" for code in lists.countries)
    yield from (f"dia-phuong/{code}/" for code in lists.provinces)
    yield from (f"hoat-dong/{code}/" for code in lists.terms("loai-hoat-dong"))
    yield from (f"nam/{year}/" for year in archive.years)
    yield from (f"van-kien/{symbol_slug(symbol)}/" for symbol in archive.citations)
    yield from map(documents.address_of_year, documents.years(archive))
    yield from (f"dong-gop/ma-loi/{code}/" for code in RULES)
    yield from (f"{coverage.ADDRESS}{place}/" for place in coverage.places(archive))


def anchors(record: Record) -> set[str]:
    """What a fragment may name on the page of ``record``."""
    found = set(record.body.anchors)
    found |= {
        f"muc-{slugify(passage.text)}"
        for passage in record.body.passages
        if passage.kind == "heading"
    }
    if isinstance(record, Report):
        for activity in record.activities:
            found |= {activity.id, f"so-{activity.id}"}
    return found


def written_as(path: str, target: str, folder: str) -> str:
    """``path`` of the archive in the manner of ``target``: from the root, or from ``folder``."""
    if target.startswith("/"):
        return f"/{path}"
    return posixpath.relpath(f"/{path}", f"/{folder}") + ("/" if path.endswith("/") else "")
