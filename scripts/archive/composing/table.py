"""What a table of the archive is: its columns, and where its rows come from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from archive.language.dates import Edtf
from archive.model.archive import Archive
from archive.model.records import Report

Cell = str | bool | int | Decimal | Edtf | None | Sequence[str]
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """A column: its name, its type in a Frictionless schema, what it holds."""

    name: str
    type: str
    says: str


@dataclass(frozen=True)
class Table:
    """A table of the archive: ``of`` yields the rows of one report, or ``whole`` those of all.

    A row has a cell for each column.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    of: Callable[[Archive, Report], Iterator[Row]] | None = None
    whole: Callable[[Archive], Iterator[Row]] | None = None

    def rows(self, archive: Archive) -> Iterator[Row]:
        """Every row of the table."""
        if self.of is not None:
            for report in archive.reports:
                yield from self.of(archive, report)
        if self.whole is not None:
            yield from self.whole(archive)
