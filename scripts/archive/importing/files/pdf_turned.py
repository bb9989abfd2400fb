"""Text of a PDF that does not run from left to right: pages laid on their side, upright headings.

An annex printed sideways says so in its page settings, or only its letters are turned; and a narrow
column has its heading written upward. Letter by letter from top to bottom, either is no word.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pdfplumber.page import Page

from archive.importing.files.page_lines import PageWord

Char = dict[str, Any]
_UP, _DOWN = 90, 270


def upright(page: Page) -> Page:
    """The page, turned so that most of its letters stand upright."""
    letters = [char for char in page.chars if not char["text"].isspace()]
    turned = [_turn(char) for char in letters if not char["upright"]]
    if len(turned) * 2 <= len(letters):
        return page
    by = _UP if turned.count(_UP) * 2 >= len(turned) else _DOWN
    page.page_obj.rotate = (page.page_obj.rotate + by) % 360
    again = Page(page.pdf, page.page_obj, page.page_number, page.initial_doctop)
    page.close()
    return again


def turned_words(chars: Iterable[Char]) -> list[PageWord]:
    """Lines of letters that are not upright, each one word in the middle of where it stands."""
    lines: list[list[Char]] = []
    for char in sorted(chars, key=_along):
        line = lines[-1] if lines else []
        if line and _goes_on(line[-1], char):
            line.append(char)
        else:
            lines.append([char])
    return [word for line in lines if (word := _word(line)).text]


def _along(char: Char) -> tuple[int, int, float]:
    """Lines from left to right, and the letters of each in the order in which they are read."""
    up = _turn(char) == _UP
    return _turn(char), round(_baseline(char)), -char["bottom"] if up else char["top"]


def _baseline(char: Char) -> float:
    return float(char["matrix"][4])


def _goes_on(before: Char, char: Char) -> bool:
    reach = 1.5 * before["size"]
    return _turn(before) == _turn(char) and (
        abs(_baseline(before) - _baseline(char)) < 0.5 * before["size"]
        and _gap(before, char) < reach
    )


def _gap(before: Char, char: Char) -> float:
    if _turn(char) == _UP:
        return float(before["top"] - char["bottom"])
    return float(char["top"] - before["bottom"])


def _word(line: list[Char]) -> PageWord:
    text = "".join(_pieces(line))
    size = float(line[0]["size"])
    top, bottom = min(c["top"] for c in line), max(c["bottom"] for c in line)
    middle = (top + bottom) / 2
    left, right = min(c["x0"] for c in line), max(c["x1"] for c in line)
    height = size / 2
    return PageWord(
        " ".join(text.split()),
        left,
        right,
        middle - height,
        middle + height,
        size,
        line[0]["fontname"],
    )


def _pieces(line: list[Char]) -> Iterator[str]:
    before: Char | None = None
    for char in line:
        if before is not None and _gap(before, char) > 0.15 * before["size"]:
            yield " "
        yield char["text"]
        before = char


def _turn(char: Char) -> int:
    """How far to turn the page, clockwise, for a letter to stand upright."""
    return _UP if char["matrix"][1] > 0 else _DOWN
