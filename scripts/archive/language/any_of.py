"""Whether a text holds any of many things, found out in one pass.

Python's own expressions try one word after the other at each place of a text; those of Rust, which
come with pydantic, look for all of them at once, ten times as fast. They say only whether, not
where: enough to know that there is nothing to look at, as in nearly every text.
"""

from collections.abc import Callable
from functools import cached_property

from pydantic_core import SchemaValidator, core_schema

SPACE = r"[\s\x1c-\x1f]"
r"""What ``\s`` is to Python: to Rust four separators of the telegraph are no spaces."""

NO_LETTER = "[^A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]"
"""Anything but a Latin letter; more than ``[\\W\\d_]``, but never less."""


def in_any_case(expression: str) -> str:
    """The expression, given in small letters, for a text of which the letters are of any size.

    It finds whatever ``expression`` finds once ``small_letters`` has gone over the text, and
    whatever Python finds by it without regard to size.
    """
    return f"(?i:{expression.replace('i', '[iİı]')})"


class AnyOf:
    """Whether a text holds any of the given expressions, in the language of the crate ``regex``.

    Letters and figures are those of all scripts. A text that cannot be written as UTF-8 is said
    to hold one: whoever asks then looks himself.
    """

    def __init__(self, *expressions: str) -> None:
        self.expressions = expressions

    def __call__(self, text: str) -> bool:
        """Whether ``text`` holds one of them."""
        # what is no UTF-8 is never found to match
        return self._found(text) or not _is_utf8(text)

    @cached_property
    def _found(self) -> Callable[[str], bool]:
        return _matcher("|".join(f"(?:{expression})" for expression in self.expressions))


def _matcher(expression: str) -> Callable[[str], bool]:
    schema = core_schema.str_schema(pattern=expression, regex_engine="rust-regex", strict=True)
    found: Callable[[str], bool] = SchemaValidator(schema).isinstance_python
    return found


_is_utf8 = _matcher("")
