"""Formulas of Word (ISO/IEC 29500-1, 22.1) on one line, as a person would type them.

A formula is a tree: what stands above a line and below it follow one another in the file with
nothing between, and 12 over 34 must not become 1234.
"""

import re
import xml.etree.ElementTree as ET

from archive.importing.files.spans import raised_figures
from archive.importing.files.word_styles import W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ONE_THING = re.compile(r"[\w.,]*|\(.*\)")


def in_one_line(element: ET.Element) -> str:
    """The words and figures of an m:oMath or a part of one: 12/34, x², √(a + b), (1; 2)."""
    name = element.tag.removeprefix(M)
    match name:
        case "t" | "delText":
            return element.text or ""
        case "f":
            return f"{_as_one(_part(element, 'num'))}/{_as_one(_part(element, 'den'))}"
        case "sSup" | "sSub" | "sSubSup" | "sPre":
            return _with_scripts(element)
        case "rad":
            degree = _part(element, "deg")
            return f"{raised_figures(degree) or degree}√{_as_one(_part(element, 'e'))}"
        case "d":
            separator = _sign(element, "dPr", "sepChr", "; ")
            inside = separator.join(in_one_line(part) for part in element.findall(M + "e"))
            return f"{_sign(element, 'dPr', 'begChr', '(')}{inside}" + _sign(
                element, "dPr", "endChr", ")"
            )
        case "nary":
            limits = (_part(element, "sub"), _part(element, "sup"), _part(element, "e"))
            return " ".join(filter(None, (_sign(element, "naryPr", "chr", "∫"), *limits)))
        case "m" | "eqArr":
            rows = (_between(row, " ") for row in element if row.tag in {M + "mr", M + "e"})
            return "; ".join(rows)
        case "func" | "limLow" | "limUpp":
            return _between(element, " ")
    if element.tag in {W + "t", W + "delText"}:
        return element.text or ""
    if element.tag in {W + "tab", W + "br", W + "cr"}:
        return " "
    return _between(element, "")


def _between(element: ET.Element, joint: str) -> str:
    """All parts after one another; a fraction keeps apart from the figure or name beside it."""
    line, before = "", ""
    for child in element:
        if not (text := in_one_line(child)):
            continue
        fraction = M + "f" in {child.tag, before}
        apart = fraction and (line[-1:].isalnum() and text[:1].isalnum())
        line += (joint if line else "") + (" " if apart and not joint else "") + text
        before = child.tag
    return line


def _part(element: ET.Element, name: str) -> str:
    found = element.find(M + name)
    return "" if found is None else _between(found, "")


def _as_one(text: str) -> str:
    """Brackets around what would come apart beside a stroke or a root."""
    return text if _ONE_THING.fullmatch(text) else f"({text})"


def _with_scripts(element: ET.Element) -> str:
    """Raised figures as ², others after ^; a lowered figure never joins the one it stands by."""
    base, lower, upper = (_part(element, name) for name in ("e", "sub", "sup"))
    if lower:
        base += f"_{lower}" if base[-1:].isdigit() and lower[:1].isdigit() else lower
    if upper:
        base += raised_figures(upper) or f"^{_as_one(upper)}"
    return base


def _sign(element: ET.Element, settings: str, name: str, otherwise: str) -> str:
    """A sign that the settings of a part name; one that they name as empty is none."""
    found = element.find(f"{M}{settings}/{M}{name}")
    return otherwise if found is None else found.get(M + "val", "")
