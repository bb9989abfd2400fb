"""The pages that a change touches, rendered by themselves, to look at from a folder.

Nothing is published here: each page is made as a build makes it, and only its links are turned so
that they work without a server. A link to a page that is not among these leads to the public site.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from archive.checking.since import Change
from archive.composing.compose import every_page
from archive.composing.page import Page
from archive.composing.site import ASSETS, Site
from archive.composing.templates import compose_pieces, page_head
from archive.reading.content_file import Reading
from archive.rendering.engine import Engine

MOST_PAGES = 100
"""Pages that are made at the most; of a larger change the others are only named."""

_HOST = "https://trang.invalid/"
_LINK = re.compile(r'(\s(?:href|src)=")([^"]*)(")')
_ALIKE = 0.5
_MOST_COMPARED = 50


@dataclass
class Preview:
    """What was made and told.

    ``made`` and ``unmade`` are pages, those with the reason; ``added``, ``altered`` and ``removed``
    are files of the content folder, ``renamed`` pairs of the former and the new name.
    """

    made: list[Page] = field(default_factory=list)
    unmade: list[tuple[Page, str]] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)


def what_changed(reading: Reading, change: Change) -> Preview:
    """The files that ``change`` is of, told apart by what became of them."""
    told = Preview()
    before, now = change.before.files, reading.files
    for path in sorted(path for path in change.paths if path in before or path in now):
        if path not in before:
            told.added.append(path)
        elif path not in now:
            told.removed.append(path)
        else:
            told.altered.append(path)
    if len(told.added) + len(told.removed) <= _MOST_COMPARED:
        for old in list(told.removed):
            text = before[old].source.text
            alike = {new: _alike(text, now[new].source.text) for new in told.added}
            new = max(alike, key=lambda path: alike[path], default="")
            if new and alike[new] >= _ALIKE:
                told.renamed.append((old, new))
                told.removed.remove(old)
                told.added.remove(new)
    return told


def preview(
    reading: Reading, told: Preview, site: Site, engine: Engine, out: Path, *, faulty: bool
) -> None:
    """Write the changed pages below ``out`` and a list of them as its ``index.html``.

    What was made is added to ``told``. ``faulty`` says that the archive has errors: then a page
    that cannot be made is told, while otherwise that is a bug and raises.
    """
    pages: dict[str, str] = {}
    beside: dict[str, bytes] = {}
    for page in _changed(site, told, faulty=faulty):
        if not page.address:
            told.unmade.append((page, "trang chủ: xem bằng make serve"))
            continue
        if len(pages) >= MOST_PAGES:
            told.unmade.append((page, f"chỉ dựng {MOST_PAGES} trang đầu"))
            continue
        try:
            html, extra = _made(page, site, engine), dict(page.beside())
        except Exception:  # whatever a record with mistakes in it may lead to
            if not faulty:
                raise
            told.unmade.append((page, "chưa dựng được khi còn lỗi"))
            continue
        told.made.append(page)
        pages[page.address] = html
        beside |= extra
    for asset in (file for file in ASSETS.rglob("*") if file.is_file()):
        beside[f"assets/{asset.relative_to(ASSETS).as_posix()}"] = asset.read_bytes()
    beside |= _pictures(reading, pages)
    pages[""] = _made(_index(told), site, engine)
    for address, html in pages.items():
        turned = turn_links(html, address, pages, beside, site.settings.url)
        _write(out / address / "index.html", turned.encode())
    for path, data in beside.items():
        _write(out / path, data)


def _made(page: Page, site: Site, engine: Engine) -> str:
    return engine.page(page.path, page_head(site, page), compose_pieces(site, page)).decode()


def turn_links(
    html: str, address: str, pages: Iterable[str], files: Iterable[str], public: str
) -> str:
    """``html`` of the page at ``address`` with links that work in a folder without a server.

    ``pages`` and ``files`` are there; whatever else the site holds is at ``public``, its address.
    """
    there, beside = frozenset(pages), frozenset(files)
    up = "../" * address.count("/")

    def turned(found: re.Match[str]) -> str:
        written = unescape(found[2])
        try:
            whole, anchor = urldefrag(urljoin(_HOST + quote(address), written))
        except ValueError:  # no address at all, as in https://[
            return found[0]
        if not whole.startswith(_HOST) or written.startswith("#"):
            return found[0]
        parts = urlsplit(whole)
        path, mark = unquote(parts.path).removeprefix("/"), f"#{anchor}" if anchor else ""
        if path in there:
            link = f"{up}{quote(path)}index.html{mark}"
        elif path in beside:
            link = f"{up}{quote(path)}{mark}"
        elif public:
            query = f"?{parts.query}" if parts.query else ""
            link = f"{public}{quote(path)}{query}{mark}"
        else:
            return found[0]
        return f"{found[1]}{escape(link)}{found[3]}"

    return _LINK.sub(turned, html)


def _changed(site: Site, told: Preview, *, faulty: bool) -> Iterator[Page]:
    """The pages of the files that are new or altered, and of the bodies of such reports."""
    files = {*told.added, *told.altered, *(new for _, new in told.renamed)}
    bodies = {
        f"to-chuc/{report.organization}/index.md"
        for report in site.archive.reports
        if report.path in files
    }
    try:
        yield from (page for page in every_page(site) if page.edit_path in files | bodies)
    except Exception:  # as above
        if not faulty:
            raise


def _pictures(reading: Reading, pages: Mapping[str, str]) -> dict[str, bytes]:
    """The sound pictures that ``pages`` show, by their paths."""
    shown = {}
    for address, html in pages.items():
        for found in re.findall(r'\ssrc="([^"]*)"', html):
            path = unquote(urlsplit(urljoin(f"/{quote(address)}", unescape(found))).path)[1:]
            file = reading.files.get(path)
            if file is not None and file.kind == "image" and not file.faults:
                shown[path] = (reading.root / path).read_bytes()
    return shown


def _index(told: Preview) -> Page:
    new = {*told.added, *(name for _, name in told.renamed)}
    return Page(
        address="",
        title="Xem trước thay đổi",
        kind="danh-sach",
        section="",
        template="pages/changes.html",
        context={"told": told, "new": new},
    )


def _alike(old: str, new: str) -> float:
    """The part of their lines that two texts share, from 0 to 1; lines may have moved."""
    here, there = Counter(old.split("\n")), Counter(new.split("\n"))
    return 2 * (here & there).total() / (here.total() + there.total())


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
