"""A unit with its words, as anyone would read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from archive.composing.search.groups import Group, Phrase
from archive.composing.search.units import Unit
from archive.language.search_text import BREAK, Token, date_terms, dates, tokens


@dataclass(frozen=True)
class Read:
    """A unit with its words; the title is the first piece."""

    unit: Unit
    number: int
    texts: tuple[str, ...]
    pieces: tuple[tuple[Token, ...], ...]

    @cached_property
    def folded(self) -> set[str]:
        return {token.folded for piece in self.pieces for token in piece}

    @cached_property
    def exact(self) -> set[str]:
        return {token.exact for piece in self.pieces for token in piece}

    @cached_property
    def dates(self) -> set[str]:
        """Every date that its text or its record tells."""
        found = {term for text in self.texts for d in dates(text) for term in d.terms}
        when = self.unit.date
        if when and when.precision in {"quarter", "half"}:
            found.add(f"@{when.text.removesuffix('~')}")
        if when and when.precision == "month":
            found |= {*date_terms(when.earliest.year, when.earliest.month, None)}
        if (
            when
            and when.precision in {"day", "interval"}
            and (when.latest - when.earliest).days < 63
        ):
            for n in range(when.earliest.toordinal(), when.latest.toordinal() + 1):
                day = date.fromordinal(n)
                found |= {*date_terms(day.year, day.month, day.day)}
        return found

    @property
    def year(self) -> int:
        unit = self.unit
        if unit.activity is not None:
            return unit.activity.year
        return unit.report.year if unit.report else 0

    def side_by_side(self, words: list[tuple[str | None, str | None]]) -> bool:
        """Whether words (folded or None, exact or None) stand in a row."""
        if any(folded is not None and folded not in self.folded for folded, _ in words):
            return False
        return any(
            all(
                (folded is None or token.folded == folded)
                and (exact is None or token.exact == exact)
                for token, (folded, exact) in zip(piece[at:], words, strict=False)
            )
            for piece in self.pieces
            for at in range(len(piece) - len(words) + 1)
        )

    def names(self, group: Group) -> bool:
        """Whether the text calls a thing by any of its names."""
        return any(
            _is_name(group, name.folded, name.exact, text[words[0].start : words[-1].end], words)
            for name in group.names
            if self.folded.issuperset(name.folded)
            for text, found in zip(self.texts, self._by_text, strict=True)
            for piece in found
            for words in _rows(piece, name.folded)
        )

    @cached_property
    def _by_text(self) -> list[list[list[Token]]]:
        return [pieces_of(text) for text in self.texts]


def _rows(piece: list[Token], words: tuple[str, ...]) -> Iterator[list[Token]]:
    """Where words stand in a row, whatever their marks."""
    size = len(words)
    for at in range(len(piece) - size + 1):
        if all(token.folded == w for token, w in zip(piece[at:], words, strict=False)):
            yield piece[at : at + size]


def _is_name(group: Group, folded: Phrase, exact: Phrase, written: str, words: list[Token]) -> bool:
    """A proper name has its capital; short ones must be spelled right, unless all is capitals."""
    if group.proper and not written[0].isupper():
        return False
    if tuple(word.exact for word in words) == exact:
        return True
    letters = len("".join(folded))
    if len(words) == 1:
        return letters >= 5
    start = words[0].start
    return letters >= 7 or (group.proper and all(written[w.start - start].isupper() for w in words))


def pieces_of(text: str) -> list[list[Token]]:
    """The words of a text, cell by cell; their places are those in the text."""
    found, start = [], 0
    for piece in text.split(BREAK):
        found.append(
            [Token(t.folded, t.exact, t.start + start, t.end + start) for t in tokens(piece)]
        )
        start += len(piece) + 1
    return found
