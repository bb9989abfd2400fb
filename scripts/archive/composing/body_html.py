"""Contributed Markdown as sanitised HTML.

Python-Markdown renders, nh3 sanitises, and nothing else of a contributor's text reaches a page.
Raw HTML is not parsed at all: it shows as the text it is. The only attributes that survive are
those of tables and footnotes, the anchors that the archive knows, and addresses that are https or
within the archive.
"""

import posixpath
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from archive.composing.links import address
from archive.composing.plain_body import Heading, Passage, blocks
from archive.language.slugs import slugify

_BACK = "Xem trong sổ"
_OPEN, _CLOSE = "\ue000", "\ue001"
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_HEADING_MARK = re.compile(f"<p>{_OPEN}([0-9]+){_CLOSE}</p>")
_TAGS = {
    "p", "ul", "ol", "li", "strong", "em", "a", "img", "table", "thead", "tbody", "tr", "th", "td",
    "blockquote", "code", "pre", "br", "hr", "sup", "div",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "id", "class", "title"},
    "img": {"src", "alt", "title"},
    "p": {"id"},
    "li": {"id"},
    "sup": {"id"},
    "div": {"class"},
    "th": {"class"},
    "td": {"class"},
    "ol": {"start"},
}
_CLASSES = {"ve-so", "footnote", "footnote-ref", "footnote-backref", "giua", "cuoi"}
_FOOTNOTE_ID = re.compile(r"fn(ref)?[0-9]*:[A-Za-z0-9_-]+")
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")
_ALIGNMENTS = {"text-align: center;": "giua", "text-align: right;": "cuoi"}


@dataclass(frozen=True, slots=True)
class HeadingPart:
    """A heading of the text: its level (2–6), its words, its anchor."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class HtmlPart:
    """What stands between two headings: safe HTML."""

    html: str


BodyPart = HeadingPart | HtmlPart


class _Headings(Treeprocessor):
    """Takes the top-level headings out, so that the engine can make the table of contents."""

    found: list[HeadingPart]

    def run(self, root: Element) -> None:
        for index, element in enumerate(list(root)):
            if re.fullmatch("h[1-6]", element.tag):
                level = max(2, int(element.tag[1]))
                text = " ".join("".join(element.itertext()).split())
                text = re.sub("\x02(amp|[0-9]+)\x03", _unstash, text)
                anchor = element.get("id") or slugify(text)
                mark = Element("p")
                mark.text = f"{_OPEN}{len(self.found)}{_CLOSE}"
                mark.tail = "\n"
                root[index] = mark
                self.found.append(HeadingPart(level, text, anchor))


class _BackLinks(Treeprocessor):
    """From a passage that tells of an activity back to its record in the ledger."""

    anchors: frozenset[str]

    def run(self, root: Element) -> None:
        for element in root.iter():
            anchor = element.get("id")
            if anchor in self.anchors and element.tag in {"p", "li"}:
                link = SubElement(element, "a", {"class": "ve-so", "href": f"#so-{anchor}"})
                link.text = _BACK
                inner = [child for child in element if child is not link]
                if inner:
                    inner[-1].tail = (inner[-1].tail or "") + " "
                else:
                    element.text = (element.text or "") + " "


class _Alignment(Treeprocessor):
    """Column alignment as a class: the content policy allows no style attribute."""

    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in {"td", "th"}:
                aligned = _ALIGNMENTS.get(cell.attrib.pop("style", ""))
                if aligned is not None:
                    cell.set("class", aligned)


class _Plain(Extension):
    """No raw HTML, no headings in the output."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  the library's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        self.headings = _Headings(md)
        md.treeprocessors.register(self.headings, "headings", 1)
        self.back_links = _BackLinks(md)
        md.treeprocessors.register(self.back_links, "back links", 3)
        md.treeprocessors.register(_Alignment(md), "alignment", 2)


def _unstash(mark: "re.Match[str]") -> str:
    # Python-Markdown writes & as STX amp ETX and an escaped character as STX code ETX
    return "&" if mark.group(1) == "amp" else chr(int(mark.group(1)))


_plain = _Plain()
_markdown = markdown.Markdown(
    extensions=["attr_list", "tables", "footnotes", "sane_lists", _plain],
    extension_configs={"footnotes": {"BACKLINK_TITLE": "Về chỗ có chú thích {}"}},
)
_one_text = threading.Lock()  # a live preview makes a page while a build makes others


def body_parts(
    text: str,
    folder: str,
    anchors: frozenset[str] = frozenset(),
    recorded: frozenset[str] = frozenset(),
) -> list[BodyPart]:
    """The Markdown ``text`` of a file in ``folder`` (``to-chuc/x``) as headings and safe HTML.

    Only ids in ``anchors`` and ``recorded`` are kept on passages, so that no text can take the
    place of an element that a script looks for. Passages whose id is in ``recorded`` end with a
    link to ``#so-<id>``, their record in the ledger.
    """
    kept = anchors | recorded
    keep = _attribute_filter(folder, kept)
    headings: list[HeadingPart] = []

    def opened(tag: str, anchor: str | None) -> tuple[str, str]:
        if anchor is None or anchor not in kept:
            return f"<{tag}>", ""
        link = f' <a class="ve-so" href="#so-{anchor}">{_BACK}</a>' if anchor in recorded else ""
        return f'<{tag} id="{anchor}">', link

    pieces = []
    for block in blocks(_PRIVATE_USE.sub("\ufffd", text), opened):
        if isinstance(block, Passage):
            pieces.append(block.html)
        elif isinstance(block, Heading):
            pieces.append(f"<p>{_OPEN}{len(headings)}{_CLOSE}</p>")
            anchor = block.anchor or slugify(block.text)
            headings.append(HeadingPart(max(2, block.level), block.text, anchor))
        else:
            pieces.append(_by_markdown(block.text, headings, recorded, keep))
    return list(_parted("\n".join(pieces), headings, kept))


def _by_markdown(
    text: str,
    headings: list[HeadingPart],
    recorded: frozenset[str],
    keep: Callable[[str, str, str], str | None],
) -> str:
    """Any Markdown as safe HTML; its headings are added to ``headings`` and leave marks."""
    with _one_text:
        _markdown.reset()
        _plain.headings.found, _plain.back_links.anchors = headings, recorded
        html = _markdown.convert(text)
    return nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, attribute_filter=keep, url_schemes={"https"},
        link_rel=None,
    )  # fmt: skip


def _parted(html: str, headings: list[HeadingPart], anchors: frozenset[str]) -> Iterator[BodyPart]:
    for index, piece in enumerate(_HEADING_MARK.split(html)):
        if index % 2:
            heading = headings[int(piece)]
            anchor = heading.anchor
            if anchor not in anchors:
                # an underscore begins no id of an activity, so none can stand in its place
                anchor = f"_muc-{piece}-{slugify(heading.text)}".rstrip("-")
            yield HeadingPart(heading.level, heading.text, anchor)
        elif piece.strip():
            yield HtmlPart(piece.strip())


def _attribute_filter(
    folder: str, anchors: frozenset[str]
) -> Callable[[str, str, str], str | None]:
    def keep(tag: str, name: str, value: str) -> str | None:
        if name == "id":
            return value if value in anchors or _FOOTNOTE_ID.fullmatch(value) else None
        if name == "class":
            return value if value in _CLASSES else None
        if name in {"href", "src"}:
            kept = safe_address(value, folder)
            # a picture is fetched unasked: of another host, it would tell them who reads
            return None if tag == "img" and kept and kept.startswith("https:") else kept
        return value

    return keep


def safe_address(value: str, folder: str) -> str | None:
    """The address to print for one written in a file of ``folder``; None when it must not be.

    https addresses and fragments stay; an address within the archive (``/nam/2021/``,
    ``2021.md#id``, ``hinh.png``) is written from the archive's root.
    """
    value = value.strip()
    if value.startswith("#"):
        return value
    if value.startswith("https://"):
        return value
    if _SCHEME.match(value) or value.startswith("//") or "\\" in value:
        return None
    path, mark, fragment = value.partition("#")
    path = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
    path = posixpath.normpath(path)
    if path.startswith(".."):
        return None
    if path.endswith(".md"):
        path = path.removesuffix(".md").removesuffix("index").rstrip("/") + "/"
    elif not posixpath.splitext(path)[1]:
        path += "/"
    return address(path.removeprefix("./") + mark + fragment)
