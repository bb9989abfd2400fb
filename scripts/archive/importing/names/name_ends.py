"""Where a name ends that begins with a head like "Hội" or "học sinh"."""

import re
from dataclasses import dataclass

from archive.importing.names.body_words import (
    BODY,
    NAMED,
    NEVER_LAST,
    ON,
    PLACE,
    STOPS,
)
from archive.importing.names.name_tails import (
    TOKEN,
    described,
    ends_field,
    further,
    is_numbered,
    tail,
)
from archive.importing.names.places import Gazetteer
from archive.importing.paper.letters import CAPITAL

_BELOW = re.compile(
    rf",\s+(?:(?:tỉnh|huyện|xã|thành phố|thị xã|nước|bản|châu|cụm bản)\s+)?(?=[{CAPITAL}])"
)
_SEVERAL_PLACES = re.compile(r".*(?<!\w)(?:các|hai|ba|bốn) (?:tỉnh|huyện|xã|bản)(?!\w)")
_MORE_PLACES = re.compile(
    rf",\s+(?!(?:Hội|Ban|Đoàn|Ủy|Sở|Liên|Tỉnh|Ngày|Đồn|Công)\s)[{CAPITAL}][^\W\d_]*"
    rf"(?:[ ][{CAPITAL}][^\W\d_]*){{0,3}}"
    r"(?=\s*(?:[,.;)]|$|\svà\s|\s(?:nhân|vào|ngày|trong|với|được|đã|mỗi)\s|\s\d))"
)
_BLANK = re.compile(r"[ \u00a0]?")
_COUNTRY_PART = re.compile(
    r",\s*(?:Vương quốc\s+|CHDCND\s+|nước\s+|Cộng hòa Dân chủ Nhân dân\s+|CHND\s+)?"
)
_AT_PLACE = re.compile(
    r"\s+(?:ở|tại|của|thuộc|trên địa bàn|sinh sống tại|(?:đang |hiện )*(?:theo học|học tập|học"
    r"|làm việc"
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
_HOW_MANY = re.compile(r"0?[2-9] (?=(?:tỉnh|huyện|xã|bản|thôn|ấp)\s)")
_OF_SEVERAL = re.compile(rf"0?[2-9] (?:tỉnh|huyện|xã|bản) [{CAPITAL}]")
"""The bodies of places that are counted: "Hội LHTN 03 tỉnh Takeo, Kandal và Prey Veng"."""
_CROSSING = re.compile(r"(?:[Cc]ửa khẩu|Cầu|Cột mốc|[Mm]ốc|Hội trường|Trụ sở|Quảng trường)(?!\w)")
"""Where things are handed over, not where people live."""
_LONGEST = 25
_HEAD = 8
"""Letters that a word like "tỉnh" may take before the name of a place."""
ABBREVIATED = re.compile(
    rf" \([{CAPITAL}]{{2,12}}\)(?= (?:tỉnh|thành phố|huyện|[{CAPITAL}])[^\W\d_]*)"
)
"""A name's own short form within it: "Liên đoàn Lao động (LĐLĐ) tỉnh Thanh Hóa"."""


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
                elif goes_on := further(
                    text, end, at, "body" if body_at >= 0 else kind, text[start:end]
                ):
                    end = goes_on
                elif (
                    kind == "body"
                    and word not in STOPS
                    and text[end - 1].isalpha()
                    and (
                        re.match(rf" [{CAPITAL}]", text[token.end() :])
                        or (ON.match(text, token.end() + 1) and self._ends_capital(text[start:end]))
                        or ends_field(text, max(head, body_at), end, token)
                    )
                ):
                    end = token.end()
                elif kind == "people" and (stay := _STAYS.match(text, end)):
                    end = stay.end()
                    break
                elif kind == "people" and (tail_end := tail(text, end)):
                    end = tail_end
                elif place := _AT_PLACE.match(text, end):
                    if not self._goes_on_at(text, place.end(), kind, text[start:end], word):
                        break
                    several = _HOW_MANY.match(text, place.end())
                    end = (several.end() if several else place.end()) - 1
                elif kind == "people" and (told_end := described(text, start, end)):
                    end = told_end
                else:
                    break
            elif (
                (word in "-–" and re.match(rf"[-–] ?[{CAPITAL}]", text[at:]))
                or (word == "." and text[end - 2 : end] in {"TP", "Tp"})
                or (word in "'’" and text[end - 1 : end].isalpha())
            ):
                end = token.end()
            elif word == ",":
                beyond = self._past_comma(text, start, at)
                if not beyond:
                    break
                end = beyond
            elif abbreviated := ABBREVIATED.match(text, end):
                end = abbreviated.end()
            elif word.isdigit() and (
                is_numbered(text[start:end], text[token.end() :])
                or (kind in {"body", "people"} and _OF_SEVERAL.match(text, at))
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
        if kind == "people" and _CROSSING.match(behind):
            return False
        if not behind[:1].isupper() and not PLACE.match(behind) and behind[:5] != "bang ":
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
