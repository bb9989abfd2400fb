"""All pages and files of the archive into a folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from archive.composing import citations, downloads, feeds, redirects
from archive.composing import pages as page_kinds
from archive.composing.page import Page
from archive.composing.search.files import files as search_index
from archive.composing.search.script import files as scripts
from archive.composing.search.servers import files as for_servers
from archive.composing.site import Site
from archive.composing.templates import compose_page
from archive.reading.load import Reading
from archive.reading.watch import Watch, unwatched

Files = Iterator[tuple[str, bytes]]
"""Paths below ``build/docs`` with what stands in each."""


def every_page(site: Site) -> Iterator[Page]:
    """Every page of the archive, each once.

    Raises ``ValueError`` when two pages claim one address: that is a bug or an unchecked archive,
    and one of the two would be lost.
    """
    taken: set[str] = set()
    for kind in page_kinds.KINDS:
        for page in kind.pages(site):
            if page.address in taken:
                message = f"two pages at /{page.address}"
                raise ValueError(message)
            taken.add(page.address)
            yield page


def compose(
    reading: Reading,
    site: Site,
    out: Path,
    watch: Watch = unwatched,
) -> int:
    """Write the composed archive into ``out``, replacing what was there; the number of pages.

    The new folder takes the place of the former one only when it is whole.
    """
    making = out.with_name(f"{out.name}.new")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    count = 0
    for page in watch(every_page(site), "Soạn trang"):
        _write(making / page.path, compose_page(site, page).encode())
        count += 1
    for path, data in every_file(reading, site):
        if (making / path).exists() or (making / path).with_suffix(".md").exists():
            message = f"two things at /{path}"
            raise ValueError(message)
        _write(making / path, data)
    shutil.rmtree(out, ignore_errors=True)
    making.rename(out)
    return count


def every_file(reading: Reading, site: Site) -> Files:
    """Every file that is no page: the pictures of the reports, the downloads, the redirects."""
    for file in reading.files.values():
        if file.kind == "image" and not file.faults:
            yield file.path, (reading.root / file.path).read_bytes()
    for part in (downloads, citations, feeds, redirects):
        yield from part.files(site)
    yield from search_index(site.archive)
    yield from for_servers(site.archive)
    yield from scripts()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
