"""Which files ``content/`` holds, what each is, and which should not be there."""

import os
import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Literal, NamedTuple

from archive.language.slugs import is_id
from archive.model.list_names import CSV_LISTS, YAML_LISTS

Kind = Literal["page", "organization", "report", "partner", "dossier", "list", "image", "unknown"]

AROUND: frozenset[Kind] = frozenset({"list", "organization", "partner"})
"""What is read before the others, for all of them may name what stands in these files."""

IMAGE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp")
_REPORT = re.compile(r"^([0-9]{4})(?:-(.+))?$")
_YEARS = range(1945, 2100)
"""Years a report can be of; the year after it, its plan's, must be one that dates can have."""
_DEPTH_LIMIT = 8
_PARTED: dict[str, tuple[str, ...]] = {"dong-gop": ("index", "dinh-dang", "ma-loi")}
"""Hand-written pages that have further pages and pictures in a folder of their name, each with
the names that no file there may take: their addresses are made otherwise."""


class FoundFile(NamedTuple):
    """A file below ``content/``; ``path`` is relative to it, with slashes.

    ``refused`` is the kind of the fault for which it must not be opened or is no part of the
    archive; ``expected`` what would be right in its place.
    """

    path: str
    kind: Kind
    refused: str | None = None
    expected: str | None = None


def find_files(root: Path) -> Iterator[FoundFile]:
    """Every file below ``root``, in order of path. Links are never followed."""
    yield from _walk(root, "", 0)


def report_name(stem: str) -> tuple[int, str | None] | None:
    """Year and slug of a report's file name without ending; None when it is no report's."""
    match = _REPORT.match(stem)
    if match is None or (match.group(2) is not None and not is_id(match.group(2))):
        return None
    year = int(match.group(1))
    return (year, match.group(2)) if year in _YEARS else None


def shown_path(path: str) -> str:
    """``path`` with what a terminal or a file system could stumble over made visible.

    It stands for the file wherever it is named; for a file that may be opened the two are equal.
    """
    if path.isprintable():  # nearly every one, and of thousands of files each is asked
        return path
    clean = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in clean)


def _walk(folder: Path, prefix: str, depth: int) -> Iterator[FoundFile]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=attrgetter("name"))
    except OSError:
        yield FoundFile(prefix.rstrip("/"), "unknown", "tep-khong-doc-duoc")
        return
    for entry in entries:
        path = prefix + entry.name
        try:
            if entry.is_file(follow_symlinks=False):
                yield _classified(path)
                continue
            is_folder, is_link = entry.is_dir(follow_symlinks=False), entry.is_symlink()
        except OSError:  # taken away meanwhile
            yield FoundFile(shown_path(path), "unknown", "tep-khong-doc-duoc")
            continue
        if is_folder:
            yield from _folder(folder / entry.name, path, depth)
        elif is_link:
            yield FoundFile(shown_path(path), "unknown", "tep-lien-ket")
        else:
            yield FoundFile(shown_path(path), "unknown", "tep-la")


def _folder(folder: Path, path: str, depth: int) -> Iterator[FoundFile]:
    if depth >= _DEPTH_LIMIT:
        yield FoundFile(shown_path(path), "unknown", "tep-la")
    elif shown_path(path) != path or (depth > 0 and not is_id(folder.name)):
        yield FoundFile(
            shown_path(path), "unknown", "ten-tep-sai", "chữ thường không dấu, nối bằng -"
        )
    else:
        yield from _walk(folder, path + "/", depth + 1)


def _classified(path: str) -> FoundFile:
    if shown_path(path) != path:
        return FoundFile(
            shown_path(path), "unknown", "ten-tep-sai", "chữ thường không dấu, nối bằng -"
        )
    parts = path.split("/")
    kind, expected = _kind(parts, *_parted(parts[-1]))
    if kind == "unknown":
        return FoundFile(path, kind, "tep-la", expected)
    if expected is not None:
        return FoundFile(path, kind, "ten-tep-sai", expected)
    return FoundFile(path, kind)


def _parted(name: str) -> tuple[str, str]:
    """Stem and ending of a file's name, as pathlib has them, without the making of a path."""
    dot = name.rfind(".")
    return (name[:dot], name[dot:]) if 0 < dot < len(name) - 1 else (name, "")


def _kind(parts: list[str], stem: str, ending: str) -> tuple[Kind, str | None]:
    """What a file is by its place; with it the right name, where the name is not right."""
    match parts[:-1]:
        case [] if ending == ".md":
            return "page", None if is_id(stem) else _right(stem)
        case [page] if page in _PARTED and ending == ".md":
            if stem in _PARTED[page]:
                return "page", f"một tên khác (trang này đã có, máy làm từ {page}.md hay từ khuôn)"
            return "page", None if is_id(stem) else _right(stem)
        case ["to-chuc", organization] if ending == ".md":
            if stem == "index":
                return "organization", None
            if report_name(stem) is None:
                return "report", f"to-chuc/{organization}/<năm>.md"
            return "report", None
        case ["doi-tac"] if ending == ".md":
            return "partner", None if is_id(stem) else _right(stem)
        case ["chuyen-de"] if ending == ".md":
            return "dossier", None if is_id(stem) else _right(stem)
        case ["danh-muc"] if stem in YAML_LISTS or stem in CSV_LISTS:
            right = f"danh-muc/{stem}{'.yml' if stem in YAML_LISTS else '.csv'}"
            return "list", None if "/".join(parts) == right else right
        case ["to-chuc", _] | ["chuyen-de"] | ["dong-gop"] if ending in IMAGE_ENDINGS:
            return "image", None if is_id(stem) else _right(stem) + ending
    return "unknown", None


def _right(stem: str) -> str:
    return f"chữ thường không dấu, nối bằng gạch ngang (đang là “{stem}”)"
