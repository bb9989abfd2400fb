"""What words of a query may mean: names, and what else is found by them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, pairwise

import numpy as np

from archive.composing.search.gathered import EDGE
from archive.composing.search.groups import Group, Name
from archive.composing.search.lists import Lists
from archive.composing.search.neighbours import followed, pair_keys
from archive.composing.search.packing import KeyPacker, deflated, leb128
from archive.composing.search.ragged import distinct
from archive.language.search_text import folded_form

BETWEEN = "|"
"""Between the several things that a name finds."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass
class Meanings:
    """The names that queries may hold: by their words without marks, spelling and what they find.

    A name finds terms (``~`` and a code), words side by side (``=``), a facet's value (``#``).
    Of each term ``things`` has label, facet, value and all names, as its list tells them. ``asked``
    are the words of which was asked whether they stand side by side. ``beside`` has, once they are
    ``placed``, what the entry of a word or of two neighbours tells of the names that begin so, and
    ``begun`` the two neighbours whose names are too many for that and stand in parts of their own.
    """

    names: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    things: dict[str, tuple[str, str, str, str]] = field(default_factory=dict)
    asked: set[tuple[str, ...]] = field(default_factory=set)
    beside: dict[str, bytes] = field(default_factory=dict)
    begun: list[str] = field(default_factory=list)

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
    stand = _standing(lists, told.asked)
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


def _standing(lists: Lists, asked: Iterable[Sequence[str]]) -> set[tuple[str, ...]]:
    """Those of ``asked`` of whose words each is somewhere followed by the next."""
    numbers = {tuple(words): [lists.word_numbers.get(w, EDGE) for w in words] for words in asked}
    size = len(lists.words)
    keys = {words: {one * size + other for one, other in pairwise(own)}
            for words, own in numbers.items() if EDGE not in own}  # fmt: skip
    sought = np.array(sorted(set().union(*keys.values())), dtype=np.int64)
    found: set[int] = set()
    for at in followed(lists, sought):
        one, other = lists.word_of[lists.text[at]], lists.word_of[lists.text[at + 1]]
        found.update(distinct(pair_keys(lists, one, other)).tolist())
    return {words for words, own in keys.items() if own <= found}


def placed(told: Meanings, most: int) -> None:
    """Decide of each name where it stands.

    Those of one word beside the word; those of several beside their first two words, unless all
    that begin so take more than ``most`` bytes.
    """
    for start, keys in groupby(sorted(told.names), key=_start):
        packer = KeyPacker(start)
        for key in keys:
            _write(packer, key, told)
        if " " in start and len(packer) > most:
            told.begun.append(start)
        else:
            told.beside[start] = leb128(len(packer)) + packer.bytes()


def name_parts(told: Meanings, size: int) -> Iterator[tuple[str, bytes]]:
    """The names that stand beside no entry, in parts of about ``size`` bytes, with the first name.

    A part also holds the names that its first name begins with, so that the longest name in a run
    of words is always in the part where that run would stand. A name is told as it is spelled; the
    order is that of the words without marks.
    """
    packer, first = KeyPacker(), ""
    begun: list[str] = []
    for key in (key for key in sorted(told.names) if _start(key) not in told.beside):
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


def _start(key: str) -> str:
    """The first two words of a name, or its only one."""
    return " ".join(key.split(" ", 2)[:2])


@lru_cache(1 << 14)
def _words(find: str) -> tuple[str, ...]:
    """The words that stand for a name, without marks."""
    return tuple(folded_form(word) for word in find[1:].split(" "))


def _code(number: int) -> str:
    return (_code(number // 36) if number >= 36 else "") + _DIGITS[number % 36]
