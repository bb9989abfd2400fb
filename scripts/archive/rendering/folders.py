"""A folder brought to hold exactly the wanted files, whatever it held before."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from archive.rendering.store import Store
from archive.rendering.stored import Stored

Wanted = Mapping[str, Stored]
"""Kept files by the path, with slashes, at which they are to appear."""

Told = tuple[int, int]
"""Size and time of change of a file."""


class Differs(NamedTuple):
    """What of a folder is not as it was expected.

    ``files``: by path what stands there; None where nothing does. ``folders``: those of which no
    expected file is; ``odd``: what is neither file nor folder.
    """

    files: dict[str, Told | None]
    folders: list[str]
    odd: list[str]


def is_exactly(folder: Path, expected: Mapping[str, Told]) -> bool:
    """Whether ``folder`` holds the expected files and nothing else."""
    root, left, waiting = f"{folder}/", len(expected), [""]
    while waiting:
        prefix = waiting.pop()
        try:
            listing = os.scandir(root + prefix)
        except FileNotFoundError:
            continue
        with listing:
            for entry in listing:
                path = prefix + entry.name
                if entry.is_file(follow_symlinks=False):
                    told = entry.stat(follow_symlinks=False)
                    if expected.get(path) != (told.st_size, told.st_mtime_ns):
                        return False
                    left -= 1
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    return False
    return not left


def bring(folder: Path, wanted: Wanted, store: Store) -> None:
    """Make ``folder`` hold the wanted files and nothing else; what is right already stays.

    Killed in between, it leaves a folder that is neither; the next call mends it. Raises
    ``OSError`` when the disk is full.
    """
    change(folder, {}, wanted, differs(folder, {}), store)


def change(
    folder: Path,
    before: Mapping[str, Told],
    wanted: Mapping[str, Stored | None],
    found: Differs,
    store: Store,
) -> set[str]:
    """Make ``folder`` hold the ``wanted`` files (None: nothing) at their paths.

    ``found`` is how it differed from what was expected; of that, ``before`` has the files at the
    paths of ``wanted``. What is neither there nor in ``found`` stays. Gives the folders in which
    something was made or taken away. Killed and failing it is as :func:`bring`.
    """
    touched = {""}
    folder.mkdir(parents=True, exist_ok=True)
    root = str(folder)
    for path in found.odd:
        _remove(f"{root}/{path}")
        touched.update(above(path))
    left = set(found.folders)
    for path in sorted(found.files.keys() - wanted.keys()):
        if found.files[path] is not None:
            os.unlink(f"{root}/{path}")  # noqa: PTH108  tens of thousands of paths
            left.update(above(path))
    new: list[tuple[str, Stored]] = []
    for path, stored in wanted.items():
        there = found.files[path] if path in found.files else before.get(path)
        if stored is not None and there == stored[1:]:
            continue
        if there is not None:
            touched.add(path.rpartition("/")[0])
            os.unlink(f"{root}/{path}")  # noqa: PTH108  as above
        if stored is not None:
            new.append((path, stored))
        elif there is not None:
            left.update(above(path))
    touched |= left
    for path in sorted(left, key=lambda path: -len(path)):
        touched.update(above(path))
        with suppress(OSError):  # something that is wanted is in it
            os.rmdir(f"{root}/{path}")  # noqa: PTH106  as above
    made: set[str] = set()
    for path, stored in new:
        parent = path.rpartition("/")[0]
        if parent not in made:
            if _make(f"{root}/{parent}"):
                touched.update(above(parent))
            made.add(parent)
        store.link(stored, f"{root}/{path}")
    return touched | made


def _make(folder: str) -> bool:
    """Let ``folder`` be there, whether it was or not; nearly always the one above it is."""
    try:
        os.mkdir(folder)  # noqa: PTH102  as above
    except FileExistsError:
        if not os.path.isdir(folder):  # noqa: PTH112  as above
            raise
        return False
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103  as above
    return True


def caught_up(
    folder: Path, wanted: Wanted, found: Differs, store: Store
) -> tuple[Differs, set[str] | None]:
    """Let ``folder`` be what it was expected to be; how it differs from that even then.

    ``found`` is how it differs now, ``wanted`` are the files that are expected at those paths. With
    the answer come the folders that were touched; None where that is not known.
    """
    if not any(found):
        return found, set()
    missing: dict[str, Stored | None] = dict.fromkeys(found.files)
    touched = None
    with suppress(OSError):  # a kept file is gone, or the disk full: it is told by what stands
        touched = change(folder, {}, missing | dict(wanted), found, store)
    files: dict[str, Told | None] = {}
    for path in found.files:
        told = _told(f"{folder}/{path}")
        stored = wanted.get(path)
        if told != (stored[1:] if stored else None):
            files[path] = told
    after = Differs(
        files,
        [path for path in found.folders if os.path.isdir(f"{folder}/{path}")],  # noqa: PTH112
        [path for path in found.odd if _is_odd(f"{folder}/{path}")],
    )
    return after, touched


def _told(path: str) -> Told | None:
    """Size and time of change of the file at ``path``; None where there is none."""
    try:
        about = os.lstat(path)
    except OSError:
        return None
    return (about.st_size, about.st_mtime_ns) if S_ISREG(about.st_mode) else None


def _is_odd(path: str) -> bool:
    return os.path.lexists(path) and _told(path) is None


def differs(folder: Path, expected: Mapping[str, Told]) -> Differs:
    """How what ``folder`` holds differs from the files that are expected there."""
    files: dict[str, Told | None] = {}
    folders, odd = [], []
    missing = dict(expected)
    for path, entry in walked(folder):
        if entry is None:
            folders.append(path)
        elif entry.is_file(follow_symlinks=False):
            about = entry.stat(follow_symlinks=False)
            told = about.st_size, about.st_mtime_ns
            if missing.pop(path, None) != told:
                files[path] = told
        else:
            odd.append(path)
    files |= dict.fromkeys(missing)
    needed = {path.rpartition("/")[0] for path in expected}
    needed.update([outer for path in needed for outer in above(path)])
    return Differs(files, [path for path in folders if path not in needed], odd)


def walked(folder: Path) -> Iterator[tuple[str, "os.DirEntry[str] | None"]]:
    """Whatever is in ``folder``, by its path; None for a folder. Nothing where it is not there."""
    waiting = [""]
    while waiting:
        inner = waiting.pop()
        prefix = f"{inner}/" if inner else ""
        try:
            with os.scandir(f"{folder}/{inner}") as listing:
                entries = list(listing)
        except FileNotFoundError:
            continue
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
                yield path, None
            else:
                yield path, entry


def above(path: str) -> Iterator[str]:
    """The folders that ``path`` is in, from the innermost one."""
    while path := path.rpartition("/")[0]:
        yield path


def _remove(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114  as above
        shutil.rmtree(path)
    else:
        os.unlink(path)  # noqa: PTH108  as above
