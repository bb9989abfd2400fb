"""The engine's Markdown for composed pages: headings, and finished fragments between them.

A composed page has nothing else, and its fragments are already HTML, so they are passed on, and a
heading whose words mean nothing to Markdown is written as Markdown would write it: the same bytes
as a conversion of the whole page by an instance of its own, which is what the engine does and what
takes most of its time. One instance converts all other headings; a page that looks different is
left to the engine.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from archive.rendering.fragments import OPENING, is_fragment

# To Markdown an underline is emphasis where it does not stand between letters.
_ANCHOR = r"_?[A-Za-z0-9:-]+(?:(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])[A-Za-z0-9:-]+)*"
_HEADING = re.compile(rf"(#{{1,6}}) ([^\n]*[^\n ]) \{{: #({_ANCHOR}) \}}\n")

# No sign in it means anything to Markdown: whoever composed it made entities of those that do.
_PLAIN = re.compile(r"""(?:[^\x00-\x20\\`*_{}\[\]<>&#!|~^"'=$@+]| (?! )|&#[0-9]+;)+""")
_PROBE = "Đoàn ra -- đoàn vào... (c) 1/2 +- :vui: www.x.vn https://x.vn &#42;a&#42; &#34;b&#34;"

_OPENING = OPENING.encode()

MOST = 1 << 14
"""Headings kept."""

Tokens = list[Any]
"""What the table of contents is made of, as Python-Markdown has it."""


class Headings:
    """Converts composed text with the extensions that the engine's settings name."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._markdown = Markdown(
            extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
        )
        self._depth = [level for level in range(1, 7) if self._converted(*_probe(level))[1]]
        # with other extensions a heading may come out in another way: then Markdown makes each
        self._is_plain = all(
            self._written(*_probe(level)) == self._converted(*_probe(level))
            for level in range(1, 7)
        )
        # most headings stand on a thousand pages
        self._heading = lru_cache(maxsize=MOST)(self._made)

    def parts(self, pieces: Sequence[bytes]) -> tuple[bytes, Tokens] | None:
        """HTML of a composed page, and its headings in a row; None for any other text.

        The headings are kept for other pages: they are not to be changed.
        """
        made: list[bytes] = []
        tokens: Tokens = []
        for piece in pieces:
            if piece.startswith(_OPENING):
                if not is_fragment(piece):
                    return None
                made.append(piece)
            else:
                heading = self._heading(piece)
                if heading is None:
                    return None
                made.append(heading[0])
                tokens += heading[1]
        return (b"\n".join(made).strip(), tokens) if made else None

    def _made(self, piece: bytes) -> tuple[bytes, Tokens] | None:
        """HTML and token of a heading; None for any other line."""
        heading = _HEADING.fullmatch(piece.decode())
        if heading is None:
            return None
        written = self._is_plain and _PLAIN.fullmatch(heading[2])
        html, tokens = (self._written if written else self._converted)(*heading.groups())
        return html.encode(), tokens

    def _written(self, signs: str, words: str, anchor: str) -> tuple[str, Tokens]:
        """What the engine makes of a heading that has nothing for it to do."""
        level = len(signs)
        token = {"level": level, "id": anchor, "name": words, "html": words, "data-toc-label": ""}
        return f'<h{level} id="{anchor}">{words}</h{level}>', [
            token
        ] if level in self._depth else []

    def _converted(self, signs: str, words: str, anchor: str) -> tuple[str, Tokens]:
        self._markdown.reset()
        html = self._markdown.convert(f"{signs} {words} {{: #{anchor} }}")
        return html, [
            {name: value for name, value in token.items() if name != "children"}
            for token in self._markdown.toc_tokens  # type: ignore[attr-defined] # set by toc
        ]


def _probe(level: int) -> tuple[str, str, str]:
    return "#" * level, _PROBE, "tham-do"
