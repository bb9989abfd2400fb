"""Names as they are compared, and the records of the archive that they mean."""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.importing.facts import Sure
from archive.importing.names.places import Gazetteer
from archive.importing.paper.letters import CAPITAL
from archive.language.dates import parse_edtf
from archive.language.folding import fold
from archive.model.archive import Archive
from archive.model.records import Organization, Partner

_COUNTRY_WORDS = "vuong quoc|chdcnd|chnd trung hoa|nuoc|cong hoa dan chu nhan dan"

_USUAL = {"HTX": "Hợp tác xã", "TNXP": "Thanh niên xung phong", "CLB": "Câu lạc bộ"} | {
    "GTVT": "Giao thông vận tải",
    "THPT": "Trung học phổ thông",
    "THCS": "Trung học cơ sở",
    "ĐH": "Đại học",
}
"""Abbreviations beside those of the list, which names of bodies hold everywhere."""


@dataclass(frozen=True, eq=False)
class Records:
    """The records of ``archive`` by their names, as a body of ``own_province`` knows them.

    ``year`` is that in which they are to have lived.
    """

    archive: Archive
    gazetteer: Gazetteer
    own_province: str
    year: int

    def words(self, name: str) -> list[str]:
        """The words of a name without marks, its abbreviations in full."""
        return re.findall(r"\w+", fold(self._expanded(name)))

    def _expanded(self, name: str) -> str:
        def full(word: "re.Match[str]") -> str:
            found = self.archive.lists.abbreviations.get(word[0])
            if found and len(word[0]) > 1:
                return found.expansion
            return _USUAL.get(word[0], word[0])

        return re.sub(r"[^\W\d_]+(?:\.[^\W\d_]+)*", full, name)

    def key(self, name: str, *, loose: bool = False) -> str:
        """A name as names are compared: no marks, abbreviations in full, places by their code."""
        text = re.sub(r"\([^)]*\)", " ", self._expanded(name))
        pieces, at = [], 0
        places = self.gazetteer.find(text)
        has_foreign = any(place.kind == "foreign" for place in places)
        for place in places:
            pieces.append(text[at : place.start])
            drop = place.kind == "country" and (
                (has_foreign and place.code != "VN") or (loose and place.code == "VN")
            )
            if place.kind == "province":
                code = self.archive.province_now(place.code) if loose else place.code
                pieces.append(f" {code.replace('-', '_')} ")
            elif not drop:
                pieces.append(f" {place.code.replace('-', '_')} ")
            at = place.end
        pieces.append(text[at:])
        folded = fold(" ".join(pieces))
        folded = re.sub(rf"\b(?:{_COUNTRY_WORDS})\b", " ", folded)
        words = [
            w for w in re.findall(r"\w+", folded) if w not in {"tinh", "cac", "cua", "thanh", "pho"}
        ]
        if loose:
            words = [w for w in words if w not in {"trung", "uong", "toan", "quoc"}]
        return " ".join(words)

    def find(self, name: str) -> tuple[str, Sure] | None:
        """The reference of the one living body that a name means, and how sure that is."""
        for loose, sure in ((False, "chắc"), (True, "khá chắc")):
            keys = [self.key(name, loose=loose)]
            if self.own_province and not any(
                p.kind in {"province", "foreign"} for p in self.gazetteer.find(name)
            ):
                province = self.own_province
                if loose:
                    province = self.archive.province_now(province)
                keys.append(f"{keys[0]} {province.replace('-', '_')}")
            if re.search(rf"tỉnh\s*$|tỉnh(?!\s+[{CAPITAL}])", name):
                keys.reverse()
            if len(keys) > 1 and re.search(r"\s(?:tỉnh|thành phố)\s*$", name):
                keys = keys[:1]  # "Hội LHTN Việt Nam tỉnh" is never the central one
            for n, wanted in enumerate(keys):
                is_acronym = name.isupper() and len(name) > 3
                if len(wanted.split()) < 2 and not is_acronym:
                    continue
                found = _bodies_by_key(self.archive)[loose].get(wanted, [])
                living = [body for body in found if self._lived(body)]
                references = list(dict.fromkeys(body.reference for body in living))
                if len(references) == 1:
                    exact: Sure = "chắc" if sure == "chắc" and n == 0 else "khá chắc"
                    return references[0], exact
        return None

    def _lived(self, body: Organization | Partner) -> bool:
        valid = body.entries.valid
        if valid is None:
            return True
        year = parse_edtf(str(self.year))
        begun = valid.from_ is None or valid.from_.earliest <= year.latest
        lasted = valid.to is None or valid.to.latest >= year.earliest
        return begun and lasted


@lru_cache(maxsize=1)  # making it takes longest, and no paper changes anything in it
def _bodies_by_key(archive: Archive) -> dict[bool, dict[str, list[Organization | Partner]]]:
    """All bodies of ``archive`` by the keys of their names, exact and loose."""
    made: dict[bool, dict[str, list[Organization | Partner]]] = {False: {}, True: {}}
    key = Records(archive, Gazetteer(archive.lists), "", 0).key
    bodies: list[Organization | Partner] = [*archive.organizations.values()]
    bodies += archive.partners.values()
    for body in bodies:
        # a body without a short name has its name twice
        for name in dict.fromkeys((body.name, body.short_name, *body.entries.aliases)):
            for loose in (False, True):
                made[loose].setdefault(key(name, loose=loose), []).append(body)
    return made
