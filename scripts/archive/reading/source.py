"""A file's text, its lines, and the faults found in reading it."""

import os
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from stat import S_ISREG
from typing import NamedTuple

from archive.language.usual_letters import is_usual
from archive.model.body import Span

SIZE_LIMIT = 160_000
"""Bytes. The longest real reports are about 20 kB; what is larger is not a report."""

# What YAML forbids, what it would take for the end of a line, and what Unicode keeps from texts.
# All that is allowed, in its place, would take ten times as long to compile.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


class Position(NamedTuple):
    """Line and column, both counted from 1, in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong that reading met; ``kind`` is the code of the rule that reports it."""

    kind: str
    span: Span
    values: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class SourceText:
    """The text of a file and where its lines begin."""

    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer("\n", self.text))]

    def position(self, offset: int) -> Position:
        """The line and column of a character offset; the end of the text at the most."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line counted from 1, without its end; empty past the last."""
        starts = self._line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def span_of_line(self, number: int) -> Span:
        """The place of a line counted from 1, without its end."""
        starts = self._line_starts
        if not 1 <= number <= len(starts):
            return Span(len(self.text), len(self.text))
        start = starts[number - 1]
        return Span(start, start + len(self.line(number)))


def read_bytes(path: str) -> tuple[bytes, int]:
    """The bytes of ``path``, up to one more than ``SIZE_LIMIT``, and how many there are.

    Raises ``OSError``.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        about = os.fstat(descriptor)
        size = about.st_size
        # no more than there is: room is made for all that is asked for
        left, pieces = min(size, SIZE_LIMIT) + 1, []
        while left > 0 and (data := os.read(descriptor, left)):
            pieces.append(data)
            # a file that gave less than it was asked for has no more
            left = 0 if S_ISREG(about.st_mode) and len(data) < left else left - len(data)
    finally:
        os.close(descriptor)
    return b"".join(pieces), size


def text_of(data: bytes, size: int) -> tuple[str, list[Fault]]:
    """What :func:`read_bytes` gave as text, and what is wrong with it as text.

    The text is empty when the file is larger than ``SIZE_LIMIT`` or holds no plain text at all.
    Bytes that are no UTF-8 become U+FFFD, so that the rest of the file can be read.
    """
    if len(data) > SIZE_LIMIT:
        values = {"size": str(max(size, len(data))), "limit": str(SIZE_LIMIT)}
        return "", [Fault("tep-qua-lon", Span(0, 0), values)]
    return decode(data)


def unreadable(error: OSError) -> Fault:
    """The fault of a file that cannot be read."""
    return Fault("tep-khong-doc-duoc", Span(0, 0), {"reason": error.strerror})


def decode(data: bytes) -> tuple[str, list[Fault]]:
    """``data`` as text, with a fault for the first byte that is no UTF-8 and each odd control."""
    faults: list[Fault] = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = len(data[: error.start].decode("utf-8"))
        encoding = _likely_encoding(data)
        values = {"byte": f"0x{data[error.start]:02X}", "encoding": encoding}
        faults.append(Fault("tep-khong-utf8", Span(place, place + 1), values))
        if encoding != "Windows-1258":
            return "", [Fault("tep-khong-utf8", Span(0, 0), values)]
        text = data.decode("utf-8", errors="replace")
    # nearly every text is printable in a narrower sense, which is found out sooner
    unprintable = None if is_printable(text) else _UNPRINTABLE.search(text)
    if unprintable is not None:
        count = sum(1 for _ in _UNPRINTABLE.finditer(text))
        values = {"char": f"U+{ord(unprintable.group()):04X}", "count": str(count)}
        faults.append(Fault("ky-tu-dieu-khien", Span(*unprintable.span()), values))
    return text, faults


def is_printable(text: str) -> bool:
    """Whether ``text`` has only line ends, plain spaces and what one sees of itself."""
    return is_usual(text) or text.replace("\n", "").isprintable()


def printable(text: str) -> str:
    """``text`` of the same length with each character that YAML forbids replaced by a space."""
    return _UNPRINTABLE.sub(" ", text)


def _likely_encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "Word"
    if data.startswith(b"%PDF"):
        return "PDF"
    return "Windows-1258"
