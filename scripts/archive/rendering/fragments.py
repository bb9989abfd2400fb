"""Python-Markdown extension: finished HTML goes around Markdown, not through it.

A composed page is headings in Markdown and, between them, finished fragments:

    <div class="manh">
    … sanitised HTML, any number of lines …
    </div>

with an empty line before and after each. Plain Python-Markdown passes these on as they are, since a
block tag opens a raw block, but reads them character by character; MkDocs reads them once more to
collect anchors; and the raw blocks are searched for marks when they are put back. The extension
takes each fragment out before the first and puts it back after the last: a page of 115 kB takes
a tenth of the time and comes out as the same bytes.

A fragment is well-formed HTML as a sanitiser or a template writes it (entities end in `;`), and
none of its lines begins with three backquotes or tildes, which plain Markdown reads as code.
What does not look like one, an unbalanced `div` for instance, goes the ordinary way with the rest
of its page.
"""

import re
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from archive.language.slugs import slugify

OPENING = '<div class="manh">'
CLOSING = "</div>"
_OPENING_LINE, _CLOSING_LINE = f"{OPENING}\n".encode(), f"\n{CLOSING}\n".encode()

# STX and ETX cannot come from a page: `normalize_whitespace` removes them.
_MARK = f"{STX}archive-fragment:%s{ETX}"
_PARAGRAPH = re.compile(f"<p>{_MARK % '([0-9]+)'}</p>")

# After `normalize_whitespace` (30), whose cleaning both ways share; before `fenced_code` (25),
# MkDocs' own `mkdocs_raw_html` (21) and `html_block` (20).
_FIRST = 28
# After `raw_html` (30) and `amp_substitute` (20), which would search the fragments for marks.
_LAST = 0


class FragmentTaker(Preprocessor):
    """Takes fragments out of the lines and leaves a mark, a paragraph of its own, for each."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.taken: list[str] = []

    def run(self, lines: list[str]) -> list[str]:
        """The lines with marks in place of fragments, which are then in `taken`."""
        self.taken = []
        return "".join(self._with_marks("\n".join(lines))).split("\n")

    def _with_marks(self, text: str) -> Iterator[str]:
        done = 0
        while (start := text.find(OPENING, done)) >= 0:
            end = end_of_fragment(text, start)
            if end is None:
                break  # it may be open to the end of the page, so what follows is not ours
            yield text[done:start]
            yield _MARK % len(self.taken)
            # Raw blocks keep the empty line after them: part of the same bytes.
            self.taken.append(text[start:end] + "\n")
            done = end
        yield text[done:]


class FragmentReturner(Postprocessor):
    """Puts the fragments back where their marks are."""

    def __init__(self, md: Markdown, taker: FragmentTaker) -> None:
        super().__init__(md)
        self.taker = taker

    def run(self, text: str) -> str:
        """The page's HTML, whole again."""
        return _PARAGRAPH.sub(lambda mark: self.taker.taken[int(mark[1])], text)


class FragmentExtension(Extension):
    """Registers both ends; takes no settings."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name is Python-Markdown's
        """Called once for each new Markdown instance."""
        taker = FragmentTaker(md)
        md.preprocessors.register(taker, "archive_fragments", _FIRST)
        md.postprocessors.register(FragmentReturner(md, taker), "archive_fragments", _LAST)


def makeExtension(**settings: object) -> FragmentExtension:  # noqa: N802  looked up by this name
    """Entry point by which `markdown_extensions: [archive.rendering.fragments]` finds the class."""
    return FragmentExtension(**settings)


def heading_id(text: str, separator: str) -> str:
    """Id of a heading that carries none, for `toc.slugify`: Đoàn ra → `doan-ra`, never `oan-ra`.

    Composed headings carry explicit ids; this is for pages that somebody writes past the composer.
    """
    return slugify(text).replace("-", separator)


def end_of_fragment(text: str, start: int) -> int | None:
    """Index after the fragment whose opening tag is at `start`; None if it is not a fragment."""
    on_its_own = start == 0 or text.startswith("\n\n", start - 2)
    if not on_its_own or not text.startswith("\n", start + len(OPENING)):
        return None
    depth, end = 0, start
    # before each closing tag there are so many opening ones; all are counted by C code
    while (closing := text.find("</div", end)) >= 0:
        depth += text.count("<div", end, closing) - 1
        end = closing + len(CLOSING)
        if depth <= 0:
            # `html_block` treats an end without an empty line below it in its own way.
            alone = text.startswith("\n" + CLOSING + "\n\n", closing - 1)
            return end if alone else None
    return None


def is_fragment(piece: bytes) -> bool:
    """Whether ``piece``, which begins as one does and has lines of its own, is one fragment.

    It is where :func:`end_of_fragment` finds its end with its last line.
    """
    if not piece.startswith(_OPENING_LINE) or not piece.endswith(_CLOSING_LINE):
        return False
    *before, last, _ = piece.split(b"</div")
    depth = 0
    for part in before:
        depth += part.count(b"<div") - 1
        if depth <= 0:
            return False
    return depth + last.count(b"<div") == 1
