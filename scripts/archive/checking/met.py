"""What files are told because of one another, and what each brought to where they meet."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from archive.checking.meeting import Facts
from archive.checking.rows import Row, data_of

Brought = Mapping[str, Sequence[Any]]
"""The facts of a file by the name of the meeting; as plain data where they were kept."""


@dataclass(frozen=True)
class Met:
    """How it was at one run.

    ``around`` stands for what lists and bodies said, ``files`` gives of each file the key under
    which it was known and its facts. ``told`` are the problems by meeting, None where these are not
    known.
    """

    around: str = ""
    files: Mapping[str, tuple[str, Brought]] = field(default_factory=dict)
    told: Mapping[str, Sequence[Row]] | None = None

    @classmethod
    def of(cls, data: bytes) -> "Met":
        """What ``data`` of such a one tells."""
        return cls(*json.loads(data))

    @property
    def data(self) -> bytes:
        """As it is kept."""
        return data_of([self.around, self.files, self.told])

    def without(self, secret: Collection[str]) -> "Met":
        """The same with nothing of ``secret`` files, nor of what anybody is told beside them."""
        if not secret:
            return self
        files = {path: one for path, one in self.files.items() if path not in secret}
        return Met(self.around, files, None)

    def facts(self, meeting: str, paths: Collection[str] | None = None) -> dict[str, Facts]:
        """What the files, or those at ``paths``, brought to a meeting; many bring nothing."""
        chosen = self.files if paths is None else (self.files.keys() & paths)
        return {
            path: Facts(*row)
            for path in chosen
            if (row := self.files[path][1].get(meeting)) is not None
        }

    def changed(self, former: "Met") -> set[str]:
        """The files that are new, gone or not what they were."""
        nothing: tuple[str, Brought] = ("", {})
        return {
            path
            for path in self.files.keys() | former.files.keys()
            if self.files.get(path, nothing)[0] != former.files.get(path, nothing)[0]
        }
