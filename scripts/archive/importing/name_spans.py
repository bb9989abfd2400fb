"""Where the names of bodies begin and end in running text."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from archive.importing.body_words import (
    BODY,
    COMPOUND,
    NAMED,
    NAMED_UNITS,
    NEEDS_NAME,
    NEVER_LAST,
    ON,
    PEOPLE,
    PLACE,
    PRONOUN,
    STOPS,
    SUPPORT,
)
from archive.importing.letters import CAPITAL
from archive.importing.places import Gazetteer
from archive.language.folding import fold
from archive.model.archive import Archive
from archive.model.records import Organization, Partner

PartyKind = Literal["body", "people", "place", "pronoun"]

_TOKEN = re.compile(r"[^\W\d_]+(?:['’.&][^\W\d_]+)*|\d+|[^\w\s]")
_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[ \u00a0]?[-–]?[ \u00a0]?")
_BLANK = re.compile(r"[ \u00a0]?")
_AND_PLACE = re.compile(
    r"\s*(?:,\s*(?:và\s+)?|\s+và\s+)(?P<head>(?:tỉnh|huyện|xã|bản|thành phố)\s+)?"
)
_IN_BRACKETS = re.compile(r"\s*\(((?:nước )?[^()\d]{2,24})\)")
_OTHERS = re.compile(r"(?:,|\s+và)\s+")
_BELOW = re.compile(
    r",\s+(?:(?:tỉnh|huyện|xã|thành phố|thị xã|nước|bản|châu|cụm bản)\s+)?(?=[A-ZĐ])"
)
_SEVERAL_PLACES = re.compile(r".*(?<!\w)(?:các|hai|ba|bốn) (?:tỉnh|huyện|xã|bản)(?!\w)")
_MORE_PLACES = re.compile(
    rf",\s+(?!(?:Hội|Ban|Đoàn|Ủy|Sở|Liên|Tỉnh|Ngày|Đồn|Công)\s)[{CAPITAL}][^\W\d_]*"
    rf"(?:[ ][{CAPITAL}][^\W\d_]*){{0,3}}(?=\s*(?:[,.;)]|$|\svà\s))"
)
_AND_DISTRICT = re.compile(r"\s+và\s+(?=(?:huyện|xã|bản|thôn)\s)")
_IN_DISTRICT = re.compile(r"(?<!\w)(?:huyện|xã|bản|thôn)\s[^,]*$")
_COUNTRY_PART = re.compile(
    r",\s*(?:Vương quốc\s+|CHDCND\s+|nước\s+|Cộng hòa Dân chủ Nhân dân\s+|CHND\s+)?"
)
_AT_PLACE = re.compile(
    r"\s+(?:ở|tại|của|thuộc|sinh sống tại|(?:đang |hiện )+(?:theo học|học tập|học|làm việc"
    r"|sinh sống"
    r"|công tác|lao động|điều trị)(?:, (?:công tác|làm việc|lao động|học tập))? (?:tại|ở))\s+"
)
_CALLED = re.compile(
    r"(?:bảo trợ xã hội|bảo trợ|điều dưỡng|dạy nghề|giáo dục|nuôi dưỡng|y tế|văn hóa|khuyến nông"
    r"|phục hồi chức năng|hữu nghị|tiểu học|trung học cơ sở|trung học phổ thông|trung học|mầm non"
    r"|mẫu giáo|đa khoa|dân tộc nội trú|phổ thông dân tộc nội trú|phổ thông)(?!\w)"
)
"""What goes on with the head of a body's name in small letters."""
_STAYS = re.compile(
    r" đang (?:học tập|làm việc|sinh sống|công tác|lao động|học) (?:tại|ở) (?:(?:các|trong|cơ|khu)"
    r"(?: (?!một|hai|mỗi|đã|được)[^\W\d_]+){1,8}(?=\s*[,.;:()]|\s\d|$)"
    r"|(?:trường|tỉnh|huyện|thành phố|địa phương|địa bàn|đơn vị)(?=\s*[,.;:()]|\s\d|$"
    r"|\s(?:vào|ngày|nhân|trong|với|mỗi)\s))"
)
"""Where people are who have no name: “đang làm việc tại các doanh nghiệp trong tỉnh”."""
_NUMBERED = re.compile(r" số \d{1,4}(?=\s*[,.;()]|\s[^\W\d_]|$)")
_ABBREVIATED = re.compile(
    rf" \([{CAPITAL}]{{2,12}}\)(?= (?:tỉnh|thành phố|huyện|[{CAPITAL}])[^\W\d_]*)"
)
"""A name's own short form within it: "Liên đoàn Lao động (LĐLĐ) tỉnh Thanh Hóa"."""
_DOES = re.compile(
    rf" (?:từ [{CAPITAL}][^\W\d_]*(?: [{CAPITAL}][^\W\d_]*)* (?:trở về|hồi hương"
    rf"|về)(?: nước)?(?!\w)|"
    r"(?:đang |hiện |mới )*(?:dạy|học)(?: tập)? tiếng [A-ZĐ][^\W\d_]*"
    r"|(?:là|bị|mất|vượt|trồng|nuôi|chăn nuôi|sản xuất)(?: (?!tại|ở|do|sau|trong|vào|ngày|năm"
    r"|trên|nhân|mỗi|và|xã|huyện|tỉnh|bản"
    r"|thôn"
    r"|ấp|phường|từ|với|được|đã|sẽ)[^\W\d_]+){1,4}(?= (?:xã|huyện|tỉnh|bản|thôn|ấp|phường|tại|ở"
    r"|do|sau"
    r"|trên|trong|nhân|vào|ngày|mỗi|và|với)(?!\w)|\s*[,.;:()]|\s\d|$))"
)
"""What the people do or suffered: "sư sãi đang học tiếng Việt", "hộ bị cháy nhà"."""
_AT_SEVERAL = re.compile(
    r" (?:tại|ở) các [^\W\d_]+(?: (?!ở|tại|thuộc|trên|trong|vào|ngày|với|nhân|và"
    r"|theo)[^\W\d_]+){0,4}"
    r"(?= (?:ở|tại|thuộc|trên|trong|vào|ngày|với|nhân|và|theo)(?!\w)|\s*[,.;()]|$)"
)
"""Where people work or learn: "tại các công ty cao su ở tỉnh X"."""
_LACKS = re.compile(r" (?:không|chưa) có(?: (?!điều)[^\W\d_]+){1,4}(?=\s*[,.;:()]|$)")
_HOW_MANY = re.compile(r"0?[2-9] (?=(?:tỉnh|huyện|xã|bản|thôn|ấp)\s)")
_EACH_OF = re.compile(
    r"(?:(?:tại|ở|của|thuộc)\s+)?(?P<many>(?:các|hai|ba|bốn|năm|0?[2-9])\s+)"
    r"(?P<head>tỉnh|huyện|xã|bản)\s+$"
)
_LONGEST = 25
_LONGEST_HEAD = 40
_HEAD = 8
"""Letters that a word like "tỉnh" may take before the name of a place."""


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


@dataclass(frozen=True, eq=False)
class NameFinder:
    """Finds names: those of the archive's records, and others by their words."""

    archive: Archive
    gazetteer: Gazetteer

    def find(self, text: str) -> list[Party]:
        """The names in ``text`` in order, never overlapping; one for each body of "A và B"."""
        found: list[Party] = []
        at = 0
        for word in _TOKEN.finditer(text):
            if word.start() < at:
                continue
            party = self.at(text, word.start())
            if party is not None and party.kind == "people":
                party = self._with_places(text, self._with_others(text, party))
            if party is not None:
                named = self.spread(text, party)
                found += named
                at = max(name.end for name in named)
        return found

    def _with_others(self, text: str, party: Party) -> Party:
        """Take "thanh niên, sinh viên Campuchia" as the one group of people that it is."""
        if party.text != party.text.lower():
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
                    end = self._end(text, start, start + begun.end(), kind)
                    return Party("people", start, end, text[start:end])
            if found and not text[found.end() : found.end() + 1].isalpha():
                if NEEDS_NAME.fullmatch(found[0]) and not re.match(
                    rf" [{CAPITAL}]", text[found.end() :]
                ):
                    continue
                end = self._end(text, start, found.end(), kind)
                pronoun = PRONOUN.match(text, start)
                if pronoun and pronoun.end() >= end:
                    break
                if kind == "people" and end - start < 4:
                    break
                end = max(end, known)
                if kind == "body":
                    end = self._with_country(text, start, end)
                name = _ABBREVIATED.sub("", text[start:end])
                return Party(kind, start, end, name)  # type: ignore[arg-type]  # a literal
        if known:
            return Party("body", start, known, text[start:known])
        found = PRONOUN.match(text, start)
        if found and not text[found.end() : found.end() + 1].isalpha():
            behind = text[found.end() :].lstrip()
            if found[0] in {"Đoàn", "đoàn"} and behind[:1].isupper():
                end = self._end(text, start, found.end(), "body")
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
        for words in self._by_first_word.get(fold(first[0]), ()):
            at, end = start, 0
            for word in words:
                token = _WORD.match(text, at)
                if token is None or fold(token[0]) != word:
                    break
                end = token.end()
                gap = _JOINT.match(text, end)
                at = gap.end() if gap else end
            else:
                return end
        return 0

    @cached_property
    def _by_first_word(self) -> dict[str, list[list[str]]]:
        found: dict[str, list[list[str]]] = {}
        bodies: list[Organization | Partner] = [*self.archive.organizations.values()]
        bodies += self.archive.partners.values()
        for body in bodies:
            for name in (body.name, body.short_name, *body.entries.aliases):
                words = [fold(word) for word in _WORD.findall(name)]
                if len(words) > 1 or (name.isupper() and len(name) > 3):
                    found.setdefault(words[0], []).append(words)
        for names in found.values():
            names.sort(key=len, reverse=True)
        return found

    def spread(self, text: str, party: Party) -> list[Party]:
        """``party``, and the others of "Hội X tỉnh A và tỉnh B", each with its full name."""
        places = self.gazetteer.find(party.text)
        named_for = party.kind == "people" and places and places[-1].end == len(party.text)
        if not named_for:  # "học sinh Lào và Campuchia" are two, "Hội Việt - Lào và Campuchia" one
            places = [p for p in places if p.kind != "country"]
        if not places or party.kind == "pronoun":
            return [party]
        last = places[-1]
        named = self._each_listed(party) or [replace_many(party)]
        at = party.end
        stem = named[0].text
        own = self.gazetteer.find(stem)
        anchor = next((p for p in reversed(own) if p.kind == last.kind), None)
        if anchor is None:
            return [party]
        while joint := _AND_PLACE.match(text, at):
            other = next(
                (
                    p
                    for p in self.gazetteer.find(text[joint.end() : joint.end() + 60])
                    if p.start == 0
                ),
                None,
            )
            if other is None or other.kind != last.kind:
                break
            end = joint.end() + other.end
            name = stem[: anchor.start] + text[joint.end() : end] + stem[anchor.end :]
            if joint["head"]:
                name = re.sub(
                    r"(?:tỉnh|huyện|xã|bản|thành phố)\s+(?="
                    + re.escape(text[joint.end() : end])
                    + ")",
                    joint["head"],
                    name,
                )
            named.append(Party(party.kind, joint.start(), end, name))
            at = end
        if len(named) == 1:
            return [party]
        return named

    def _each_listed(self, party: Party) -> list[Party]:
        """The bodies of "Hội X các tỉnh A, B": the names that the list in one name stands for."""
        places = [p for p in self.gazetteer.find(party.text) if p.kind != "country"]
        first = next((p for p in places if _EACH_OF.search(party.text[: p.start])), None)
        if first is None:
            return []
        listed = [p for p in places if p.start >= first.start and p.kind == first.kind]
        for one, other in pairwise(listed):
            if party.text[one.end : other.start].strip() != ",":
                return []
        if len(listed) < 2 or listed[-1].end < len(party.text):
            return []
        many = _EACH_OF.search(party.text[: first.start])
        begun = party.text[: many.start("many")] + many["head"] if many else ""
        return [
            party._replace(text=f"{begun} {party.text[place.start : place.end]}")
            for place in listed
        ]

    def _end(self, text: str, start: int, end: int, kind: str) -> int:
        """Where the name ends that begins at ``start`` with the head ``start:end``.

        Capitals go on with it, and the small words that names of bodies hold; any other ends it.
        """
        head, words = end, 0
        body_at = end if kind == "body" else -1
        while words < _LONGEST:
            gap = _BLANK.match(text, end)
            at = gap.end() if gap else end
            token = _TOKEN.match(text, at)
            if token is None:
                break
            words += 1
            word = token[0]
            if word[0].isalpha() and at > end:
                if word[0].isupper():
                    begins = BODY.match(text, at)
                    named = NAMED.match(text, at)
                    end = max([token.end(), *(m.end() for m in (named, begins) if m)])
                    body_at = end if begins else body_at
                elif end == body_at and (called := _CALLED.match(text, at)):
                    end = called.end()  # "Trung tâm bảo trợ xã hội"
                elif numbered := _NUMBERED.match(text, end):
                    end = numbered.end()
                elif on := ON.match(text, at):
                    end = on.end()
                elif (
                    kind == "body"
                    and word not in STOPS
                    and text[end - 1].isalpha()
                    and (
                        re.match(rf" [{CAPITAL}]", text[token.end() :])
                        or (ON.match(text, token.end() + 1) and self._ends_capital(text[start:end]))
                    )
                ):
                    end = token.end()
                elif kind == "people" and (stay := _STAYS.match(text, end)):
                    end = stay.end()
                    break
                elif kind == "people" and (tail := _tail(text, end)):
                    end = tail
                elif place := _AT_PLACE.match(text, end):
                    if not self._goes_on_at(text, place.end(), kind, text[start:end], word):
                        break
                    several = _HOW_MANY.match(text, place.end())
                    end = (several.end() if several else place.end()) - 1
                else:
                    break
            elif (
                (word in "-–" and re.match(rf"[-–] ?[{CAPITAL}]", text[at:]))
                or (word == "." and text[end - 2 : end] in {"TP", "Tp"})
                or (word in "'’" and text[end - 1 : end].isalpha())
            ):
                end = token.end()
            elif word == ",":
                further = self._past_comma(text, start, at)
                if not further:
                    break
                end = further
            elif abbreviated := _ABBREVIATED.match(text, end):
                end = abbreviated.end()
            elif word.isdigit() and _is_numbered(text[start:end], text[token.end() :]):
                end = token.end()
            else:
                break
        return self._trimmed(text, start, head, end)

    def _past_comma(self, text: str, start: int, at: int) -> int:
        """Where the name goes on behind the comma at ``at``: "xã A, huyện B"; 0 where it ends."""
        below = _BELOW.match(text, at)
        country = _COUNTRY_PART.match(text, at)
        if below and below[0].strip(", "):
            return below.end() - 1
        if country and self._is_country(text, country.end()):
            return country.end() - 1
        if more := _MORE_PLACES.match(text, at):
            known = self.gazetteer.find(text[at + 1 : more.end()].lstrip())
            if not known and _SEVERAL_PLACES.match(text[start:at]):
                return more.end()
        return 0

    def _ends_capital(self, name: str) -> bool:
        """Whether a name's last word has a capital: its next may be small, as in Hiến binh."""
        return name.rpartition(" ")[2][:1].isupper()

    def _trimmed(self, text: str, start: int, head: int, end: int) -> int:
        while end > head:
            words = text[start:end].rstrip(" ,-–")
            end = start + len(words)
            last = words.rpartition(" ")[2]
            named = words.endswith(("Quân khu", "Tiểu khu", "Đặc khu"))
            if last not in NEVER_LAST or named or end <= head:
                break
            end -= len(last)
        return max(end, head)

    def _goes_on_at(self, text: str, at: int, kind: str, so_far: str, word: str) -> bool:
        behind = text[at : at + 60]
        if not behind[:1].isupper() and not PLACE.match(behind):
            return False
        if kind == "people":
            return True
        if word == "ở" and re.match(r"(?:Trường|Chùa|chùa|Bệnh viện)\s", so_far):
            found = self.gazetteer.find(behind)[:1]
            return any(p.start < _HEAD and self.gazetteer.country_of(p) != "VN" for p in found)
        if word in {"tại", "ở"}:
            return (
                re.match(
                    r"(?:[Đđ]oàn )?(?:Hội (?:[Nn]gười|[Dd]oanh|[Ss]inh viên)|Hiệp hội|Đại sứ"
                    r"|Tổng Lãnh|Lãnh sự|ĐSQ|TLSQ|Tổ chức|Văn phòng)",
                    so_far,
                )
                is not None
            )
        return word == "thuộc"

    def _is_country(self, text: str, at: int) -> bool:
        place = next((p for p in self.gazetteer.find(text[at : at + 40]) if p.start == 0), None)
        return place is not None and place.kind == "country"


def _tail(text: str, at: int) -> int:
    """Where the words end that tell who the people before ``at`` are; 0 where there are none."""
    found = (pattern.match(text, at) for pattern in (_LACKS, _AT_SEVERAL, _DOES))
    return next((tail.end() for tail in found if tail), 0)


def _is_numbered(name: str, behind: str) -> bool:
    """Whether a number is a part of the ``name`` before it: "Đại đội 5 Hiến binh"."""
    return (
        NAMED_UNITS.match(name) is not None
        and (
            name.endswith(("Công ty", "Binh đoàn", "Nông trường"))
            or re.match(r"\s*[,.;(]|\s+[A-ZĐ]", behind) is not None
        )
    ) or (
        re.search(rf"(?:xã|phường|thôn|ấp|bản|khóm)(?: [{CAPITAL}][^\W\d_]*)+$", name) is not None
        and re.match(r"\s*(?:[,.;(]|$)", behind) is not None
    )


def replace_many(party: Party) -> Party:
    """A party with "hai tỉnh A" in its name as "tỉnh A"."""
    name = re.sub(r"(?:hai|ba|bốn|năm|các|0?[2-9])\s+(?=(?:tỉnh|huyện|xã|bản)\s)", "", party.text)
    return party._replace(text=name)
