"""Hashes of which some were found out by an earlier build: those of a report and of its parts."""

from collections.abc import Callable, Iterable
from typing import Any

from archive.model.records import Activity, DelegationRow, Report

Part = Report | Activity | DelegationRow
"""What has a hash of its own that is kept with its report."""

LISTED = frozenset({Activity, DelegationRow, Report})
"""The same as a set of types: what stands in lists of thousands."""


class Hashes(dict[Any, bytes]):
    """Hashes by object: records compare by identity.

    Those of a report are recalled with the first of them that is asked for: most builds ask for
    few. ``recall`` gives them; as long as nobody set it there are none.
    """

    def __init__(self) -> None:
        self._asked: set[Report] = set()
        self.recall: Callable[[Report], Iterable[tuple[Part, bytes]]] | None = None

    def __missing__(self, value: Any) -> bytes:
        """The hash of ``value`` if it can be recalled. Raises ``KeyError`` if not."""
        if self.recall is not None and type(value) in LISTED:
            report: Report = value if isinstance(value, Report) else value.report
            if report not in self._asked:
                self._asked.add(report)
                self.update(self.recall(report))
                found = self.get(value)
                if found is not None:
                    return found
        raise KeyError(value)
