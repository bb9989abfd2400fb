"""The passages that nearly every text is made up of, read off at once.

Between two blank lines there is nearly always a heading, a paragraph or a list of one level that
begin with letters, each with its anchor or none. What such a block means is plain; line by line it
would take twice as long. Whatever else there is, ``passages`` reads; a test holds both side by
side over texts with anything in any place.
"""

import re

from archive.model.body import Passage, PassageKind, Span

# Latin: whoever writes in other letters is not misread, only read more slowly
_LETTER = "[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]"
_ANCHOR = r"\{: #([a-z0-9-]+) \}"
_LINE = rf"{_LETTER}[^\r\n{{]*"
_HEADING = re.compile(rf"(#{{1,6}}) ([^\s#{{](?:[^\r\n#{{]*[^\s#{{])?)(?: {_ANCHOR})?")
_PARAGRAPH = re.compile(rf"()(\*{{0,2}}{_LINE}(?:\n{_LINE})*)(?:\n{_ANCHOR})?")
_ITEM = re.compile(rf"()(- {_LINE})(?:\n  {_ANCHOR})?(?:\n(?=-)|$)")

_make = tuple.__new__  # as Passage(…) does, without a call of Python for each of very many


def usual_passages(text: str, begin: int, end: int, start: int) -> list[Passage] | None:
    """The passages of a stretch of ``text`` without blank lines; None where it takes more to tell.

    ``start`` is the offset of ``text`` in its file.
    """
    sign = text[begin : begin + 1]
    if sign == "-":
        return _items(text, begin, end, start)
    kind: PassageKind = "heading" if sign == "#" else "paragraph"
    found = (_HEADING if sign == "#" else _PARAGRAPH).fullmatch(text, begin, end)
    return None if found is None else [_passage(found, kind, start)]


def _items(text: str, begin: int, end: int, start: int) -> list[Passage] | None:
    items: list[Passage] = []
    while begin < end:
        found = _ITEM.match(text, begin, end)
        if found is None:
            return None
        items.append(_passage(found, "item", start))
        begin = found.end()
    return items


def _passage(found: "re.Match[str]", kind: PassageKind, start: int) -> Passage:
    marks, words, anchor = found.groups()
    # the place of a heading is all of it, of others their words
    begin, end = found.span() if marks else found.span(2)
    place = None
    if anchor is not None:
        first, last = found.span(3)
        place = _make(Span, (start + first, start + last))
    span = _make(Span, (start + begin, start + end))
    return _make(Passage, (kind, words, span, len(marks), anchor, place))
