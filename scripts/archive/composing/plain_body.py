"""The plain parts of contributed Markdown, written without Python-Markdown.

Nearly every block of a report is a heading, a paragraph, a list of one level or a table, with
nothing in it but words and bold figures. Such a block means the same wherever it stands, so its
HTML is written here, at a twentieth of the cost; what is left, in runs, goes to Python-Markdown and
the sanitiser. A plain block holds no sign that means anything to Markdown or HTML but those taken
apart here, so nothing is left in it to sanitise. A test compares both ways over all reports and
generated texts.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

# Neither these, nor what a sanitiser may write in another way, stands in a plain block.
_SIGN = re.compile(
    r"[`_\\\[\]{}<>&|\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u2028\u2029\ud800-\uf8ff\ufdd0-\ufdef\ufeff"
    r"\ufff0-\uffff\U000e0000-\U0010ffff]"
)
# What opens a line of another kind: a list, a heading, a rule, a definition.
_OPENING = re.compile(r"(?:^|\n)(?:[#\-+=:~!]|\*(?!\*[^* ])|[0-9]+[.)])")
_ANCHOR = re.compile(r"\{: #([a-z0-9-]+) \}")
_HEADING = re.compile(r"(#{1,6}) ([^\n]*?[^\n# ])(?: \{: #([a-z0-9-]+) \})?")
_BLANK = re.compile(r"\n(?:[ ]*\n)+")
_RULE_OF_TABLE = re.compile(r"\|(?:-+\|){2,}")
# Footnotes and named links reach over blocks; tabs and the like are changed before all else.
_REACHING = re.compile(r"\[\^|\]:|[\x00-\x09\x0b-\x1f]")


class Heading(NamedTuple):
    """A heading: its level as written, its words, its anchor or none."""

    level: int
    text: str
    anchor: str | None


class Passage(NamedTuple):
    """A paragraph, a list or a table as safe HTML."""

    html: str


class Other(NamedTuple):
    """A run of blocks as written, for Python-Markdown."""

    text: str


Block = Heading | Passage | Other
Opened = Callable[[str, str | None], tuple[str, str]]
"""For the name of a tag and the anchor written for it: the opening tag, the end of the passage."""


def blocks(text: str, opened: Opened) -> Iterator[Block]:
    """``text`` in blocks, in their order; those that are not plain in runs."""
    whole, text = text, text.strip("\n")
    if _REACHING.search(text) or text.startswith(" "):
        yield Other(whole)
        return
    run: int | None = None  # where the run that is open begins
    end = 0
    found = [*_parted(text)]
    lists = [text.startswith("- ", start) for start, _ in found]
    made = [_made(text[slice(*place)], opened) for place in found]
    for at, (start, block_end) in enumerate(found):
        block = made[at]
        if block is not None and lists[at]:
            # a list goes on after an empty line, and so may what stands before it
            alone = all(
                made[near] is not None and not lists[near]
                for near in (at - 1, at + 1)
                if 0 <= near < len(found)
            )
            block = block if alone else None
        if block is None:
            run = start if run is None else run
        else:
            if run is not None:
                yield Other(text[run:end])
                run = None
            yield block
        end = block_end
    if run is not None:
        yield Other(text[run:end])


def _parted(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for blank in _BLANK.finditer(text):
        yield at, blank.start()
        at = blank.end()
    yield at, len(text)


def _made(block: str, opened: Opened) -> Heading | Passage | None:
    if block.startswith("#"):
        match = _HEADING.fullmatch(block)
        if match is None or _SIGN.search(match[2]) or "*" in match[2]:
            return None
        return Heading(len(match[1]), " ".join(match[2].split()), match[3])
    if block.startswith("- "):
        items = block[2:].split("\n- ")
        lines = [_passage(item, "li", "\n  ", opened) for item in items]
        if None in lines:
            return None
        return Passage("\n".join(["<ul>", *map(str, lines), "</ul>"]))
    html = _table(block) if block[:1] == "|" else _passage(block, "p", "\n", opened)
    return None if html is None else Passage(html)


def _passage(text: str, tag: str, margin: str, opened: Opened) -> str | None:
    """The element of one passage; None if it is not plain. ``margin`` leads its anchor."""
    anchor = None
    if text.endswith(" }"):
        text, _, last = text.rpartition(margin)
        match = _ANCHOR.fullmatch(last)
        if match is None:
            return None
        anchor = match[1]
    html = _words(text)
    if html is None:
        return None
    opening, ending = opened(tag, anchor)
    return f"{opening}{html}{ending}</{tag}>"


def _table(block: str) -> str | None:
    """A table whose rows are all of one length and aligned in no way; None for any other block."""
    head, _, rest = block.partition("\n")
    rule, _, body = rest.partition("\n")
    if _RULE_OF_TABLE.fullmatch(rule) is None or not body:
        return None
    columns = rule.count("|") - 1
    rows = [_row(line, "td", columns) for line in body.split("\n")]
    first = _row(head, "th", columns)
    if first is None or None in rows:
        return None
    told = "\n".join(map(str, rows))
    return f"<table>\n<thead>\n{first}\n</thead>\n<tbody>\n{told}\n</tbody>\n</table>"


def _row(line: str, tag: str, columns: int) -> str | None:
    """A row of as many ``columns``; None for any other line."""
    if line[:1] != "|" or line[-1:] != "|" or line.count("|") != columns + 1:
        return None
    cells = [cell.strip(" ") for cell in line[1:-1].split("|")]
    told = [_words(cell) if cell else "" for cell in cells]
    if None in told:
        return None
    return "\n".join(["<tr>", *[f"<{tag}>{cell}</{tag}>" for cell in told], "</tr>"])


def _words(text: str) -> str | None:
    """Words, with what is bold in them; None for any other text."""
    if not text or _SIGN.search(text) or " \n" in text or "\n " in text or text.strip() != text:
        return None
    if "*" in text:
        if text.count("*") == 2 and text[0] == text[-1] == "*" and text[1:-1].strip() == text[1:-1]:
            return f"<em>{text[1:-1]}</em>" if "\n" not in text and len(text) > 2 else None
        parts = text.split("**")
        if len(parts) % 2 == 0 or "*" in text.replace("**", "") or "" in parts[1:-1]:
            return None
        if any(part.strip() != part or "\n" in part for part in parts[1::2]):
            return None
        if _OPENING.search(text):
            return None
        pieces = [f"<strong>{part}</strong>" if at % 2 else part for at, part in enumerate(parts)]
        return "".join(pieces)
    return None if _OPENING.search(text) else text
