"""What compiled templates call while a page is made: printing, joining, calling by name."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import markupsafe
from jinja2 import Undefined
from jinja2.filters import sync_do_join
from jinja2.runtime import Context, markup_join
from jinja2.utils import missing
from markupsafe import Markup, escape

# What `escape` itself calls: it makes a plain string, which spares an object for each value.
escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""A plain text as it stands in HTML."""

NOTHING = Undefined("an if-expression without else")
"""What an if-expression without else gives; printed it is nothing."""


def shown(value: object) -> str:
    """``value`` as it stands in HTML: escaped, unless it is marked as safe."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value] # a str
    if kind is str:
        return escaped(value)  # type: ignore[arg-type] # a str
    if kind is int or kind is float:
        return str(value)
    return "" if value is NOTHING else escape(value)


def joined(values: tuple[object, ...]) -> str:
    """``a ~ b``: the text of both; safe, and what is not safe in it escaped, if any is safe."""
    if {*map(type, values)} == {str}:
        return "".join(values)  # type: ignore[arg-type] # all are str
    return markup_join(values)


def side_by_side(context: Context, values: Iterable[object], between: str) -> str:
    """``values | join(between)``: what is not safe is escaped there only if anything is safe."""
    parts = [*values]
    if {*map(type, parts), type(between)} == {str}:
        return between.join(parts)  # type: ignore[arg-type] # all are str
    return sync_do_join(context.eval_ctx, parts, between)


def made(macro: Any, names: tuple[str, ...], takes_caller: bool) -> Callable[..., str]:
    """The function of a compiled macro with defaults: what is not given is ``missing``."""
    macro.__defaults__ = (missing,) * len(names)
    if takes_caller:
        names = (*names, "caller")
        macro.__defaults__ += (Undefined("No caller defined", name="caller"),)
    macro.names = names
    return macro  # type: ignore[no-any-return] # a function that was compiled


def called_by_name(callee: Any, given: tuple[Any, ...], named: Mapping[str, Any]) -> Any:
    """``callee(*given, **named)``, also for a macro, whose arguments have other names in Python."""
    names = getattr(callee, "names", None)
    if names is None:
        return callee(*given, **named)
    unknown = set(named) - set(names[len(given) :])
    if unknown:
        message = f"macro {callee.__name__!r} takes no argument {unknown.pop()!r}"
        raise TypeError(message)
    last = callee.__defaults__
    rest = [named.get(name, last[at]) for at, name in enumerate(names) if at >= len(given)]
    return callee(*given, *rest)
