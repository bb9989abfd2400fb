"""A build as a set of tasks: pages and sets of files, each with the key of what it is made from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b

from archive.composing.compose import FileSet, every_set
from archive.composing.downloads import piece_inputs, pieces
from archive.composing.earlier import Earlier, Same
from archive.composing.facts import Facts
from archive.composing.joined import Joined
from archive.composing.page import Page, Unmade, front_matter, inputs
from archive.composing.pages import KINDS
from archive.composing.pages import report as report_pages
from archive.composing.report_facts import Known, ReportFacts
from archive.composing.site import Site
from archive.composing.templates import (
    compose_pieces,
    load_templates,
    page_head,
    template_digest,
)
from archive.model.records import Report
from archive.reading.content_file import Reading
from archive.rendering.engine import Engine
from archive.rendering.program import theme_digest
from archive.rendering.state import Last
from archive.rendering.untouched import Untouched, ground, ground_of, untouched

AROUND = "xung-quanh"
"""The task of what the engine puts around the pages: their map, the theme's files."""


@dataclass(frozen=True)
class Made:
    """A file: whether it belongs in ``build/docs``, in the site or in both, its path, its bytes."""

    docs: bool
    site: bool
    path: str
    data: bytes | Same


@dataclass(frozen=True, eq=False)
class Task:
    """What to make, and the hash of everything it is made from; ``name`` is for people.

    ``joined`` are files that it makes too, of the pieces of the reports, which other tasks make:
    it comes after them. ``last`` tells that it needs the sizes of these.
    """

    name: str
    key: str
    make: Callable[[], Iterable[Made]]
    is_page: bool = False
    joined: Joined | None = None
    tails: str = ""
    """The hash of what the tails of the joined ones are made from."""
    alone: Callable[[], Iterable[Made]] = tuple
    """Makes the joined ones without what other tasks make."""
    again: Callable[[Earlier], Iterable[Made]] | None = None
    """Makes the same as ``make`` with what it kept for itself."""
    last: bool = False
    adds: bool = False
    """Whether it makes a piece of the joined ones."""


@dataclass(frozen=True)
class Tasks:
    """All tasks of a build; ``facts`` are those of the reports, for the next build.

    ``prepare`` makes what many tasks ask for, before they part; ``load`` compiles the templates of
    all, which is worth it before many of them part. ``digests`` are those of the
    content's files by path, ``program`` the hash of what makes pages, ``ground`` that of all that
    the keys stand on.
    """

    every: list[Task]
    facts: Known
    digests: Mapping[str, str]
    program: str
    ground: str
    prepare: Callable[[], object]
    load: Callable[[], object]


def every_task(
    reading: Reading,
    site: Site,
    engine: Engine,
    program: str,
    *,
    kept: Known = Known(),  # noqa: B008  it never changes
    last: Last = Last(),  # noqa: B008  as above
    first: Callable[[Sequence[Task]], object] = lambda _: None,
) -> Tasks:
    """All tasks of a build; the sets come first, being the longest.

    Their order depends on the archive alone, so that it is the same on every machine. ``kept`` are
    the facts of reports that an earlier build of the same program found out, ``last`` its tasks.
    ``first`` is called with the sets before the pages are looked at.
    """
    digests = {path: file.digest for path, file in reading.files.items()}
    facts = Facts(site.archive, {path: digest.encode() for path, digest in digests.items()})
    # not in the program's hash: who builds may set them from outside
    settings = f"{program}\n{site.settings!r}".encode()
    tasks = [_set(files, site, facts, settings) for files in every_set(reading, site)]
    first(tasks)
    of_reports = ReportFacts(site.archive, facts, digests, kept)
    of_reports.learn()
    dressed = settings + f"\n{theme_digest(engine.theme_folders)}\n{site.stamp}".encode()
    reports = site.archive.reports
    others = [page for kind in KINDS if kind is not report_pages for page in kind.pages(site)]
    addresses = [page.address for page in others] + [report.address for report in reports]
    tasks.append(
        Task(
            AROUND,
            _key(dressed, "\n".join([AROUND, *addresses]).encode()),
            lambda: (Made(False, True, *made) for made in engine.around(addresses)),
        )
    )
    # in one order, whatever the hashes of this process: the ground tells it
    names = sorted({page.template for page in others})
    templates = {name: template_digest(name) for name in names}
    of_report = dressed + template_digest(report_pages.TEMPLATE)
    said = [of_reports.names, repr((site.first_year, site.last_year)), repr(templates)]
    fixed = [dressed, *map(str.encode, said)]
    same = ground([*fixed, of_report], digests, of_reports.known.keys())
    still = untouched(last, same, kept, of_reports)
    tasks += (
        _page(page, site, engine, facts, dressed + templates[page.template], still)
        for page in others
    )
    tasks += (_report(report, site, engine, of_reports, of_report, still) for report in reports)
    known = Known(of_reports.known, of_reports.names)
    prepare = site.everything.prepare
    load = partial(load_templates, site, [*templates, report_pages.TEMPLATE])
    return Tasks(tasks, known, digests, program, ground_of(same, known), prepare, load)


def _set(files: FileSet, site: Site, facts: Facts, settings: bytes) -> Task:
    joined, again = files.joined, files.again

    def make_again(earlier: Earlier) -> Iterator[Made]:
        return (Made(True, True, *made) for made in (again(earlier) if again else files.make()))

    return Task(
        files.name,
        _key(settings, files.name.encode(), facts.of(files.shows)),
        lambda: (Made(True, True, *made) for made in files.make()),
        joined=joined,
        tails=_key(settings, facts.of(joined.tails_show)) if joined else "",
        alone=lambda: (
            Made(True, True, *made) for made in (joined.files(pieces(site)) if joined else ())
        ),
        again=make_again if again else None,
    )


def _page(  # noqa: PLR0917  as _report
    page: Page | Unmade,
    site: Site,
    engine: Engine,
    facts: Facts,
    settings: bytes,
    still: Untouched,
) -> Task:
    if isinstance(page, Unmade):
        return Task(
            page.address,
            still.page(page.address)
            or _key(settings, page.address.encode(), facts.of(page.shows())),
            lambda: _made(page.make(), site, engine),
            is_page=True,
        )
    # where it is corrected and its history follow from these, from what it shows and the settings
    return Task(
        page.address or "trang chủ",
        _key(settings, page.address.encode(), facts.of(inputs(page))),
        lambda: _made(page, site, engine),
        is_page=True,
        last=page.kind == "du-lieu",
    )


def _report(  # noqa: PLR0917  what a page is made from
    report: Report,
    site: Site,
    engine: Engine,
    facts: ReportFacts,
    settings: bytes,
    still: Untouched,
) -> Task:
    """The page of a report, which is not put together as long as it is what it was."""
    return Task(
        report.address,
        still.report(report) or _report_key(report, site, facts, settings),
        lambda: _made(report_pages.report_page(site, report), site, engine),
        is_page=True,
        adds=True,
    )


def _report_key(report: Report, site: Site, facts: ReportFacts, settings: bytes) -> str:
    of = facts.facts.of
    beside = [
        # nearly always there is a report and nothing else to tell: ten thousand times twice
        of(told.report) + (of((told.missing, told.bodies)) if told.missing or told.bodies else b"")
        for told in report_pages.neighbours(site, report)
    ]
    return _key(settings, facts.page(report), *beside, *map(of, piece_inputs(site, report)))


def _made(page: Page, site: Site, engine: Engine) -> Iterator[Made]:
    entries = page_head(site, page)
    pieces = compose_pieces(site, page)
    yield Made(True, False, page.path, b"\n".join([front_matter(entries).encode(), *pieces]))
    html = engine.page(page.path, entries, pieces)
    yield Made(False, True, f"{page.address}index.html", html)
    for path, data in page.beside():
        yield Made(True, True, path, data)
    if page.kept is not None:
        yield Made(False, False, page.path, page.kept())


def _key(*parts: bytes) -> str:
    made = blake2b(digest_size=20)
    for part in parts:
        made.update(b"%d:" % len(part))
        made.update(part)
    return made.hexdigest()
