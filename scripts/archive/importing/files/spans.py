"""From runs of characters, as a file holds them, to the spans of a paragraph.

One place for what every format needs: the old fonts read, blanks and invisible characters made
plain, raised figures kept apart from the figures before them, equal looks joined, NFC.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from archive.importing.document import Loss, Span
from archive.importing.files.legacy_fonts import decoder_of, is_unicode
from archive.importing.files.symbol_fonts import BARE

_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_RAISED_FIGURES = re.compile(r"[0-9+\-()]*[0-9][0-9+\-()]*")
_PLAIN = {
    **BARE,
    **dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2007\u2008\u2009\u202f\u3000"), " "),
    **dict.fromkeys((0x2010, 0x2011), "-"),  # fonts have hyphens of their own; symbols use them
    ord("\u2028"): "\n",
    ord("\u2029"): "\n",
    ord("\u00ad"): None,  # where a word may be cut at the end of a line
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), None),
    **dict.fromkeys(range(0x202A, 0x202F), None),
    **dict.fromkeys(range(0x2066, 0x206A), None),
    **{code: None for code in range(0x20) if code not in {0x09, 0x0A}},
    **dict.fromkeys(range(0x7F, 0xA0), None),
    # Half of a pair, or no character at all: no file in UTF-8 can hold it.
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


@dataclass(frozen=True)
class Run:
    """Characters of one look as the file holds them; ``lost`` is the reason they go no further.

    A run with a ``note`` is the call of a footnote and has no text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    font: str = ""
    note: str | None = None
    lost: str = ""


def spans_of(runs: Iterable[Run], origin: str) -> tuple[tuple[Span, ...], list[Loss], bool]:
    """The spans of a paragraph, what is lost of it, and whether an old font lied about its text.

    Raised figures become the characters ¹²³…, so that 01 with a raised 1 stays “01¹”: they have no
    ``superscript`` then. Blanks at both ends go.
    """
    decoded, lied = _decoded([run for run in runs if run.text or run.note])
    losses: list[Loss] = []
    spans: list[Span] = []
    for reason, same in groupby(decoded, key=lambda run: run.lost):
        kept = list(same)
        if not reason:
            spans += [_span(run) for run in kept]
        elif text := "".join(run.text for run in kept).translate(_PLAIN).strip():
            losses.append(Loss(unicodedata.normalize("NFC", text), reason, origin))
    return tuple(_trimmed(_joined(spans))), losses, lied


def plain(text: str) -> str:
    """NFC, with blanks of every kind as the plain one and without invisible characters."""
    return unicodedata.normalize("NFC", text.translate(_PLAIN))


def raised_figures(text: str) -> str | None:
    """“12” as “¹²”; None for what is no figure."""
    return text.translate(_RAISED) if _RAISED_FIGURES.fullmatch(text.strip()) else None


def _decoded(runs: list[Run]) -> tuple[list[Run], bool]:
    """Old fonts read, run by run; VNI writes one letter as two, so equal looks are joined first."""
    lied = False
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before and run.note is None and replace(before, text=run.text) == run:
            joined[-1] = replace(before, text=before.text + run.text)
        else:
            joined.append(run)
    typed: dict[str, str] = {}
    for run in joined:
        typed[run.font] = typed.get(run.font, "") + run.text
    for at, run in enumerate(joined):
        decode = decoder_of(run.font)
        if decode and is_unicode(typed[run.font]):
            lied = True
        elif decode:
            joined[at] = replace(run, text=decode(run.text))
    return joined, lied


def _span(run: Run) -> Span:
    if run.note is not None:
        return Span("", note=run.note)
    text = run.text.translate(_PLAIN)
    if run.raised and (figures := raised_figures(text)):
        return Span(figures, run.bold, run.italic)
    return Span(text, run.bold, run.italic, superscript=run.raised and bool(text.strip()))


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Neighbours of one look as one; blanks between take the look of what is before them."""
    held: Span | None = None
    for span in spans:
        if not span.text and span.note is None:
            continue
        if held is None:
            held = span
        elif held.note is not None or span.note is not None:
            yield held
            held = span
        elif (
            not span.text.strip()
            or unicodedata.combining(span.text[0])
            or replace(held, text=span.text) == span
        ):
            held = replace(held, text=held.text + span.text)
        else:
            yield held
            held = span
    if held is not None:
        yield held


def _trimmed(spans: Iterable[Span]) -> Iterator[Span]:
    kept = [replace(s, text=unicodedata.normalize("NFC", s.text)) for s in spans]
    while kept and kept[0].note is None and not kept[0].text.strip():
        kept.pop(0)
    while kept and kept[-1].note is None and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    yield from kept
