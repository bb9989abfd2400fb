"""What a problem is: a value, with its place, its code and the way out."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "notice"]

LEVELS: tuple[Level, ...] = ("error", "warning", "notice")
"""Gravest first. Only errors stop a build or fail a check."""

LEVEL_NAMES: dict[Level, str] = {"error": "lỗi", "warning": "cảnh báo", "notice": "lưu ý"}


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair with one right answer.

    The characters ``start``–``end`` (exclusive) of the file's text become ``replacement``;
    ``says`` tells in Vietnamese what that does.
    """

    start: int
    end: int
    replacement: str
    says: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of one file.

    ``path`` is relative to the content folder. Lines and columns count from 1, in characters;
    ``end_column`` is exclusive and belongs to ``end_line``. ``message`` names what was written,
    ``help`` the right form; both Vietnamese.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    level: Level
    message: str
    help: str
    fix: Fix | None = None
    masked: bool = False
    """Whether the characters it points at are secret or private: no output may repeat them."""

    @property
    def order(self) -> tuple[str, int, int, int, str, str]:
        """Problems are told file by file, from top to bottom, the graver first."""
        level = LEVELS.index(self.level)
        return (self.path, self.line, self.column, level, self.code, self.message)
