"""The content that somebody proposes, taken out of a commit as data and nothing else.

The files are read from git's objects, never from a checked-out folder: no link is followed, no
filter or hook runs, no folder within another repository is entered. What is no plain file of the
content folder stays behind and is told.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from archive.checking.problem import Problem
from archive.checking.repository import RevisionError, TreeEntry, blobs, commit_named, git, tree

CONTENT = "content"
LARGEST = 8_000_000
"""Bytes of a file. The checks refuse far smaller ones; of a larger one they get the size only."""
MOST_FILES, MOST_BYTES = 200_000, 2_000_000_000
_AT_ONCE = 256

_LINK, _SUBMODULE = "120000", "160000"


class TooMuchError(ValueError):
    """More than any archive holds; the message is for the user."""


@dataclass(frozen=True)
class Taken:
    """What was taken: how many files, what was refused, what else the proposal touches.

    ``refused`` are problems of the content folder; ``outside`` are the files outside of it that
    are different from the commit's first parent.
    """

    files: int
    refused: tuple[Problem, ...]
    outside: tuple[str, ...]


def take(repository: Path, revision: str, content: Path) -> Taken:
    """Let ``content`` be the content folder of a commit of ``repository``, in one step.

    Raises ``RevisionError`` where there is no such commit and ``TooMuchError``; ``content`` is then
    as it was.
    """
    commit = commit_named(repository, revision)
    wanted, refused = plain_files(repository, commit)
    _refuse_too_much(wanted)
    content.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".content-", dir=content.parent) as folder:
        new, old = Path(folder, "new"), Path(folder, "old")
        new.mkdir()
        refused += write(repository, wanted, new)
        if content.exists():
            content.rename(old)
        new.rename(content)
        shutil.rmtree(old, ignore_errors=True)
    return Taken(len(wanted), tuple(refused), tuple(_outside(repository, commit)))


def plain_files(repository: Path, treeish: str) -> tuple[list[TreeEntry], list[Problem]]:
    """The files of a commit's content folder that may be taken, and a problem for each other."""
    wanted: list[TreeEntry] = []
    refused: list[Problem] = []
    for entry in tree(repository, treeish, CONTENT):
        if why := _refusal(entry):
            refused.append(_problem(entry.path, *why))
        else:
            wanted.append(entry)
    return wanted, refused


def write(repository: Path, entries: list[TreeEntry], folder: Path) -> Iterator[Problem]:
    """Write each file of ``entries`` below ``folder``, where none of them is; the problems."""
    for entry, data in _contents(repository, entries):
        if not _write(folder / entry.path.removeprefix(f"{CONTENT}/"), entry, data):
            yield _problem(entry.path, *_NO_PLACE)


_NO_PLACE = ("tep-la", "tên này vừa là tệp vừa là thư mục", "Đặt cho tệp một tên khác.")


def _refusal(entry: TreeEntry) -> tuple[str, str, str] | None:
    """Code, message and help where a file must stay behind."""
    parts = entry.path.split("/")
    if entry.path == CONTENT:
        return "tep-la", "content phải là thư mục", "Giữ nguyên thư mục content/ của kho."
    if entry.mode == _LINK:
        return (
            "tep-lien-ket",
            "đây là liên kết (symlink) tới chỗ khác, không được lấy",
            "Đưa thẳng tệp vào kho, hoặc bỏ liên kết đi.",
        )
    if entry.mode == _SUBMODULE or entry.kind != "blob":
        return (
            "tep-la",
            "đây là kho con (submodule), không được lấy",
            "Bỏ kho con đi: mọi tệp của kho nằm ngay trong content/.",
        )
    # .gitattributes too: git would obey it when it compares
    if any(part in {"", ".", ".."} or part.lower().startswith(".git") for part in parts):
        return "tep-la", "tên này không phải tên của một tệp của kho", "Bỏ tệp này đi."
    return None


def _problem(path: str, code: str, message: str, advice: str) -> Problem:
    return Problem(path.removeprefix(f"{CONTENT}/"), 1, 1, 1, 1, code, "error", message, advice)


def _refuse_too_much(entries: list[TreeEntry]) -> None:
    size = sum(min(entry.size, LARGEST + 1) for entry in entries)
    if len(entries) > MOST_FILES or size > MOST_BYTES:
        raise TooMuchError(
            f"content/ có {len(entries)} tệp, {size // 1_000_000} MB: quá lớn, không lấy gì cả"
        )


def _contents(repository: Path, entries: list[TreeEntry]) -> Iterator[tuple[TreeEntry, bytes]]:
    waiting = iter(entries)
    while some := list(islice(waiting, _AT_ONCE)):
        yield from ((entry, b"") for entry in some if entry.size > LARGEST)
        small = [entry for entry in some if entry.size <= LARGEST]
        yield from zip(small, blobs(repository, [entry.blob for entry in small]), strict=True)


def _write(target: Path, entry: TreeEntry, data: bytes) -> bool:
    """Write a new file; False where a crafted tree has something else in its way."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(data)
            if entry.size > LARGEST:
                file.truncate(LARGEST + 1)
    except (FileExistsError, NotADirectoryError):
        return False
    return True


def _outside(repository: Path, commit: str) -> Iterator[str]:
    """The files outside the content folder that the commit changes; none where it has no parent."""
    try:
        before = commit_named(repository, f"{commit}^1")
    except RevisionError:
        return
    options = ("--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
    names = git(repository, "diff", "--name-only", "-z", *options, before, commit)
    for name in names.split(b"\0"):
        path = os.fsdecode(name)
        if path and path != CONTENT and not path.startswith(f"{CONTENT}/"):
            yield path
