"""What extraction found in a paper: entries of the format, each with how sure and where read."""

from dataclasses import dataclass, field
from typing import Literal

from archive.model.entry import Location
from archive.writing.plain import Plain

Sure = Literal["chắc", "khá chắc", "đoán"]

RANK: dict[Sure, int] = {"chắc": 0, "khá chắc": 1, "đoán": 2}


@dataclass(frozen=True)
class Guess:
    """How sure an entry is and where it was read: “đoạn 12”, “trang 3”."""

    sure: Sure
    where: str
    why: str = ""

    @property
    def comment(self) -> str:
        """The guess as the words of a comment."""
        return ", ".join(filter(None, (self.sure, self.where, self.why)))


@dataclass(frozen=True)
class Question:
    """Something only a person can answer; ``location`` is the entry that waits for it."""

    text: str
    where: str = ""
    location: Location = ()


@dataclass
class Act:
    """An activity as found: its entries, and the place of its passage.

    ``block`` is the number of the paper's block, ``start`` where its passage begins in that block;
    ``told`` are the words of a row of a table, which are said again below it for an anchor.
    """

    block: int
    start: int
    entries: dict[str, Plain]
    guess: Guess
    guesses: dict[Location, Guess] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    told: str = ""


@dataclass
class Facts:
    """Everything found; ``guesses`` are by the place of the entry in ``entries``."""

    entries: dict[str, Plain]
    guesses: dict[Location, Guess]
    questions: list[Question]
    acts: list[Act]
    new_bodies: dict[str, bool] = field(default_factory=dict)
    """Names without a record, and whether they are of another country."""
