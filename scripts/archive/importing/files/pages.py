"""Pages of placed words into one document: margins off, columns, tables, paragraphs over pages."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from archive.importing.document import Cell, Document, Loss, Paragraph, Table
from archive.importing.files.page_columns import SideBySide, regions
from archive.importing.files.page_lines import Line, PageWord, lines_of
from archive.importing.files.page_paragraphs import Frame, Group, frame_of, groups_of, paragraph_of
from archive.importing.files.pdf_tables import PlacedTable
from archive.importing.files.spans import Run
from archive.importing.files.typed_notes import with_typed_notes
from archive.importing.files.unreadable import Unreadable

_PAGE_NUMBER = re.compile(
    r"(?:trang\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE
)
_MARGIN = 0.1
"""Share of the page's height at its top and bottom where headers, footers and numbers stand."""
_MOST_NAMED = 20

_BY_MACHINE = "Chữ do máy nhận dạng từ hình; đối chiếu từng chữ, từng con số với bản giấy."
_NOTHING = (
    "Không thấy chữ nào trong tệp. Nếu là bản quét, quét lại rõ hơn (300 dpi, thẳng trang) "
    "rồi nhập lại."
)


@dataclass
class PageContent:
    """What one page holds; ``scanned`` when its words were recognised by machine."""

    words: list[PageWord]
    width: float
    height: float
    tables: list[PlacedTable] = field(default_factory=list)
    lost: list[Loss] = field(default_factory=list)
    scanned: bool = False


@dataclass
class _Pending:
    """A paragraph that may go on over the page."""

    runs: list[Run]
    group: Group
    origin: str
    centred: bool
    page: int


def document_of(
    pages: list[PageContent], unsure: list[str], warnings: tuple[str, ...] = ()
) -> Document:
    """The document of all pages. Raises ``Unreadable`` when no page holds a word."""
    return _Pages(pages, unsure, warnings).read()


class _Pages:
    def __init__(
        self, pages: list[PageContent], unsure: list[str], warnings: tuple[str, ...]
    ) -> None:
        self._pages = pages
        self._unsure = unsure
        self._warnings = list(warnings)
        self._lost: list[Loss] = []
        self._called: set[str] = set()

    def read(self) -> Document:
        lines = self._without_margins([lines_of(page.words) for page in self._pages])
        blocks: list[Paragraph | Table] = []
        notes: list[Paragraph | Table] = []
        for block in self._joined(lines):
            begins = isinstance(block, Paragraph) and re.match("[¹²³⁴⁵⁶⁷⁸⁹]", block.text)
            (notes if begins else blocks).append(block)
        for page in self._pages:
            self._lost += page.lost
        if not blocks and not notes:
            raise Unreadable(_NOTHING)
        read, called = with_typed_notes([*blocks, *notes], {})
        scanned = [number for number, page in enumerate(self._pages, start=1) if page.scanned]
        warnings = [*self._warnings, *self._said(scanned)]
        method = "nhan-dang" if scanned else "van-ban"
        return Document(read, called, tuple(self._lost), method, tuple(warnings))

    def _said(self, scanned: list[int]) -> Iterator[str]:
        if scanned:
            yield _BY_MACHINE
            if len(scanned) < len(self._pages):
                yield f"Trang do máy nhận dạng: {', '.join(map(str, scanned))}."
        if self._unsure:
            named = ", ".join(dict.fromkeys(self._unsure[:_MOST_NAMED]))
            more = "…" if len(self._unsure) > _MOST_NAMED else ""
            yield f"Máy không chắc {len(self._unsure)} chữ: {named}{more}."

    def _without_margins(self, pages: list[list[Line]]) -> list[list[Line]]:
        """Page numbers, and what stands at the top or bottom of most pages, are lost."""
        edges = [
            {id(line): line for line in lines if self._in_margin(line, page)}
            for lines, page in zip(pages, self._pages, strict=True)
        ]
        repeated = Counter(
            key for found in edges for key in {_key(line) for line in found.values()}
        )
        often = max(3, (len(pages) + 1) // 2)
        kept = []
        for number, (lines, found) in enumerate(zip(pages, edges, strict=True), start=1):
            rest = []
            outer = {id(line) for line in (lines[:1] + lines[-1:])}
            for line in lines:
                reason = ""
                if id(line) in found and repeated[_key(line)] >= often:
                    reason = "đầu trang, chân trang lặp lại ở mỗi trang"
                if id(line) in found and id(line) in outer and _PAGE_NUMBER.fullmatch(line.text):
                    reason = "số trang"
                if reason:
                    self._lost.append(Loss(line.text, reason, f"trang {number}"))
                else:
                    rest.append(line)
            kept.append(rest)
        return kept

    @staticmethod
    def _in_margin(line: Line, page: PageContent) -> bool:
        return line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height

    def _joined(self, pages: list[list[Line]]) -> Iterator[Paragraph | Table]:
        """Blocks of all pages; what goes on over a page's end is one block."""
        pending: _Pending | None = None
        table: tuple[int, PlacedTable] | None = None
        for number, (lines, page) in enumerate(zip(pages, self._pages, strict=True)):
            for block in self._page(lines, page, f"trang {number + 1}"):
                if isinstance(block, _Pending):
                    block.page = number
                    goes_on = pending and pending.page == number - 1 and pending.group.open
                    note = any(run.raised for run in block.runs[:1])
                    if pending and goes_on and block.group.continues:
                        pending.runs += [Run(" "), *block.runs]
                        pending.group, pending.page = block.group, number
                        continue
                    if note:
                        yield from self._done(block)
                        continue
                    if table:
                        yield table[1].table
                        table = None
                    if pending:
                        yield from self._done(pending)
                    pending = block
                    continue
                if pending:
                    yield from self._done(pending)
                    pending = None
                if isinstance(block, Table):
                    if table:
                        yield table[1].table
                        table = None
                    yield block
                elif table and table[0] == number - 1 and _same(table[1].edges, block.edges):
                    table = number, self._longer(table[1], block)
                else:
                    if table:
                        yield table[1].table
                    table = number, block
                if isinstance(block, PlacedTable):
                    self._lost += block.losses
        if table:
            yield table[1].table
        if pending:
            yield from self._done(pending)

    def _longer(self, above: PlacedTable, below: PlacedTable) -> PlacedTable:
        """A table that goes on over the page; its heading, when repeated, is lost once."""
        rows = below.table.rows
        heading = [cell.text for cell in above.table.rows[0]]
        if len(rows) > 1 and [cell.text for cell in rows[0]] == heading and any(heading):
            text = "\n".join(filter(None, heading))
            self._lost.append(Loss(text, "đầu bảng lặp lại ở trang sau", below.table.origin))
            rows = rows[1:]
        joined = replace(above.table, rows=(*above.table.rows, *rows))
        return replace(above, table=joined)

    def _page(
        self, lines: list[Line], page: PageContent, origin: str
    ) -> Iterator["_Pending | Table | PlacedTable"]:
        self._called = {run.text for line in lines for run in line.runs() if run.raised}
        frame = frame_of(lines, not page.scanned) if lines else Frame(0, page.width)
        tables = sorted(page.tables, key=lambda placed: placed.box[1])
        run: list[Line] = []
        for region in regions(lines, page.width):
            top = region.top if isinstance(region, Line) else region.left[0].top
            while tables and tables[0].box[1] < top:
                yield from self._text(run, frame, origin)
                run = []
                yield tables.pop(0)
            if isinstance(region, Line):
                run.append(region)
            else:
                yield from self._text(run, frame, origin)
                run = []
                yield self._beside(region, origin)
        yield from self._text(run, frame, origin)
        yield from tables

    def _text(self, lines: list[Line], frame: Frame, origin: str) -> Iterator[_Pending]:
        groups = list(groups_of(lines, frame))
        # Some programs print a note's own figure unraised; it is called above, and nothing but
        # notes stands below.
        notes = len(groups)
        while notes and groups[notes - 1].runs()[0].text in self._called:
            notes -= 1
        for number, group in enumerate(groups):
            runs = group.runs()
            if number >= notes:
                runs[0] = replace(runs[0], raised=True)
            yield _Pending(runs, group, origin, group.centred, 0)

    def _done(self, pending: _Pending) -> Iterator[Paragraph]:
        paragraph, losses = paragraph_of(pending.runs, pending.centred, pending.origin)
        self._lost += losses
        if paragraph.spans:
            yield paragraph

    def _beside(self, region: SideBySide, origin: str) -> Table:
        cells = []
        for lines in (region.left, region.right):
            made = [paragraph_of(line.runs(), False, origin) for line in lines]
            self._lost += [loss for _, losses in made for loss in losses]
            cells.append(Cell(tuple(paragraph for paragraph, _ in made if paragraph.spans)))
        return Table((tuple(cells),), ruled=False, origin=origin)


def _key(line: Line) -> str:
    """A line's text and height on the page, its figures left out: numbers of pages differ."""
    return f"{round(line.top / 4)} {re.sub(r'[0-9]+', '#', line.text)}"


def _same(above: tuple[float, ...], below: tuple[float, ...]) -> bool:
    return len(above) == len(below) and all(
        abs(a - b) < 4 for a, b in zip(above, below, strict=True)
    )
