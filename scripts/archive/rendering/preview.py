"""The page of an edited report at once, before everything else that depends on the edit is made.

It is made of the report as it is now within the archive as it was read last, and checked by the
rules that look at one file. The build that follows checks and makes everything; what it makes
stands in the end.
"""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from archive.checking.findings import Findings
from archive.checking.run import check_narrow
from archive.checking.showing.text import show
from archive.composing.pages.report import report_page
from archive.composing.site import Site
from archive.composing.templates import compose_pieces, page_head
from archive.model.archive import Archive
from archive.model.records import Report
from archive.reading.content_file import ContentFile, Reading
from archive.reading.folder import FoundFile
from archive.reading.load import read_file
from archive.rendering.engine import Engine
from archive.rendering.live import Ahead

MOST = 3
"""Reports edited at once that are shown ahead; more of them come with the build."""


class Preview:
    """Makes pages ahead of a build, from what the last one read."""

    def __init__(self, reading: Reading, site: Site, engine: Engine) -> None:
        self.reading, self._site, self._engine = reading, site, engine

    def of(self, changed: Collection[Path]) -> Ahead | None:
        """The pages of the reports among ``changed``, or what is wrong in one of them.

        None where something else changed too, or nothing: then the build tells.
        """
        files: list[ContentFile] = []
        for path in changed:
            read = self._read(path)
            if read is None:
                return None
            files += read
        if not 0 < len(files) <= MOST:
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
        known = self.reading.files.get(place)
        if known is None:
            # what editors put beside a file for a moment is gone by now, a folder is no file
            return None if path.is_file() else []
        if known.kind != "report" or not path.is_file():
            return None
        file = read_file(root, FoundFile(place, "report"))
        return [] if file.digest == known.digest else [file]

    def _page(self, report: Report) -> bytes:
        before = self._site.archive
        reports = tuple(report if r.path == report.path else r for r in before.reports)
        archive = Archive(
            before.organizations, before.partners, reports, before.pages, before.dossiers,
            before.lists,
        )  # fmt: skip
        site = replace(self._site, archive=archive)
        page = report_page(site, report)
        return self._engine.page(page.path, page_head(site, page), compose_pieces(site, page))
