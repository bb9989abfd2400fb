"""The names of bodies in running text: where they begin and end, and whose record they mean."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from archive.importing.facts import Sure
from archive.importing.names.border_places import is_across
from archive.importing.names.name_spans import NameFinder
from archive.importing.names.parties import Party
from archive.importing.names.places import Gazetteer
from archive.importing.names.records import Records
from archive.importing.paper.letters import CAPITAL
from archive.language.folding import fold
from archive.language.syllables import is_vietnamese_syllable
from archive.model.archive import Archive

_GENERIC = frozenset(
    """
    bo chi huy ban thuong vu truc chap hanh uy tinh lanh dao co quan van phong toan the cac
    cap doan dai bieu cong tac can
    """.split()  # noqa: SIM905  a list of words is easier to read and to add to
)
_ITSELF = frozenset(
    {"Hội", "Liên hiệp", "Sở", "Mặt trận", "Tỉnh đoàn", "Liên đoàn", "Trường", "Nhà trường"}
    | {"Đồn", "Hiệp hội", "Thành đoàn", "Huyện đoàn", "Câu lạc bộ", "Chi hội"}
    | {"Học viện", "Công đoàn", "Trung tâm", "Viện", "Bệnh viện", "Tỉnh hội", "Quỹ", "Bộ Chỉ huy"}
    | {"Liên hiệp hội", "Liên hiệp Hội"}
)
"""Heads of names that alone stand for the body that reports, if it has such a name."""
_UNITS_ABROAD = re.compile(
    rf"(?<!thị )(?<!Thị )(?<!\w)trấn (?=[{CAPITAL}])|(?<!\w)(?:cụm bản"
    rf"|châu) (?=[{CAPITAL}])"
)
"""Units that Vietnam has none of: a Chinese town, a Lao group of villages."""
_NEVER_SELF = re.compile(r"Công ty|Trường|Đại đội|Tiểu đoàn|Tiểu khu")
"""Heads of bodies that a part of the reporting one's name does not make that body."""
_FRIENDS_ABROAD = re.compile(
    r"(?:Ban |Văn phòng )?Hội [Hh]ữu nghị (?:Hàn|Nhật|Nga|Mỹ|Pháp|Đức|Ấn|Trung|Thái|Anh|Úc|Séc|Bỉ)"
    r"\s*[-–]\s*Việt"
)
"""The other land's society of friends names that land first: "Hội Hữu nghị Hàn - Việt"."""
_FRIENDS_HERE = re.compile(
    r"(?:(?:Ban|Văn phòng|Chi|Phân|Quỹ|Câu lạc bộ|CLB|Ban Chấp hành|BCH|Thường trực) )?"
    r"(?:[Hh]ội )?[Hh]ữu nghị Việt(?: Nam)?\s*[-–]"
)
_VIETNAMESE_ABROAD = re.compile(
    r"(?:Tổng )?[Hh]ội (?:người Việt|đồng hương|Việt kiều|kiều bào|phụ nữ Việt Nam|người gốc Việt)"
    r"[^,;]* (?:tại|ở) "
)
_WITH_US = re.compile(r"Việt(?: Nam)? ?[-–] ?$")
_STAYS = re.compile(
    r" (?:theo học|học tập|học|làm việc|lao động|công tác|sinh sống|du học) (?:tại|ở) "
)
"""Whose people are is told before where they are."""
_SMALL_SCHOOL = re.compile(r"Trường (?:Tiểu học|TH|Trung học|THCS|THPT|Mầm non|Mẫu giáo|P)")
_OURS_BY_LEVEL = re.compile(rf"(?<!\w)(?:huyện|xã|thị trấn|phường|làng|buôn|thôn) [{CAPITAL}]")
_NO_BRANCHES = (["benh", "vien"], ["trung", "tam"], ["cong", "ty"])
_LEADERS = frozenset({"Ban Thường trực", "Ban Thường vụ", "Ban Chấp hành", "Thường trực Hội"})
"""Those who lead the reporting body, where nothing says whose they are."""


class Match(NamedTuple):
    """What a name means: a reference, or the name itself; how sure; whether of another country."""

    party: str
    sure: Sure
    foreign: bool
    is_self: bool = False


@lru_cache(maxsize=1)  # making it takes long, and bodies are looked at more than once
def _gazetteer_of(archive: Archive) -> Gazetteer:
    return Gazetteer(archive.lists)


@dataclass(frozen=True, eq=False)
class Bodies:
    """Whose names the archive knows, seen by ``organization`` in ``year``.

    ``guests`` are the keys of names that the paper itself shows to be foreign, ``guest_places`` the
    districts and villages that it names with their land.
    """

    archive: Archive
    organization: str
    year: int
    guests: frozenset[str] = frozenset()
    guest_places: frozenset[str] = frozenset()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places of the archive's lists."""
        return _gazetteer_of(self.archive)

    @property
    def own(self) -> str:
        """The reference of the reporting body."""
        return f"to-chuc/{self.organization}"

    @cached_property
    def own_province(self) -> str:
        """The province of the reporting body; empty for a central one."""
        body = self.archive.organizations.get(self.organization)
        return (body.entries.province or "") if body else ""

    @cached_property
    def _finder(self) -> NameFinder:
        return NameFinder(self.archive, self.gazetteer)

    def find(self, text: str) -> list[Party]:
        """The names in ``text`` in order, never overlapping; one for each body of "A và B"."""
        return self._finder.find(text)

    def at(self, text: str, start: int) -> Party | None:
        """The name that begins right at ``start``; None where none does."""
        return self._finder.at(text, start)

    def is_foreign(self, name: str) -> bool:
        """Whether a name is of another country: by the places in it, or by its letters."""
        if _VIETNAMESE_ABROAD.match(name) and self._is_abroad(name):
            return True
        if re.search(r"(?<!\w)Việt Nam\s+(?:tại|ở)\s", name):
            return re.match(r"(?i)tổ chức|quỹ|hội", name) is not None and self._is_latin(name)
        if _FRIENDS_HERE.match(name):
            return False
        if _FRIENDS_ABROAD.match(name):
            return True
        stays = _STAYS.search(name)
        places = self.gazetteer.find(name[: stays.start()] if stays else name)
        places = places or self.gazetteer.find(name)
        if any(place.kind == "province" for place in places):
            # "Trường Cao đẳng Việt - Đức Nghệ An" is ours
            places = [p for p in places if not _WITH_US.search(name[: p.start])]
        if any(self.gazetteer.country_of(place) != "VN" for place in places):
            return True
        if self.guests and self.key(name) in self.guests:
            return True
        if any(place.kind == "province" for place in places):
            return False
        if self.guest_places and any(
            re.search(rf"(?<!\w){place}(?!\w)", fold(name)) for place in self.guest_places
        ):
            return True
        if re.search(r"(?<!\w)bạn(?!\w)", name) or _UNITS_ABROAD.search(name):
            return True
        if is_across(name):
            return True
        return self._is_latin(name)

    def _is_abroad(self, name: str) -> bool:
        """Whether a name holds a place of another country."""
        return any(self.gazetteer.country_of(p) != "VN" for p in self.gazetteer.find(name))

    def _is_latin(self, name: str) -> bool:
        if not re.match(r"(?i)tổ chức|quỹ|hội|công ty|trường|viện|đại học", name):
            return False
        if re.match(r"(?i)tổ chức [A-Z]{3,}(?!\w)", name):
            return True
        if _OURS_BY_LEVEL.search(name) or _SMALL_SCHOOL.match(name):
            return False  # districts of the highlands have such names: "huyện Đăk Glei"
        words = [w for w in re.findall(r"[^\W\d_]+", name) if w[:1].isupper() and len(w) > 2]
        return any(not is_vietnamese_syllable(w) for w in words if not w.isupper())

    def match(self, name: str, context: str = "") -> Match:
        """The record that ``name`` means; ``context`` is the body that "bạn" stands for."""
        if name.lower() in {"xã ta", "huyện ta", "tỉnh ta", "phía ta"}:
            return Match(self.own, "khá chắc", foreign=False, is_self=True)
        if name.lower() in {"xã", "huyện", "tỉnh"} and self._is_people_s_committee(name.lower()):
            return Match(self.own, "khá chắc", foreign=False, is_self=True)
        if not context and re.fullmatch(r"(?:đoàn |tỉnh |nước |phía |hội )?bạn|đoàn", name.lower()):
            return Match(name, "đoán", foreign=True)
        if context:
            inner = self.match(context)
            return inner._replace(sure="khá chắc" if inner.sure != "đoán" else "đoán")
        foreign = self.is_foreign(name)
        if not foreign and self._is_self(name):
            return Match(self.own, "chắc", foreign=False, is_self=True)
        found = self._records.find(name)
        if found is not None:
            reference, sure = found
            return Match(reference, sure, reference.startswith("doi-tac/"), reference == self.own)
        return Match(name, "khá chắc", foreign)

    def _is_people_s_committee(self, of: str) -> bool:
        """Whether the reporting body is the committee of a commune: "giúp xã 150 thùng nước"."""
        body = self.archive.organizations.get(self.organization)
        return body is not None and fold(body.name).startswith(f"uy ban nhan dan {fold(of)}")

    def _is_self(self, name: str) -> bool:
        body = self.archive.organizations.get(self.organization)
        if body is None:
            return False
        if re.match(r"(?:tỉnh|huyện|xã|thành phố|bản)\s", name, re.IGNORECASE):
            return False
        if name.strip() in _LEADERS:
            return True
        words_of = self._records.words
        words = set(words_of(name)) - _GENERIC
        for own_name in (body.name, body.short_name, *body.entries.aliases):
            own = set(words_of(own_name))
            if set(words_of(name)) == own:
                return True
            head = words_of(own_name)[:1]
            if name.strip() in _ITSELF:
                head_named = words_of(name)[-1:] if name == "Nhà trường" else words_of(name)[:1]
                if head == head_named or (name == "Mặt trận" and "to" in own):
                    return True
                continue
            is_part = words and words <= own | {"viet", "nam"}
            begins = words_of(name)[0] in own | _GENERIC and name[0].isupper()
            if not is_part or not begins or _NEVER_SELF.match(name):
                continue
            places = self.gazetteer.find(name)
            if all(p.kind != "province" or p.code in self._home for p in places):
                return len(words) > 1 or fold(name).endswith("tinh")
        return False

    def is_branch(self, name: str) -> bool:
        """Whether a name is of a lower body of the reporting one: Hội Nông dân huyện Minh Hóa."""
        body = self.archive.organizations.get(self.organization)
        if body is None or self.is_foreign(name) or not re.search(r"(?<!\w)(?:huyện|xã)\s", name):
            return False
        words = self._records.words(name)
        same = words[:2] == self._records.words(body.name)[:2]
        return same and words[:1] != ["ban"] and words[:2] not in _NO_BRANCHES

    @cached_property
    def _home(self) -> set[str]:
        code = self.own_province
        return {code, self.archive.province_now(code)} if code else set()

    def key(self, name: str) -> str:
        """A name as names are compared: no marks, abbreviations in full, places by their code."""
        return self._records.key(name)

    @cached_property
    def _records(self) -> Records:
        return Records(self.archive, self.gazetteer, self.own_province, self.year)
