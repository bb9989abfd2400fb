"""What words of a query may mean: names, and what else is found by them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from archive.composing.search.groups import Group, Name
from archive.composing.search.lists import Lists
from archive.composing.search.packing import KeyPacker, deflated
from archive.language.search_text import folded_form

BETWEEN = "|"
"""Between the several things that a name finds."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass
class Meanings:
    """The names that queries may hold: by their words without marks, spelling and what they find.

    A name finds terms (``~`` and a code), words side by side (``=``), a facet's value (``#``).
    ``lone`` are the names of one word, ``beginnings`` the first two words of the others. Of each
    term ``things`` has label, facet, value and all names, as its list tells them. ``asked`` are the
    words of which was asked whether they stand side by side.
    """

    names: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    lone: set[str] = field(default_factory=set)
    beginnings: set[tuple[str, str]] = field(default_factory=set)
    codes: dict[str, str] = field(default_factory=dict)
    things: dict[str, tuple[str, str, str, str]] = field(default_factory=dict)
    asked: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def words(self) -> set[str]:
        """Every word of a name."""
        return {word for name in self.names for word in name.split(" ")}


def meanings(found: list[Group], lists: Lists, provinces: set[str]) -> Meanings:
    """The names of ``found`` that lead to a unit; ``provinces`` are those that reports come from.

    A name that finds nothing but its own words is none.
    """
    told = Meanings()
    for group in found:
        if not (group.is_listed and group.term in lists.terms):
            others = (find for name in group.names for find in group.alternatives(name))
            told.asked.update(_words(find) for find in others if find.startswith("="))
    stand = lists.standing(told.asked)
    for group in found:
        listed = group.is_listed and group.term in lists.terms
        facet, value = group.facet or ("", "")
        if listed:
            told.codes[group.term] = f"~{_code(len(told.codes))}"
            # the names of a body are its words; only of spellings a reader must be shown which
            called = () if facet in {"to-chuc", "doi-tac", "loai", "trang-thai"} else group.phrases
            names = "\n".join(" ".join(phrase) for phrase in called)
            told.things[group.term] = (group.label, facet, value, names)
        province = [f"#tinh/{value}"] if facet == "tinh" and value in provinces else []
        for name in group.names:
            if listed:
                finds = [told.codes[group.term]]
            else:
                finds = [
                    f for f in group.alternatives(name) if f.startswith("=") and _words(f) in stand
                ]
            if finds or province:
                _add(told, name, finds + province)
    return told


def name_parts(told: Meanings, size: int) -> Iterator[tuple[str, bytes]]:
    """The names in parts of about ``size`` bytes, each with its first name.

    A part also holds the names that its first name begins with, so that the longest name in a run
    of words is always in the part where that run would stand. A name is told as it is spelled; the
    order is that of the words without marks.
    """
    packer, first = KeyPacker(), ""
    begun: list[str] = []
    for key in sorted(told.names):
        begun = [name for name in begun if key.startswith(f"{name} ")]
        if len(packer) > size:
            yield first, deflated(packer.bytes())
            packer = KeyPacker()
        if not len(packer):
            first = key
            for name in begun:
                _write(packer, name, told)
        _write(packer, key, told)
        begun.append(key)
    if len(packer):
        yield first, deflated(packer.bytes())


def _write(packer: KeyPacker, key: str, told: Meanings) -> None:
    for spelled, finds in sorted(told.names[key]):
        packer.key(spelled)
        packer.string(finds)


def _add(told: Meanings, name: Name, finds: list[str]) -> None:
    key = " ".join(name.folded)
    told.names.setdefault(key, set()).add((" ".join(name.exact), BETWEEN.join(finds)))
    if len(name.folded) == 1:
        told.lone.add(key)
    else:
        told.beginnings.add((name.folded[0], name.folded[1]))


@lru_cache(1 << 14)
def _words(find: str) -> tuple[str, ...]:
    """The words that stand for a name, without marks."""
    return tuple(folded_form(word) for word in find[1:].split(" "))


def _code(number: int) -> str:
    return (_code(number // 36) if number >= 36 else "") + _DIGITS[number % 36]
