"""The YAML that nearly every file keeps to, read in one pass and without places.

This is a second reader beside ``yaml_tree``, for speed alone: what it reads it reads to the very
same values, without a fault, and whatever is not plainly of its kind it leaves to the other (None).
A test holds the two side by side over all that is written in the toy archive, over made-up files
and over files with something changed at any place.

Of its kind are, each on a line of its own and two columns deeper than what holds it::

    name: a value            name: [a, b]            name: {one: a, two: "b, c"}
    name:                    - a value               - {one: a, two: b}
      one: a value           - name: a value
      - a value                other: a value

where a value stands without quotes, begins with a letter, a figure or an opening “ ( /, and holds
neither colon nor ``#``; or stands in quotes and holds neither a quote of that kind nor a
backslash; or is a web address.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from sys import intern
from typing import Any

from archive.reading.source import is_printable

LONGEST = 40_000
"""Characters; a longer text may hold more values than the other reader takes."""

DEEPEST = 16
"""Columns of indentation; far less than the other reader's limit."""

_FIRST = r"[^\W_]|[“(/]"
_URL = r"https?://[^\s:#]+"
_URL_IN_FLOW = r"https?://[^\s:#,\[\]{}\"'?]+"
_QUOTED = r"\"[^\"\\\n]*\"|'[^'\n]*'"
# A line that is plainly of the kind, in its parts; or, in the last group, any other.
_LINES = re.compile(
    r"( *)(- )?"
    r"(?:([a-z_][a-z0-9_]{0,60}):(?: (?!\n)|(?=(\n))))?"
    rf"(?:({_URL}|(?:{_FIRST})[^:#\n]*(?:(?<! )#[^:#\n]*)*)|({_QUOTED})"
    r"|(\[[^\[\]{}\n]*\])|\{([^\[\]{}\n]+)\}|)\n|([^\n]+)\n"
)
_VALUE = rf"{_URL_IN_FLOW}|(?:{_FIRST})[^,:#?\[\]{{}}\n]*(?:(?<! )#[^,:#?\[\]{{}}\n]*)*|{_QUOTED}"
_ITEM = re.compile(rf"({_VALUE})(?:, (?=.)|$)")
_PAIR = re.compile(rf"([a-z_][a-z0-9_]{{0,60}}): ({_VALUE})(?:, (?=.)|$)")
_SENTENCE = 60
"""Characters of a value that is hardly the same as another one."""

_NULLS = frozenset({"null", "Null", "NULL"})


class _OtherKind(Exception):  # noqa: N818  no error: the other reader takes it
    """The text is not of the plain kind."""


def read_plain(text: str) -> dict[str, Any] | None:
    """The entries of a YAML text as plain text, lists and groups.

    None for a text that is not plainly of the kind above; it may be faultless all the same.
    """
    # to YAML whatever is printable and no ASCII is a letter like others
    if len(text) > LONGEST or not is_printable(text) or " \n" in text or text[-1:] == " ":
        return None
    try:
        return _read(text) or None
    except _OtherKind:
        return None


def _read(text: str) -> dict[str, Any]:
    root: dict[str, Any] = {}
    # what is open, outermost first, each with the column where its entries or items begin
    top: Any = root
    column = 0
    outer: list[tuple[Any, int]] = []
    awaited: str | None = None
    for indent, dash, name, opens, plain, quoted, items, pairs, other in _LINES.findall(
        f"{text}\n"
    ):
        value: str | list[str] | dict[str, str] | None = None
        if plain:
            if plain in _NULLS:
                raise _OtherKind
            value = intern(plain) if len(plain) < _SENTENCE else plain
        elif quoted or items or pairs:
            value = _said(quoted, items, pairs)
        elif not opens:
            if other or dash or indent:
                raise _OtherKind
            continue
        here = len(indent)
        if awaited is not None:
            if here != column + 2 or here > DEEPEST:
                raise _OtherKind
            outer.append((top, column))
            made: Any = [] if dash else {}
            top[awaited] = made
            top, column, awaited = made, here, None
        elif here != column:
            while column > here:
                top, column = outer.pop()
            if column != here:
                raise _OtherKind
        if dash:
            if type(top) is not list:
                raise _OtherKind
            if not name:
                top.append(value)
                continue
            made = {}
            top.append(made)
            outer.append((top, column))
            top, column = made, here + 2
        elif not name or type(top) is list:
            raise _OtherKind
        if name in top:
            raise _OtherKind
        top[name] = value
        if value is None:
            awaited = name
    if awaited is not None:
        raise _OtherKind
    return root


def _said(quoted: str, items: str, pairs: str) -> str | list[str] | dict[str, str]:
    """The value that stands on a line in quotes or brackets, one of the three."""
    if items:
        return list(_items(items[1:-1]))
    return dict(_pairs(pairs)) if pairs else _unquoted(quoted)


def _unquoted(quoted: str) -> str:
    """The value within quotes, which must be one that says something."""
    value = quoted[1:-1]
    if not value.strip():
        raise _OtherKind
    return intern(value)


@lru_cache(maxsize=4096)  # the same few kinds and themes everywhere
def _items(written: str) -> tuple[str, ...]:
    """What stands between the brackets of a list."""
    return tuple(_flowing(value) for (value,) in _parts(_ITEM, written))


@lru_cache(maxsize=4096)  # as many people, as much of the same thing
def _pairs(written: str) -> tuple[tuple[str, str], ...]:
    """What stands between the braces of a group."""
    pairs = tuple((intern(name), _flowing(value)) for name, value in _parts(_PAIR, written))
    if len({name for name, _ in pairs}) < len(pairs):
        raise _OtherKind
    return pairs


def _parts(form: "re.Pattern[str]", written: str) -> Iterator[tuple[str, ...]]:
    """The groups of one match of ``form`` after the other, which must take up all of it."""
    end = 0
    for found in form.finditer(written):
        if found.start() != end:
            raise _OtherKind
        end = found.end()
        yield found.groups()
    if end != len(written):
        raise _OtherKind


def _flowing(value: str) -> str:
    if value[0] in "\"'":
        return _unquoted(value)
    if value[-1] == " ":
        raise _OtherKind
    if value in _NULLS:
        raise _OtherKind
    return intern(value)
