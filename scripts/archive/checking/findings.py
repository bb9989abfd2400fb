"""What a run of the checks hands to whoever shows it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from archive.checking.problem import LEVELS, Fix, Level, Problem
from archive.model.body import Span
from archive.reading.content_file import ContentFile, Reading
from archive.reading.source import SourceText

MASK = "•"

_NO_FILE = ContentFile("", "unknown")
# a word with a figure or an @ in it, without the full stop that ends a sentence
_TELLING = re.compile(r"(?=[\w.+-]*[\d@])\w[\w.@+-]*\w")


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

    def message(self, problem: Problem) -> str:
        """What a problem says, without the secrets of its file."""
        return self._without_secrets(problem, problem.message)

    def help(self, problem: Problem) -> str:
        """The way out that a problem offers, without the secrets of its file."""
        return self._without_secrets(problem, problem.help)

    def fix(self, problem: Problem) -> Fix | None:
        """A problem's repair, unless it repeats a part of a secret."""
        fix = problem.fix
        if fix is None or any(
            span.start < fix.end and fix.start < span.end
            for span in self.secrets.get(problem.path, ())
        ):
            return None
        return fix

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

    def _without_secrets(self, problem: Problem, text: str) -> str:
        spans = self.secrets.get(problem.path, ())
        if not spans or problem.masked:
            return text
        written = self.source(problem.path).text
        for span in spans:
            secret = written[span.start : span.end]
            text = text.replace(secret, MASK * len(secret)) if secret.strip() else text
            text = _TELLING.sub(
                lambda word, secret=secret: (  # type: ignore[misc]  # mypy infers no defaults
                    MASK * len(word[0]) if len(word[0]) > 2 and word[0] in secret else word[0]
                ),
                text,
            )
        return text
