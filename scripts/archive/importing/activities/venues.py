"""Where something took place, as a sentence says it."""

import re

from archive.importing.names.bodies import Bodies
from archive.importing.paper.letters import CAPITAL

_PLACE_HEAD = re.compile(
    r"(?:(?:[Kk]hu vực|[Đđ]ịa bàn)\s+)?(?:[Cc]ặp\s+)?(?:[Cc]ửa khẩu|[Tt]hành phố|TP\.?|[Hh]uyện"
    r"|[Xx]ã|[Tt]ỉnh|[Tt]hị xã|[Tt]hị trấn|[Bb]ản"
    r"|[Tt]hôn|[Ll]àng|[Pp]hường|[Qq]uận|[Qq]uảng trường|[Tt]rung tâm|[Nn]hà (?:văn hóa|văn hoá"
    r"|thi đấu|khách|hát|hữu nghị)|[Tt]rụ sở"
    r"|[Hh]ội trường|[Kk]ý túc xá|[Dd]i tích|[Tt]hành cổ"
    r"|[Tt]rường|[Đđ]ồn|[Cc]ột mốc|[Mm]ốc|[Bb]ảo tàng|[Tt]hủ đô|[Kk]hu|UBND|[Cc]ầu"
    r"|[Cc]hợ|[Cc]ảng|[Cc]hùa|[Bb]ến|[Gg]a|[Ss]ân"
    r"|[Đđ]ài|[Nn]ghĩa trang|[Đđ]ền|[Cc]ông viên|[Kk]hách sạn|[Tt]rạm|[Bb]iên giới|[Ll]ối mở"
    r"|[Cc]ác xã|[Cc]ác huyện|[Hh]ai bên|[Đđ]iểm"
    r"|[Tt]hư viện|[Hh]ọc viện|[Đđ]ại học|[Nn]ước(?! ngoài)|[Cc]ụm bản|[Kk]hối|[Cc]hốt|Băng Cốc"
    r"|Bangkok|Bắc Kinh|Tokyo|Seoul"
    r"|Viêng Chăn|Vientiane|Phnôm Pênh|Phnom Penh|[Vv]ăn phòng|[Ss]ở|[Bb]ệnh viện|[Cc]ung"
    r"|[Nn]hà máy|[Cc]ông ty|[Dd]ải|[Vv]ườn|[Pp]hố|[Đđ]ường|[Hh]ồ|[Bb]ãi|[Đđ]ình|[Ấấ]p|[Pp]hum"
    r"|[Ss]óc|[Tt]hiền viện|[Nn]hà thờ|[Bb]uôn|[Nn]ông trường|[Đđ]ảo|[Nn]hà|[Cc]hâu|[Ll]ễ đài"
    r"|[Bb]ộ Chỉ huy|[Đđ]ại sứ quán|[Tt]ượng đài|[Pp]hòng|[Hh]ai tỉnh|[Cc]ác tỉnh|[Vv]ùng)"
)
_AT = re.compile(
    r"(?<!\w)(?:[Tt]ại|[Ởở]|(?:[Đđ]ịa điểm|[Nn]ơi (?:diễn ra|tổ chức|gặp gỡ|trao"
    r"|giao))(?: [^\W\d_]+)?(?: là|:))\s+"
)
_SEEN = re.compile(
    r"(?<!\w)(?:thăm|tham quan)\s+(?P<what>(?:[Kk]hu )?(?:[Dd]i tích|[Tt]hành cổ"
    r"|[Nn]ghĩa trang|[Tt]ượng đài|[Bb]ảo tàng|[Đđ]ịa đạo|[Kk]hu lưu niệm|[Đđ]ài tưởng niệm"
    r"|[Qq]uảng trường)\s[^,;.]*?[A-ZĐ])"
)
"""What is a place by its name, and needs no "tại": "đến thăm thành cổ Quảng Trị"."""
_GONE_TO = re.compile(
    rf"(?<!\w)(?:đến|sang|về)\s(?P<what>(?:xã|bản|huyện|cụm bản|ấp|thôn|thị trấn)\s[{CAPITAL}]"
    rf"[^\W\d_]*(?:,? (?:[{CAPITAL}][^\W\d_]*|xã|huyện|tỉnh|thị xã))*)"
    r"(?=\s(?:để\s)?(?:khám|tổ chức|giúp|thực hiện|hướng dẫn|làm đường|sửa chữa"
    r"|tuyên truyền)(?!\w))"
)
"""Where people went to do something: "đến xã Samrong, huyện Chantrea khám bệnh"."""
_OF_A_THING = re.compile(
    r"\d[\d.]* (?:túi|bộ|tủ|hộp|chiếc|phần|gói) (?:thuốc|đồ|tủ|máy)(?: [^\W\d_]+)? $"
)
"""Behind it is no name of people: "200 túi thuốc gia đình tại Cửa khẩu X"."""
_STRUCK = re.compile(
    r"(?<!\w)(?:cháy|sập|cuốn trôi|tốc mái|thiệt hại|hư hỏng|hư hại|ngập)\s[^,;.]*$"
    r"|(?<!\w)(?:lũ quét|lũ lụt|mưa lũ|lũ|bão|sạt lở|thiên tai|động đất|hỏa hoạn)(?: xảy ra)?"
    r"(?:,? (?:vào )?(?:rạng )?(?:ngày|đêm|sáng|chiều|tối|tháng) [\d/.-]+)?,?\s*$"
    r"|(?<!\w)(?:(?<!chiến )dịch(?: bệnh)?|tình hình)(?: [^\s,;.]+){0,3}\s*$|(?<!\w)trong đó,?\s*$",
    re.IGNORECASE,
)
"""Where a disaster was is not where people were helped."""
_TOPIC = re.compile(r"(?<!\w)về việc [^,;.]*$")
"""Behind it is where something is to be done that was only talked about."""
_ACTS = re.compile(
    r"\s*(?:đã )?(?:trao|tặng|hỗ trợ|tài trợ|ủng hộ|chuyển|gửi|cử|phối hợp|đón|tiếp|tổ chức)(?!\w)"
)
_OF_NO_NAME = re.compile(r"[Cc]ác (?:xã|huyện|bản|thôn|ấp|trường|đồn)(?: [^\W\d_A-ZĐ][^\W\d_]*)*")
_PEOPLE_OF = re.compile(
    r"(?:cho|đỡ đầu|giúp|tặng)(?: hơn| gần| trên)? (?:\d[\d.]* )?[^\W\d_][^,;.\d]{2,40}$"
)
_WITHIN = re.compile(
    r"(?:huyện|tỉnh|xã|thành phố|thị xã|TP|Lào|Campuchia|Trung Quốc|nước)"
    rf"|(?:[{CAPITAL}][^\W\d_]*[ ]?){{1,4}}$"
)
"""What in brackets is a part of the place before them: "thành phố Mumbai (Ấn Độ)"."""
_PLACE_END = re.compile(
    r"[;.:!?“”\"]|(?<!Việt)(?<!Lào)(?<!Nam)\s[-–]\s(?!Kỹ thuật|Công nghệ|Truyền hình"
    r"|Xã hội|Du lịch)(?!(?!Hội|Đoàn|Ban|Sở|Tỉnh|Liên|Công)"
    rf"[{CAPITAL}](?![{CAPITAL}])[^\W\d_]+(?: [{CAPITAL}][^\W\d_]*)?(?:\s*[,.;(]|$))|"
    r"(?<!\w)và(?!\w)(?! [A-ZĐ])(?! (?:huyện|xã|thị xã|thành phố|tỉnh|bản) [A-ZĐ])|(?<!\w)(?:đã|sẽ"
    r"|với|để|nhằm|do|có|cho|cùng"
    r"|nhân|trong|vào|từ|ngày|bằng|thu hút"
    r"|được|là|tổ chức|trao|tặng|tiếp|đón|về|đến|gồm|của|tham|dự|phối hợp|theo|khi|hai bên(?! biên)"
    r"|sáng|chiều|tối|thông qua|không|chưa|thuộc chương trình|gần (?=\\d)|hơn|trên (?=\\d)"
    r"|bị|trị giá|số tiền|mùa|đang|diễn ra|hôm|chúc|khai mạc|kéo dài|năm|tháng|quý|khảo sát|nay"
    r"|còn|sang|mà|đoàn|gặp|bàn(?! giao)|khép lại|quy tụ|phục vụ|mỗi|nhiều|thống nhất|thực hiện"
    r"|giúp"
    r"|thăm|viếng|triển khai|bắt đầu|ra mắt|ra quân|biểu diễn|kết thúc|quyên góp|ủng hộ|phát động"
    r"|ký kết|trao đổi|giao lưu(?! văn)|khánh thành|bàn giao|dự kiến|lần thứ|nơi|vừa|đều|liên tục"
    r"|hằng|hàng (?:năm|tháng)|xuyên suốt|đúng|khám|vui|chung)(?!\w)"
)
_BEGINS_BODY = re.compile(
    r",\s*(?=(?:Hội|Đoàn|Tỉnh đoàn|Thành đoàn|Ủy ban|Uỷ ban|UBND|LĐLĐ|Liên|Mặt trận|Sở|Ban|Bộ"
    r"|Công đoàn|BĐBP|Thường"
    r"|Đồn|Tổ chức|Trường|đoàn|lãnh|Hai|hai)(?!\w))"
)
_ENDS_AT_COMMA = re.compile(
    r",(?!\s*(?:huyện|tỉnh|xã|thành phố|TP|thị xã|thị trấn|quận|phường|bản|nước|Vương quốc|CHDCND"
    r"|châu|thôn"
    r"|Lào|Campuchia|Trung Quốc|Thái Lan|Hàn Quốc|Nhật Bản|Ấn Độ|(?:Liên bang )?Nga|Cu-?[Bb]a|Đức"
    r"|Pháp|Hungary|Đài Loan|Malaysia|Singapore|Indonesia|Philippines|Myanmar|Hoa Kỳ|Mỹ|Úc|Anh|Séc"
    r"|Ba Lan|Ma-rốc|Vân Nam|Quảng Tây|thủ đô|cửa khẩu|khu)(?!\w))"
)
_ABROAD = re.compile(rf"(?:[{CAPITAL}][\w-]*\s?){{1,4}}(?:, |\()")
"""A city that no list has, before its land: "Marrakech, Ma-rốc"."""
_NUMBER_BEHIND = re.compile(
    r"(?<!trường)(?<!viên)(?<!đường)(?<!mốc)(?<!số)(?<!Km)(?<!km)(?<!khu)(?<!phường)(?<!Phường)\s\d"
)
_IS_NUMBERED = re.compile(
    rf"(?:xã|phường|thôn|ấp|bản|khóm|tổ|khu)(?: [{CAPITAL}][^\W\d_]*)* \d{{1,2}}$", re.IGNORECASE
)
"""A place with a number for its name, or behind it: xã Thường Phước 1."""


def place_of(
    text: str, bodies: Bodies, *, in_names: frozenset[str] = frozenset({"body"})
) -> tuple[str, int, int] | None:
    """The first place that ``text`` says something took place at, with where it stands.

    One within a name is a part of it; ``in_names`` are the kinds of names (of
    a gift also people) that keep the places in them.
    """
    named = [
        p
        for p in bodies.find(text)
        if p.kind in in_names and not _OF_A_THING.search(text[: p.start])
    ]
    for at in _AT.finditer(text):
        start = at.end()
        if any(p.start < at.start() and at.end() < p.end for p in named):
            continue
        known_end = 0
        if not _PLACE_HEAD.match(text, start):
            named_place = next(
                (p for p in bodies.gazetteer.find(text[start : start + 50]) if p.start == 0), None
            )
            if abroad := _ABROAD.match(text, start):
                behind = bodies.gazetteer.find(text[abroad.end() : abroad.end() + 25])
                if behind and behind[0].start == 0 and behind[0].code != "VN":
                    end = abroad.end() + behind[0].end
                    end += abroad[0].endswith("(") and text.startswith(")", end)
                    return text[start:end], start, end
            if named_place is None or named_place.code == "VN":
                continue
            known_end = start + named_place.end
            joined = len(" và ") if text.startswith(" và ", known_end) else 0
            behind = bodies.gazetteer.find(text[known_end + joined : known_end + 44])
            if joined and behind and behind[0].start == 0 and behind[0].code != "VN":
                known_end += joined + behind[0].end
        before = text[max(0, at.start() - 40) : at.start()]
        if re.search(
            r"(?:(?<!sang )(?<!đến )(?<!vào )học tập|giảng dạy|(?<!khoa )(?<!văn"
            r" )(?<!trường )học|(?:bán|nội) trú|sinh sống"
            r"|(?:đang|lao động|người|đến) làm việc|công tác|chiến đấu|hy sinh|nhà ở"
            r"|Lãnh sự(?: quán)?[^,]*"
            r"|Trung tâm[^,;.]{0,30}|(?:Văn phòng|Chi hội|Cộng đồng|Hiệp hội|Hội người Việt)[^,;.]*"
            r"|(?:[Cc]ác|những) (?:đối tác|đơn vị|cơ quan|tổ chức|chùa|hội|đồn)(?: bạn)?"
            r"|Đại sứ quán[^,]*"
            r"|quán Việt Nam)\s*$",
            before,
        ):
            continue
        treated = re.search(r"(?<!\w)(?:khám|phát thuốc|cấp thuốc)(?!\w)", text[: at.start()])
        if not treated and re.search(
            r"(?:người Việt|con em[^,]*|công nhân(?: [^\W\d_]+){0,2}|bà con[^,]*|người dân|nhân dân"
            r"|học sinh)\s*$",
            before,
        ):
            continue
        if text.count("“", 0, start) > text.count("”", 0, start):
            continue  # a part of what a project is called
        if _STRUCK.search(before) or _TOPIC.search(text[: at.start()]):
            continue
        if _resides(text, at.start(), _place_end(text, start), bodies):
            continue
        end = _place_end(text, start)
        if known_end and not text.startswith(",", known_end):
            end = known_end  # "tại Campuchia gửi": a country's name ends by itself
        place = text[start:end].rstrip(" ,-–(")
        if ")" in place and "(" not in place:
            place = place[: place.index(")")].rstrip()
        if (numbered := _NUMBER_BEHIND.search(place)) and not _IS_NUMBERED.search(place):
            place = place[: numbered.start()].rstrip(" ,")
        if _OF_NO_NAME.fullmatch(place) and _PEOPLE_OF.search(before):
            continue  # "đỡ đầu 46 trẻ em tại các xã biên giới"
        if len(place) > 3:
            return place, start, start + len(place)
    for gone in _GONE_TO.finditer(text):
        return gone["what"], gone.start("what"), gone.end("what")
    for seen in _SEEN.finditer(text):
        if any(p.start <= seen.start("what") < p.end for p in named):
            continue
        place = text[seen.start("what") : _place_end(text, seen.start("what"))].rstrip(" ,-–(")
        return place, seen.start("what"), seen.start("what") + len(place)
    return None


def _resides(text: str, at: int, end: int, bodies: Bodies) -> bool:
    """Whether "tại …" says where a body is that then acts: "Hội X tại thành phố Y trao …"."""
    if not _ACTS.match(text, end):
        return False
    return any(
        party.kind == "body" and party.end <= at <= party.end + 1 for party in bodies.find(text)
    )


def _place_end(text: str, start: int) -> int:
    end = len(text)
    for pattern in (_PLACE_END, _BEGINS_BODY):
        found = pattern.search(text, start + 3)
        if found:
            end = min(end, found.start())
    comma = start
    if found := _ENDS_AT_COMMA.search(text, comma, end):
        end = found.start()
    opened = text.find("(", start, end)
    if opened >= 0:
        closed = text.find(")", opened, end + 40)
        inner = text[opened + 1 : closed] if closed > 0 else ""
        if _WITHIN.match(inner):
            return closed + 1
        return opened
    return end
