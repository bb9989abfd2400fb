"""The repairs that have one right answer, made in the files themselves."""

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from archive.checking.problem import Fix, Problem
from archive.checking.run import check
from archive.reading.content_file import ContentFile, Reading
from archive.reading.folder import find_files
from archive.reading.load import join, read_file

ROUNDS = 8
"""A repair may let another mistake of its file be seen, never so many times over."""


@dataclass(frozen=True, slots=True)
class Mended:
    """One repair that was made: in which file, at which line as it was then, what it did."""

    path: str
    line: int
    says: str


def mend(
    reading: Reading, wanted: Callable[[Problem], bool] = lambda _: True
) -> tuple[Reading, list[Mended]]:
    """Make every repair of the ``wanted`` problems, until none is left.

    Gives the archive as it is read afterwards and what was done. A file is replaced as a whole or
    not at all, keeps its mode, and is left alone when it changed since it was read, is reached by a
    link, or is no UTF-8.
    """
    done: list[Mended] = []
    left_alone: set[str] = set()
    for _ in range(ROUNDS):
        problems = [p for p in check(reading) if p.path not in left_alone and wanted(p)]
        changed: set[str] = set()
        for path, fixes in _by_file(problems).items():
            source = reading.files[path].source
            chosen = apart(fixes)
            text = mended_text(source.text, chosen)
            if text != source.text and _replace(reading.root / path, source.text, text):
                done += (Mended(path, source.position(f.start).line, f.says) for f in chosen)
                changed.add(path)
            else:
                left_alone.add(path)
        if not changed:
            break
        reading = _read_again(reading, changed)
    return reading, sorted(done, key=lambda m: m.path)


def mended_text(text: str, fixes: Iterable[Fix]) -> str:
    """``text`` after ``fixes``, which are in order and apart."""
    pieces, at = [], 0
    for fix in fixes:
        pieces += [text[at : fix.start], fix.replacement]
        at = fix.end
    return "".join([*pieces, text[at:]])


def apart(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes in order of place, without those that would touch what another touches."""
    chosen: list[Fix] = []
    for fix in sorted(fixes, key=lambda f: (f.start, f.end)):
        if not chosen or fix.start >= max(chosen[-1].end, chosen[-1].start + 1):
            chosen.append(fix)
    return chosen


def _by_file(problems: Iterable[Problem]) -> dict[str, list[Fix]]:
    fixes: dict[str, list[Fix]] = {}
    for problem in problems:
        if problem.fix is not None:
            fixes.setdefault(problem.path, []).append(problem.fix)
    return fixes


def _read_again(reading: Reading, changed: set[str]) -> Reading:
    again: dict[str, ContentFile] = {
        found.path: read_file(reading.root, found)
        for found in find_files(reading.root)
        if found.path in changed
    }
    files = {path: again.get(path, file) for path, file in reading.files.items()}
    return Reading(reading.root, join(files.values()), files)


def _replace(path: Path, old: str, new: str) -> bool:
    """Put ``new`` in the place of a file that still holds ``old``; False when it does not."""
    try:
        # a link is not followed and a pipe not waited for, whatever took the file's place
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    with os.fdopen(descriptor, "rb") as file:
        mode = os.fstat(descriptor).st_mode
        data = file.read() if stat.S_ISREG(mode) else b""
    if data != old.encode("utf-8", "surrogatepass"):
        return False
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new.encode("utf-8"))
            os.fchmod(handle, stat.S_IMODE(mode))
        os.replace(name, path)  # noqa: PTH105  os.open, os.fchmod and this are one act
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108  as above
        raise
    return True
