"""The parts of a gift as a sentence names them: verb, things, who gave and who received."""

from dataclasses import dataclass, field
from typing import Literal

from archive.importing.counting.counted import Counted, Sum
from archive.importing.names.parties import Party

Way = Literal["trao", "nhan"]


@dataclass(frozen=True)
class Verb:
    """A verb of giving (``way`` “trao”) or of receiving (“nhan”) at ``start:end``."""

    start: int
    end: int
    way: Way
    passive: bool = False


@dataclass
class Gift:
    """One gift: things, money, and who has which part in it, as names of the text."""

    start: int
    end: int
    way: Way
    items: list[Counted] = field(default_factory=list)
    vague: list[str] = field(default_factory=list)
    money: list[Sum] = field(default_factory=list)
    givers: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    channel: list[Party] = field(default_factory=list)
    behalf: list[Party] = field(default_factory=list)
    beside: list[Party] = field(default_factory=list)
    share: str = ""
    verb: str = ""
    unsure: bool = False


@dataclass
class Group:
    """Things that are named one behind the other, at ``start:end``."""

    items: list[Counted]
    sums: list[Sum]

    @property
    def start(self) -> int:
        """Where the first of them begins."""
        return min([*(thing.start for thing in self.items), *(s.start for s in self.sums)])

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return max([*(thing.end for thing in self.items), *(s.end for s in self.sums)])
