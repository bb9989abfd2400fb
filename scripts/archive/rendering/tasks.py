"""A build as a set of tasks: pages and sets of files, each with the key of what it is made from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from archive.composing.compose import FileSet, every_set
from archive.composing.downloads import pieces
from archive.composing.earlier import Earlier
from archive.composing.facts import Facts
from archive.composing.known import Known
from archive.composing.pages import KINDS
from archive.composing.pages import report as report_pages
from archive.composing.report_facts import ReportFacts
from archive.composing.site import Site
from archive.composing.templates import (
    load_templates,
    page_templates,
    template_digest,
)
from archive.reading.content_file import Reading
from archive.rendering.engine import Engine
from archive.rendering.page_tasks import HOME, page_tasks, report_task
from archive.rendering.program import theme_digest
from archive.rendering.state import Last
from archive.rendering.task import Made, Task, key_of
from archive.rendering.untouched import ground, ground_of, untouched

FEW = 400
"""Pages that an edit may touch up to which the reports of each are looked for by themselves."""

AROUND = "xung-quanh"
"""The task of what the engine puts around the pages: their map, the theme's files."""


@dataclass(frozen=True)
class Tasks:
    """All tasks of a build; ``facts`` are those of the reports, for the next build.

    ``prepare`` counts what all pages of the whole archive show, before they part; ``load`` compiles
    the templates of all, which is worth it before many of them part. ``digests`` are those of the
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
    templates = {name: template_digest(name) for name in page_templates()}
    said = [of_reports.names, repr((site.first_year, site.last_year)), repr(templates)]
    same = ground([dressed, *map(str.encode, said)], digests, of_reports.known.keys())
    still = untouched(last, same, kept, of_reports)
    if still.keys and len(still.touched) <= FEW:
        site.groups.narrow(of_reports.index())
    of_each = {name: dressed + template for name, template in templates.items()}
    others = [
        task
        for kind in KINDS
        if kind is not report_pages
        for found in kind.pages(site)
        for task in page_tasks(found, site, engine, facts, of_each, still)
    ]
    addresses = [task.name if task.name != HOME else "" for task in others]
    addresses += [report.address for report in reports]
    tasks.append(
        Task(
            AROUND,
            key_of(dressed, "\n".join([AROUND, *addresses]).encode()),
            lambda: (Made(False, True, *made) for made in engine.around(addresses)),
        )
    )
    tasks += others
    of_report = of_each[report_pages.TEMPLATE]
    tasks += (report_task(report, site, engine, of_reports, of_report, still) for report in reports)
    known = Known(of_reports.known, of_reports.names)
    load = partial(load_templates, site, [*templates])
    prepare = site.everything.prepare
    return Tasks(tasks, known, digests, program, ground_of(same, known), prepare, load)


def _set(files: FileSet, site: Site, facts: Facts, settings: bytes) -> Task:
    joined, again = files.joined, files.again

    def make_again(earlier: Earlier) -> Iterator[Made]:
        return (Made(True, True, *made) for made in (again(earlier) if again else files.make()))

    return Task(
        files.name,
        key_of(settings, files.name.encode(), facts.of(files.shows)),
        lambda: (Made(True, True, *made) for made in files.make()),
        joined=joined,
        tails=key_of(settings, facts.of(joined.tails_show)) if joined else "",
        alone=lambda: (
            Made(True, True, *made) for made in (joined.files(pieces(site)) if joined else ())
        ),
        again=make_again if again else None,
    )
