"""Facts found and right, counted."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Score:
    """Facts expected, found, claimed and right, by kind; what is missed and what is wrong."""

    expected: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    claimed: dict[str, int] = field(default_factory=dict)
    right: dict[str, int] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def fact(self, kind: str, name: str, expected: Any, claimed: Any, same: bool) -> None:
        """Count one fact; None on either side is a fact that is not there."""
        if expected is not None:
            self.expected[kind] = self.expected.get(kind, 0) + 1
            self.found[kind] = self.found.get(kind, 0) + same
            if not same:
                self.missed.append(f"{name}: {expected}")
        if claimed is not None:
            self.claimed[kind] = self.claimed.get(kind, 0) + 1
            self.right[kind] = self.right.get(kind, 0) + (same and expected is not None)
            if not same or expected is None:
                self.wrong.append(f"{name}: {claimed}")

    def shares(self, kind: str) -> tuple[float, float]:
        """The share found and the share right; 1 where nothing was expected or claimed."""
        expected, claimed = self.expected.get(kind, 0), self.claimed.get(kind, 0)
        found = self.found.get(kind, 0) / expected if expected else 1.0
        right = self.right.get(kind, 0) / claimed if claimed else 1.0
        return found, right

    def add(self, other: "Score") -> None:
        """Count the facts of another paper too."""
        for mine, theirs in (
            (self.expected, other.expected),
            (self.found, other.found),
            (self.claimed, other.claimed),
            (self.right, other.right),
        ):
            for kind, number in theirs.items():
                mine[kind] = mine.get(kind, 0) + number
