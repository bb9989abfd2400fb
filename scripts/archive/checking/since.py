"""What a change touches, and what it breaks elsewhere.

The old files are only read: nothing contributed is ever executed.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from archive.checking.problem import Problem
from archive.checking.repository import blobs, commit_named, git, tree
from archive.checking.run import check
from archive.reading.content_file import Reading
from archive.reading.folder import find_files, shown_path
from archive.reading.load import join, read_file

_BLOB_LIMIT = 8_000_000
"""Bytes. What is larger is refused by its size alone, so its bytes are not needed."""


@dataclass(frozen=True)
class Change:
    """What became different in the content folder since a revision.

    ``paths`` are the files added, altered or removed, committed or not, and the folders they are
    in, relative to the content folder; ``before`` is the archive as it was then.
    """

    paths: frozenset[str]
    before: Reading

    def touches(self, path: str) -> bool:
        """Whether a file, or something in a refused folder of that name, is different."""
        return path in self.paths

    def concerns(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems of touched files, then those elsewhere that were not there before.

        In this order, since GitHub shows beside the lines only the first ten of a level.
        The latter are told apart by file, code and message, not by line: lines move. They come
        without a repair: what was right until the change is to be mended in the change.
        """
        known = Counter(
            _identity(problem) for problem in check(self.before) if not self.touches(problem.path)
        )
        own, elsewhere = [], []
        for problem in problems:
            if self.touches(problem.path):
                own.append(problem)
            elif known[_identity(problem)] > 0:
                known[_identity(problem)] -= 1
            else:
                elsewhere.append(replace(problem, fix=None))
        return own + elsewhere


def changed_since(reading: Reading, revision: str) -> Change:
    """What is different between ``revision`` and the archive as it was just read.

    Raises ``RevisionError`` where git is absent, the folder is in no repository, or the revision
    is unknown.
    """
    root = reading.root
    commit = commit_named(root, revision)
    options = ("--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
    altered = git(root, "diff", "--name-only", "--relative", "-z", *options, commit, "--", ".")
    untracked = git(root, "ls-files", "--others", "-z", "--", ".")
    changed = frozenset(os.fsdecode(p) for p in (altered + untracked).split(b"\0") if p)
    paths = _with_folders(changed)
    with tempfile.TemporaryDirectory(prefix="kho-") as folder:
        old = Path(folder)
        kept = _with_folders(_write_out(root, commit, changed, old))
        files = {p: file for p, file in reading.files.items() if p in kept and p not in paths}
        files |= {found.path: read_file(old, found) for found in find_files(old)}
        ordered = dict(sorted(files.items()))
        return Change(paths, Reading(old, join(ordered.values()), ordered))


def _with_folders(paths: Iterable[str]) -> frozenset[str]:
    """``paths`` as the reader names them, and every folder above them."""
    named: set[str] = set()
    for path in paths:
        name = shown_path(path)
        while name and name not in named:
            named.add(name)
            name = name.rpartition("/")[0]
    return frozenset(named)


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.code, problem.message


def _write_out(root: Path, commit: str, paths: frozenset[str], folder: Path) -> list[str]:
    """Write the files of ``paths`` as they were at ``commit``; give the names of all it held."""
    held: list[str] = []
    wanted: list[tuple[Path, str, str]] = []
    for entry in tree(root, commit):
        held.append(entry.path)
        if entry.path not in paths or ".." in Path(entry.path).parts:
            continue
        target = folder / entry.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if entry.kind == "blob" and entry.size > _BLOB_LIMIT:
            with target.open("wb") as file:
                file.truncate(entry.size)
        elif entry.kind == "blob":
            wanted.append((target, entry.mode, entry.blob))
    for (target, mode, _), data in zip(wanted, blobs(root, [w[2] for w in wanted]), strict=True):
        if mode == "120000":
            target.symlink_to(os.fsdecode(data))
        else:
            target.write_bytes(data)
    return held
