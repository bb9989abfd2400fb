"""The text of a file with what is no prose blanked out, every character in its place.

Rules search these views instead of the Markdown itself, so that a place found in a view is a place
in the file.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.model.body import Passage
from archive.model.page_records import Dossier
from archive.reading.content_file import ContentFile

_TICKS = re.compile(r"`+")
# What Python-Markdown lets a backslash escape, and the bar of tables.
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!|]")
# What begins a line is looked for by itself, behind the end of the line before: so both are found
# fast, by their first sign.
_NO_TELLING_AT_FIRST = re.compile(
    r"\n(?:(?:[ ]{1,3}\[|\[(?!\^[^\]\s]+\]))[^\]\n]+\]:[^\n]*"  # the definition of a link
    r"|[ ]*\d{1,9}[.](?=[ \t])"  # the number of a list item
    r"|#{1,6}[ \t]*(?:(?:\d{1,2}|[IVXLC]{1,5})[.)]?(?:\d{1,2}[.)]?)*[ \t])?)"  # and of a heading
)
_NO_TELLING_WITHIN = re.compile(
    r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"  # the target of a link or an image
    r"|\[\^[^\]\s]+\]:?"  # a footnote's sign
    r"|&#?\w{1,32};"
    r"|\{:?[^{}\n]*\}"  # an anchor
)
# A letter is where nearly every search would stop: only texts with addresses are searched for them.
_NO_TELLING = re.compile(rf"{_NO_TELLING_WITHIN.pattern}|<https?://[^\s<>]+>?|https?://[^\s<>]+>?")
_MACRO = re.compile(r"\{\{.*?\}\}")
_VISIBLE = re.compile(r"[^\n]")


@lru_cache(maxsize=2)
def prose(file: ContentFile) -> str:
    """The body without code, macro calls and what a backslash takes the meaning from."""
    body = file.body
    if not body.text:
        return ""
    text = _ESCAPED.sub("  ", body.text)
    if isinstance(file.record, Dossier):
        text = _MACRO.sub(lambda m: blank(m.group()), text)
    if "`" not in text and "~~~" not in text:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in _code(file, text):
        pieces += (text[at:start], blank(text[start:end]))
        at = end
    return "".join([*pieces, text[at:]])


@lru_cache(maxsize=2)
def telling(file: ContentFile) -> str:
    """The prose without addresses, footnote signs, anchors and the numbers of lists."""
    lines = _NO_TELLING_AT_FIRST.sub(_blanked_line, f"\n{prose(file)}")
    within = _NO_TELLING if "://" in lines else _NO_TELLING_WITHIN
    return within.sub(_blanked, lines[1:])


def piece_of(file: ContentFile, passage: Passage, view: str) -> str:
    """The part of ``view``, one of the above, that ``passage`` takes up."""
    start = file.body.start
    return view[passage.span.start - start : passage.span.end - start]


def _blanked_line(found: "re.Match[str]") -> str:
    return "\n" + " " * (len(found.group()) - 1)


def _blanked(found: "re.Match[str]") -> str:
    return blank(found.group())


def blank(text: str) -> str:
    """As many spaces as ``text`` has characters; its line ends stay."""
    return " " * len(text) if "\n" not in text else _VISIBLE.sub(" ", text)


def _code(file: ContentFile, text: str) -> Iterator[tuple[int, int]]:
    """Start and end in ``text`` of each block and each span of code, in order."""
    for passage in file.body.passages:
        start = passage.span.start - file.body.start
        end = passage.span.end - file.body.start
        if passage.kind == "code":
            yield start, end
        else:
            yield from _code_spans(text, start, end)


def _code_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Code from a run of ticks to the next one of the same length in the passage."""
    runs = [match.span() for match in _TICKS.finditer(text, start, end)]
    later: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[index][1] - runs[index][0], []).append(index)
    at = 0
    while at < len(runs):
        first, last = runs[at]
        same = later[last - first]
        while same and same[-1] <= at:
            same.pop()
        if same:
            at = same[-1]
            yield first, runs[at][1]
        at += 1
