"""What a set of files may keep for itself from build to build."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True)
class Earlier:
    """A folder that only this set writes to, and what changed since it did so last.

    ``changed`` are the paths of the content's files that are new, gone or others since the set was
    last made whole by the same program; None when nothing is known, and then ``folder`` is empty.
    """

    folder: Path
    changed: frozenset[str] | None = None


class Same(NamedTuple):
    """What stands in a file that the set also made the last time, then at ``path``."""

    path: str
    data: bytes | memoryview
