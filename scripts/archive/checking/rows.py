"""Problems as plain data, and plain data as it is kept."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace
from typing import Any

from archive.checking.problem import Fix, Problem

Row = tuple[Any, ...]
"""A problem as plain data."""

PATH = 0
CODE = 5
FIX = 9
"""Where a row holds a problem's file, its code and its repair."""


def rows_of(problems: Iterable[Problem]) -> tuple[Row, ...]:
    """Problems as plain data."""
    return tuple(astuple(problem) for problem in problems)


def problems_of(rows: Iterable[Row]) -> Iterator[Problem]:
    """The problems again."""
    for row in rows:
        problem = Problem(*row)
        yield problem if row[FIX] is None else replace(problem, fix=Fix(*row[FIX]))


def data_of(said: object) -> bytes:
    """Plain data as JSON."""
    data = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return data.encode("utf-8", "surrogatepass")
