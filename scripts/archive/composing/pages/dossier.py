"""The editors' dossiers: contributed text, with tables and figures where it calls macros.

A call is never run as a template: its name picks one of our own templates in ``macros/dossier/``,
its arguments describe a part of the archive.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.composing.page import Page, Whole
from archive.composing.pages.report import DelegationBlock, delegation_blocks
from archive.composing.selection import Selection
from archive.composing.site import Site
from archive.composing.summary import Summary
from archive.model.choices import DONE
from archive.model.macros import MACROS
from archive.model.page_records import Dossier
from archive.model.records import Report
from archive.model.totals import Gift, gifts
from archive.reading.macro_calls import MacroCall, read_macro_calls


@dataclass(frozen=True)
class Piece:
    """A stretch of the text, or in its stead what a macro shows."""

    text: str = ""
    macro: str | None = None
    selection: Selection | None = None

    @property
    def summary(self) -> Summary | None:
        """The numbers of what the macro asks for."""
        chosen = self.selection
        return Summary(chosen.archive, chosen.activities) if chosen else None

    @property
    def status(self) -> str:
        """The status of the gifts to show: what was done, unless the macro asks for another."""
        return str(self.selection.wanted.get("trang_thai", DONE)) if self.selection else DONE

    @property
    def gifts(self) -> list[Gift]:
        """Each thing and sum given or received in what the macro asks for."""
        chosen = self.selection.activities if self.selection else ()
        of_status = (a for a in chosen if a.entries.status == self.status)
        return [gift for gift in gifts(of_status) if gift.direction]

    @property
    def blocks(self) -> list[tuple[Report, list[DelegationBlock]]]:
        """What each report that the macro asks for says of delegations."""
        chosen = self.selection
        if chosen is None:
            return []
        wanted = chosen.wanted.get("huong")
        return [
            (report, [b for b in delegation_blocks(report) if wanted in {None, b.direction}])
            for report in chosen.reports
        ]


def pages(site: Site) -> Iterator[Page]:
    """The list of dossiers, then one page for each."""
    yield Page(
        address="chuyen-de/",
        title="Chuyên đề",
        description="Chuyên đề do ban biên tập viết từ các báo cáo trong kho.",
        kind="danh-sach",
        section="",
        template="pages/dossiers.html",
        context={"dossiers": site.archive.dossiers},
    )
    for dossier in site.archive.dossiers:
        yield Page(
            address=dossier.address,
            title=dossier.entries.title,
            description=dossier.entries.description or "",
            kind="chuyen-de",
            section="",
            template="pages/dossier.html",
            edit_path=dossier.path,
            context={"dossier": dossier, "pieces": list(pieces(site, dossier))},
            shows=(Whole(dossier),),
        )


def pieces(site: Site, dossier: Dossier) -> Iterator[Piece]:
    """The text of ``dossier``, parted by its macro calls."""
    text, start = dossier.body.text, dossier.body.start
    at = 0
    for call in read_macro_calls(dossier.body).calls:
        if call.name not in MACROS:
            continue  # a problem for the checks; here it stays the text it is
        yield Piece(text[at : call.span.start - start])
        yield _shown(site, call)
        at = call.span.end - start
    yield Piece(text[at:])


def _shown(site: Site, call: MacroCall) -> Piece:
    wanted = {name: argument.value for name, argument in call.arguments.items()}
    return Piece(macro=call.name, selection=Selection(site.archive, wanted, site.groups))
