"""Frames of pages: what the theme makes of all pages of one kind alike is made once.

A page is a frame with a few values in it: its title, its description, its addresses, its headings,
its content. The theme's template is rendered once with a mark for each value, for all pages that
share whatever it may ask for (kind, section, depth, number and levels of headings …); the others
are joined from the pieces between the marks. How a value is written where a mark came out shows in
the mark itself: as it is, escaped, or quoted for an address.

The first two pages of a frame are also rendered by the template, whole. If that gives other bytes,
the theme asks for more than is thought of here, and the template makes every page of that frame.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote, quote_plus

from markupsafe import Markup, escape

from archive.rendering.addresses import Public

MOST = 4_000
"""Frames kept; each is some 8 kB."""

CHECKED = 2
"""Pages of each frame that are compared with what the template makes."""

Token = Mapping[str, Any]
Render = Callable[[str, Mapping[str, str], str, str | None, Sequence[Token]], str]
"""By the template: path, head, content, address for the public (None: the page's own), headings."""

# only such addresses are the same in a template, in an address and in HTML
_ADDRESS = re.compile(r"[a-z0-9-]+/(?:[a-z0-9-]+/)+")
_ASKED = ("page_kind", "section", "stamp", "language")
"""Entries of the head that the template looks at; it only prints the others."""

_WRITTEN: dict[str, Callable[[str], str]] = {
    "</ >": str,
    "&lt;/ &gt;": lambda value: str(escape(value)),
    "%3C/%20%3E": quote,
    "%3C%2F+%3E": quote_plus,
    # of a heading, which is only taken when it is the same in every way
    "..": str,
}
_MARK = re.compile(f"khung-([a-z_0-9]+)-({'|'.join(map(re.escape, _WRITTEN))})")

Slot = tuple[str, Callable[[str], str]]


class Frames:
    """Pages of one theme, at the addresses of ``public``."""

    def __init__(self, render: Render, public: Public) -> None:
        self._render = render
        self._kept: dict[tuple[object, ...], _Frame | None] = {}
        self._before = public.before

    def page(
        self, path: str, meta: Mapping[str, str], content: bytes, tokens: Sequence[Token]
    ) -> bytes:
        """The HTML of the page at ``path`` with this head, content and headings."""
        key = self._key(path, meta, tokens)
        if key is None:
            return self._whole(path, meta, content, tokens)
        if key not in self._kept:
            if len(self._kept) >= MOST:
                self._kept.clear()
            self._kept[key] = _Frame(self._marked(path, meta, tokens))
        frame = self._kept[key]
        if frame is None:
            return self._whole(path, meta, content, tokens)
        values = dict(meta)
        values["public"] = f"{self._before}{path.removesuffix('index.md')}"
        for number, token in enumerate(tokens):
            values[f"name{number}"], values[f"id{number}"] = token["name"], token["id"]
        html = frame.filled(values, content)
        if frame.used <= CHECKED:
            whole = self._whole(path, meta, content, tokens)
            if html != whole:
                self._kept[key] = None
            return whole
        return html

    def _whole(
        self, path: str, meta: Mapping[str, str], content: bytes, tokens: Sequence[Token]
    ) -> bytes:
        return encoded(self._render(path, meta, content.decode(), None, tokens))

    def _key(
        self, path: str, meta: Mapping[str, str], tokens: Sequence[Token]
    ) -> tuple[object, ...] | None:
        """All that the template may ask for besides the values; None where no frame will do."""
        address = path.removesuffix("index.md")
        if self._before is None or not _ADDRESS.fullmatch(address):
            return None
        if not all(_same_in_every_way(token["name"]) for token in tokens):
            return None
        asked = tuple(meta.get(name) for name in _ASKED)
        levels = tuple(token["level"] for token in tokens)
        return (address.partition("/")[0], address.count("/"), *sorted(meta), *asked, levels)

    def _marked(self, path: str, meta: Mapping[str, str], tokens: Sequence[Token]) -> str:
        marked = {
            name: value if name in _ASKED else f"khung-{name}-</ >" for name, value in meta.items()
        }
        headings = [
            {**token, "name": f"khung-name{number}-..", "id": f"khung-id{number}-.."}
            for number, token in enumerate(tokens)
        ]
        return self._render(path, marked, "khung-content-</ >", "khung-public-</ >", headings)


class _Frame:
    """The pieces between the marks, and what stands in place of each mark."""

    def __init__(self, marked: str) -> None:
        pieces = _MARK.split(marked)
        self._first = encoded(pieces[0])
        self._rest = [*_slots(pieces)]
        self.used = 0

    def filled(self, values: Mapping[str, str], content: bytes) -> bytes:
        """The page with these values and this content."""
        self.used += 1
        made = [self._first]
        for (name, written), piece in self._rest:
            if name == "content":
                made.append(content if written is str else encoded(written(content.decode())))
            else:
                made.append(encoded(written(values[name])))
            made.append(piece)
        return b"".join(made)


def _slots(pieces: Sequence[str]) -> Iterator[tuple[Slot, bytes]]:
    for at in range(1, len(pieces), 3):
        name, way, piece = pieces[at : at + 3]
        yield (name, _WRITTEN[way]), encoded(piece)


def encoded(html: str) -> bytes:
    """``html`` as it stands in a file."""
    return html.encode("utf-8", errors="xmlcharrefreplace")


@lru_cache(maxsize=1 << 14)
def _same_in_every_way(title: str) -> bool:
    """Whether the words of a heading, as HTML, are printed alike, stripped of tags or not."""
    return str(escape(Markup(title).striptags())) == title  # noqa: S704  compared, not printed
