"""What ``check.py`` does between its arguments and its output."""

import os
from collections.abc import Sequence
from pathlib import Path

from archive.checking.findings import Findings
from archive.checking.mending import Mended, mend
from archive.checking.moved import moved_unsaid
from archive.checking.problem import Problem
from archive.checking.recheck import recheck
from archive.checking.run import check
from archive.checking.selecting import select
from archive.checking.since import changed_since
from archive.reading.content_file import Reading
from archive.reading.load import load
from archive.reading.watch import Watch, unwatched


def examine(
    content: Path,
    paths: Sequence[str] = (),
    *,
    since: str | None = None,
    fix: bool = False,
    watch: Watch = unwatched,
    caches: Path | None = None,
    fresh: bool = False,
    jobs: int | None = None,
) -> tuple[Findings, list[Mended]]:
    """Check the archive below ``content``; give what is to be shown, and what was mended.

    All of it is looked at, since a file may break another; ``paths`` and ``since`` say which
    problems are shown, and with ``fix`` which are mended first. What earlier runs found out is
    kept in the folder ``caches`` and, unless ``fresh``, taken from there (``recheck``).
    ``jobs`` is the number of processes, by default that of the cores.

    The archive of what comes back (``findings.reading``) is joined when it is asked for.

    Raises ``NotADirectoryError``, ``NotInContentError`` and ``RevisionError`` for wrong usage,
    ``ChangedMeanwhileError`` and ``WorkerDiedError`` for what the machine does.
    """
    if since is None and not fix:
        reading, every = recheck(content, caches, watch=watch, jobs=jobs, fresh=fresh)
        chosen = select(reading, paths) if paths else frozenset(reading.files)
        problems = [problem for problem in every if problem.path in chosen]
        unshown = [problem for problem in every if problem.path not in chosen]
        return Findings(problems, reading, as_typed(content), len(chosen), unshown), []
    reading = load(content, watch)
    chosen = select(reading, paths) if paths else frozenset(reading.files)
    change = changed_since(reading, since) if since is not None else None

    def is_own(problem: Problem) -> bool:
        return problem.path in chosen and (change is None or change.touches(problem.path))

    done: list[Mended] = []
    if fix:
        reading, done = mend(reading, is_own)
    every = check(reading, watch, jobs)
    if change is not None:
        every = sorted([*every, *moved_unsaid(change.before, reading)], key=lambda p: p.order)
    problems = [problem for problem in every if problem.path in chosen]
    if change is not None:
        problems = change.concerns(problems)
    shown = {id(problem) for problem in problems}
    unshown = [problem for problem in every if id(problem) not in shown]
    return Findings(problems, reading, as_typed(content), len(chosen), unshown), done


def findings_of(content: Path, reading: Reading, problems: list[Problem]) -> Findings:
    """All ``problems`` of the archive below ``content``, for showing."""
    return Findings(problems, reading, as_typed(content), len(reading.files))


def as_typed(content: Path) -> str:
    """The content folder from where the user stands, as he would type it."""
    here = Path.cwd()
    if content.is_absolute() and content.is_relative_to(here):
        return content.relative_to(here).as_posix()
    return Path(os.path.normpath(content)).as_posix()
