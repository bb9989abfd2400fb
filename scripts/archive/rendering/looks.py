"""A folder looked at: whether it holds what a build left there, and nothing else.

A system tells of each folder when an entry of it was made, renamed or taken away. One of which that
is still what it was holds no entry that was not expected: its files are asked after by their names,
and it is not listed. That asks the system for half as much.
"""

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from archive.rendering.folders import Differs, Told, above, differs, walked

_FINE, _COARSE = 100_000_000, 3_000_000_000
"""Nanoseconds after which the time of a folder stands for what is in it.

Several changes may have one time, by the clock of the system or, where it counts no finer, by that
of the disk.
"""

_MILLISECOND = 1_000_000


class Rows(NamedTuple):
    """Files that are expected in a folder: their paths, sizes and times of change."""

    paths: Sequence[str] = ()
    sizes: Sequence[int] = ()
    changed: Sequence[int] = ()


class Looked(NamedTuple):
    """What was seen of a folder: how it ``differs``, and of which folders in it the time is news.

    ``times`` has the time at which one held nothing but what is expected; None where that is
    not so, or not yet sure.
    """

    differs: Differs
    times: dict[str, int | None]


class _OddError(Exception):
    """Something is in the way that only a look at everything tells."""


def look(folder: Path, expected: Rows, known: Mapping[str, int]) -> Looked:
    """How what ``folder`` holds differs from the files that are expected there.

    ``known`` has of folders in it the times at which they held nothing but what is expected.
    """
    try:
        return _looked(f"{folder}/", expected, known)
    except _OddError:
        told = zip(expected.sizes, expected.changed, strict=True)
        every = dict(zip(expected.paths, told, strict=True))
        return Looked(differs(folder, every), dict.fromkeys(known))


def settled(folder: str) -> int | None:
    """The time of change of a folder, if one that comes later will be another one."""
    now = time.time_ns()
    try:
        about = os.lstat(folder)
    except OSError:
        return None
    changed = about.st_ctime_ns
    wait = _FINE if changed % _MILLISECOND else _COARSE
    return changed if S_ISDIR(about.st_mode) and changed + wait < now else None


def _looked(root: str, expected: Rows, known: Mapping[str, int]) -> Looked:
    files = _files(root, expected)
    needed = {path.rpartition("/")[0] for path in expected.paths}
    needed.update([other for path in needed for other in above(path)], [""])
    names = frozenset(expected.paths)
    times: dict[str, int | None] = {}
    folders: list[str] = []
    for path in _unlisted(root, needed, known):
        # asked for first: what is put there after that has a later one
        told = settled(root + path) if path else None
        found = _listed(root, path, names, needed)
        if found is None or any(found):
            told = None
        if found is not None:
            files |= found.files
            folders += found.folders
        if told is not None or path in known:
            times[path] = told
    return Looked(Differs(files, folders, []), times)


def _files(root: str, expected: Rows) -> dict[str, Told | None]:
    """Those of the expected files that are not as they should be, as they are."""
    found: dict[str, Told | None] = {}
    ask = os.lstat
    for path, size, changed in zip(*expected, strict=True):
        try:
            about = ask(root + path)
        except FileNotFoundError:
            found[path] = None
            continue
        except OSError as error:
            raise _OddError from error
        if about.st_mtime_ns != changed or about.st_size != size:
            found[path] = about.st_size, about.st_mtime_ns
        if not S_ISREG(about.st_mode):
            raise _OddError
    return found


def _unlisted(root: str, needed: set[str], known: Mapping[str, int]) -> list[str]:
    """The ``needed`` folders of which it is not known that nothing else is in them."""
    ask, unlisted = os.lstat, []
    for path in needed:
        if path in known:
            try:
                about = ask(root + path)
            except OSError:
                about = None
            if about and about.st_ctime_ns == known[path] and S_ISDIR(about.st_mode):
                continue
        unlisted.append(path)
    return unlisted


def _listed(root: str, folder: str, names: frozenset[str], needed: set[str]) -> Differs | None:
    """What is in ``folder`` and not expected there; None where it is not there."""
    try:
        with os.scandir(root + folder) as listing:
            entries = list(listing)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _OddError from error
    found = Differs({}, [], [])
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.is_dir(follow_symlinks=False):
            if path not in needed:
                found.folders.append(path)
                _add_all(root, path, found)
        elif path in needed or not entry.is_file(follow_symlinks=False):
            raise _OddError
        elif path not in names:
            found.files[path] = _told(entry)
    return found


def _add_all(root: str, folder: str, found: Differs) -> None:
    """Add all that is in an unexpected ``folder``."""
    for inner, entry in walked(Path(root + folder)):
        path = f"{folder}/{inner}"
        if entry is None:
            found.folders.append(path)
        elif entry.is_file(follow_symlinks=False):
            found.files[path] = _told(entry)
        else:
            raise _OddError


def _told(entry: "os.DirEntry[str]") -> Told:
    about = entry.stat(follow_symlinks=False)
    return about.st_size, about.st_mtime_ns
