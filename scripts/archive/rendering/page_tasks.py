"""The tasks of pages; as long as one is what it was, it is not put together."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from archive.composing.downloads import piece_inputs
from archive.composing.facts import Facts
from archive.composing.page import Below, Later, Page, Unmade, front_matter, inputs
from archive.composing.pages import report as report_pages
from archive.composing.report_facts import ReportFacts
from archive.composing.site import Site
from archive.composing.templates import compose_pieces, page_head
from archive.model.records import Report
from archive.rendering.engine import Engine
from archive.rendering.task import Made, Task, key_of
from archive.rendering.untouched import Untouched

HOME = "trang chủ"
"""The task of the home page, whose address is empty."""


def page_tasks(  # noqa: PLR0917  as _report
    found: Page | Unmade | Below,
    site: Site,
    engine: Engine,
    facts: Facts,
    settings: Mapping[str, bytes],
    still: Untouched,
) -> Iterator[Task]:
    """The tasks of a page, or of those below one; as long as these are the same none is asked."""
    if not isinstance(found, Below):
        yield _page(found, site, engine, facts, settings[found.template], still)
        return
    addresses = still.below(found)
    if addresses is None:
        for page in found.pages():
            yield _page(page, site, engine, facts, settings[page.template], still)
        return

    below = found.pages

    @cache
    def pages() -> dict[str, Page | Unmade]:
        return {page.address: page for page in below()}

    for address in addresses:
        make = partial(_made_of, pages, address, site, engine)
        yield Task(address, still.keys[address], make, is_page=True)


def _made_of(
    pages: Callable[[], Mapping[str, Page | Unmade]], address: str, site: Site, engine: Engine
) -> Iterator[Made]:
    page = pages()[address]
    return _made(page.make() if isinstance(page, Unmade) else page, site, engine)


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
            or key_of(settings, page.address.encode(), facts.of(page.shows())),
            lambda: _made(page.make(), site, engine),
            is_page=True,
        )
    # where it is corrected and its history follow from these, from what it shows and the settings
    return Task(
        page.address or HOME,
        key_of(settings, page.address.encode(), facts.of(inputs(page))),
        lambda: _made(page, site, engine),
        is_page=True,
        last=page.kind == "du-lieu",
        counts_all=_counts_all(page, site),
    )


def _counts_all(page: Page, site: Site) -> bool:
    values = page.context.values()
    shown = (
        of for value in values for of in (value.shows if isinstance(value, Later) else (value,))
    )
    return any(of is site.everything or of is site.counts for of in shown)


def report_task(  # noqa: PLR0917  what a page is made from
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
    return key_of(settings, facts.page(report), *beside, *map(of, piece_inputs(site, report)))


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
