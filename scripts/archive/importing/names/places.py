"""Places in running text: foreign provinces under all their spellings, provinces, countries."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from archive.importing.names.body_words import BODY
from archive.importing.paper.letters import CAPITAL
from archive.language.folding import fold
from archive.language.syllables import is_vietnamese_syllable
from archive.model.lists import Lists

PlaceKind = Literal["country", "foreign", "province"]

_WORD = re.compile(r"[^\W_]+")
_HOME = "VN"
_LIKE_NAMES = frozenset({"duc", "anh", "nga", "phap"})
_NEXT = re.compile(rf" (?P<word>[{CAPITAL}][^\W\d_]*)")
_LAST = re.compile(rf"(?P<word>[{CAPITAL}][^\W\d_]+) $")
_NO_LAND = re.compile(r"(?<=Lao) (?!PDR|Front|People)")
"""Lao without its mark begins other words: Liên đoàn Lao động, thị trấn Lao Bảo."""
_SHORT = 200
_SHORTEST = 3
"""Letters of a name that is looked for: Kep and Huế are names, An is none."""


class FoundPlace(NamedTuple):
    """A place at ``start:end`` of a text; ``code`` is its id in its list."""

    kind: PlaceKind
    code: str
    start: int
    end: int


def _in_name(text: str, start: int, end: int) -> bool:
    """Whether a word like Đức is a part of another name: huyện Đức Cơ, thị xã Kỳ Anh, Nga Sơn."""
    behind, before = _NEXT.match(text, end), _LAST.search(text[:start])
    if behind is not None and is_vietnamese_syllable(behind["word"]):
        return behind["word"] != "Quốc" and BODY.match(text, behind.start("word")) is None
    return before is not None and before["word"] not in {"Việt", "Liên", "Bang", "Quán", "Tiếng"}


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The places of the controlled lists by their folded words."""

    lists: Lists
    _known: dict[str, list[FoundPlace]] = field(default_factory=dict, init=False, repr=False)
    """What was found in short texts: the names of a paper are looked at again and again."""

    def find(self, text: str) -> list[FoundPlace]:
        """The places in ``text``, the longest name at each place, in order.

        A name begins with a capital letter, and Lào Cai holds no Laos.
        """
        known = self._known.get(text)
        if known is None:
            known = self._found(text)
            if len(text) <= _SHORT:
                self._known[text] = known
        return list(known)

    def _found(self, text: str) -> list[FoundPlace]:
        words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        folded = [fold(text[start:end]) for start, end in words]
        found: list[FoundPlace] = []
        at = 0
        while at < len(words):
            place = self._at(text, words, folded, at)
            if place is None:
                at += 1
                continue
            found.append(place)
            while at < len(words) and words[at][0] < place.end:
                at += 1
        return found

    def country_of(self, place: FoundPlace) -> str:
        """The ISO code of the country that a place lies in."""
        if place.kind == "country":
            return place.code
        if place.kind == "foreign":
            return self.lists.foreign_places[place.code].country
        return _HOME

    def _at(
        self, text: str, words: list[tuple[int, int]], folded: list[str], at: int
    ) -> FoundPlace | None:
        if not text[words[at][0]].isupper():
            return None
        for size in range(min(self._longest, len(words) - at), 0, -1):
            name = " ".join(folded[at : at + size])
            if name not in self._names:
                continue
            start, end = words[at][0], words[at + size - 1][1]
            between = text[start:end]
            if size > 1 and re.search(r"[,;.:()]", between):
                continue
            if name == "lao" and _NO_LAND.match(text, end):
                continue
            if name in _LIKE_NAMES and _in_name(text, start, end):
                continue
            kind, code, marked = self._names[name]
            if len(name) <= _SHORTEST + 1 and fold(between) != between.lower() != marked:
                # a short name counts only with its own marks: "Kép" is Kep, "kẹp" is not
                continue
            return FoundPlace(kind, code, start, end)
        return None

    @cached_property
    def _longest(self) -> int:
        return max((len(name.split()) for name in self._names), default=1)

    @cached_property
    def _names(self) -> dict[str, tuple[PlaceKind, str, str]]:
        found: dict[str, tuple[PlaceKind, str, str]] = {}

        def add(kind: PlaceKind, code: str, *names: str) -> None:
            for name in names:
                key = " ".join(_WORD.findall(fold(name)))
                if len(key) >= _SHORTEST:
                    found.setdefault(key, (kind, code, name.lower()))

        for code, place in self.lists.foreign_places.items():
            bare = [re.sub(r"(?i)^(?:tỉnh|thủ đô)\s+", "", n) for n in (place.name, *place.aliases)]
            add("foreign", code, place.name, *place.aliases, *bare)
        for code, province in self.lists.provinces.items():
            add("province", code, province.name, *province.aliases)
        for code, country in self.lists.countries.items():
            add("country", code, country.name, *country.aliases)
        return found
