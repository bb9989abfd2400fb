"""What a Word document looks like where it matters for reading: bold, raised, hidden, the font.

A property is looked up in the run, then in its character style, then in the paragraph's style, then
in the document's defaults (ISO/IEC 29500-1, 17.7.2). Styles of tables are not followed.
"""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

Properties = Mapping[str, str | bool]
_NOTHING: Properties = {}
_TOGGLES = {"b": "bold", "i": "italic", "vanish": "hidden"}
_DEEPEST = 32
"""Styles based on styles; a circle ends here."""


@dataclass(frozen=True)
class Look:
    """How a run looks; ``font`` is the one of letters beyond ASCII, where the old fonts matter."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    raised: bool = False
    font: str = ""


@dataclass(frozen=True)
class Style:
    """A paragraph or character style with all it inherits."""

    name: str = ""
    run: Properties = field(default_factory=dict)
    paragraph: tuple[ET.Element, ...] = ()
    """Its pPr and those it is based on, nearest first."""
    borders: bool = False


def value(element: ET.Element | None, name: str = "val") -> str:
    """An attribute of WordprocessingML, "" where there is none."""
    return "" if element is None else element.get(W + name, "")


def is_on(element: ET.Element) -> bool:
    """Whether a toggle such as ``<w:b/>`` or ``<w:b w:val="0"/>`` is on."""
    return value(element) not in {"0", "false", "off", "none"}


class Styles:
    """The styles part of a document, with the theme that its fonts may come from."""

    def __init__(self, styles: ET.Element | None, theme: ET.Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._elements = {}
        self._known: dict[str, Style] = {}
        self._defaults: Properties = _NOTHING
        self._default_paragraph = ""
        for style in () if styles is None else styles.iter(W + "style"):
            name = value(style, "styleId")
            self._elements[name] = style
            if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true"}:
                self._default_paragraph = name
        if styles is not None:
            found = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
            self._defaults = self.properties(found)

    def style(self, name: str) -> Style:
        """The style of that id with everything it is based on; an empty one when unknown."""
        if name not in self._known:
            self._known[name] = self._inherited(name)
        return self._known[name]

    def of_paragraph(self, properties: ET.Element | None) -> Style:
        """The style that a paragraph's pPr names, or the document's ordinary one."""
        named = None if properties is None else properties.find(W + "pStyle")
        return self.style(self._default_paragraph if named is None else value(named))

    def look(self, run: ET.Element | None, paragraph: Style) -> Look:
        """How a run with the properties `run` (its rPr) looks in a paragraph of that style."""
        direct = self.properties(run)
        character = self.style(str(direct["rStyle"])).run if "rStyle" in direct else _NOTHING
        looks: dict[str, bool] = {}
        for key in _TOGGLES.values():
            if key in direct:
                looks[key] = bool(direct[key])
            elif key in character or key in paragraph.run:
                # Bold in a bold paragraph is the way styles say “not bold” (17.7.3).
                looks[key] = bool(character.get(key)) != bool(paragraph.run.get(key))
            else:
                looks[key] = bool(self._defaults.get(key))
        chain = (direct, character, paragraph.run, self._defaults)
        raised = next((bool(level["raised"]) for level in chain if "raised" in level), False)
        font = next((str(level["font"]) for level in chain if "font" in level), "")
        return Look(**looks, raised=raised, font=font)

    def properties(self, run: ET.Element | None) -> Properties:
        """What an rPr says about the look, and nothing of what it leaves open."""
        if run is None or not len(run):
            return _NOTHING
        found: dict[str, str | bool] = {}
        for child in run:
            tag = child.tag.removeprefix(W)
            if tag in _TOGGLES:
                found[_TOGGLES[tag]] = is_on(child)
            elif tag == "vertAlign":
                found["raised"] = value(child) == "superscript"
            elif tag == "position" and value(child).isdecimal() and int(value(child)) >= 4:
                found["raised"] = True  # lifted by hand, in half points
            elif tag == "rStyle":
                found["rStyle"] = value(child)
            elif tag == "rFonts" and (font := self._font(child)):
                found["font"] = font
        return found

    def _font(self, fonts: ET.Element) -> str:
        for name in ("hAnsi", "ascii"):
            theme = value(fonts, name + "Theme")
            if font := self._theme.get(theme[:5]) if theme else value(fonts, name):
                return font
        return ""

    def _inherited(self, name: str) -> Style:
        run: dict[str, str | bool] = {}
        paragraph: list[ET.Element] = []
        shown = ""
        borders = False
        at: str = name
        for _ in range(_DEEPEST):
            element = self._elements.get(at)
            if element is None:
                break
            shown = shown or value(element.find(W + "name"))
            run = {**self.properties(element.find(W + "rPr")), **run}
            paragraph += element.findall(W + "pPr")
            borders = borders or has_lines(element.find(f"{W}tblPr/{W}tblBorders"))
            at = value(element.find(W + "basedOn"))
        return Style(shown, run, tuple(paragraph), borders)


def has_lines(borders: ET.Element | None) -> bool:
    """Whether a tblBorders or tcBorders draws any line."""
    return borders is not None and any(value(side) not in {"", "nil", "none"} for side in borders)


def _theme_fonts(theme: ET.Element | None) -> dict[str, str]:
    """The theme's fonts of Latin script, by the first letters of what rFonts calls them."""
    fonts = {}
    for short in ("minor", "major"):
        path = f".//{A}{short}Font/{A}latin"
        latin = None if theme is None else theme.find(path)
        fonts[short] = "" if latin is None else latin.get("typeface", "")
    return fonts
