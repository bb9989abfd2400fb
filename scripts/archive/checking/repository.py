"""What git knows of a folder, asked so that nothing contributed is ever executed.

Only git's own reading commands run, without any program that a configuration may name.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_GIT = (
    "git",
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false"),
)


class RevisionError(ValueError):
    """No such revision, or no git; the message is for the user."""


def commit_named(root: Path, revision: str) -> str:
    """The commit that ``revision`` names in the repository that ``root`` lies in.

    Raises ``RevisionError``.
    """
    try:
        name = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^0")
    except RevisionError as error:
        if str(error):
            raise
        raise RevisionError(
            f"git không biết bản “{revision}” (kho tải về nông thì thêm fetch-depth: 0)"
        ) from None
    return name.decode("ascii").strip()


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What a reading command of git prints. Raises ``RevisionError`` when it refuses."""
    try:
        done = subprocess.run(  # noqa: S603  a constant command; names come after --end-of-options
            [*_GIT, *arguments], cwd=root, input=given, capture_output=True, check=False
        )
    except OSError as error:
        raise RevisionError(f"không chạy được git: {error.strerror}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise RevisionError(f"git từ chối: {said.splitlines()[0]}" if said else "")
    return done.stdout


def blobs(root: Path, names: Sequence[str]) -> Iterator[bytes]:
    """The bytes of each blob of ``names``, in order."""
    output = git(root, "cat-file", "--batch", given="".join(f"{n}\n" for n in names).encode())
    at = 0
    for _ in names:
        end = output.index(b"\n", at)
        size = int(output[at:end].split()[2])
        yield output[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A file of a commit: its path, git's mode and kind, the blob, its size in bytes."""

    path: str
    mode: str
    kind: str
    blob: str
    size: int


def tree(root: Path, commit: str, *below: str) -> Iterator[TreeEntry]:
    """Every file of ``commit`` below the folder ``root`` lies at, or only those of ``below``."""
    for entry in git(root, "ls-tree", "-r", "-z", "--long", commit, "--", *below).split(b"\0"):
        if entry:
            about, _, name = entry.partition(b"\t")
            mode, kind, blob, size = about.decode("ascii").split()
            yield TreeEntry(os.fsdecode(name), mode, kind, blob, int(size) if size != "-" else 0)
