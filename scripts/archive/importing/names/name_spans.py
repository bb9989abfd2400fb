"""Where the names of bodies begin and end in running text."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from archive.importing.names.body_words import (
    BODY,
    COMPOUND,
    NEEDS_NAME,
    NOT_A_SCHOOL,
    PEOPLE,
    PLACE,
    PRONOUN,
    STOPS,
    SUPPORT,
)
from archive.importing.names.name_ends import ABBREVIATED, NameEnds
from archive.importing.names.name_lists import spread
from archive.importing.names.name_tails import TOKEN
from archive.importing.names.parties import Party, lead
from archive.importing.names.places import Gazetteer
from archive.importing.paper.letters import CAPITAL
from archive.language.folding import fold
from archive.model.archive import Archive
from archive.model.records import Organization, Partner

_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[ \u00a0]?[-–]?[ \u00a0]?")
_IN_BRACKETS = re.compile(r"\s*\(((?:nước )?[^()\d]{2,50})\)")
_OTHERS = re.compile(r"(?:,|\s+và)\s+")
_AND_DISTRICT = re.compile(r"\s+và\s+(?=(?:huyện|xã|bản|thôn)\s)")
_IN_DISTRICT = re.compile(r"(?<!\w)(?:huyện|xã|bản|thôn)\s[^,]*$")
_LONGEST_HEAD = 40
_NAMES_PLACE = re.compile(rf"[{CAPITAL}]|(?:thành phố|tỉnh|huyện) [{CAPITAL}]")
"""Behind "Đoàn": whose delegation it is."""
_CAPITAL_NEXT = re.compile(rf" [{CAPITAL}]")
_SMALL_WORDS = re.compile(rf"(?: [^\W\d_{CAPITAL}][^\W\d_]*){{1,4}}(?= [{CAPITAL}])")
_ONE_PERSON = re.compile(
    r"(?:các )?(?:hộ|hộ gia đình|gia đình|gia đình hộ|em|cháu)(?: nghèo)?"
    rf"(?: (?:ông|bà|anh|chị|em|cháu|cụ|mế))? [{CAPITAL}]"
)
_WHAT_THEY_ARE = re.compile(
    r"(?:là )?(?:hộ (?!ông|bà|anh|chị|em|cháu|cụ)|hội viên|đoàn viên|công nhân|cựu|học sinh"
    r"|sinh viên|nạn nhân|người|nông dân|thân nhân|con )",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class NameFinder:
    """Finds names: those of the archive's records, and others by their words."""

    archive: Archive
    gazetteer: Gazetteer

    @cached_property
    def _ends(self) -> NameEnds:
        return NameEnds(self.gazetteer)

    def find(self, text: str) -> list[Party]:
        """The names in ``text`` in order, never overlapping; one for each body of "A và B"."""
        found: list[Party] = []
        at = 0
        for word in TOKEN.finditer(text):
            if word.start() < at:
                continue
            party = self.at(text, word.start())
            if party is not None and party.kind == "people":
                party = self._with_places(text, self._with_others(text, party))
            if party is not None:
                named = spread(text, party, self.gazetteer)
                found += named
                at = max(name.end for name in named)
        return _without_appositions(text, found)

    def _with_others(self, text: str, party: Party) -> Party:
        """Take "thanh niên, sinh viên Campuchia" as the one group of people that it is."""
        if party.text[1:] != party.text[1:].lower():
            return party
        joint = _OTHERS.match(text, party.end) or re.compile(r" ").match(text, party.end)
        if joint is None:
            return party
        other = self.at(text, joint.end())
        if other is None or other.kind != "people":
            return party
        return Party("people", party.start, other.end, text[party.start : other.end])

    def _with_places(self, text: str, party: Party) -> Party:
        """Take "cựu chiến binh Lào tại huyện A và huyện B" as one, where no list knows A and B."""
        joint = _AND_DISTRICT.match(text, party.end)
        if joint is None or not _IN_DISTRICT.search(party.text):
            return party
        other = self.at(text, joint.end())
        if other is None or other.kind != "place" or self.gazetteer.find(other.text):
            return party
        return Party("people", party.start, other.end, text[party.start : other.end])

    def at(self, text: str, start: int) -> Party | None:
        """The name that begins right at ``start``; None where none does."""
        if start and (text[start - 1].isalnum() or text[start - 1] in "-/"):
            return None
        if text[start : start + 4].lower() == "đoàn" and COMPOUND.search(lead(text, start)):
            return None
        if text.startswith("trường", start) and NOT_A_SCHOOL.search(lead(text, start)):
            return None
        if text.startswith("hộ", start) and SUPPORT.search(lead(text, start)):
            return None
        known = self._known(text, start)
        for kind, pattern in (("body", BODY), ("people", PEOPLE), ("place", PLACE)):
            found = pattern.match(text, start)
            if found is None and kind == "people" and text[start : start + 1].isupper():
                # at the beginning of a sentence
                small = text[start].lower() + text[start + 1 : start + _LONGEST_HEAD]
                begun = pattern.match(small)
                if begun:
                    end = self._ends.find(text, start, start + begun.end(), kind)
                    return Party("people", start, end, text[start:end])
            if found and not text[found.end() : found.end() + 1].isalpha():
                head = found.end()
                if NEEDS_NAME.fullmatch(found[0]) and not _CAPITAL_NEXT.match(text, head):
                    field = _SMALL_WORDS.match(text, head)
                    if field is None or STOPS & set(field[0].split()):
                        continue
                    head = field.end()  # "Trạm quản lý đường thủy Kaam Samnor"
                end = self._ends.find(text, start, head, kind)
                pronoun = PRONOUN.match(text, start)
                if pronoun and pronoun.end() >= end:
                    break
                if kind == "people" and end - start < 4:
                    break
                end = max(end, known)
                if kind in {"body", "place"}:
                    end = self._with_country(text, start, end)
                name = ABBREVIATED.sub("", text[start:end])
                return Party(kind, start, end, name)  # type: ignore[arg-type]  # a literal
        if known:
            return Party("body", start, known, text[start:known])
        found = PRONOUN.match(text, start)
        if found and not text[found.end() : found.end() + 1].isalpha():
            behind = text[found.end() :].lstrip()
            if found[0] in {"Đoàn", "đoàn"} and _NAMES_PLACE.match(behind):
                end = self._ends.find(text, start, found.end(), "body")
                return Party("body", start, end, text[start:end])
            return Party("pronoun", start, found.end(), found[0])
        return None

    def _with_country(self, text: str, start: int, end: int) -> int:
        """Where a name ends with the country in brackets behind it, if it names none itself."""
        found = _IN_BRACKETS.match(text, end)
        if found is None:
            return end
        places = self.gazetteer.find(found[1])
        inside = self.gazetteer.find(text[start:end])
        abroad = [p for p in places if self.gazetteer.country_of(p) != "VN"]
        known = any(self.gazetteer.country_of(p) != "VN" for p in inside)
        return found.end() if abroad and not known else end

    def _known(self, text: str, start: int) -> int:
        """Where the longest name of a record ends that begins at ``start``; 0 for none."""
        first = _WORD.match(text, start)
        if first is None or not first[0][0].isupper():
            return 0
        names = _names_of(self.archive).get(fold(first[0]), {})
        words: list[str] = []
        ends: list[int] = []
        at, longest = start, max(names, default=0)
        while len(words) < longest and (token := _WORD.match(text, at)) is not None:
            words.append(fold(token[0]))
            ends.append(token.end())
            gap = _JOINT.match(text, token.end())
            at = gap.end() if gap else token.end()
        for size in range(len(words), 0, -1):
            if tuple(words[:size]) in names.get(size, ()):
                return ends[size - 1]
        return 0


@lru_cache(maxsize=1)  # the names of an archive are looked for again and again
def _names_of(archive: Archive) -> dict[str, dict[int, set[tuple[str, ...]]]]:
    """The folded words of the names of all bodies, by the first and by how many they are."""
    found: dict[str, dict[int, set[tuple[str, ...]]]] = {}
    bodies: list[Organization | Partner] = [*archive.organizations.values()]
    bodies += archive.partners.values()
    for body in bodies:
        for name in (body.name, body.short_name, *body.entries.aliases):
            words = tuple(fold(word) for word in _WORD.findall(name))
            if len(words) > 1 or (name.isupper() and len(name) > 3):
                found.setdefault(words[0], {}).setdefault(len(words), set()).add(words)
    return found


def _without_appositions(text: str, named: list[Party]) -> list[Party]:
    """``named`` without what a family is: "gia đình bà X, hộ nghèo bản Y" are one."""
    found: list[Party] = []
    for party in named:
        before = found[-1] if found else None
        if (
            before is not None
            and before.kind == party.kind == "people"
            and text[before.end : party.start].strip() == ","
            and _ONE_PERSON.match(before.text)
            and _WHAT_THEY_ARE.match(party.text)
        ):
            continue
        found.append(party)
    return found
