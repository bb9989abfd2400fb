"""What a page is, before and after its template."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from archive.model.page_records import Dossier
from archive.model.page_records import Page as Written
from archive.model.records import Organization, Partner, Report

PageKind = Literal[
    "trang-chu", "tim-kiem", "to-chuc", "bao-cao", "doi-tac", "quoc-gia", "dia-phuong", "nam",
    "hoat-dong", "van-kien", "do-phu", "du-lieu", "dong-gop", "ma-loi", "chuyen-de", "trang",
    "danh-sach", "soan",
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Whole:
    """A record of which a page prints everything, its text included."""

    record: Organization | Partner | Report | Written | Dossier


@dataclass(frozen=True, eq=False)
class Later:
    """A value of a context that is made only when its page is; ``shows`` is what it is made from.

    Looking whether a page is still as it was must not cost as much as making it.
    """

    make: Callable[[], Any]
    shows: tuple[Any, ...]


@dataclass(frozen=True)
class Page:
    """A page to make: its address, what its head says, its template and what that needs.

    ``address`` is from the site's root and ends with a slash; the home page's is empty.
    ``section`` is the entry of the navigation that is current. ``edit_path`` is the file below
    ``content/`` that a reader's correction would change. ``language`` is that of its text; ``also``
    has the addresses of the same text in each language, its own too, where there is another.

    ``context`` and ``shows`` are the page's inputs: ``shows`` has what its template reaches by
    other ways, a record printed whole for instance. ``beside`` makes the files that go with the
    page, by their paths, from the same inputs; ``kept`` makes what is not published but kept for
    the files of the whole archive, to which each page of its kind adds.
    """

    address: str
    title: str
    kind: PageKind
    section: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    description: str = ""
    edit_path: str | None = None
    language: str = "vi"
    also: Mapping[str, str] = field(default_factory=dict)
    shows: tuple[Any, ...] = ()
    beside: Callable[[], Iterable[tuple[str, bytes]]] = tuple
    kept: Callable[[], bytes] | None = None

    def values(self) -> dict[str, Any]:
        """The context with everything made that was left for later."""
        context = self.context.items()
        return {name: v.make() if isinstance(v, Later) else v for name, v in context}

    @property
    def path(self) -> str:
        """The file below ``build/docs`` that the engine makes this address from."""
        return f"{self.address}index.md"


@dataclass(frozen=True, eq=False)
class Unmade:
    """A page that is put together only where it must be made: of such there are thousands.

    ``shows`` gives all its inputs: ``make`` gives the page from these and its address alone. Of a
    page that no edit touches not even they are asked for.
    """

    address: str
    template: str
    shows: Callable[[], tuple[Any, ...]]
    make: Callable[[], Page]


@dataclass(frozen=True, eq=False)
class Below:
    """Pages of which it depends on many reports which there are: their addresses begin ``under``.

    They go with the page at ``of``: where that shows what it did, there are the same ones.
    """

    of: str
    under: str
    pages: Callable[[], Iterable[Page | Unmade]]


def each(found: Iterable[Page | Unmade | Below]) -> Iterator[Page | Unmade]:
    """Every page of ``found``, those that are below others too."""
    for one in found:
        if isinstance(one, Below):
            yield from one.pages()
        else:
            yield one


def whole(address: str, template: str, make: Callable[[], Page]) -> Unmade:
    """A page of many reports, which tells its inputs by being put together.

    Where no edit touches it, nobody groups or counts for it what it is made of.
    """
    return Unmade(address, template, lambda: inputs(make()), make)


def inputs(page: Page) -> tuple[Any, ...]:
    """Everything that ``page`` is made from, but its address; its head too, as text."""
    told = "\x1e".join(f"{name}={value}" for name, value in head(page).items())
    # by which names a template knows them is the program's affair
    return told, tuple(page.context.values()), page.shows


def head(
    page: Page, stamp: str = "", correction: str = "", history: str = "", letter: str = ""
) -> dict[str, str]:
    """What the page's file says above its text; empty entries are left out.

    ``stamp`` tells one state of the shared scripts and styles from another; ``correction`` and
    ``history`` are the addresses where a correction is proposed and each change is seen, ``letter``
    one that begins a letter to the editors.
    """
    entries = {
        "title": page.title,
        "description": page.description,
        "page_kind": page.kind,
        "section": page.section,
        "edit_path": page.edit_path,
        "correction": correction,
        "history": history,
        "letter": letter,
        "language": "" if page.language == "vi" else page.language,
        **{f"also_{language}": f"/{address}" for language, address in page.also.items()},
        "stamp": stamp,
    }
    return {name: value for name, value in entries.items() if value}


def front_matter(entries: Mapping[str, str]) -> str:
    """The head of the composed file; JSON strings are YAML, whatever a contributor wrote."""
    # U+2028 and such end a line for YAML: escape all that is no ASCII there is no need for
    lines = [f"{name}: {json.dumps(value)}" for name, value in entries.items()]
    return "\n".join(["---", *lines, "---", ""])
