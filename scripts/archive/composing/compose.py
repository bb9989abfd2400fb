"""All pages and files of the archive: what there is to make, and what each is made from."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from archive.composing import downloads, feeds, redirects
from archive.composing import pages as page_kinds
from archive.composing.earlier import Earlier, Same
from archive.composing.form import files as form
from archive.composing.joined import Joined
from archive.composing.page import Page, Unmade, each
from archive.composing.search import files as search_index
from archive.composing.search import script as scripts
from archive.composing.site import Site
from archive.composing.templates import compose_page
from archive.reading.content_file import Reading
from archive.reading.digests import digest_of_data
from archive.reading.folder import FoundFile
from archive.reading.snapshot import ChangedMeanwhileError
from archive.reading.watch import Watch, unwatched

Files = Iterable[tuple[str, bytes]]
"""Paths below ``build/docs`` with what stands in each."""


@dataclass(frozen=True, eq=False)
class FileSet:
    """Files that are no page and belong together; ``shows`` are the inputs of ``make``.

    Where there are ``joined`` files, ``make`` makes those beside them. ``again`` makes the same
    as ``make`` with the help of what the set itself kept of an earlier time.
    """

    name: str
    make: Callable[[], Files]
    shows: tuple[Any, ...]
    joined: Joined | None = None
    again: Callable[[Earlier], Iterable[tuple[str, bytes | Same]]] | None = None


def every_page(site: Site) -> Iterator[Page]:
    """Every page of the archive, each once.

    Raises ``ValueError`` when two pages claim one address: that is a bug or an unchecked archive,
    and one of the two would be lost.
    """
    taken: set[str] = set()
    for kind in page_kinds.KINDS:
        for found in each(kind.pages(site)):
            page = found.make() if isinstance(found, Unmade) else found
            if page.address in taken:
                message = f"two pages at /{page.address}"
                raise ValueError(message)
            taken.add(page.address)
            yield page


def every_set(reading: Reading, site: Site) -> Iterator[FileSet]:
    """Every file beside the pages: pictures, downloads, redirects, what search needs.

    Search and the downloads are each one set over the whole archive. Raises
    ``ChangedMeanwhileError`` when a picture is no longer the one that was read.
    """
    archive = site.archive
    whole = (site.all_records, archive.lists.by_name)
    again = partial(search_index.files_again, archive)
    yield FileSet("tim-kiem", partial(search_index.files, archive), whole, again=again)
    schema = (scripts.MODULES / "postgresql.sql").read_bytes()
    joined, shown = downloads.joined(site), (*whole, schema)
    yield FileSet("du-lieu", lambda: downloads.descriptions(site), shown, joined)
    yield FileSet("nguon-tin", lambda: feeds.files(site), feeds.shows(site))
    yield FileSet(
        "chuyen-huong",
        lambda: redirects.files(site),
        tuple(redirects.former_addresses(site)),
    )
    modules = sorted(scripts.MODULES.rglob("*.js"))
    yield FileSet("tap-lenh", scripts.files, tuple(file.read_bytes() for file in modules))
    scripts_of_form = tuple(form.modules().items())
    yield FileSet("soan", lambda: form.files(site), (form.shown(site), scripts_of_form))
    # there, if empty, where nothing was fetched: shares of one build agree on what there is to make
    bundle = (site.bundle.version, form.page_template(), repr(site.settings), scripts_of_form)
    yield FileSet("soan-bieu-mau", lambda: form.bundle_files(site), bundle)
    for file in reading.files.values():
        if file.kind == "image" and not file.faults:
            data = (reading.root / file.path).read_bytes()
            if digest_of_data(FoundFile(file.path, "image"), data, len(data)) != file.digest:
                raise ChangedMeanwhileError(file.path)
            yield _picture(file.path, data)


def _picture(path: str, data: bytes) -> FileSet:
    return FileSet(f"hinh/{path}", lambda: [(path, data)], (path, data))


def compose(
    reading: Reading,
    site: Site,
    out: Path,
    watch: Watch = unwatched,
) -> int:
    """Write the composed archive into ``out``, replacing what was there; the number of pages.

    The plain way: one process, nothing kept. The new folder takes the place of the former one
    only when it is whole.
    """
    making = out.with_name(f"{out.name}.new")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    count = 0
    for page in watch(every_page(site), "Soạn trang"):
        _write(making / page.path, compose_page(site, page).encode())
        for path, data in page.beside():
            _write(making / path, data)
        count += 1
    for path, data in every_file(reading, site):
        if (making / path).exists() or (making / path).with_suffix(".md").exists():
            message = f"two things at /{path}"
            raise ValueError(message)
        _write(making / path, data)
    shutil.rmtree(out, ignore_errors=True)
    making.rename(out)
    return count


def every_file(reading: Reading, site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file of every set."""
    for files in every_set(reading, site):
        yield from files.make()
        if files.joined is not None:
            yield from files.joined.files(downloads.pieces(site))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
