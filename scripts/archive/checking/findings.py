"""What a run of the checks hands to whoever shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from archive.checking.problem import LEVELS, Level, Problem
from archive.model.body import Span
from archive.reading.load import ContentFile, Reading
from archive.reading.source import SourceText

_NO_FILE = ContentFile("", "unknown")


@dataclass(frozen=True)
class Findings:
    """Problems beside the files they are in.

    ``content`` is the content folder as the user would type it; ``checked`` counts the files
    that were looked at, with or without problems. ``unshown`` are problems that were found but
    not asked for: what they hold secret stays so.
    """

    problems: Sequence[Problem]
    reading: Reading
    content: str
    checked: int
    unshown: Sequence[Problem] = ()

    def path(self, path: str) -> str:
        """A file of the content folder as the user would type it."""
        return path if self.content in {"", "."} else f"{self.content.rstrip('/')}/{path}"

    def source(self, path: str) -> SourceText:
        """The text that the lines and columns of a file's problems count in."""
        return self.reading.files.get(path, _NO_FILE).source

    def span(self, problem: Problem) -> Span:
        """The characters that a problem points at."""
        source = self.source(problem.path)
        start = source.span_of_line(problem.line).start + problem.column - 1
        end = source.span_of_line(problem.end_line).start + problem.end_column - 1
        return Span(start, max(start, end))

    @cached_property
    def counts(self) -> dict[Level, int]:
        """How many problems there are of each level, gravest first."""
        return {level: sum(p.level == level for p in self.problems) for level in LEVELS}

    @cached_property
    def secrets(self) -> Mapping[str, tuple[Span, ...]]:
        """The characters of each file that nothing may show, whichever problem shows the line."""
        found: dict[str, list[Span]] = {}
        for problem in (*self.problems, *self.unshown):
            if problem.masked:
                found.setdefault(problem.path, []).append(self.span(problem))
        return {path: tuple(spans) for path, spans in found.items()}
