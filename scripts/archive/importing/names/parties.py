"""A name of a body, of people or of a place in running text, and what stands before it."""

from typing import Literal, NamedTuple

PartyKind = Literal["body", "people", "place", "pronoun"]
_NEAR = 160


def lead(text: str, at: int) -> str:
    """What stands right before ``at``, as far as it can tell what a name is there for."""
    return text[max(0, at - _NEAR) : at]


class Party(NamedTuple):
    """A name at ``start:end`` of a text; ``text`` is the name of one body, as records have it."""

    kind: PartyKind
    start: int
    end: int
    text: str
