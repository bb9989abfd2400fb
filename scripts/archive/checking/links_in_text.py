"""The links and pictures of a text, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Literal
from urllib.parse import unquote

from archive.checking.prose import prose
from archive.model.body import Span
from archive.reading.content_file import ContentFile

LinkKind = Literal["link", "image", "automatic", "definition"]

_TEXT = r"\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*+)\]"
_TARGET = r"\((?P<target>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)"
_LINK = re.compile(rf"(?P<image>!)?{_TEXT}{_TARGET}")
_REFERENCE = re.compile(rf"!?{_TEXT}[ ]?\[(?P<name>[^\[\]\n]*)\]")
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?P<name>[^\]^\n][^\]\n]*)\]:[ \t]*(?P<target>\S*)", re.MULTILINE
)
_AUTOMATIC = re.compile(
    r"<(?P<target>(?:[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[\w.+%-]+@[\w-]+(?:\.[\w-]+)+))>"
)
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$""")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e]+")
_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture: what it shows, where it leads, and the places of both.

    For a ``definition`` (``[name]: target``) ``text`` is the name.
    """

    kind: LinkKind
    text: str
    target: str
    span: Span
    target_span: Span

    @property
    def scheme(self) -> str:
        """The scheme of the target in small letters, as a browser would read it; empty for none."""
        found = _SCHEME.match(_IGNORED.sub("", unescape(unquote(self.target))).lower())
        return found.group("scheme") if found else ""

    @property
    def is_within(self) -> bool:
        """Whether it leads, or means to lead, to a page or file of the archive."""
        return not self.scheme and not self.target.startswith(("//", "\\\\", "www."))


@lru_cache(maxsize=2)
def links_in(file: ContentFile) -> tuple[Link, ...]:
    """Every link and picture of the text that names its own target, in order."""
    return tuple(sorted(_links(file), key=lambda link: link.span.start))


def _links(file: ContentFile) -> Iterator[Link]:
    text, start = prose(file), file.body.start
    if "[" not in text and "<" not in text:
        return
    if "](" in text:
        for match in _LINK.finditer(text):
            yield from _link(match, start)
    if "]:" in text:
        for match in _DEFINITION.finditer(text):
            span = Span(start + match.start(), start + match.end())
            place = Span(start + match.start("target"), start + match.end("target"))
            target = match.group("target").strip("<>")
            yield Link("definition", match.group("name"), target, span, place)
    if "<" in text:
        for match in _AUTOMATIC.finditer(text):
            span = Span(start + match.start(), start + match.end())
            place = Span(span.start + 1, span.end - 1)
            yield Link("automatic", "", match.group("target"), span, place)


def _link(match: "re.Match[str]", start: int) -> Iterator[Link]:
    written = _TITLE.sub("", match.group("target"))
    target = written.strip()
    at = start + match.start("target") + len(written) - len(written.lstrip())
    if target.startswith("<") and target.endswith(">"):
        target, at = target[1:-1], at + 1
    span = Span(start + match.start(), start + match.end())
    kind: LinkKind = "image" if match.group("image") else "link"
    yield Link(kind, match.group("text"), target, span, Span(at, at + len(target)))
    # a picture may itself be what a link shows
    inner = match.start("text")
    for found in _LINK.finditer(match.group("text")):
        yield from _link(found, start + inner)


def undefined_references(file: ContentFile) -> Iterator[tuple[str, Span]]:
    """``[text][name]`` for which the text has no ``[name]: target``."""
    text, start = prose(file), file.body.start
    # a single sign is found much faster than two
    if "[" not in text or ("][" not in text and "] [" not in text):
        return
    defined = {m.group("name").strip().lower() for m in _DEFINITION.finditer(text)}
    for match in _REFERENCE.finditer(text):
        name = match.group("name") or match.group("text")
        is_footnote = name.startswith("^") or match.group("text").startswith("^")
        if not is_footnote and " ".join(name.split()).lower() not in defined:
            yield name, Span(start + match.start(), start + match.end())
