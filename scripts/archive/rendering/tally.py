"""What a build tells of itself."""

from dataclasses import dataclass, field


@dataclass
class Tally:
    """What a build did: all pages, and the names of the tasks that were made anew."""

    pages: int = 0
    made: list[str] = field(default_factory=list)
