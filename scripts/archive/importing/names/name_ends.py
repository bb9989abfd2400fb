"""Where a name ends that begins with a head like "Hội" or "học sinh"."""

import re
from dataclasses import dataclass

from archive.importing.names.body_words import (
    BODY,
    NAMED,
    NAMED_UNITS,
    NEVER_LAST,
    ON,
    PLACE,
    STOPS,
)
from archive.importing.names.places import Gazetteer
from archive.importing.paper.letters import CAPITAL
from archive.language.syllables import is_vietnamese_syllable

_BELOW = re.compile(
    r",\s+(?:(?:tỉnh|huyện|xã|thành phố|thị xã|nước|bản|châu|cụm bản)\s+)?(?=[A-ZĐ])"
)
_SEVERAL_PLACES = re.compile(r".*(?<!\w)(?:các|hai|ba|bốn) (?:tỉnh|huyện|xã|bản)(?!\w)")
_MORE_PLACES = re.compile(
    rf",\s+(?!(?:Hội|Ban|Đoàn|Ủy|Sở|Liên|Tỉnh|Ngày|Đồn|Công)\s)[{CAPITAL}][^\W\d_]*"
    rf"(?:[ ][{CAPITAL}][^\W\d_]*){{0,3}}(?=\s*(?:[,.;)]|$|\svà\s))"
)
_BLANK = re.compile(r"[ \u00a0]?")
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
    r" (?:đang )?(?:học tập|làm việc|sinh sống|công tác|lao động|học) (?:tại|ở|trên)"
    r" (?:(?:các|trong|cơ|khu)(?: (?!một|hai|mỗi|đã|được)[^\W\d_]+){1,8}"
    r"(?=\s*[,.;:()]|\s\d|$|\s(?:được|đã)\s)"
    r"|(?:trường|tỉnh|huyện|thành phố|địa phương|địa bàn(?: tỉnh| huyện)?|đơn vị)"
    r"(?=\s*[,.;:()]|\s\d|$"
    r"|\s(?:vào|ngày|nhân|trong|với|mỗi)\s))"
)
"""Where people are who have no name: “đang làm việc tại các doanh nghiệp trong tỉnh”."""
_NUMBERED = re.compile(r" số \d{1,4}(?=\s*[,.;()]|\s[^\W\d_]|$)")
_DOES = re.compile(
    rf" (?:từ [{CAPITAL}][^\W\d_]*(?: [{CAPITAL}][^\W\d_]*)* (?:trở về|hồi hương"
    rf"|về)(?: nước)?(?!\w)|"
    r"(?:đang |hiện |mới )*(?:dạy|học)(?: tập)? tiếng [A-ZĐ][^\W\d_]*"
    r"|(?:là|bị|mất|vượt|trồng|nuôi|chăn nuôi|sản xuất)(?: (?!tại|ở|do|sau|số|trong|vào|ngày|năm"
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
_OF_SEVERAL = re.compile(rf"0?[2-9] (?:tỉnh|huyện|xã|bản) [{CAPITAL}]")
"""The bodies of places that are counted: "Hội LHTN 03 tỉnh Takeo, Kandal và Prey Veng"."""
_NUMBERED_BODY = re.compile(
    r"(?:Trường|Nhà máy|Nông trường|Xí nghiệp|Trạm|Điểm trường|Thủy điện)(?!\w)"
    rf".* [{CAPITAL}][^\W\d_]*$"
)
_GO_ON = "được|đã|và|cùng|nhận|ở|tại|thuộc|trong|nhân|vào|với|do|trên|tổ chức|đón|tặng|trao|nhằm|để"
"""Words behind a school's or a plant's number: "Trường Tiểu học Sơn Kim 1 được tặng …"."""
_AND_NAMED = re.compile(
    rf" và (?={NAMED.pattern} (?:tỉnh|huyện|thành phố|Lào|Campuchia|Cuba|Việt Nam|Trung Quốc)"
    r"(?!\w))"
    rf"(?=[{CAPITAL}])|, (?=[{CAPITAL}][^,;]{{2,20}} và {NAMED.pattern} (?:tỉnh|Lào|Campuchia))"
)
"""Where the name of an office of several matters goes on: "Sở Năng lượng và Mỏ tỉnh X"."""
_GOODS = frozenset({"gạo", "mì", "quà", "sách", "vở", "tiền", "vốn", "thuốc", "hoa", "chủ", "tích"})
_LEVELS = frozenset({"tỉnh", "huyện", "xã", "cấp"})
_LONGEST = 25
_HEAD = 8
"""Letters that a word like "tỉnh" may take before the name of a place."""
ABBREVIATED = re.compile(
    rf" \([{CAPITAL}]{{2,12}}\)(?= (?:tỉnh|thành phố|huyện|[{CAPITAL}])[^\W\d_]*)"
)
"""A name's own short form within it: "Liên đoàn Lao động (LĐLĐ) tỉnh Thanh Hóa"."""
TOKEN = re.compile(r"[^\W\d_]+(?:['’.&][^\W\d_]+)*|\d+|[^\w\s]")


@dataclass(frozen=True, eq=False)
class NameEnds:
    """Finds where names end; ``gazetteer`` knows the places in them."""

    gazetteer: Gazetteer

    def find(self, text: str, start: int, end: int, kind: str) -> int:
        """Where the name ends that begins at ``start`` with the head ``start:end``.

        Capitals go on with it, and the small words that names of bodies hold; any other ends it.
        """
        head, words = end, 0
        body_at = end if kind == "body" else -1
        while words < _LONGEST:
            gap = _BLANK.match(text, end)
            at = gap.end() if gap else end
            token = TOKEN.match(text, at)
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
                elif further := _further(text, end, at, kind):
                    end = further
                elif (
                    kind == "body"
                    and word not in STOPS
                    and text[end - 1].isalpha()
                    and (
                        re.match(rf" [{CAPITAL}]", text[token.end() :])
                        or (ON.match(text, token.end() + 1) and self._ends_capital(text[start:end]))
                        or _ends_field(text, head, end, token)
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
            elif abbreviated := ABBREVIATED.match(text, end):
                end = abbreviated.end()
            elif word.isdigit() and (
                _is_numbered(text[start:end], text[token.end() :])
                or (kind == "body" and _OF_SEVERAL.match(text, at))
            ):
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
                    r"(?:[Đđ]oàn )?(?:Hội (?:[Nn]gười|[Đđ]ồng hương|[Kk]iều bào|[Dd]oanh"
                    r"|[Ss]inh viên|Phật tử)|Hiệp hội"
                    r"|Đại sứ"
                    r"|Tổng Lãnh|Lãnh sự|ĐSQ|TLSQ|Tổ chức|Văn phòng|Phân hiệu)",
                    so_far,
                )
                is not None
            )
        return word == "thuộc"

    def _is_country(self, text: str, at: int) -> bool:
        place = next((p for p in self.gazetteer.find(text[at : at + 40]) if p.start == 0), None)
        return place is not None and place.kind == "country"


def _ends_field(text: str, head: int, end: int, token: "re.Match[str]") -> bool:
    """Whether the small ``token`` ends the word that says what a body is for: "Quỹ Dân số".

    That word stands right behind the head, its first syllable alone has a capital.
    """
    first = text[head:end].strip()
    if not is_vietnamese_syllable(first) or not first.istitle() or token[0] in _GOODS:
        return False
    if not is_vietnamese_syllable(token[0]):
        return False
    behind = TOKEN.match(text, token.end() + 1)
    return behind is None or not behind[0][0].islower() or behind[0] in STOPS | _LEVELS


def _further(text: str, end: int, at: int, kind: str) -> int:
    """Where the small words at ``at`` end with which a name goes on; 0 for others."""
    if numbered := _NUMBERED.match(text, end):
        return numbered.end()
    if on := ON.match(text, at):
        return on.end()
    others = _AND_NAMED.match(text, end) if kind == "body" else None
    return others.end() - 1 if others else 0


def _tail(text: str, at: int) -> int:
    """Where the words end that tell who the people before ``at`` are; 0 where there are none."""
    found = (pattern.match(text, at) for pattern in (_LACKS, _AT_SEVERAL, _DOES))
    return next((tail.end() for tail in found if tail), 0)


def _is_numbered(name: str, behind: str) -> bool:
    """Whether a number is a part of the ``name`` before it: "Đại đội 5 Hiến binh"."""
    return (
        (
            NAMED_UNITS.match(name) is not None
            and (
                name.endswith(("Công ty", "Binh đoàn", "Nông trường"))
                or re.match(rf"\s*[,.;(]|\s+[A-ZĐ]|\s(?:{_GO_ON})(?!\w)", behind) is not None
            )
        )
        or (
            _NUMBERED_BODY.search(name) is not None
            and re.match(rf"\s*(?:[,.;:()](?!\d)|$)|\s(?:{_GO_ON})(?!\w)", behind) is not None
        )
        or (
            re.search(rf"(?:xã|phường|thôn|ấp|bản|khóm)(?: [{CAPITAL}][^\W\d_]*)+$", name)
            is not None
            and re.match(r"\s*(?:[,.;(]|$)", behind) is not None
        )
    )
