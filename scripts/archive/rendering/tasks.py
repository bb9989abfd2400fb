"""A build as a set of tasks: pages and sets of files, each with the key of what it is made from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from archive.composing.compose import FileSet, every_page, every_set
from archive.composing.facts import Facts
from archive.composing.page import Page, front_matter
from archive.composing.site import Site
from archive.composing.templates import compose_text, page_head, template_digest
from archive.reading.load import Reading
from archive.rendering.engine import Engine
from archive.rendering.program import theme_digest

AROUND = "xung-quanh"
"""The task of what the engine puts around the pages: their map, the theme's files."""


@dataclass(frozen=True)
class Made:
    """A file: whether it belongs in ``build/docs``, in the site or in both, its path, its bytes."""

    docs: bool
    site: bool
    path: str
    data: bytes


@dataclass(frozen=True, eq=False)
class Task:
    """What to make, and the hash of everything it is made from; ``name`` is for people.

    ``join`` makes the same of the kept pieces of the reports, which other tasks make: it comes
    after them. ``last`` tells that it is quick once something was joined.
    """

    name: str
    key: str
    make: Callable[[], Iterable[Made]]
    is_page: bool = False
    join: Callable[[Iterable[bytes]], Iterable[Made]] | None = None
    last: bool = False
    adds: bool = False
    """Whether it makes a piece of the joined ones."""


def every_task(reading: Reading, site: Site, engine: Engine, program: str) -> list[Task]:
    """All tasks of a build; the sets come first, being the longest.

    Their order depends on the archive alone, so that it is the same on every machine.
    """
    files = {
        file.path: blake2b(file.source.text.encode(), digest_size=16).digest()
        for file in reading.files.values()
    }
    facts = Facts(site.archive, files)
    # not in the program's hash: who builds may set them from outside
    settings = f"{program}\n{site.settings!r}".encode()
    dressed = settings + f"\n{theme_digest(engine.theme_folders)}\n{site.stamp}".encode()
    pages = list(every_page(site))
    addresses = [page.address for page in pages]
    tasks = [_set(files, facts, settings) for files in every_set(reading, site)]
    tasks.append(
        Task(
            AROUND,
            _key(dressed, "\n".join([AROUND, *addresses]).encode()),
            lambda: (Made(False, True, *made) for made in engine.around(addresses)),
        )
    )
    templates = {name: template_digest(name) for name in {page.template for page in pages}}
    tasks += (
        _page(page, site, engine, facts, dressed + templates[page.template]) for page in pages
    )
    return tasks


def _set(files: FileSet, facts: Facts, settings: bytes) -> Task:
    return Task(
        files.name,
        _key(settings, files.name.encode(), facts.of(files.shows)),
        lambda: (Made(True, True, *made) for made in files.make()),
        join=_joining(files),
    )


def _joining(files: FileSet) -> Callable[[Iterable[bytes]], Iterable[Made]] | None:
    join = files.join
    if join is None:
        return None
    return lambda pieces: (Made(True, True, *made) for made in join(pieces))


def _page(page: Page, site: Site, engine: Engine, facts: Facts, settings: bytes) -> Task:
    entries = page_head(site, page)
    told = "\x1e".join([page.address, *(f"{name}={value}" for name, value in entries.items())])
    inputs = facts.of((page.context, page.shows))
    key = _key(settings, told.encode(), inputs)

    def make() -> Iterator[Made]:
        text = compose_text(site, page)
        yield Made(True, False, page.path, f"{front_matter(entries)}\n{text}".encode())
        html = engine.page(page.path, entries, text)
        yield Made(False, True, f"{page.address}index.html", html)
        for path, data in page.beside():
            yield Made(True, True, path, data)
        if page.kept is not None:
            yield Made(False, False, page.path, page.kept())

    return Task(
        page.address or "trang chủ",
        key,
        make,
        is_page=True,
        last=page.kind == "du-lieu",
        adds=page.kept is not None,
    )


def _key(*parts: bytes) -> str:
    made = blake2b(digest_size=20)
    for part in parts:
        made.update(b"%d:" % len(part))
        made.update(part)
    return made.hexdigest()
