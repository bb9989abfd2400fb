"""Scripts without their comments and needless blanks.

Only blanks and comments go; nothing is renamed or rewritten. What stands in strings, templates and
regular expressions is left alone. A line break stays wherever leaving it out could join two
statements (ECMA-262, automatic semicolon insertion).
"""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<blank>\s+)
    |(?P<word>[\w$\#]+)
    |(?P<template>`)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_BEFORE_REGEX = "(,=:[!&|?{};+-*%~^<>"
_WORDS_BEFORE_REGEX = {"return", "typeof", "case", "in", "of", "await", "yield"}
_LINE_GOES_AFTER = "{(,;["
_LINE_GOES_BEFORE = "})],;."
_KEEPS_BLANK = "+-/"


def squeezed(text: str) -> str:
    """The same program as ``text`` in fewer characters.

    Raises ``ValueError`` when a template does not end.
    """
    out: list[str] = []
    blank = ""
    for kind, token in _tokens(text):
        if kind in {"comment", "blank"}:
            # a comment of several lines counts as a line break
            blank = "\n" if "\n" in token or blank == "\n" else " "
            continue
        if blank and out:
            out.append(_needed(out[-1][-1], blank, token[0]))
            if not out[-1]:
                out.pop()
        out.append(token)
        blank = ""
    return "".join(out) + "\n"


def _needed(before: str, blank: str, after: str) -> str:
    """The blank that must stay between two characters."""
    if blank == "\n":
        return "" if before in _LINE_GOES_AFTER or after in _LINE_GOES_BEFORE else "\n"
    if before in _KEEPS_BLANK or after in _KEEPS_BLANK:
        return " "
    return " " if _is_word(before) and _is_word(after) else ""


def _is_word(character: str) -> bool:
    return character.isalnum() or character in "_$#"


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at, last = 0, ""
    while at < len(text):
        if text[at] == "/" and text[at + 1] not in "/*" and _may_begin_regex(last):
            kind, token = "regex", _matched(_REGEX, text, at)
        else:
            found = _TOKEN.match(text, at)
            assert found is not None  # its last branch takes any character
            kind, token = found.lastgroup or "", found[0]
            if kind == "template":
                token = text[at : _end_of_template(text, at + 1)]
        yield kind, token
        at += len(token)
        if kind not in {"comment", "blank"}:
            last = token


def _may_begin_regex(last: str) -> bool:
    return not last or last in _WORDS_BEFORE_REGEX or (len(last) == 1 and last in _BEFORE_REGEX)


def _matched(pattern: re.Pattern[str], text: str, at: int) -> str:
    found = pattern.match(text, at)
    if found is None:
        message = f"no regular expression: {text[at : at + 40]!r}"
        raise ValueError(message)
    return found[0]


def _end_of_template(text: str, at: int) -> int:
    """Behind the closing mark of a template; a template within ``${}`` is passed over."""
    depth = 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if depth == 0 and text[at] == "`":
            return at + 1
        if text.startswith("${", at) and depth == 0:
            depth, at = 1, at + 2
            continue
        if depth:
            if text[at] == "`":
                at = _end_of_template(text, at + 1)
                continue
            if text[at] in "\"'":
                at += len(_matched(re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""), text, at))
                continue
            depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    message = "a template does not end"
    raise ValueError(message)
