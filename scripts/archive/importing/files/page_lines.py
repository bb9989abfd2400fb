"""The words of a page, known by their places, into lines: what PDF and recognised scans share.

Lengths are points (1/72 inch), counted from the top left corner of the page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median

from archive.importing.files.spans import Run

_LOOSE = 6
"""As many letters set apart are words; fewer may be initials, or the heads of narrow columns."""


@dataclass(frozen=True)
class PageWord:
    """A word in its box; ``size`` is that of its font, 0 when unknown (a scan)."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float = 0.0
    font: str = ""


@dataclass
class Line:
    """Words side by side, from left to right."""

    words: list[PageWord] = field(default_factory=list)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """The top of its main words; raised ones may stand higher."""
        return median(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The bottom of its main words."""
        return median(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its letters; in a scan, the height of its boxes."""
        sizes = sorted((word.size or word.bottom - word.top, len(word.text)) for word in self.words)
        half = sum(count for _, count in sizes) / 2
        for size, count in sizes:
            half -= count
            if half <= 0:
                return max(size, 1.0)
        return 1.0

    @property
    def text(self) -> str:
        """Its words, with blanks where the page has them."""
        return "".join(run.text for run in self.runs())

    def runs(self) -> list[Run]:
        """Its words as runs, blanks between; a wide gap is a tab, and small high figures raised."""
        size, bottom = self.size, self.bottom
        runs: list[Run] = []
        before: PageWord | None = None
        for word in closed_up(self.words):
            gap = word.x0 - before.x1 if before else 0.0
            apart = gap > 0.12 * size or not word.size  # Tesseract has cut the words itself
            blank = "\t" if gap > 3 * size else " " if apart else ""
            name = word.font.casefold()
            lifted = (bottom - word.bottom) / size
            # Browsers print raised figures at five sixths of the size, office programs smaller.
            raised = 0 < word.size < 0.8 * size and lifted > 0.1
            raised |= 0 < word.size < 0.9 * size and lifted > 0.25
            if blank and runs:
                runs.append(Run(blank))
            runs.append(
                Run(
                    word.text,
                    bold=any(weight in name for weight in ("bold", "black", "heavy")),
                    italic="italic" in name or "oblique" in name,
                    raised=raised,
                    font=word.font,
                )
            )
            before = word
        return list(_in_one_weight(runs))


def lines_of(words: Iterable[PageWord]) -> list[Line]:
    """Words whose heights overlap by half stand on one line; lines go from top to bottom.

    The largest words come first, so that raised figures find the line that they hang on.
    """
    lines: list[tuple[float, float, Line]] = []
    for word in sorted(words, key=lambda w: (-(w.size or w.bottom - w.top), w.top, w.x0)):
        best, share = None, 0.5
        height = max(word.bottom - word.top, 0.1)
        for top, bottom, line in lines:
            overlap = (min(bottom, word.bottom) - max(top, word.top)) / height
            if overlap >= share:
                best, share = line, overlap
        if best is None:
            lines.append((word.top, word.bottom, Line([word])))
        else:
            best.words.append(word)
    for _, _, line in lines:
        line.words.sort(key=lambda word: word.x0)
    return [line for _, _, line in sorted(lines, key=lambda found: found[0])]


def closed_up(words: list[PageWord]) -> Iterator[PageWord]:
    """Words whose letters were set apart, “B Á O  C Á O”, as words again."""
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and _is_loose(words[end - 1], words[end]):
            end += 1
        stretch = words[at:end]
        letters = sum(word.text.isalpha() for word in stretch)
        at = end
        if letters < _LOOSE or letters * 2 < len(stretch):
            yield from stretch
            continue
        usual = median(b.x0 - a.x1 for a, b in pairwise(stretch))
        held = stretch[0]
        for word in stretch[1:]:
            if word.x0 - held.x1 > 1.6 * usual + 0.5:
                yield held
                held = word
            else:
                held = replace(held, text=held.text + word.text, x1=word.x1)
        yield held


def _is_loose(before: PageWord, word: PageWord) -> bool:
    single = len(before.text) == len(word.text) == 1
    return single and 0 < word.size == before.size and word.x0 - before.x1 < 0.9 * word.size


def _in_one_weight(runs: Iterable[Run]) -> Iterator[Run]:
    """Letters with marks that came from another font look like the letters they stand among.

    Where the bold font lacks ế, a browser takes the ế of another one that has no bold.
    """
    for blank, same in groupby(runs, key=lambda run: not run.text.strip()):
        pieces = list(same)
        main = [run for run in pieces if any(map(str.isascii, run.text))]
        bold = any(run.bold for run in main)
        for run in pieces:
            borrowed = not blank and bold and not run.bold and not any(map(str.isascii, run.text))
            yield replace(run, bold=True, italic=main[0].italic) if borrowed else run
