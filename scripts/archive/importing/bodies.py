"""The names of bodies in running text: where they begin and end, and whose record they mean."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from archive.importing.places import Gazetteer
from archive.language.dates import parse_edtf
from archive.language.folding import fold
from archive.language.syllables import is_vietnamese_syllable
from archive.model.archive import Archive
from archive.model.records import Organization, Partner

PartyKind = Literal["body", "people", "place", "pronoun"]
Sure = Literal["chắc", "khá chắc", "đoán"]

_BODY = re.compile(
    r"Trung ương|T\.Ư|TW|Ban (?:Thường (?:trực|vụ)|Chấp hành|Quản lý)|Thường trực|Bộ (?:Chỉ huy|Tư lệnh|đội"
    r"|Ngoại giao)|[ỦU][ỷy] ban|Uỷ ban|UBND|UBMTTQ|UBTW|UB|Hội đồng|Hội|HĐND|Liên hiệp|Liên đoàn|Liên minh"
    r"|LĐLĐ|LHCĐ|LHHN|TLĐ|Mặt trận|MTTQ|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Tổng (?:Liên đoàn|LĐLĐ|[Cc]ông hội"
    r"|[Cc]ục|Lãnh sự quán|Công ty|Hội|công ty)|Sở|Ban|Bộ|Cục|Chính quyền|Chính phủ|Công an|Công ty"
    r"|Tập đoàn|Công đoàn|Nghiệp đoàn|Đồn|Đại đội|Tiểu đoàn|Trung đoàn|Tiểu khu|Trạm|BĐBP|BTV|BCH|Trường"
    r"|Đại học|Học viện|Bệnh viện|Trung tâm|Viện|Quỹ|Tổ chức|Đại sứ quán|ĐSQ|TLSQ|Lãnh sự quán"
    r"|Hiệp hội|Câu lạc bộ|Chi hội|Văn phòng|Tỉnh [ủu][ỷy]|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy"
    r"|Đoàn (?:Thanh niên|TNCS|TN|TNCSHCM|thanh niên|khối|đại biểu|công tác|cán bộ|Đại sứ quán|Liên hiệp"
    r"|Hội|Mặt trận)|Lực lượng|Phòng|Đội|Chi đoàn|Cụm|Khối|Nhà máy|Xí nghiệp|Hợp tác xã|Ngân hàng|Quân khu"
    r"|Cảnh sát|Chi cục|Đảng (?:bộ|Nhân dân|Cộng sản)|Nhà trường|Nông trường|Hạt|Nhóm|Tỉnh hội"
    r"|[Tt]ổ chức (?=[A-Z])|[Cc]ông ty|[Nn]gân hàng (?=[A-Z])|[Mm]ặt trận (?=Lào|tỉnh|các|huyện)"
    r"|đoàn (?:đại biểu|công tác|cán bộ) (?=[A-ZĐ])|[Cc]hùa (?=[A-ZĐ])|[Đđ]iểm trường|[Cc]ác [Đđ]ồn"
    r"|[Cc]ông đoàn (?=ngành|tỉnh|các)|Thành hội|Quân đội"
)
_PEOPLE = re.compile(
    r"nhân dân|người dân|người nghèo|người (?:Việt|gốc|Campuchia|Lào|cao tuổi|khuyết tật|có công|bệnh)"
    r"|bà con|đồng bào|(?:lưu )?học sinh|(?:lưu )?sinh viên|lưu học sinh|con em|các em|các cháu"
    r"|(?:các )?hộ(?: (?:nghèo|gia đình|dân))?|(?:các )?gia đình|nông dân|công nhân|hội viên|bệnh nhân"
    r"|phụ nữ|thanh niên|thanh thiếu nhi|thiếu nhi|trẻ em|kiều bào|Việt kiều|cán bộ|chiến sĩ|giáo viên"
    r"|các trường|các đồn|các bệnh viện|các điểm trường|(?:các )?lực lượng|đoàn viên|ngư dân|cựu chiến binh"
    r"|các đơn vị|Nhân dân|các bản|các xã|các chùa|các nạn nhân|nạn nhân|người lao động|các địa phương"
    r"|các cơ quan|các tổ chức"
)
_PLACE = re.compile(
    r"(?:hai |các |ba )?(?:tỉnh|huyện|xã|bản|cụm bản|thôn|làng|thành phố|thị xã|phường|quận|châu)"
    r"(?= (?:[A-ZĐÀ-Ỹ]|giáp))|(?:Tỉnh|Huyện|Xã|Bản|Thành phố)(?= [A-ZĐÀ-Ỹ])|trạm y tế(?= [A-ZĐx])"
)
_PRONOUN = re.compile(
    r"(?:[Tt]ỉnh|[Nn]ước|[Hh]ội|[Pp]hía|[Đđ]oàn|[Mm]ặt trận|[Đđ]ơn vị|[Cc]ác tỉnh|[Hh]uyện|[Đđ]ồn) bạn"
    r"|bạn|[Đđ]oàn"
)
_ON = frozenset(
    """tỉnh huyện xã bản cụm thôn làng thành phố thị trấn phường quận châu vùng khu đặc các hai ba bốn
    nước bạn láng giềng hữu nghị đoàn kết đối ngoại nhân dân phát triển xây dựng đất tổ quốc biên giới
    phòng biên bảo vệ hợp tác quốc tế gia liên hiệp phụ nữ thanh niên nông lâm nghiệp ngư doanh nhân trẻ hội
    viên giáp kết nghĩa hòa hoà bình công đoàn khối cựu chiến binh người việt kiều kiều bào gốc nghèo khó
    khăn học sinh lưu sinh viên chữ thập đỏ khmer dân tộc thiểu số cấp cơ sở trên địa bàn ngành quân
    sự y tế giáo dục du lịch thương mại văn hóa văn hoá thể thao cán bộ chiến sĩ đại biểu công tác trung
    ương tiểu trung phổ thông mầm non thpt thcs đa khoa chuyên cách mạng cộng sản toàn kiểm tra xuất
    nhập cảnh cửa khẩu quản lý kinh tế lao động thương binh xã nhà báo luật khoa kỹ thuật nghệ điều phối
    thường trực vụ chấp hành tổng vận động thân sinh học bóng đá hai bên biên gia đình hộ chính sách
    quyền địa phương đoàn kết đồng bị có hoàn cảnh công trẻ mồ côi giới tộc tự khuyết tật thể chất độc da
    cam nạn nhân điểm trường bệnh viện ngoại vụ giao phi phủ tư nhân cổ phần tnhh mtv đường sắt cao su điện
    lực giao lưu tín dụng thuộc vương dân chủ nước cộng bờ đông bắc nam tây phía tân miền nguyên
    quốc gia khẩn cấp cứu trợ nhân đạo từ thiện bình thọ thuỷ thủy sản""".split()
)
_NEVER_LAST = frozenset(
    "các hai ba bốn và của tại ở thuộc trên bị có hoàn cảnh cấp đoàn kết trung phía đồng cơ".split()
)
_NAMED_UNITS = re.compile(r"^(?:Đại đội|Đồn|Tiểu đoàn|Trung đoàn|Tiểu khu|Đội|Quân khu|Trạm|Lữ)")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.&][^\W\d_]+)*|\d+|[^\w\s]")
_AND = re.compile(r"\s*(?:,|và|cùng)\s+|\s+")
_AND_PLACE = re.compile(r"\s*(?:,\s*(?:và\s+)?|\s+và\s+)(?P<head>(?:tỉnh|huyện|xã|bản|thành phố)\s+)?")
_BELOW = re.compile(r",\s+(?:(?:tỉnh|huyện|xã|thành phố|thị xã|nước|bản|châu|cụm bản)\s+)?(?=[A-ZĐ])")
_COUNTRY_PART = re.compile(
    r",\s*(?:Vương quốc\s+|CHDCND\s+|nước\s+|Cộng hòa Dân chủ Nhân dân\s+|CHND\s+)?"
)
_AT_PLACE = re.compile(r"\s+(?:ở|tại|của|thuộc|sinh sống tại|đang học tập tại|đang học tại)\s+")
_LONGEST = 25
_GENERIC = frozenset(
    """bo chi huy ban thuong vu truc chap hanh uy tinh lanh dao co quan van phong toan the cac cap doan
    dai bieu cong tac can""".split()
)
_COUNTRY_WORDS = "vuong quoc|chdcnd|chnd trung hoa|nuoc|cong hoa dan chu nhan dan"


class Party(NamedTuple):
    """A name at ``start:end`` of a text; ``text`` is the name of one body, as a record prints it."""

    kind: PartyKind
    start: int
    end: int
    text: str


class Match(NamedTuple):
    """What a name means: a reference, or the name itself; how sure; whether of another country."""

    party: str
    sure: Sure
    foreign: bool
    is_self: bool = False


@dataclass(frozen=True, eq=False)
class Bodies:
    """Whose names the archive knows, seen by ``organization`` in ``year``."""

    archive: Archive
    organization: str
    year: int

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places of the archive's lists."""
        return Gazetteer(self.archive.lists)

    @property
    def own(self) -> str:
        """The reference of the reporting body."""
        return f"to-chuc/{self.organization}"

    @cached_property
    def own_province(self) -> str:
        """The province of the reporting body; empty for a central one."""
        body = self.archive.organizations.get(self.organization)
        return (body.entries.province or "") if body else ""

    def find(self, text: str) -> list[Party]:
        """The names in ``text`` in order, never overlapping; one for each body of "A và B"."""
        found: list[Party] = []
        at = 0
        for word in _TOKEN.finditer(text):
            if word.start() < at:
                continue
            party = self.at(text, word.start())
            if party is not None:
                named = self.spread(text, party)
                found += named
                at = max(name.end for name in named)
        return found

    def at(self, text: str, start: int) -> Party | None:
        """The name that begins right at ``start``; None where none does."""
        if start and (text[start - 1].isalnum() or text[start - 1] in "-/"):
            return None
        for kind, pattern in (("body", _BODY), ("people", _PEOPLE), ("place", _PLACE)):
            found = pattern.match(text, start)
            if found and not text[found.end() : found.end() + 1].isalpha():
                end = self._end(text, start, found.end(), kind)
                pronoun = _PRONOUN.match(text, start)
                if pronoun and pronoun.end() >= end:
                    break
                if kind == "people" and end - start < 4:
                    break
                return Party(kind, start, end, text[start:end])  # type: ignore[arg-type]  # a literal
        found = _PRONOUN.match(text, start)
        if found and not text[found.end() : found.end() + 1].isalpha():
            behind = text[found.end() :].lstrip()
            if found[0] in {"Đoàn", "đoàn"} and behind[:1].isupper():
                end = self._end(text, start, found.end(), "body")
                return Party("body", start, end, text[start:end])
            return Party("pronoun", start, found.end(), found[0])
        return None

    def spread(self, text: str, party: Party) -> list[Party]:
        """``party``, and the others of "Hội X tỉnh A và tỉnh B", each with its full name."""
        places = [p for p in self.gazetteer.find(party.text) if p.kind != "country"]
        if not places or party.kind == "pronoun":
            return [party]
        last = places[-1]
        named = [replace_many(party)]
        at = party.end
        stem = named[0].text
        own = self.gazetteer.find(stem)
        anchor = next((p for p in reversed(own) if p.code == last.code), None)
        if anchor is None:
            return [party]
        while joint := _AND_PLACE.match(text, at):
            other = next(
                (p for p in self.gazetteer.find(text[joint.end() : joint.end() + 60]) if p.start == 0),
                None,
            )
            if other is None or other.kind != last.kind:
                break
            end = joint.end() + other.end
            name = stem[: anchor.start] + text[joint.end() : end] + stem[anchor.end :]
            if joint["head"]:
                name = re.sub(
                    r"(?:tỉnh|huyện|xã|bản|thành phố)\s+(?=" + re.escape(text[joint.end() : end]) + ")",
                    joint["head"],
                    name,
                )
            named.append(Party(party.kind, joint.start(), end, name))
            at = end
        if len(named) == 1:
            return [party] if not re.search(r"\b(?:hai|ba|các) tỉnh\b", party.text) else [party]
        return named

    def is_foreign(self, name: str) -> bool:
        """Whether a name is of another country: by the places in it, or by its letters."""
        if re.search(r"(?<!\w)Việt Nam\s+(?:tại|ở)\s", name):
            return re.match(r"(?i)tổ chức|quỹ|hội", name) is not None and self._is_latin(name)
        if re.match(r"(?:Ban |Văn phòng )?Hội [Hh]ữu nghị Việt(?: Nam)?\s*[-–]", name):
            return False
        places = self.gazetteer.find(name)
        if any(self.gazetteer.country_of(place) not in {"VN"} for place in places):
            return True
        if any(place.kind == "province" for place in places):
            return False
        if re.search(r"(?<!\w)bạn(?!\w)", name):
            return True
        return self._is_latin(name)

    def _is_latin(self, name: str) -> bool:
        if not re.match(r"(?i)tổ chức|quỹ|hội|công ty|trường|viện|đại học", name):
            return False
        words = [w for w in re.findall(r"[^\W\d_]+", name) if w[:1].isupper() and len(w) > 2]
        return any(not is_vietnamese_syllable(w) for w in words if not w.isupper())

    def _end(self, text: str, start: int, end: int, kind: str) -> int:
        tokens = list(_TOKEN.finditer(text, end))
        accepted = end
        words = 0
        for n, token in enumerate(tokens):
            word = token[0]
            gap = text[accepted if n == 0 else tokens[n - 1].end() : token.start()]
            if "\n" in gap or len(gap) > 1 or words > _LONGEST:
                break
            words += 1
            following = tokens[n + 1][0] if n + 1 < len(tokens) else ""
            if word[0].isalpha():
                starts_body = _BODY.match(text, token.start())
                if word[0].isupper() and not (
                    starts_body and kind == "people" and token.start() > start + 12
                ):
                    accepted = token.end()
                elif word in _ON:
                    continue
                elif kind in {"people", "body", "place"} and (
                    place := _AT_PLACE.match(text, token.start() - 1)
                ):
                    if not self._goes_on_at(text, place.end(), kind, text[start:accepted], word):
                        break
                else:
                    break
            elif word in "-–" and gap in {"", " "} and following[:1].isupper():
                continue
            elif word == "." and text[accepted - 2 : accepted] in {"TP", "Tp"}:
                continue
            elif word == "'" or word == "’":
                continue
            elif word == ",":
                below = _BELOW.match(text, token.start())
                country = _COUNTRY_PART.match(text, token.start())
                if below and below[0].strip(", ") and kind != "place":
                    accepted_head = below.end()
                    rest = text[accepted_head : accepted_head + 1]
                    if rest.isupper():
                        continue
                if below and below[0].strip(", ") and kind == "place":
                    continue
                if country and self._is_country(text, country.end()):
                    continue
                break
            elif word.isdigit() and _NAMED_UNITS.match(text[start:end]) and (
                following in {",", ".", ";", "("} or following[:1].isupper()
            ):
                accepted = token.end()
            else:
                break
        else:
            accepted = self._with_tail(text, accepted, tokens[-1].end() if tokens else accepted)
            return self._trimmed(text, start, end, accepted)
        stop = tokens[n].start()
        accepted = self._with_tail(text, accepted, stop)
        return self._trimmed(text, start, end, accepted)

    def _with_tail(self, text: str, accepted: int, stop: int) -> int:
        """Small letters behind the last capital belong to a name too: "hai bên biên giới"."""
        tail = text[accepted:stop].rstrip(" ,-–")
        return accepted + len(tail)

    def _trimmed(self, text: str, start: int, head: int, end: int) -> int:
        while end > head:
            words = text[start:end].rstrip(" ,-–")
            end = start + len(words)
            last = words.rpartition(" ")[2]
            if last not in _NEVER_LAST or end <= head:
                break
            end -= len(last)
        return max(end, head)

    def _goes_on_at(self, text: str, at: int, kind: str, so_far: str, word: str) -> bool:
        behind = text[at : at + 60]
        if not behind[:1].isupper() and not _PLACE.match(behind):
            return False
        if kind == "people":
            return True
        if word in {"tại", "ở"}:
            return re.match(r"(?:Đại sứ|Tổng Lãnh|Lãnh sự|ĐSQ|TLSQ|Tổ chức|Văn phòng)", so_far) is not None
        return word == "thuộc"

    def _is_country(self, text: str, at: int) -> bool:
        place = next((p for p in self.gazetteer.find(text[at : at + 40]) if p.start == 0), None)
        return place is not None and place.kind == "country"

    def match(self, name: str, context: str = "") -> Match:
        """The record that ``name`` means; ``context`` is the body that "bạn" stands for."""
        if not context and re.fullmatch(r"(?:đoàn |tỉnh |nước |phía |hội )?bạn|đoàn", name.lower()):
            return Match(name, "đoán", foreign=True)
        if context:
            inner = self.match(context)
            return inner._replace(sure="khá chắc" if inner.sure != "đoán" else "đoán")
        foreign = self.is_foreign(name)
        if not foreign and self._is_self(name):
            return Match(self.own, "chắc", foreign=False, is_self=True)
        found = self._record(name)
        if found is not None:
            reference, sure = found
            return Match(reference, sure, reference.startswith("doi-tac/"), reference == self.own)
        return Match(name, "khá chắc", foreign)

    def _is_self(self, name: str) -> bool:
        body = self.archive.organizations.get(self.organization)
        if body is None:
            return False
        words = set(self._words(name)) - _GENERIC
        for own_name in (body.name, body.short_name, *body.entries.aliases):
            own = set(self._words(own_name))
            if set(self._words(name)) == own:
                return True
            head = self._words(own_name)[:1]
            if name.strip() in {"Hội", "Liên hiệp", "Sở", "Mặt trận", "Tỉnh đoàn", "Liên đoàn"}:
                if head == self._words(name)[:1] or (name == "Mặt trận" and "to" in own):
                    return True
                continue
            if words and words <= own | {"viet", "nam"} and self._words(name)[0] in own | _GENERIC:
                if name[0].isupper() and not re.match(r"(?:Công ty|Trường)", name):
                    places = self.gazetteer.find(name)
                    if all(p.kind != "province" or p.code in self._home for p in places):
                        return len(words) > 1 or fold(name).endswith("tinh")
        return False

    @cached_property
    def _home(self) -> set[str]:
        code = self.own_province
        return {code, self.archive.province_now(code)} if code else set()

    def _words(self, name: str) -> list[str]:
        return re.findall(r"\w+", fold(self._expanded(name)))

    def _expanded(self, name: str) -> str:
        def full(word: "re.Match[str]") -> str:
            found = self.archive.lists.abbreviations.get(word[0])
            return found.expansion if found and len(word[0]) > 1 else word[0]

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
        words = [w for w in re.findall(r"\w+", folded) if w not in {"tinh", "cac", "cua", "thanh", "pho"}]
        if loose:
            words = [w for w in words if w not in {"trung", "uong", "toan", "quoc"}]
        return " ".join(words)

    def _record(self, name: str) -> tuple[str, Sure] | None:
        for loose, sure in ((False, "chắc"), (True, "khá chắc")):
            keys = [self.key(name, loose=loose)]
            if self.own_province and not any(
                p.kind in {"province", "foreign"} for p in self.gazetteer.find(name)
            ):
                province = self.own_province
                if loose:
                    province = self.archive.province_now(province)
                keys.append(f"{keys[0]} {province.replace('-', '_')}")
            for n, wanted in enumerate(keys):
                if len(wanted.split()) < 2:
                    continue
                found = self._by_key[loose].get(wanted, [])
                living = [body for body in found if self._lived(body)]
                references = list(dict.fromkeys(body.reference for body in living))
                if len(references) == 1:
                    exact: Sure = "chắc" if sure == "chắc" and n == 0 else "khá chắc"
                    return references[0], exact
        return None

    @cached_property
    def _by_key(self) -> dict[bool, dict[str, list[Organization | Partner]]]:
        made: dict[bool, dict[str, list[Organization | Partner]]] = {False: {}, True: {}}
        bodies = (*self.archive.organizations.values(), *self.archive.partners.values())
        for body in bodies:
            for name in (body.name, body.short_name, *body.entries.aliases):
                for loose in (False, True):
                    made[loose].setdefault(self.key(name, loose=loose), []).append(body)
        return made

    def _lived(self, body: Organization | Partner) -> bool:
        valid = body.entries.valid
        if valid is None:
            return True
        year = parse_edtf(str(self.year))
        begun = valid.from_ is None or valid.from_.earliest <= year.latest
        lasted = valid.to is None or valid.to.latest >= year.earliest
        return begun and lasted


def replace_many(party: Party) -> Party:
    """A party with "hai tỉnh A" in its name as "tỉnh A"."""
    name = re.sub(r"(?:hai|ba|bốn|các)\s+(?=(?:tỉnh|huyện|xã|bản)\s)", "", party.text)
    return party._replace(text=name)

