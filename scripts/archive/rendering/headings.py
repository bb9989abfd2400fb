"""The engine's Markdown for composed pages: headings, and finished fragments between them.

A composed page has nothing else, and its fragments are already HTML, so one instance of the
engine's Markdown converts each heading by itself and the fragments are passed on: the same bytes as
a conversion of the whole page by an instance of its own, which is what the engine does and what
takes most of its time. A page that looks different is left to the engine.
"""

import re
from functools import lru_cache
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig

from archive.rendering.fragments import OPENING, end_of_fragment

_HEADING = re.compile(r"#{1,6} [^\n]*[^\n ] \{: #[A-Za-z0-9:_-]+ \}(?=\n|$)")

MOST = 4_096
"""Headings kept with their HTML; the same few dozen stand on nearly every page."""

Tokens = list[Any]
"""What the table of contents is made of, as Python-Markdown has it."""


class Headings:
    """Converts composed text with the extensions that the engine's settings name."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._markdown = Markdown(
            extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
        )
        self._heading = lru_cache(MOST)(self._converted)

    def convert(self, text: str) -> tuple[str, Tokens] | None:
        """HTML and table of contents of a composed page; None for any other text."""
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
                heading = _HEADING.match(text, at)
                if heading is None:
                    return None
                end = heading.end()
                html, found = self._heading(heading.group())
                pieces.append(html)
                tokens += ({**token} for token in found)
            at = end
            while text.startswith("\n", at):
                at += 1
            if at - end < 2:
                return None
        return "\n".join(pieces).strip(), nest_toc_tokens(tokens)

    def _converted(self, line: str) -> tuple[str, Tokens]:
        self._markdown.reset()
        html = self._markdown.convert(line)
        return html, [
            {name: value for name, value in token.items() if name != "children"}
            for token in self._markdown.toc_tokens  # type: ignore[attr-defined] # set by toc
        ]
