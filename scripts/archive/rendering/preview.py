"""The page of an edited or new report at once, before all else that depends on the edit is made.

It is made of the report as it is now within the archive as it was read last, and checked by the
rules that look at one file. The build that follows checks and makes everything; what it makes
stands in the end.

This may happen in a thread of its own while a build goes on. No process parts from this one
meanwhile: it would find locks that nobody opens any more, and a parser in the middle of a text.
"""

import os
import threading
from bisect import insort
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from archive.checking.findings import Findings
from archive.checking.run import check_narrow
from archive.checking.showing.text import show
from archive.composing.pages.report import report_page
from archive.composing.site import Site
from archive.composing.templates import compose_text, page_head
from archive.model.archive import Archive
from archive.model.records import Report
from archive.reading.content_file import ContentFile, Reading
from archive.reading.folder import FoundFile, report_name
from archive.reading.load import read_file
from archive.rendering.engine import Engine
from archive.rendering.news import Ahead

_MAKING = threading.RLock()
os.register_at_fork(
    before=_MAKING.acquire, after_in_parent=_MAKING.release, after_in_child=_MAKING.release
)

MOST = 3
"""Reports edited at once that are shown ahead; more of them come with the build."""


class Preview:
    """Makes pages ahead of a build, from what the last one read."""

    def __init__(self, reading: Reading, site: Site, engine: Engine) -> None:
        """``engine`` is used by nobody else: it makes one page at a time."""
        self.reading, self._site, self._engine = reading, site, engine

    def of(self, changed: Collection[Path]) -> Ahead | None:
        """The pages of the reports among ``changed``, or what is wrong in one of them.

        None where something else changed too, or nothing: then the build tells.
        """
        with _MAKING:
            return self._of(changed)

    def _of(self, changed: Collection[Path]) -> Ahead | None:
        files: list[ContentFile] = []
        for path in changed:
            read = self._read(path)
            if read is None:
                return None
            files += read
            if len(files) > MOST:
                return None
        if not files:
            return None
        pages: dict[str, bytes] = {}
        for file in files:
            problems = list(check_narrow(file, self._site.archive))
            here = Reading(self.reading.root, self._site.archive, {file.path: file})
            findings = Findings(problems, here, str(self.reading.root), 1)
            if findings.counts["error"]:
                return Ahead({}, show(findings))
            if not isinstance(file.record, Report):
                return None
            pages[file.record.address] = self._page(file.record)
        return Ahead(pages, None)

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

    def _page(self, report: Report) -> bytes:
        before = self._site.archive
        reports = [r for r in before.reports if r.path != report.path]
        insort(reports, report, key=lambda r: (r.organization, r.year, r.slug or ""))
        archive = Archive(
            before.organizations, before.partners, tuple(reports), before.pages,
            before.dossiers, before.lists,
        )  # fmt: skip
        site = replace(self._site, archive=archive)
        page = report_page(site, report)
        return self._engine.page(page.path, page_head(site, page), compose_text(site, page))
