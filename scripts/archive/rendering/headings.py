"""The engine's Markdown for composed pages: headings, and finished fragments between them.

A composed page has nothing else, and its fragments are already HTML, so they are passed on, and a
heading whose words mean nothing to Markdown is written as Markdown would write it: the same bytes
as a conversion of the whole page by an instance of its own, which is what the engine does and what
takes most of its time. One instance converts all other headings; a page that looks different is
left to the engine.
"""

import re
from functools import lru_cache
from typing import Any, cast

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig

from archive.rendering.fragments import OPENING, end_of_fragment

# To Markdown an underline is emphasis where it does not stand between letters.
_ANCHOR = r"_?[A-Za-z0-9:-]+(?:(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])[A-Za-z0-9:-]+)*"
_HEADING = re.compile(rf"(#{{1,6}}) ([^\n]*[^\n ]) \{{: #({_ANCHOR}) \}}")

# No sign in it means anything to Markdown: whoever composed it made entities of those that do.
_PLAIN = re.compile(r"""(?:[^\x00-\x20\\`*_{}\[\]<>&#!|~^"'=$@+]| (?! )|&#[0-9]+;)+""")
_PROBE = "Đoàn ra -- đoàn vào... (c) 1/2 +- :vui: www.x.vn https://x.vn &#42;a&#42; &#34;b&#34;"

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

    def convert(self, text: str) -> tuple[str, Tokens] | None:
        """HTML and table of contents of a composed page; None for any other text."""
        parts = self.parts(text)
        return parts and (parts[0], nest_toc_tokens(cast("Any", [*map(dict, parts[1])])))

    def parts(self, text: str) -> tuple[str, Tokens] | None:
        """HTML of a composed page, and its headings in a row; None for any other text.

        The headings are kept for other pages: they are not to be changed.
        """
        pieces: list[str] = []
        tokens: Tokens = []
        at, text = 0, text.strip("\n") + "\n\n"  # as the engine ends it
        while at < len(text):
            if text.startswith(OPENING, at):
                end = end_of_fragment(text, at)
                if end is None:
                    return None
                pieces.append(text[at:end] + "\n")
            else:
                end = text.index("\n", at)
                heading = self._heading(text[at:end])
                if heading is None:
                    return None
                pieces.append(heading[0])
                tokens += heading[1]
            at = end
            while text.startswith("\n", at):
                at += 1
            if at - end < 2:
                return None
        return "\n".join(pieces).strip(), tokens

    def _made(self, line: str) -> tuple[str, Tokens] | None:
        """HTML and token of a heading; None for any other line."""
        heading = _HEADING.fullmatch(line)
        if heading is None:
            return None
        written = self._is_plain and _PLAIN.fullmatch(heading[2])
        return (self._written if written else self._converted)(*heading.groups())

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
