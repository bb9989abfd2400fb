"""A folder brought to hold exactly the wanted files, whatever it held before."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from archive.rendering.store import Store, Stored

Walked = tuple[dict[str, tuple[int, int]], set[str], list[str]]
"""Size and time of each file of a folder by its path; its folders; what is neither."""

Wanted = Mapping[str, Stored]
"""Kept files by the path, with slashes, at which they are to appear."""


def is_exactly(folder: Path, wanted: Wanted) -> bool:
    """Whether ``folder`` holds the wanted files and nothing else."""
    root, left, waiting = f"{folder}/", len(wanted), [""]
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
                    stored, told = wanted.get(path), entry.stat(follow_symlinks=False)
                    if stored is None or stored[1:] != (told.st_size, told.st_mtime_ns):
                        return False
                    left -= 1
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    return False
    return not left


def bring(folder: Path, wanted: Wanted, store: Store, seen: Walked | None = None) -> None:
    """Make ``folder`` hold the wanted files and nothing else; what is right already stays.

    ``seen`` is what the folder holds, where somebody has looked already.

    Killed in between, it leaves a folder that is neither; the next call mends it. Raises
    ``OSError`` when the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found, folders, odd = seen or walked(folder)
    root = str(folder)
    for path in odd:
        _remove(f"{root}/{path}")
    for path, told in found.items():
        stored = wanted.get(path)
        if stored is None or (stored.size, stored.changed) != told:
            os.unlink(f"{root}/{path}")  # noqa: PTH108  tens of thousands of paths
            found[path] = (-1, -1)
    needed = {""}
    for path in wanted:
        parent = path.rpartition("/")[0]
        while parent not in needed:
            needed.add(parent)
            parent = parent.rpartition("/")[0]
    for path in sorted(folders - needed, reverse=True):
        os.rmdir(f"{root}/{path}")  # noqa: PTH106  as above
    for path in sorted(needed - folders):
        os.makedirs(f"{root}/{path}", exist_ok=True)  # noqa: PTH103  as above
    for path, stored in wanted.items():
        if found.get(path) != (stored.size, stored.changed):
            store.link(stored, f"{root}/{path}")


def walked(folder: Path) -> Walked:
    """What ``folder`` holds; nothing where it is not there."""
    files: dict[str, tuple[int, int]] = {}
    folders, odd = set(), []
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
            path = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                folders.add(path)
                waiting.append(path)
            elif entry.is_file(follow_symlinks=False):
                told = entry.stat(follow_symlinks=False)
                files[path] = (told.st_size, told.st_mtime_ns)
            else:
                odd.append(path)
    return files, folders, odd


def _remove(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114  as above
        shutil.rmtree(path)
    else:
        os.unlink(path)  # noqa: PTH108  as above
