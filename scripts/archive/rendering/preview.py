"""What is looked at comes at once, before all else that depends on an edit is made.

That is the page of an edited or new report, with that of its body where somebody has it open, and
of an edited template the pages that somebody has open.

It is made of the report as it is now within the archive as it was read last, and checked by the
rules that look at one file. The build that follows checks and makes everything; what it makes
stands in the end.

This may happen in a thread of its own while a build goes on. No process parts from this one
meanwhile: it would find locks that nobody opens any more, and a parser in the middle of a text.
"""

import os
import threading
from bisect import insort
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from archive.checking.findings import Findings
from archive.checking.run import check_narrow
from archive.checking.showing.text import show
from archive.composing.page import Page, Unmade, each
from archive.composing.pages import KINDS, data
from archive.composing.pages import report as report_pages
from archive.composing.pages.organization import organization_page
from archive.composing.pages.report import report_page
from archive.composing.site import TEMPLATES, Site
from archive.composing.templates import compose_pieces, environment, page_head
from archive.model.archive import Archive
from archive.model.records import Report
from archive.reading.content_file import ContentFile, Reading
from archive.reading.folder import FoundFile, report_name
from archive.reading.load import read_file
from archive.rendering.engine import Engine
from archive.rendering.news import Ahead
from archive.rendering.template_mistakes import mistake

_MAKING = threading.RLock()
os.register_at_fork(
    before=_MAKING.acquire, after_in_parent=_MAKING.release, after_in_child=_MAKING.release
)

MOST = 3
"""Reports edited at once that are shown ahead; more of them come with the build."""


class Preview:
    """Makes pages ahead of a build, from what the last one read."""

    def __init__(
        self, reading: Reading, site: Site, engine: Engine, edited: Iterable[Path] = ()
    ) -> None:
        """``engine`` is used by nobody else: it makes one page at a time.

        ``edited`` are reports that were edited when another preview was asked: the build that read
        the archive may have begun before.
        """
        self.reading, self._site, self._engine = reading, site, engine
        self.edited = frozenset(path for path in edited if self._is_unread(path))

    def of(
        self, changed: Collection[Path], looked_at: Collection[str] = frozenset()
    ) -> Ahead | None:
        """What may be seen before the build of what ``changed``, or what is wrong with it.

        ``looked_at`` are the addresses of the pages that somebody has open. None where something
        else changed too, or nothing: then the build tells.
        """
        with _MAKING:
            if changed and all(map(is_template, changed)):
                return self._redressed(looked_at)
            return self._edited(changed, looked_at)

    def _redressed(self, looked_at: Collection[str]) -> Ahead | None:
        """The pages at ``looked_at``, by the templates as they are now."""
        site = self._with(self._unread(self.edited) or [])
        environment.cache_clear()
        try:
            pages = {page.address: self._made(site, page) for page in _at(looked_at, site)}
        except Exception as error:
            wrong = mistake(error)
            if wrong is None:
                raise
            return Ahead({}, wrong)
        return Ahead(pages, None) if pages else None

    def _edited(self, changed: Collection[Path], looked_at: Collection[str]) -> Ahead | None:
        """The pages of the reports among ``changed``, and of their bodies."""
        now = self._unread(changed)
        if not now:
            return None
        paths = {file.path for file in now}
        before = [file for file in self._unread(self.edited) or () if file.path not in paths]
        self.edited |= frozenset(changed)
        for file in now:
            problems = list(check_narrow(file, self._site.archive))
            here = Reading(self.reading.root, self._site.archive, {file.path: file})
            findings = Findings(problems, here, str(self.reading.root), 1)
            if findings.counts["error"]:
                return Ahead({}, show(findings))
        site = self._with([*before, *now])
        found: dict[str, Page] = {}
        for report in (report for report in site.archive.reports if report.path in paths):
            found[report.address] = report_page(site, report)
            body = site.archive.organizations.get(report.organization)
            if body is not None and body.address in looked_at:
                found[body.address] = organization_page(site, body)
        return Ahead({address: self._made(site, page) for address, page in found.items()}, None)

    def _is_unread(self, path: Path) -> bool:
        """Whether the report at ``path`` is another than that which was read."""
        files = self._read(path) or []
        return any(self._known(file.path) != file.digest for file in files)

    def _known(self, path: str) -> str | None:
        return self.reading.files[path].digest if path in self.reading.files else None

    def _unread(self, changed: Collection[Path]) -> list[ContentFile] | None:
        """The reports among ``changed`` as they are now; None where others are among them."""
        files: list[ContentFile] = []
        for path in changed:
            read = self._read(path)
            if read is None or len(files) + len(read) > MOST:
                return None
            files += read
        return files

    def _read(self, path: Path) -> list[ContentFile] | None:
        """The report at ``path`` as it is now; nothing for what is no file, None for others."""
        root = self.reading.root.absolute()
        if not path.is_relative_to(root):
            return None
        place = path.relative_to(root).as_posix()
        if place in self.reading.files:
            if self.reading.files[place].kind != "report" or not path.is_file():
                return None
        elif not path.is_file():
            # what editors put beside a file for a moment is gone by now, a folder is no file
            return []
        elif not self._is_place_of_report(path, place):
            return None
        # though it is as it was read: since then its page may have been shown otherwise
        return [read_file(root, FoundFile(place, "report"))]

    def _is_place_of_report(self, path: Path, place: str) -> bool:
        """Whether a new file at ``path`` is a report of a body that is known."""
        folder = place.rpartition("/")[0]
        body = f"{folder}/index.md" in self.reading.files and folder.startswith("to-chuc/")
        named = path.suffix == ".md" and report_name(path.stem) is not None
        return body and named and not path.is_symlink()

    def _with(self, files: Collection[ContentFile]) -> Site:
        """The site of the archive with the reports of ``files`` as they are there."""
        new = {f.path: f.record for f in files if isinstance(f.record, Report)}
        if not new:
            return self._site
        before = self._site.archive
        reports = [report for report in before.reports if report.path not in new]
        for report in new.values():
            insort(reports, report, key=lambda r: (r.organization, r.year, r.slug or ""))
        archive = Archive(
            before.organizations, before.partners, tuple(reports), before.pages, before.dossiers,
            before.lists,
        )  # fmt: skip
        return replace(self._site, archive=archive)

    def _made(self, site: Site, page: Page) -> bytes:
        return self._engine.page(page.path, page_head(site, page), compose_pieces(site, page))


def _at(addresses: Collection[str], site: Site) -> Iterator[Page]:
    """The pages at ``addresses``, but that of the downloads: it tells how long these are."""
    for report in site.archive.reports:
        if report.address in addresses:
            yield report_page(site, report)
    for kind in KINDS:
        for page in each(kind.pages(site)) if kind not in {report_pages, data} else ():
            if page.address in addresses:
                yield page.make() if isinstance(page, Unmade) else page


def is_template(path: Path) -> bool:
    """Whether a page is made by what stands there; the theme is around all of them."""
    folders = TEMPLATES / "pages", TEMPLATES / "parts"
    return path.suffix == ".html" and any(map(path.is_relative_to, folders))
