"""Lines of a page into paragraphs.

Vietnamese is not hyphenated, so a line ends where the next word had no room. Where there was room,
or where the next line is indented or stands lower than lines do, a new paragraph begins.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from archive.importing.document import Loss, Paragraph
from archive.importing.files.legacy_fonts import decoder_of
from archive.importing.files.page_lines import Line
from archive.importing.files.spans import Run, spans_of

MARKER = re.compile(r"(?:[-–—+•▪*✓➢]|\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|[IVX]{1,5}\.|[a-zđ]\))\s")
"""How the item of a list or a numbered heading begins, with the blank behind it."""
_ENDED = re.compile(r"[.;:!?…/]['\"”’)]*$")
_NO_BLANK_AFTER = re.compile(r"\w[-/]$")
"""44-|CT/TW: an office program may end a line behind a hyphen or a slash inside a symbol."""


@dataclass(frozen=True)
class Frame:
    """Where the lines of a text begin and end; ``sized``: sizes of fonts are known (no scan)."""

    left: float
    right: float
    sized: bool = True


@dataclass(frozen=True)
class Group:
    """The lines of one paragraph, and whether it may go on over the page: nothing has ended it."""

    lines: tuple[Line, ...]
    centred: bool
    open: bool
    """The last line is full and ends in no full stop."""
    continues: bool
    """The first line is not indented and begins as the middle of a sentence does."""

    def runs(self) -> list[Run]:
        """The runs of all lines, one blank where two of them meet."""
        runs: list[Run] = []
        for line in self.lines:
            if runs and not _goes_on_without_blank(runs):
                runs.append(Run(" "))
            runs += line.runs()
        return runs


def _goes_on_without_blank(runs: list[Run]) -> bool:
    """Whether a line ends within a word; U+00AD is the letter ư in the fonts of TCVN3."""
    cut = runs[-1].text.endswith("\u00ad") and decoder_of(runs[-1].font) is None
    return cut or _NO_BLANK_AFTER.search("".join(run.text for run in runs[-3:])) is not None


def frame_of(lines: Iterable[Line], sized: bool = True) -> Frame:
    """The frame that most lines keep to, so that one stray line does not widen it."""
    lines = list(lines)
    lefts = sorted(line.x0 for line in lines)
    rights = sorted(line.x1 for line in lines)
    return Frame(lefts[len(lefts) // 20], rights[-1 - len(rights) // 20], sized)


def groups_of(lines: list[Line], frame: Frame) -> Iterator[Group]:
    """Lines gathered into paragraphs, in order."""
    steps = [b.top - a.top for a, b in pairwise(lines) if b.top > a.top]
    usual = median(steps) if steps else 0.0
    held: list[Line] = []
    for line in lines:
        if held and _begins(held, line, frame, usual):
            yield _group(held, frame)
            held = []
        held.append(line)
    if held:
        yield _group(held, frame)


def paragraph_of(group: Iterable[Run], centred: bool, origin: str) -> tuple[Paragraph, list[Loss]]:
    """A paragraph of runs; its losses are those of its runs."""
    spans, losses, _ = spans_of(group, origin)
    return Paragraph(spans, centred=centred, origin=origin), losses


def _group(lines: list[Line], frame: Frame) -> Group:
    first, last = lines[0], lines[-1]
    full = last.x1 > frame.right - 3 * last.size
    indented = first.x0 > frame.left + 0.8 * first.size
    text = first.text
    continues = not indented and not MARKER.match(text) and text[:1].islower()
    centred = _centred(first, frame)
    return Group(tuple(lines), centred, full and not _ENDED.search(last.text), continues)


def _begins(held: list[Line], line: Line, frame: Frame, usual: float) -> bool:
    """Whether `line` begins a paragraph after the lines of the one so far."""
    before = held[-1]
    size = line.size
    if usual and line.top - before.top > 1.3 * usual + 1:
        return True
    if frame.sized and abs(size - before.size) > 0.8:
        return True
    centred, was_centred = _centred(line, frame), _centred(before, frame)
    if centred or was_centred:
        return centred != was_centred or not line.text[:1].islower()
    first_word = line.words[0]
    room = frame.right - before.x1
    if room > first_word.x1 - first_word.x0 + 0.6 * size:
        return True
    text = line.text
    marked = MARKER.match(text) is not None
    if line.x0 > before.x0 + 0.8 * size:
        # The second line of “- …” hangs under the words of the first.
        hangs = len(held) == 1 and MARKER.match(before.text) is not None and not marked
        return not hangs
    return marked and (_ENDED.search(before.text) is not None or line.x0 < before.x0 - 0.8 * size)


def _centred(line: Line, frame: Frame) -> bool:
    width = frame.right - frame.left
    left, right = line.x0 - frame.left, frame.right - line.x1
    return min(left, right) > 0.07 * width and abs(left - right) < 0.06 * width
