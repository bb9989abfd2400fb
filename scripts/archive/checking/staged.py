"""What the next commit would hold of the content, beside whatever the folder holds.

Files may be staged in part, and others changed and left out: a check of the folder would tell of
something that is not committed, or not tell of something that is.
"""

import json
import os
from pathlib import Path

from archive.checking.contributed import CONTENT, plain_files, write
from archive.checking.problem import Problem
from archive.checking.repository import git

_HELD = "blobs.json"


def staged_paths(repository: Path) -> list[str]:
    """The files below the content folder that the next commit changes, relative to that folder."""
    options = ("--cached", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv")
    names = git(repository, "diff", *options, "-z", "--", CONTENT).split(b"\0")
    return [os.fsdecode(name).removeprefix(f"{CONTENT}/") for name in names if name]


def mirror(repository: Path, folder: Path) -> tuple[Path, list[Problem]]:
    """Let ``folder`` hold the content as it is staged; the content folder in it, and problems.

    Only what differs from the last time is written, so that it stays quick with many reports.
    Raises ``RevisionError`` where git refuses, as in the midst of a merge with conflicts.
    """
    treeish = git(repository, "write-tree").decode("ascii").strip()
    wanted, refused = plain_files(repository, treeish)
    content, held = folder / CONTENT, folder / _HELD
    known: dict[str, str] = json.loads(held.read_text("utf-8")) if held.exists() else {}
    held.unlink(missing_ok=True)  # whatever ends this midway, the next run begins anew
    if not known:
        _empty(content)
    now = {entry.path: entry.blob for entry in wanted}
    for path in known.keys() - {path for path, blob in now.items() if known.get(path) == blob}:
        (folder / path).unlink(missing_ok=True)
    content.mkdir(parents=True, exist_ok=True)
    _drop_empty_folders(content)
    new = [entry for entry in wanted if known.get(entry.path) != entry.blob]
    refused += write(repository, new, content)
    held.write_text(json.dumps(now), encoding="utf-8")
    return content, refused


def _empty(content: Path) -> None:
    for folder, folders, files in os.walk(content, topdown=False):
        for name in files:
            Path(folder, name).unlink()
        for name in folders:
            Path(folder, name).rmdir()


def _drop_empty_folders(content: Path) -> None:
    for folder, _, _ in os.walk(content, topdown=False):
        if folder != str(content) and not os.listdir(folder):  # noqa: PTH208  names are enough
            Path(folder).rmdir()
