"""The room's own tables: plain text files of named columns, or of one entry a line."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent / "lists"

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of ``lists/<name>.txt``: cells between bars, the first row names the columns.

    A line that begins with # is a remark. Cells left out at a row's end are empty.
    """
    heading, *others = lines(name)
    columns = cells(heading)
    found = []
    for line in others:
        values = cells(line)
        if len(values) > len(columns):
            message = f"{name}.txt: {len(values)} cells for {len(columns)} columns: {line}"
            raise ValueError(message)
        values += [""] * (len(columns) - len(values))
        found.append(dict(zip(columns, values, strict=True)))
    return tuple(found)


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of ``lists/<name>.txt`` without remarks and empty ones."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    found = (line.strip() for line in text.splitlines())
    return tuple(line for line in found if line and not line.startswith("#"))


def cells(line: str) -> list[str]:
    """The cells of a row."""
    return [cell.strip() for cell in line.split("|")]


@cache
def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, between semicolons."""
    return tuple(value for part in cell.split(";") if (value := part.strip()))


@cache
def weights(cell: str) -> Mapping[str, float]:
    """The values of a cell with a weight behind each: ``thanh-nien*5; giao-duc``."""
    found = {}
    for value in several(cell):
        name, _, weight = value.partition("*")
        found[name] = float(weight or 1)
    return MappingProxyType(found)


@cache
def span(cell: str) -> tuple[int, int]:
    """The two ends of ``20-400``."""
    first, _, last = cell.partition("-")
    return int(first), int(last or first)
