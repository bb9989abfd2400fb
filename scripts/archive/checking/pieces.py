"""One mistake in many places: the first few told one by one, the rest in one."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from archive.checking.problem import Fix
from archive.checking.rule import Found
from archive.checking.written import quoted
from archive.model.body import Span
from archive.reading.content_file import ContentFile

_MOST_TOLD = 5
"""Places told one by one; what is more is told, and mended, in one."""


class Piece(NamedTuple):
    """Characters of the file and what they should be."""

    start: int
    end: int
    right: str


def told_pieces(
    file: ContentFile, pieces: Iterable[Piece], message: str, help_: str
) -> Iterator[Found]:
    """A problem for each piece; behind the first few, one for all the rest.

    ``{}`` in the message stands for what is written.
    """
    text = file.source.text
    pieces = iter(pieces)
    for piece in islice(pieces, _MOST_TOLD):
        written = text[piece.start : piece.end]
        says = f"đổi {quoted(written)} thành {quoted(piece.right)}" if piece.right else "xóa đi"
        yield Found(
            Span(piece.start, piece.end),
            message.format(quoted(written)),
            help_.format(quoted(piece.right)),
            Fix(piece.start, piece.end, piece.right, says),
        )
    rest = list(pieces)
    if rest:
        first, last = rest[0], rest[-1]
        right, at = "", first.start
        for piece in rest:
            right += text[at : piece.start] + piece.right
            at = piece.end
        yield Found(
            Span(first.start, first.end),
            f"từ đây đến hết tệp còn {len(rest)} chỗ như vậy",
            "Chạy python scripts/check.py --fix để sửa hết một lượt.",
            Fix(first.start, last.end, right, f"sửa {len(rest)} chỗ còn lại"),
        )
