"""In which units a word stands, how it is spelled there, and what follows it.

One list for each folded word: the units, ascending; and as ordinals into that list: each spelling
but the commonest, the units whose title has it, those where it stands more than once. For two
neighbours a further list, again as ordinals into the first one's. Chains of three words are certain
where the middle one stands once in a unit, else the script looks into the text.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.composing.search.packing import Packer, deflated
from archive.language.search_text import Token


def _ordinals() -> "array[int]":
    return array("I")


@dataclass
class Word:
    """What is known of one folded word or term."""

    units: "array[int]" = field(default_factory=_ordinals)
    spellings: "dict[str, array[int]]" = field(default_factory=dict)
    titles: "array[int]" = field(default_factory=_ordinals)
    repeated: "array[int]" = field(default_factory=_ordinals)
    followed: "dict[str, array[int]]" = field(default_factory=dict)
    names: list[tuple[str, ...]] = field(default_factory=list)


@dataclass
class WordLists:
    """All lists of an index; units must be added in ascending order."""

    words: dict[str, Word] = field(default_factory=dict)

    def add(
        self, unit: int, title: list[Token], pieces: list[list[Token]], terms: set[str]
    ) -> None:
        """Take in one unit: its title, its other pieces, the terms of its names and dates."""
        spellings: dict[str, set[str]] = {}
        followers: dict[str, set[str]] = {}
        counts: dict[str, int] = {}
        for piece in (title, *pieces):
            before = None
            for token in piece:
                folded = token.folded
                if folded in counts:
                    counts[folded] += 1
                    spellings[folded].add(token.exact)
                else:
                    counts[folded] = 1
                    spellings[folded] = {token.exact}
                if before is not None:
                    followers.setdefault(before, set()).add(folded)
                before = folded
        in_title = {token.folded for token in title}
        words = self.words
        for folded, count in counts.items():
            word = words.get(folded)
            if word is None:
                word = words[folded] = Word()
            ordinal = len(word.units)
            word.units.append(unit)
            for exact in spellings[folded]:
                word.spellings.setdefault(exact, array("I")).append(ordinal)
            if folded in in_title:
                word.titles.append(ordinal)
            if count > 1:
                word.repeated.append(ordinal)
            for following in followers.get(folded, ()):
                word.followed.setdefault(following, array("I")).append(ordinal)
        for term in terms:
            words.setdefault(term, Word()).units.append(unit)

    def name(self, phrase: tuple[str, ...], term: str, label: str, facet: tuple[str, str]) -> None:
        """Note that a query in which ``phrase`` stands may mean ``term``."""
        word = self.words.setdefault(phrase[0], Word())
        word.names.append((" ".join(phrase[1:]), term, label, *facet))


def word_parts(lists: WordLists, size: int) -> Iterator[tuple[str, bytes]]:
    """The words' lists in parts of about ``size`` bytes: each part's first word, and the part."""
    yield from _parts(((key, _word(word)) for key, word in sorted(lists.words.items())), size)


def pair_parts(lists: WordLists, size: int) -> Iterator[tuple[str, bytes]]:
    """The neighbours' lists in parts of about ``size`` bytes, in order of ``first second``."""
    entries = (
        (f"{first} {second}", _ordinals_packed(ordinals))
        for first, word in sorted(lists.words.items())
        for second, ordinals in sorted(word.followed.items())
    )
    yield from _parts(entries, size)


def vocabulary(lists: WordLists) -> bytes:
    """Every word with the number of its units, for beginnings of words and slips; deflated."""
    packer = Packer()
    plain = [(k, w) for k, w in sorted(lists.words.items()) if k[0] not in "~@" and w.units]
    packer.number(len(plain))
    before = ""
    for key, word in plain:
        shared = 0
        while shared < min(len(before), len(key)) and before[shared] == key[shared]:
            shared += 1
        packer.number(shared)
        packer.string(key[shared:])
        packer.number(len(word.units))
        before = key
    return deflated(packer.bytes())


def _word(word: Word) -> bytes:
    packer = Packer()
    packer.ascending(word.units, len(word.units))
    commonest = max(word.spellings, key=lambda s: (len(word.spellings[s]), s), default="")
    packer.string(commonest)
    others = [(s, o) for s, o in sorted(word.spellings.items()) if s != commonest]
    packer.number(len(others))
    if others:
        # where the commonest does not stand is told, since it stands nearly everywhere
        stands = set(word.spellings[commonest])
        absent = [n for n in range(len(word.units)) if n not in stands]
        packer.ascending(absent, len(absent))
    for spelling, ordinals in others:
        packer.string(spelling)
        packer.ascending(ordinals, len(ordinals))
    packer.ascending(word.titles, len(word.titles))
    packer.ascending(word.repeated, len(word.repeated))
    packer.number(len(word.names))
    for name in sorted(word.names):
        for part in name:
            packer.string(part)
    return packer.bytes()


def _ordinals_packed(ordinals: "array[int]") -> bytes:
    packer = Packer()
    packer.ascending(ordinals, len(ordinals))
    return packer.bytes()


def _parts(entries: Iterator[tuple[str, bytes]], size: int) -> Iterator[tuple[str, bytes]]:
    packer, first, before = Packer(), "", ""
    for key, data in entries:
        if len(packer) and len(packer) + len(data) > size:
            yield first, deflated(packer.bytes())
            packer, before = Packer(), ""
        if not len(packer):
            first = key
        shared = 0
        while shared < min(len(before), len(key)) and before[shared] == key[shared]:
            shared += 1
        packer.number(shared)
        packer.string(key[shared:])
        packer.number(len(data))
        packer.raw(data)
        before = key
    if len(packer):
        yield first, deflated(packer.bytes())
