"""The words of what is drawn in a Word file: SmartArt, charts, WordArt, descriptions of pictures.

SmartArt and charts stand in parts of their own (ISO/IEC 29500-1, 21.4 and 21.2). SmartArt shows its
words on the page, so they are text; the words and figures of a chart have no order to be read in,
and a description of a picture shows nowhere: both are told as left out.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.importing.files.word_styles import A
from archive.importing.files.zip_package import ZipPackage

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_V = "{urn:schemas-microsoft-com:vml}"

IN_CHART = "chữ và số trong biểu đồ; con số nào cần thì chép tay vào văn bản"
DESCRIBES = "lời tả hình, không hiện trên trang"
PLACE_SMART_ART = "hình SmartArt"
PLACE_WORD_ART = "chữ nghệ thuật (WordArt)"


@dataclass
class Drawn:
    """What drawings of a paragraph hold: ids of parts, WordArt, descriptions."""

    parts: list[str] = field(default_factory=list)
    word_art: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)

    def take(self, element: ET.Element) -> None:
        """Take what one element of a drawing says."""
        tag = element.tag
        if tag == _DIAGRAM + "relIds":
            self.parts.append(element.get(_R + "dm", ""))
        elif tag == _CHART + "chart":
            self.parts.append(element.get(_R + "id", ""))
        elif tag == _V + "textpath" and (text := element.get("string", "").strip()):
            self.word_art.append(text)
        elif tag.endswith("}docPr"):
            self._describe(element.get("title", ""), element.get("descr", ""))
        elif tag.startswith(_V) and (said := element.get("alt", "")):
            self._describe(said)

    def _describe(self, *texts: str) -> None:
        self.descriptions += [text.strip() for text in texts if text.strip()]


class Drawings:
    """The parts of one file that hold drawings; ``relations`` are those of its main part."""

    def __init__(self, package: ZipPackage, relations: dict[str, tuple[str, str, bool]]) -> None:
        self._package = package
        self._relations = relations

    def lines(self, part: str) -> tuple[bool, list[str]]:
        """Whether a part is SmartArt (else a chart), and the words in it, one paragraph a line."""
        kind, target, outside = self._relations.get(part, ("", "", True))
        if outside or kind not in {"diagramData", "chart"}:
            return False, []
        root = self._package.xml(target)
        found = [] if root is None else [line for line in _lines(root) if line]
        return kind == "diagramData", found


def _lines(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == A + "p":
            yield "".join(t.text or "" for t in element.iter(A + "t")).strip()
        elif element.tag == _CHART + "v":
            yield (element.text or "").strip()
