"""What queries are drawn from: words of the archive, and what they may mean besides."""

import re
import unicodedata
from random import Random

from archive.composing.search.groups import Group
from archive.language.search_text import Token, tokens
from tests.benchmarks.search.asking import Need
from tests.benchmarks.search.reading import Read, Shelf, Way, pieces


class Drawing:
    """Draws from an archive, by chance that can be repeated."""

    def __init__(self, shelf: Shelf, random: Random) -> None:
        self.shelf, self.random = shelf, random

    def run(self, least: int, most: int) -> tuple[str, tuple[Token, ...]]:
        return self.place(least, most)[1:]

    def place(self, least: int, most: int) -> tuple[Read, str, tuple[Token, ...]]:
        """Words side by side from anywhere: the unit, their text, and they in that text."""
        while True:
            piece, read = self.random.choice(self.shelf.said)
            found = tokens(piece)
            size = self.random.randint(least, most)
            if len(found) < size:
                continue
            start = self.random.randrange(len(found) - size + 1)
            words = found[start : start + size]
            text = piece[words[0].start : words[-1].end]
            if all(w.folded.isalpha() for w in words) and re.fullmatch(r"[\w ]+", text):
                return read, text, tuple(tokens(text))

    def row_of(self, read: Read, size: int) -> tuple[Token, ...] | None:
        found = tokens(self.random.choice(pieces(read.unit)))
        if len(found) < size or not all(w.folded.isalpha() for w in found[:size]):
            return None
        return tuple(found[:size])

    def other_word(self, read: Read, words: tuple[Token, ...]) -> Token | None:
        """Another word of the unit, of some length."""
        taken = {w.folded for w in words}
        found = [
            token
            for piece in pieces(read.unit)
            for token in tokens(piece)
            if token.folded.isalpha() and len(token.folded) > 2 and token.folded not in taken
        ]
        return self.random.choice(found) if found else None

    def needs(self, words: tuple[Token, ...]) -> tuple[Need, ...]:
        """Each word for itself; where words are a name, what it names may be found instead."""
        covered = self.covered(words)
        return tuple(Need((("row", word.folded),), covered[n]) for n, word in enumerate(words))

    def covered(self, words: tuple[Token, ...]) -> list[tuple[Way, ...]]:
        found: list[tuple[Way, ...]] = [()] * len(words)
        for start in range(len(words)):
            for name, group in self.shelf.by_first[words[start].folded]:
                if tuple(w.folded for w in words[start : start + len(name)]) == name:
                    for n in range(start, start + len(name)):
                        found[n] += self.of(group)
        return found

    def named(self, words: tuple[Token, ...], *, longest: bool = False) -> bool:
        """Whether there is a name in the words; ``longest``: one that takes the last of several."""
        covered = self.covered(words)
        return bool(set(covered[-1]) & set(covered[-2])) if longest else any(covered)

    def meant(self, words: tuple[Token, ...]) -> tuple[Way, ...]:
        return tuple(dict.fromkeys(way for ways in self.covered(words) for way in ways))

    def of(self, group: Group) -> tuple[Way, ...]:
        facts: tuple[Way, ...] = ()
        if group.facet:
            facts = (("fact", " ".join(group.facet)),)
        return (*(("row", " ".join(phrase)) for phrase in group.phrases), *facts)


def folded(words: tuple[Token, ...]) -> str:
    return " ".join(word.folded for word in words)


def bare(text: str) -> str:
    """Without marks, in small letters."""
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(c for c in letters if not unicodedata.combining(c))
