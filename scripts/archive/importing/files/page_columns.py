"""Two texts side by side on a page: the letterhead, and the recipients beside the signature."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.importing.files.page_lines import Line, PageWord
from archive.importing.files.page_paragraphs import MARKER


@dataclass(frozen=True)
class SideBySide:
    """Lines of the left and of the right text."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]


@dataclass
class _Gutter:
    """The empty strip between the two, as wide as all lines so far leave it."""

    low: float
    high: float
    left: list[Line]
    right: list[Line]
    both: int = 0


def regions(lines: list[Line], width: float) -> Iterator[Line | SideBySide]:
    """Lines in order, those of two texts side by side gathered; `width` is that of the page.

    A region begins with a line that has a wide gap and goes on while one gap is common to all. It
    takes two lines, or it is only a line with a tab in it.
    """
    at = 0
    while at < len(lines):
        gutter = _begun(lines[at])
        end = at + 1
        while gutter and end < len(lines) and _joins(gutter, lines[end - 1], lines[end], width):
            end += 1
        if gutter and gutter.left and gutter.right and end - at > 1:
            yield SideBySide(tuple(gutter.left), tuple(gutter.right))
            at = end
        else:
            yield lines[at]
            at += 1


def _begun(line: Line) -> _Gutter | None:
    widest = max(
        ((b.x0 - a.x1, a.x1, b.x0) for a, b in zip(line.words, line.words[1:], strict=False)),
        default=(0.0, 0.0, 0.0),
    )
    gap, low, high = widest
    if gap < 1.4 * line.size or low - line.x0 < 2 * line.size:
        return None
    # A marker of a list and the words behind it are no two texts.
    before = Line([word for word in line.words if word.x1 <= low])
    if MARKER.fullmatch(before.text + " "):
        return None
    gutter = _Gutter(low, high, [], [])
    _take(gutter, line)
    return gutter


def _take(gutter: _Gutter, line: Line) -> None:
    middle = (gutter.low + gutter.high) / 2
    left = [word for word in line.words if _centre(word) < middle]
    right = [word for word in line.words if _centre(word) >= middle]
    if left:
        gutter.left.append(Line(left))
        gutter.low = max(gutter.low, *(word.x1 for word in left))
    if right:
        gutter.right.append(Line(right))
        gutter.high = min(gutter.high, *(word.x0 for word in right))
    gutter.both += bool(left and right)


def _joins(gutter: _Gutter, before: Line, line: Line, width: float) -> bool:
    """Take the line into the region when it leaves the gutter open; tell whether it does."""
    middle = (gutter.low + gutter.high) / 2
    low = max([gutter.low, *(word.x1 for word in line.words if _centre(word) < middle)])
    high = min([gutter.high, *(word.x0 for word in line.words if _centre(word) >= middle)])
    if high - low < 0.8 * line.size:
        return False
    one_side = line.x1 <= middle or line.x0 >= middle
    if one_side and line.top - before.bottom > 0.9 * line.size:
        # Far below: the name under a signature stands in the middle of its column, a title not.
        column = gutter.left if line.x1 <= middle else gutter.right
        centres = [(other.x0 + other.x1) / 2 for other in column]
        mean = sum(centres) / len(centres) if centres else width
        if abs((line.x0 + line.x1) / 2 - mean) > 0.06 * width:
            return False
    _take(gutter, line)
    return True


def _centre(word: PageWord) -> float:
    return (word.x0 + word.x1) / 2
