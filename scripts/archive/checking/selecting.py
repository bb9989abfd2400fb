"""Which files of the archive the user named."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from archive.reading.content_file import Reading


class NotInContentError(ValueError):
    """A path that names nothing in the content folder; the message is for the user."""


def select(reading: Reading, paths: Sequence[str]) -> frozenset[str]:
    """The files that ``paths`` name, themselves or by a folder, relative to the content folder.

    A path is taken from where the user stands, else from the content folder. Raises
    ``NotInContentError`` for one that names no file of the archive.
    """
    return frozenset(name for path in paths for name in _named(reading, path))


def _named(reading: Reading, path: str) -> list[str]:
    for whole, root in _readings_of(path, reading.root):
        if whole == root:
            return list(reading.files)
        if whole.is_relative_to(root):
            name = whole.relative_to(root).as_posix()
            found = [file for file in reading.files if file == name or file.startswith(name + "/")]
            if found:
                return found
    raise NotInContentError(
        f"“{path}” không phải tệp hay thư mục nào của kho {reading.root} "
        "(kho ở nơi khác thì thêm --content)"
    )


def _readings_of(path: str, content: Path) -> Iterator[tuple[Path, Path]]:
    """What ``path`` may mean, each beside the content folder's place; all normalised."""
    root = _normal(content)
    yield _normal(Path(path)), root
    yield _normal(root / path), root
    # The user may have come through a link; the last part stays what it is, even a link.
    here = _normal(Path(path))
    yield here.parent.resolve() / here.name, root.resolve()


def _normal(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))
