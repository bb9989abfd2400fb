"""Which units there are: what the index keeps of them once their texts are packed.

The texts of all units of a large archive would be the most of what making its index holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from archive.model.records import Activity, Report


class Told(NamedTuple):
    """A report with its activities in the order of its text, and how many other units it has."""

    report: Report
    activities: list[Activity]
    others: int


@dataclass
class Outline:
    """The reports in order; then come units of organizations and of partners."""

    reports: list[Told] = field(default_factory=list)
    organizations: int = 0
    partners: int = 0

    @property
    def units(self) -> int:
        """How many there are."""
        own = sum(len(told.activities) + told.others for told in self.reports)
        return own + self.organizations + self.partners

    def activities(self) -> Iterator[tuple[int, Activity]]:
        """Each activity with the number of its unit."""
        first = 0
        for told in self.reports:
            yield from enumerate(told.activities, first)
            first += len(told.activities) + told.others
