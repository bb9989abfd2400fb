"""The names of bodies in running text: where they begin and end, and whose record they mean."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from archive.importing.letters import CAPITAL
from archive.importing.places import Gazetteer
from archive.language.dates import parse_edtf
from archive.language.folding import fold
from archive.language.syllables import is_vietnamese_syllable
from archive.model.archive import Archive
from archive.model.records import Organization, Partner

PartyKind = Literal["body", "people", "place", "pronoun"]
Sure = Literal["chắc", "khá chắc", "đoán"]

_BODY = re.compile(
    r"Trung ương|T\.Ư|TW|Ban (?:Thường (?:trực|vụ)|Chấp hành|Quản lý)|Thường trực|Bộ (?:Chỉ huy"
    r"|Tư lệnh|đội"
    r"|Ngoại giao)|[ỦU][ỷy] ban|Uỷ ban|UBND|UBMTTQ|UBTW|UB|Hội đồng|Hội|HĐND|Liên hiệp|Liên đoàn"
    r"|Liên minh"
    r"|LĐLĐ|LHCĐ|LHHN|TLĐ|Mặt trận|MTTQ|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Tổng (?:Liên đoàn|LĐLĐ"
    r"|[Cc]ông hội"
    r"|[Cc]ục|Lãnh sự quán|Công ty|Hội|công ty)|Sở|Ban|Bộ|Cục|Chính quyền|Chính phủ|Công an|Công ty"
    r"|Tập đoàn|Công đoàn|Nghiệp đoàn|Đồn|Đại đội|Tiểu đoàn|Trung đoàn|Tiểu khu|Trạm|BĐBP|BTV|BCH"
    r"|Trường"
    r"|Đại học|Học viện|Bệnh viện|Trung tâm|Viện|Quỹ|Tổ chức|Đại sứ quán|ĐSQ|TLSQ|Lãnh sự quán"
    r"|Hiệp hội|Câu lạc bộ|Chi hội|Văn phòng|Tỉnh [ủu][ỷy]|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy"
    r"|Đoàn (?:Thanh niên|TNCS|TN|TNCSHCM|thanh niên|khối|đại biểu|công tác|cán bộ|Đại sứ quán"
    r"|Liên hiệp"
    r"|Hội|Mặt trận)|Lực lượng|Phòng|Đội|Chi đoàn|Cụm|Khối|Nhà máy|Xí nghiệp|Hợp tác xã|Ngân hàng"
    r"|Quân khu"
    r"|Cảnh sát|Chi cục|Đảng (?:bộ|Nhân dân|Cộng sản)|Nhà trường|Nông trường|Hạt|Nhóm|Tỉnh hội"
    r"|[Tt]ổ chức (?=[A-Z])|[Cc]ông ty|[Nn]gân hàng (?=[A-Z])|[Mm]ặt trận (?=Lào|tỉnh|các|huyện)"
    r"|đoàn (?:đại biểu|công tác|cán bộ) (?=[A-ZĐ])|[Cc]hùa (?=[A-ZĐ])|[Đđ]iểm trường|[Cc]ác [Đđ]ồn"
    r"|[Cc]ông đoàn (?=ngành|tỉnh|các)|Thành hội|Quân đội"
)
_PEOPLE = re.compile(
    r"nhân dân|người dân|người nghèo|người (?:Việt|gốc|Campuchia|Lào|cao tuổi|khuyết tật|có công"
    r"|bệnh)"
    r"|bà con|đồng bào|(?:lưu )?học sinh|(?:lưu )?sinh viên|lưu học sinh|con em|các em|các cháu"
    r"|(?:các )?hộ(?: (?:nghèo|gia đình|dân))?|(?:các )?gia đình|nông dân|công nhân|hội viên"
    r"|bệnh nhân"
    r"|phụ nữ|thanh niên|thanh thiếu nhi|thiếu nhi|trẻ em|kiều bào|Việt kiều|cán bộ|chiến sĩ"
    r"|giáo viên"
    r"|các trường|các đồn|các bệnh viện|các điểm trường|(?:các )?lực lượng|đoàn viên|ngư dân"
    r"|cựu chiến binh"
    r"|các đơn vị|Nhân dân|các bản|các xã|các chùa|các nạn nhân|nạn nhân|người lao động"
    r"|các địa phương"
    r"|các cơ quan|các tổ chức"
)
_PLACE = re.compile(
    r"(?:hai |các |ba )?(?:tỉnh|huyện|xã|bản|cụm bản|thôn|làng|thành phố|thị xã|phường|quận|châu)"
    rf"(?= (?:[{CAPITAL}]|giáp))|(?:Tỉnh|Huyện|Xã|Bản|Thành phố)(?= [{CAPITAL}])"
    r"|trạm y tế(?= [A-ZĐx])"
)
_PRONOUN = re.compile(
    r"(?:[Tt]ỉnh|[Nn]ước|[Hh]ội|[Pp]hía|[Đđ]oàn|[Mm]ặt trận|[Đđ]ơn vị|[Cc]ác tỉnh|[Hh]uyện"
    r"|[Đđ]ồn) bạn"
    r"|bạn|[Đđ]oàn"
)
_ON_PHRASES = """
tỉnh|huyện|xã|bản|cụm bản|thôn|làng|thành phố|thị xã|thị trấn|phường|quận|châu|khu|đặc khu|các|nước|bạn
láng giềng|hữu nghị|đoàn kết phát triển|phát triển Tổ quốc|phát triển cộng đồng|xây dựng đất nước|Tổ quốc
tổ quốc|đối ngoại|nhân dân|bảo vệ biên giới|bảo vệ đường biên giới|bảo vệ trẻ em|biên giới|biên phòng|bộ đội
hợp tác quốc tế|hợp tác và phát triển|quốc tế|quốc gia|liên hiệp|phụ nữ|thanh niên|thanh thiếu nhi|nông dân
nông lâm nghiệp|nông nghiệp|lâm nghiệp|ngư nghiệp|doanh nhân trẻ|doanh nhân|doanh nghiệp|hội viên|giáp biên
giáp ranh|giáp|kết nghĩa|hòa bình|hoà bình|công đoàn|cựu chiến binh|người|việt kiều|kiều bào|gốc|nghèo|khó khăn
học sinh|sinh viên|lưu học sinh|chữ thập đỏ|dân tộc|thiểu số|cấp tỉnh|cấp huyện|cấp xã|cơ sở|ngành|quân sự
y tế|giáo dục|du lịch|thương mại|văn hóa|văn hoá|thể thao|cán bộ|chiến sĩ|đại biểu|công tác|trung ương|tiểu học
trung học|phổ thông|mầm non|mẫu giáo|đa khoa|cách mạng|cộng sản|toàn quốc|kiểm tra xuất nhập cảnh|cửa khẩu
quản lý cửa khẩu|khu kinh tế|kinh tế|lao động|thường trực|thường vụ|chấp hành|bóng đá|hai bên biên giới|hai bên
vùng biên giới|vùng biên|vùng cao|gia đình|chính sách|địa phương|có hoàn cảnh khó khăn|có hoàn cảnh|mồ côi
khuyết tật|chất độc da cam|nạn nhân|ngoại vụ|ngoại giao|phi chính phủ|tư nhân|cổ phần|cao su|điện lực|dân chủ
cứu trợ trẻ em|nhân đạo|từ thiện|nhà nước|nước ngoài|có chung đường biên giới|trẻ|chuyên nghiệp|người cao tuổi
thuộc|điểm trường|bán trú|nội trú|dân tộc nội trú|đại học|cao đẳng|sư phạm|khoa học|kỹ thuật|công nghệ|nghề
cảnh sát|công an|an ninh|chính trị|bến|cảng|liên xã|hộ nghèo|trường|bệnh viện|hai tỉnh|ba tỉnh|hai huyện|hai xã
ba xã|hai nước|hai bản|hai cụm|hai trường|ba nước|bốn tỉnh|đặc biệt khó khăn|đặc biệt|mù|đông người|vượt khó
học giỏi|tự trị|đồng bào|nữ|nhi đồng|thiếu nhi|tỵ nạn|quân|chính quyền|mặt trận|đang gặp khó khăn|tại chỗ
"""
_ON = re.compile(
    rf"(?:{'|'.join(sorted(_ON_PHRASES.strip().replace(chr(10), '|').split('|'), key=len, reverse=True))})(?!\w)"
)
_NAMED_PHRASES = """
quản lý|xây dựng|dân vận|tuyên giáo|tài chính|công thương|tư pháp|nội vụ|giao thông vận tải|đầu tư
thông tin và truyền thông|kế hoạch và đầu tư|tài nguyên và môi trường|lao động - thương binh và xã hội
giáo dục và đào tạo|nông nghiệp và phát triển nông thôn|văn hóa, thể thao và du lịch|văn hoá, thể thao và du lịch
luật gia|nhà báo|quốc phòng|phật giáo|công giáo|lãnh sự|chỉ huy|tư lệnh|mặt trận|đoàn kết|vận động|tổ chức
khoa học và công nghệ|xã hội|hậu cần|tác chiến|cứu trợ|bảo trợ|khuyến học|khuyến nông|từ thiện|thống nhất
chữ thập|nhân dân|xúc tiến|thương binh|phát triển|hợp tác|kiểm lâm|hải quan|thuế|bảo vệ|quan hệ|đối thoại
ủy viên|hòa hợp|vệ sinh|phục hồi chức năng|tình nguyện|tương trợ|thiện nguyện|từ tâm|phòng chống|bảo tồn|di sản|truyền hình|phát thanh|báo chí|xuất bản
"""
_NAMED = re.compile(
    rf"(?:{'|'.join(sorted((_ON_PHRASES.strip() + '|' + _NAMED_PHRASES.strip()).replace(chr(10), '|').split('|'), key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
"""A name's own words have a capital first letter alone: Hội Doanh nhân trẻ, Sở Ngoại vụ."""
_NEVER_LAST = frozenset(
    [
        "các",
        "hai",
        "ba",
        "bốn",
        "và",
        "của",
        "tại",
        "ở",
        "thuộc",
        "trên",
        "giáp",
        "nước",
        "hai",
        "vùng",
        "tỉnh_",
    ]
)
_NAMED_UNITS = re.compile(r"^(?:Đại đội|Đồn|Tiểu đoàn|Trung đoàn|Tiểu khu|Đội|Quân khu|Trạm|Lữ)")
_NEEDS_NAME = re.compile(
    r"Tổ chức|Quỹ|Trung tâm|Nhóm|Khối|Phòng|Đội|Cụm|Viện|Bộ|Ban|Trạm|Hạt|Cục|[Cc]ông ty|Văn phòng"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.&][^\W\d_]+)*|\d+|[^\w\s]")
_SUPPORT = re.compile(r"(?:ủng|bảo|giám|cứu|phù|căn|che)\s$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_STOPS = frozenset(
    [
        "đã",
        "đang",
        "sẽ",
        "được",
        "bị",
        "do",
        "tổ",
        "chức",
        "trao",
        "tặng",
        "gửi",
        "cho",
        "đến",
        "tới",
        "tại",
        "ở",
        "với",
        "về",
        "trong",
        "nhằm",
        "để",
        "và",
        "cùng",
        "nhân",
        "vào",
        "từ",
        "có",
        "là",
        "trị",
        "giá",
        "gồm",
        "số",
        "sang",
        "thăm",
        "ký",
        "đón",
        "tiếp",
        "cử",
        "mời",
        "nhận",
        "hỗ",
        "trợ",
        "ủng",
        "hộ",
        "giúp",
        "chuyển",
        "bàn",
        "giao",
        "phối",
        "hợp",
        "tham",
        "dự",
        "gặp",
        "làm",
        "theo",
        "khi",
        "mà",
        "nhưng",
        "của",
        "qua",
        "trên",
        "dưới",
        "ngoài",
        "mỗi",
        "các",
        "những",
        "một",
        "hai",
        "ba",
        "cũng",
        "còn",
        "tiếp",
        "tục",
        "chúc",
        "mừng",
        "viếng",
        "khám",
        "bằng",
        "vì",
        "nên",
        "rồi",
        "sau",
        "trước",
        "giữa",
        "tài",
        "viện",
        "vận",
        "động",
        "quyên",
        "góp",
        "chủ",
        "trì",
        "hội",
        "đàm",
        "giao",
        "lưu",
        "mở",
        "lập",
        "dự",
        "phát",
        "đưa",
        "dẫn",
        "thay",
        "mặt",
        "ra",
        "vừa",
        "lại",
        "đều",
        "chưa",
        "không",
        "hay",
        "hoặc",
        "như",
        "nêu",
        "theo",
        "thuộc",
        "xây",
        "nâng",
        "dành",
        "quê",
        "mang",
    ]
)
_COMPOUND = re.compile(
    r"(?:công|tỉnh|thành|huyện|liên|trung|đại|quân|lữ|sư|chi|xã|tập|phái|nghiệp|tiểu|binh|quận)\s$",
    re.IGNORECASE,
)
_AND_PLACE = re.compile(
    r"\s*(?:,\s*(?:và\s+)?|\s+và\s+)(?P<head>(?:tỉnh|huyện|xã|bản|thành phố)\s+)?"
)
_BELOW = re.compile(
    r",\s+(?:(?:tỉnh|huyện|xã|thành phố|thị xã|nước|bản|châu|cụm bản)\s+)?(?=[A-ZĐ])"
)
_COUNTRY_PART = re.compile(
    r",\s*(?:Vương quốc\s+|CHDCND\s+|nước\s+|Cộng hòa Dân chủ Nhân dân\s+|CHND\s+)?"
)
_AT_PLACE = re.compile(r"\s+(?:ở|tại|của|thuộc|sinh sống tại|đang học tập tại|đang học tại)\s+")
_LONGEST = 25
_GENERIC = frozenset(
    [
        "bo",
        "chi",
        "huy",
        "ban",
        "thuong",
        "vu",
        "truc",
        "chap",
        "hanh",
        "uy",
        "tinh",
        "lanh",
        "dao",
        "co",
        "quan",
        "van",
        "phong",
        "toan",
        "the",
        "cac",
        "cap",
        "doan",
        "dai",
        "bieu",
        "cong",
        "tac",
        "can",
    ]
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
        if text[start : start + 4].lower() == "đoàn" and _COMPOUND.search(text[:start]):
            return None
        if text.startswith("hộ", start) and _SUPPORT.search(text[:start]):
            return None
        known = self._known(text, start)
        for kind, pattern in (("body", _BODY), ("people", _PEOPLE), ("place", _PLACE)):
            found = pattern.match(text, start)
            if found and not text[found.end() : found.end() + 1].isalpha():
                if _NEEDS_NAME.fullmatch(found[0]) and not re.match(
                    rf" [{CAPITAL}]", text[found.end() :]
                ):
                    continue
                end = self._end(text, start, found.end(), kind)
                pronoun = _PRONOUN.match(text, start)
                if pronoun and pronoun.end() >= end:
                    break
                if kind == "people" and end - start < 4:
                    break
                end = max(end, known)
                return Party(kind, start, end, text[start:end])  # type: ignore[arg-type]  # a literal
        if known:
            return Party("body", start, known, text[start:known])
        found = _PRONOUN.match(text, start)
        if found and not text[found.end() : found.end() + 1].isalpha():
            behind = text[found.end() :].lstrip()
            if found[0] in {"Đoàn", "đoàn"} and behind[:1].isupper():
                end = self._end(text, start, found.end(), "body")
                return Party("body", start, end, text[start:end])
            return Party("pronoun", start, found.end(), found[0])
        return None

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
                gap = re.compile(r"[ \u00a0]?[-–]?[ \u00a0]?").match(text, end)
                at = gap.end() if gap else end
            else:
                return end
        return 0

    @cached_property
    def _by_first_word(self) -> dict[str, list[list[str]]]:
        found: dict[str, list[list[str]]] = {}
        bodies = (*self.archive.organizations.values(), *self.archive.partners.values())
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
        """Where the name ends that begins at ``start`` with the head ``start:end``.

        Capitals go on with it, and the small words that names of bodies hold; any other ends it.
        """
        head, words = end, 0
        while words < _LONGEST:
            gap = re.compile(r"[ \u00a0]?").match(text, end)
            at = gap.end() if gap else end
            token = _TOKEN.match(text, at)
            if token is None:
                break
            words += 1
            word = token[0]
            if word[0].isalpha() and at > end:
                if word[0].isupper():
                    begins = _BODY.match(text, at)
                    named = _NAMED.match(text, at)
                    end = max([token.end(), *(m.end() for m in (named, begins) if m)])
                elif on := _ON.match(text, at):
                    end = on.end()
                elif (
                    kind == "body"
                    and word not in _STOPS
                    and text[end - 1].isalpha()
                    and (
                        re.match(rf" [{CAPITAL}]", text[token.end() :])
                        or (
                            _ON.match(text, token.end() + 1) and self._ends_capital(text[start:end])
                        )
                    )
                ):
                    end = token.end()
                elif place := _AT_PLACE.match(text, end):
                    if not self._goes_on_at(text, place.end(), kind, text[start:end], word):
                        break
                    end = place.end() - 1
                else:
                    break
            elif (
                (word in "-–" and re.match(rf"[-–] ?[{CAPITAL}]", text[at:]))
                or (word == "." and text[end - 2 : end] in {"TP", "Tp"})
                or (word in "'’" and text[end - 1 : end].isalpha())
            ):
                end = token.end()
            elif word == ",":
                below = _BELOW.match(text, at)
                country = _COUNTRY_PART.match(text, at)
                if below and below[0].strip(", "):
                    end = below.end() - 1
                elif country and self._is_country(text, country.end()):
                    end = country.end() - 1
                else:
                    break
            elif (
                word.isdigit()
                and _NAMED_UNITS.match(text[start:end])
                and (re.match(r"\s*[,.;(]|\s+[A-ZĐ]", text[token.end() :]))
            ):
                end = token.end()
            else:
                break
        return self._trimmed(text, start, head, end)

    def _ends_capital(self, name: str) -> bool:
        """Whether a name's last word has a capital: its next may be small, as in Hiến binh."""
        return name.rpartition(" ")[2][:1].isupper()

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
            return (
                re.match(r"(?:Đại sứ|Tổng Lãnh|Lãnh sự|ĐSQ|TLSQ|Tổ chức|Văn phòng)", so_far)
                is not None
            )
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
        if re.match(r"(?:tỉnh|huyện|xã|thành phố|bản)\s", name, re.IGNORECASE):
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
        words = [
            w for w in re.findall(r"\w+", folded) if w not in {"tinh", "cac", "cua", "thanh", "pho"}
        ]
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
            if re.search(rf"tỉnh\s*$|tỉnh(?!\s+[{CAPITAL}])", name):
                keys.reverse()
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
