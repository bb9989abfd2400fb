"""The content of one Word paragraph: runs in order, with what hangs on them.

Tracked changes are read as if accepted: what was put in stays, what was taken out is lost with that
reason. Elements that this file does not know are looked into, so no word hides in a new one.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from archive.importing.files.spans import Run
from archive.importing.files.symbol_fonts import is_symbols, sign
from archive.importing.files.word_drawings import Drawn
from archive.importing.files.word_formulas import M, in_one_line
from archive.importing.files.word_styles import A, Style, Styles, W, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

DELETED = "đã bị xóa khi theo dõi thay đổi (Track Changes)"
HIDDEN = "chữ ẩn trong tệp, có thể là nội dung riêng tư"
_PROMPT = "lời nhắc của ô nhập liệu, chưa ai điền"
_SYMBOL = "ký hiệu của một phông riêng, không có trong bảng chữ"
_TYPED_FORMULA = "công thức viết bằng mã trường EQ; chép tay vào văn bản nếu cần"
_LINK = "địa chỉ của liên kết; chữ của liên kết vẫn giữ"
_PHONETIC = "chữ chú âm"

_UNREADABLE = 4
"""Half points: letters of two points and less."""
_BLANKS = re.compile("[ \t\r\n]+")  # line ends inside the XML are no line ends of the paper
_EQUATION = re.compile(r"\s*EQ\b", re.IGNORECASE)
_TAKEN_OUT = {W + "del", W + "moveFrom"}
_WITHOUT_TEXT = {
    *(W + name for name in ("pPr", "rPr", "instrText", "delInstrText", "sdtPr", "sdtEndPr")),
    *(W + name for name in ("fldData", "footnoteRef", "endnoteRef", "annotationRef", "tblPr")),
}


@dataclass
class Content:
    """What a paragraph held: its runs, the text boxes anchored in it, pictures counted, drawings.

    ``faint``: there are words that a reader of the page cannot see, white or too small.
    """

    runs: list[Run] = field(default_factory=list)
    boxes: list[ET.Element] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0
    drawn: Drawn = field(default_factory=Drawn)
    faint: bool = False


class Runs:
    """Reads paragraphs of one document; ``call`` gives the label of a note when it is called."""

    def __init__(
        self, styles: Styles, call: Callable[[str, str], str], links: dict[str, str]
    ) -> None:
        self._styles = styles
        self._call = call
        self._links = links

    def read(self, paragraph: ET.Element, style: Style) -> Content:
        """Everything in the paragraph, a w:p, in the order of its text."""
        content = Content()
        self._inside(paragraph, style, content, "")
        return content

    def _inside(self, element: ET.Element, style: Style, content: Content, lost: str) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child, style, content, lost)
            elif tag in _TAKEN_OUT:
                self._inside(child, style, content, DELETED)
            elif tag == W + "sdt":
                prompt = child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
                self._inside(child, style, content, lost or (_PROMPT if prompt else ""))
            elif tag == W + "hyperlink":
                self._inside(child, style, content, lost)
                if address := self._links.get(child.get(_R + "id", "")):
                    content.runs.append(Run(address, lost=_LINK))
            elif tag in {M + "oMath", M + "t"}:
                content.runs.append(Run(in_one_line(child), lost=lost))
            elif tag == W + "rt":
                self._inside(child, style, content, _PHONETIC)
            elif tag == MC + "AlternateContent":
                self._inside(chosen(child), style, content, lost)
            elif tag not in _WITHOUT_TEXT:
                self._inside(child, style, content, lost)

    def _run(self, run: ET.Element, style: Style, content: Content, lost: str) -> None:
        look = self._styles.look(run.find(W + "rPr"), style)
        content.faint |= _is_faint(run)
        lost = lost or (HIDDEN if look.hidden else "")
        custom_mark = False

        def add(text: str, reason: str = lost, note: str | None = None) -> None:
            made = Run(text, look.bold, look.italic, look.raised, look.font, note, reason)
            content.runs.append(made)

        for child in run:
            name = child.tag.removeprefix(W)
            if name in {"t", "delText"}:
                words = _BLANKS.sub(" ", child.text or "")
                if is_symbols(look.font) and not custom_mark:
                    words = self._signs(words, look.font, add, lost)
                if not custom_mark:
                    add(words, lost or DELETED * (name == "delText"))
            elif name in {"tab", "ptab"}:
                add("\t")
            elif name in {"br", "cr"}:
                add(" " if child.get(W + "type") in {"page", "column"} else "\n")
            elif name == "noBreakHyphen":
                add("-")
            elif name == "softHyphen":
                add("\u00ad")  # in .VnTime it is the letter ư
            elif name == "instrText" and _EQUATION.match(child.text or ""):
                add((child.text or "").strip(), lost or _TYPED_FORMULA)
            elif name == "sym":
                self._symbol(child, add, lost)
            elif name in {"footnoteReference", "endnoteReference"}:
                # A mark of the author's own follows as text; the call stands for it.
                custom_mark = child.get(W + "customMarkFollows") in {"1", "true", "on"}
                if not lost:
                    add("", note=self._call(name[: -len("Reference")], child.get(W + "id", "")))
            elif name in {"drawing", "pict", "object"} or child.tag == MC + "AlternateContent":
                self._floating(child, content)
            elif name == "ruby":
                self._inside(child, style, content, lost)
            elif child.tag == M + "t":
                add(child.text or "")
            elif child.tag not in _WITHOUT_TEXT and len(child):
                self._inside(child, style, content, lost)

    def _symbol(self, symbol: ET.Element, add: Callable[..., None], lost: str) -> None:
        font = symbol.get(W + "font", "")
        try:
            code = int(symbol.get(W + "char", ""), 16)
        except ValueError:
            return
        old = font.casefold().startswith((".vn", "vni-"))
        if old or (code < 0xD800 and not is_symbols(font)):
            add(chr(code))
        elif code < 0xD800 or 0xF000 <= code <= 0xF0FF:
            known = sign(font, chr(code))
            add(known or f"{code:04X} ({font})", lost if known else lost or _SYMBOL)
        else:
            add("\ufffd")

    @staticmethod
    def _signs(words: str, font: str, add: Callable[..., None], lost: str) -> str:
        """A sign typed as a letter of its font; more letters than one are words in a wrong font."""
        typed = words.strip()
        private = all(c == " " or 0xF000 <= ord(c) <= 0xF0FF for c in typed)
        if not typed or (len(typed) > 1 and not private):
            return words
        shown = ""
        for character in words:
            known = character if character == " " else sign(font, character)
            shown += known
            if not known:
                add(f"{ord(character):04X} ({font})", lost or _SYMBOL)
        return shown

    def _floating(self, element: ET.Element, content: Content) -> None:
        """A drawing: text boxes to be read as blocks, pictures to be counted."""
        for part in _shown(element):
            content.pictures += part.tag in {A + "blip", _V + "imagedata"}
            content.objects += part.tag == W + "object"
            content.drawn.take(part)
            if part.tag == W + "txbxContent":
                content.boxes.append(part)


def _is_faint(run: ET.Element) -> bool:
    """Whether a run with words is white on white, or smaller than anybody reads."""
    properties = run.find(W + "rPr")
    if properties is None or not any((t.text or "").strip() for t in run.findall(W + "t")):
        return False
    size = value(properties.find(W + "sz"))
    if size.isdecimal() and int(size) <= _UNREADABLE:
        return True
    white = value(properties.find(W + "color")).upper() == "FFFFFF"
    shaded = any(properties.find(W + name) is not None for name in ("shd", "highlight"))
    return white and not shaded


def _shown(element: ET.Element) -> Iterator[ET.Element]:
    """Elements in order, of alternatives only the first that is not empty; not into text boxes."""
    if element.tag == MC + "AlternateContent":
        element = chosen(element)
    yield element
    if element.tag != W + "txbxContent":
        for child in element:
            yield from _shown(child)


def chosen(alternatives: ET.Element) -> ET.Element:
    """Of an mc:AlternateContent the first part with content: they all say the same."""
    return next((child for child in alternatives if len(child)), ET.Element("nothing"))
