"""The macro calls of a dossier: text, and calls of names with literal named arguments, no more.

Each call is taken apart for itself, so that a faulty one hides no other. Jinja's lexer tells where
everything stands, its parser what a call says; nothing is ever rendered or computed here.
(``as_const()`` would compute ``"a" * 10**9``, so the parsed tree may hold nothing but constants.)
Whether a name, a parameter or a value is known is for the rules to say.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from archive.model.body import Body, Span
from archive.reading.source import Fault

if TYPE_CHECKING:  # Jinja is dear to import, and only a text with a call needs it
    from jinja2 import Environment, nodes

LONGEST_CALL = 1_000
"""Characters between ``{{`` and ``}}``; the longest sensible call has about 150."""

_OPENING = re.compile(r"\{\{|\{%|\{#")
_BLOCK = re.compile(
    r"""\{\{(?:[^"'{}]|\{(?!\{)|\}(?!\})|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')*+\}\}"""
)
_TOKENS = frozenset({"name", "integer", "string"})
_SIGNS = frozenset({"(", ")", "=", ","})
_LONGEST_NUMBER = 6
# What a refused token is called in a message.
_REFUSED = {"|": "bo-loc", ".": "thuoc-tinh", "[": "thuoc-tinh"}

Token = tuple[str, str, int]
"""Type, text as written, and offset in the file."""

LiteralArguments = list[tuple[str, str | int]]
"""Names and values of a call's arguments."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A named argument: its value, and where its name and its value stand."""

    value: str | int
    name_span: Span
    value_span: Span


@dataclass(frozen=True, slots=True)
class MacroCall:
    """``{{ name(argument="…") }}``: ``span`` covers all of it, ``name_span`` the name."""

    name: str
    arguments: Mapping[str, Argument]
    span: Span
    name_span: Span


@dataclass(frozen=True)
class MacroCalls:
    """The calls of a text in order, and what stands in it that is no such call."""

    calls: tuple[MacroCall, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_macro_calls(body: Body) -> MacroCalls:
    """The macro calls of a dossier's text.

    Faults: ``macro-cu-phap`` (``problem``: chua-dong, qua-dai, so-qua-dai, tham-so-lap, viet-sai)
    and ``macro-cam`` (``what``: lenh, chu-thich, bo-loc, thuoc-tinh, bieu-thuc, khong-ten,
    thieu-ngoac). Never raises.
    """
    calls: list[MacroCall] = []
    faults: list[Fault] = []
    text, at = body.text, 0
    while opening := _OPENING.search(text, at):
        start, at = opening.span()
        place = Span(body.start + start, body.start + at)
        if opening.group() != "{{":
            what = "lenh" if opening.group() == "{%" else "chu-thich"
            faults.append(Fault("macro-cam", place, {"what": what}))
            continue
        block = _BLOCK.match(text, start)
        if block is None:
            end = text.find("\n", start)
            at = len(text) if end < 0 else end
            place = Span(body.start + start, body.start + at)
            faults.append(Fault("macro-cu-phap", place, {"problem": "chua-dong"}))
            continue
        at = block.end()
        found = _call(block.group(), body.start + start)
        if isinstance(found, MacroCall):
            calls.append(found)
        else:
            faults.append(found)
    return MacroCalls(tuple(calls), tuple(faults))


@cache
def _jinja() -> "Environment":
    from jinja2 import Environment  # noqa: PLC0415  see above

    return Environment(autoescape=True)


def _call(block: str, start: int) -> MacroCall | Fault:
    """The call that ``block``, signs included, writes at offset ``start``."""
    span = Span(start, start + len(block))
    if len(block) > LONGEST_CALL:
        return Fault("macro-cu-phap", Span(start, start + 2), {"problem": "qua-dai"})
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415  see above

    # as many characters as before: Jinja counts every kind of line end as one
    block = block.replace("\r\n", " \n").replace("\r", "\n")
    try:
        inner = _tokens(block, start)
        refused = _refused(inner)
        if refused is not None:
            return refused
        call = _literal_call(_jinja().parse(block))
    except (TemplateSyntaxError, UnicodeDecodeError):
        return Fault("macro-cu-phap", span, {"problem": "viet-sai"})
    if isinstance(call, str):
        return Fault("macro-cam", span, {"what": call})
    return _with_places(call, inner, span)


def _tokens(block: str, start: int) -> list[Token]:
    """Jinja's tokens between the signs, without spaces, each with its offset."""
    tokens: list[Token] = []
    at = 0
    for _, kind, written in _jinja().lex(block):
        # nothing but spaces is missing between two tokens ({{- and -}} eat them)
        at = block.index(written, at)
        if kind not in {"whitespace", "variable_begin", "variable_end"}:
            tokens.append((kind, written, start + at))
        at += len(written)
    return tokens


def _refused(inner: list[Token]) -> Fault | None:
    """The first token that no call of a macro has."""
    depth = 0
    for kind, written, offset in inner:
        span = Span(offset, offset + len(written))
        if kind == "operator" and written in _SIGNS:
            depth += (written == "(") - (written == ")")
            if depth > 1:
                return Fault("macro-cam", span, {"what": "bieu-thuc"})
        elif kind not in _TOKENS:
            return Fault("macro-cam", span, {"what": _REFUSED.get(written, "bieu-thuc")})
        elif kind == "integer" and len(written) > _LONGEST_NUMBER:
            return Fault("macro-cu-phap", span, {"problem": "so-qua-dai"})
    return None


def _literal_call(parsed: "nodes.Template") -> LiteralArguments | str:
    """The arguments of the call that ``parsed`` consists of, or what it is instead."""
    from jinja2 import nodes  # noqa: PLC0415  see above

    call = parsed.body[0] if len(parsed.body) == 1 else None
    call = call.nodes[0] if isinstance(call, nodes.Output) and len(call.nodes) == 1 else None
    if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name):
        return "bieu-thuc"
    if call.dyn_args or call.dyn_kwargs:
        return "bieu-thuc"
    if call.args:
        return "khong-ten"
    literals: LiteralArguments = []
    for argument in call.kwargs:
        value = argument.value.value if isinstance(argument.value, nodes.Const) else None
        if isinstance(value, bool) or not isinstance(value, str | int):
            return "thieu-ngoac"
        literals.append((argument.key, value))
    return literals


def _with_places(literals: LiteralArguments, inner: list[Token], span: Span) -> MacroCall | Fault:
    """The call with the places of its names and values, which follow each other in ``inner``."""
    arguments: dict[str, Argument] = {}
    at = 2  # behind the macro's name and its bracket
    for key, value in literals:
        name, first, last = inner[at], inner[at + 2], inner[at + 2]
        place = Span(name[2], name[2] + len(name[1]))
        if key in arguments:
            return Fault("macro-cu-phap", place, {"problem": "tham-so-lap"})
        at += 3
        while inner[at][0] == "string":  # "a" "b" is one value for Jinja
            last = inner[at]
            at += 1
        arguments[key] = Argument(value, place, Span(first[2], last[2] + len(last[1])))
        at += 1  # the comma
    name_span = Span(inner[0][2], inner[0][2] + len(inner[0][1]))
    return MacroCall(inner[0][1], arguments, span, name_span)
