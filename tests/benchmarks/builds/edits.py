"""One report changed as a contributor would change it, so that the archive stays without errors."""

import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from random import Random

_FIGURE = re.compile(r"quantity: (\d{2,3})(?=[,}])")
_SHARED = re.compile(r"\b([a-z0-9-]+/\d{4}[a-z0-9-]*)#")
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)


class NothingToEditError(Exception):
    """No report of the archive can be changed that way."""


class Reports:
    """The reports below ``content`` in a chance order that is the same each time."""

    def __init__(self, content: Path, seed: int) -> None:
        files = sorted(content.glob("to-chuc/*/[0-9]*.md"))
        Random(seed).shuffle(files)  # noqa: S311  no secret: repeatable
        self._files = files
        self._taken: set[Path] = set()

    def figure(self) -> tuple[Path, str]:
        """A report not given before, and its text with one figure more by one, in both places."""
        for file, text in self._untouched():
            changed = with_figure(text)
            if changed is not None:
                return self._give(file), changed
        raise NothingToEditError

    def title(self, mark: str) -> tuple[Path, str]:
        """A report not given before, and its text with ``mark`` behind its title."""
        for file, text in self._untouched():
            return self._give(file), _TITLE.sub(rf"title: \1 {mark}", text, count=1)
        raise NothingToEditError

    def removable(self) -> tuple[Path, str]:
        """A report not given before that no other one refers to, and its text."""
        for file, text in self._untouched():
            if f"{file.parent.name}/{file.stem}" not in self._named:
                return self._give(file), text
        raise NothingToEditError

    @cached_property
    def _named(self) -> set[str]:
        """What reports refer to, as ``<organization>/<year>``."""
        return {key for file in self._files for key in _SHARED.findall(_text(file))}

    def _untouched(self) -> Iterator[tuple[Path, str]]:
        for file in self._files:
            if file not in self._taken and (text := _text(file)):
                yield file, text

    def _give(self, file: Path) -> Path:
        self._taken.add(file)
        return file


def with_figure(text: str) -> str | None:
    """``text`` with one quantity more by one, in the record and in the passage; None without one.

    Only a figure that stands once in the record and once in the text is taken: another might be
    part of a date, or of a sum. What two bodies tell of must agree, so shared events stay.
    """
    opening, head, body = text.split("---\n", 2)
    if "same_as" in head:
        return None
    for found in _FIGURE.finditer(head):
        whole = re.compile(rf"\b{found[1]}\b")
        if len(whole.findall(head)) == len(whole.findall(body)) == 1:
            more = str(int(found[1]) + 1)
            return "---\n".join([opening, whole.sub(more, head), whole.sub(more, body)])
    return None


def put(file: Path, text: str, beside: Path) -> None:
    """Let ``file`` hold ``text``, in one step; ``beside`` is a folder of the same disk."""
    new = beside / "moi.md"
    new.write_text(text, encoding="utf-8")
    os.replace(new, file)  # noqa: PTH105  as an editor does it


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""
