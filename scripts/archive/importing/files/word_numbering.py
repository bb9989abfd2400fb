"""The numbers and bullets that Word puts before the items of lists (ISO/IEC 29500-1, 17.9).

They stand in no text of the file; they are counted here as Word counts them.
"""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from dataclasses import dataclass

from archive.importing.files.symbol_fonts import BARE, is_symbols, sign
from archive.importing.files.word_styles import W, is_on, value

_LEVELS = 9
_ROUND = "o"  # in a typewriter's font, which Word takes for bullets of the second level
_ROMAN = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")]
_ROMAN += [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]


@dataclass(frozen=True)
class _Level:
    format: str
    text: str
    start: int
    legal: bool
    font: str = ""


class Numbering:
    """The numbering part of a document, and the counters of its lists as the reading goes on."""

    def __init__(self, numbering: ET.Element | None) -> None:
        self._abstract: dict[str, ET.Element] = {}
        self._by_style: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, ET.Element]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._restarted: set[tuple[str, int]] = set()
        for element in () if numbering is None else numbering:
            if element.tag == W + "abstractNum":
                number = value(element, "abstractNumId")
                self._abstract[number] = element
                if name := value(element.find(W + "styleLink")):
                    self._by_style[name] = number
            elif element.tag == W + "num":
                number = value(element, "numId")
                self._lists[number] = value(element.find(W + "abstractNumId"))
                self._overrides[number] = {
                    _number(value(override, "ilvl")): override
                    for override in element.findall(W + "lvlOverride")
                }

    def marker(self, list_id: str, level: int) -> str:
        """Count one item of the list at `level` (from 0) and give what stands before it."""
        abstract = self._lists.get(list_id, "")
        element = self._abstract.get(abstract)
        linked = "" if element is None else value(element.find(W + "numStyleLink"))
        abstract = self._by_style.get(linked, abstract)
        if abstract not in self._abstract or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts[abstract]
        override = self._overrides[list_id].get(level)
        start = None if override is None else override.find(W + "startOverride")
        if start is not None and (list_id, level) not in self._restarted:
            self._restarted.add((list_id, level))
            counts[level] = _number(value(start))
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = self._level(abstract, list_id, level).start
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return self._text(abstract, list_id, level)

    def _text(self, abstract: str, list_id: str, level: int) -> str:
        own = self._level(abstract, list_id, level)
        if own.format == "bullet":
            return _bullet(own.text, own.font)

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            shown = self._level(abstract, list_id, at)
            count = self._counts[abstract].get(at, shown.start)
            return _shown(count, "decimal" if own.legal else shown.format)

        return re.sub("%([1-9])", number, own.text).strip()

    def _level(self, abstract: str, list_id: str, level: int) -> _Level:
        override = self._overrides[list_id].get(level)
        found = None if override is None else override.find(W + "lvl")
        if found is None:
            levels = self._abstract[abstract].findall(W + "lvl")
            found = next((e for e in levels if _number(value(e, "ilvl")) == level), None)
        if found is None:
            return _Level("none", "", 1, legal=False)
        return _Level(
            value(found.find(W + "numFmt")) or "decimal",
            value(found.find(W + "lvlText")),
            _number(value(found.find(W + "start")) or "1"),
            legal=(lawful := found.find(W + "isLgl")) is not None and is_on(lawful),
            font=value(found.find(f"{W}rPr/{W}rFonts"), "ascii"),
        )


def _bullet(text: str, font: str) -> str:
    """The sign of an item; those of symbol fonts are letters, or hide in private characters."""
    if is_symbols(font):
        return sign(font, text) or "•" if len(text) == 1 else "•"
    shown = text.translate(BARE)
    return "○" if shown == _ROUND else shown if shown.isprintable() else "•"


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _shown(count: int, number_format: str) -> str:
    match number_format:
        case "none":
            return ""
        case "decimalZero":
            return f"{count:02d}"
        case "lowerLetter":
            return letters(count)
        case "upperLetter":
            return letters(count).upper()
        case "lowerRoman":
            return roman(count)
        case "upperRoman":
            return roman(count).upper()
        case _:
            return str(count)


def letters(count: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is bb, as Word counts."""
    return "" if count < 1 else chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 50 + 1)


def roman(count: int) -> str:
    """A number as small Roman figures; 0 is nothing."""
    written = ""
    for size, figure in _ROMAN:
        written += figure * (count // size if count < 100_000 else 0)
        count %= size
    return written
