"""Running text from tables of fragments.

``phrases/*.txt`` hold tables: a line ``[name]``, then a fragment a line, the commonest first. In a
fragment

``{name}``     stands for a fact of what is told, else for a fragment of that table; one of
               ``chi-tiet.txt`` becomes a fact, so that the next text says the same;
``<… {x} …>``  is left out when a fact in it is empty, for what is behind a bar: ``<{x}|them>``;
``[a|b|c]``    is one of several wordings;
``@LA @!covid …``  at the start: only for what has, or has not, that mark.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from archive.sampling.chance import Chance

FOLDER = Path(__file__).parent / "phrases"
DETAILS = "chi-tiet"
TRIES = 4
"""How often another fragment is drawn before one is used a second time in a text."""

_SIGN = re.compile(r"\{([\w.-]+)\}|([<>\[\]|])")
_MARK = re.compile(r"@(!?)([\w-]+)\s+")
_SENTENCE = re.compile(r"(^|[.!?] |\n)([a-zà-ỹđ])")
_SPACES = re.compile(r" {2,}")
_SPACE_BEFORE = re.compile(r" +([,.;:)])")
_DOUBLED = re.compile(r"[,;:]+([.;,])")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a fact or for a fragment of another table."""

    name: str


@dataclass(frozen=True, slots=True)
class Maybe:
    """A part that gives way to another, or to nothing, when one of its own slots is empty."""

    parts: "Parts"
    slots: tuple[str, ...]
    otherwise: "Parts"


@dataclass(frozen=True, slots=True)
class Either:
    """A part that can be worded in several ways."""

    ways: tuple["Parts", ...]


Parts = tuple[str | Slot | Maybe | Either, ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A fragment, and the marks that it asks for or forbids."""

    parts: Parts
    wants: frozenset[str]
    forbids: frozenset[str]


@dataclass(slots=True)
class Table:
    """The fragments of one name; ``marks`` are all that any of them looks at.

    What is drawn from a table of details is the same in all texts of one thing.
    """

    fragments: list[Fragment] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    is_detail: bool = False
    fitting: dict[frozenset[str], tuple[Fragment, ...]] = field(default_factory=dict)

    def for_marks(self, marks: frozenset[str]) -> tuple[Fragment, ...]:
        """The fragments that may be used where ``marks`` hold."""
        known = marks & self.marks
        if known not in self.fitting:
            self.fitting[known] = tuple(
                f for f in self.fragments if f.wants <= known and not f.forbids & known
            )
        return self.fitting[known]


@cache
def tables() -> Mapping[str, Table]:
    """Every table of every file in ``phrases/``."""
    found: dict[str, Table] = {}
    for path in sorted(FOLDER.glob("*.txt")):
        table = Table()
        for line in path.read_text(encoding="utf-8").splitlines():
            text = line.strip()
            if text.startswith("[") and text.endswith("]") and "|" not in text:
                table = found.setdefault(text[1:-1], Table())
                table.is_detail = path.stem == DETAILS
            elif text and not text.startswith("#"):
                fragment = _fragment(text)
                table.fragments.append(fragment)
                table.marks |= fragment.wants | fragment.forbids
    return found


def _fragment(text: str) -> Fragment:
    wants: set[str] = set()
    forbids: set[str] = set()
    while mark := _MARK.match(text):
        (forbids if mark[1] else wants).add(mark[2])
        text = text[mark.end() :]
    return Fragment(parsed(text), frozenset(wants), frozenset(forbids))


def parsed(text: str) -> Parts:
    """``text`` of a fragment taken apart. Raises ``ValueError`` for a bracket without its pair."""
    open_parts: list[list[list[str | Slot | Maybe | Either]]] = [[[]]]
    signs = [""]
    at = 0
    for sign in _SIGN.finditer(text):
        if sign.start() > at:
            open_parts[-1][-1].append(text[at : sign.start()])
        at = sign.end()
        if sign[1]:
            open_parts[-1][-1].append(Slot(sign[1]))
        elif sign[2] in "<[":
            open_parts.append([[]])
            signs.append(sign[2])
        elif sign[2] == "|":
            open_parts[-1].append([])
        elif signs[-1] + sign[2] in {"<>", "[]"}:
            signs.pop()
            ways = tuple(tuple(way) for way in open_parts.pop())
            open_parts[-1][-1].append(_maybe(*ways) if sign[2] == ">" else Either(ways))
        else:
            raise _unpaired(text)
    if at < len(text):
        open_parts[-1][-1].append(text[at:])
    if len(open_parts) != 1 or len(open_parts[0]) != 1:
        raise _unpaired(text)
    return tuple(open_parts[0][0])


def _unpaired(text: str) -> ValueError:
    return ValueError(f"a bracket without its pair: {text}")


def _maybe(parts: Parts, otherwise: Parts = ()) -> Maybe:
    slots = tuple(part.name for part in parts if isinstance(part, Slot))
    return Maybe(parts, slots, otherwise)


@dataclass
class Teller:
    """Tells with one stream of choices; no fragment twice in a text while others are left."""

    chance: Chance
    said: set[int] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    """The facts that the last call of :meth:`tell` has used."""

    def tell(self, table: str, facts: dict[str, str], marks: frozenset[str]) -> str:
        """A text of ``table``, its sentences begun with capitals; details are added to ``facts``.

        Raises ``KeyError`` for a name that is neither a fact nor a table, ``ValueError`` when no
        fragment fits.
        """
        self.used = set()
        return tidied(self._from(table, facts, marks))

    def _from(self, table: str, facts: dict[str, str], marks: frozenset[str]) -> str:
        fitting = tables()[table].for_marks(marks)
        if not fitting:
            message = f"no fragment of [{table}] for {sorted(marks)}"
            raise ValueError(message)
        fragment = self.chance.by_rank(fitting)
        for _ in range(TRIES):
            if id(fragment) not in self.said:
                break
            fragment = self.chance.by_rank(fitting)
        self.said.add(id(fragment))
        return self._text(fragment.parts, facts, marks)

    def _text(self, parts: Parts, facts: dict[str, str], marks: frozenset[str]) -> str:
        text = ""
        for part in parts:
            match part:
                case str():
                    text += part
                case Slot(name):
                    text += self._filled(name, facts, marks)
                case Maybe(inner, slots, otherwise):
                    there = all(facts.get(slot, "-") for slot in slots)
                    text += self._text(inner if there else otherwise, facts, marks)
                case Either(ways):
                    text += self._text(self.chance.by_rank(ways), facts, marks)
        return text

    def _filled(self, name: str, facts: dict[str, str], marks: frozenset[str]) -> str:
        if name in facts:
            self.used.add(name)
            return facts[name]
        text = self._from(name, facts, marks)
        if tables()[name].is_detail:
            facts[name] = text
        return text


def tidied(text: str) -> str:
    """``text`` with single spaces, marks where they belong, and capitals after full stops."""
    if "  " in text:
        text = _SPACES.sub(" ", text)
    text = _DOUBLED.sub(r"\1", _SPACE_BEFORE.sub(r"\1", text)).strip(" ,;")
    return _SENTENCE.sub(lambda found: found[1] + found[2].upper(), text)
